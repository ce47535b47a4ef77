/**
 * I9: whoever may read a log by what is settled for everybody has its key, as long as somebody is awake who has it and may
 * give it. What this leaves out stands in at-rest.ts.
 */
import type { LogState } from '@safeconduct/core/vault/replica/log-book.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import type { World } from '../world.ts'
import {
  type Awake,
  awake,
  isEntitled,
  isSettled,
  knowsRoster,
  mayRead,
  mayRotate,
  nameOf,
  settled,
} from './audience.ts'

export function checkGranted(world: World): void {
  const { faults } = world.schedule
  if (faults.has('tamper') || faults.has('split-view') || world.devices.some(({ damaged }) => damaged)) return
  const everybody = awake(world)
  for (const { device, replica } of everybody) {
    if (device.twinned) continue
    const isBlind = !knowsRoster(world, replica)
    // What it asks its colleagues for may have gone to a twin that knows no more.
    if (isBlind && world.devices.some(({ twinned }) => twinned)) continue
    for (const hex of settled(world).ofLog.keys()) {
      if (isBlind && hex !== replica.book.directory.hex) continue
      if (world.lockedOut.has(hex) || !isEntitled(world, replica, hex)) continue
      const here = replica.book.byHex(hex)
      if (here !== undefined && (here.frozen || mayRead(world, replica, here))) continue
      const log = everybody.map((one) => givenBy(world, one, hex)).find((one) => one !== undefined)
      if (log === undefined || isKeptFrom(world, replica, log)) continue
      world.verdict.blame('I9', `${device.name} may read ${nameOf(log)} and nobody gives it the key`)
    }
  }
}

function givenBy(world: World, { replica }: Awake, hex: string): LogState | undefined {
  const log = replica.book.byHex(hex)
  const mayGive = log !== undefined && !log.frozen && mayRead(world, replica, log) && mayRotate(replica, log)
  return mayGive ? log : undefined
}

/** The receiving device refuses whichever of names and shelters would give it both, and a part without its work. */
function isKeptFrom(world: World, replica: Replica, { name: { scope, part } }: LogState): boolean {
  if (part === 'names' || scope.kind === 'shelters') return true
  if (scope.kind !== 'case' || part === 'work') return false
  const work = replica.book.byName({ scope, part: 'work' })
  return work === undefined || !isSettled(world, replica, work.hex)
}
