/** Letters that the acts write: requests for a signature, signatures, and asking for keys. */
import { concat, equalBytes, fromHex } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { type GrantedKey, letterOf, type MailBody, sealMail } from '../control/mail.ts'
import { type DeviceId, envelopeKeyOf, logOf, type MemberId } from '../control/names.ts'
import type { Device, RosterState } from '../control/roster.ts'
import type { Outgoing } from '../control/rotation.ts'
import { type Context, commit } from './context.ts'
import type { LogState } from './log-book.ts'
import type { Scene } from './organisation-scene.ts'
import { dropProposalRow, keepLetter, keepProposal, type StoredProposal } from './organisation-shelf.ts'
import type { Shelf } from './store.ts'

/** What stands on every letter of a batch. */
export function aboutNow({ world }: Context, roster: RosterState): { at: number; base: RosterState['head'] } {
  return { at: world.clock.millis(), base: roster.head }
}

export async function sealTo(
  context: Context,
  roster: RosterState,
  to: readonly Device[],
  body: MailBody,
): Promise<readonly Outgoing[]> {
  const letter = letterOf(body)
  const about = aboutNow(context, roster)
  return Promise.all(
    to.map(async ({ device, envelope, box }) => ({
      to: device,
      box: certain(fromHex(box), 'the parser looked'),
      sealed: await sealMail(
        context,
        { device, envelope: envelopeKeyOf(envelope) },
        letter,
        about,
        context.world,
      ),
    })),
  )
}

/** Call inside a transaction. Names sort in the order of writing, and never meet twice. */
export function keepLetters(context: Context, letters: readonly Outgoing[]): readonly string[] {
  const { shelf } = context.store
  let number = nextNumber(shelf)
  return letters.map(({ to, box, sealed }) => {
    const name = `${String(number++).padStart(12, '0')}/${to}`
    keepLetter(shelf, name, box, sealed)
    return name
  })
}

/** By name: of which logs a letter that lies here holds keys, ids of 16 bytes one after the other. */
const keysOut = 'key-out'

/** Call inside a transaction. Letters with keys: of several for one desk each may have the key of a log. */
export function keepKeyLetters(
  context: Context,
  letters: readonly Outgoing[],
  keys: ReadonlyMap<DeviceId, readonly GrantedKey[]>,
): readonly string[] {
  const names = keepLetters(context, letters)
  for (const [at, { to }] of letters.entries())
    context.store.shelf.put(
      keysOut,
      names[at] ?? '',
      concat(...(keys.get(to) ?? []).map(({ log }) => logOf(log))),
    )
  return names
}

/** Is a key of this log still to be written for that desk, or does it lie here in a letter? */
export function isKeyOwed(shelf: Shelf, { id, hex }: LogState, to: DeviceId): boolean {
  if (shelf.get('to-grant', `${hex}/${to}`) !== undefined) return true
  const lying = shelf.list(keysOut, '').filter(({ key }) => key.endsWith(`/${to}`))
  return lying.some(({ value }) => {
    for (let at = 0; at < value.length; at += id.length)
      if (equalBytes(value.subarray(at, at + id.length), id)) return true
    return false
  })
}

/** Call inside a transaction. */
export function letterHasLeft(shelf: Shelf, name: string): void {
  shelf.drop('mail-out', name)
  shelf.drop(keysOut, name)
}

function nextNumber(shelf: Shelf): number {
  const bytes = shelf.get('own', 'letters') ?? concat(new Uint8Array(8))
  const number = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0))
  const next = new Uint8Array(8)
  new DataView(next.buffer).setBigUint64(0, BigInt(number + 4_096))
  shelf.put('own', 'letters', next)
  return number
}

/** Desks of these members; a kit in a drawer signs nothing. */
export function desksOf({ view }: Pick<Scene, 'view'>, members: readonly MemberId[]): readonly Device[] {
  return [...view.devices.values()].filter(
    ({ member, kind, state }) => kind === 'desk' && state === 'active' && members.includes(member),
  )
}

export async function askForApproval(
  scene: Scene,
  proposal: StoredProposal,
  others: readonly MemberId[],
  instead?: StoredProposal,
): Promise<void> {
  const { context, roster } = scene
  const body: MailBody = { kind: 'approval-asked', log: proposal.log, draft: proposal.draft }
  const letters = await sealTo(context, roster, desksOf(scene, others), body)
  commit(context, () => {
    keepProposal(context.store.shelf, proposal)
    if (instead !== undefined) dropProposalRow(context.store.shelf, instead)
    keepLetters(context, letters)
  })
}
