/**
 * The checks that are made when everything has come to rest. docs/decisions/0023-simulator.md
 *
 * What they leave out, and why:
 * - Frozen and forked logs, and whoever was shown two rosters: two chains were committed, and nobody can know which of
 *   them holds. They must be frozen aloud (I6).
 * - A device to which a lying relay showed a history in which everybody else has left: it has the alarm and nobody to ask.
 * - Two entries of one number from two machines with one key file, or from a vault that was put back whole, with its
 *   note, while a relay hides the newer part: nobody can tell it what it said in its other life (I11).
 * - What only one damaged disk had, or what a traveller's disk let go on the word of a relay that then lost it (I3). What
 *   a second sound disk has had counts.
 * - A log whose newest key was on one laptop alone that is gone or damaged is shut (I9); where every disk kept its word
 *   that is a violation.
 * - Whether whoever may read a log was given its key (I9) is not asked where a relay changed letters or ran twice, nor where
 *   a disk was put back, torn or rotted: a letter that is gone for good is not missed by anybody. Names and the addresses of
 *   shelters may have been refused by the desk that they came to, and a part waits for its `work`.
 * - Who cannot read the roster knows no device that came since: what hangs on the words of those is not asked (I2, I3), nor
 *   whom it would shut out (I5). Whether they were given the roster's key is (I9), but where a twin may have taken what they
 *   asked for. So may it have taken the true key of a log from a machine that has another one of that number, by a false
 *   receipt, and that the relay shuts out while it lets somebody in with theirs.
 * - A log is shut whose key is with whoever was shown a roster that a false receipt made, and was removed in the true one.
 *   Everybody else has the alarm of it.
 * - A bit of what a strike has left is no word that was struck (I14).
 * - I5 begins with the mark of the new key, for every entry and for the keys at rest: from the moment a device hears of a
 *   removal to that mark people write on under the old one. Whoever makes the new key sends none of it before the mark; a
 *   colleague who waits for them may, and an honest relay does not open the log to who was removed any more.
 * - A lie that leaves out the end only is an answer of a minute ago: it contradicts nothing.
 */
import type { World } from '../world.ts'
import { checkAlarms, checkForks, checkFrozen, checkLies } from './alarms.ts'
import { awake, lockedOut } from './audience.ts'
import { checkBounds } from './bounds.ts'
import { checkConvergence } from './convergence.ts'
import { checkGranted } from './granted.ts'
import { checkConsent, checkKept, checkStates } from './kept.ts'
import { checkIntruders, checkSecrecy } from './secrecy.ts'
import { checkStruck } from './struck.ts'

export async function checkAtRest(world: World): Promise<void> {
  world.lockedOut = await lockedOut(world)
  const directory = awake(world)[0]?.replica.book.directory.hex
  // Without the directory nobody learns who belongs, and nothing of what follows can be asked for.
  if (directory === undefined || world.lockedOut.has(directory)) return checkAlarms(world)
  checkConvergence(world)
  checkGranted(world)
  checkKept(world)
  checkStates(world)
  await checkStruck(world)
  checkConsent(world)
  await checkLies(world)
  await checkForks(world)
  checkFrozen(world)
  checkIntruders(world)
  checkSecrecy(world)
  checkBounds(world)
  checkAlarms(world)
}
