/**
 * Files that are named or given, to be read once. A file on a disk may change while it is read, or not be a file at
 * all: a link out of its folder, a pipe that never ends. Each of these is a word and not a surprise.
 */
import { constants } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'

export type SourceRefusal = {
  readonly kind:
    | 'no-such-file'
    | 'may-not-read'
    /** A link, a device, a pipe, a socket. */
    | 'not-a-file'
    /** Longer, shorter or younger at the end than at the beginning. */
    | 'changed-while-read'
    | 'too-many-files'
}

export interface FileSource {
  /** As whoever gave it called it: a claim, shown and never used as a path. */
  readonly name: string
  /** Once, and each piece until the next is asked for. The last thing may be a refusal, and then none of it counts. */
  read(): AsyncIterable<Result<Uint8Array, SourceRefusal>>
}

const pieceLength = 1024 * 1024
/** Used again by the next file: a room for each of a thousand photographs would be a gigabyte for the collector of garbage. */
const spare: Buffer[] = []
const mostFiles = 100_000
const deepest = 40

/** What is given as bytes: dropped into a window, sent by a browser. */
export function givenFile(
  name: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): FileSource {
  return {
    name,
    async *read() {
      for await (const piece of pieces) yield ok(piece)
    },
  }
}

/** The files that a path names: itself, or all in a folder, in the order of their names. */
export async function filesAt(path: string): Promise<Result<readonly FileSource[], SourceRefusal>> {
  const found: FileSource[] = []
  const refusal = await gather(path, basename(path), found, 0)
  return refusal === undefined ? ok(found) : refuse(refusal)
}

/** As bytes where a name was read from a disk: one in an older code page is no text that would lead back to its file. */
type Path = string | Buffer

async function gather(
  path: Path,
  name: string,
  found: FileSource[],
  depth: number,
): Promise<SourceRefusal | undefined> {
  if (found.length >= mostFiles || depth > deepest) return { kind: 'too-many-files' }
  const is = await lstat(path).catch(refusalOf)
  if ('kind' in is) return is
  if (!is.isDirectory()) {
    // A link or a pipe inside a folder is told for itself; the others are taken in.
    found.push(diskFile(path, name))
    return undefined
  }
  const names = await readdir(path, { encoding: 'buffer' }).catch(refusalOf)
  if ('kind' in names) return names
  for (const each of names.toSorted((one, other) => Buffer.compare(one, other))) {
    const shown = `${name}/${each.toString()}`
    const refusal = await gather(Buffer.concat([Buffer.from(path), slash, each]), shown, found, depth + 1)
    if (refusal?.kind === 'too-many-files') return refusal
    // What cannot even be looked at is told for itself, like a link; its neighbours are taken in.
    if (refusal !== undefined) found.push(refusedFile(shown, refusal))
  }
  return undefined
}

const slash = Buffer.from('/')

function refusedFile(name: string, refusal: SourceRefusal): FileSource {
  return {
    name,
    async *read() {
      await Promise.resolve()
      yield refuse(refusal)
    },
  }
}

/** A file on a disk. Opened without following a link: between looking and opening somebody may put one there. */
export function diskFile(path: Path, name: string): FileSource {
  return { name, read: () => piecesOf(path) }
}

/** A pipe that somebody put there meanwhile is not waited for: it has another number, and is seen by it. */
const reading = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

async function* piecesOf(path: Path): AsyncGenerator<Result<Uint8Array, SourceRefusal>, void, void> {
  const before = await lstat(path, { bigint: true }).catch(refusalOf)
  if ('kind' in before) return yield refuse(before)
  if (!before.isFile()) return yield refuse({ kind: 'not-a-file' })
  const file = await open(path, reading).catch(refusalOf)
  if ('kind' in file) return yield refuse(file)
  // Written over by the next piece: whoever wants to keep one copies it, as sealing does.
  const room = spare.pop() ?? Buffer.allocUnsafeSlow(pieceLength)
  let used = 0
  try {
    let length = 0n
    // No further than it was long: a file that grows as fast as it is read would never end, and that it grew is seen below.
    while (length < before.size) {
      const { bytesRead } = await file.read(room, 0, pieceLength)
      if (bytesRead === 0) break
      used = Math.max(used, bytesRead)
      length += BigInt(bytesRead)
      if (length > before.size) break
      yield ok(room.subarray(0, bytesRead))
    }
    const after = await file.stat({ bigint: true })
    const isSame =
      length === before.size &&
      after.size === before.size &&
      after.ino === before.ino &&
      after.mtimeNs === before.mtimeNs &&
      after.ctimeNs === before.ctimeNs
    if (!isSame) yield refuse({ kind: 'changed-while-read' })
  } catch (problem) {
    yield refuse(refusalOf(problem))
  } finally {
    room.fill(0, 0, used)
    spare.push(room)
    await file.close()
  }
}

function refusalOf(problem: unknown): SourceRefusal {
  const code = problem instanceof Error && 'code' in problem ? problem.code : undefined
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { kind: 'no-such-file' }
    case 'ELOOP':
    case 'EISDIR':
      return { kind: 'not-a-file' }
    default:
      return { kind: 'may-not-read' }
  }
}
