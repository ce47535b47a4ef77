/** What a check becomes at a relay: a due time, a list of opaque channels, the answers of its link, a sealed id. */
import { type Bytes, equalBytes, fromHex, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { Watched } from '@safeconduct/core/cases/checks.ts'
import { termsOf } from '@safeconduct/core/rules/check-terms.ts'
import { nextDue } from '@safeconduct/core/rules/repeating.ts'
import { byCode, textsIn } from '@safeconduct/core/rules/world.ts'
import type { Guard } from '@safeconduct/core/timers/guard.ts'
import { dueMinuteOf, millisOfMinute } from '@safeconduct/core/timers/minutes.ts'
import {
  openTimer,
  type Rung,
  sealTimer,
  type TimerPlan,
  timerLimits,
  timerOf,
} from '@safeconduct/core/timers/timer.ts'
import { putDigest } from '@safeconduct/core/timers/wire.ts'
import type { Vault } from '../vault/vault.ts'
import type { CaseRecord } from './case-index.ts'
import { linkOf } from './check-acts.ts'
import { channelsOf } from './guard-secret.ts'

/** Minutes between one member of the ladder and the next, where the check names none. */
const usualRung = 15

type Planned = { readonly check: CaseRecord; readonly one: Watched; readonly timer: string }

export async function timerPlan(
  vault: Vault,
  guard: Guard,
  planned: Planned,
): Promise<TimerPlan | undefined> {
  const plan = unsealedPlan(vault, planned)
  if (plan === undefined) return undefined
  const sealed = await sealTimer(guard.sealKey, plan.id, contentOf(planned, plan), vault)
  return sealed && { ...plan, sealed }
}

/**
 * Whether what a relay has sealed of a timer was put with all that this desk would put now (TI47). Whoever is on duty can
 * lay the same seal over another list: so what the relay says that it holds, `digest`, must be the same.
 */
export async function isPutAs(
  vault: Vault,
  guard: Guard,
  planned: Planned,
  { sealed, digest }: { readonly sealed: Uint8Array; readonly digest?: Uint8Array },
): Promise<boolean> {
  const plan = unsealedPlan(vault, planned)
  if (plan === undefined || (digest !== undefined && !equalBytes(digest, putDigest(plan)))) return false
  const opened = await openTimer(guard.sealKey, plan.id, sealed)
  return opened.ok && equalBytes(opened.value, contentOf(planned, plan))
}

/** Zeros in the place of what is sealed. */
function unsealedPlan(vault: Vault, { check, one, timer }: Planned): TimerPlan | undefined {
  const id = fromHex(timer)
  if (id === undefined) return undefined
  const link = linkOf(check)
  const nextDues = nextDuesOf(one)
  const every = everyMinutes(one.due, nextDues)
  const plan = timerOf(
    {
      timer: id,
      dueAt: one.due,
      grace: Math.min(Math.round((one.alarmAt - one.due) / 60_000), timerLimits.grace),
      ...(every === undefined ? {} : { every, nextDues }),
      ...(link === undefined ? {} : { link }),
    },
    { ladder: ladderOf(vault, check, one), sealed: new Uint8Array(timerLimits.sealed) },
  )
  return plan.ok ? plan.value : undefined
}

/**
 * Nothing but an opaque id, by which whoever opens a timer learns that a check is about something, and a hash of all
 * else that was put, by which desks see that a relay holds another link, other times or other channels.
 */
function contentOf({ check }: Planned, plan: TimerPlan): Bytes {
  return utf8(`${check.id} ${toHex(putDigest(plan))}`)
}

/**
 * One rung for each member of the list, with the channels under which they are told: in the same order on every desk,
 * whichever was heard of first, or two desks would overwrite one another for as long as both are open.
 */
function ladderOf(vault: Vault, check: CaseRecord, { ladder }: Watched): readonly Rung[] {
  const channels = channelsOf(vault)
  const wait = Math.min(termsOf(check).rungMinutes ?? usualRung, usualRung)
  return ladder.slice(0, timerLimits.rungs).map((member, at) => ({
    wait: at === 0 ? 0 : wait,
    channels: channels
      .filter((one) => one.member === member)
      .slice(0, timerLimits.channels)
      .map(({ channel }) => new Uint8Array(channel))
      .toSorted((a, b) => byCode(toHex(a), toHex(b))),
  }))
}

/** As the clocks go where the person is: with Temporal here, so that the relay needs no zone and is told none. */
function nextDuesOf({ every, due, zone }: Watched): readonly number[] {
  const dues: number[] = []
  if (every === undefined) return dues
  const beat = { due, every, ...(zone === undefined ? {} : { zone }) }
  while (dues.length < timerLimits.accepted - 1) {
    const next = nextDue(beat, dues.at(-1) ?? due)
    if (!next.ok) break
    dues.push(next.value)
  }
  return dues
}

/** What lies between two due times on most days: after the listed ones a day on which clocks change must not stay. */
function everyMinutes(due: number, nextDues: readonly number[]): number | undefined {
  const gaps = nextDues.map((next, at) => (next - (nextDues[at - 1] ?? due)) / 60_000)
  const minutes = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
  const isFit = Number.isInteger(minutes) && minutes > 0 && minutes % 5 === 0 && minutes <= timerLimits.every
  return isFit ? minutes : undefined
}

export function hasLink(check: CaseRecord): boolean {
  return linkOf(check) !== undefined
}

/** What of a timer may change while it waits: its link, and whom it tells. */
export function shapeOf(vault: Vault, check: CaseRecord, one: Watched): string {
  const link = linkOf(check)
  const channels = ladderOf(vault, check, one).flatMap(({ channels: all }) => all.map((id) => toHex(id)))
  return [link === undefined ? '' : toHex(link.slot), ...channels].join(' ')
}

/** The due time of the check that the relay's rounded minute stands for. */
export function dueOfCheck(check: CaseRecord, minute: number): number {
  const dues = textsIn(check, 'dueAt').map((text) => Date.parse(text))
  return dues.find((due) => dueMinuteOf(due) === minute) ?? millisOfMinute(minute)
}
