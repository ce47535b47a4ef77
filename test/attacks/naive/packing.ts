/** A writer that saves room: it compresses what it seals, and keeps a file once that two people sent. */
import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { utf8 } from '../../../packages/core/src/base/bytes.ts'
import { type Plain, randomBytes, sealNaively } from './gcm.ts'

const key = randomBytes(32)

export async function sealPacked(text: string): Promise<Plain> {
  return sealNaively(key, new Uint8Array(deflateRawSync(utf8(text))))
}

/** "Convergent": the key of a file is its hash, so the same file has the same name wherever it is kept. */
export async function keepConvergently(
  file: Plain,
): Promise<{ readonly name: string; readonly sealed: Plain }> {
  const key = createHash('sha256').update(file).digest()
  const sealed = await sealNaively(new Uint8Array(key), file, new Uint8Array(12))
  return { name: createHash('sha256').update(sealed).digest('hex'), sealed }
}
