/** I12: no alarm without a cause. I6 and I7: no cause without an alarm. */
import { explainedBy } from '../faults.ts'
import type { World } from '../world.ts'
import { honest, mayRead, nameOf } from './audience.ts'

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

/** I7. Whoever has both stories that a colleague told has an alarm, and has stopped listening. */
export function checkForks(world: World): void {
  for (const { told, log, feed, seq } of world.witness.forks) {
    const { replica } = told
    const here = replica?.book.byHex(log)
    if (!told.on || replica === undefined || here === undefined || told.damaged) continue
    if (!here.feeds.has(feed) || here.frozen || !mayRead(world, replica, here)) continue
    const alarms = replica.alarms.list()
    if (alarms.some((alarm) => alarm.kind === 'member-equivocated')) continue
    world.verdict.blame('I7', `${told.name} has two entries of one number ${seq} and raises no alarm`)
  }
}
