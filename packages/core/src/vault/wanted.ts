/** From what a person wants a record to say to the operation that says it: only what changed, naming what it replaces. */
import type { RecordId } from '../base/id.ts'
import { canonicalJson, type Json } from '../base/json.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { isListRule, itemKey } from './merge.ts'
import type { ListChange, Operation, Replaced } from './operation.ts'
import type { Dot, FieldState, HeldItem, PartState } from './part-state.ts'
import type { Merge, Scope, VaultSchema } from './schema.ts'

export type ChangeRefusal = {
  readonly kind: 'change-refused'
  readonly why: 'not-declared' | 'written-once' | 'append-only' | 'not-a-list' | 'repeated'
  readonly field: string
}

/** The operation that brings `state` to `wanted` (null empties), or undefined when nothing changes. */
export function operationTo(
  record: { readonly id: RecordId; readonly type: string; readonly home?: Scope },
  state: PartState,
  wanted: { readonly [field: string]: Json },
  schema: VaultSchema,
): Result<Operation | undefined, ChangeRefusal> {
  const sets: Record<string, Json> = {}
  const lists: Record<string, ListChange> = {}
  const replaced: Record<string, Replaced> = {}
  for (const [field, value] of Object.entries(wanted)) {
    const rule = schema.field(record.type, field)
    if (rule === undefined) return refused('not-declared', field)
    const before = state.get(field)
    if (isListRule(rule.merge)) {
      const changed = changeOfList(before, value, rule.merge)
      if (typeof changed === 'string') return refused(changed, field)
      if (changed === undefined) continue
      lists[field] = changed.change
      if (Object.keys(changed.replaced).length > 0) replaced[field] = changed.replaced
    } else {
      if (saysAlready(before, value)) continue
      const dots = before?.kind === 'single' ? before.held.map(({ dot }) => dot) : []
      if (rule.merge.kind === 'fixed' && dots.length > 0) return refused('written-once', field)
      sets[field] = value
      if (dots.length > 0) replaced[field] = dots
    }
  }
  if (Object.keys(sets).length === 0 && Object.keys(lists).length === 0) return ok(undefined)
  return ok({
    record: record.id,
    type: record.type,
    ...(record.home === undefined ? {} : { home: record.home }),
    sets,
    lists,
    replaced,
  })
}

function refused(
  why: ChangeRefusal['why'],
  field: string,
): { readonly ok: false; readonly refusal: ChangeRefusal } {
  return refuse({ kind: 'change-refused', why, field })
}

function saysAlready(before: FieldState | undefined, value: Json): boolean {
  if (before === undefined) return value === null
  const held = before.kind === 'single' ? before.held : []
  return held.length === 1 && canonicalJson(held[0]?.value ?? null) === canonicalJson(value)
}

type ChangedList = { readonly change: ListChange; readonly replaced: Record<string, readonly Dot[]> }

function changeOfList(
  before: FieldState | undefined,
  value: Json,
  merge: Merge,
): ChangedList | 'not-a-list' | 'append-only' | 'repeated' | undefined {
  if (value !== null && !isList(value)) return 'not-a-list'
  const wanted = new Map<string, Json>()
  for (const item of value ?? []) {
    const key = itemKey(merge, item)
    // Two legs of one number: the second would silently take the place of the first.
    if (wanted.has(key) && canonicalJson(wanted.get(key) ?? null) !== canonicalJson(item)) return 'repeated'
    if (!wanted.has(key)) wanted.set(key, item)
  }
  const held = before?.kind === 'list' ? before.items : new Map<string, never>()
  const put: [number, Json][] = []
  const drop: string[] = []
  const replaced: [string, readonly Dot[]][] = []
  let last = { place: -1, key: '' }
  for (const [key, item] of wanted) {
    const now: readonly HeldItem[] = held.get(key) ?? []
    const same = canonicalJson(now[0]?.value ?? null) === canonicalJson(item)
    const place = now[0]?.place ?? -1
    const stays = same && isBehind({ place, key }, last)
    last = { place: stays ? place : last.place + 1, key }
    if (now.length > 0 && same && (merge.kind === 'append' || (stays && now.length === 1))) continue
    if (now.length > 0) replaced.push([key, now.map(({ dot }) => dot)])
    put.push([last.place, item])
  }
  for (const [key, now] of held) {
    if (wanted.has(key)) continue
    if (merge.kind === 'append') return 'append-only'
    drop.push(key)
    replaced.push([key, now.map(({ dot }) => dot)])
  }
  if (put.length === 0 && drop.length === 0) return undefined
  return { change: { put, drop }, replaced: Object.fromEntries(replaced) }
}

/**
 * An item keeps its place as long as the order allows: one that was merely pushed along is not written
 * again, else it would come back when a colleague drops it at the same time.
 */
function isBehind(item: ListPlace, last: ListPlace): boolean {
  return item.place > last.place || (item.place === last.place && item.key > last.key)
}
type ListPlace = { readonly place: number; readonly key: string }

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
