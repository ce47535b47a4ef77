/**
 * A timer: a due time that stands at a relay and is watched there with every laptop shut.
 * docs/formats/timers.md, rules TI10–TI24.
 *
 *   armed → due → reminded → grace → L1 → L2 → … → resolved        acknowledged: somebody is looking; a rung waits
 *
 * The relay knows when, how long to wait and which opaque channels to post to. What it is about lies sealed, always as
 * long, and opens on desks alone.
 */
import { type Bytes, concat, u32, utf8 } from '../base/bytes.ts'
import type { Random } from '../base/random.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { type NotOpened, open, type SealKey, seal } from '../sealed/seal.ts'
import { type Accepted, acceptedFor, type CheckInKeys, type CheckInMarks } from './check-in.ts'
import { dueMinuteOf, dueStep } from './minutes.ts'

export const timerLimits = {
  id: 16,
  rungs: 6,
  channels: 8,
  /** Sealed bytes: always exactly so many. */
  sealed: 1_024,
  /** What fits into them. */
  content: 948,
  /** Coming due times for which answers are accepted without a desk. */
  accepted: 16,
  /** Minutes. */
  wait: 7 * 24 * 60,
  grace: 30 * 24 * 60,
  every: 366 * 24 * 60,
} as const

/** Minutes after the rung before, for the first after the grace; and whom to tell then. */
export type Rung = { readonly wait: number; readonly channels: readonly Bytes[] }

export type TimerPlan = {
  /** Random: the same id at two relays is one timer held twice. */
  readonly id: Bytes
  /** Minutes since 1970, a multiple of five. */
  readonly due: number
  /** Minutes from one due time to the next; 0: once. */
  readonly every: number
  readonly grace: number
  /** How many minutes before the due time the link of the check opens. */
  readonly early: number
  /** Channels that are told when it is due, before the grace. */
  readonly remind: readonly Bytes[]
  readonly ladder: readonly Rung[]
  readonly sealed: Bytes
  readonly checkIn?: { readonly slot: Bytes; readonly accepts: readonly Accepted[] }
}

/** What a desk knows of a check when it arms it. Times in milliseconds and minutes, as the record has them. */
export type WatchedCheck = {
  readonly timer: Bytes
  readonly dueAt: number
  readonly every?: number
  /**
   * The due times after this one, in milliseconds, as the desk counted them where the person is: the relay is told
   * moments and no zone. Without them they are counted by `every`, which is an hour off from a change of the clocks.
   */
  readonly nextDues?: readonly number[]
  readonly grace: number
  readonly early?: number
  readonly link?: CheckInKeys & CheckInMarks
}
export type TimerAlarm = {
  readonly ladder: readonly Rung[]
  readonly remind?: readonly Bytes[]
  readonly sealed: Bytes
}
export type NotATimer = {
  readonly kind: 'not-a-timer'
  readonly field: 'id' | 'due' | 'every' | 'grace' | 'early' | 'remind' | 'ladder' | 'sealed' | 'checkIn'
}

const usualEarly = 60

/** The timer of a check: rounded, padded, with the answers that the relay may take while every laptop is shut. */
export function timerOf(check: WatchedCheck, alarm: TimerAlarm): Result<TimerPlan, NotATimer> {
  const { link, every = 0 } = check
  const due = dueMinuteOf(check.dueAt)
  const step = Math.ceil(every / dueStep) * dueStep
  return checkedTimer({
    id: check.timer,
    due,
    every: step,
    grace: Math.ceil(check.grace),
    early: check.early ?? usualEarly,
    remind: alarm.remind ?? [],
    ladder: alarm.ladder,
    sealed: alarm.sealed,
    ...(link === undefined
      ? {}
      : { checkIn: { slot: link.slot, accepts: acceptedFor(link, duesOf(due, step, check.nextDues)) } }),
  })
}

/** Always as many, so that their number tells nothing of zone or season. */
function duesOf(due: number, every: number, listed: readonly number[] = []): readonly number[] {
  const dues = [due, ...listed.map(dueMinuteOf)].slice(0, every === 0 ? 1 : timerLimits.accepted)
  while (every > 0 && dues.length < timerLimits.accepted) dues.push((dues.at(-1) ?? due) + every)
  return dues
}

/** The one place that says what a timer may be; the relay asks it too. */
export function checkedTimer(plan: TimerPlan): Result<TimerPlan, NotATimer> {
  const field = wrongField(plan)
  return field === undefined ? ok(plan) : refuse({ kind: 'not-a-timer', field })
}

function wrongField(plan: TimerPlan): NotATimer['field'] | undefined {
  const { wait, grace, every, rungs, channels, accepted } = timerLimits
  if (plan.id.length !== timerLimits.id) return 'id'
  // The last minute that four bytes hold is in the year 10136; a due time of another century is a slip.
  if (!isWhole(plan.due, 0xffff_fff0) || plan.due % dueStep !== 0) return 'due'
  if (!isWhole(plan.every, every) || plan.every % dueStep !== 0) return 'every'
  if (!isWhole(plan.grace, grace)) return 'grace'
  if (!isWhole(plan.early, wait)) return 'early'
  if (!areChannels(plan.remind)) return 'remind'
  if (plan.ladder.length > rungs) return 'ladder'
  if (!plan.ladder.every((rung) => isWhole(rung.wait, wait) && areChannels(rung.channels))) return 'ladder'
  if (plan.sealed.length !== timerLimits.sealed) return 'sealed'
  const { checkIn } = plan
  const isFit = checkIn === undefined || (checkIn.slot.length === 16 && checkIn.accepts.length <= accepted)
  // The relay goes on to the next of them: one that lies before its neighbour would take it back.
  return isFit && areInOrder(checkIn?.accepts ?? []) ? undefined : 'checkIn'

  function areChannels(ids: readonly Bytes[]): boolean {
    return ids.length <= channels && ids.every((id) => id.length === 16)
  }
}

function areInOrder(accepts: readonly { readonly due: number }[]): boolean {
  return accepts.every(({ due }, at) => due % dueStep === 0 && due > (accepts[at - 1]?.due ?? -1))
}

function isWhole(value: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= most
}

/** Seals what a timer is about, to the length that all timers have. Undefined: it does not fit. */
export async function sealTimer(
  key: SealKey,
  timer: Uint8Array,
  content: Uint8Array,
  { random }: { readonly random: Random },
): Promise<Bytes | undefined> {
  if (content.length > timerLimits.content) return undefined
  const padded = new Uint8Array(timerLimits.content + 4)
  padded.set(concat(u32(content.length), content))
  return seal(key, contextOf(timer), padded, { random })
}

export async function openTimer(
  key: SealKey,
  timer: Uint8Array,
  sealed: Uint8Array,
): Promise<Result<Bytes, NotOpened>> {
  const opened = await open(key, contextOf(timer), sealed)
  if (!opened.ok) return opened
  const padded = opened.value
  const end = padded.length < 4 ? -1 : 4 + new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  if (end < 4 || end > padded.length || padded.subarray(end).some((byte) => byte !== 0))
    return refuse({ kind: 'not-opened' })
  return ok(padded.slice(4, end))
}

function contextOf(timer: Uint8Array): Bytes {
  return concat(utf8('safeconduct/v1/timer\0'), timer)
}
