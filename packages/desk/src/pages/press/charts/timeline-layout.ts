/** Places on the timeline: one row for each thing, days to the right, so that every mark has its words beside it. */
import type { MomentView } from '../../../calls/charts.ts'
import { isMonthOnly, isYearOnly } from './precision.ts'

export type Frame = {
  readonly width: number
  readonly row: number
  readonly letters: number
  /** Months on the axis at most. */
  readonly ticks: number
  /** Words under their mark, at the beginning of the row. */
  readonly isNarrow: boolean
}
export const wide: Frame = { width: 820, row: 26, letters: 62, ticks: 8, isNarrow: false }
export const slim: Frame = { width: 360, row: 46, letters: 54, ticks: 3, isNarrow: true }
/** The newest; more is not read as a picture, and the table has them. */
export const mostDrawn = 80

export type PlacedMoment = {
  readonly moment: MomentView
  readonly x: number
  readonly y: number
  /** Of a month, a year or a span: how far it reaches. */
  readonly reach: number
  readonly side: 'start' | 'end'
}
export type Tick = { readonly x: number; readonly month: string }
export type TimelinePicture = {
  readonly height: number
  readonly placed: readonly PlacedMoment[]
  readonly ticks: readonly Tick[]
  readonly now: number | undefined
}

const top = 34
const margin = 16
const day = 86_400_000

export function layOutTimeline(moments: readonly MomentView[], now: string, frame: Frame): TimelinePicture {
  const drawn = moments.slice(-mostDrawn)
  const days = [...drawn.map(({ day: { date } }) => date), now].toSorted()
  const starts = drawn.map(({ day: { date } }) => Date.parse(date))
  const ends = drawn.map(endOf)
  const from = Math.min(...starts, Date.parse(now)) - 3 * day
  const to = Math.max(...ends, Date.parse(now)) + 3 * day
  const across = (at: number): number =>
    Math.round(margin + ((at - from) / Math.max(day, to - from)) * (frame.width - 2 * margin))
  return {
    height: top + drawn.length * frame.row + 10,
    placed: drawn.map((moment, i) => {
      const x = across(starts[i] ?? from)
      const reach = Math.max(0, across(ends[i] ?? from) - x)
      return {
        moment,
        x,
        y: top + i * frame.row + frame.row / 2 - (frame.isNarrow ? 10 : 0),
        reach,
        side: x + reach > frame.width * 0.55 ? 'end' : 'start',
      }
    }),
    ticks: ticksBetween(days[0] ?? now, days.at(-1) ?? now, frame.ticks).map((month) => ({
      x: across(Date.parse(`${month}-01`)),
      month,
    })),
    now: across(Date.parse(now)),
  }
}

/** The last day that the words allow. */
function endOf({ day: { date, precision }, to }: MomentView): number {
  const start = Date.parse(date)
  if (to !== undefined) return Math.max(start, Date.parse(to))
  if (isYearOnly(precision)) return Date.parse(`${date.slice(0, 4)}-12-31`)
  return isMonthOnly(precision) ? start + 29 * day : start
}

/** From the month after the first day: the first day itself stands at the edge. */
function ticksBetween(first: string, last: string, most: number): readonly string[] {
  const [from, to] = [monthOf(first) + 1, monthOf(last)]
  const every = Math.max(1, Math.ceil((to - from + 1) / most))
  return Array.from({ length: Math.max(0, Math.floor((to - from) / every) + 1) }, (_, i) =>
    monthNamed(from + i * every),
  )
}

/** Months since the year nought. */
function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

function monthNamed(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
}
