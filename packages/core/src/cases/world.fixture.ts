/** Records as a device holds them, for tests of cases: the demonstration whole or changed, or a few of one's own. */
import { isObject } from '../base/parse.ts'
import { demonstrationRecords } from '../records/demonstration/demonstration-records.ts'
import {
  demonstrationClock,
  demonstrationMembers,
  demonstrationTermList,
} from '../records/demonstration/world.ts'
import type { RecordTypeName } from '../records/record-types.ts'
import { type Held, type World, worldOf } from '../rules/world.ts'

export const clock: number = Date.parse(demonstrationClock)

/** Ids only have to differ here: they are turned into codes at once. */
function spread(bytes: Uint8Array): Uint8Array {
  const words = Array.from({ length: 8 }, (_, seed) =>
    bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 16_777_619) >>> 0, 2_166_136_261 ^ (seed * 40_503)),
  )
  return new Uint8Array(new Uint32Array(words).buffer)
}

const shown = demonstrationRecords({ sha256: spread })
const codes = new Map(shown.map(({ code, record }) => [String(record.id), code]))

/** The demonstration with its codes for ids, so that a test can say `P-14` and be answered `P-14`. */
export const demonstration: readonly Held[] = shown.map(({ code, record }) =>
  held(code, record.type, Object.fromEntries(Object.entries(record.fields).map(([k, v]) => [k, coded(v)]))),
)

function coded(value: unknown): unknown {
  if (typeof value === 'string') {
    const [id = '', leg] = value.split('#')
    const code = codes.get(id)
    return code === undefined ? value : leg === undefined ? code : `${code}#${leg}`
  }
  if (Array.isArray(value)) return value.map(coded)
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, coded(v)])) : value
}

export function held(id: string, type: RecordTypeName, fields: Readonly<Record<string, unknown>>): Held {
  const stand = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)
  return { id, type, fields: Object.fromEntries(stand.map(([name, value]) => [name, [value]])) }
}

/** The same record with other values in these fields; `null` empties one. */
export function changed(record: Held, values: Readonly<Record<string, unknown>>): Held {
  const { fields } = held(record.id, record.type, values)
  const gone = Object.keys(values).filter((name) => values[name] === null)
  const kept = Object.entries({ ...record.fields, ...fields }).filter(([name]) => !gone.includes(name))
  return { ...record, fields: Object.fromEntries(kept) }
}

/** The same record with what a second desk wrote into these fields at the same time. */
export function writtenApart(record: Held, values: Readonly<Record<string, unknown>>): Held {
  const both = Object.entries(values).map(([name, value]) => [name, [...(record.fields[name] ?? []), value]])
  return { ...record, fields: { ...record.fields, ...Object.fromEntries(both) } }
}

export function world(records: Iterable<Held> = demonstration, now: number = clock): World {
  return worldOf(records, {
    now,
    terms: demonstrationTermList,
    members: demonstrationMembers.map(({ id, role }) => ({ code: id, role })),
  })
}

/** The demonstration with some records changed by code, and others beside them. */
export function republic(
  changes: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  more: readonly Held[] = [],
  now: number = clock,
): World {
  const all = demonstration.map((record) => {
    const values = changes[record.id]
    return values === undefined ? record : changed(record, values)
  })
  return world([...all, ...more], now)
}

/** Midnight UTC of a day, for tests that stand on another date. */
export function on(day: string): number {
  return Date.parse(day.length === 10 ? `${day}T00:00:00Z` : day)
}
