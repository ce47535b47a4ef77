/** A film on its item's page: frames spread over it, blurred; the chosen one clear when somebody asks; a part to watch. */
import { type KeyboardEvent, useRef, useState } from 'react'
import type { FilmView, ItemView, StillView, StripView } from '../../../calls/evidence-items.ts'
import { useCall } from '../../calls/use-call.ts'
import { Refused } from '../../frame/refused.tsx'
import parts from '../../style/parts.module.css'
import { useLanguage } from '../../words/use-words.ts'
import look from '../look/look.module.css'
import { usePicture } from '../look/use-picture.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'
import css from './film.module.css'
import { secondWords } from './frames.ts'
import { useStills } from './use-stills.ts'
import { Watch } from './watch.tsx'

type Props = { readonly item: ItemView; readonly opened: () => void }

export function FilmStage({ item, opened }: Props) {
  const { look: said } = useEvidenceWords().films
  const asked = useCall('evidence.strip', { id: item.item.id })
  if (asked.state === 'waiting')
    return (
      <p className={parts['facts']} role="status">
        {said.opening}
      </p>
    )
  if (asked.state === 'refused') return <Refused refusal={asked.refusal} />
  return <Open item={item} opened={opened} strip={asked.value} />
}

function Open({ item, opened, strip }: Props & { readonly strip: StripView }) {
  const { items, films } = useEvidenceWords()
  const said = films.look
  const language = useLanguage()
  const [chosen, choose] = useState(strip.stills[0])
  const stills = useStills(item.item.id, strip, { shown: opened })
  const here = stills.still ?? chosen
  const isClear = stills.still !== undefined
  if (here === undefined) return null
  const take = (still: StillView): void => {
    choose(still)
    if (isClear) stills.show(still.at)
  }
  return (
    <div className={look['frame']}>
      <Frame still={here} clear={isClear} title={said.frame(secondWords(here.at, language))} />
      <p className={parts['row']}>
        <button
          type="button"
          disabled={stills.busy}
          onClick={() => (isClear ? stills.blur() : stills.show(here.at))}
        >
          {isClear ? said.blur : said.show}
        </button>
        {isClear && <Steps at={here.at} film={strip} step={stills.step} busy={stills.busy} />}
        {item.graphic && <strong>{items.look.graphic}</strong>}
        <span role="status">
          {stills.busy
            ? items.look.opening
            : said.of(secondWords(here.at, language), secondWords(strip.seconds, language))}
        </span>
      </p>
      <Refused refusal={stills.refusal} />
      <Strip stills={strip.stills} chosen={chosen} choose={take} />
      <p className={parts['facts']}>{said.help}</p>
      <Watch id={item.item.id} film={strip} from={here.at} opened={opened} />
    </div>
  )
}

type FrameProps = { readonly still: StillView; readonly clear: boolean; readonly title: string }

function Frame({ still: { picture }, clear, title }: FrameProps) {
  const address = usePicture(picture)
  return (
    <div className={look['stage']} data-clear={clear}>
      {address !== undefined && (
        <img className={look['picture']} data-clear={clear} src={address} alt={clear ? title : ''} />
      )}
    </div>
  )
}

type StepsProps = {
  readonly at: number
  readonly film: FilmView
  readonly step: (by: 1 | -1, from: number) => void
  readonly busy: boolean
}

export function Steps({ at, film, step, busy }: StepsProps) {
  const { look: said } = useEvidenceWords().films
  return (
    <>
      <button type="button" disabled={busy || at <= 0} onClick={() => step(-1, at)}>
        {said.earlier}
      </button>
      <button
        type="button"
        disabled={busy || at >= film.seconds - 1 / film.rate - 0.001}
        onClick={() => step(1, at)}
      >
        {said.later}
      </button>
    </>
  )
}

type StripProps = {
  readonly stills: readonly StillView[]
  readonly chosen: StillView | undefined
  readonly choose: (still: StillView) => void
}

/** One stop for the keyboard; arrows go from frame to frame. */
export function Strip({ stills, chosen, choose }: StripProps) {
  const { look: said } = useEvidenceWords().films
  const list = useRef<HTMLDivElement>(null)
  const at = Math.max(
    0,
    stills.findIndex((still) => still === chosen),
  )
  const pressed = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    const next = by === undefined ? undefined : stills[at + by]
    if (next === undefined) return
    event.preventDefault()
    choose(next)
    list.current?.querySelectorAll('button')[at + (by ?? 0)]?.focus()
  }
  return (
    <div ref={list} className={css['strip']} role="group" aria-label={said.strip} onKeyDown={pressed}>
      {stills.map((still, i) => (
        <Small key={still.at} still={still} isChosen={i === at} choose={() => choose(still)} />
      ))}
    </div>
  )
}

type SmallProps = { readonly still: StillView; readonly isChosen: boolean; readonly choose: () => void }

function Small({ still: { at, picture }, isChosen, choose }: SmallProps) {
  const { look: said } = useEvidenceWords().films
  const language = useLanguage()
  const address = usePicture(picture)
  return (
    <button
      type="button"
      className={css['small']}
      aria-pressed={isChosen}
      aria-label={said.frame(secondWords(at, language))}
      tabIndex={isChosen ? 0 : -1}
      onClick={choose}
    >
      {address !== undefined && <img src={address} alt="" />}
      <span aria-hidden="true">{secondWords(at, language)}</span>
    </button>
  )
}
