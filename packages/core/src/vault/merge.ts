/**
 * Merging: how changes made apart become one record. docs/formats/vault.md §M.
 *
 * Causally later wins: a change names the dots it replaces, and what it did not see survives beside it.
 * Only then does a field's own rule decide what stands on screen. `applyOperation` is a pure function of
 * state and operation, and entries that did not see one another may come in either order.
 */
import { toBase64Url, utf8 } from '../base/bytes.ts'
import { canonicalJson, type Json } from '../base/json.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { sha256 } from '../sealed/hash.ts'
import { compartmentText } from './compartment.ts'
import type { Stamp } from './hybrid-clock.ts'
import type { ListChange, Operation, Replaced } from './operation.ts'
import type { Dot, FieldState, Held, HeldItem, PartState } from './part-state.ts'
import type { CompartmentName, Merge, VaultSchema } from './schema.ts'

export type MergeRefusal = {
  readonly kind: 'operation-refused'
  readonly why:
    | 'not-declared'
    | 'other-compartment'
    | 'not-a-list'
    | 'is-a-list'
    | 'written-once'
    | 'repeated'
  readonly field: string
}
export type Origin = { readonly dot: Dot; readonly stamp: Stamp; readonly compartment: CompartmentName }

/** The state after one operation, or why no honest program writes such an operation here. */
export function applyOperation(
  state: PartState,
  operation: Operation,
  origin: Origin,
  schema: VaultSchema,
): Result<PartState, MergeRefusal> {
  const home = operation.home ?? origin.compartment.scope
  const here = compartmentText(origin.compartment)
  const after = new Map(state)
  const fields = [...Object.keys(operation.sets), ...Object.keys(operation.lists)]
  for (const field of fields) {
    const rule = schema.field(operation.type, field)
    if (rule === undefined) return refused('not-declared', field)
    // A colleague's program that writes a name into a room of places is broken or hostile.
    if (compartmentText(rule.compartment(home)) !== here) return refused('other-compartment', field)
    const change = operation.lists[field]
    if ((change !== undefined) !== isListRule(rule.merge)) {
      return refused(change === undefined ? 'not-a-list' : 'is-a-list', field)
    }
    const replaced = operation.replaced[field]
    // An account that was given once is not replaced, whoever signs it.
    if (rule.merge.kind === 'fixed' && isDotList(replaced) && replaced.length > 0) {
      return refused('written-once', field)
    }
    if (change !== undefined && isRepeated(change, rule.merge)) return refused('repeated', field)
    after.set(
      field,
      change === undefined
        ? setSingle(after.get(field), operation.sets[field] ?? null, replaced, origin)
        : changeList(after.get(field), change, replaced, origin, rule.merge),
    )
  }
  return ok(after)
}

function refused(
  why: MergeRefusal['why'],
  field: string,
): { readonly ok: false; readonly refusal: MergeRefusal } {
  return refuse({ kind: 'operation-refused', why, field })
}

export function isListRule(merge: Merge): merge is Extract<Merge, { kind: 'set' | 'append' }> {
  return merge.kind === 'set' || merge.kind === 'append'
}

function isRepeated({ put }: ListChange, merge: Merge): boolean {
  return new Set(put.map(([, item]) => itemKey(merge, item))).size < put.length
}

function setSingle(
  before: FieldState | undefined,
  value: Json,
  replaced: Replaced | undefined,
  { dot, stamp }: Origin,
): FieldState {
  const gone = new Set(isDotList(replaced) ? replaced : [])
  const held = before?.kind === 'single' ? before.held : []
  return {
    kind: 'single',
    held: newestFirst([...held.filter((one) => !gone.has(one.dot)), { dot, stamp, value }]),
  }
}

