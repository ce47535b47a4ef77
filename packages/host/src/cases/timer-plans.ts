/** What a check becomes at a relay: a due time, a list of opaque channels, the answers of its link, a sealed id. */
import { fromHex, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { nextDue, type Watched } from '@safeconduct/core/cases/checks.ts'
import { numbersIn, textsIn } from '@safeconduct/core/rules/world.ts'
import type { Guard } from '@safeconduct/core/timers/guard.ts'
import { dueMinuteOf, millisOfMinute } from '@safeconduct/core/timers/minutes.ts'
import { type Rung, sealTimer, type TimerPlan, timerLimits, timerOf } from '@safeconduct/core/timers/timer.ts'
import type { Vault } from '../vault/vault.ts'
import type { CaseRecord } from './case-index.ts'
import { linkOf } from './check-acts.ts'
import { channelsOf } from './guard-secret.ts'

/** Minutes between one member of the ladder and the next, where the check names none. */
const usualRung = 15

export async function timerPlan(
  vault: Vault,
  guard: Guard,
  { check, one, timer }: { readonly check: CaseRecord; readonly one: Watched; readonly timer: string },
): Promise<TimerPlan | undefined> {
  const id = fromHex(timer)
  // Nothing but an opaque id: whoever opens a timer learns that a check is about something.
  const sealed = id === undefined ? undefined : await sealTimer(guard.sealKey, id, utf8(check.id), vault)
  if (id === undefined || sealed === undefined) return undefined
  const [link, every] = [linkOf(check), everyMinutes(one)]
  const plan = timerOf(
    {
      timer: id,
      dueAt: one.due,
      grace: Math.min(Math.round((one.alarmAt - one.due) / 60_000), timerLimits.grace),
      ...(every === undefined ? {} : { every }),
      ...(link === undefined ? {} : { link }),
    },
    { ladder: ladderOf(vault, check, one), sealed },
  )
  return plan.ok ? plan.value : undefined
}

/** One rung for each member of the list, with the channels under which they are told. */
function ladderOf(vault: Vault, check: CaseRecord, { ladder }: Watched): readonly Rung[] {
  const channels = channelsOf(vault)
  const wait = Math.min(...numbersIn(check, 'rungMinutes'), usualRung)
  return ladder.slice(0, timerLimits.rungs).map((member, at) => ({
    wait: at === 0 ? 0 : wait,
    channels: channels
      .filter((one) => one.member === member)
      .slice(0, timerLimits.channels)
      .map(({ channel }) => new Uint8Array(channel)),
  }))
}

/** Calendar steps are no number of minutes where clocks change: such a timer is set anew for each due time. */
function everyMinutes({ every, due, zone }: Watched): number | undefined {
  if (every === undefined) return undefined
  const next = nextDue({ due, every, ...(zone === undefined ? {} : { zone }) }, due)
  const minutes = next.ok ? (next.value - due) / 60_000 : 0
  return Number.isInteger(minutes) && minutes % 5 === 0 && minutes <= timerLimits.every ? minutes : undefined
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
