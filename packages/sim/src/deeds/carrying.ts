/** A stick is filled at one device and read at another: what the relay would have brought, without it. */

import { concat } from '@safeconduct/core/base/bytes.ts'
import { makeBundle, takeBundle } from '@safeconduct/core/vault/sync/bundle.ts'
import { carriesCanary } from '../canaries.ts'
import type { Device } from '../device/device.ts'
import type { Dice } from '../dice.ts'
import type { World } from '../world.ts'

export async function carry(world: World, device: Device, dice: Dice): Promise<string> {
  const { replica, life } = device
  if (replica === undefined) return 'off'
  const letters = replica.acts.letters()
  const pieces: Uint8Array[] = []
  for await (const piece of makeBundle(replica, replica.deviceKey, { mail: letters })) pieces.push(piece)
  if (life.over) return 'killed'
  for (const { feeds } of replica.book.all()) {
    for (const { row, own } of feeds.values()) {
      if (own === undefined || row === undefined) continue
      const entries = replica.store.entries.after(row, 0, Number.MAX_SAFE_INTEGER)
      world.witness.leaves(entries.map(({ entry }) => entry))
    }
  }
  const stick = concat(...pieces)
  if (carriesCanary(stick)) world.verdict.blame('I4', `what ${device.name} typed is on a stick`)
  const other = dice.pick(world.devices.filter((one) => one !== device && one.on && !one.busy))
  if (other?.replica === undefined) return 'nobody to give it to'
  if (dice.chance(0.1)) stick[dice.below(stick.length)] = dice.below(256)
  const { replica: reader } = other
  await world.act(other, 'reads the stick', async () => {
    const taken = await takeBundle(reader, () => [stick])
    return taken.ok ? JSON.stringify(taken.value) : taken.refusal.kind
  })
  return `${stick.length} bytes to ${other.name}`
}
