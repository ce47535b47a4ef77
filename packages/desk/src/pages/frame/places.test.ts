import {
  declarationOf,
  type RecordTypeName,
  recordTypeNames,
} from '@safeconduct/core/records/record-types.ts'
import { expect, it } from 'vitest'
import { askedFields } from '../form/form-fields.ts'
import { roomTypes } from './places.ts'

/** Something of its own is asked for, beside what every record has. */
function hasForm(type: RecordTypeName): boolean {
  return askedFields(type).some(([name]) => name in declarationOf(type).fields)
}

it('every kind of record that people enter has a tab, in the room it is at home in', () => {
  const tabs = Object.entries(roomTypes).flatMap(([room, types]) => types.map((type) => ({ room, type })))
  // Seals and handlings are written by the program and read by people: an item's chain is made of them.
  const read = ['Seal', 'CustodyEvent'] as const
  expect(tabs.map(({ type }) => type).toSorted()).toEqual(
    [...recordTypeNames.filter(hasForm), ...read].toSorted(),
  )
  for (const { room, type } of tabs) expect(declarationOf(type).room, type).toBe(room)
})
