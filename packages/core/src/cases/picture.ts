/**
 * A case's picture over time, as data for a drawing: how urgent it stood, what happened, where the person slept.
 *
 * All times are milliseconds on one axis; the page draws, this decides what is shown. A stay is a bar without a name:
 * nothing in the picture says where.
 */
import type { CaseFile } from './case-files.ts'
import type { Lane, Mark } from './marks.ts'
import type { Priority } from './triage.ts'

export type Picture = {
  readonly from: number
  readonly to: number
  /** How urgent it stood from then on: a stair, one step for each assessment. */
  readonly danger: readonly { readonly from: number; readonly to: number; readonly priority: Priority }[]
  /** What changed things: an upright line each. */
  readonly happened: readonly { readonly at: number; readonly what: string; readonly id: string }[]
  /** Bars: stays, moves, consents, with open ends drawn to the edge. */
  readonly bars: readonly {
    readonly lane: Lane
    readonly id: string
    readonly from: number
    readonly to: number
    readonly open: boolean
    readonly state?: string
  }[]
  /** Dots: everything that has no length. */
  readonly dots: readonly { readonly lane: Lane; readonly id: string; readonly at: number }[]
}

type Span = { readonly from: number; readonly to: number }

const long: ReadonlySet<Lane> = new Set(['stay', 'leg', 'consent'])
const running: ReadonlySet<string> = new Set(['underway', 'arrived', 'overdue', 'given'])

export function pictureOf(file: CaseFile, marks: readonly Mark[], { from, to }: Span): Picture {
  const within = (at: number): number => Math.min(to, Math.max(from, at))
  const shown = marks.filter(({ at }) => at <= to)
  return {
    from,
    to,
    danger: dangerOf(file, { from, to }),
    happened: shown.filter(({ lane }) => lane === 'occurrence').map(({ at, what, id }) => ({ at, what, id })),
    bars: shown
      .filter(({ lane }) => long.has(lane))
      .map(({ lane, id, at, until, state }) => {
        const open = until === undefined ? running.has(state ?? '') : until > to
        const end = until ?? (open ? to : at)
        return {
          lane,
          id,
          from: within(at),
          to: within(end),
          open,
          ...(state === undefined ? {} : { state }),
        }
      }),
    dots: shown
      .filter(({ lane }) => !long.has(lane) && lane !== 'occurrence')
      .map(({ lane, id, at }) => ({ lane, id, at: within(at) })),
  }
}

function dangerOf({ standing }: CaseFile, { from, to }: Span): Picture['danger'] {
  const steps = standing.all.filter(({ at }) => at <= to)
  return steps.map(({ at, stands }, index) => ({
    from: Math.max(from, at),
    to: Math.max(from, steps[index + 1]?.at ?? to),
    priority: stands,
  }))
}
