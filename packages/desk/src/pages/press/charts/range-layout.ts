/** Places for what several sources count: a row for each, its bounds from left to right on one scale. */
import type { FigureSaid } from '../../../calls/charts.ts'

export type Frame = {
  readonly width: number
  readonly names: number
  readonly row: number
  readonly letters: number
}
export const wide: Frame = { width: 820, names: 300, row: 44, letters: 42 }
export const slim: Frame = { width: 360, names: 14, row: 68, letters: 50 }
export const mostDrawn = 30

export type Range = {
  readonly figure: FigureSaid
  readonly y: number
  readonly from: number
  readonly to: number
  /** Nothing says how many at most: the bar ends in an arrow. */
  readonly isOpen: boolean
}
export type RangePicture = {
  readonly height: number
  readonly ranges: readonly Range[]
  readonly ticks: readonly { readonly x: number; readonly n: number }[]
}

const top = 34
const right = 70

export function layOutRanges(said: readonly FigureSaid[], frame: Frame): RangePicture {
  const drawn = said.slice(0, mostDrawn)
  // An open end reaches a little beyond the largest number that anybody said.
  const largest = Math.max(1, ...drawn.flatMap(({ min, max }) => [min, Math.min(max ?? 0, min * 20 + 20)]))
  const step = stepFor(largest)
  const most = Math.ceil((largest * 1.1) / step) * step
  const across = (n: number): number =>
    Math.round(frame.names + (Math.min(n, most) / most) * (frame.width - frame.names - right))
  const ticks = Array.from({ length: Math.round(most / step) + 1 }, (_, i) => i * step)
  return {
    height: top + drawn.length * frame.row + 8,
    ranges: drawn.map((figure, i) => ({
      figure,
      y: top + i * frame.row + frame.row / 2,
      from: across(figure.min),
      to: across(figure.max ?? most),
      isOpen: figure.max === undefined || figure.max > most,
    })),
    ticks: ticks.map((n) => ({ x: across(n), n })),
  }
}

/** 1, 2 or 5 of a power of ten, so that at most six lines stand on the scale. */
function stepFor(largest: number): number {
  const rough = largest / 5
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)))
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= rough) ?? power * 10
}
