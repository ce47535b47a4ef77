/**
 * The address of a relay as a relay prints it and an organisation keeps it: `https://relay.example:8443/#space-code`.
 *
 * The part behind `#` is the space code, by which members found logs and open boxes. It stands there because no
 * program sends that part to a server by accident, and because one line is easier to hand on than two.
 */
import { fromBase32, grouped, toBase32 } from '../../base/base32.ts'
import type { Bytes } from '../../base/bytes.ts'

export function relayAddressText(url: string, space: Bytes): string {
  return `${url.replace(/#.*$/, '').replace(/\/?$/, '/')}#${grouped(toBase32(space))}`
}

/** The space code in an address; 16 zeros, which no relay accepts, where there is none. */
export function spaceOf(url: string): Bytes {
  const space = fromBase32(/#(.*)$/.exec(url)?.[1] ?? '')
  return space?.length === 16 ? space : new Uint8Array(16)
}
