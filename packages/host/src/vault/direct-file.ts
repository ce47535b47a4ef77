/**
 * A new file, written past the system's page cache where the system can: nobody reads sealed bytes in the minute after,
 * and copying gigabytes into the cache costs as much of a processor as hashing them (docs/decisions/0043-past-the-cache.md).
 *
 * What was laid goes to the disk while the next bytes are read, hashed and sealed.
 */
import {
  closeSync,
  constants,
  existsSync,
  fsync,
  fsyncSync,
  mkdirSync,
  openSync,
  write,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

/** What every disk of today writes at once. */
const block = 4096
/** What is shorter is copied sooner than a file is opened twice. */
const worthOpening = 16 * block
const [written, synced] = [promisify(write), promisify(fsync)]

/** One is laid full while the other is written. */
export type Rooms = readonly [Uint8Array, Uint8Array]

/** Rooms in which `length` bytes can be laid at a time. */
export function newRooms(length: number): Rooms {
  const whole = Math.ceil(length / block) * block + block
  return [pages(whole), pages(whole)]
}

/** A buffer that could grow begins with a page of memory, as a disk wants it that takes bytes from where they lie. */
function pages(length: number): Uint8Array {
  return new Uint8Array(new ArrayBuffer(length, { maxByteLength: length }), 0, length)
}

export class DirectFile {
  readonly #path: string
  readonly #file: number
  /** The same file again, past the cache; undefined for a short one, and where the system cannot. */
  #direct: number | undefined
  #rooms: Rooms
  /** Bytes at the beginning of the room that fill no block yet. */
  #held = 0
  #at = 0
  #writing: Promise<void> | undefined

  /** The file must be a new one. Its folder is there but for the first file of a home. */
  constructor(path: string, rooms: Rooms) {
    this.#path = path
    this.#rooms = rooms
    this.#file = openNew(path)
  }

  /** Where the next bytes are laid. */
  get room(): Uint8Array {
    return this.#rooms[0].subarray(this.#held)
  }

  /** So many bytes lie in `room`. */
  async add(length: number): Promise<void> {
    const [room, other] = this.#rooms
    const held = this.#held + length
    const whole = held - (held % block)
    if (this.#writing === undefined) this.#direct = openDirect(this.#path)
    // The other room is still being read by whoever writes it.
    await this.#writing
    other.set(room.subarray(whole, held))
    this.#writing = this.#write(room.subarray(0, whole), this.#at)
    // Whoever gives up before the next call closes; nobody is left to hear of this then.
    this.#writing.catch(() => undefined)
    this.#at += whole
    this.#held = held - whole
    this.#rooms = [other, room]
  }

  /** The last bytes lie in `room`; when this returns, the disk has the file. */
  async finish(length: number): Promise<void> {
    const last = this.#rooms[0].subarray(0, this.#held + length)
    const whole = last.length - (last.length % block)
    if (this.#writing === undefined) {
      // A small file is on the disk sooner than a thread would have begun to put it there; a film is waited for.
      let at = last.length < worthOpening ? 0 : writeDirect(this.#path, last.subarray(0, whole))
      while (at < last.length) at += writeSync(this.#file, last, at, last.length - at, at)
      fsyncSync(this.#file)
      return
    }
    await this.#writing
    await this.#write(last.subarray(0, whole), this.#at)
    // The rest fills no block. It lies behind all others, in a page of its own.
    this.#letGoDirect()
    await this.#write(last.subarray(whole), this.#at + whole)
    await synced(this.#file)
  }

  /** Once, whatever happened before: a thread may still read from the rooms. */
  async close(): Promise<void> {
    await this.#writing?.catch(() => undefined)
    this.#letGoDirect()
    closeSync(this.#file)
  }

  async #write(bytes: Uint8Array, position: number): Promise<void> {
    for (let at = 0; at < bytes.length; ) at += await this.#writeSome(bytes.subarray(at), position + at)
  }

  async #writeSome(bytes: Uint8Array, position: number): Promise<number> {
    const file = this.#direct ?? this.#file
    try {
      return (await written(file, bytes, 0, bytes.length, position)).bytesWritten
    } catch (problem) {
      // Some systems say only now that they cannot, or that they want other blocks than ours.
      if (this.#direct === undefined || !isUnable(problem)) throw problem
      this.#letGoDirect()
      return 0
    }
  }

  #letGoDirect(): void {
    if (this.#direct !== undefined) closeSync(this.#direct)
    this.#direct = undefined
  }
}

function openNew(path: string): number {
  try {
    return openSync(path, 'wx', 0o600)
  } catch (problem) {
    if (existsSync(dirname(path))) throw problem
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    return openSync(path, 'wx', 0o600)
  }
}

function openDirect(path: string): number | undefined {
  if (constants.O_DIRECT === undefined) return undefined
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NOFOLLOW | constants.O_DIRECT)
  } catch (problem) {
    if (isUnable(problem)) return undefined
    throw problem
  }
}

/** How many bytes from the beginning were written so; none where the system cannot. */
function writeDirect(path: string, bytes: Uint8Array): number {
  const file = openDirect(path)
  if (file === undefined) return 0
  try {
    return writeSync(file, bytes, 0, bytes.length, 0)
  } catch (problem) {
    if (isUnable(problem)) return 0
    throw problem
  } finally {
    closeSync(file)
  }
}

function isUnable(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 'EINVAL'
}
