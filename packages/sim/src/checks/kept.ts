/** I3: what somebody was told is saved is not lost, and is not called less safe than it is. I8: what was withdrawn is shown so. */
import { equalBytes } from '@safeconduct/core/base/bytes.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { hashAt, type Known, shown } from '../deeds/writing.ts'
import type { Device } from '../device/device.ts'
import { loses } from '../faults.ts'
import type { Acknowledged } from '../witness.ts'
import type { World } from '../world.ts'
import {
  type Awake,
  awake,
  honest,
  isSettled,
  knowsRoster,
  mayReadRecord,
  someoneDecides,
} from './audience.ts'
import { isStruck } from './struck.ts'

/**
 * I3. What somebody was told is saved is shown by everybody who may read it, or lies in a tray where a lead
 * finds it. Only what lay on one damaged disk, or on a laptop that does not come back, or that a relay lost after a
 * traveller had relied on it, and nowhere else, may be gone.
 */
export function checkKept(world: World): void {
  const everybody = awake(world)
  for (const one of world.witness.acknowledged) {
    const known = world.records.find(({ id }) => id === one.record)
    if (known === undefined || one.by.hostile) continue
    const writer = everybody.find(({ device }) => device === one.by)
    const isGivenUp = one.by.damaged || (one.by.forgetful && loses(world.schedule.faults))
    const isThere = writer !== undefined && !isGivenUp && mayReadRecord(world, writer, known, one.field)
    if (!isThere && !isShared(world, everybody, one)) continue
    for (const { device, replica } of everybody) {
      if (!knowsRoster(world, replica) || !mayReadRecord(world, { device, replica }, known, one.field))
        continue
      if (shows(replica, device, known, one.field, one.token) || isInTray(everybody, one)) continue
      if (isStruck(world, one, one.field === 'steps')) continue
      world.verdict.blame(
        'I3',
        `${device.name} does not show what ${one.by.name} was told is saved, ${one.log.slice(0, 6)} ${one.tag}.${one.seq}`,
      )
    }
  }
}

/** A disk that kept its word had it, and its owner may still hand it on: who was shut out themselves cannot. */
function isShared(world: World, everybody: readonly Awake[], one: Acknowledged): boolean {
  return world.witness.readersOf(one).some((device) => {
    const reader = everybody.find((awake) => awake.device === device)
    return reader !== undefined && !device.damaged && isSettled(world, reader.replica, one.log)
  })
}

/** It came after its writer was shut out: a lead finds it in the tray of late work. */
function isInTray(everybody: readonly Awake[], { points }: Acknowledged): boolean {
  // One act lies in several logs, and a writer may have been shut out of one of them.
  return points.some((point) => {
    const [log = '', tag = '', seq = ''] = point.split('/')
    return everybody.some(
      ({ replica }) => replica.book.byHex(log)?.byTag.get(tag)?.tray.get(Number(seq))?.why === 'late',
    )
  })
}

/** A field where later words replace earlier ones shows that its part is there; a list shows the words themselves. */
function shows(replica: Replica, device: Device, known: Known, field: string, token: string): boolean {
  const value = shown(replica, device, known, field)
  return Array.isArray(value) ? value.includes(token) : value !== undefined
}

/**
 * Whoever can read it has it by now, so its writer must not be told that it is on one laptop only. Where nobody is left who says
 * how far a device that was shut out is believed, its later words wait, and so does each that names them: that somebody has it
 * too.
 */
export function checkStates(world: World): void {
  const everybody = awake(world)
  for (const one of world.witness.acknowledged) {
    const writer = everybody.find(({ device }) => device === one.by)
    const log = writer?.replica.book.byHex(one.log)
    if (writer === undefined || log === undefined || one.by.damaged) continue
    if (!someoneDecides(world, one.log)) continue
    if (hashAt(writer.replica, one.log, one.tag, one.seq) !== one.hash) continue
    if (!knowsRoster(world, writer.replica)) continue
    const hasIt = ({ replica }: Awake): boolean =>
      // Two machines with one key file are one device to everybody, and none of them is a second one.
      !equalBytes(replica.me.device, writer.replica.me.device) &&
      hashAt(replica, one.log, one.tag, one.seq) === one.hash &&
      isSettled(world, replica, one.log)
    if (!isSettled(world, writer.replica, one.log) || !everybody.some(hasIt)) continue
    const state = writer.replica.changeState({ log: log.id, feed: one.tag, seq: one.seq })
    if (state === 'second-device') continue
    world.verdict.blame(
      'I3',
      `${writer.device.name} still says ${state} of ${one.tag}.${one.seq}, which all have`,
    )
  }
}

/** I8. A withdrawal that a device has applied is what it shows; nobody in a schedule gives consent again. */
export function checkConsent(world: World): void {
  for (const { device, replica } of honest(world)) {
    for (const { known, log, tag, seq, hash } of world.witness.withdrawals) {
      if (hashAt(replica, log, tag, seq) !== hash) continue
      if (shown(replica, device, known, 'consent') === 'withdrawn') continue
      world.verdict.blame('I8', `${device.name} has ${tag}.${seq} and does not show the withdrawal in it`)
    }
  }
}
