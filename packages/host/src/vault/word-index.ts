/**
 * The indexes: by id, by word, and by word of guarded parts. What a part says is kept at once; the indexes
 * follow in batches, because keeping them up to date with every entry costs more than all else together.
 *
 * Nothing is ever searched before the index has caught up, and a crash in between loses nothing: the rows
 * still to come stand in the table `unindexed`, written in the same transaction as the part.
 */
import { fromHex } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { resolveField } from '@safeconduct/core/vault/merge.ts'
import type { PartState } from '@safeconduct/core/vault/part-state.ts'
import type { VaultSchema } from '@safeconduct/core/vault/schema.ts'
import { foldForIndex } from '@safeconduct/core/vault/search-words.ts'
import { unlessDiskFull } from '../store/damage.ts'
import type { Database } from '../store/database.ts'

export const indexNames = ['words', 'columns', 'guarded'] as const
export type IndexName = (typeof indexNames)[number]
export type Texts = { readonly [name in IndexName]: string }
type StoredPart = { readonly type: string; readonly state: PartState; readonly id: RecordId }
/** `indexed`: the row may have words in the indexes already, which then go first. Without an id the part is gone. */
type Waiting = { readonly id: RecordId | undefined; readonly texts: Texts; readonly indexed: boolean }
const noTexts: Texts = { words: '', columns: '', guarded: '' }

export const slotsPerRecord = 8

/** Enough for the index to write large segments, few enough for a search not to wait for. */
const batch = 4096

export class WordIndex {
  readonly #database: Database
  readonly #schema: VaultSchema
  readonly #partOf: (row: number) => StoredPart | undefined
  readonly #statements: ReturnType<typeof prepare>
  /** The rows of `unindexed`, and the records they are parts of. */
  readonly #waiting = new Map<number, Waiting>()
  readonly #waitingKeys = new Map<RecordId, number>()
  readonly #foldedLabels = new Map<string, string>()
  readonly #splitTypes = new Map<number, boolean>()
  /** Rows of a transaction that may yet be undone. */
  readonly #unkept = new Map<number, Waiting>()
  /** Records that the running transaction takes away. */
  readonly #leaving = new Set<RecordId>()

  constructor(database: Database, schema: VaultSchema, partOf: (row: number) => StoredPart | undefined) {
    this.#database = database
    this.#schema = schema
    this.#partOf = partOf
    this.#statements = prepare(database)
    for (const row of this.#statements.unindexed.all()) {
      const part = this.#partOf(row)
      this.#wait(row, part === undefined ? gone : this.#waitingOf(part, true))
    }
  }

  /** Notes a changed part; call inside the transaction that keeps it. */
  follow(row: number, part: StoredPart, isNew: boolean): void {
    this.#statements.wait.run(row)
    this.#leaving.delete(part.id)
    this.#unkept.set(row, this.#waitingOf(part, this.#unkept.get(row)?.indexed ?? !isNew))
  }

  /** The part of this row goes, and its words after it. */
  leave(row: number): void {
    this.#statements.wait.run(row)
    this.#unkept.set(row, { ...gone, indexed: this.#unkept.get(row)?.indexed ?? true })
  }

  /** The last part of a record goes: nobody finds it by its id, from this moment on. */
  leaveRecord(id: RecordId): void {
    this.#statements.dropId.run(idBytes(id))
    this.#leaving.add(id)
  }

