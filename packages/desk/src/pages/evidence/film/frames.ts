/** Where one is in a film: which frame is asked for, which of those at hand comes next, and how a second is written. */
import { type Span, seenSpan, uncovered } from '@safeconduct/core/records/covered-time.ts'
import type { FilmView, ItemView, StillView } from '../../../calls/evidence-items.ts'

/** A frame stands at its second or a hair beside it: half the way to the next one is surely past it. */
const half = 0.5

/** This frame and the three after it: whoever goes on does not wait for each. */
export function secondsFrom(at: number, { rate }: FilmView): readonly number[] {
  return [at, at + half / rate, at + (1 + half) / rate, at + (2 + half) / rate]
}

/** The frame before: asked for a quarter of a frame early, because the first one that is not before that is shown. */
export function secondBefore(at: number, { rate }: FilmView): number {
  return Math.max(0, at - 1.25 / rate)
}

/** Among those at hand; undefined where it has to be asked for. */
export function nextOf(stills: readonly StillView[], at: number, film: FilmView): StillView | undefined {
  const [next] = stills
    .filter((still) => still.at > at + 0.01 / film.rate && still.at < at + (1 + half) / film.rate)
    .toSorted((a, b) => a.at - b.at)
  return next
}

export function beforeOf(stills: readonly StillView[], at: number, film: FilmView): StillView | undefined {
  const [before] = stills
    .filter((still) => still.at < at - 0.01 / film.rate && still.at > at - (1 + half) / film.rate)
    .toSorted((a, b) => b.at - a.at)
  return before
}

/** The same second as somebody would say it: minutes, and hundredths for the frame. */
export function secondWords(at: number, language: string): string {
  const minutes = Math.floor(at / 60)
  const seconds = new Intl.NumberFormat(language, {
    minimumIntegerDigits: 2,
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  // Cut, not rounded: 59.999 is no sixtieth second.
  return `${minutes}:${seconds.format(Math.floor((at - minutes * 60) * 100 + 0.001) / 100)}`
}

export function liesAt({ from, to }: Span, at: number): boolean {
  return (from === undefined || from <= at) && (to === undefined || at <= to)
}

/**
 * As it is asked for: one frame longer on both sides, because what shows beside a box for a twenty-fifth of a second is
 * shown; and open where it reaches the beginning or the end, because a film may be longer than it says.
 */
export function widened({ from, to }: Span, { rate, seconds }: FilmView): Span {
  const rounded = (second: number): number => Math.round(second * 1000) / 1000
  const [start, end] = [(from ?? 0) - 1 / rate, (to ?? seconds) + 1 / rate]
  return {
    ...(start <= 0 ? {} : { from: rounded(start) }),
    ...(end >= seconds ? {} : { to: rounded(end) }),
  }
}

type MarkBox = Span & { readonly covers: readonly string[] }

/** When a mark still shows: what whoever makes the copy will say, told while the boxes are drawn (redaction.md, RD44). */
export function openSpans(
  mark: string,
  seen: ItemView['marksSeen'],
  boxes: readonly MarkBox[],
  film: FilmView,
): readonly Span[] {
  const covers = boxes.filter((box) => box.covers.includes(mark)).map((box) => widened(box, film))
  return uncovered(seen.filter((one) => one.mark === mark).map(seenSpan), covers)
}
