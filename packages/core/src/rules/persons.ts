/**
 * Who a record is about, as one human being whatever codes that human has.
 *
 * Two files may turn out to be one person; then a consent, a stay or an account under either code is that person's.
 */
import type { RecordTypeName } from '../records/record-types.ts'
import { isMinorBand } from './age.ts'
import { mergedInto } from './merged.ts'
import { twoApprove } from './two-members.ts'
import {
  byCode,
  type Held,
  perRecords,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  timeOf,
  type World,
} from './world.ts'
import { ownItems } from './written.ts'

/** The code everything is counted under: the end of the chain of merges. A circle ends where it closes, at its first code. */
export function canonical(personId: string, world: World): string {
  return wholePersons(world).get(personId) ?? personId
}

const wholePersons = perRecords((world) => {
  const ends = new Map<string, string>()
  for (const { id } of world.ofType('Person')) followMerges(id, world, ends)
  return ends
})

/** Each code is walked over once: also a circle of thousands, and whoever was merged into one belongs to it. */
function followMerges(personId: string, world: World, ends: Map<string, string>): void {
  const places = new Map<string, number>()
  let at = personId
  while (!ends.has(at) && !places.has(at)) {
    places.set(at, places.size)
    const held = world.byId(at)
    const next = held === undefined ? undefined : mergedInto(held).toSorted(byCode)[0]
    if (next === undefined) ends.set(at, at)
    else at = next
  }
  const [first] = [...places.keys()].slice(places.get(at) ?? 0).toSorted(byCode)
  const end = ends.get(at) ?? first ?? at
  for (const id of places.keys()) ends.set(id, end)
}

export function isSamePerson(a: string, b: string, world: World): boolean {
  return canonical(a, world) === canonical(b, world)
}

/** All codes of one human being. */
export function codesOf(personId: string, world: World): ReadonlySet<string> {
  const whole = canonical(personId, world)
  return codesByWhole(world).get(whole) ?? new Set([whole, personId])
}

const codesByWhole = perRecords((world) => {
  const codes = new Map<string, Set<string>>()
  for (const [id, whole] of wholePersons(world)) {
    const known = codes.get(whole) ?? new Set([whole])
    codes.set(whole, known.add(id))
  }
  return codes
})

export function casesOf(personId: string, world: World): readonly Held[] {
  return casesByPerson(world).get(canonical(personId, world)) ?? []
}

export function identitiesOf(personId: string, world: World): readonly Held[] {
  return identitiesByPerson(world).get(canonical(personId, world)) ?? []
}

const casesByPerson = perRecords((world) => byPersonOf('Case', world))
const identitiesByPerson = perRecords((world) => byPersonOf('Identity', world))

/** The records of a type that name a person in `personId`, under that person's one code. */
export function byPersonOf(type: RecordTypeName, world: World): ReadonlyMap<string, readonly Held[]> {
  const found = new Map<string, Held[]>()
  for (const record of world.ofType(type))
    for (const person of new Set(textsIn(record, 'personId').map((id) => canonical(id, world)))) {
      const known = found.get(person)
      if (known === undefined) found.set(person, [record])
      else known.push(record)
    }
  return found
}

export function personOfCase(caseId: string, world: World): string | undefined {
  const held = world.byId(caseId)
  return held?.type === 'Case' ? textIn(held, 'personId') : undefined
}

/** Died, as far as any desk knows: of two desks the one that knows of a death is believed. */
export function isDead(personId: string, world: World): boolean {
  return (
    [...codesOf(personId, world)].some((id) => {
      const held = world.byId(id)
      return held !== undefined && shapesIn(held, 'deceased').length > 0
    }) || casesOf(personId, world).some((one) => textsIn(one, 'state').includes('deceased'))
  )
}

export type Age = 'minor' | 'adult' | 'unreadable'

/** Anything that says "minor" counts: a band, or an exact date of birth where this device may read it. */
export function ageOf(personId: string, world: World): Age {
  const held = [...codesOf(personId, world)].flatMap((id) => world.byId(id) ?? [])
  if (held.some(isMinorBand)) return 'minor'
  if (identitiesOf(personId, world).some((identity) => isBornLately(identity, world.now))) return 'minor'
  return held.some(({ withheld }) => withheld?.has('ageBand') === true) ? 'unreadable' : 'adult'
}

function isBornLately(identity: Held, now: number): boolean {
  return shapesIn(identity, 'birth').some((birth) => {
    const date = textOf(birth, 'date')
    if (textOf(birth, 'precision') !== 'exact' || date === undefined || timeOf(date) === undefined)
      return false
    const of18 = Temporal.PlainDate.from(date.slice(0, 10)).add({ years: 18 })
    return now < (timeOf(of18.toString()) ?? now)
  })
}

