/**
 * A part of a record made again from the changes that touched it.
 *
 * Merging one after the other needs every change after the ones it replaces. This does not: what any change
 * replaced is gone at the end, so it is right also where an entry comes to count after one that had replaced it.
 */
import { applyOperation, itemKey, type Origin } from '../merge.ts'
import type { Operation } from '../operation.ts'
import type { Dot, FieldState, PartState } from '../part-state.ts'
import type { VaultSchema } from '../schema.ts'

export type Change = { readonly operation: Operation; readonly origin: Origin }

export function foldedPart(changes: readonly Change[], schema: VaultSchema): PartState {
  let state: PartState = new Map()
  const gone = new Gone()
  for (const { operation, origin } of changes) {
    const after = applyOperation(state, operation, origin, schema)
    if (!after.ok) continue
    state = after.value
    gone.note(operation, schema)
  }
  return gone.without(state)
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
      const items = new Map(
        [...held.items]
          .map(([key, all]) => [key, all.filter(({ dot }) => !this.#has(`${field}\0${key}`, dot))] as const)
          .filter(([, all]) => all.length > 0),
      )
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
