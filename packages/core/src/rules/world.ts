/**
 * What the rules look at: the records a device holds, the clock, the mission's terms, the members.
 *
 * Two desks may have written one field apart; both values then stand until a person decides. No rule waits for
 * that: each reads the value that protects (withdrawn over given, compromised over open, the earlier due time).
 */
import { parseDay, parseInstant } from '../base/date.ts'
import { isObject, isText } from '../base/parse.ts'
import type { RecordTypeName } from '../records/record-types.ts'
import type { Role } from '../records/roles.ts'

/** A record as a device holds it: for each field what stands there, several values where two desks wrote apart. */
export type Held = {
  readonly id: string
  readonly type: RecordTypeName
  readonly rev?: number
  readonly fields: { readonly [field: string]: readonly unknown[] }
  /** Fields whose key this device lacks: a rule that needs one must refuse, never assume. */
  readonly withheld?: ReadonlySet<string>
  /**
   * Who wrote what stands, for the fields that a rule asks it of (`written.ts`). Absent where nobody can say: a file of
   * records. An item without `by` is from before there was a second member.
   */
  readonly written?: { readonly [field: string]: readonly Written[] }
}

export type Written = { readonly value: unknown; readonly by?: string }

export type Member = { readonly code: string; readonly role: Role }

export type World = {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly byId: (id: string) => Held | undefined
  readonly ofType: (type: RecordTypeName) => readonly Held[]
  /** Records that refer to this one in any field. */
  readonly about: (id: string) => readonly Held[]
  /** The persecutors' words, which no short field may hold (R29). */
  readonly terms: readonly string[]
  readonly members: readonly Member[]
}

export type WorldFacts = Pick<World, 'now' | 'terms' | 'members'>

export function worldOf(records: Iterable<Held>, facts: WorldFacts): World {
  const byId = new Map<string, Held>()
  const byType = new Map<RecordTypeName, Held[]>()
  for (const record of records) {
    byId.set(record.id, record)
    addTo(byType, record.type, record)
  }
  let referring: ReadonlyMap<string, readonly Held[]> | undefined
  return {
    ...facts,
    byId: (id) => byId.get(id),
    ofType: (type) => byType.get(type) ?? [],
    about: (id) => {
      referring ??= referringIn(byId)
      return referring.get(id) ?? []
    },
  }
}

/** The same records at another moment: what stood at a date is asked of the same world. */
export function worldAt(world: World, now: number): World {
  return { ...world, now }
}

function referringIn(byId: ReadonlyMap<string, Held>): ReadonlyMap<string, readonly Held[]> {
  const referring = new Map<string, Held[]>()
  for (const record of byId.values()) {
    const named = new Set<string>()
    for (const values of Object.values(record.fields)) for (const value of values) collect(value, byId, named)
    for (const id of named) if (id !== record.id) addTo(referring, id, record)
  }
  return referring
}

function collect(value: unknown, byId: ReadonlyMap<string, Held>, into: Set<string>): void {
  if (isText(value)) {
    const [whole = ''] = value.length < 80 ? value.split('#') : ['']
    if (byId.has(whole)) into.add(whole)
  } else if (Array.isArray(value)) for (const item of value) collect(item, byId, into)
  else if (isObject(value)) for (const item of Object.values(value)) collect(item, byId, into)
}

function addTo<K>(map: Map<K, Held[]>, key: K, record: Held): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [record])
  else known.push(record)
}

/** The world as it would stand with this record in the place of what is there: what a save would make. */
export function withRecord(world: World, held: Held): World {
  return {
    ...world,
    byId: (id) => (id === held.id ? held : world.byId(id)),
    ofType: (type) =>
      type === held.type
        ? [...world.ofType(type).filter(({ id }) => id !== held.id), held]
        : world.ofType(type),
  }
}

/** What is computed from all records is computed once for each world: a release asks the same things of ten people. */
export function perWorld<T>(compute: (world: World) => T): (world: World) => T {
  const known = new WeakMap<World, { readonly value: T }>()
  return (world) => {
    const found = known.get(world) ?? { value: compute(world) }
    known.set(world, found)
    return found.value
  }
}

