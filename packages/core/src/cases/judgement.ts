/**
 * How urgent a case stands after all its assessments. Nothing overwrites: a worker alone may raise, only two may lower.
 *
 * Lower than what stood before, or than what the answers give, waits for a second person's name; until then what
 * stood before stands. Every desk with the same assessments comes to the same.
 */
import { byCode, careful, earliestIn, type Held, latestIn, saysYes, textIn, textsIn } from '../rules/world.ts'
import { writersOf } from '../rules/written.ts'
import {
  isLower,
  type Priority,
  priorities,
  priorityOfLevel,
  type Triage,
  triageOf,
  worsePriority,
} from './triage.ts'

export type Judgement = {
  readonly id: string
  readonly at: number
  readonly by: string
  /** What the worker set. */
  readonly priority: Priority
  readonly triage?: Triage
  readonly lowers: boolean
  readonly second?: string
  /** It lowers, and nobody else has signed: it does not count yet. */
  readonly awaitsSecond: boolean
  /** What stands after it. */
  readonly stands: Priority
}

export type Standing = {
  /** `undefined`: nobody has ever assessed the danger. */
  readonly priority?: Priority
  readonly all: readonly Judgement[]
  readonly latest?: Judgement
}

/** From the assessments of one case, in any order. */
export function standingOf(assessments: readonly Held[], now: number): Standing {
  const inOrder = assessments
    .map((held) => ({ held, at: earliestIn(held, 'at') ?? 0 }))
    .toSorted((a, b) => a.at - b.at || byCode(a.held.id, b.held.id))
  const all: Judgement[] = []
  for (const { held, at } of inOrder) all.push(judgementOf(held, { at, before: all.at(-1)?.stands, now }))
  const latest = all.at(-1)
  return latest === undefined ? { all } : { all, latest, priority: latest.stands }
}

type Before = { readonly at: number; readonly before: Priority | undefined; readonly now: number }

function judgementOf(held: Held, { at, before, now }: Before): Judgement {
  // An assessment that nobody can read says nothing good.
  const priority = careful(held, 'priority', priorities) ?? 'emergency'
  const by = textIn(held, 'by') ?? ''
  const triage = triageOf(held)
  const floor = [before, triage === undefined ? undefined : priorityOfLevel[triage.level]]
    .filter((one) => one !== undefined)
    .reduce(worsePriority, 'watch')
  // Whoever wrote it may have known of more than assessments: the case's own priority.
  const lowers = isLower(priority, floor) || saysYes(held, 'lowers')
  const second = secondOf(held, by)
  // A date in the future is a wrong clock, and a wrong clock lowers nothing.
  const counts = !lowers || (second !== undefined && at <= now)
  return {
    id: held.id,
    at,
    by,
    priority,
    lowers,
    awaitsSecond: lowers && second === undefined,
    stands: counts ? priority : worsePriority(floor, priority),
    ...(triage === undefined ? {} : { triage }),
    ...(second === undefined ? {} : { second }),
  }
}

/**
 * Somebody else than whoever wrote it, who wrote so at their own desk, below a priority that the first one wrote: a
 * colleague's code is only a word, and what was lowered after the signature nobody signed.
 */
function secondOf(held: Held, by: string): string | undefined {
  const isTheirs = (field: string, value: unknown, code: string): boolean =>
    writersOf(held, field, value)?.includes(code) ?? true
  const isBys =
    isTheirs('by', by, by) && textsIn(held, 'priority').every((one) => isTheirs('priority', one, by))
  const others = textsIn(held, 'secondReader').filter(
    (one) => one !== by && isBys && isTheirs('secondReader', one, one),
  )
  return others.toSorted(byCode)[0]
}

/** Before an assessment is saved: what it would do, and whether a second person must sign. */
export function weigh(
  proposed: Priority,
  {
    before,
    triage,
    by,
    second,
  }: {
    readonly before?: Priority
    readonly triage?: Triage
    readonly by: string
    readonly second?: string
  },
): { readonly lowers: boolean; readonly needsSecond: boolean; readonly stands: Priority } {
  const floor = [before, triage === undefined ? undefined : priorityOfLevel[triage.level]]
    .filter((one) => one !== undefined)
    .reduce(worsePriority, 'watch')
  const lowers = isLower(proposed, floor)
  const needsSecond = lowers && (second === undefined || second === by)
  return { lowers, needsSecond, stands: needsSecond ? floor : proposed }
}

/** When the danger was last looked at; a time in the future counts as now. */
export function lastAssessed(assessments: readonly Held[], now: number): number | undefined {
  const times = assessments.flatMap((held) => latestIn(held, 'at') ?? []).map((at) => Math.min(at, now))
  return times.length === 0 ? undefined : Math.max(...times)
}
