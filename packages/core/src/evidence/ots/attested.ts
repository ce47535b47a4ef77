/**
 * What a proof says when its operations are carried out: which block's Merkle root it claims to lead to [TS25], and
 * whether the 80 bytes of a block's header agree and were dear to make [TS26].
 */
import { type Bytes, concat, equalBytes, toHex, utf8 } from '../../base/bytes.ts'
import { type Instant, instantOf } from '../../base/date.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { sha256 } from '../../sealed/hash.ts'
import { type OtsAttestation, type OtsOperation, type OtsProof, type OtsTree } from './proof.ts'

/** SHA-1 and RIPEMD-160 of a few hundred bytes, for old proofs; undefined where the platform has none. */
export type OldHashes = (hash: 'sha1' | 'ripemd160', message: Uint8Array) => Bytes | undefined

/** An attestation with the message at which it stands; none where an operation on the way could not be computed. */
export type Attested = { readonly attestation: OtsAttestation; readonly message: Bytes | undefined }

export function attestedBy({ digest, tree }: OtsProof, oldHashes: OldHashes): readonly Attested[] {
  return walk(tree, digest, oldHashes)
}

function walk(tree: OtsTree, message: Bytes | undefined, oldHashes: OldHashes): readonly Attested[] {
  return tree.flatMap((step) =>
    step.kind === 'attestation'
      ? [{ attestation: step.attestation, message }]
      : walk(
          step.next,
          message === undefined ? undefined : carriedOut(step.operation, message, oldHashes),
          oldHashes,
        ),
  )
}

export function carriedOut(operation: OtsOperation, message: Bytes, oldHashes: OldHashes): Bytes | undefined {
  switch (operation.kind) {
    case 'append':
      return concat(message, operation.argument)
    case 'prepend':
      return concat(operation.argument, message)
    case 'reverse':
      return message.toReversed()
    case 'hexlify':
      return utf8(toHex(message))
    case 'hash':
      if (operation.hash === 'sha256') return sha256(message)
      return operation.hash === 'keccak256' ? undefined : oldHashes(operation.hash, message)
  }
}

/** A Merkle root as block explorers show it: its bytes the other way round. */
export function shownRoot(root: Uint8Array): string {
  return toHex(root.toReversed())
}

export type HeaderRefusal = {
  readonly kind: 'no-block-header' | 'other-merkle-root' | 'no-proof-of-work' | 'little-work'
}

/**
 * Bits of work that the cheapest header of the years of OpenTimestamps had: since block 300,000 (May 2014) each took more
 * than 2^64 hashes. A header that took less was made at home.
 */
const leastWork = 64

/**
 * Whether these 80 bytes are the header of a block with this Merkle root, and dear to forge. Which block of the chain it is
 * anybody can look up by its hash; this says only that somebody burnt that much work on it. The time is the miner's: true
 * to about two hours.
 */
export function checkBlockHeader(
  header: Uint8Array,
  root: Uint8Array,
): Result<{ readonly block: string; readonly minedAt: Instant; readonly work: number }, HeaderRefusal> {
  if (header.length !== 80) return refuse({ kind: 'no-block-header' })
  if (!equalBytes(header.subarray(36, 68), root)) return refuse({ kind: 'other-merkle-root' })
  const view = new DataView(header.buffer, header.byteOffset, header.length)
  const block = sha256(sha256(header)).toReversed()
  const target = targetOf(view.getUint32(72, true))
  if (target === undefined || BigInt(`0x${toHex(block)}`) > target)
    return refuse({ kind: 'no-proof-of-work' })
  const work = 256 - (target.toString(2).length - 1)
  if (work < leastWork) return refuse({ kind: 'little-work' })
  return ok({ block: toHex(block), minedAt: instantOf(view.getUint32(68, true) * 1000), work })
}

/** The largest hash that a block may have, from the four bytes that say it in short. */
function targetOf(bits: number): bigint | undefined {
  const exponent = bits >>> 24
  const mantissa = bits & 0x7fffff
  if (mantissa === 0 || (bits & 0x800000) !== 0 || exponent < 3 || exponent > 32) return undefined
  return BigInt(mantissa) << BigInt(8 * (exponent - 3))
}

/** The first step of a new proof: what a calendar is asked about hides which file it is [TS27]. */
export function blinded(digest: Uint8Array, nonce: Uint8Array): Bytes {
  return sha256(concat(digest, nonce))
}
