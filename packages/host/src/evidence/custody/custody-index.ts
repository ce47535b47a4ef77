/** The papers of every item: its handlings and its seals, found by the item. Read once, then what entries touch. */
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { keysOf } from '../../vault/key-ranges.ts'
import type { StoredRecord } from '../../vault/stored-record.ts'
import type { Vault } from '../../vault/vault.ts'
import { textOf } from '../../work/record-view.ts'

const types = ['Seal', 'CustodyEvent'] as const
type PaperType = (typeof types)[number]

export class CustodyIndex {
  readonly #vault: Vault
  readonly #sql: ReturnType<typeof prepare>
  readonly #idsByItem = new Map<string, Set<RecordId>>()
  #last = -1
  #takenBack = 0

  constructor(vault: Vault) {
    this.#vault = vault
    this.#sql = prepare(vault)
  }

  /** In no order: the chain has its own. */
  of(item: string, type: PaperType): readonly StoredRecord[] {
    this.#refresh()
    return [...(this.#idsByItem.get(item) ?? [])].flatMap((id) => {
      const record = this.#vault.reader.read(id)
      return record?.type === type ? [record] : []
    })
  }

  #refresh(): void {
    const { records, entries } = this.#vault.store
    const last = this.#sql.last.get() ?? 0
    if (last === this.#last && entries.takenBack === this.#takenBack) return
    if (this.#last < 0 || last < this.#last || entries.takenBack !== this.#takenBack) {
      this.#idsByItem.clear()
      for (const type of types)
        for (const key of this.#sql.keys.all(...keysOf(records, type))) this.#take(key)
    } else {
      for (const key of this.#sql.touched.all(this.#last)) {
        if (types.some((type) => type === records.typeOfKey(key))) this.#take(key)
      }
    }
    this.#last = last
    this.#takenBack = entries.takenBack
  }

  #take(key: number): void {
    const id = this.#vault.store.records.idOf(key)
    const record = this.#vault.reader.read(id)
    if (record === undefined) return
    const item = textOf(record, 'itemId')
    const ids = this.#idsByItem.get(item) ?? new Set()
    this.#idsByItem.set(item, ids.add(id))
  }
}

function prepare({ store: { database } }: Vault) {
  return {
    last: database.prepare<[], number>('select max(id) from entry').pluck(),
    keys: database
      .prepare<[number, number], number>('select key from record where key between ? and ?')
      .pluck(),
    touched: database.prepare<[number], number>('select distinct key from touch where entry > ?').pluck(),
  }
}
