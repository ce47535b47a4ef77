/**
 * One scheduler for everything that is watched: people, arrivals, promises, replies, deadlines, consents, reviews.
 *
 * A check at eight in the morning stays at eight where the person is, whatever the clocks of that country do. A clock
 * that was set back un-fires nothing: time here is the latest that this device or anybody else has vouched for.
 * Of two due times written apart the earlier counts until it is answered.
 */
import type { checkKind } from '../records/vocabulary/check-kind.ts'
import type { checkOutcome } from '../records/vocabulary/check-outcome.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'
import { answersOf, openDue, termsOf } from '../rules/check-terms.ts'
import { nextDue, type Repeating } from '../rules/repeating.ts'
import { secondWordAt } from '../rules/second-word.ts'
import { missedChecks, outcomesOf, watchedBy } from '../rules/signs-of-life.ts'
import {
  byCode,
  careful,
  day,
  type Held,
  hour,
  type Shape,
  shapesIn,
  textIn,
  textOf,
  timeOf,
  timesIn,
  type World,
} from '../rules/world.ts'
import { ownItems } from '../rules/written.ts'
import { samePersons } from './same-person.ts'

export type CheckKind = CodeOf<typeof checkKind>
export type CheckOutcome = CodeOf<typeof checkOutcome>

/** `late`: due, within its grace. `missed`: the grace is over and nobody answered, or somebody noted that. */
export type WatchState = 'waiting' | 'late' | 'missed' | 'duress' | 'settled'

export type Watched = {
  readonly id: string
  readonly kind: CheckKind
  readonly subject: string
  readonly due: number
  /** When the grace is over. */
  readonly alarmAt: number
  readonly state: WatchState
  /** When the second word was said, while it stands (CA54): also where a repeating check already waits for its next time. */
  readonly secondWord?: number
  readonly every?: string
  readonly zone?: string
  /** Who hears the alarm, in this order. */
  readonly ladder: readonly string[]
  /** Whose turn it is; only while missed. Past the last of them it stays with the last. */
  readonly rung?: number
  /** Somebody took the alarm of this due time. */
  readonly acknowledgedBy?: string
}

const kinds: readonly CheckKind[] = [
  'safety',
  'leg',
  'commitment',
  'reply',
  'deadline',
  'consent',
  'risk',
  'retention',
]
/** Of outcomes written apart the one that worries most. */
const worstOutcomes: readonly CheckOutcome[] = [
  'duress',
  'no_answer',
  'missed',
  'no_info',
  'cancelled',
  'done',
  'safe',
  'safe_word_ok',
]
/** Minutes until the next person of the ladder is asked, where the check names none. */
export const rungMinutes = 15

export function watchedNow(world: World): readonly Watched[] {
  return world
    .ofType('Check')
    .flatMap((check) => watched(check, world.now) ?? [])
    .toSorted((a, b) => a.due - b.due || byCode(a.id, b.id))
}

export function watched(check: Held, now: number): Watched | undefined {
  const due = outstanding(check, now)
  const kind = careful(check, 'kind', kinds)
  const subject = textIn(check, 'subject')
  if (due === undefined || kind === undefined || subject === undefined) return undefined
  const { graceHours, rungMinutes: each = rungMinutes, ladder, every, zone } = termsOf(check)
  const alarmAt = due.at + graceHours * hour
  // The second word of a check that repeats would be gone from every list as soon as the next time is set.
  const secondWord = secondWordAt([check], now)
  const state = stateOf(check, due, { alarmAt, now, isOver: secondWord === undefined })
  const taken = { due, state, ...(secondWord === undefined ? {} : { secondWord }) }
  const acknowledged = ownItems(check, 'acknowledged', shapesIn(check, 'acknowledged')).findLast((one) =>
    acknowledges(one, taken, now),
  )
  const by = acknowledged === undefined ? undefined : textOf(acknowledged, 'by')
  return {
    id: check.id,
    kind,
    subject,
    due: due.at,
    alarmAt,
    state,
    ...(secondWord === undefined ? {} : { secondWord }),
    ...(every === undefined ? {} : { every }),
    ...(zone === undefined ? {} : { zone }),
    ladder,
    ...(state === 'missed' && ladder.length > 0 ? { rung: rungAt(now - alarmAt, ladder.length, each) } : {}),
    ...(by === undefined ? {} : { acknowledgedBy: by }),
  }
}

/** Nobody takes an alarm before there is one: what was noted of the second word is no answer to the next silence. */
function acknowledges(
  one: Shape,
  {
    due,
    state,
    secondWord,
  }: { readonly due: Outstanding; readonly state: WatchState; readonly secondWord?: number },
  now: number,
): boolean {
  const at = timeOf(one['at']) ?? Number.POSITIVE_INFINITY
  // Whoever took it an hour ago and wrote nothing since may be held, or hold the person: the others are asked again.
  if (state !== 'settled' && now - at > hour) return false
  if (secondWord !== undefined && state !== 'missed') return at >= secondWord
  const isOver = state === 'settled' || state === 'duress'
  return (timeOf(one['dueAt']) ?? 0) >= due.at && (isOver || at >= due.at)
}

