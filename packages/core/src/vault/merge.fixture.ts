/** A made-up record type with every merge rule, and devices that change one record of it apart. */
import { type RecordId, recordId } from '../base/id.ts'
import type { Json } from '../base/json.ts'
import { certain } from '../base/result.ts'
import { nextStamp, type Stamp } from './hybrid-clock.ts'
import { applyOperation, type Origin, type Resolved, resolveField } from './merge.ts'
import type { Operation } from './operation.ts'
import type { PartState } from './part-state.ts'
import type { CompartmentName, FieldRule, Merge, VaultSchema } from './schema.ts'
import { operationTo } from './wanted.ts'

export const here: CompartmentName = { scope: { kind: 'press' }, part: 'whole' }

export const merges: { readonly [field: string]: Merge } = {
  label: { kind: 'last' },
  risk: { kind: 'keep-both' },
  consent: { kind: 'restrictive', order: ['withdrawn', 'paused', 'given'] },
  tags: { kind: 'set', keys: [] },
  legs: { kind: 'set', keys: ['n'] },
  steps: { kind: 'append' },
  account: { kind: 'fixed' },
}

export const schema: VaultSchema = {
  types: ['Thing'],
  field: (type, field) => {
    const merge = type === 'Thing' && Object.hasOwn(merges, field) ? merges[field] : undefined
    if (merge === undefined) return undefined
    const rule: FieldRule = { compartment: () => here, merge, findable: 'rooms' }
    return rule
  },
  wordsOf: () => '',
  columnWordsOf: () => '',
}

const id = recordId('0123456789abcdef0123456789abcdef', '')
export const thing: RecordId = certain(id.ok ? id.value : undefined, 'an id')

export type Sent = {
  readonly operation: Operation
  readonly origin: Origin
  readonly after: ReadonlySet<Sent>
}

/** One device with a clock of its own, which may be wrong. */
export class Device {
  state: PartState = new Map()
  readonly seen = new Set<Sent>()
  readonly #tag: string
  #seq = 0
  #stamp: Stamp | undefined

  constructor(number: number) {
    this.#tag = `device-${number}`.padEnd(12, '_')
  }

  /** Why the change is refused; undefined when it is made or changes nothing. */
  wants(fields: { readonly [field: string]: Json }, millis: number): string | undefined {
    const drafted = operationTo({ id: thing, type: 'Thing' }, this.state, fields, schema)
    if (!drafted.ok) return drafted.refusal.why
    if (drafted.value === undefined) return undefined
    this.#stamp = nextStamp(this.#stamp, millis)
    const origin = { dot: `${this.#tag}.${++this.#seq}`, stamp: this.#stamp, compartment: here }
    this.#take({ operation: drafted.value, origin, after: new Set(this.seen) })
    return undefined
  }

  /** Takes over all that another device has seen, in that order. */
  hears(other: Device): void {
    for (const sent of other.seen) if (!this.seen.has(sent)) this.#take(sent)
  }

  says(field: string): Resolved | undefined {
    return saysIn(this.state, field)
  }

  #take(sent: Sent): void {
    this.state = applied(this.state, sent)
    this.seen.add(sent)
  }
}

export function applied(
  state: PartState,
  { operation, origin }: Pick<Sent, 'operation' | 'origin'>,
): PartState {
  const after = applyOperation(state, operation, origin, schema)
  if (!after.ok) throw new Error(`refused: ${after.refusal.why}`)
  return after.value
}

export function saysIn(state: PartState, field: string): Resolved | undefined {
  const held = state.get(field)
  return held === undefined ? undefined : resolveField(held, certain(merges[field], 'declared above'))
}

/** All of `sent` in some order that keeps what came before before; `choose(n)` picks one of n. */
export function inSomeCausalOrder(sent: readonly Sent[], choose: (count: number) => number): readonly Sent[] {
  const left = new Set(sent)
  const order: Sent[] = []
  while (left.size > 0) {
    const ready = [...left].filter(({ after }) => [...after].every((before) => !left.has(before)))
    const next = certain(ready[choose(ready.length)], 'something is always ready')
    left.delete(next)
    order.push(next)
  }
  return order
}
