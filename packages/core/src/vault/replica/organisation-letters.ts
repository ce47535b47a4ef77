/** Letters that the acts write: requests for a signature, signatures, and asking for keys. */
import { concat, fromHex } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { letterOf, type MailBody, sealMail } from '../control/mail.ts'
import { envelopeKeyOf, type MemberId } from '../control/names.ts'
import type { Device, RosterState } from '../control/roster.ts'
import type { Outgoing } from '../control/rotation.ts'
import { type Context, commit } from './context.ts'
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
