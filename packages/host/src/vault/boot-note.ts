/**
 * Was this vault file put back from an older copy? The vault and a file beside it hold the same note, made anew by the
 * first change after each opening. A vault whose note the file does not know has been somewhere else since, and must not go on in
 * its feeds: a number given twice looks like a forger. docs/formats/vault.md H6.
 *
 * A whole home put back knows its own note; that is seen at the relay, or by a colleague (T8).
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Bytes, concat, equalBytes } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { replaceFile } from '../home/slots-file.ts'
import { unlessDiskFull } from '../store/damage.ts'
import type { SqliteStore } from '../store/sqlite-store.ts'

const length = 16
const [shelf, key] = ['own', 'boot'] as const

/** The note now, and the one before: a kill between vault and file leaves the older one in the file. */
export function isPutBack(home: string, store: SqliteStore): boolean {
  const notes = store.shelf.get(shelf, key)
  const beside = noteBeside(home)
  if (notes === undefined || beside === undefined) return true
  return ![0, length].some((at) => equalBytes(notes.subarray(at, at + length), beside))
}

/** With the next change only this file is the newest; who only reads leaves everything as it is. */
export function renewBootNote(home: string, store: SqliteStore, random: Random): void {
  store.onFirst = () => {
    const now = random.bytes(length)
    store.shelf.put(shelf, key, concat(now, noteBeside(home) ?? new Uint8Array(length)))
    // Where there is no room for the file, the older note in it stays good.
    return () => unlessDiskFull(() => replaceFile(join(home, 'boot'), now))
  }
}

function noteBeside(home: string): Bytes | undefined {
  const path = join(home, 'boot')
  if (!existsSync(path) || !statSync(path).isFile()) return undefined
  const note = new Uint8Array(readFileSync(path))
  return note.length === length ? note : undefined
}
