/** Whose feed is it? The roster says, as far as this device has read it. */
import { equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import type { PublicKey } from '@safeconduct/core/sealed/sign.ts'
import { deviceIdOf } from '@safeconduct/core/vault/control/names.ts'
import { rosterAt } from '@safeconduct/core/vault/control/roster.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { markedDay } from '@safeconduct/core/vault/replica/stored-control.ts'
import { codeOfDevice } from '@safeconduct/core/vault/replica/who.ts'
import type { VaultFeed } from './feed-book.ts'

/** The member's code; undefined where the feed's owner or their entry in the roster is not here. */
export function writerIn({ book }: Replica, { log, key }: VaultFeed): string | undefined {
  const device = book.byRow(log.row)?.feeds.get(toHex(key))?.device
  return device === undefined ? undefined : codeOfDevice({ book }, device)
}

const dayMillis = 86_400_000

/**
 * Before this moment nothing can have been written into this feed under the key of this epoch: its device was not let
 * in, or the key not made. By the days that the committer marked; what nobody marked says nothing.
 */
export function notBefore(replica: Replica, { log, key }: VaultFeed, epoch: number): number | undefined {
  const { roster, directory } = replica.book
  const state = replica.book.byRow(log.row)
  const device = state?.feeds.get(toHex(key))?.device
  const enrolled =
    device === undefined ? undefined : roster?.devices.find((one) => one.device === deviceIdOf(device))
  const made =
    state?.control?.kind === 'membership'
      ? state.control.state.epochs.find(([number]) => number === epoch)
      : undefined
  const days = [
    ...(enrolled?.steps[0] === undefined ? [] : [markedDay(replica, directory, enrolled.steps[0][0])]),
    ...(state === undefined || made === undefined
      ? []
      : [markedDay(replica, state, made[2]), markedDay(replica, directory, made[3])]),
  ].filter((day) => day !== undefined)
  return days.length === 0 ? undefined : Math.max(...days) * dayMillis
}

/** The code of the member whose device this is; undefined on an invited device that has not read the roster yet. */
export function memberHere({ book, me }: Replica): string | undefined {
  return book.roster === undefined ? undefined : codeOfDevice({ book }, me.device)
}

/** Was this device ever in the roster? */
export function knowsDevice({ book, me }: Replica, device: PublicKey): boolean {
  const { roster } = book
  if (roster === undefined) return equalBytes(device, me.device)
  return rosterAt(roster).devices.has(deviceIdOf(device))
}
