/**
 * Operations: what an entry of kind `changes` carries. docs/formats/vault.md §O.
 *
 * The body is canonical JSON (RFC 8785): `{"at":stamp,"seen":[[feed tag, seq]…],"tree":[size, root, relay],"ops":[…]}`
 * with up to 64 operations, at most one for each record. A `seen` entry has no `ops` and may carry `fork`. An operation is a record with its changed fields:
 *
 * | key | what |
 * |---|---|
 * | `r` `t` | record id, record type |
 * | `h` | home scope, only where it is not the compartment's own |
 * | `s` | fields set to a whole value; null empties |
 * | `l` | lists: `{"put":[[place, item]…],"drop":[key…]}` |
 * | `o` | dots replaced: `{field:[dot…]}`, for lists `{field:{key:[dot…]}}` |
 */
import { type Bytes, fromBase64Url, toBase64Url } from '../base/bytes.ts'
import { type RecordId, recordId } from '../base/id.ts'
import { canonicalBytes, type Json, parseJson } from '../base/json.ts'
import { isObject, isText } from '../base/parse.ts'
import { parseScope, scopeText } from './compartment.ts'
import { parseStamp, type Stamp } from './hybrid-clock.ts'
import { type Dot, isDot, isJson } from './part-state.ts'
import type { Scope } from './schema.ts'

export const maxOperations = 64

export type ListChange = {
  readonly put: readonly (readonly [place: number, item: Json])[]
  readonly drop: readonly string[]
}
export type Replaced = readonly Dot[] | { readonly [itemKey: string]: readonly Dot[] }
export type Operation = {
  readonly record: RecordId
  readonly type: string
  readonly home?: Scope
  readonly sets: { readonly [field: string]: Json }
  readonly lists: { readonly [field: string]: ListChange }
  readonly replaced: { readonly [field: string]: Replaced }
}
/** Heads of other feeds of the compartment that the writer had seen: a missing one is a named hole. */
export type Seen = readonly (readonly [tag: string, seq: number])[]
/** The newest head of the relay's tree that the writer had verified: two members compare relays by it. */
export type TreeSeen = {
  readonly size: number
  readonly root: Bytes
  /** Twelve characters for the relay's key, made as a feed's tag is: what one relay shows says nothing of another. */
  readonly relay: string
}
/** Header and signature of an entry, without its body. */
export type BareHeader = { readonly header: Bytes; readonly signature: Bytes }
/** Two entries of one feed and number: whoever holds the feed's key signed two histories. Proof for everybody. */
export type ForkProof = readonly [BareHeader, BareHeader]
export type Changes = {
  readonly at: Stamp
  readonly seen: Seen
  readonly tree?: TreeSeen
  readonly operations: readonly Operation[]
}
/** What a `seen` entry says: a heartbeat, which tells the others what has arrived here. */
export type Heartbeat = {
  readonly at: Stamp
  readonly seen: Seen
  readonly tree?: TreeSeen
  readonly fork?: ForkProof
}

export function encodeChanges({ at, seen, tree, operations }: Changes): Bytes {
  return canonicalBytes({
    at,
    seen: seenJson(seen),
    ...treeJson(tree),
    ops: operations.map(operationJson),
  })
}

export function encodeHeartbeat({ at, seen, tree, fork }: Heartbeat): Bytes {
  const proof =
    fork === undefined
      ? {}
      : { fork: fork.map(({ header, signature }) => [toBase64Url(header), toBase64Url(signature)]) }
  return canonicalBytes({ at, seen: seenJson(seen), ...treeJson(tree), ...proof })
}

function seenJson(seen: Seen): Json {
  return seen.map(([tag, seq]) => [tag, seq])
}

function treeJson(tree: TreeSeen | undefined): { readonly [key: string]: Json } {
  return tree === undefined ? {} : { tree: treeSeenJson(tree) }
}

export function treeSeenJson({ size, root, relay }: TreeSeen): Json {
  return [size, toBase64Url(root), relay]
}

export function parseTreeSeen(raw: unknown): TreeSeen | undefined {
  if (!Array.isArray(raw) || raw.length !== 3) return undefined
  const [size, text, relay]: readonly unknown[] = raw
  const root = bytesOf(text)
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 1 || root?.length !== 32)
    return undefined
  return typeof relay === 'string' && /^[\w-]{12}$/.test(relay) ? { size, root, relay } : undefined
}

function operationJson(operation: Operation): Json {
  const json: Record<string, Json> = { r: operation.record, t: operation.type }
  if (operation.home !== undefined) json['h'] = scopeText(operation.home)
  if (Object.keys(operation.sets).length > 0) json['s'] = operation.sets
  if (Object.keys(operation.lists).length > 0) {
    json['l'] = Object.fromEntries(
      Object.entries(operation.lists).map(([field, { put, drop }]) => [
        field,
        { put: put.map(([place, item]) => [place, item]), drop },
      ]),
    )
  }
  if (Object.keys(operation.replaced).length > 0) json['o'] = operation.replaced
  return json
}

/** Reads a body another member wrote. Undefined when anything is not as above: the whole entry is then refused. */
export function parseChanges(bytes: Uint8Array): Changes | undefined {
  const read = parseJson(bytes)
  const raw = read.ok ? read.value : undefined
  if (!hasOnly(raw, ['at', 'ops', 'seen', 'tree'])) return undefined
  const common = parseCommon(raw)
  if (common === undefined || !Array.isArray(raw['ops'])) return undefined
  if (raw['ops'].length === 0 || raw['ops'].length > maxOperations) return undefined
  const operations: Operation[] = []
  const records = new Set<string>()
  for (const one of raw['ops']) {
    const operation = parseOperation(one)
    if (operation === undefined || records.has(operation.record)) return undefined
    records.add(operation.record)
    operations.push(operation)
  }
  return { ...common, operations }
}

