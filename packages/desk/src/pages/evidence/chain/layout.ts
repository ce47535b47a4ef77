/** Places on the line of an item's chain: one row for each step, time to the right, from hours to years. */
import type { Step } from './steps.ts'

export type Frame = {
  readonly width: number
  readonly row: number
  readonly ticks: number
  /** Words under their mark, at the beginning of the row. */
  readonly isNarrow: boolean
}
export const wide: Frame = { width: 820, row: 28, ticks: 6, isNarrow: false }
export const slim: Frame = { width: 360, row: 46, ticks: 3, isNarrow: true }
/** The newest; the table has all. */
export const mostDrawn = 60

export type Placed = {
  readonly step: Step
  readonly x: number
  readonly y: number
  readonly reach: number
  /** Where there are words' length of room: behind the mark, before it, or over a bar that leaves none. */
  readonly side: 'start' | 'end' | 'over'
}
/** `unit`: whether the hour or the day is what tells one tick from the next. */
export type Tick = { readonly x: number; readonly at: number; readonly unit: 'hour' | 'day' | 'month' }
export type ChainPicture = {
  readonly height: number
  readonly placed: readonly Placed[]
  readonly ticks: readonly Tick[]
}

const [top, margin, before] = [34, 18, 44]
const [hour, day] = [3_600_000, 86_400_000]
const spaces = [
  ...[hour / 4, hour, 3 * hour, 6 * hour].map((space) => [space, 'hour'] as const),
  ...[day, 2 * day, 7 * day, 14 * day].map((space) => [space, 'day'] as const),
  ...[30, 91, 365, 5 * 365].map((days) => [days * day, 'month'] as const),
]

export function layOutChain(steps: readonly Step[], frame: Frame): ChainPicture {
  const drawn = steps.slice(-mostDrawn)
  const times = drawn.flatMap(({ at, to }) =>
    [at, to].flatMap((one) => (one === undefined ? [] : [Date.parse(one)])),
  )
  const [first, last] = [Math.min(...times), Math.max(...times)]
  // A chain of one minute is drawn as an hour: its marks stand at the beginning, one below the other.
  const span = Math.max(hour, last - first)
  // Where nobody knows when something began, it begins before all that is known.
  const start = margin + (drawn.some(({ at }) => at === undefined) ? before : 0)
  const across = (at: number): number =>
    Math.round(start + ((at - first) / span) * (frame.width - start - margin))
  return {
    height: top + drawn.length * frame.row + 8,
    placed: drawn.map((step, i) => {
      const x = step.at === undefined ? margin : across(Date.parse(step.at))
      const reach = step.to === undefined ? 0 : Math.max(0, across(Date.parse(step.to)) - x)
      return {
        step,
        x,
        y: top + i * frame.row + frame.row / 2 - (frame.isNarrow ? 10 : 0),
        reach,
        side: sideOf(x, reach, frame),
      }
    }),
    ticks: times.length === 0 ? [] : ticksOf(first, span, frame.ticks, across),
  }
}

function sideOf(x: number, reach: number, { width }: Frame): Placed['side'] {
  const [after, ahead] = [width - x - reach, x]
  if (Math.max(after, ahead) < width * 0.45) return 'over'
  return ahead > after ? 'end' : 'start'
}

/** On whole hours, days and months, so many that their words fit beside each other. */
function ticksOf(first: number, span: number, most: number, across: (at: number) => number): readonly Tick[] {
  const [space, unit] = spaces.find(([each]) => span / each <= most) ?? [
    Math.ceil(span / most / day) * day,
    'month',
  ]
  const ticks: Tick[] = []
  for (let at = Math.ceil(first / space) * space; at <= first + span; at += space)
    ticks.push({ x: across(at), at, unit })
  return ticks
}
