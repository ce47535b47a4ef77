/**
 * Files of a home: sealed, named by the hash of their sealed bytes, so that a name says nothing of what
 * is inside and a copy can be checked without a key.
 *
 * The key, size and hash of the plain bytes stand in the record that describes the file.
 */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { fromBase64Url, toBase64Url, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import {
  type ObjectOf,
  object,
  oneOf,
  optional,
  type Parser,
  unfit,
  whole,
} from '@safeconduct/core/base/parse.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import {
  newSealKey,
  openStream,
  sealKeyBytes,
  sealKeyFrom,
  sealStream,
} from '@safeconduct/core/sealed/seal.ts'
import { paddedLength } from '@safeconduct/core/vault/padding.ts'
import { isDiskFull } from '../store/damage.ts'
import { listNameOf, PieceNames } from '../sync/file-pieces.ts'

const hash: Parser<string> = (value, field) =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? ok(value) : unfit(field, 'not-a-hash')
const key: Parser<string> = (value, field) =>
  typeof value === 'string' && fromBase64Url(value)?.length === 32 ? ok(value) : unfit(field, 'not-a-code')

/**
 * What a record keeps of a file. `sealed` names the blob; `size` counts the plain bytes; `list` names the list of
 * its pieces at a relay, where there is more than one.
 */
const blobShape = {
  v: oneOf(['1']),
  sealed: hash,
  key,
  size: whole(0, Number.MAX_SAFE_INTEGER),
  list: optional(hash),
}
export type Blob = ObjectOf<typeof blobShape>
export const parseBlob: Parser<Blob> = object(blobShape)

export type KeptBlob = { readonly blob: Blob; readonly sha256: string }
export type BlobRefusal = { readonly kind: 'file-missing' | 'file-damaged' | 'disk-full' }

const context = utf8('safeconduct/v1/blob')
const zeros = new Uint8Array(64 * 1024)

/** Seals a file into the home: hashed and sealed in one read, renamed when the disk has it. */
export async function keepBlob(
  home: string,
  plain: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { random }: { readonly random: Random },
): Promise<Result<KeptBlob, BlobRefusal>> {
  const folder = join(home, 'blobs')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const temporary = join(folder, `new-${toHex(random.bytes(8))}`)
  const sealKey = newSealKey(random)
  const plainHash = createHash('sha256')
  const sealedHash = createHash('sha256')
  const pieces = new PieceNames()
  let size = 0
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of plain) {
      plainHash.update(piece)
      size += piece.length
      yield piece
    }
    // The size of a published report would otherwise tell a seized disk which report it is.
    for (let left = paddedLength(size) - size; left > 0; left -= zeros.length) yield zeros.subarray(0, left)
  }
  const file = await open(temporary, 'wx', 0o600)
  try {
    for await (const sealed of sealStream(sealKey, context, counted(), { random })) {
      sealedHash.update(sealed)
      pieces.add(sealed)
      await file.writeFile(sealed)
    }
    await file.sync()
  } catch (problem) {
    rmSync(temporary, { force: true })
    if (isDiskFull(problem)) return refuse({ kind: 'disk-full' })
    throw problem
  } finally {
    await file.close()
  }
  const name = sealedHash.digest('hex')
  renameSync(temporary, join(folder, name))
  await syncFolder(folder)
  const key = toBase64Url(sealKeyBytes(sealKey))
  const list = await listNameOf(key, pieces.finish())
  const blob: Blob = { v: '1', sealed: name, key, size, ...(list === undefined ? {} : { list }) }
  return ok({ blob, sha256: plainHash.digest('hex') })
}

/** The plain bytes, piece by piece; the last thing it yields may be a refusal, and then none of it counts. */
export async function* readBlob(
  home: string,
  blob: Blob,
): AsyncGenerator<Result<Uint8Array, BlobRefusal>, void, void> {
  const path = join(home, 'blobs', blob.sealed)
  const sealKey = sealKeyFrom(certain(fromBase64Url(blob.key), 'the parser looked'))
  if (!sealKey.ok || !existsSync(path)) {
    yield refuse({ kind: 'file-missing' })
    return
  }
  let at = 0
  for await (const piece of openStream(sealKey.value, context, bytesOf(path))) {
    const padding = piece.ok ? piece.value.subarray(Math.max(0, blob.size - at)) : zeros
    if (!piece.ok || padding.some((byte) => byte !== 0)) {
      yield refuse({ kind: 'file-damaged' })
      return
    }
    const content = piece.value.subarray(0, Math.max(0, blob.size - at))
    at += piece.value.length
    if (content.length > 0) yield ok(content)
  }
  if (at !== paddedLength(blob.size)) yield refuse({ kind: 'file-damaged' })
}

/** Removes what a killed program was still sealing: its key is gone. Call before anything is kept. */
export function sweepUnfinished(home: string): void {
  const folder = join(home, 'blobs')
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (/^new-[0-9a-f]{16}$/.test(name)) rmSync(join(folder, name), { force: true })
  }
}

export function blobIsHere(home: string, sealed: string): boolean {
  return existsSync(join(home, 'blobs', sealed))
}

/** Does the blob on the disk still have its name? Needs no key. */
export async function blobIsWhole(home: string, sealed: string): Promise<boolean> {
  const path = join(home, 'blobs', sealed)
  if (!existsSync(path)) return false
  const digest = createHash('sha256')
  for await (const piece of bytesOf(path)) digest.update(piece)
  return digest.digest('hex') === sealed
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const pieces: AsyncIterable<unknown> = createReadStream(path, { highWaterMark: 1024 * 1024 })
  for await (const piece of pieces) if (piece instanceof Uint8Array) yield piece
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
