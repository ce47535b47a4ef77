/**
 * Sealed pieces as files, one a piece: `pieces/ab/ab12…`, written whole or not at all.
 *
 * A file system notes when a file was written. It is told the day alone; where it keeps another time that nobody can
 * set, the seizure report says so.
 */
import { mkdirSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { type PieceStore, RelayFull } from './store.ts'

const daySeconds = 86_400

export class PieceFiles implements PieceStore {
  readonly isNear = true
  readonly #folder: string
  #written = 0

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  }

  async put(name: Bytes, piece: Bytes, day: number): Promise<void> {
    const path = this.#path(name)
    const folder = join(path, '..')
    // Two uploads of one piece at once each have a file of their own until it is named.
    const unfinished = `${path}.${++this.#written}.new`
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = await open(unfinished, 'w', 0o600)
      try {
        await file.writeFile(piece)
        await file.sync()
      } finally {
        await file.close()
      }
      await utimes(unfinished, day * daySeconds, day * daySeconds)
      await rename(unfinished, path)
      await syncFolder(folder)
      await utimes(folder, day * daySeconds, day * daySeconds)
    } catch (problem) {
      await rm(unfinished, { force: true })
      throw isFull(problem) ? new RelayFull() : problem
    }
  }

  async get(name: Bytes): Promise<Bytes | undefined> {
    try {
      return new Uint8Array(await readFile(this.#path(name)))
    } catch (problem) {
      if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return undefined
      throw problem
    }
  }

  /** With what a relay that was killed had begun to write of it. */
  async drop(name: Bytes): Promise<void> {
    const folder = join(this.#path(name), '..')
    const there = await readdir(folder).catch(() => [])
    const its = there.filter((file) => file.startsWith(toHex(name)))
    for (const file of its) await rm(join(folder, file), { force: true })
    if (its.length > 0) await syncFolder(folder).catch(() => undefined)
  }

  /** Made of a hash that was read from a frame: hex digits and nothing else. */
  #path(name: Bytes): string {
    const hex = toHex(name)
    return join(this.#folder, hex.slice(0, 2), hex)
  }
}

/** The name too must outlive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const file = await open(folder, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

function isFull(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && /^(ENOSPC|EDQUOT)$/.test(String(problem.code))
}
