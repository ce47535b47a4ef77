/**
 * Sealed files that no record names yet. docs/formats/vault.md, B5.
 *
 * A file is sealed before the record that holds its key is saved; a program that is killed in between leaves bytes about
 * a person that nobody can open, and nobody can strike. So an empty file, the mark, stands beside it from before it has
 * its name until the save is over, and the next opening removes what is marked and named nowhere. A file without a mark
 * is never looked at: it came from a colleague, out of a copy, or belongs to a record that cannot be read now.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { unlessDiskFull } from '../store/damage.ts'
import type { SqliteStore } from '../store/sqlite-store.ts'
import { forgetFile } from '../sync/offering-files.ts'
import { dropBlob } from './blobs.ts'
import { isMarked, markedIn, unmark } from './file-marks.ts'

/**
 * Removes the files whose save never came. Call when a vault was opened, before anything is kept. `isOlder`: the vault
 * may know less than the folder (it was put back, or is a new one), so all files stay, and are marked no more.
 */
export function sweepUnnamed(home: string, store: SqliteStore, isOlder: boolean): void {
  const marked = markedIn(home)
  if (marked.length === 0) return
  const left = isOlder ? [] : unnamedOf(store, marked)
  unlessDiskFull(() => {
    // First what would send it, last the mark: a kill in between leaves it to the next opening.
    if (left.length > 0)
      store.transaction(() => {
        for (const sealed of left) forgetFile(store.shelf, sealed)
      })
    for (const sealed of marked) {
      unlessHeld(() => {
        if (left.includes(sealed)) rmSync(join(home, 'blobs', sealed), { force: true })
        unmark(home, [sealed])
      })
    }
  })
}

/** Another program may hold a file (on Windows, whoever looks for viruses): nobody is kept out of a vault for that. */
function unlessHeld(work: () => void): void {
  try {
    work()
  } catch (problem) {
    if (!(problem instanceof Error && 'code' in problem)) throw problem
  }
}

/** Of these files, those that no save ever named: theirs was refused, and whoever tries again seals anew. */
export function dropUnnamed(home: string, files: readonly string[]): void {
  for (const sealed of files) if (isMarked(home, sealed)) dropBlob(home, sealed)
}

/** In doubt a file is named: its name anywhere in a record, a draft or the shelf is enough, whatever stands around it. */
function unnamedOf({ database }: SqliteStore, marked: readonly string[]): readonly string[] {
  const parts = database.prepare<[], string>('select state from part').pluck()
  const drafts = database.prepare<[], string>('select value from draft').pluck()
  // That it is to be sent as soon as it is saved was noted before the save, and names nothing.
  const onShelf = database.prepare<{ sealed: string }, number>(
    `select 1 from shelf where (instr(key, @sealed) > 0 or instr(value, cast(@sealed as blob)) > 0)
     and not (shelf = 'file-out' and key = 'new/' || @sealed) limit 1`,
  )
  const left = new Set(marked.filter((sealed) => onShelf.get({ sealed }) === undefined))
  for (const texts of [parts, drafts]) {
    for (const text of texts.iterate()) {
      if (left.size === 0) return []
      for (const sealed of left) if (text.includes(sealed)) left.delete(sealed)
    }
  }
  return [...left]
}