  /** The transaction is on the disk. */
  kept(): void {
    for (const id of this.#leaving) this.#waitingKeys.delete(id)
    for (const [row, waiting] of this.#unkept) this.#wait(row, waiting)
    this.forgetUnkept()
    // A full disk stops the indexes and not the work: what was acknowledged stays so, and the rows wait.
    if (this.#waiting.size >= batch) unlessDiskFull(() => this.catchUp())
  }

  forgetUnkept(): void {
    this.#unkept.clear()
    this.#leaving.clear()
  }

  /** Brings both indexes up to date. */
  catchUp(): void {
    if (this.#waiting.size === 0) return
    this.#database
      .transaction(() => {
        for (const [row, waiting] of this.#waiting) this.#index(row, waiting)
        for (const [id, key] of this.#waitingKeys) this.#statements.addId.run(idBytes(id), key)
      })
      .immediate()
    this.#waiting.clear()
    this.#waitingKeys.clear()
  }

  /** The key of a record, also of one whose words are still to come. */
  keyOf(id: RecordId): number | undefined {
    if (this.#leaving.has(id)) return undefined
    return this.#waitingKeys.get(id) ?? this.#statements.keyOfId.get(idBytes(id))
  }

  /** Rows of parts between two rows whose words begin with all of these, newest first, at most `limit`. */
  rows(
    index: IndexName,
    words: readonly string[],
    low: number,
    high: number,
    limit: number,
  ): readonly number[] {
    this.catchUp()
    return this.#statements[index].rows.all(queryOf(words), low, high, limit)
  }

  /** How many records (not parts) between two rows match. */
  count(index: IndexName, words: readonly string[], low: number, high: number): number {
    this.catchUp()
    const ask = [queryOf(words), low, high] as const
    const { count, countOthers } = this.#statements[index]
    return (
      (count.get(...ask) ?? 0) + (this.#hasOtherParts(low, high) ? (countOthers.get(...ask, ...ask) ?? 0) : 0)
    )
  }

  /** Is there a record of this range with more parts than its first? Publications, a hundred thousand of them, have one. */
  #hasOtherParts(low: number, high: number): boolean {
    const type = Math.floor(low / slotsPerRecord)
    let known = this.#splitTypes.get(type)
    if (known === undefined) {
      known = this.#statements.otherParts.get(low, high) !== undefined
      this.#splitTypes.set(type, known)
    }
    return known
  }

  /** Does every record have its id in the index, and every id a record? */
  idsAreSound(): boolean {
    this.catchUp()
    return this.#statements.strayIds.get() === 0
  }

  /** What the indexes should hold of a part. */
  textsAt(row: number): Texts {
    const part = this.#partOf(row)
    return part === undefined ? noTexts : this.#textsOf(part)
  }

  /** SQLite's own view of whether an index is sound. */
  isSound(index: IndexName): boolean {
    this.catchUp()
    try {
      this.#statements[index].check.run()
      return true
    } catch {
      return false
    }
  }

  #wait(row: number, waiting: Waiting): void {
    if (row % slotsPerRecord > 0) this.#splitTypes.clear()
    // A new row that was changed before its words were taken up has none yet; one that left and came again has.
    const indexed = this.#waiting.get(row)?.indexed ?? waiting.indexed
    this.#waiting.set(row, { ...waiting, indexed })
    if (waiting.id !== undefined) this.#waitingKeys.set(waiting.id, Math.floor(row / slotsPerRecord))
  }

  #waitingOf(part: StoredPart, indexed: boolean): Waiting {
    return { id: part.id, texts: this.#textsOf(part), indexed }
  }

  #index(row: number, { texts, indexed }: Waiting): void {
    for (const name of indexNames) {
      if (indexed) this.#statements[name].drop.run(row)
      if (texts[name] !== '') this.#statements[name].add.run(row, texts[name])
    }
    this.#statements.done.run(row)
  }

  #textsOf({ type, state }: Omit<StoredPart, 'id'>): Texts {
    const texts = { words: '', columns: '', guarded: '' }
    for (const [field, held] of state) {
      const rule = this.#schema.field(type, field)
      if (rule === undefined) continue
      const resolved = resolveField(held, rule.merge)
      if (resolved === undefined) continue
      for (const value of resolved.state === 'value' ? [resolved.value] : resolved.values) {
        if (rule.findable === 'rooms')
          texts.words += ` ${foldForIndex(this.#schema.wordsOf(type, field, value))}`
        if (rule.findable === 'guarded')
          texts.guarded += ` ${foldForIndex(this.#schema.wordsOf(type, field, value))}`
        else texts.columns += ` ${this.#foldedColumn(this.#schema.columnWordsOf(type, field, value))}`
      }
    }
    return { words: texts.words.trim(), columns: texts.columns.trim(), guarded: texts.guarded.trim() }
  }

  /** The labels of a vocabulary come again with every record. */
  #foldedColumn(text: string): string {
    const known = this.#foldedLabels.get(text)
    if (known !== undefined) return known
    const folded = foldForIndex(text)
    if (this.#foldedLabels.size < 2000 && text.length < 200) this.#foldedLabels.set(text, folded)
    return folded
  }
}

const gone: Waiting = { id: undefined, texts: noTexts, indexed: true }

function idBytes(id: RecordId): Uint8Array {
  return certain(fromHex(id), 'a record id is hex')
}

/** Words are letters and digits only after folding, so nothing of the query language can be asked. */
function queryOf(words: readonly string[]): string {
  return words.map((word) => `"${word}"*`).join(' ')
}

function prepare(database: Database) {
  const index = (name: IndexName) => ({
    add: database.prepare(`insert into ${name} (rowid, text) values (?, ?)`),
    drop: database.prepare(`delete from ${name} where rowid = ?`),
    rows: database
      .prepare<[string, number, number, number], number>(
        `select rowid from ${name} where ${name} match ? and rowid between ? and ? order by rowid desc limit ?`,
      )
      .pluck(),
    count: database
      .prepare<[string, number, number], number>(
        `select count(*) from ${name} where ${name} match ? and rowid between ? and ? and rowid & 7 = 0`,
      )
      .pluck(),
    countOthers: database
      .prepare<[string, number, number, string, number, number], number>(
        `select count(distinct rowid >> 3) from ${name} where ${name} match ? and rowid between ? and ?
         and rowid & 7 > 0 and rowid >> 3 not in
         (select rowid >> 3 from ${name} where ${name} match ? and rowid between ? and ? and rowid & 7 = 0)`,
      )
      .pluck(),
    check: database.prepare(`insert into ${name} (${name}) values ('integrity-check')`),
  })
  return {
    strayIds: database
      .prepare<[], number>(
        `select (select count(*) from key_of_id) - (select count(*) from record) +
         (select count(*) from key_of_id where key not in (select key from record))`,
      )
      .pluck(),
    unindexed: database.prepare<[], number>('select key from unindexed').pluck(),
    wait: database.prepare('insert into unindexed (key) values (?) on conflict do nothing'),
    otherParts: database.prepare<[number, number], number>(
      'select key from part where key between ? and ? and key & 7 > 0 limit 1',
    ),
    addId: database.prepare('insert into key_of_id (id, key) values (?, ?) on conflict do nothing'),
    dropId: database.prepare('delete from key_of_id where id = ?'),
    keyOfId: database.prepare<[Uint8Array], number>('select key from key_of_id where id = ?').pluck(),
    done: database.prepare('delete from unindexed where key = ?'),
    words: index('words'),
    columns: index('columns'),
    guarded: index('guarded'),
  }
}
