/**
 * Whose files may be about one human being, and whose only look like it.
 *
 * Nothing is merged here (rule R18): two members decide, one from each case team, and may take it back. What this
 * gives is what they look at: which names, which dates, which papers agree. Whoever calls must be allowed to read
 * both files; a screen of the press desk never calls it.
 */
import { canonical } from '../rules/persons.ts'
import {
  byCode,
  type Held,
  type Shape,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  timeOf,
  valuesIn,
  type World,
} from '../rules/world.ts'
import { isSameName, nameKeys } from './name-keys.ts'

export type LikenessReason =
  | { readonly kind: 'same-name' | 'shares-name'; readonly names: readonly [string, string] }
  | {
      readonly kind: 'same-birth' | 'swapped-birth' | 'same-year' | 'other-birth'
      readonly dates: readonly [string, string]
    }
  | { readonly kind: 'same-document' }
  | { readonly kind: 'related' }
  | { readonly kind: 'same-account'; readonly accounts: readonly [string, string]; readonly alike: number }

export type Likeness = {
  /** The file that was there first, and the other. */
  readonly a: string
  readonly b: string
  readonly reasons: readonly LikenessReason[]
}

export type PersonsFound = {
  readonly atRiskRecords: number
  readonly atRiskDistinct: number
  readonly duplicates: readonly Likeness[]
  readonly notDuplicates: readonly Likeness[]
  readonly sameRequester: readonly (readonly string[])[]
  readonly noIdentityRecord: readonly string[]
}

export function findPersons(world: World): PersonsFound {
  const pairs = pairsOf(world)
  const duplicates = pairs.filter(({ reasons }) => isLikelyOne(reasons))
  const atRisk = new Set(world.ofType('Case').flatMap((one) => textsIn(one, 'personId')))
  const joined = joinedBy(duplicates)
  return {
    atRiskRecords: atRisk.size,
    atRiskDistinct: new Set([...atRisk].map((id) => joined(canonical(id, world)))).size,
    duplicates,
    notDuplicates: apart(pairs, duplicates, joined),
    sameRequester: sameRequester(world),
    noIdentityRecord: withoutIdentity(world),
  }
}

/** Each code under the first of its codes, as if every likeness had been confirmed. */
export function joinedBy(duplicates: readonly Pick<Likeness, 'a' | 'b'>[]): (id: string) => string {
  const above = new Map<string, string>()
  const top = (id: string): string => {
    const next = above.get(id)
    return next === undefined ? id : top(next)
  }
  for (const { a, b } of duplicates) {
    const [one, other] = [top(a), top(b)]
    if (one !== other) above.set(other, one)
  }
  return top
}

/** A part of a name that so many have is no sign of a family. */
const tooMany = 8

/** Two files of which the name or a paper agrees. Names that share nothing are never compared further. */
function pairsOf(world: World): readonly Likeness[] {
  const byKey = new Map<string, File[]>()
  for (const file of filesOf(world))
    for (const key of new Set([...file.names.flatMap(({ keys }) => keys), ...file.documents]))
      byKey.set(key, [...(byKey.get(key) ?? []), file])
  const found = new Map<string, Likeness>()
  for (const near of byKey.values())
    near.forEach((one, i) => {
      for (const other of near.slice(i + 1)) {
        const [a, b] = one.order <= other.order ? [one, other] : [other, one]
        const key = `${a.person}|${b.person}`
        if (a.person === b.person || found.has(key)) continue
        const reasons = compared(a, b, world)
        const isWeak =
          near.length > tooMany &&
          !reasons.some(({ kind }) => kind !== 'shares-name' && kind !== 'other-birth')
        if (!isWeak && reasons.some(({ kind }) => alike.has(kind)))
          found.set(key, { a: a.person, b: b.person, reasons })
      }
    })
  return [...found.values()]
}

const alike: ReadonlySet<LikenessReason['kind']> = new Set(['same-name', 'shares-name', 'same-document'])

type File = {
  readonly person: string
  /** Cases by the day they were opened; whoever has none comes after. */
  readonly order: number
  readonly names: readonly { readonly text: string; readonly keys: readonly string[] }[]
  readonly documents: readonly string[]
  readonly birth: Shape | undefined
  readonly relatives: readonly string[]
}

function filesOf(world: World): readonly File[] {
  const opened = new Map<string, number>()
  for (const one of world.ofType('Case'))
    for (const person of textsIn(one, 'personId'))
      opened.set(
        person,
        Math.min(timeOf(textIn(one, 'openedAt')) ?? world.now, opened.get(person) ?? world.now),
      )
  const ofPerson = Map.groupBy(world.ofType('Identity'), (one) =>
    canonical(textIn(one, 'personId') ?? '', world),
  )
  return [...ofPerson]
    .filter(([person]) => person !== '')
    .map(([person, identities]) => fileOf(person, identities, opened.get(person) ?? Number.POSITIVE_INFINITY))
    .toSorted((a, b) => a.order - b.order || byCode(a.person, b.person))
    .map((file, order) => ({ ...file, order }))
}

function fileOf(person: string, identities: readonly Held[], order: number): File {
  const texts = identities.flatMap((one) =>
    shapesIn(one, 'names').flatMap((name) => textOf(name, 'text') ?? []),
  )
  return {
    person,
    order,
    names: texts.map((text) => ({ text, keys: nameKeys(text) })),
    documents: identities.flatMap((one) =>
      shapesIn(one, 'documents').flatMap((paper) => {
        const number = (textOf(paper, 'number') ?? '').toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
        return number.length < 5 ? [] : [`#${number}`]
      }),
    ),
    birth: identities.flatMap((one) => shapesIn(one, 'birth'))[0],
    relatives: identities.flatMap((one) =>
      shapesIn(one, 'relatives').flatMap((who) => textOf(who, 'personId') ?? []),
    ),
  }
}

