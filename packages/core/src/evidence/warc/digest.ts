/** Digests as WARC writes them: `sha1:` in base32 or hex, `sha256:` and longer ones in hex, computed by the platform. */

import { toBase32 } from '../../base/base32.ts'
import { type Bytes, toHex } from '../../base/bytes.ts'
import { platformBytes } from '../../sealed/hash.ts'

const names: { readonly [label: string]: string } = {
  sha1: 'SHA-1',
  'sha-1': 'SHA-1',
  sha256: 'SHA-256',
  'sha-256': 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
}

/** `undefined` where the method is not known here. */
export async function agrees(label: string, bytes: Uint8Array): Promise<boolean | undefined> {
  const colon = label.indexOf(':')
  const method = label.slice(0, colon).toLowerCase()
  const name = Object.hasOwn(names, method) ? names[method] : undefined
  if (colon < 1 || name === undefined) return undefined
  const value = label.slice(colon + 1)
  const sum = await sumOf(name, bytes)
  return value.toLowerCase() === toHex(sum) || value.replace(/=+$/, '') === lettersOf(sum)
}

/** RFC 4648, where the program itself writes Crockford's letters: the same five bits, other signs for them. */
function lettersOf(bytes: Uint8Array): string {
  return toBase32(bytes).replaceAll(/./g, (letter) => signs.charAt(own.indexOf(letter)))
}

const own = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** `sha256:` and 64 hex digits. */
export async function sha256Label(bytes: Uint8Array): Promise<string> {
  return `sha256:${toHex(await sumOf('SHA-256', bytes))}`
}

async function sumOf(name: string, bytes: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest(name, platformBytes(bytes)))
}
