/** One record: its title in plain words, its fields in groups, what refers to it, and its history beside. */
import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { lazy, Suspense, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { RecordView } from '../../calls/calls.ts'
import { useCall } from '../calls/use-call.ts'
import { wallPlace } from '../evidence/wall/remembered.ts'
import { originOf } from '../form/from-record.ts'
import { OnItsWay } from '../frame/on-its-way.tsx'
import { paths } from '../frame/places.ts'
import { Refused } from '../frame/refused.tsx'
import { useKeys } from '../frame/use-keys.ts'
import { instantWords } from '../records/dates.ts'
import { useTitle } from '../records/titles.ts'
import { useKept } from '../session/copies.ts'
import { useTypeWords } from '../words/use-type-words.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Around } from './around.tsx'
import { FieldGroups } from './field-groups.tsx'
import { History } from './history.tsx'
import css from './record.module.css'
import { ViewChoice } from './view-choice.tsx'
import { viewsOf } from './views.ts'

/** Pictures and what is done with them come with the Evidence room's own work. */
const ItemSheet = lazy(async () => {
  const { ItemSheet } = await import('../evidence/look/item-sheet.tsx')
  return { default: ItemSheet }
})

const Papers = lazy(async () => {
  const { Papers } = await import('../evidence/papers.tsx')
  return { default: Papers }
})

/** It brings the words of the rules, which the first page has no room for. */
const NamedByMistake = lazy(async () => {
  const { NamedByMistake } = await import('./named-by-mistake.tsx')
  return { default: NamedByMistake }
})

export function RecordPage({ type, id }: { readonly type: RecordTypeName; readonly id: string }) {
  const words = useWords()
  const [, go] = useLocation()
  const [view, setView] = useState(viewsOf(type)[0] ?? 'work')
  const [opened, setOpened] = useState(0)
  const [looks, setLooks] = useState(0)
  const record = useCall('records.read', { id }, useKept() + looks / 1_000_000)
  // Whoever came from the wall goes back to it.
  const [onWall] = useState(type === 'EvidenceItem' && wallPlace().card === id)
  const back = onWall ? paths.evidence('wall') : paths.table(type)
  useKeys('record', { back: () => go(back) })
  if (record.state === 'waiting') return <OnItsWay />
  return (
    <article className={css['page']}>
      <Link href={back} className={css['back'] ?? ''}>
        {onWall ? words.evidence.backToWall : words.record.back}
      </Link>
      {record.state === 'refused' ? (
        <Refused refusal={record.refusal} />
      ) : (
        <>
          <RecordHead type={type} id={id} record={record.value} />
          {type === 'EvidenceItem' && (
            <Suspense fallback={null}>
              <ItemSheet id={id} rev={record.value.rev} opened={() => setOpened((before) => before + 1)} />
            </Suspense>
          )}
          <ViewChoice type={type} view={view} change={setView} />
          <div className={css['columns']}>
            <div className={css['work']}>
              <FieldGroups type={type} view={view} fields={record.value.fields} />
              <Suspense fallback={null}>
                {type === 'EvidenceItem' && (
                  <NamedByMistake id={id} record={record.value} again={() => setLooks((n) => n + 1)} />
                )}
                {(type === 'EvidenceItem' || type === 'Testimony') && (
                  <Papers id={id} rev={record.value.rev + opened * 1_000_000} />
                )}
              </Suspense>
              <Around key={view} origin={originOf(type, record.value)} view={view} />
            </div>
            <History id={id} type={type} view={view} rev={record.value.rev} />
          </div>
        </>
      )}
    </article>
  )
}

type HeadProps = {
  readonly type: RecordTypeName
  readonly id: string
  readonly record: RecordView
}

function RecordHead({ type, id, record: { createdAt, createdBy, kept } }: HeadProps) {
  const words = useWords()
  const language = useLanguage()
  const typeWords = useTypeWords()
  const title = useTitle(id)
  return (
    <header className={css['head']}>
      <p className={css['kind']}>{typeWords.one(type)}</p>
      <h1>
        <bdi>{title?.title ?? typeWords.one(type)}</bdi>
      </h1>
      <p className={css['quiet']}>
        {words.record.entered(instantWords(createdAt, language), createdBy)}
        <br />
        {words.people.sync.kept[kept]}
      </p>
      <div className={css['acts']}>
        {type === 'Publication' && (
          <Link href={paths.reading(id)} className={css['act'] ?? ''}>
            {words.record.read}
          </Link>
        )}
        <Link href={paths.edit(type, id)} className={css['act'] ?? ''}>
          {words.record.edit}
        </Link>
        {type === 'Release' && (
          <Link href={paths.dossier(id)} className={css['act'] ?? ''}>
            {words.evidence.makeDossier}
          </Link>
        )}
        {type === 'Testimony' && (
          <Link href={paths.account(id)} className={css['act'] ?? ''}>
            {words.evidence.setAnew}
          </Link>
        )}
        {type === 'Case' && (
          <Link href={paths.access(id)} className={css['act'] ?? ''}>
            {words.people.tabs.access}
          </Link>
        )}
      </div>
    </header>
  )
}
