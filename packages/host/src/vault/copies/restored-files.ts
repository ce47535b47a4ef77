/** The sealed files of a copy, put together from their pieces: there whole, under the name their bytes have, or not at all. */
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Hashed, isNamed, PiecewiseHash } from '../piecewise-hash.ts'
import { aboutText, type ByteSource, type CopyItem } from './copy-file.ts'

const temporary = 'new-0000000000000000'
const atOnce = 4 * 1024 * 1024

export class RestoredFiles {
  whole = 0
  /** The first digits of names. */
  readonly damaged: string[] = []
  readonly #folder: string
  #file: { readonly name: string; at: number } | undefined

  constructor(home: string) {
    this.#folder = join(home, 'blobs')
  }

  take(item: CopyItem): void {
    const name = aboutText(item, 'name')
    if (!/^[0-9a-f]{64}$/.test(name)) return
    if (this.#file?.name !== name) {
      this.end()
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
      rmSync(join(this.#folder, temporary), { force: true })
      this.#file = { name, at: 0 }
    }
    if (item.about['at'] !== this.#file.at) return
    appendFileSync(join(this.#folder, temporary), item.bytes, { mode: 0o600, flush: true })
    this.#file.at += item.bytes.length
  }

  end(): void {
    const file = this.#file
    this.#file = undefined
    if (file === undefined) return
    const path = join(this.#folder, temporary)
    if (existsSync(path) && isNamed(file.name, hashesOfFile(path))) {
      renameSync(path, join(this.#folder, file.name))
      this.whole++
    } else {
      rmSync(path, { force: true })
      this.damaged.push(file.name.slice(0, 8))
    }
  }
}

export function sourceOf(handle: number): ByteSource {
  return {
    size: fstatSync(handle).size,
    read: (at, length) => {
      const bytes = new Uint8Array(length)
      return bytes.slice(0, readSync(handle, bytes, 0, length, at))
    },
  }
}

function hashesOfFile(path: string): Hashed {
  const hashes = new PiecewiseHash()
  const handle = openSync(path, 'r')
  try {
    const file = sourceOf(handle)
    for (let at = 0; at < file.size; at += atOnce) hashes.add(file.read(at, atOnce))
    return hashes.finish()
  } finally {
    closeSync(handle)
  }
}
