/** The records of a store in memory. */
import type { RecordId } from '../../base/id.ts'
import { compartmentText } from '../compartment.ts'
import type { PartState } from '../part-state.ts'
import type { CompartmentName, Scope } from '../schema.ts'
import { appendIn, dropFrom, type Journal, largest, setIn } from './memory-journal.ts'
import type { RecordPlace, RecordTable, StoredEntry, StoredPart } from './store.ts'

type Kept = RecordPlace & { readonly id: RecordId; readonly type: string }
export type KeptPart = { readonly log: number; readonly name: CompartmentName; readonly state: PartState }

export type RecordMaps = {
  readonly byId: Map<RecordId, Kept>
  readonly byKey: Map<number, Kept>
  /** Record key to its parts, each under the text of its compartment's name. */
  readonly parts: Map<number, ReadonlyMap<string, KeptPart>>
  /** Record key to rows of entries, in the order of application. */
  readonly touches: Map<number, number[]>
}

export class MemoryRecords implements RecordTable {
  readonly #journal: Journal
  readonly #maps: RecordMaps
  readonly #entry: (row: number) => StoredEntry | undefined
  readonly #logOfFeed: (feed: number) => number | undefined
  readonly #unkept = new Map<RecordId, Kept>()
  #next: number

  constructor(
    journal: Journal,
    maps: RecordMaps,
    entry: (row: number) => StoredEntry | undefined,
    logOfFeed: (feed: number) => number | undefined,
  ) {
    this.#journal = journal
    this.#maps = maps
    this.#entry = entry
    this.#logOfFeed = logOfFeed
    this.#next = largest(maps.byKey.keys()) + 1
  }

  find(id: RecordId): RecordPlace | undefined {
    return this.#maps.byId.get(id)
  }

  place(id: RecordId, type: string, home: Scope | undefined): RecordPlace | 'no-home' | 'other-type' {
    const known = this.#maps.byId.get(id) ?? this.#unkept.get(id)
    if (known !== undefined) return known.type === type ? known : 'other-type'
    if (home === undefined) return 'no-home'
    const made = { key: this.#next++, home, id, type }
    this.#unkept.set(id, made)
    return made
  }

  partState(place: RecordPlace, name: CompartmentName): PartState {
    return this.#maps.parts.get(place.key)?.get(compartmentText(name))?.state ?? new Map()
  }

  keepPart(
    part: {
      readonly place: RecordPlace
      readonly record: RecordId
      readonly type: string
      readonly log: number
      readonly name: CompartmentName
    },
    state: PartState,
  ): void {
    const { place, record, type, log, name } = part
    if (!this.#maps.byKey.has(place.key)) {
      const kept = { ...place, id: record, type }
      setIn(this.#journal, this.#maps.byId, record, kept)
      setIn(this.#journal, this.#maps.byKey, place.key, kept)
    }
    const parts = new Map(this.#maps.parts.get(place.key))
    if (state.size > 0) parts.set(compartmentText(name), { log, name, state })
    else parts.delete(compartmentText(name))
    setIn(this.#journal, this.#maps.parts, place.key, parts)
    if (parts.size > 0) return
    dropFrom(this.#journal, this.#maps.byId, record)
    dropFrom(this.#journal, this.#maps.byKey, place.key)
    dropFrom(this.#journal, this.#maps.parts, place.key)
  }

  keepTouch(place: RecordPlace, entry: number): void {
    if (this.#maps.touches.get(place.key)?.at(-1) === entry) return
    appendIn(this.#journal, this.#maps.touches, place.key, entry)
  }

  touching(place: RecordPlace, log: number): readonly StoredEntry[] {
    return (this.#maps.touches.get(place.key) ?? [])
      .map((row) => this.#entry(row))
      .filter((entry) => entry !== undefined)
      .filter(({ feed }) => this.#logOfFeed(feed) === log)
  }

  *everyPart(): Generator<StoredPart, void, void> {
    for (const [key, parts] of this.#maps.parts) {
      const record = this.#maps.byKey.get(key)
      if (record === undefined) continue
      for (const { log, state } of parts.values()) yield { record: record.id, type: record.type, log, state }
    }
  }

  touchedBy(entry: number): readonly { readonly record: RecordId; readonly type: string }[] {
    return [...this.#maps.touches].flatMap(([key, rows]) => {
      const kept = rows.includes(entry) ? this.#maps.byKey.get(key) : undefined
      return kept === undefined ? [] : [{ record: kept.id, type: kept.type }]
    })
  }

  /** Entries that are taken out touched nothing any more. */
  untouch(rows: ReadonlySet<number>): void {
    for (const [key, touched] of this.#maps.touches) {
      if (touched.some((row) => rows.has(row))) {
        setIn(
          this.#journal,
          this.#maps.touches,
          key,
          touched.filter((row) => !rows.has(row)),
        )
      }
    }
  }

  forgetLog(log: number): void {
    for (const [key, parts] of this.#maps.parts) {
      for (const { log: its, name } of parts.values()) {
        const record = this.#maps.byKey.get(key)
        if (its !== log || record === undefined) continue
        this.keepPart({ place: record, record: record.id, type: record.type, log, name }, new Map())
      }
    }
  }

  kept(): void {
    this.#unkept.clear()
  }

  forgetUnkept(): void {
    this.#unkept.clear()
  }
}
