/** When in a film: the frame that is seen, and from when to when a box lies there. With the keyboard as with the mouse. */
import { type ReactNode, useEffect, useState } from 'react'
import type { FilmView } from '../../../calls/evidence-items.ts'
import { Field } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLanguage } from '../../words/use-words.ts'
import film from '../film/film.module.css'
import { liesAt, secondWords } from '../film/frames.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'
import type { Box } from './boxes.ts'

type TimeProps = {
  readonly at: number
  readonly film: FilmView
  readonly busy: boolean
  readonly show: (at: number) => void
  readonly children: ReactNode
}

/** Whoever pulls it waits for the frame on which they let go, not for each on the way. */
const pause = 250

export function TimeChoice({ at, film: { seconds, rate }, busy, show, children }: TimeProps) {
  const { cover: said, look } = useEvidenceWords().films
  const language = useLanguage()
  const [wish, setWish] = useState<number>()
  useEffect(() => {
    if (wish === undefined) return undefined
    const wait = setTimeout(() => show(wish), pause)
    return () => clearTimeout(wait)
    // Of the wish alone: `show` is another function at each drawing.
  }, [wish])
  // Until the frame is there the slider stays where it was pulled to.
  useEffect(() => {
    if (!busy) setWish(undefined)
  }, [busy])
  const seen = wish ?? at
  return (
    <div className={film['choose']}>
      <Field label={`${said.time}: ${look.of(secondWords(seen, language), secondWords(seconds, language))}`}>
        {(given) => (
          <input
            {...given}
            type="range"
            className={film['time']}
            min={0}
            max={Math.max(seconds, at)}
            step={Math.max(1 / rate, 0.001)}
            value={seen}
            aria-valuetext={secondWords(seen, language)}
            onChange={({ target }) => setWish(target.valueAsNumber)}
          />
        )}
      </Field>
      <p className={parts['row']}>{children}</p>
    </div>
  )
}

type WhenProps = {
  readonly box: Box
  readonly at: number
  readonly film: FilmView
  /** Another frame is on its way: the one that is seen is not the one that is meant. */
  readonly busy: boolean
  readonly change: (some: Pick<Box, 'from' | 'to'>) => void
  readonly show: (at: number) => void
}

export function When({ box, at, film: { seconds }, busy, change, show }: WhenProps) {
  const { cover: said } = useEvidenceWords().films
  const { from = 0, to = seconds } = box
  return (
    <>
      {!liesAt(box, at) && (
        <p className={parts['row']}>
          <span>{said.notHere}</span>
          <button type="button" onClick={() => show(from)}>
            {said.goTo}
          </button>
        </p>
      )}
      <div className={film['span']}>
        <Second label={said.from} value={from} most={to} change={(second) => change({ from: second, to })} />
        <button type="button" disabled={busy} onClick={() => change({ from: at, to: Math.max(at, to) })}>
          {said.fromHere}
        </button>
        <Second
          label={said.to}
          value={to}
          least={from}
          most={seconds}
          change={(second) => change({ from, to: second })}
        />
        <button type="button" disabled={busy} onClick={() => change({ from: Math.min(from, at), to: at })}>
          {said.toHere}
        </button>
      </div>
      <p>
        <button type="button" onClick={() => change({ from: 0, to: seconds })}>
          {said.whole}
        </button>
      </p>
    </>
  )
}

type SecondProps = {
  readonly label: string
  readonly value: number
  readonly least?: number
  readonly most: number
  readonly change: (second: number) => void
}

/** What is typed is kept inside the film once it is a number; a half-typed one is nobody's wish yet. */
function Second({ label, value, least = 0, most, change }: SecondProps) {
  return (
    <Field label={label}>
      {(given) => (
        <input
          {...given}
          type="number"
          min={least}
          max={most}
          step={0.01}
          value={Math.round(value * 100) / 100}
          onChange={({ target }) => {
            const second = target.valueAsNumber
            if (Number.isFinite(second)) change(Math.min(most, Math.max(least, second)))
          }}
        />
      )}
    </Field>
  )
}

type SoundProps = {
  readonly film: FilmView
  readonly sound: boolean
  readonly choose: (sound: boolean) => void
}

export function Sound({ film: { sound: hasSound }, sound, choose }: SoundProps) {
  const { cover: said } = useEvidenceWords().films
  if (!hasSound) return <p className={parts['facts']}>{said.silent}</p>
  return (
    <label className={parts['tick']}>
      <input type="checkbox" checked={sound} onChange={({ target }) => choose(target.checked)} />
      <span>
        {said.sound}
        <br />
        <span className={parts['facts']}>{said.soundHelp}</span>
      </span>
    </label>
  )
}
