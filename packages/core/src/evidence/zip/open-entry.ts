/** The bytes of one file of an archive, held against the size and the sum that both headers agreed on. */
import { type Bytes, concat } from '../../base/bytes.ts'
import { ok, type Result } from '../../base/result.ts'
import { crc32 } from './crc32.ts'
import { flawed } from './directory.ts'
import type { Inflate, ZipEntry, ZipRefusal, ZipSource } from './zip.ts'

const pieceLength = 256 * 1024

/** Piece by piece; the last thing it yields may be a refusal, and then none of it counts. */
export async function* openEntry(
  source: ZipSource,
  entry: ZipEntry,
  inflate: Inflate,
): AsyncGenerator<Result<Uint8Array, ZipRefusal>, void, void> {
  const { index } = entry
  const torn = { is: false }
  const packed = packedPieces(source, entry, torn)
  let sum = 0
  let size = 0
  try {
    for await (const piece of entry.method === 'stored' ? packed : inflate(packed)) {
      size += piece.length
      // Stopped here and not at the end: what lies about its size may have no end.
      if (size > entry.size) return yield flawed('size', index)
      sum = crc32(piece, sum)
      yield ok(piece)
    }
  } catch {
    return yield flawed(torn.is ? 'torn' : 'packed-bytes', index)
  }
  if (torn.is) yield flawed('torn', index)
  else if (size !== entry.size) yield flawed('size', index)
  else if (sum !== entry.crc32) yield flawed('crc', index)
}

/** All of a small file; refused when it is longer than `limit`. */
export async function entryBytes(
  source: ZipSource,
  entry: ZipEntry,
  inflate: Inflate,
  limit: number,
): Promise<Result<Bytes, ZipRefusal>> {
  if (entry.size > limit) return flawed('too-large', entry.index)
  const pieces: Uint8Array[] = []
  for await (const piece of openEntry(source, entry, inflate)) {
    if (!piece.ok) return piece
    pieces.push(piece.value)
  }
  return ok(concat(...pieces))
}

async function* packedPieces(
  source: ZipSource,
  { dataAt, packedSize }: ZipEntry,
  torn: { is: boolean },
): AsyncGenerator<Uint8Array, void, void> {
  for (let at = 0; at < packedSize; ) {
    const piece = await source.read(dataAt + at, Math.min(pieceLength, packedSize - at))
    if (piece.length === 0) {
      torn.is = true
      return
    }
    at += piece.length
    yield piece
  }
}
