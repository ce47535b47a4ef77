/** The checks that are made when everything has come to rest. docs/decisions/0023-simulator.md */
import type { World } from '../world.ts'
import { checkAlarms, checkForks, checkFrozen, checkLies } from './alarms.ts'
import { awake, lockedOut } from './audience.ts'
import { checkBounds } from './bounds.ts'
import { checkConvergence } from './convergence.ts'
import { checkConsent, checkKept, checkStates } from './kept.ts'
import { checkIntruders, checkSecrecy } from './secrecy.ts'

export async function checkAtRest(world: World): Promise<void> {
  world.lockedOut = await lockedOut(world)
  const directory = awake(world)[0]?.replica.book.directory.hex
  // Without the directory nobody learns who belongs, and nothing of what follows can be asked for.
  if (directory === undefined || world.lockedOut.has(directory)) return checkAlarms(world)
  checkConvergence(world)
  checkKept(world)
  checkStates(world)
  checkConsent(world)
  checkLies(world)
  await checkForks(world)
  checkFrozen(world)
  checkIntruders(world)
  checkSecrecy(world)
  checkBounds(world)
  checkAlarms(world)
}
