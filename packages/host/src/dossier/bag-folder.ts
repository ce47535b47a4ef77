/**
 * A bag that lies on a disk, read for a check.
 *
 * The folder came from somebody else. No link is followed, neither as the last part of a name nor before
 * it, so that a bag cannot make the checker read files outside it; a pipe is never opened, because reading
 * one may never end.
 */
import { createHash, type Hash } from 'node:crypto'
import { constants, type Dirent } from 'node:fs'
import { type FileHandle, lstat, open, opendir, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type {
  Algorithm,
  BagEntry,
  BagReader,
  Digests,
  ReadRefusal,
} from '@safeconduct/core/evidence/bag-reader.ts'

export type FolderLimits = {
  /** More files than this are not even listed. */
  readonly maxFiles?: number
  readonly signal?: AbortSignal
}

const pieceLength = 1024 * 1024
/** Used again by the next file: new memory for each costs more than to read it. */
const spare: Buffer[] = []

export function bagFolder(folder: string, { maxFiles = 200_000, signal }: FolderLimits = {}): BagReader {
  // The one link that is followed is the name the person typed, and it is followed once.
  let root: Promise<string> | undefined
  const use = <T>(path: string, read: (file: FileHandle) => Promise<T>) =>
    attempt(async () => {
      root ??= realpath(folder)
      return withFile(await root, path, read)
    })
  return {
    entries: () => attempt(async () => listFolder(await realpath(folder), maxFiles, signal)),
    bytes: (path, limit) => use(path, (file) => readSmall(file, limit)),
    digests: (path, wanted) => use(path, (file) => hashFile(file, wanted, signal)),
  }
}

/** Thrown inside this file alone, and turned into a refusal at its door. */
class Unreadable extends Error {
  readonly why: ReadRefusal['why']
  constructor(why: ReadRefusal['why']) {
    super(why)
    this.why = why
  }
}

async function attempt<T>(read: () => Promise<T>): Promise<Result<T, ReadRefusal>> {
  try {
    return ok(await read())
  } catch (error) {
    return refuse({ kind: 'unreadable', why: reasonOf(error) })
  }
}

function reasonOf(error: unknown): ReadRefusal['why'] {
  if (error instanceof Unreadable) return error.why
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  // A defect of ours must not pass for a fault of the folder.
  if (typeof code !== 'string') throw error
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing'
  if (code === 'EACCES' || code === 'EPERM') return 'denied'
  if (code === 'ERR_CRYPTO_INVALID_DIGEST' || code === 'ERR_OSSL_EVP_UNSUPPORTED') return 'algorithm'
  return 'device'
}

async function listFolder(
  folder: string,
  maxFiles: number,
  signal: AbortSignal | undefined,
): Promise<readonly BagEntry[]> {
  if (!(await lstat(folder)).isDirectory()) throw new Unreadable('not-a-folder')
  const entries: BagEntry[] = []
  const waiting = ['']
  for (let under = waiting.pop(); under !== undefined; under = waiting.pop()) {
    const here = await opendir(join(folder, under)).catch(under === '' ? undefined : unlessNamed)
    if (here === undefined) {
      entries.push({ path: under, kind: 'special', size: 0 })
      continue
    }
    for await (const entry of here) {
      if (signal?.aborted === true) throw new Unreadable('stopped')
      const path = under === '' ? entry.name : `${under}/${entry.name}`
      const is = kindOf(entry)
      const found = is === 'file' ? await lstat(join(folder, path)).catch(unlessNamed) : { size: 0 }
      const kind = found === undefined ? 'special' : is
      entries.push({ path, kind, size: found?.size ?? 0 })
      if (entries.length > maxFiles) throw new Unreadable('too-many-files')
      if (kind === 'folder') waiting.push(path)
    }
  }
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** A name that is no text, or a path longer than the system takes: it is there, and leads nowhere. */
function unlessNamed(problem: unknown): undefined {
  const code = problem instanceof Error && 'code' in problem ? problem.code : undefined
  if (code !== 'ENOENT' && code !== 'ENAMETOOLONG') throw problem
}

function kindOf(entry: Dirent): BagEntry['kind'] {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  return entry.isSymbolicLink() ? 'link' : 'special'
}

async function withFile<T>(root: string, path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const whole = join(root, path)
  // Somebody may put a link in place of a folder after it was listed.
  if (!whole.startsWith(root + sep) || (await realpath(whole)) !== whole) throw new Unreadable('denied')
  const file = await open(whole, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    return await use(file)
  } finally {
    await file.close()
  }
}

async function lengthOf(file: FileHandle): Promise<number> {
  const found = await file.stat()
  if (!found.isFile()) throw new Unreadable('denied')
  return found.size
}

async function readSmall(file: FileHandle, limit: number): Promise<Bytes> {
  if ((await lengthOf(file)) > limit) throw new Unreadable('too-large')
  return new Uint8Array(await file.readFile())
}

/** One reading for all algorithms, in pieces, so that a film of many gigabytes takes one megabyte of memory. */
async function hashFile(
  file: FileHandle,
  wanted: readonly Algorithm[],
  signal: AbortSignal | undefined,
): Promise<Digests> {
  const hashes = new Map<Algorithm, Hash>(wanted.map((name) => [name, createHash(name)]))
  const length = await lengthOf(file)
  const piece = spare.pop() ?? Buffer.allocUnsafeSlow(pieceLength)
  try {
    for (let done = 0; done < length; ) {
      if (signal?.aborted === true) throw new Unreadable('stopped')
      const { bytesRead } = await file.read(piece, 0, Math.min(length - done, pieceLength))
      if (bytesRead === 0) break
      for (const hash of hashes.values()) hash.update(piece.subarray(0, bytesRead))
      done += bytesRead
    }
  } finally {
    spare.push(piece)
  }
  return new Map([...hashes].map(([name, hash]) => [name, hash.digest('hex')]))
}
