/**
 * The last word on an invitation, left in its own mailbox. docs/formats/control.md, rule R89.
 *
 * Whoever answers an invitation that was used, refused or answered twice would otherwise wait for a week. The word is
 * sealed under the invitation's secret: the relay sees one more letter, and who never had the text reads nothing.
 * Who has the text could write it too, and gains nothing that a second answer would not give: it lets nobody in.
 */
import { type Bytes, concat, equalBytes, u8, utf8 } from '../../base/bytes.ts'
import type { Random } from '../../base/random.ts'
import { open, seal } from '../../sealed/seal.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import { pad, unpad } from '../padding.ts'
import { type Invitation, invitationSealKey } from './invitation.ts'

const invitationEnds = ['used', 'refused', 'answered-twice'] as const
export type InvitationEnd = (typeof invitationEnds)[number]

const version = 1
const length = 2 + 32

function contextOf({ organisation }: Invitation): Bytes {
  return concat(utf8('safeconduct/v1/invite-end\0'), organisation)
}

/** `letIn` is the device that came in by it: to that one the word means nothing. */
export function sealInvitationEnd(
  invitation: Invitation,
  end: InvitationEnd,
  letIn: PublicKey | undefined,
  { random }: { readonly random: Random },
): Promise<Bytes> {
  const why = u8(invitationEnds.indexOf(end) + 1)
  const plain = pad(concat(u8(version), why, letIn ?? new Uint8Array(32)))
  return seal(invitationSealKey(invitation), contextOf(invitation), plain, { random })
}

/** What these letters of the invitation's mailbox say to this device; undefined: nothing that ends it. */
export async function invitationEndIn(
  invitation: Invitation,
  device: PublicKey,
  letters: readonly Uint8Array[],
): Promise<InvitationEnd | undefined> {
  let said: InvitationEnd | undefined
  for (const letter of letters) {
    const padded = await open(invitationSealKey(invitation), contextOf(invitation), letter)
    const plain = padded.ok ? unpad(padded.value) : undefined
    if (plain?.length !== length || plain[0] !== version) continue
    if (equalBytes(plain.subarray(2), device)) return undefined
    said ??= invitationEnds[(plain[1] ?? 0) - 1]
  }
  return said
}