/** The same for what follows from the records alone: it holds at every moment of one set of records. */
export function perRecords<T>(compute: (world: World) => T): (world: World) => T {
  const known = new WeakMap<World['byId'], { readonly value: T }>()
  return (world) => {
    const found = known.get(world.byId) ?? { value: compute(world) }
    known.set(world.byId, found)
    return found.value
  }
}

const none: readonly never[] = []

/** Everything that stands in a field, one whole value for each writing. */
export function valuesIn(held: Held, field: string): readonly unknown[] {
  return held.fields[field] ?? none
}

/** The texts that stand in a field; a list's items one by one. */
export function textsIn(held: Held, field: string): readonly string[] {
  const values = valuesIn(held, field)
  // Nearly every field holds one text or nothing, and 500 cases have many fields.
  const [only] = values
  if (values.length === 1 && isText(only)) return [only]
  return values.length === 0 ? none : flat(values).filter(isText)
}

/** The one text of a field that is written once. Where two stand apart, the first in code order: the same on every desk. */
export function textIn(held: Held, field: string): string | undefined {
  const standing = textsIn(held, field)
  return standing.length < 2 ? standing[0] : standing.toSorted(byCode)[0]
}

/** The shapes in a field: one, or the items of lists. */
export function shapesIn(held: Held, field: string): readonly Shape[] {
  const values = valuesIn(held, field)
  return values.length === 0 ? none : flat(values).filter(isObject)
}

export type Shape = Readonly<Record<string, unknown>>

export function textOf(shape: Shape, part: string): string | undefined {
  const value = shape[part]
  return isText(value) ? value : undefined
}

export function textListOf(shape: Shape, part: string): readonly string[] {
  const value = shape[part]
  return Array.isArray(value) ? value.filter(isText) : isText(value) ? [value] : []
}

/** Of several values the one that comes first in this order: the order says which protects most. */
export function careful<const T extends string>(
  held: Held,
  field: string,
  order: readonly T[],
): T | undefined {
  const standing = textsIn(held, field)
  return order.find((each) => standing.includes(each))
}

/** Said once, it holds. */
export function saysYes(held: Held, field: string): boolean {
  return valuesIn(held, field).includes(true)
}

export function numbersIn(held: Held, field: string): readonly number[] {
  return valuesIn(held, field).filter((value) => typeof value === 'number')
}

/** Instants and days of a field, as milliseconds. A day is its first moment in UTC. */
export function timesIn(held: Held, field: string): readonly number[] {
  const values = valuesIn(held, field)
  if (values.length > 1) return values.flatMap((value) => timeOf(value) ?? [])
  const time = values.length === 0 ? undefined : timeOf(values[0])
  return time === undefined ? none : [time]
}

export function earliestIn(held: Held, field: string): number | undefined {
  const times = timesIn(held, field)
  return times.length === 0 ? undefined : Math.min(...times)
}

export function latestIn(held: Held, field: string): number | undefined {
  const times = timesIn(held, field)
  return times.length === 0 ? undefined : Math.max(...times)
}

/** An instant, a day, or a dated shape (`{date, precision}`), as milliseconds. */
export function timeOf(value: unknown): number | undefined {
  if (isObject(value)) return timeOf(value['date'])
  if (!isText(value)) return undefined
  if (value.length > 10) return parseInstant(value) === undefined ? undefined : Date.parse(value)
  return parseDay(value) === undefined ? undefined : Date.parse(`${value}T00:00:00Z`)
}

/** Where a day ends: what lasts until a day lasts through it. */
export function endOf(value: unknown): number | undefined {
  const start = timeOf(value)
  if (start === undefined) return undefined
  return isText(value) && value.length > 10 ? start : start + day - 1
}

export const hour = 3_600_000
export const day: number = 24 * hour

export function isWithheld(held: Held, field: string): boolean {
  return held.withheld?.has(field) === true
}

export function roleOf(world: World, member: string): Role | undefined {
  return world.members.find(({ code }) => code === member)?.role
}

/** By code units, so that every desk orders alike, whatever its language. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function flat(values: readonly unknown[]): readonly unknown[] {
  if (!values.some(Array.isArray)) return values
  return values.flatMap((value) => (Array.isArray(value) ? (value as readonly unknown[]) : [value]))
}
