/**
 * Fetching a file that a colleague's record names, when somebody opens it: piece by piece, each checked by its name,
 * into a file that a later try goes on with.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { type Bytes, equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { LinkRefusal, RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { isDiskFull } from '../store/damage.ts'
import { type Blob, type BlobRefusal, partPath } from '../vault/blobs.ts'
import { isNamed, PiecewiseHash } from '../vault/piecewise-hash.ts'
import { nameOf, openList, pieceName, pieceSize } from './file-pieces.ts'
import type { FileWishes } from './sending-files.ts'

export type FetchRefusal = LinkRefusal | BlobRefusal | { readonly kind: 'stopped' }

/** How many pieces are on their way at once. */
const ahead = 4

/** After this the file lies in the home, whole, under its name. */
export async function fetchFile(
  home: string,
  link: RelayLink,
  blob: Blob,
  wishes: FileWishes = {},
): Promise<Result<true, FetchRefusal>> {
  const folder = join(home, 'blobs')
  if (existsSync(join(folder, blob.sealed))) return ok(true)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const names = await piecesOf(link, blob)
  if (!names.ok) return names
  const part = partPath(home, blob.sealed)
  const file = await open(part, existsSync(part) ? 'r+' : 'wx+', 0o600)
  try {
    const there = await alreadyThere(file, names.value)
    const fetched = await fetchPieces(file, link, blob, names.value, there, wishes)
    if (!fetched.ok) return fetched
    await file.sync()
  } catch (problem) {
    if (isDiskFull(problem)) return refuse({ kind: 'disk-full' })
    throw problem
  } finally {
    await file.close()
  }
  return finished(part, join(folder, blob.sealed), blob.sealed)
}

/** Names of a file's pieces, as its list at the relay says; none where there is no list, undefined without an answer. */
export async function pieceNames(link: RelayLink, blob: Blob): Promise<readonly string[] | undefined> {
  const names = await piecesOf(link, blob)
  if (names.ok) return names.value.map(toHex)
  return names.refusal.kind === 'file-missing' || names.refusal.kind === 'file-damaged' ? [] : undefined
}

async function piecesOf(link: RelayLink, blob: Blob): Promise<Result<readonly Bytes[], FetchRefusal>> {
  if (blob.list === undefined) return ok([pieceName(blob.sealed)])
  const list = await link.getPiece(pieceName(blob.list))
  if (!list.ok) return refuse(missing(list.refusal))
  const names = await openList(blob.key, list.value)
  return names === undefined ? refuse({ kind: 'file-damaged' }) : ok(names)
}

/** What a relay does not have it answers like what nobody may have: for whoever waits, the file is not there yet. */
function missing(refusal: LinkRefusal): FetchRefusal {
  return refusal.kind === 'not-allowed' ? { kind: 'file-missing' } : refusal
}

/** How many pieces from the beginning lie there whole: a power cut may have torn the last. */
async function alreadyThere(file: FileHandle, names: readonly Bytes[]): Promise<number> {
  const { size } = await file.stat()
  const piece = new Uint8Array(pieceSize)
  let count = 0
  for (; count < names.length && (count + 1) * pieceSize <= size; count++) {
    await file.read(piece, 0, pieceSize, count * pieceSize)
    if (!equalBytes(nameOf(piece), names[count] ?? piece)) break
  }
  return count
}

async function fetchPieces(
  file: FileHandle,
  link: RelayLink,
  blob: Blob,
  names: readonly Bytes[],
  there: number,
  { signal, progress }: FileWishes,
): Promise<Result<true, FetchRefusal>> {
  for (let at = there; at < names.length; at += ahead) {
    if (signal?.aborted === true) return refuse({ kind: 'stopped' })
    const pieces = await Promise.all(names.slice(at, at + ahead).map((name) => link.getPiece(name)))
    for (const [index, piece] of pieces.entries()) {
      if (!piece.ok) return refuse(missing(piece.refusal))
      const isLast = at + index === names.length - 1
      // A shorter piece in the middle would shift all that follows: no program of ours made such a list.
      if (!isLast && piece.value.length !== pieceSize) return refuse({ kind: 'file-damaged' })
      await file.write(piece.value, 0, piece.value.length, (at + index) * pieceSize)
    }
    progress?.({ file: blob.sealed, done: Math.min(names.length, at + ahead), of: names.length })
  }
  return ok(true)
}

async function finished(part: string, path: string, sealed: string): Promise<Result<true, FetchRefusal>> {
  const hashes = new PiecewiseHash()
  // Erased, or gone with its log, while it was on its way: then it does not appear.
  const file = await open(part, 'r').catch(() => undefined)
  if (file === undefined) return refuse({ kind: 'file-missing' })
  const pieces: AsyncIterable<unknown> = file.createReadStream({ highWaterMark: pieceSize })
  for await (const piece of pieces) if (piece instanceof Uint8Array) hashes.add(piece)
  if (!isNamed(sealed, hashes.finish())) {
    rmSync(part, { force: true })
    return refuse({ kind: 'file-damaged' })
  }
  if (!existsSync(part)) return refuse({ kind: 'file-missing' })
  renameSync(part, path)
  return ok(true)
}