function changeList(
  before: FieldState | undefined,
  change: ListChange,
  replaced: Replaced | undefined,
  { dot, stamp }: Origin,
  merge: Merge,
): FieldState {
  const items = new Map(before?.kind === 'list' ? before.items : [])
  const goneByKey = replaced === undefined || isDotList(replaced) ? {} : replaced
  const survivors = (key: string): readonly HeldItem[] => {
    const gone = new Set(Object.hasOwn(goneByKey, key) ? goneByKey[key] : [])
    return (items.get(key) ?? []).filter((one) => !gone.has(one.dot))
  }
  // An append-only list loses nothing, whatever an operation says.
  for (const key of merge.kind === 'append' ? [] : change.drop) {
    const left = survivors(key)
    if (left.length > 0) items.set(key, left)
    else items.delete(key)
  }
  for (const [place, value] of change.put) {
    const key = itemKey(merge, value)
    items.set(key, newestFirst([...survivors(key), { dot, stamp, place, value }]))
  }
  return { kind: 'list', items }
}

function isDotList(replaced: Replaced | undefined): replaced is readonly Dot[] {
  return Array.isArray(replaced)
}

/**
 * Newest first by stamp, then by dot: the same order on every device. A member who makes two feeds of one
 * tag gives two values one dot; the value itself then decides, so that no two colleagues read differently.
 */
export function newestFirst<T extends Held>(held: readonly T[]): readonly T[] {
  return held.toSorted(
    (a, b) =>
      descending(a.stamp, b.stamp) ||
      descending(a.dot, b.dot) ||
      descending(canonicalJson(a.value), canonicalJson(b.value)),
  )
}

function descending(a: string, b: string): number {
  return a === b ? 0 : a < b ? 1 : -1
}

/**
 * What tells an item of a set from its neighbours: a short text is its own key, anything else has `=` before
 * it, and long ones are named by a hash, so that nothing is stored twice. No text can pass for another item.
 */
export function itemKey(merge: Merge, item: Json): string {
  const keys = merge.kind === 'set' ? merge.keys : []
  const fields = isMembers(item) ? item : undefined
  const chosen = keys.length === 0 || fields === undefined ? item : keys.map((key) => fields[key] ?? null)
  if (typeof chosen === 'string' && chosen.length <= 40 && !/^[#=]/.test(chosen)) return chosen
  const text = canonicalJson(chosen)
  return text.length < 40 ? `=${text}` : `#${toBase64Url(sha256(utf8(text))).slice(0, 24)}`
}

function isMembers(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a field says once its rule has decided. `undefined`: emptied or never written. */
export type Resolved =
  | { readonly state: 'value'; readonly value: Json }
  | { readonly state: 'side-by-side'; readonly values: readonly Json[] }

export function resolveField(field: FieldState, merge: Merge): Resolved | undefined {
  if (field.kind === 'list') {
    const items = [...field.items.entries()]
      .flatMap(([key, held]) => held.slice(0, 1).map((one) => ({ key, place: one.place, value: one.value })))
      .sort((a, b) => a.place - b.place || (a.key < b.key ? -1 : 1))
    return items.length === 0 ? undefined : { state: 'value', value: items.map(({ value }) => value) }
  }
  const [newest, ...others] = field.held
  if (newest === undefined) return undefined
  if (others.length === 0) return valueOf(newest.value)
  switch (merge.kind) {
    case 'keep-both':
    // Two devices wrote once each. A backdated second account must not push the first one out of sight.
    case 'fixed':
      return sideBySide(field.held)
    case 'restrictive':
      return valueOf(mostRestrictive(field.held, merge.order))
    default:
      return valueOf(newest.value)
  }
}

function valueOf(value: Json): Resolved | undefined {
  return value === null ? undefined : { state: 'value', value }
}

function sideBySide(held: readonly Held[]): Resolved | undefined {
  const values = new Map(
    held.filter(({ value }) => value !== null).map(({ value }) => [canonicalJson(value), value]),
  )
  const [only] = values.values()
  if (only === undefined) return undefined
  return values.size === 1
    ? { state: 'value', value: only }
    : { state: 'side-by-side', values: [...values.values()] }
}

function mostRestrictive(held: readonly Held[], order: readonly string[]): Json {
  const rank = ({ value }: Held): number => {
    const at = typeof value === 'string' ? order.indexOf(value) : -1
    return at < 0 ? order.length : at
  }
  return held.reduce((best, one) => (rank(one) < rank(best) ? one : best)).value
}
