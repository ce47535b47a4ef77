/** Republics for tests of the rules: the demonstration, changed in every way that should change nothing, and records of one's own. */
import { demonstrationSource } from '../records/demonstration/source.ts'
import {
  demonstrationClock,
  demonstrationMembers,
  demonstrationTermList,
} from '../records/demonstration/world.ts'
import type { RecordTypeName } from '../records/record-types.ts'
import { outcomeOf } from './attempting.ts'
import { heldOf } from './republic.ts'
import { type Held, type Shape, type World, worldOf } from './world.ts'

export const clock: number = Date.parse(demonstrationClock)

/** With codes for ids, so that a test can say `P-14` and be answered `P-14`. */
export const demonstration: readonly Held[] = demonstrationSource.flatMap(({ type, rows }) =>
  rows.map(({ id, ...row }) => heldOf(id, type, row)),
)

export const members: World['members'] = demonstrationMembers.map(({ id, role }) => ({ code: id, role }))

export function world(records: Iterable<Held> = demonstration, now: number = clock): World {
  return worldOf(records, { now, terms: demonstrationTermList, members })
}

export function held(id: string, type: RecordTypeName, fields: Shape): Held {
  return heldOf(id, type, fields)
}

/** The demonstration with these fields of these records as they are said here; `null` empties one. */
export function changed(changes: Readonly<Record<string, Shape>>, ...more: readonly Held[]): World {
  return changedAt(clock, changes, ...more)
}

export function changedAt(
  now: number,
  changes: Readonly<Record<string, Shape>>,
  ...more: readonly Held[]
): World {
  const all = demonstration.map((record) => {
    const values = changes[record.id]
    return values === undefined ? record : withFields(record, values)
  })
  return world([...all, ...more], now)
}

function withFields(record: Held, values: Shape): Held {
  const { fields } = heldOf(record.id, record.type, values)
  const emptied = Object.keys(values).filter((field) => values[field] === null)
  const kept = Object.entries({ ...record.fields, ...fields }).filter(([field]) => !emptied.includes(field))
  return { ...record, fields: Object.fromEntries(kept) }
}

/** The demonstration where a second desk wrote these values at the same time. */
export function apart(changes: Readonly<Record<string, Shape>>): World {
  return world(
    demonstration.map((record) => {
      const both = Object.entries(changes[record.id] ?? {}).map(([field, value]) => [
        field,
        [...(record.fields[field] ?? []), value],
      ])
      return { ...record, fields: { ...record.fields, ...Object.fromEntries(both) } }
    }),
  )
}

/** What comes of an act: `allow`, or the result with its rules: `block R01 R03`. */
export function tried(name: string, wish: Shape, at: World = world()): string {
  const { result, rules } = outcomeOf({ do: name, with: wish }, at)
  return [result, ...rules].join(' ')
}

/** Why: the reasons of a refusal, in order. */
export function reasons(name: string, wish: Shape, at: World = world()): readonly string[] {
  return (outcomeOf({ do: name, with: wish }, at).breaks ?? []).map(({ because }) => because)
}

/** A release of the demonstration's to the press, with what is different in it. */
export function toPress(changes: Shape): Shape {
  return {
    to: { kind: 'press', name: 'Harbour Post' },
    purpose: 'P11',
    items: [{ ref: 'T-08', fields: ['extract'] }],
    identifiability: 'I2',
    approvals: ['M-10', 'M-11'],
    ...changes,
  }
}