/** Reads a heartbeat another member wrote; undefined when anything is not as it must be. */
export function parseHeartbeat(bytes: Uint8Array): Heartbeat | undefined {
  const read = parseJson(bytes)
  const raw = read.ok ? read.value : undefined
  if (!hasOnly(raw, ['at', 'seen', 'tree', 'fork'])) return undefined
  const common = parseCommon(raw)
  if (common === undefined) return undefined
  if (raw['fork'] === undefined) return common
  const [one, other] = (isPair(raw['fork']) ? raw['fork'] : []).map(bareHeaderOf)
  return one === undefined || other === undefined ? undefined : { ...common, fork: [one, other] }
}

function bareHeaderOf(raw: unknown): BareHeader | undefined {
  const [header, signature] = (isPair(raw) ? raw : []).map(bytesOf)
  return header === undefined || signature === undefined ? undefined : { header, signature }
}

type Common = { readonly at: Stamp; readonly seen: Seen; readonly tree?: TreeSeen }

function parseCommon(raw: Readonly<Record<string, unknown>>): Common | undefined {
  const at = parseStamp(raw['at'])
  if (at === undefined || !Array.isArray(raw['seen'])) return undefined
  const seen: [string, number][] = []
  for (const pair of raw['seen']) {
    const [tag, seq]: readonly unknown[] = isPair(pair) ? pair : []
    if (typeof tag !== 'string' || typeof seq !== 'number' || !isDot(`${tag}.${seq}`)) return undefined
    seen.push([tag, seq])
  }
  if (raw['tree'] === undefined) return { at, seen }
  const tree = parseTreeSeen(raw['tree'])
  return tree === undefined ? undefined : { at, seen, tree }
}

function bytesOf(raw: unknown): Bytes | undefined {
  return typeof raw === 'string' ? fromBase64Url(raw) : undefined
}

function parseOperation(raw: unknown): Operation | undefined {
  if (!hasOnly(raw, ['r', 't', 'h', 's', 'l', 'o'])) return undefined
  const id = recordId(raw['r'], '')
  const type = raw['t']
  if (!id.ok || typeof type !== 'string') return undefined
  const home =
    raw['h'] === undefined ? undefined : typeof raw['h'] === 'string' ? parseScope(raw['h']) : undefined
  if (raw['h'] !== undefined && home === undefined) return undefined
  const sets = raw['s'] ?? {}
  const lists = parseLists(raw['l'] ?? {})
  const replaced = parseReplaced(raw['o'] ?? {})
  if (!isJsonObject(sets) || lists === undefined || replaced === undefined) return undefined
  const fields = [...Object.keys(sets), ...Object.keys(lists)]
  // A field is set or is a list, never both; what says nothing is written by nobody.
  if (fields.length === 0 || new Set(fields).size < fields.length) return undefined
  return { record: id.value, type, ...(home === undefined ? {} : { home }), sets, lists, replaced }
}

function parseLists(raw: unknown): Record<string, ListChange> | undefined {
  if (!isObject(raw)) return undefined
  const lists: [string, ListChange][] = []
  for (const [field, change] of Object.entries(raw)) {
    if (!hasOnly(change, ['put', 'drop'])) return undefined
    const { put, drop } = { put: change['put'], drop: change['drop'] }
    if (!Array.isArray(put) || !Array.isArray(drop) || !drop.every(isText)) return undefined
    const items: [number, Json][] = []
    for (const pair of put) {
      const [place, item]: readonly unknown[] = isPair(pair) ? pair : []
      if (typeof place !== 'number' || !Number.isSafeInteger(place) || !isJson(item)) return undefined
      items.push([place, item])
    }
    lists.push([field, { put: items, drop }])
  }
  return Object.fromEntries(lists)
}

function parseReplaced(raw: unknown): Record<string, Replaced> | undefined {
  if (!isObject(raw)) return undefined
  const replaced: [string, Replaced][] = []
  for (const [field, dots] of Object.entries(raw)) {
    if (isDots(dots)) replaced.push([field, dots])
    else {
      const byKey = isObject(dots) ? dotsByKey(dots) : undefined
      if (byKey === undefined) return undefined
      replaced.push([field, byKey])
    }
  }
  return Object.fromEntries(replaced)
}

function dotsByKey(raw: Readonly<Record<string, unknown>>): Record<string, readonly Dot[]> | undefined {
  const byKey: [string, readonly Dot[]][] = []
  for (const [key, dots] of Object.entries(raw)) {
    if (!isDots(dots)) return undefined
    byKey.push([key, dots])
  }
  // Keys are what people wrote: `fromEntries` keeps even `__proto__` a plain member.
  return Object.fromEntries(byKey)
}

function isDots(value: unknown): value is readonly Dot[] {
  return Array.isArray(value) && value.every(isDot)
}

function isJsonObject(value: unknown): value is { readonly [field: string]: Json } {
  return isObject(value)
}

/** Nothing may ride along unseen. */
function hasOnly(raw: unknown, keys: readonly string[]): raw is Readonly<Record<string, unknown>> {
  return isObject(raw) && Object.keys(raw).every((key) => keys.includes(key))
}

function isPair(raw: unknown): raw is readonly [unknown, unknown] {
  return Array.isArray(raw) && raw.length === 2
}
