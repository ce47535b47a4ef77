/**
 * Reading a kit's box without emptying it. docs/formats/recovery.md, rule K18.
 *
 * A device that has read a letter has it on its disk and the relay drops it. Whoever comes back by a kit has no disk yet:
 * the machine may be borrowed, and its battery may end. So the letters stay until the kit itself is struck.
 */
import { type Bytes, equalBytes, toHex } from '../../base/bytes.ts'
import { ok, type Result } from '../../base/result.ts'
import { digest, sha256 } from '../../sealed/hash.ts'
import type { LinkRefusal, MailItem, RelayLink } from '../sync/link.ts'
import type { KitKeys } from './kit.ts'

/** More pages than any box may have: a relay that always has another letter must not hold us. */
const mostPages = 64

/** Everything in the box. A relay shows one page at a time: what was read goes to the end of the box, never away. */
export async function lettersOfKit(
  link: RelayLink,
  { box, boxToken }: KitKeys,
): Promise<Result<readonly Bytes[], LinkRefusal>> {
  const token = boxToken.reveal()
  const letters = new Map<string, Bytes>()
  for (let page = 0; page < mostPages; page++) {
    const items = await link.collect(box, token)
    if (!items.ok) return items
    const fresh = await unseen(letters, items.value)
    const last = items.value.at(-1)
    if (fresh === 0 || last === undefined) break
    // Nothing behind this page? Then it stays as it is.
    if (page === 0 && !mayHaveMore(items.value)) break
    const kept = await putBehind(link, { id: box, token }, items.value)
    if (!kept.ok) return kept
    const removed = await link.remove(box, token, last.number)
    if (!removed.ok) return removed
  }
  return ok([...letters.values()])
}

async function unseen(letters: Map<string, Bytes>, items: readonly MailItem[]): Promise<number> {
  const before = letters.size
  for (const { sealed } of items) letters.set(toHex(await digest(sealed)), sealed)
  return letters.size - before
}

/** Pages are cut by number and by bytes; one that is far from both has nothing behind it. */
function mayHaveMore(items: readonly MailItem[]): boolean {
  const bytes = items.reduce((sum, { sealed }) => sum + sealed.length, 0)
  return items.length >= 32 || bytes >= 1024 * 1024
}

async function putBehind(
  link: RelayLink,
  { id, token }: { readonly id: Bytes; readonly token: Bytes },
  items: readonly MailItem[],
): Promise<Result<true, LinkRefusal>> {
  for (const { number, sealed } of items) {
    let posted = await link.post(id, sealed)
    if (!posted.ok && posted.refusal.kind === 'quota') {
      // The box is full, of years or of somebody's junk: this one letter is in our hands alone for a moment.
      const removed = await link.remove(id, token, number)
      if (!removed.ok) return removed
      posted = await link.post(id, sealed)
    }
    if (!posted.ok) return posted
  }
  return ok(true)
}

/** The link of the paper device: its box gives these letters once and keeps them; everything else is the relay's. */
export function linkOfKit(link: RelayLink, { box }: KitKeys, letters: readonly Bytes[]): RelayLink {
  let given = false
  const mine = (asked: Bytes): boolean => equalBytes(asked, box)
  return {
    ...link,
    openBox: async (asked, access, space) => (mine(asked) ? ok(true) : link.openBox(asked, access, space)),
    collect: async (asked, token) => {
      if (!mine(asked)) return link.collect(asked, token)
      const items = given ? [] : letters.map((sealed, i) => ({ number: i + 1, sealed }))
      given = true
      return ok(items)
    },
    remove: async (asked, token, upTo) => (mine(asked) ? ok(true) : link.remove(asked, token, upTo)),
  }
}

/** Makes the box of a new kit at the relay, before anybody writes to it. */
export function openKitBox(link: RelayLink, { box, boxToken }: KitKeys, space: Bytes) {
  return link.openBox(box, sha256(boxToken.reveal()), space)
}
