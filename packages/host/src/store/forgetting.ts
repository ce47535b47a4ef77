/**
 * What leaves a device must leave its disk: rows, index words, history, drafts, files, and the freed pages.
 *
 * One transaction takes all rows out. What can only follow it (files, old pages, the write-ahead log) is noted
 * on the shelf in that transaction, so that a kill in between is made good when the vault is opened again.
 */
import { toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { recordId } from '@safeconduct/core/base/id.ts'
import { parseJson } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { compartmentText } from '@safeconduct/core/vault/compartment.ts'
import type { PartState } from '@safeconduct/core/vault/part-state.ts'
import type { Shelf, StoredLog } from '@safeconduct/core/vault/replica/store.ts'
import type { VaultSchema } from '@safeconduct/core/vault/schema.ts'
import { forgetFile } from '../sync/offering-files.ts'
import { dropBlob } from '../vault/blobs.ts'
import type { RecordTables } from '../vault/record-tables.ts'
import { indexNames } from '../vault/word-index.ts'
import { unlessDiskFull } from './damage.ts'
import type { Database } from './database.ts'

/** Rows of this shelf: `wipe`, and `file/NAME` for each file whose record is gone. */
const shelfName = 'leaving'
const wipeKey = 'wipe'
const filePrefix = 'file/'

/** 1 GiB in pages of 8 KiB: a temporary copy would otherwise lie on a disk, or not fit. */
const mostVacuumed = 2 ** 17

function pages(database: Database): number {
  return Number(database.pragma('page_count', { simple: true }))
}

export type ForgettingParts = {
  readonly database: Database
  readonly shelf: Shelf
  readonly records: RecordTables
  readonly schema: VaultSchema
  readonly home: string
  /** Names of the sealed files that a part speaks of. */
  readonly filesOf: (state: PartState) => readonly string[]
}

export function forgetLogs(parts: ForgettingParts, logs: readonly StoredLog[]): void {
  const { database, shelf, records, filesOf } = parts
  if (logs.length === 0) return
  records.words.catchUp()
  const statements = prepare(database)
  const which = JSON.stringify(logs.map(({ row }) => row))
  try {
    database
      .transaction(() => {
        const gone = records.forget(logs.map(({ row }) => row))
        forgetDrafts(parts, logs)
        for (const state of gone) for (const file of filesOf(state)) noteFileLeaves(shelf, file)
        for (const statement of [statements.entries, statements.feeds, statements.keys]) statement.run(which)
        for (const { id } of logs) statements.shelf.run(toHex(id), `${toHex(id)}\u{10ffff}`)
        shelf.put(shelfName, wipeKey, new Uint8Array())
      })
      .immediate()
    records.kept()
  } catch (problem) {
    records.forgetUnkept()
    throw problem
  }
  finishForgetting(parts)
}

/** Call inside the transaction in which the last record that names it lets go of it. `log`: where the log itself stays. */
export function noteFileLeaves(shelf: Shelf, file: string, log?: StoredLog): void {
  forgetFile(shelf, file, log && toHex(log.id))
  shelf.put(shelfName, filePrefix + file, utf8(file))
}

/** Does what may still be to do after rows have left. Call when a vault is opened, too. */
export function finishForgetting(parts: Omit<ForgettingParts, 'schema' | 'filesOf'>): void {
  const { database, shelf, records, home } = parts
  if (shelf.get(shelfName, wipeKey) === undefined) return
  unlessDiskFull(() => {
    records.words.catchUp()
    // Words of deleted rows stay in the segments of an index until these are merged.
    for (const name of indexNames) database.exec(`insert into ${name} (${name}) values ('optimize')`)
    for (const { key } of shelf.list(shelfName, filePrefix)) {
      dropBlob(home, key.slice(filePrefix.length))
      shelf.drop(shelfName, key)
    }
    // Freed pages are zeros by now (`secure_delete`); this gives them back, as long as a copy fits into memory.
    if (pages(database) < mostVacuumed) database.exec('vacuum')
    database.pragma('wal_checkpoint(truncate)')
    shelf.drop(shelfName, wipeKey)
    database.pragma('wal_checkpoint(truncate)')
  })
}

/**
 * Of a draft, what belongs to a part that went goes with it. A draft for a new record goes whole: it says
 * nowhere which case it was meant for.
 */
function forgetDrafts({ database, records, schema }: ForgettingParts, logs: readonly StoredLog[]): void {
  const names = new Set(logs.map(({ name }) => compartmentText(name)))
  const { drafts, dropDraft, changeDraft } = prepare(database)
  for (const { name, value } of drafts.all()) {
    const id = recordId(name, '')
    const place = id.ok ? records.find(id.value) : undefined
    const json = parseJson(utf8(value))
    if (place === undefined || !json.ok || !isObject(json.value)) {
      dropDraft.run(name)
      continue
    }
    const type = records.typeOfKey(place.key)
    const left = Object.entries(json.value).filter(([field]) => {
      const rule = schema.field(type, field)
      return rule !== undefined && !names.has(compartmentText(rule.compartment(place.home)))
    })
    if (left.length === 0) dropDraft.run(name)
    else changeDraft.run(JSON.stringify(Object.fromEntries(left)), name)
  }
}

function prepare(database: Database) {
  const ofLogs = 'in (select value from json_each(?))'
  return {
    entries: database.prepare(
      `delete from entry where feed in (select id from feed where compartment ${ofLogs})`,
    ),
    feeds: database.prepare(`delete from feed where compartment ${ofLogs}`),
    keys: database.prepare(`delete from epoch_key where compartment ${ofLogs}`),
    shelf: database.prepare('delete from shelf where key >= ? and key < ?'),
    drafts: database.prepare<[], { name: string; value: string }>('select name, value from draft'),
    dropDraft: database.prepare('delete from draft where name = ?'),
    changeDraft: database.prepare('update draft set value = ? where name = ?'),
  }
}
