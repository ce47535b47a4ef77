/**
 * A relay that was put back, or lies, has lost letters with the entries of that time, and those that lie at one which the
 * organisation has left are fetched by nobody. Whoever made the newest key of a log hands it out again: those who lack it
 * may not even know whom they could ask. docs/formats/control.md, R33.
 */
import { equalBytes, u32 } from '../../base/bytes.ts'
import { foundedBy, rightOf } from '../control/membership.ts'
import { type Context, commit } from './context.ts'
import { forgetHanded } from './handed-secrets.ts'
import type { LogState } from './log-book.ts'
import { askForApproval } from './organisation-letters.ts'
import { quorumOf } from './organisation-proposals.ts'
import { entitledHere } from './organisation-rotation.ts'
import type { Scene } from './organisation-scene.ts'
import { keepToGrant, lettersLost, storedProposals } from './organisation-shelf.ts'

/** A relay that lies in every round must not make forty letters of each lie. */
const handAgainAfter = 6 * 3_600_000

export async function handAgain(scene: Scene): Promise<void> {
  const { context, device } = scene
  const { shelf } = context.store
  const now = context.world.clock.millis()
  const isTime = (key: string): boolean => {
    const before = shelf.get('handed-again', key)
    return before === undefined || Math.abs(now - timeIn(before)) >= handAgainAfter
  }
  const lost = shelf.list('letters-lost', '')
  const { kits, requests, secrets } = lettersLost
  for (const { key } of lost) {
    // What was handed out again just now is lost too where the relay is put back twice: it stays owed until its time.
    if (!isTime(key)) continue
    if (key === kits) renewKitsSoon(context, now)
    if (key === requests) await askAgain(scene, now)
    if (key === secrets) handSecretsSoon(context, now)
    const log = context.book.byHex(key)
    const isMine = log !== undefined && (isNewestKeyMine(scene, log) || isLedAfterMaker(scene, log))
    const others = isMine ? entitledHere(scene, log) : []
    commit(context, () => {
      shelf.drop('letters-lost', key)
      if (others.length > 0) shelf.put('handed-again', key, timeOf(now))
      for (const other of others) if (other.device !== device) keepToGrant(shelf, key, other.device)
    })
  }
}

/** The first key is whoever's who founded the log; which of that member's desks it was, the chain does not say. */
function isNewestKeyMine({ context, me }: Scene, { hex, control }: LogState): boolean {
  const made = context.store.shelf.get('my-epoch', hex)
  const epoch = control?.state.epoch ?? 0
  if (made !== undefined) return equalBytes(made, u32(epoch))
  if (epoch !== 1) return false
  return control?.kind === 'membership'
    ? foundedBy(control.state, me)
    : control?.state.devices[0]?.member === me
}

/** Whoever made the newest key left the log with it, by their own hand: those who lead it hand it out. */
function isLedAfterMaker({ me }: Scene, { control }: LogState): boolean {
  if (control?.kind !== 'membership' || rightOf(control.state, me) !== 'lead') return false
  const made = control.state.epochs.at(-1)?.[2]
  return control.state.rights.some(({ member, steps }) =>
    steps.some(([seq, right, by]) => seq === made && right === 'none' && by === member),
  )
}

/** Whoever was asked for a signature may not know it, and a signature may be lost: whoever is not known to have signed is asked. */
async function askAgain(scene: Scene, now: number): Promise<void> {
  const { context, device } = scene
  const { shelf } = context.store
  for (const proposal of storedProposals(shelf)) {
    if (proposal.state !== 'mine' || proposal.entry !== undefined) continue
    const by = [device, ...proposal.approvals.map((one) => one.device)]
    const log = context.book.byHex(proposal.log)
    const quorum = log === undefined ? undefined : quorumOf(scene, log, proposal.draft, by)
    if (quorum?.met !== false) continue
    await askForApproval(scene, proposal, quorum.others)
    commit(context, () => shelf.put('handed-again', lettersLost.requests, timeOf(now)))
  }
}

/** A kit in a drawer asks nobody: its box is filled anew in this round, and not when thirty days are over. */
function renewKitsSoon(context: Context, now: number): void {
  const { shelf } = context.store
  commit(context, () => {
    for (const { key } of shelf.list('own', lettersLost.kits)) shelf.drop('own', key)
    shelf.put('handed-again', lettersLost.kits, timeOf(now))
  })
}

/** Whoever lacks the use of a second code, or a key of the dossiers, does not know it, and asks nobody. */
function handSecretsSoon(context: Context, now: number): void {
  const { shelf } = context.store
  commit(context, () => {
    if (forgetHanded(shelf)) shelf.put('handed-again', lettersLost.secrets, timeOf(now))
  })
}

function timeOf(millis: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setFloat64(0, millis)
  return bytes
}

function timeIn(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0)
}
