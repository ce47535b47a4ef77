/** I5: who was shut out cannot read what is said from then on. */
import { entitledDevices } from '@safeconduct/core/vault/control/membership.ts'
import { deviceIdOf } from '@safeconduct/core/vault/control/names.ts'
import { rosterAt } from '@safeconduct/core/vault/control/roster.ts'
import type { World } from '../world.ts'
import { awake, honest, knowsRoster, mayRead, mayRotate, nameOf } from './audience.ts'

/** I5. Whoever answered an invitation that was not theirs belongs nowhere: the six words were compared. */
export function checkIntruders(world: World): void {
  const intruders = new Set<string>(world.intruders)
  for (const { device, replica } of honest(world)) {
    if (replica.book.roster?.devices.some((one) => intruders.has(one.device)) !== true) continue
    world.verdict.blame(
      'I5',
      `${device.name} counts somebody in who answered an invitation that was not theirs`,
    )
  }
}

/**
 * I5. By now every log has a key that no removed, struck, suspended or travelling device ever held: so far as
 * somebody is left who may make one.
 */
export function checkSecrecy(world: World): void {
  for (const { replica } of awake(world)) {
    const { roster } = replica.book
    // Whoever cannot read the roster does not know who came back since.
    if (roster === undefined || !knowsRoster(world, replica)) continue
    const view = rosterAt(roster)
    for (const log of replica.book.all()) {
      if (log.frozen || log.control === undefined || world.lockedOut.has(log.hex)) continue
      if (!mayRead(world, replica, log)) continue
      if (!mayRotate(replica, log)) continue
      const { epoch } = log.control.state
      const key = log.keys.get(epoch)?.key
      if (key === undefined) continue
      const state = log.control.kind === 'membership' ? log.control.state : undefined
      const entitled = new Set(entitledDevices(view, state).map((one) => one.device))
      for (const other of world.devices) {
        const id = other.signing === undefined ? undefined : deviceIdOf(other.signing.publicKey)
        if (id === undefined || !view.devices.has(id) || entitled.has(id)) continue
        if (!world.witness.everHeld(other, log.id, epoch, key)) continue
        world.verdict.blame(
          'I5',
          `${other.name} is shut out of ${nameOf(log)} and had its key of epoch ${epoch}`,
        )
      }
    }
  }
}
