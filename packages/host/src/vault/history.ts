/** The history of a record: who changed what, when, and what stood there before. */
import { instantOf } from '@safeconduct/core/base/date.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { compartmentText } from '@safeconduct/core/vault/compartment.ts'
import { parseSignedHeader } from '@safeconduct/core/vault/entry.ts'
import { dotOf, readBody } from '@safeconduct/core/vault/feed.ts'
import { millisOfStamp } from '@safeconduct/core/vault/hybrid-clock.ts'
import { applyOperation, resolveField } from '@safeconduct/core/vault/merge.ts'
import { parseChanges } from '@safeconduct/core/vault/operation.ts'
import type { PartState } from '@safeconduct/core/vault/part-state.ts'
import type { VaultSchema } from '@safeconduct/core/vault/schema.ts'
import type { Database } from '../store/database.ts'
import type { Keyring } from './keyring.ts'
import { DamagedVault, type RecordTables } from './record-tables.ts'

export type HistoryStep = {
  /** The revision this step made. */
  readonly rev: number
  readonly at: string
  readonly feed: string
  readonly field: string
  readonly before: Json | null
  readonly after: Json | null
}

type EntryRow = {
  readonly feed: number
  readonly header: Uint8Array
  readonly signature: Uint8Array
  readonly body: Uint8Array | null
}

export class Histories {
  readonly #tables: RecordTables
  readonly #keyring: Keyring
  readonly #schema: VaultSchema
  readonly #organisation: Uint8Array
  readonly #entriesOf: ReturnType<typeof entriesOf>

  constructor(tables: RecordTables, keyring: Keyring, schema: VaultSchema, organisation: Uint8Array) {
    this.#tables = tables
    this.#keyring = keyring
    this.#schema = schema
    this.#organisation = organisation
    this.#entriesOf = entriesOf(tables.database)
  }

  /** Who changed what, oldest first: opened again from the signed entries, not from a copy. */
  async of(id: RecordId): Promise<readonly HistoryStep[]> {
    const place = this.#tables.find(id)
    if (place === undefined) return []
    const steps: HistoryStep[] = []
    const states = new Map<string, PartState>()
    for (const [index, row] of this.#entriesOf.all(place.key).entries()) {
      const writer = this.#keyring.byFeed(row.feed)
      const signed = parseSignedHeader(row.header, row.signature)
      if (writer === undefined || !signed.ok || row.body === null) continue
      const entry = { ...signed.value, body: new Uint8Array(row.body) }
      const content = await readBody(entry, writer.entryKey, this.#organisation)
      const changes = content.ok ? parseChanges(content.value) : undefined
      const operation = changes?.operations.find(({ record }) => record === id)
      if (changes === undefined || operation === undefined)
        throw new DamagedVault('an entry of a record does not open')
      const compartment = compartmentText(writer.name)
      const before = states.get(compartment) ?? new Map()
      const dot = dotOf(entry.header.feed, entry.header.seq)
      const after = applyOperation(
        before,
        operation,
        { dot, stamp: changes.at, compartment: writer.name },
        this.#schema,
      )
      if (!after.ok) throw new DamagedVault('an entry of a record does not apply')
      states.set(compartment, after.value)
      const at = instantOf(millisOfStamp(changes.at))
      const feed = dot.slice(0, dot.indexOf('.'))
      for (const field of [...Object.keys(operation.sets), ...Object.keys(operation.lists)]) {
        steps.push({
          rev: index + 1,
          at,
          feed,
          field,
          before: this.#shown(operation.type, field, before),
          after: this.#shown(operation.type, field, after.value),
        })
      }
    }
    return steps
  }

  #shown(type: string, field: string, state: PartState): Json | null {
    const rule = this.#schema.field(type, field)
    const held = state.get(field)
    const resolved = rule === undefined || held === undefined ? undefined : resolveField(held, rule.merge)
    if (resolved === undefined) return null
    return resolved.state === 'value' ? resolved.value : resolved.values
  }
}

function entriesOf(database: Database) {
  return database.prepare<[number], EntryRow>(
    `select e.feed, e.header, e.signature, e.body from touch t join entry e on e.id = t.entry
     where t.key = ? order by e.id`,
  )
}
