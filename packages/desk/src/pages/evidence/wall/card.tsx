/** One item on the wall: blurred until somebody asks, and what is known of where it is from. */
import { sourceMaterial } from '@safeconduct/core/records/vocabulary/source-material.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { WallItem } from '../../../calls/evidence-items.ts'
import { paths } from '../../frame/places.ts'
import { Refused } from '../../frame/refused.tsx'
import { instantWords } from '../../records/dates.ts'
import { useLanguage } from '../../words/use-words.ts'
import { Parts } from '../look/parts.tsx'
import { Shown } from '../look/shown.tsx'
import { useItemLook } from '../look/use-item-look.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'
import { leaveWall, rememberWall, wallPlace } from './remembered.ts'
import css from './wall.module.css'

type Props = { readonly item: WallItem; readonly counted: (graphicToday: number) => void }

export function Card({ item: one, counted }: Props) {
  const { look: said } = useEvidenceWords().items
  const language = useLanguage()
  const { item, kind, file, graphic } = one
  const look = useItemLook(item.id, { file, large: false })
  const shown = look.clear ? look.view?.graphicToday : undefined
  useEffect(() => {
    if (shown !== undefined) counted(shown)
    // How many it are changes with what is shown, and with nothing else here.
  }, [shown])
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (wallPlace().card !== item.id) return
    link.current?.focus()
    link.current?.scrollIntoView({ block: 'center' })
    leaveWall()
  }, [item.id])
  const kindWords = termWords(sourceMaterial, kind, language)
  const canShow = file && look.view?.shows === true && look.view.why === undefined
  return (
    <li className={css['card']}>
      <div className={css['stage']} ref={look.near}>
        <Shown view={look.view} clear={look.clear} file={file} kind={kindWords} title={item.title} />
        {canShow && (
          <button
            type="button"
            className={css['show']}
            disabled={look.busy}
            aria-pressed={look.clear}
            aria-label={`${look.clear ? said.blur : said.show}: ${item.title}`}
            onClick={() => (look.clear ? look.blur() : look.show())}
          >
            {look.clear ? said.blur : said.show}
          </button>
        )}
        {graphic && <span className={css['graphic']}>{said.graphic}</span>}
        {/* A frame of it looks like a picture. */}
        {look.view?.family === 'film' && look.view.picture !== undefined && (
          <span className={css['film']}>{said.families.film}</span>
        )}
      </div>
      <div className={css['about']}>
        <Link
          ref={link}
          href={paths.record('EvidenceItem', item.id)}
          data-card
          className={css['title'] ?? ''}
          onClick={() => rememberWall({ card: item.id })}
        >
          <bdi>{item.title}</bdi>
        </Link>
        <From one={one} />
        <Marks one={one} />
        <Refused refusal={look.refusal} />
      </div>
    </li>
  )
}

function From({ one }: { readonly one: WallItem }) {
  const { wall: said } = useEvidenceWords().items
  const language = useLanguage()
  const from = [
    one.via === undefined ? '' : said.ways[one.via],
    one.from === undefined ? '' : said.from(one.from),
    instantWords(one.at, language),
    said.takenIn(one.by),
    one.caseCode === undefined ? '' : said.inCase(one.caseCode),
  ]
  return (
    <p className={css['from']}>
      <Parts of={from} />
    </p>
  )
}

/** A word and a shape for each: a colour alone says nothing in the dark, and to one in twelve. */
function Marks({ one: { state, consent, neverEvidence, copyOf, releases } }: { readonly one: WallItem }) {
  const { wall: said } = useEvidenceWords().items
  return (
    <ul className={css['marks']}>
      <li data-mark={state === 'sealed' ? 'done' : 'open'}>{said.states[state]}</li>
      <li data-mark={consent === 'withdrawn' ? 'stop' : consent === 'not-given' ? 'open' : 'done'}>
        {said.consents[consent]}
      </li>
      {neverEvidence && <li data-mark="stop">{said.never}</li>}
      {copyOf !== undefined && <li data-mark="done">{said.copy}</li>}
      {releases.length > 0 && <li data-mark="done">{said.in(releases.length)}</li>}
    </ul>
  )
}
