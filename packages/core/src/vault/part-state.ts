/**
 * A part of a record as merging has left it: every value with the dot that wrote it.
 *
 * A dot is `tag.seq`: the entry that made a change. Values survive side by side until a later change
 * names their dots as replaced, so the state is the same in whatever causal order entries came.
 */
import { canonicalJson, type Json } from '../base/json.ts'
import { isObject } from '../base/parse.ts'
import { parseStamp, type Stamp } from './hybrid-clock.ts'

export type Dot = string
export type Held = { readonly dot: Dot; readonly stamp: Stamp; readonly value: Json }
/** An item of a list keeps the place its writer gave it. */
export type HeldItem = Held & { readonly place: number }
export type FieldState =
  | { readonly kind: 'single'; readonly held: readonly Held[] }
  | { readonly kind: 'list'; readonly items: ReadonlyMap<string, readonly HeldItem[]> }
export type PartState = ReadonlyMap<string, FieldState>

const dotForm = /^[A-Za-z0-9_-]{12}\.[1-9][0-9]{0,15}$/

export function isDot(value: unknown): value is Dot {
  return typeof value === 'string' && dotForm.test(value)
}

/** The stored form: dots once in a table, then each field's values with an index into it. */
export function encodePartState(state: PartState): string {
  const dots: (readonly [Dot, Stamp])[] = []
  const index = new Map<Dot, number>()
  const indexOf = (held: Held): number => {
    const known = index.get(held.dot)
    if (known !== undefined) return known
    index.set(held.dot, dots.length)
    dots.push([held.dot, held.stamp])
    return dots.length - 1
  }
  const fields: [string, Json][] = []
  for (const name of [...state.keys()].sort()) {
    const field = state.get(name)
    if (field === undefined) continue
    if (field.kind === 'single')
      fields.push([name, field.held.flatMap((held) => [indexOf(held), held.value])])
    else {
      const items: [string, Json][] = []
      for (const key of [...field.items.keys()].sort()) {
        const held = field.items.get(key) ?? []
        items.push([key, held.flatMap((one) => [indexOf(one), one.place, one.value])])
      }
      // A key is what a person wrote; as an assigned member `__proto__` would be lost.
      fields.push([name, Object.fromEntries(items)])
    }
  }
  // Canonical, so that what was just written and what is read back from an entry are the same text.
  return canonicalJson({ d: dots, f: Object.fromEntries(fields) })
}

/** Reads what `encodePartState` wrote. Undefined when it is anything else: the file was changed by another hand. */
export function decodePartState(text: string): PartState | undefined {
  const raw = jsonOf(text)
  if (!isObject(raw) || !Array.isArray(raw['d']) || !isObject(raw['f'])) return undefined
  const dots: { dot: Dot; stamp: Stamp }[] = []
  for (const pair of raw['d']) {
    if (!Array.isArray(pair)) return undefined
    const stamp = parseStamp(pair[1])
    if (!isDot(pair[0]) || stamp === undefined) return undefined
    dots.push({ dot: pair[0], stamp })
  }
  const state = new Map<string, FieldState>()
  for (const [name, stored] of Object.entries(raw['f'])) {
    const field = Array.isArray(stored) ? singleOf(stored, dots) : listOf(stored, dots)
    if (field === undefined) return undefined
    state.set(name, field)
  }
  return state
}

/**
 * What stands in the fields of a part in which nothing stands side by side and nothing is a list: for whoever reads
 * thousands of records and asks nobody who wrote what. Undefined where that does not say it all, or where the text is
 * not as it was written: then the part is read whole.
 */
export function settledFields(text: string): ReadonlyMap<string, Json> | undefined {
  const raw = jsonOf(text)
  if (!isObject(raw) || !Array.isArray(raw['d']) || !isObject(raw['f'])) return undefined
  const dots = raw['d'].length
  const fields = new Map<string, Json>()
  for (const [name, stored] of Object.entries(raw['f'])) {
    if (!Array.isArray(stored) || stored.length !== 2) return undefined
    const index: unknown = stored[0]
    const value: unknown = stored[1]
    if (typeof index !== 'number' || !(index >= 0 && index < dots) || !isJson(value)) return undefined
    if (value !== null) fields.set(name, value)
  }
  return fields
}

type Origin = { readonly dot: Dot; readonly stamp: Stamp }
type DotTable = readonly Origin[]

function originAt(dots: DotTable, index: unknown): Origin | undefined {
  return typeof index === 'number' ? dots[index] : undefined
}

function singleOf(stored: readonly unknown[], dots: DotTable): FieldState | undefined {
  const held: Held[] = []
  for (let i = 0; i < stored.length; i += 2) {
    const origin = originAt(dots, stored[i])
    const value = stored[i + 1]
    if (origin === undefined || !isJson(value)) return undefined
    held.push({ ...origin, value })
  }
  return { kind: 'single', held }
}

function listOf(stored: unknown, dots: DotTable): FieldState | undefined {
  if (!isObject(stored)) return undefined
  const items = new Map<string, readonly HeldItem[]>()
  for (const [key, flat] of Object.entries(stored)) {
    if (!Array.isArray(flat)) return undefined
    const held: HeldItem[] = []
    for (let i = 0; i < flat.length; i += 3) {
      const origin = originAt(dots, flat[i])
      const place: unknown = flat[i + 1]
      const value: unknown = flat[i + 2]
      if (origin === undefined || typeof place !== 'number' || !isJson(value)) return undefined
      held.push({ ...origin, place, value })
    }
    items.set(key, held)
  }
  return { kind: 'list', items }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** True of everything `JSON.parse` can return; `undefined` (a missing half of a pair) is refused. */
export function isJson(value: unknown): value is Json {
  return value !== undefined
}
