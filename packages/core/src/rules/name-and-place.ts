/** R07 and R08: the pair of name and place of one living person is made nowhere, and places never leave. */
import { declarationOf } from '../records/record-types.ts'
import type { ReleaseWish, Wish } from './action.ts'
import { levels } from './action.ts'
import { canonical, isDead } from './persons.ts'
import { stayingIn } from './stays.ts'
import type { Break } from './verdict.ts'
import { type Held, textsIn, type World } from './world.ts'

/** Shelters, journeys, and what lies with them. */
export function isPlaceRecord(held: Held): boolean {
  return declarationOf(held.type).class === 'LOC'
}

export function isNameRecord(held: Held): boolean {
  return declarationOf(held.type).class === 'NAME'
}

/** Every record of which something leaves: an item, and what goes in its place. */
export function leavingIds(items: ReleaseWish['items']): readonly string[] {
  return items.flatMap(({ ref, derivative }) => (derivative === undefined ? [ref] : [ref, derivative]))
}

/** Whether a name leaves: the identity itself, or a level that makes the person known (I4, I5). */
export function nameLeaves(
  { items, identifiability }: Pick<ReleaseWish, 'items' | 'identifiability'>,
  world: World,
): boolean {
  const named = leavingIds(items).some((id) => {
    const held = world.byId(id)
    return held !== undefined && isNameRecord(held)
  })
  return named || (items.length > 0 && levels.indexOf(identifiability) >= levels.indexOf('I4'))
}

export function placeLeavesBreaks(ids: readonly string[], world: World): readonly Break[] {
  return ids.flatMap((id) => {
    const held = world.byId(id)
    return held !== undefined && isPlaceRecord(held)
      ? [{ rule: 'R08', record: id, because: 'place-leaves', allow: 'say-country' } as const]
      : []
  })
}

/** Two records of one living person in one parcel, one with the name and one with the place. */
export function pairBreaks(ids: readonly string[], world: World): readonly Break[] {
  const records = ids.flatMap((id) => world.byId(id) ?? [])
  const named = personsIn(records.filter(isNameRecord), world)
  const placed = personsIn(records.filter(isPlaceRecord), world)
  return [...named].filter((person) => placed.has(person) && !isDead(person, world)).map(pair)
}

function personsIn(records: readonly Held[], world: World): ReadonlySet<string> {
  const persons = records.flatMap((record) =>
    record.type === 'Shelter'
      ? [...textsIn(record, 'host'), ...stayingIn(record.id, world).map(({ person }) => person)]
      : textsIn(record, 'personId'),
  )
  return new Set(persons.map((id) => canonical(id, world)))
}

function pair(person: string): Break {
  return { rule: 'R07', record: person, because: 'name-with-place', allow: 'split-name-place' }
}

/** An export or a view of classes. Without a person it is of everybody, so of the living too. */
export function exportBreaks(
  { classes, personId, recordIds }: Wish<'export'>,
  world: World,
): readonly Break[] {
  const both = classes.includes('NAME') && classes.includes('LOC')
  if (!both) return pairBreaks(recordIds ?? [], world)
  if (personId === undefined) return [{ rule: 'R07', because: 'name-with-place', allow: 'split-name-place' }]
  return isDead(personId, world) ? [] : [pair(personId)]
}
