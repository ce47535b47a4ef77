/**
 * A part of a record made again from the changes that touched it.
 *
 * Merging one after the other needs every change after the ones it replaces. This does not: what any change
 * replaced is gone at the end, so it is right also where an entry comes to count after one that had replaced it.
 */
import { applyOperation, itemKey, newestFirst, type Origin } from '../merge.ts'
import type { Operation } from '../operation.ts'
import type { Dot, FieldState, HeldItem, PartState } from '../part-state.ts'
import type { VaultSchema } from '../schema.ts'

export type Change = { readonly operation: Operation; readonly origin: Origin }

/** `beside`: what stands because of changes that cannot be read any more; it is replaced like any other. */
export function foldedPart(
  changes: readonly Change[],
  schema: VaultSchema,
  beside: PartState = new Map(),
): PartState {
  let state: PartState = new Map()
  const gone = new Gone()
  for (const { operation, origin } of changes) {
    const after = applyOperation(state, operation, origin, schema)
    if (!after.ok) continue
    state = after.value
    gone.note(operation, schema)
  }
  return gone.without(joined(state, beside))
}

/** What these changes, by their dots, have set in a part. */
export function setBy(dots: ReadonlySet<Dot>, state: PartState): PartState {
  const isTheirs = ({ dot }: { readonly dot: Dot }): boolean => dots.has(dot)
  return new Map(
    [...state].map(([name, field]): [string, FieldState] => {
      if (field.kind === 'single') return [name, { kind: 'single', held: field.held.filter(isTheirs) }]
      return [name, { kind: 'list', items: keptItems(field.items, isTheirs) }]
    }),
  )
}

/** As a strike would have left it: a single value says nothing at its dot, and nothing of a list was put by it. */
export function emptiedBy(dots: ReadonlySet<Dot>, fields: ReadonlySet<string>, state: PartState): PartState {
  return new Map(
    [...state].map(([name, field]): [string, FieldState] => {
      if (!fields.has(name)) return [name, field]
      if (field.kind === 'list')
        return [name, { kind: 'list', items: keptItems(field.items, ({ dot }) => !dots.has(dot)) }]
      const held = field.held.map((one) => (dots.has(one.dot) ? { ...one, value: null } : one))
      return [name, { kind: 'single', held }]
    }),
  )
}

function keptItems(
  items: ReadonlyMap<string, readonly HeldItem[]>,
  isKept: (held: HeldItem, key: string) => boolean,
): ReadonlyMap<string, readonly HeldItem[]> {
  const kept = [...items].map(([key, all]) => [key, all.filter((held) => isKept(held, key))] as const)
  return new Map(kept.filter(([, all]) => all.length > 0))
}

function joined(one: PartState, other: PartState): PartState {
  const all = new Map(one)
  for (const [name, field] of other) {
    const there = all.get(name)
    if (there === undefined) all.set(name, field)
    else if (there.kind === 'single' && field.kind === 'single')
      all.set(name, { kind: 'single', held: newestFirst([...there.held, ...field.held]) })
    else if (there.kind === 'list' && field.kind === 'list') {
      const items = new Map(there.items)
      for (const [key, held] of field.items) items.set(key, newestFirst([...(items.get(key) ?? []), ...held]))
      all.set(name, { kind: 'list', items })
    }
  }
  return all
}

/** Every dot that some change replaced, by field, and by key in a list. */
class Gone {
  readonly #dots = new Map<string, Set<Dot>>()

  note({ type, sets, lists, replaced }: Operation, schema: VaultSchema): void {
    for (const [field, dots] of Object.entries(replaced)) {
      if (isDots(dots)) {
        if (Object.hasOwn(sets, field)) this.#add(field, dots)
        continue
      }
      const merge = schema.field(type, field)?.merge
      const change = lists[field]
      if (merge === undefined || change === undefined) continue
      const put = change.put.map(([, item]) => itemKey(merge, item))
      // As in merging: dropping takes nothing from a list that only grows.
      const changed = new Set(merge.kind === 'append' ? put : [...put, ...change.drop])
      for (const [key, ofKey] of Object.entries(dots)) {
        if (changed.has(key)) this.#add(`${field}\0${key}`, ofKey)
      }
    }
  }

  without(state: PartState): PartState {
    const left = new Map<string, FieldState>()
    for (const [field, held] of state) {
      if (held.kind === 'single') {
        left.set(field, { kind: 'single', held: held.held.filter(({ dot }) => !this.#has(field, dot)) })
        continue
      }
      const items = keptItems(held.items, ({ dot }, key) => !this.#has(`${field}\0${key}`, dot))
      left.set(field, { kind: 'list', items })
    }
    return left
  }

  #add(place: string, dots: readonly Dot[]): void {
    const known = this.#dots.get(place) ?? new Set()
    for (const dot of dots) known.add(dot)
    this.#dots.set(place, known)
  }

  #has(place: string, dot: Dot): boolean {
    return this.#dots.get(place)?.has(dot) ?? false
  }
}

function isDots(dots: Operation['replaced'][string]): dots is readonly Dot[] {
  return Array.isArray(dots)
}
