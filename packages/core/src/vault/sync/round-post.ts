/** The letters of a round: what lay in this device's boxes, and what it has to send. */
import { type Bytes, equalBytes, toHex } from '../../base/bytes.ts'
import type { Result } from '../../base/result.ts'
import type { Replica } from '../replica/replica.ts'
import { accessHash } from './access.ts'
import type { LinkRefusal, MailItem, RelayLink } from './link.ts'
import { lettersForOthers, passedOn } from './passing-on.ts'

type Box = { readonly id: Bytes; readonly token: Bytes }
/** An honest relay keeps as many for a box. What comes meanwhile is taken in the next round. */
const mostAtOnce = 1_000

export type PostDone = { readonly letters: number; readonly refusal: LinkRefusal | undefined }

/** Takes what lies in the boxes: keys and requests of colleagues, answers to open invitations. */
export async function collectMail(
  replica: Replica,
  link: RelayLink,
  space: Bytes,
): Promise<PostDone & { readonly isNews: boolean }> {
  const { acts } = replica
  const mine = await emptied(link, acts.box, space, async (sealed) => {
    await acts.takeMail(sealed)
  })
  let { letters, refusal } = mine
  for (const { id, box, token, state } of acts.invitations()) {
    // After the first answer too: a second one means that somebody else has read the invitation.
    if ((state !== 'waiting' && state !== 'answered') || refusal?.kind === 'silent') continue
    const answers = await emptied(link, { id: box, token }, space, async (sealed) => {
      for (const one of sealed) await acts.takeAnswer(id, one)
    })
    letters += answers.letters
    refusal ??= answers.refusal
  }
  return { letters, refusal, isNews: letters > 0 }
}

/**
 * Sends what waits to be sent. A box that nobody has opened yet keeps its letter waiting here, and so does one that is full:
 * whoever was removed knows every box and could fill one, and the new keys would wait behind it for all the others.
 */
export async function postLetters(replica: Replica, link: RelayLink, space: Bytes): Promise<PostDone> {
  const { acts } = replica
  const invitations = acts.invitations()
  const waiting = [
    ...acts.letters().map((letter) => ({ ...letter, isOwn: true })),
    ...lettersForOthers(replica).map((letter) => ({ ...letter, isOwn: false })),
  ]
  let letters = 0
  let refusal: LinkRefusal | undefined
  const shut = new Set<string>()
  for (const { key, box, sealed, isOwn } of waiting) {
    if (shut.has(toHex(box))) continue
    const invitation = invitations.find((one) => equalBytes(one.box, box))
    // An invitation may end before anybody has asked for its answer.
    if (invitation !== undefined) await link.openBox(box, accessHash(invitation.token), space)
    const posted = await link.post(box, sealed)
    if (posted.ok) {
      await (isOwn ? acts.posted(key) : passedOn(replica, key))
      letters++
    } else if (posted.refusal.kind === 'too-large' && !isOwn) {
      // No relay takes a letter that padding did not make: whoever laid it on the stick meant that it stays for ever.
      await passedOn(replica, key)
    } else if (!isOfOneBox(posted.refusal)) {
      return { letters, refusal: posted.refusal }
    } else if (posted.refusal.kind !== 'not-allowed') {
      refusal ??= posted.refusal
      shut.add(toHex(box))
    }
  }
  return { letters, refusal }
}

function isOfOneBox({ kind }: LinkRefusal): boolean {
  return kind === 'not-allowed' || kind === 'quota' || kind === 'too-large'
}

/** Letters leave the relay only when whoever takes them has them on the disk. */
async function emptied(
  link: RelayLink,
  box: Box,
  space: Bytes,
  take: (sealed: readonly Bytes[]) => Promise<void>,
): Promise<PostDone> {
  let letters = 0
  for (let upTo = 0; letters < mostAtOnce; ) {
    const items = await itemsIn(link, box, space)
    if (!items.ok) return { letters, refusal: items.refusal }
    if (items.value.length === 0) break
    const numbers = items.value.map(({ number }) => number)
    // A number is never used again: else the same letter, shown for ever, would keep this device from all that follows.
    if (Math.min(...numbers) <= upTo) return { letters, refusal: { kind: 'unreadable' } }
    upTo = Math.max(...numbers)
    await take(items.value.map(({ sealed }) => sealed))
    letters += items.value.length
    const removed = await link.remove(box.id, box.token, upTo)
    if (!removed.ok) return { letters, refusal: removed.refusal }
  }
  return { letters, refusal: undefined }
}

async function itemsIn(
  link: RelayLink,
  { id, token }: Box,
  space: Bytes,
): Promise<Result<readonly MailItem[], LinkRefusal>> {
  const items = await link.collect(id, token)
  if (items.ok || items.refusal.kind !== 'not-allowed') return items
  // Not there yet, or lost by the relay: it is made, and whoever writes to us tries again.
  const opened = await link.openBox(id, accessHash(token), space)
  return opened.ok ? link.collect(id, token) : opened
}