/** Officials, bodies and spokespeople speak in public; whom we accuse has rule R30. Everybody else must have agreed. */
export function mustAgree(personId: string, world: World): boolean {
  const held = world.byId(personId)
  if (held === undefined) return true
  // Whoever is hunted is asked, also a journalist known to all: one field of a form must not make a client public.
  if (casesOf(personId, world).length > 0) return true
  const kind = textIn(held, 'kind')
  if (kind === 'individual' || kind === undefined) return textsIn(held, 'publicName').length === 0
  return kind === 'group' || kind === 'unknown_source'
}

export function isAccused(personId: string, world: World): boolean {
  const held = world.byId(personId)
  return held !== undefined && textsIn(held, 'kind').includes('alleged_perpetrator')
}

/** Whom a record shows, quotes or describes. `undefined`: it is about somebody nobody can name. */
export function shownIn(record: Held, world: World): readonly string[] | undefined {
  const { type } = record
  if (type === 'Person') return [record.id]
  if (type === 'EvidenceItem') return shownInItem(record, world)
  if (type === 'HelpRequest') return shownInRequest(record, world)
  if (type === 'Claim') return shownInClaim(record, world)
  if (type === 'Shelter') return textsIn(record, 'host')
  if (type === 'Check')
    return textsIn(record, 'subject').flatMap(
      (subject) => throughRecord(subject.split('#')[0] ?? '', world) ?? [],
    )
  if (type === 'LineMessage' || type === 'LineThread' || type === 'LineNote')
    return textsIn(record, 'request').flatMap((id) => throughRecord(id, world) ?? [])
  return fieldsOfPersons.flatMap((field) => textsIn(record, field)).concat(throughCase(record, world))
}

const fieldsOfPersons = ['personId', 'personIds', 'sourceId', 'victimId', 'mentions'] as const

function throughRecord(id: string, world: World): readonly string[] | undefined {
  const held = world.byId(id)
  return held === undefined ? [] : shownIn(held, world)
}

function throughCase(record: Held, world: World): readonly string[] {
  return textsIn(record, 'caseId').flatMap((id) => personOfCase(id, world) ?? [])
}

/** A request that belongs to no case is somebody's words all the same, and nobody can be asked. */
function shownInRequest(record: Held, world: World): readonly string[] | undefined {
  const known = throughCase(record, world)
  return known.length === 0 ? undefined : known
}

/** Whoever gave a picture can be found by it: where it was taken from shows a window. Also of all it was made from. */
function shownInItem(record: Held, world: World): readonly string[] {
  const seen = new Set<string>()
  const open = [record.id]
  const persons: string[] = []
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const item = id === record.id ? record : world.byId(id)
    // Copies that name each other as their source are two mistakes, not an endless one.
    if (item === undefined || seen.has(id)) continue
    seen.add(id)
    // Codes stand for people: an account under codes is still of whoever gave it and of all whom it names.
    if (item.type !== 'EvidenceItem') {
      persons.push(...(shownIn(item, world) ?? []))
      continue
    }
    open.push(...textsIn(item, 'derivedFrom'))
    const mistaken = new Set(notShownIn(item, world))
    const shown = shapesIn(item, 'depicts').flatMap((one) => textOf(one, 'personId') ?? [])
    persons.push(...shown.filter((person) => !mistaken.has(person)))
    persons.push(...textsIn(item, 'receivedFrom'))
  }
  return persons
}

/** Named by mistake: two members have said so, each for themselves. One alone would ask nobody. */
function notShownIn(item: Held, world: World): readonly string[] {
  const said = ownItems(item, 'notShown', shapesIn(item, 'notShown'))
  const persons = new Set(said.flatMap((one) => textOf(one, 'personId') ?? []))
  return [...persons].filter((person) =>
    twoApprove(
      said.filter((one) => one['personId'] === person).flatMap((one) => textOf(one, 'by') ?? []),
      world,
    ),
  )
}

function shownInClaim(record: Held, world: World): readonly string[] | undefined {
  const subjects = [...textsIn(record, 'subject'), ...textsIn(record, 'mentions')].filter((id) =>
    mustAgree(id, world),
  )
  const sources = textsIn(record, 'source').map((id) => throughRecord(id, world))
  return sources.includes(undefined) ? undefined : [...subjects, ...sources.flatMap((one) => one ?? [])]
}
