/**
 * Files of a home: sealed, named by a hash of their sealed bytes, so that a name says nothing of what
 * is inside and a copy can be checked without a key.
 *
 * The key, size and hash of the plain bytes stand in the record that describes the file.
 */
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Bytes, fromBase64Url, toBase64Url, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
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
import { sealPiece } from '@safeconduct/core/evidence/seal/pieces.ts'
import { newSealKey, openStream, sealKeyBytes, sealKeyFrom } from '@safeconduct/core/sealed/seal.ts'
import { paddedLength } from '@safeconduct/core/vault/padding.ts'
import { isDiskFull } from '../store/damage.ts'
import { listNameOf } from '../sync/file-pieces.ts'
import { DirectFile, newRooms, type Rooms } from './direct-file.ts'
import { markUnnamed, unmark } from './file-marks.ts'
import { type Hashed, isNamed, nameOfPieces, PieceHashes, PiecewiseHash } from './piecewise-hash.ts'
import { FileSealer, sealedSlice, sliceLength } from './seal-file.ts'

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

/** `pieces`: SHA-256 of each piece of the plain bytes, as a seal names them. */
export type KeptBlob = { readonly blob: Blob; readonly sha256: string; readonly pieces: readonly Bytes[] }
export type BlobRefusal = { readonly kind: 'file-missing' | 'file-damaged' | 'disk-full' }

const context = utf8('safeconduct/v1/blob')
const zeros = new Uint8Array(64 * 1024)

/**
 * Seals a file into the home: hashed, in pieces too, and sealed in one read; renamed when the disk has it. The memory it
 * takes does not grow with the file. Until a record that names it is saved, the next opening of the vault removes it.
 */
export async function keepBlob(
  home: string,
  plain: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { random }: { readonly random: Random },
): Promise<Result<KeptBlob, BlobRefusal>> {
  const folder = join(home, 'blobs')
  const temporary = join(folder, `new-${toHex(random.bytes(8))}`)
  const sealKey = newSealKey(random)
  const buffers = spare.pop() ?? newBuffers()
  const sealer = new FileSealer(sealKey, context, { random })
  const file = new DirectFile(temporary, buffers.rooms)
  const writing = new SealedWriting(file, buffers.slice, sealer)
  let kept: Sealed
  try {
    for await (const piece of plain) await writing.add(piece)
    kept = await writing.finish()
  } catch (problem) {
    rmSync(temporary, { force: true })
    if (isDiskFull(problem)) return refuse({ kind: 'disk-full' })
    throw problem
  } finally {
    await file.close()
    writing.forget()
    spare.push(buffers)
  }
  const name = nameOfPieces(kept.sealed)
  try {
    // Until a record names it.
    markUnnamed(home, name)
    renameSync(temporary, join(folder, name))
    syncFolder(folder)
  } catch (problem) {
    rmSync(temporary, { force: true })
    dropBlob(home, name)
    if (isDiskFull(problem)) return refuse({ kind: 'disk-full' })
    throw problem
  }
  const key = toBase64Url(sealKeyBytes(sealKey))
  const list = await listNameOf(key, kept.sealed)
  const { size } = kept
  const blob: Blob = { v: '1', sealed: name, key, size, ...(list === undefined ? {} : { list }) }
  return ok({ blob, sha256: toHex(kept.plain.whole), pieces: kept.plain.pieces })
}

type Buffers = { readonly slice: Uint8Array; readonly rooms: Rooms }
/** Used again by the next file: thousands of photographs would otherwise be gigabytes for the collector of garbage. */
const spare: Buffers[] = []

function newBuffers(): Buffers {
  return { slice: Buffer.allocUnsafeSlow(sliceLength), rooms: newRooms(sealedSlice) }
}

type Sealed = { readonly size: number; readonly plain: Hashed; readonly sealed: readonly Bytes[] }

/** The plain bytes go in as they come, and slices of sealed ones go to the disk. */
class SealedWriting {
  readonly #file: DirectFile
  readonly #sealer: FileSealer
  readonly #plain = new PiecewiseHash(sealPiece)
  readonly #sealed = new PieceHashes()
  readonly #slice: Uint8Array
  #held = 0
  /** How much of the slice ever held something. */
  #most = 0
  #size = 0

  constructor(file: DirectFile, slice: Uint8Array, sealer: FileSealer) {
    this.#file = file
    this.#slice = slice
    this.#sealer = sealer
  }

  async add(piece: Uint8Array): Promise<void> {
    this.#plain.add(piece)
    this.#size += piece.length
    await this.#fill(piece)
  }

  async finish(): Promise<Sealed> {
    // The size of a published report would otherwise tell a seized disk which report it is.
    for (let left = paddedLength(this.#size) - this.#size; left > 0; left -= zeros.length) {
      await this.#fill(zeros.subarray(0, left))
    }
    const { room } = this.#file
    const length = this.#sealer.sealLast(this.#slice.subarray(0, this.#held), room)
    this.#sealed.add(room.subarray(0, length))
    await this.#file.finish(length)
    return { size: this.#size, plain: this.#plain.finish(), sealed: this.#sealed.finish() }
  }

  /** Nothing that was read stays for the next file. */
  forget(): void {
    this.#slice.fill(0, 0, this.#most)
  }

  async #fill(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + sliceLength - this.#held)
      at += part.length
      // A whole slice as it was read is sealed from where it lies.
      if (part.length === sliceLength) {
        await this.#seal(part)
        continue
      }
      this.#slice.set(part, this.#held)
      this.#held += part.length
      this.#most = Math.max(this.#most, this.#held)
      if (this.#held < sliceLength) continue
      this.#held = 0
      await this.#seal(this.#slice)
    }
  }

  async #seal(slice: Uint8Array): Promise<void> {
    const { room } = this.#file
    const length = this.#sealer.seal(slice, room)
    this.#sealed.add(room.subarray(0, length))
    await this.#file.add(length)
  }
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

/** Where a file lies that has not come whole from the relay yet. */
export function partPath(home: string, sealed: string): string {
  return join(home, 'blobs', `part-${sealed}`)
}

/** The file itself, and what of it had come when fetching it broke off, or goes on now. True where there was something. */
export function dropBlob(home: string, sealed: string): boolean {
  const there = [join(home, 'blobs', sealed), partPath(home, sealed)].filter((path) => existsSync(path))
  for (const path of there) rmSync(path, { force: true })
  unmark(home, [sealed])
  return there.length > 0
}

/** Does the blob on the disk still have its name? Needs no key. */
export async function blobIsWhole(home: string, sealed: string): Promise<boolean> {
  const path = join(home, 'blobs', sealed)
  if (!existsSync(path)) return false
  const hashes = new PiecewiseHash()
  for await (const piece of bytesOf(path)) hashes.add(piece)
  return isNamed(sealed, hashes.finish())
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const pieces: AsyncIterable<unknown> = createReadStream(path, { highWaterMark: 1024 * 1024 })
  for await (const piece of pieces) if (piece instanceof Uint8Array) yield piece
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
