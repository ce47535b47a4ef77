/** A file in pieces, each sealed alone under the key of the vault: what several services do with large files. */
import { concat } from '../../../packages/core/src/base/bytes.ts'
import { openNaively, type Plain, sealNaively } from './gcm.ts'

export const pieceLength = 64

export async function sealFile(key: Plain, plain: Plain): Promise<readonly Plain[]> {
  const count = Math.ceil(plain.length / pieceLength)
  const pieces = Array.from({ length: count }, (_, i) => plain.slice(i * pieceLength, (i + 1) * pieceLength))
  return Promise.all(pieces.map((piece) => sealNaively(key, piece)))
}

export async function openFile(key: Plain, pieces: readonly Plain[]): Promise<Plain | undefined> {
  const opened = await Promise.all(pieces.map((piece) => openNaively(key, piece)))
  const good = opened.filter((piece) => piece !== undefined)
  return good.length === pieces.length ? concat(...good) : undefined
}
