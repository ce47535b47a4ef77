/**
 * Promises, as people are held to them: who promised, in which words, what and to whom, when it is due, which checks
 * were made, what speaks against it, and where it stands today (R21, R22).
 *
 * "No information" is an answer and no step towards what was promised; silence after a due day makes it overdue
 * whatever anybody wrote. A promise without a day gets one from us, and that is said wherever it stands.
 */

import { promisesOf } from '../rules/promises.ts'
import { isOverdue } from '../rules/signs-of-life.ts'
import {
  byCode,
  earliestIn,
  type Held,
  type Shape,
  shapesIn,
  textIn,
  textListOf,
  textOf,
  textsIn,
  timeOf,
  type World,
} from '../rules/world.ts'
import { stagesOf } from './stages.ts'
import { stancesOf } from './stances.ts'

export const smartMarks = ['S', 'M', 'A', 'R', 'T'] as const
export type SmartMark = (typeof smartMarks)[number]

export type PromiseCheck = {
  readonly check: string
  readonly dueAt: number
  readonly outcome: string | undefined
  readonly isMissed: boolean
}

export type Commitment = {
  readonly statement: string
  readonly promisors: readonly string[]
  readonly toWhom: string | undefined
  readonly words: string
  readonly what: string
  readonly due: string | undefined
  readonly every: string | undefined
  readonly isAssumed: boolean
  readonly smart: readonly SmartMark[]
  /** Told by somebody else than the promisor. */
  readonly relayedBy: string | undefined
  readonly checks: readonly PromiseCheck[]
  /** The next due day, from checks or from the promise itself. */
  readonly next: number | undefined
  readonly status: string
  readonly overdueDays: number
  readonly contrary: readonly ContraryFact[]
}

/** A document or a denial that stands against the promise. */
export type ContraryFact = {
  readonly record: string
  readonly kind: 'stage' | 'denial'
  readonly says: string
}

export function commitmentsOf(world: World): readonly Commitment[] {
  const standing = new Map(promisesOf(world).map((one) => [one.statement, one]))
  return world
    .ofType('Statement')
    .filter((one) => textsIn(one, 'kind').includes('commitment'))
    .map((statement) => {
      const [promise = {}] = shapesIn(statement, 'commitment')
      const own = standing.get(statement.id)
      const checks = checksOf(statement.id, world)
      return {
        statement: statement.id,
        ...termsOf(statement, promise),
        checks,
        next: nextDue(checks, promise, world),
        status: own?.status ?? 'pending',
        overdueDays: own?.overdueDays ?? 0,
        contrary: contraryTo(statement, promise, world),
      }
    })
}

function termsOf(
  statement: Held,
  promise: Shape,
): Pick<
  Commitment,
  'promisors' | 'toWhom' | 'words' | 'what' | 'due' | 'every' | 'isAssumed' | 'smart' | 'relayedBy'
> {
  const marks = promise['smart']
  return {
    promisors: textListOf(promise, 'promisors'),
    toWhom: textOf(promise, 'toWhom'),
    words: textIn(statement, 'wording') ?? '',
    what: textOf(promise, 'what') ?? '',
    due: textOf(promise, 'due'),
    every: textOf(promise, 'every'),
    isAssumed: promise['intervalAssumed'] === true,
    smart: smartMarks.filter((mark) => isMarked(marks, mark)),
    relayedBy: textIn(statement, 'relayedBy'),
  }
}

function isMarked(marks: unknown, mark: SmartMark): boolean {
  return (
    typeof marks === 'object' &&
    marks !== null &&
    mark in marks &&
    Object.entries(marks).some(([name, value]) => name === mark && value === true)
  )
}

function checksOf(statement: string, world: World): readonly PromiseCheck[] {
  return world
    .ofType('Check')
    .filter(
      (one) => textsIn(one, 'kind').includes('commitment') && textsIn(one, 'subject').includes(statement),
    )
    .flatMap((check) => {
      const dueAt = earliestIn(check, 'dueAt')
      if (dueAt === undefined) return []
      return [
        { check: check.id, dueAt, outcome: textIn(check, 'outcome'), isMissed: isOverdue(check, world.now) },
      ]
    })
    .toSorted((a, b) => a.dueAt - b.dueAt || byCode(a.check, b.check))
}

/** The first check that has not been made; without one, what the promise says, counted from the last. */
function nextDue(checks: readonly PromiseCheck[], promise: Shape, world: World): number | undefined {
  const open = checks.find(({ outcome, dueAt }) => outcome === undefined && dueAt >= world.now)
  if (open !== undefined) return open.dueAt
  const last = checks.at(-1)?.dueAt
  const every = textOf(promise, 'every')
  if (last === undefined || every === undefined) return timeOf(promise['due'])
  return after(last, every, world.now)
}

/** The first of these intervals that lies ahead. `P1M`, `P30D`, `P2W`. */
function after(from: number, every: string, now: number): number | undefined {
  if (!/^P(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?$/.test(every) || !/[1-9]/.test(every)) return undefined
  const step = Temporal.Duration.from(every)
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO('UTC')
  for (let i = 0; i < 2000 && at.epochMilliseconds < now; i++) at = at.add(step)
  return at.epochMilliseconds
}

const against: ReadonlySet<string> = new Set(['refused', 'closed', 'suspended', 'prelim_extended'])

/** After the promise: an office that refused what was promised, or the promisor who denied that there is anything. */
function contraryTo(statement: Held, promise: Shape, world: World): readonly ContraryFact[] {
  const said = timeOf(shapesIn(statement, 'saidAt')[0]) ?? 0
  const stages = stagesOf(world, stancesOf(world)).flatMap(({ documented }) =>
    documented !== undefined && documented.at >= said && against.has(documented.stage)
      ? [{ record: documented.item, kind: 'stage' as const, says: documented.stage }]
      : [],
  )
  const promisors = textListOf(promise, 'promisors')
  const denials = world
    .ofType('Statement')
    .filter(
      (one) => textsIn(one, 'kind').includes('denial') && promisors.includes(textIn(one, 'speakerId') ?? ''),
    )
    .filter((one) => (timeOf(shapesIn(one, 'saidAt')[0]) ?? 0) >= said)
    .map((one) => ({ record: one.id, kind: 'denial' as const, says: textIn(one, 'wording') ?? '' }))
  return [...stages, ...denials]
}

export type CalendarDay = {
  readonly day: string
  readonly due: readonly {
    readonly statement: string
    readonly isAssumed: boolean
    readonly isMissed: boolean
    /** What came of the check of that day. */
    readonly outcome: string | undefined
  }[]
}

/** The promise calendar: each day on which something is or was due, in order. */
export function promiseCalendar(world: World): readonly CalendarDay[] {
  const entries = commitmentsOf(world).flatMap(({ statement, isAssumed, checks, next }) => [
    ...checks.map(({ dueAt, isMissed, outcome }) => ({
      at: dueAt,
      statement,
      isAssumed,
      isMissed,
      outcome,
    })),
    ...(next === undefined || checks.some(({ dueAt }) => dueAt === next)
      ? []
      : [{ at: next, statement, isAssumed, isMissed: false, outcome: undefined }]),
  ])
  const days = Map.groupBy(entries, ({ at }) =>
    Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 10),
  )
  return [...days]
    .toSorted(([a], [b]) => byCode(a, b))
    .map(([day, due]) => ({
      day,
      due: due.map(({ statement, isAssumed, isMissed, outcome }) => ({
        statement,
        isAssumed,
        isMissed,
        outcome,
      })),
    }))
}
