/** One record: its title in plain words, its fields in groups, what refers to it, and its history beside. */
import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { RecordView } from '../../calls/calls.ts'
import { useCall } from '../calls/use-call.ts'
import { Papers } from '../evidence/papers.tsx'
import { originOf } from '../form/from-record.ts'
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

export function RecordPage({ type, id }: { readonly type: RecordTypeName; readonly id: string }) {
  const words = useWords()
  const [, go] = useLocation()
  const [view, setView] = useState(viewsOf(type)[0] ?? 'work')
  const record = useCall('records.read', { id }, useKept())
  useKeys('record', { back: () => go(paths.table(type)) })
  if (record.state === 'waiting') return <p role="status">{words.waiting}</p>
  return (
    <article className={css['page']}>
      <Link href={paths.table(type)} className={css['back'] ?? ''}>
        {words.record.back}
      </Link>
      {record.state === 'refused' ? (
        <Refused refusal={record.refusal} />
      ) : (
        <>
          <RecordHead type={type} id={id} record={record.value} />
          <ViewChoice type={type} view={view} change={setView} />
          <div className={css['columns']}>
            <div className={css['work']}>
              <FieldGroups type={type} view={view} fields={record.value.fields} />
              {(type === 'EvidenceItem' || type === 'Testimony') && <Papers id={id} rev={record.value.rev} />}
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
        {type === 'Case' && (
          <Link href={paths.access(id)} className={css['act'] ?? ''}>
            {words.people.tabs.access}
          </Link>
        )}
      </div>
    </header>
  )
}