type Outstanding = { readonly at: number; readonly answered: boolean }

/** The earliest due time that nobody has answered; when all were, the last of them. */
function outstanding(check: Held, now: number): Outstanding | undefined {
  const open = openDue(check, now)
  if (open !== undefined) return { at: open, answered: false }
  const last = timesIn(check, 'dueAt')
    .toSorted((a, b) => a - b)
    .at(-1)
  return last === undefined ? undefined : { at: last, answered: true }
}

function stateOf(
  check: Held,
  due: Outstanding,
  { alarmAt, now, isOver }: { readonly alarmAt: number; readonly now: number; readonly isOver: boolean },
): WatchState {
  const said = outcomeOf(check, due, isOver)
  if (said === 'no_answer' || said === 'missed') return 'missed'
  // Called off it wakes nobody any more, and whoever said the second word still waits.
  if (said === 'duress' || (said !== undefined && !isOver)) return 'duress'
  if (said !== undefined) return 'settled'
  if (alarmAt < now) return 'missed'
  return due.at <= now ? 'late' : 'waiting'
}

function outcomeOf(check: Held, { at, answered }: Outstanding, isOver: boolean): CheckOutcome | undefined {
  const worst = isOver ? worstOutcomes.filter((one) => one !== 'duress') : worstOutcomes
  const answers = answersOf(check)
    .filter(({ dueAt }) => answered && timeOf(dueAt) === at)
    .flatMap(({ outcome }) => worst.find((one) => one === outcome) ?? [])
  return worst.find((one) => answers.includes(one)) ?? worst.find((one) => outcomesOf(check).includes(one))
}

function rungAt(late: number, rungs: number, each: number): number {
  const millis = Math.min(each, rungMinutes) * 60_000
  return Math.min(rungs - 1, Math.max(0, Math.floor(late / millis)))
}

/** Unanswered after their grace, and nobody has noted an outcome: every kind of check. */
export function overdueChecks(world: World): readonly Watched[] {
  return watchedNow(world).filter(({ id, state }) => {
    const check = world.byId(id)
    return state === 'missed' && check !== undefined && outcomesOf(check).length === 0
  })
}

/** Due from now on, within so many days. */
export function upcomingChecks(world: World, days = 7): readonly Watched[] {
  return watchedNow(world).filter(
    ({ state, due }) => state === 'waiting' && due >= world.now && due <= world.now + days * day,
  )
}

export type PersonAlarm = { readonly person: string; readonly because: readonly string[] }

/** People who did not answer, each with the checks that say so (rule R13). A later sign of life ends it. */
export function alarms(world: World): readonly PersonAlarm[] {
  const same = samePersons(world)
  const people = new Set(world.ofType('Check').flatMap((check) => watchedBy(check, world).map(same)))
  return [...people]
    .map((person) => ({ person, because: missedChecks(person, world).map(({ id }) => id) }))
    .filter(({ because }) => because.length > 0)
    .toSorted((a, b) => byCode(a.person, b.person))
}

/** Who cannot be reached: their consents are suspended, and the case is proposed as lost. A person decides that. */
export function lostPersons(world: World): readonly string[] {
  return alarms(world).map(({ person }) => person)
}

/** The due time a repeating check goes on from: its oldest answered one, where the present one lies on its beat. */
export function beatOf(check: Held): Repeating | undefined {
  const { every, zone } = termsOf(check)
  const due = timesIn(check, 'dueAt').toSorted((a, b) => a - b)[0]
  if (every === undefined || due === undefined) return undefined
  const repeating = { due, every, ...(zone === undefined ? {} : { zone }) }
  const [oldest] = answersOf(check)
    .flatMap(({ dueAt }) => timeOf(dueAt) ?? [])
    .filter((one) => one < due)
    .toSorted((a, b) => a - b)
  if (oldest === undefined) return repeating
  const onBeat = nextDue({ ...repeating, due: oldest }, due - 1)
  return onBeat.ok && onBeat.value === due ? { ...repeating, due: oldest } : repeating
}

export type Moment = {
  readonly now: number
  /** How far this device's clock lies behind what it has itself seen; 0 when it does not. */
  readonly behind: number
}

/**
 * The time that checks go by. `seen`: the latest moment that this device has kept or that a relay has signed. A clock
 * that was set back, by a hand or by an empty battery, must not put an alarm to sleep.
 */
export function steadyNow(device: number, seen: readonly number[]): Moment {
  const now = Math.max(device, ...seen)
  return { now, behind: now - device }
}
