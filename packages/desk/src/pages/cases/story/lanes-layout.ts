/** Where the marks of a case stand on its time line: one lane under the other, days to the right. */
import type { Lane } from '@safeconduct/core/cases/marks.ts'
import type { StoryMark, StoryView } from '../../../calls/cases.ts'

export type Placed = { readonly mark: StoryMark; readonly x: number; readonly width: number }
export type PlacedLane = { readonly lane: Lane; readonly y: number; readonly marks: readonly Placed[] }
export type Tick = { readonly x: number; readonly at: string }
export type LanePicture = {
  readonly width: number
  readonly height: number
  readonly lanes: readonly PlacedLane[]
  readonly ticks: readonly Tick[]
  readonly now: number | undefined
}

const laneHeight = 34
const top = 30
const left = 132
const right = 20
const day = 86_400_000
/** A mark must be wide enough for a finger. */
const least = 12

export function layOutLanes(
  { lanes, span, now }: Pick<StoryView, 'lanes' | 'span' | 'now'>,
  width: number,
): LanePicture {
  const from = Date.parse(span.from)
  // A case of one day still has a width.
  const to = Math.max(Date.parse(span.to), from + day)
  const scale = (width - left - right) / (to - from)
  const xOf = (at: number): number => Math.round(left + (Math.min(Math.max(at, from), to) - from) * scale)
  const here = Date.parse(now)
  return {
    width,
    height: top + lanes.length * laneHeight + 8,
    lanes: lanes.map(({ lane, marks }, index) => ({
      lane,
      y: top + index * laneHeight + laneHeight / 2,
      marks: marks.map((mark) => {
        const x = xOf(Date.parse(mark.at))
        const until = mark.until === undefined ? x : xOf(Date.parse(mark.until))
        return { mark, x, width: Math.max(least, until - x) }
      }),
    })),
    ticks: ticksBetween(from, to, width).map((at) => ({
      x: xOf(at),
      at: dayOf(at),
    })),
    now: here >= from && here <= to ? xOf(here) : undefined,
  }
}

function dayOf(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 10)
}

function millisOf(date: Temporal.PlainDate): number {
  return date.toZonedDateTime('UTC').epochMilliseconds
}

/** First days of months, so many that their words do not touch. */
function ticksBetween(from: number, to: number, width: number): readonly number[] {
  const most = Math.max(1, Math.floor((width - left - right) / 90))
  const months: number[] = []
  let next = Temporal.PlainDate.from(dayOf(from)).with({ day: 1 }).add({ months: 1 })
  for (let at = millisOf(next); at <= to; at = millisOf(next)) {
    months.push(at)
    next = next.add({ months: 1 })
  }
  const every = Math.ceil(months.length / most)
  return months.filter((_, index) => index % every === 0)
}
