/**
 * Asking the calendars of OpenTimestamps: first for their promise, hours later for the way to a block [TS27, TS28]. They
 * see the hash of a hash with dice in it, and by tor not even who asks.
 */
import { createHash } from 'node:crypto'
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { attestedBy, blinded, type OldHashes } from '@safeconduct/core/evidence/ots/attested.ts'
import { newProof, upgraded } from '@safeconduct/core/evidence/ots/compose-ots.ts'
import type { OtsProof, OtsTree } from '@safeconduct/core/evidence/ots/proof.ts'
import { readOtsTree } from '@safeconduct/core/evidence/ots/read-ots.ts'
import type { PostBytes } from './request.ts'

/** Of SHA-1 and RIPEMD-160, which only old proofs contain. */
export const oldHashes: OldHashes = (hash, message) => {
  try {
    return new Uint8Array(createHash(hash).update(message).digest())
  } catch {
    // A build of OpenSSL without RIPEMD-160: the proof then says that it cannot be followed.
    return undefined
  }
}

/** A proof of promises from every calendar that answered; refused when none did. */
export async function askCalendars(
  calendars: readonly string[],
  digest: Bytes,
  random: Random,
  post: PostBytes,
): Promise<Result<OtsProof, { readonly kind: 'no-answer' }>> {
  const nonce = random.bytes(16)
  const asked = blinded(digest, nonce)
  const answers = await Promise.all(
    calendars.map((url) => post(`${url}/digest`, 'application/x-www-form-urlencoded', asked)),
  )
  const trees = answers.map(treeOf).filter((tree) => tree !== undefined)
  return trees.length === 0 ? refuse({ kind: 'no-answer' }) : ok(newProof(digest, nonce, trees))
}

/** How a question leaves; undefined where no answer came, or the calendar knows no more than before. */
export type GetBytes = (url: string) => Promise<Bytes | undefined>

/** The proof with what the `calendars` we trust to be asked know now. A promise may name any address: others stay unasked. */
export async function completed(
  proof: OtsProof,
  calendars: readonly string[],
  get: GetBytes,
): Promise<OtsProof> {
  let grown = proof
  for (const { attestation, message } of attestedBy(proof, oldHashes)) {
    if (attestation.kind !== 'pending' || message === undefined) continue
    const { calendar } = attestation
    if (!calendars.includes(calendar)) continue
    const tree = treeOf(await get(`${calendar}/timestamp/${toHex(message)}`))
    if (tree !== undefined) grown = upgraded(grown, { calendar, message }, tree, oldHashes)
  }
  return grown
}

function treeOf(answer: Bytes | undefined): OtsTree | undefined {
  const read = answer === undefined ? undefined : readOtsTree(answer)
  return read?.ok === true ? read.value : undefined
}
