/**
 * A stamp: proof that a machine has worked a little before it asks for room. docs/formats/line.md, rules N49–N51.
 *
 *   SHA-256(challenge 16 ‖ nonce 16) begins with `bits` zeros
 *
 * Instead of a captcha, which keeps out exactly those who cannot see it, read it or wait for it. Few bits on a quiet
 * day, more in a flood; a page works on it while the person is still typing.
 */
import { type Bytes, concat } from '../base/bytes.ts'
import type { Random } from '../base/random.ts'
import { digest, sha256 } from '../sealed/hash.ts'

/** What was asked and what answers it, as it travels: challenge ‖ nonce. */
export type Stamp = { readonly challenge: Bytes; readonly nonce: Bytes }

export const stampLengths = { challenge: 16, nonce: 16 } as const
/** A relay that asks for more is ignored: it would be a way to keep people out. */
export const mostBits = 24

/**
 * Hashed by the platform, many at a time: with compiled scripts it takes four times as long as doing it here, without
 * them a twentieth. What counts is the slowest phone.
 */
const hashesAtOnce = 200

type Work = {
  readonly random: Random
  /** Waited for between slices of work, so that the person can go on typing. */
  readonly pause: () => Promise<void>
  readonly stopped?: () => boolean
}

/** Works until a nonce is found; undefined when it was stopped or too much was asked. */
export async function solveStamp(
  challenge: Bytes,
  bits: number,
  { random, pause, stopped = () => false }: Work,
): Promise<Stamp | undefined> {
  if (bits > mostBits) return undefined
  const start = random.bytes(stampLengths.nonce)
  for (let from = 0; !stopped(); from += hashesAtOnce) {
    const blocks = Array.from({ length: hashesAtOnce }, (_, i) => concat(challenge, counted(start, from + i)))
    const hashes = await Promise.all(blocks.map(digest))
    const found = blocks[hashes.findIndex((hash) => leadingZeros(hash) >= bits)]
    if (found !== undefined) return { challenge, nonce: found.slice(challenge.length) }
    await pause()
  }
  return undefined
}

/** The nonce that many after the first. */
function counted(start: Bytes, number: number): Bytes {
  const nonce = new Uint8Array(start)
  const view = new DataView(nonce.buffer, nonce.length - 4)
  view.setUint32(0, view.getUint32(0) + number)
  return nonce
}

/** One hash: cheap enough to be asked before anything else is looked at. */
export function isStamped({ challenge, nonce }: Stamp, bits: number): boolean {
  if (challenge.length !== stampLengths.challenge || nonce.length !== stampLengths.nonce) return false
  return leadingZeros(sha256(concat(challenge, nonce))) >= bits
}

function leadingZeros(hash: Uint8Array): number {
  const first = hash.findIndex((byte) => byte !== 0)
  return first < 0 ? hash.length * 8 : first * 8 + Math.clz32(hash[first] ?? 0) - 24
}
