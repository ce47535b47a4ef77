/**
 * Words that leave the entries of a log: who wished it, who agreed, and where they may still lie. See `calls/sync.ts`.
 *
 * What this device knows of others it knows from their signatures alone: a device that wished or agreed has done so. Of
 * every other one nobody can say more than that it once could read them.
 */
import { instantOf } from '@safeconduct/core/base/date.ts'
import { type MembershipState, rightOf } from '@safeconduct/core/vault/control/membership.ts'
import { deviceIdOf } from '@safeconduct/core/vault/control/names.ts'
import type { Strike } from '@safeconduct/core/vault/control/strikes.ts'
import type { LogState } from '@safeconduct/core/vault/replica/log-book.ts'
import { markedDay } from '@safeconduct/core/vault/replica/stored-control.ts'
import type { StrikeView } from '../calls/sync.ts'
import { codeOf, deviceLabel, logNameOf, meOf, type Organised, rosterOf } from './organised.ts'

type Place = Pick<Organised, 'replica' | 'caseTitle'>

/** The newest first. `about`: only what names one of these records. */
export function strikeViews(place: Place, about?: ReadonlySet<string>): readonly StrikeView[] {
  return place.replica.book.all().flatMap((log) => {
    const { control } = log
    // What this member may not read is not there: not a row, not a count.
    if (control?.kind !== 'membership' || log.keys.size === 0) return []
    const { state } = control
    return (state.strikes ?? [])
      .filter(({ what }) => about === undefined || what.some(([id]) => about.has(id)))
      .map((strike) => strikeView(place, { log, state }, strike))
      .toReversed()
  })
}

type In = { readonly log: LogState; readonly state: MembershipState }

function strikeView(place: Place, { log, state }: In, strike: Strike): StrikeView {
  const { id, by, what, agreed } = strike
  const day = agreed === undefined ? undefined : markedDay(place.replica, log, agreed[0])
  return {
    id,
    name: logNameOf(place, log.name),
    records: what.length,
    state: agreed === undefined ? 'asked' : 'done',
    by: codeOf(place, by),
    mine: by === meOf(place).member,
    ...(agreed === undefined ? {} : { agreed: codeOf(place, agreed[1]) }),
    ...(day === undefined ? {} : { on: instantOf(day * 86_400_000).slice(0, 10) }),
    ...devicesOf(place, { log, state }, strike),
  }
}

/** Devices of everybody who can or could read this log, but for this one and those that signed the strike. */
function devicesOf(
  place: Place,
  { log, state }: In,
  { asks, agreed }: Strike,
): Pick<StrikeView, 'mayHold' | 'beyond'> {
  const done = new Set(agreed === undefined ? [] : [meOf(place).device])
  for (const [feed] of agreed === undefined ? [] : asks) {
    const device = log.feeds.get(feed)?.device
    if (device !== undefined) done.add(deviceIdOf(device))
  }
  const readers = new Set(state.rights.map(({ member }) => member))
  const others = (rosterOf(place)?.state.devices ?? []).filter(
    ({ device, member, kind }) => kind !== 'paper' && readers.has(member) && !done.has(device),
  )
  const hears = others.filter(
    ({ member, steps }) => steps.at(-1)?.[1] === 'active' && rightOf(state, member) !== 'none',
  )
  const named = (devices: typeof others): readonly string[] =>
    devices.map(({ device }) => deviceLabel(place, device))
  return { mayHold: named(hears), beyond: named(others.filter((one) => !hears.includes(one))) }
}
