/**
 * Keeping a kit in a drawer alive. docs/formats/recovery.md, rule K18.
 *
 * A relay keeps what nobody fetches for 400 days, and nobody fetches a kit's letters until the night when everything is
 * gone. So each device of its member posts them anew every thirty days: the organisation's letter and every key.
 */
import { textOf, utf8 } from '../../base/bytes.ts'
import { rightsOf } from '../control/membership.ts'
import { bytesOfHex, deviceIdOf, deviceKey, envelopeKeyOf } from '../control/names.ts'
import { type Device, rosterAt } from '../control/roster.ts'
import { keepLetter, keepToGrant } from '../replica/organisation-shelf.ts'
import type { Replica } from '../replica/replica.ts'
import { sealKitLetter } from './kit-letter.ts'

export const renewalMillis = 30 * 86_400_000

/** Puts the letters of this member's kits on their way, where it is time. How many kits. */
export async function renewKits(replica: Replica): Promise<number> {
  const { store, world } = replica
  const now = world.clock.millis()
  const due = kitsOf(replica).filter((kit) => {
    const last = Number(textOf(store.shelf.get('own', shelfKey(kit)) ?? new Uint8Array()) ?? '')
    // A clock that was set back must not keep a kit waiting for years.
    return !(last > 0 && Math.abs(now - last) < renewalMillis)
  })
  for (const kit of due) {
    const to = { device: deviceKey(kit.device), envelope: envelopeKeyOf(kit.envelope) }
    const letter = await sealKitLetter(replica.organisation.id, to, world)
    await replica.turn(async () => {
      store.transaction(() => {
        keepLetter(store.shelf, `kit/${kit.device}`, bytesOfHex(kit.box), letter)
        for (const log of logsOf(replica, kit)) keepToGrant(store.shelf, log, kit.device)
        store.shelf.put('own', shelfKey(kit), utf8(String(now)))
      })
    })
  }
  return due.length
}

function shelfKey({ device }: Device): string {
  return `kit/${device}`
}

function kitsOf({ book, me }: Replica): readonly Device[] {
  const { roster } = book
  const view = roster === undefined ? undefined : rosterAt(roster)
  const mine = view?.devices.get(deviceIdOf(me.device))
  if (mine?.state !== 'active' || mine.kind === 'paper') return []
  return [...(view?.devices.values() ?? [])].filter(
    ({ kind, state, member }) => kind === 'paper' && state === 'active' && member === mine.member,
  )
}

/** The directory, and whatever this member may read and this device has the key of. */
function logsOf({ book }: Replica, { member }: Device): readonly string[] {
  return book.all().flatMap(({ hex, control, keys }) => {
    if (control === undefined || !keys.has(control.state.epoch)) return []
    return control.kind === 'roster' || rightsOf(control.state).has(member) ? [hex] : []
  })
}
