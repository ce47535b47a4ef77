/**
 * A folder that appears whole or not at all: written beside its place under another name, flushed, and
 * renamed. A crash, a full disk or a stop leaves nothing that could be taken for a dossier.
 */
import { createHash } from 'node:crypto'
import { lstat, mkdir, open, readdir, rename, rm, rmdir, utimes } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { toHex } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { DossierRefusal } from './request.ts'

export type Staging = {
  /** Writes one file, in pieces, and says what was written. `path` is one of ours, never from outside. */
  readonly write: (path: string, content: AsyncIterable<Uint8Array> | Uint8Array) => Promise<Written>
  readonly finish: () => Promise<void>
  readonly drop: () => Promise<void>
}
export type Written = { readonly size: number; readonly sha256: string }

/** Refuses a place that is taken before a byte is written. */
export async function openStaging(
  folder: string,
  { random, seconds }: { readonly random: Random; readonly seconds: number },
): Promise<Result<Staging, DossierRefusal>> {
  const target = resolve(folder)
  const free = await placeIsFree(target)
  if (!free.ok) return free
  await dropLeftovers(target)
  const work = join(dirname(target), `.${basename(target)}.${toHex(random.bytes(6))}.unfinished`)
  // Others on the machine must not read along while a dossier is being made, nor after.
  await mkdir(work, { mode: 0o700 })
  const folders = new Set<string>([work])
  return ok({
    write: async (path, content) => {
      const whole = join(work, path)
      for (const part of path.split('/').slice(0, -1).keys()) {
        folders.add(join(work, ...path.split('/').slice(0, part + 1)))
      }
      await mkdir(dirname(whole), { recursive: true, mode: 0o700 })
      return writeFlushed(whole, content, seconds)
    },
    finish: () => putInPlace(work, target, folders, seconds),
    drop: () => rm(work, { recursive: true, force: true }),
  })
}

async function placeIsFree(target: string): Promise<Result<undefined, DossierRefusal>> {
  try {
    const found = await lstat(target)
    if (!found.isDirectory()) return refuse({ kind: 'not-a-folder' })
    return (await readdir(target)).length === 0 ? ok(undefined) : refuse({ kind: 'folder-not-empty' })
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
  const parent = await lstat(dirname(target)).catch(() => undefined)
  if (parent === undefined) return refuse({ kind: 'no-parent-folder' })
  return ok(undefined)
}

/** What a crash left of an earlier attempt: originals in clear that nobody knows of. */
async function dropLeftovers(target: string): Promise<void> {
  for (const name of await readdir(dirname(target))) {
    const isLeftover = name.startsWith(`.${basename(target)}.`) && /\.[0-9a-f]{12}\.unfinished$/.test(name)
    const path = join(dirname(target), name)
    if (isLeftover && (await isOurs(path))) await rm(path, { recursive: true, force: true })
  }
}

/**
 * In a folder that others may write to, a name proves nothing: somebody could leave a folder of his own there
 * and put a link to our files in its place while it is being emptied.
 */
async function isOurs(path: string): Promise<boolean> {
  const found = await lstat(path)
  return found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid())
}

async function writeFlushed(
  whole: string,
  content: AsyncIterable<Uint8Array> | Uint8Array,
  seconds: number,
): Promise<Written> {
  const hash = createHash('sha256')
  let size = 0
  // "x": a name that is there already is a defect here, never a file to write over.
  const file = await open(whole, 'wx', 0o600)
  try {
    for await (const piece of content instanceof Uint8Array ? [content] : content) {
      hash.update(piece)
      size += piece.length
      await file.writeFile(piece)
    }
    await file.utimes(seconds, seconds)
    await file.sync()
  } finally {
    await file.close()
  }
  return { size, sha256: hash.digest('hex') }
}

/** Every folder is flushed before the name is given, and the parent after it. */
async function putInPlace(
  work: string,
  target: string,
  folders: ReadonlySet<string>,
  seconds: number,
): Promise<void> {
  for (const folder of folders) {
    await utimes(folder, seconds, seconds)
    await flushFolder(folder)
  }
  // An empty folder in its place is removed; had somebody put a file there meanwhile, this fails.
  await rmdir(target).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error
  })
  await rename(work, target)
  await flushFolder(dirname(target))
}

/** Windows has no such thing as flushing a folder, and says so. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}
