/** The parts of records that one transaction touches: each is read once and kept once. */
import type { RecordId } from '../../base/id.ts'
import { applyOperation } from '../merge.ts'
import type { Changes, Operation } from '../operation.ts'
import type { PartState } from '../part-state.ts'
import { sameScope } from '../schema.ts'
import type { Context } from './context.ts'
import type { LogState } from './log-book.ts'
import type { Rebuilt } from './rebuilding.ts'
import type { RecordPlace } from './store.ts'

export type Touched = { readonly place: RecordPlace; readonly type: string; readonly state: PartState }

/** Make it inside the transaction. */
export class TouchedRecords {
  readonly #context: Context
  readonly #log: LogState
  readonly #touched: Map<RecordId, Touched>
  readonly #rebuilt: ReadonlyMap<string, Rebuilt>

  /** `before`: parts that were read already, in the same turn. */
  constructor(
    context: Context,
    log: LogState,
    rebuilt: readonly Rebuilt[],
    before: ReadonlyMap<RecordId, Touched> = new Map(),
  ) {
    this.#context = context
    this.#log = log
    this.#touched = new Map(before)
    this.#rebuilt = new Map(rebuilt.map((one) => [one.record, one]))
  }

  /** What no honest program writes is passed over, on every device alike. */
  apply({ at, operations }: Changes, row: number, dot: string): void {
    const { store, world } = this.#context
    const origin = { dot, stamp: at, compartment: this.#log.name }
    for (const operation of operations) {
      const touched = this.#at(operation)
      if (touched === undefined) continue
      const after = applyOperation(touched.state, operation, origin, world.schema)
      if (!after.ok) continue
      this.#touched.set(operation.record, { ...touched, state: after.value })
      store.records.keepTouch(touched.place, row)
    }
  }

  keep(): void {
    for (const [record, { place, type, state }] of this.#touched) {
      const rebuilt = this.#rebuilt.get(record)
      // Nothing of it was accepted: then there is no record.
      if (state.size === 0 && rebuilt === undefined) continue
      this.#keepPart(place, record, type, rebuilt?.state ?? state)
    }
    for (const { record, type, state } of this.#rebuilt.values()) {
      const place = this.#touched.has(record) ? undefined : this.#context.store.records.find(record)
      if (place !== undefined) this.#keepPart(place, record, type, state)
    }
  }

  #keepPart(place: RecordPlace, record: RecordId, type: string, state: PartState): void {
    const { row, name } = this.#log
    this.#context.store.records.keepPart({ place, record, type, log: row, name }, state)
  }

  #at(operation: Operation): Touched | undefined {
    const known = this.#touched.get(operation.record)
    const { records } = this.#context.store
    const home = operation.home ?? this.#log.name.scope
    const place = known?.place ?? records.place(operation.record, operation.type, home)
    // A record keeps its type and its home, whoever claims another.
    if (typeof place === 'string' || !sameScope(place.home, home)) return undefined
    if (known !== undefined) return known.type === operation.type ? known : undefined
    const made = { place, type: operation.type, state: records.partState(place, this.#log.name) }
    this.#touched.set(operation.record, made)
    return made
  }
}
