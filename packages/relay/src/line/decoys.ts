/**
 * Slots that hold nothing and look like any other. docs/formats/relay.md, L51.
 *
 * Whoever took a phone and tries codes must not learn from the relay which code is one: a box that is not there
 * answers the same bytes each time, as many and as random as a box with answers.
 */
import { createCipheriv, createHmac } from 'node:crypto'
import { type Bytes, concat, u8, utf8 } from '@safeconduct/core/base/bytes.ts'

const label = utf8('safeconduct/v1/line-decoy\0')
const zeros = new Uint8Array(16)

/** The same for the same box, page and slot for as long as the relay has its secret. */
export function decoySlot(
  secret: Bytes,
  { box, page, slot }: { readonly box: Bytes; readonly page: number; readonly slot: number },
  length: number,
): Bytes {
  const key = createHmac('sha256', secret)
    .update(concat(label, box, u8(page), u8(slot)))
    .digest()
  // The key stream of AES-256-CTR: nothing tells it from what sealing makes.
  return new Uint8Array(createCipheriv('aes-256-ctr', key, zeros).update(new Uint8Array(length)))
}
