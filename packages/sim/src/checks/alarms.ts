/** I12: no alarm without a cause. I6 and I7: no cause without an alarm. */
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { explainedBy } from '../faults.ts'
import type { World } from '../world.ts'
import { honest, isSettled, mayRead, nameOf } from './audience.ts'

/** I12. Also made after every step: a false alarm that is cleared again was still shown. */
export function checkAlarms(world: World): void {
  const explained = explainedBy(world.schedule.faults)
  for (const { device, replica } of honest(world)) {
    for (const { kind, who } of replica.alarms.list()) {
      if (explained.has(kind)) continue
      world.verdict.blame('I12', `${device.name} raises ${kind}${who === undefined ? '' : ` of ${who}`}`)
    }
  }
}

/** I6. What is frozen is frozen aloud. */
export function checkFrozen(world: World): void {
  for (const { device, replica } of honest(world)) {
    for (const log of replica.book.all()) {
      const said = replica.alarms.list().some(({ kind }) => kind === 'control-forked')
      if (log.frozen && !said)
        world.verdict.blame('I6', `${device.name} froze ${nameOf(log)} and says nothing`)
    }
  }
}

/**
 * I6. Who was told of an entry left out, put in, moved or received that was not, and reads the log of an honest relay by
 * now, has an alarm of that log. What the lie was called is the device's to say; a disk that was put back has forgotten it.
 */
export async function checkLies(world: World): Promise<void> {
  for (const { device, replica } of honest(world)) {
    if (device.damaged) continue
    const alarms = replica.alarms.list()
    for (const { kind, log, receipts } of device.believed) {
      if (!isSettled(world, replica, log)) continue
      // A push that comes twice, or that a twin makes as well, is taken the second time: the receipt is true after all.
      if (receipts !== undefined && (await world.relay?.bears(receipts)) === true) continue
      // Where the log had left in between, the alarm says no longer of which it is.
      const isNoticed = alarms.some((one) => (one.log ?? log) === log && one.kind.startsWith('relay-'))
      if (!isNoticed)
        world.verdict.blame('I6', `${device.name} believed a lie (${kind}) in log ${log.slice(0, 6)}`)
    }
  }
}

/** I7. Whoever has both stories that a colleague told has an alarm of it, and has stopped listening. */
export async function checkForks(world: World): Promise<void> {
  for (const { told, toAll } of world.witness.forks) {
    const { replica } = told
    const { compartment, feed, seq } = toAll.header
    const here = replica?.book.get(compartment)
    if (!told.on || replica === undefined || here === undefined) continue
    // The other story is gone with the disk, or with the log that it let go of before a journey.
    if (told.damaged || told.forgetful) continue
    if (!here.feeds.has(toHex(feed)) || here.frozen || !mayRead(world, replica, here)) continue
    // A relay that gave a receipt for the other story and threw it away has shown it to nobody.
    if ((await world.relay?.shows(toAll)) !== true) continue
    const isNamed = replica.alarms
      .list()
      .some(({ kind, log }) => kind === 'member-equivocated' && log === here.hex)
    if (!isNamed)
      world.verdict.blame(
        'I7',
        `${told.name} has two entries as ${seq} of a feed in ${nameOf(here)} and raises no alarm`,
      )
  }
}
