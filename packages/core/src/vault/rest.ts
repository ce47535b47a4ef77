/**
 * What is left of an entry when words in it were struck. docs/formats/vault.md §X.
 *
 * Header and signature stay, and with them the chain; in place of the body comes another one with the same changes,
 * the same stamp and the same dots, in which the struck fields say nothing. It is made alike by everybody who has the
 * entry, to the byte and as long, so a strike names its hash, and a rest that says anything else is noticed.
 */
import { type Bytes, concat, equalBytes, u32, utf8 } from '../base/bytes.ts'
import { canonicalBytes, type Json } from '../base/json.ts'
import { certain } from '../base/result.ts'
import { deriveBytes } from '../sealed/derive.ts'
import { digest, expand, sha256 } from '../sealed/hash.ts'
import { chunkLength, open, type SealKey, seal, sealedLength, sealKeyFrom } from '../sealed/seal.ts'
import { bodyContext, type Entry, type EntryHeader, type EntryPlace } from './entry.ts'
import {
  type Changes,
  encodeChanges,
  type ListChange,
  type Operation,
  parseChanges,
  type Replaced,
} from './operation.ts'

/** Records and those of their fields that shall say nothing any more. Sorted, each once. */
export type Struck = readonly (readonly [record: string, fields: readonly string[]])[]

/** Undefined where nothing of it stands in these changes. `room`: how long the content of this entry may be. */
export function withoutStruck(changes: Changes, struck: Struck, room: number): Changes | undefined {
  const all = cut(changes, struck, () => true)
  if (all === undefined || encodeChanges(all).length <= room) return all
  // `null` is longer than a letter or a digit, and a body keeps its length: such a value stays.
  return cut(changes, struck, (value) => canonicalBytes(value).length >= emptyLength)
}
const emptyLength = canonicalBytes(null).length

type Goes = (value: Json) => boolean

function cut(changes: Changes, struck: Struck, goes: Goes): Changes | undefined {
  const fieldsOf = new Map(struck.map(([record, fields]) => [record, new Set(fields)]))
  let isCut = false
  const operations = changes.operations.map((operation) => {
    const fields = fieldsOf.get(operation.record)
    if (fields === undefined || !saysAny(operation, fields)) return operation
    isCut = true
    return emptied(operation, fields, goes)
  })
  return isCut ? { ...changes, operations } : undefined
}

/** What stands in a field that must say something when its words are gone. */
export const saysNothing = '—'

function says(value: Json): boolean {
  return value !== null && value !== saysNothing
}

/** Does it say anything in one of these fields? A value that is empty says nothing. */
function saysAny({ sets, lists, replaced }: Operation, fields: ReadonlySet<string>): boolean {
  return (
    Object.entries(sets).some(([field, value]) => fields.has(field) && says(value)) ||
    Object.entries(lists).some(
      ([field, { put, drop }]) => fields.has(field) && put.length + drop.length > 0,
    ) ||
    Object.entries(replaced).some(([field, dots]) => fields.has(field) && !Array.isArray(dots))
  )
}

/** A field keeps its place and its dot: what others wrote beside it or after it stays where it stands. */
function emptied(operation: Operation, fields: ReadonlySet<string>, goes: Goes): Operation {
  const sets = Object.entries(operation.sets).map(
    ([field, value]) => [field, fields.has(field) && says(value) && goes(value) ? null : value] as const,
  )
  const lists = Object.entries(operation.lists).map(([field, change]): readonly [string, ListChange] => [
    field,
    fields.has(field) ? { put: [], drop: [] } : change,
  ])
  // The key of an item is its own words where they are few.
  const replaced = Object.entries(operation.replaced).filter(
    (pair): pair is [string, Replaced] => !fields.has(pair[0]) || Array.isArray(pair[1]),
  )
  return {
    ...operation,
    sets: Object.fromEntries(sets),
    lists: Object.fromEntries(lists),
    replaced: Object.fromEntries(replaced),
  }
}

const lengthBefore = 4

/** How long the content of a body of this entry can be: every body of it is as long as the first. */
export function roomIn({ bodyLength }: Pick<EntryHeader, 'bodyLength'>): number {
  return openedLength(bodyLength) - lengthBefore
}

function openedLength(sealed: number): number {
  const beyond = sealed - sealedLength(0)
  const step = sealedLength(chunkLength) - sealedLength(0)
  return Math.floor(beyond / step) * chunkLength + (beyond % step)
}

export type RestSeal = { readonly epochKey: Uint8Array; readonly organisation: Uint8Array }

/** The same bytes on every device, and as many as the body that was signed. */
export async function sealRest(
  { epochKey, organisation }: RestSeal,
  header: EntryHeader,
  changes: Changes,
): Promise<Bytes> {
  const content = encodeChanges(changes)
  const room = roomIn(header)
  if (content.length > room) throw new Error('a rest is no longer than what it is left of')
  const key = deriveBytes(epochKey, 'entry-rest')
  const context = restContext(organisation, header)
  // Made of what is sealed, its place and a key: two rests never share a salt, and one rest always has the same.
  const seed = concat(utf8('salt\0'), sha256(concat(context, content)))
  const random = { bytes: (count: number) => expand('SHA-256', key, seed, count) }
  const padded = concat(u32(content.length), content, new Uint8Array(room - content.length))
  return seal(sealKeyOf(key), context, padded, { random })
}

/** Undefined where this body is no rest of this entry: whoever made it had no key of the log. */
export async function openRest(
  { epochKey, organisation }: RestSeal,
  { header, body }: Pick<Entry, 'header' | 'body'>,
): Promise<Changes | undefined> {
  if (header.kind !== 'changes' || body.length !== header.bodyLength) return undefined
  const key = sealKeyOf(deriveBytes(epochKey, 'entry-rest'))
  const padded = await open(key, restContext(organisation, header), body)
  const content = padded.ok ? contentOf(padded.value) : undefined
  return content === undefined ? undefined : parseChanges(content)
}

function contentOf(padded: Uint8Array): Uint8Array | undefined {
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  const end = lengthBefore + length
  if (end > padded.length || padded.subarray(end).some((byte) => byte !== 0)) return undefined
  return padded.subarray(lengthBefore, end)
}

export async function isAsSigned({ header, body }: Pick<Entry, 'header' | 'body'>): Promise<boolean> {
  return body.length === header.bodyLength && equalBytes(await digest(body), header.bodyHash)
}

function restContext(organisation: Uint8Array, place: EntryPlace): Bytes {
  return concat(utf8('safeconduct/v1/entry-rest\0'), bodyContext(organisation, place))
}

function sealKeyOf(bytes: Uint8Array): SealKey {
  const key = sealKeyFrom(bytes)
  return certain(key.ok ? key.value : undefined, 'a derived key has 32 bytes')
}