function compared(a: File, b: File, world: World): readonly LikenessReason[] {
  const reasons: LikenessReason[] = [...namesCompared(a, b)]
  if (a.documents.some((paper) => b.documents.includes(paper))) reasons.push({ kind: 'same-document' })
  reasons.push(...birthsCompared(a.birth, b.birth))
  const isRelated = a.relatives.includes(b.person) || b.relatives.includes(a.person)
  if (isRelated) reasons.push({ kind: 'related' })
  const isNamed = reasons.some(({ kind }) => kind === 'same-name')
  const repeated = isNamed ? sameAccount(a.person, b.person, world) : undefined
  return repeated === undefined ? reasons : [...reasons, repeated]
}

function namesCompared(a: File, b: File): readonly LikenessReason[] {
  const pairs = a.names.flatMap((one) => b.names.map((other) => [one, other] as const))
  const same = pairs.find(([one, other]) => isSameName(one.keys, other.keys))
  if (same !== undefined) return [{ kind: 'same-name', names: [same[0].text, same[1].text] }]
  // The family's name stands last, or first; one man's first name is no other man's family.
  const part = pairs.find(([one, other]) =>
    [0, -1].some((place) => one.keys.at(place) !== undefined && one.keys.at(place) === other.keys.at(place)),
  )
  return part === undefined ? [] : [{ kind: 'shares-name', names: [part[0].text, part[1].text] }]
}

/** A day and a month are easily swapped between two countries' forms; a year that was guessed is written as one. */
function birthsCompared(a: Shape | undefined, b: Shape | undefined): readonly LikenessReason[] {
  const [one = '', other = ''] = [a, b].map((birth) =>
    birth === undefined ? '' : (textOf(birth, 'date') ?? ''),
  )
  if (one === '' || other === '') return []
  const dates = [one, other] as const
  const [year, month, day] = one.split('-')
  const [otherYear, otherMonth, otherDay] = other.split('-')
  const isRough = [a, b].some(
    (birth) => birth !== undefined && rough.includes(textOf(birth, 'precision') ?? ''),
  )
  if (year !== otherYear) return [{ kind: 'other-birth', dates }]
  if (isRough) return [{ kind: 'same-year', dates }]
  if (month === otherMonth && day === otherDay) return [{ kind: 'same-birth', dates }]
  return [{ kind: month === otherDay && day === otherMonth ? 'swapped-birth' : 'other-birth', dates }]
}

const rough: readonly string[] = ['01', '02', '03']

/** An account that says again, slot by slot, what another account said. */
function sameAccount(a: string, b: string, world: World): LikenessReason | undefined {
  const toldBy = (person: string): readonly Held[] =>
    world
      .ofType('Testimony')
      .filter((one) => textsIn(one, 'sourceId').some((id) => canonical(id, world) === person))
  for (const one of toldBy(a))
    for (const other of toldBy(b)) {
      const said = saidIn(one.id, world)
      const alike = [...saidIn(other.id, world)].filter((each) => said.has(each)).length
      if (alike >= 3) return { kind: 'same-account', accounts: [one.id, other.id], alike }
    }
  return undefined
}

function saidIn(account: string, world: World): ReadonlySet<string> {
  return new Set(
    world
      .about(account)
      .filter((one) => one.type === 'Claim' && textsIn(one, 'source').includes(account))
      .map((claim) => `${textIn(claim, 'slot')}|${String(valuesIn(claim, 'value')[0])}`),
  )
}

/** The same paper, or the same name and a date of birth that agrees. A date that differs keeps namesakes apart. */
function isLikelyOne(reasons: readonly LikenessReason[]): boolean {
  const kinds = new Set(reasons.map(({ kind }) => kind))
  if (kinds.has('same-document')) return true
  if (!kinds.has('same-name') || kinds.has('related') || kinds.has('other-birth')) return false
  return (
    kinds.has('same-birth') ||
    kinds.has('swapped-birth') ||
    kinds.has('same-year') ||
    kinds.has('same-account')
  )
}

/** Pairs that look alike and are two, each person under the first code only. */
function apart(
  pairs: readonly Likeness[],
  duplicates: readonly Likeness[],
  joined: (id: string) => string,
): readonly Likeness[] {
  const isFirst = (id: string): boolean => joined(id) === id
  return pairs.filter((one) => !duplicates.includes(one) && isFirst(one.a) && isFirst(one.b))
}

function sameRequester(world: World): readonly (readonly string[])[] {
  const byCase = Map.groupBy(
    world.ofType('HelpRequest').filter((one) => textIn(one, 'caseId') !== undefined),
    (one) => textIn(one, 'caseId'),
  )
  return [...byCase.values()]
    .filter((many) => many.length > 1)
    .map((many) => many.map(({ id }) => id).toSorted(byCode))
}

/** Whoever gave an account and has no name here: the safest witness there is. Never asked for one. */
function withoutIdentity(world: World): readonly string[] {
  const named = new Set(
    world.ofType('Identity').flatMap((one) => textsIn(one, 'personId').map((id) => canonical(id, world))),
  )
  const told = world
    .ofType('Testimony')
    .flatMap((one) => textsIn(one, 'sourceId').map((id) => canonical(id, world)))
  return [...new Set(told)].filter((id) => !named.has(id)).toSorted(byCode)
}
