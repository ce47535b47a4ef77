/** An item on its page: what it is, where it is from, and what may be done with it. Blurred until somebody asks. */
import { imageProvenance } from '@safeconduct/core/records/vocabulary/image-provenance.ts'
import { sourceMaterial } from '@safeconduct/core/records/vocabulary/source-material.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import type { CallRefusal, Hit } from '../../../calls/calls.ts'
import type { ItemView } from '../../../calls/evidence-items.ts'
import { call } from '../../calls/client.ts'
import { whileSaving } from '../../calls/saving.ts'
import { useCall } from '../../calls/use-call.ts'
import { paths } from '../../frame/places.ts'
import { Refused } from '../../frame/refused.tsx'
import { instantWords } from '../../records/dates.ts'
import parts from '../../style/parts.module.css'
import { useLanguage } from '../../words/use-words.ts'
import { FilmStage } from '../film/film-stage.tsx'
import { useEvidenceWords } from '../use-evidence-words.ts'
import css from './look.module.css'
import { Parts } from './parts.tsx'
import { Report } from './report.tsx'
import { saveBytes } from './save-bytes.ts'
import { Shown } from './shown.tsx'
import { useItemLook } from './use-item-look.ts'

/** `opened` tells the page that the item's papers have grown. */
export function ItemSheet({
  id,
  rev,
  opened,
}: {
  readonly id: string
  readonly rev: number
  readonly opened: () => void
}) {
  const asked = useCall('evidence.item', { id, language: useLanguage() }, rev)
  if (asked.state !== 'answered') return null
  return <Sheet item={asked.value} opened={opened} />
}

function Sheet({ item, opened }: { readonly item: ItemView; readonly opened: () => void }) {
  const { look: said } = useEvidenceWords().items
  return (
    <section className={css['sheet']} aria-label={said.title}>
      {item.cover === 'film' ? (
        <FilmStage item={item} opened={opened} />
      ) : (
        <Stage item={item} opened={opened} />
      )}
      <div className={css['frame']}>
        <Facts item={item} />
        <Acts item={item} opened={opened} />
        {item.file && <Report id={item.item.id} opened={opened} />}
      </div>
    </section>
  )
}

function Stage({ item, opened }: { readonly item: ItemView; readonly opened: () => void }) {
  const { look: said } = useEvidenceWords().items
  const language = useLanguage()
  const figures = new Intl.NumberFormat(language)
  const [page, setPage] = useState(1)
  const look = useItemLook(item.item.id, { file: item.file, large: true, shown: opened })
  const { pages = 1 } = look.view ?? {}
  const turn = (to: number): void => {
    setPage(to)
    look.show(to)
  }
  return (
    <div className={css['frame']} ref={look.near}>
      <div className={css['stage']} data-clear={look.clear}>
        <Shown
          view={look.view}
          clear={look.clear}
          file={item.file}
          kind={termWords(sourceMaterial, item.kind, language)}
          title={item.item.title}
        />
      </div>
      {look.view?.shows === true && (
        <p className={parts['row']}>
          <button
            type="button"
            disabled={look.busy}
            onClick={() => (look.clear ? look.blur() : look.show(page))}
          >
            {look.clear ? said.blur : said.show}
          </button>
          {item.graphic && <strong>{said.graphic}</strong>}
          <span role="status">{look.busy && said.opening}</span>
          {look.clear && pages > 1 && (
            <>
              <button type="button" disabled={page === 1 || look.busy} onClick={() => turn(page - 1)}>
                {said.earlier}
              </button>
              <span>{said.page(figures.format(page), figures.format(pages))}</span>
              <button type="button" disabled={page === pages || look.busy} onClick={() => turn(page + 1)}>
                {said.later}
              </button>
            </>
          )}
        </p>
      )}
      <Refused refusal={look.refusal} />
    </div>
  )
}

function Facts({ item }: { readonly item: ItemView }) {
  const { look: said, wall } = useEvidenceWords().items
  const language = useLanguage()
  const came = [
    item.via === undefined ? '' : wall.ways[item.via],
    item.from === undefined ? '' : wall.from(item.from),
    instantWords(item.at, language),
    wall.takenIn(item.by),
  ]
  const origin =
    item.provenance === undefined ? said.originUnknown : termWords(imageProvenance, item.provenance, language)
  return (
    <dl className={css['facts']}>
      <dt>{said.received}</dt>
      <dd>
        <Parts of={came} />
      </dd>
      <dt>{said.origin}</dt>
      <dd>
        {origin}
        {item.neverEvidence && (
          <p>
            <strong>{wall.never}.</strong> {said.neverWhy}
          </p>
        )}
      </dd>
      <dt>{said.seal}</dt>
      <dd>{wall.states[item.state]}</dd>
      <dt>{said.consent}</dt>
      <dd>{wall.consents[item.consent]}</dd>
      <dt>{said.releases}</dt>
      <dd>{item.releases.length === 0 ? said.noReleases : <Hits hits={item.releases} release />}</dd>
      {item.copyOf !== undefined && (
        <>
          <dt>{said.copyOf}</dt>
          <dd>
            <Hits hits={[item.copyOf]} />
          </dd>
        </>
      )}
      {item.copies.length > 0 && (
        <>
          <dt>{said.copies}</dt>
          <dd>
            <Hits hits={item.copies} />
          </dd>
        </>
      )}
    </dl>
  )
}

function Hits({ hits, release = false }: { readonly hits: readonly Hit[]; readonly release?: boolean }) {
  return (
    <ul>
      {hits.map(({ id, title }) => (
        <li key={id}>
          <Link href={release ? paths.release(id) : paths.record('EvidenceItem', id)}>
            <bdi>{title}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Acts({ item, opened }: { readonly item: ItemView; readonly opened: () => void }) {
  const { look: said } = useEvidenceWords().items
  const [refusal, setRefusal] = useState<CallRefusal>()
  if (!item.file) return null
  const save = async (): Promise<void> => {
    const answer = await whileSaving(call('evidence.file', { id: item.item.id }))
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (!answer.ok) return
    saveBytes(answer.value.name, answer.value.base64)
    opened()
  }
  return (
    <>
      <p className={parts['row']}>
        {item.cover !== 'no' && item.copyOf === undefined && (
          <Link href={paths.cover(item.item.id)} className={parts['act'] ?? ''}>
            {said.cover}
          </Link>
        )}
        <button type="button" onClick={() => void save()}>
          {said.save}
        </button>
      </p>
      <p className={parts['facts']}>{said.saveHelp}</p>
      <Refused refusal={refusal} />
    </>
  )
}
