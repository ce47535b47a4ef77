/**
 * The figures and lists that somebody worked out by hand for a republic, worked out again from its records.
 *
 * Each answer takes the shape of the one it stands beside. Who is one person under two codes is given: people decide
 * that, and every count follows them.
 */
import { isObject } from '../base/parse.ts'
import { wasRight } from '../rules/as-of.ts'
import { originsOf } from '../rules/claims.ts'
import { flawsOf, isUsable, statusOf } from '../rules/consent.ts'
import { sentUnder } from '../rules/effects.ts'
import { isClosedToMinors } from '../rules/minors.ts'
import { ageOf } from '../rules/persons.ts'
import { promisesOf } from '../rules/promises.ts'
import { metBefore } from '../rules/stays.ts'
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
  worldOf,
} from '../rules/world.ts'
import { alarms, lostPersons, overdueChecks, upcomingChecks } from './checks.ts'
import { dialoguesAsOf, nameableStates, statesInTalks } from './dialogues.ts'
import { reconcile, reconciledWords } from './figures.ts'
import { housesOf, overMaxStay } from './shelters.ts'
import { supportedAsOf } from './support.ts'
import { visaCounts, visasNow } from './visas.ts'

export type Answered = {
  /** Which answer: `shelters.S-1.free`. */
  readonly path: string
  readonly expected: unknown
  readonly got: unknown
  readonly same: boolean
}

type Given = { readonly world: World; readonly records: readonly Held[] }
type Asked = Given & {
  /** With the merges that were recorded alone. */
  readonly asWritten: World
}
type Answering = (asked: Shape, at: Asked) => unknown

/** Answers what this knows; `left` names what it does not. */
export function checkAnswers(
  answers: Shape,
  { world, records }: Given,
): { readonly answered: readonly Answered[]; readonly left: readonly string[] } {
  const joined = joinedBy(answers, records)
  const at = { world: worldOf(joined, world), records: joined, asWritten: world }
  const answered: Answered[] = []
  const left: string[] = []
  for (const [name, value] of Object.entries(answers)) {
    const answer = Object.hasOwn(answering, name) ? answering[name] : undefined
    if (answer === undefined) left.push(name)
    else compare(name, value, answer(isObject(value) ? value : { all: value }, at), answered)
  }
  return { answered, left: left.toSorted(byCode) }
}

/** Codes that people found to be one person, as if they had been merged. */
function joinedBy(answers: Shape, records: readonly Held[]): readonly Held[] {
  const { persons } = answers
  const pairs = isObject(persons) && Array.isArray(persons['duplicates']) ? persons['duplicates'] : []
  const into = new Map<string, string>()
  for (const pair of pairs) {
    const [a, b] = isObject(pair) ? [textOf(pair, 'a'), textOf(pair, 'b')] : []
    if (a !== undefined && b !== undefined) into.set(b, a)
  }
  return records.map((record) => {
    const stands = record.type === 'Person' ? into.get(record.id) : undefined
    return stands === undefined ? record : { ...record, fields: { ...record.fields, mergedInto: [stands] } }
  })
}

function compare(path: string, expected: unknown, got: unknown, into: Answered[]): void {
  if (isObject(expected) && isObject(got)) {
    for (const [name, value] of Object.entries(expected)) compare(`${path}.${name}`, value, got[name], into)
    return
  }
  into.push({ path, expected, got, same: isSame(expected, got) })
}

/** Lists are compared as sets: in what order somebody wrote them down says nothing. */
function isSame(a: unknown, b: unknown): boolean {
  return plainText(a) === plainText(b)
}

function plainText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainText).toSorted(byCode).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value ?? null)
  const parts = Object.entries(value).toSorted(([a], [b]) => byCode(a, b))
  return `{${parts.map(([name, part]) => `${name}:${plainText(part)}`).join(',')}}`
}

const answering: { readonly [name: string]: Answering } = {
  // Whom the source of an account met follows the codes it was taken under.
  metWitnesses: (asked, { asWritten }) => perId(asked, (id) => metOf(id, asWritten)),
  independence: (asked, { world }) => independence(asked, world),
  commitments: (asked, { world }) => promises(asked, world),
  overdueChecks: (_, { world }) => overdueChecks(world).map(({ id }) => id),
  upcoming7d: (_, { world }) => upcomingChecks(world).map(({ id }) => id),
  alarms: (_, { world }) => alarms(world),
  lostPersons: (_, { world }) => lostPersons(world),
  shelters: (asked, { world }) => {
    const houses = new Map(housesOf(world).map((house) => [house.id, house]))
    return perId(asked, (id) => houses.get(id))
  },
  overMaxStay: (_, { world }) => overMaxStay(world).map(({ person }) => person),
  dialogues: (asked, { world }) =>
    perId(asked, (key) => (key === 'nameable' ? nameableStates(world) : talksAt(key, asked, world))),
  visas,
  support,
  consents: (asked, { world }) => consentsNow(asked, world),
  recallOnWithdrawal: (asked, { world }) => perId(asked, (id) => sentUnder(id, world).map((one) => one.id)),
  releasesValidWhenSent: (asked, { world, records }) =>
    perId(asked, (id) => {
      const release = world.byId(id)
      return release !== undefined && wasRight(release, world, records)
    }),
}

function perId(asked: Shape, answer: (id: string) => unknown): Shape {
  return Object.fromEntries(Object.keys(asked).map((id) => [id, answer(id)]))
}

function metOf(id: string, world: World): readonly string[] {
  const testimony = world.byId(id)
  return testimony === undefined ? [] : metBefore(testimony, world)
}

/** Strict and lenient origins of each claim that was asked about (R17), and in how many places it stands. */
function independence(asked: Shape, world: World): readonly Shape[] {
  return listed(asked).map((row) => {
    const [slot, value] = [textOf(row, 'slot') ?? '', String(row['value'])]
    const events = new Set(
      world
        .ofType('Claim')
        .filter(
          (claim) =>
            textsIn(claim, 'slot').includes(slot) && valuesIn(claim, 'value').map(String).includes(value),
        )
        .flatMap((claim) => textsIn(claim, 'about')),
    )
    const [about = ''] = [...events].toSorted(byCode)
    const { strict, lenientExtra, claims } = originsOf({ about, slot, value }, world)
    const items = new Set(claims.flatMap((claim) => textsIn(claim, 'source'))).size
    return { ...row, items, strict, lenientExtra }
  })
}

function promises(asked: Shape, world: World): readonly Shape[] {
  const standing = new Map(promisesOf(world).map((one) => [one.statement, one]))
  return listed(asked).map((row) => {
    const { statement: _, ...found } = standing.get(textOf(row, 'id') ?? '') ?? { statement: '' }
    const asFound: Shape = { ...found }
    return {
      id: row['id'],
      ...Object.fromEntries(
        Object.keys(row)
          .filter((key) => key !== 'id')
          .map((key) => [key, asFound[key]]),
      ),
    }
  })
}

function talksAt(day: string, asked: Shape, world: World): unknown {
  return Array.isArray(asked[day])
    ? dialoguesAsOf(world, day).map(({ stateCode }) => stateCode)
    : statesInTalks(world, day).count
}

function visas(asked: Shape, { world }: Asked): Shape {
  return perId(asked, (key) => {
    const part = asked[key]
    if (key === 'now') {
      const noAnswerComputed = visasNow(world)
        .filter((visa) => visa.noAnswerComputed)
        .map(({ id }) => id)
      return { ...visaCounts(world, dayOf(world.now)), noAnswerComputed }
    }
    if (key === 'pressFigure' && isObject(part)) return pressFigure(part, world)
    const day = dayOfLabel(key, world)
    if (day === undefined) return undefined
    const counts = visaCounts(world, day)
    const states = isObject(part) ? Object.fromEntries(Object.keys(part).map((state) => [state, 0])) : {}
    return { ...states, ...counts.byState, issued: counts.issued, applications: counts.applications }
  })
}

/** A figure of the press beside what we knew on the day it was printed. */
function pressFigure(asked: Shape, world: World): Shape {
  const publication = world.byId(textOf(asked, 'publication') ?? '')
  const printed = publication === undefined ? undefined : timeOf(shapesIn(publication, 'publishedAt')[0])
  const { value } = asked
  if (printed === undefined || typeof value !== 'number') return {}
  const day = dayOf(printed)
  const known = visaCounts(world, day).issued
  return { ...asked, knownToUs: known, verdict: reconciledWords[reconcile(value, known, day).verdict].en }
}

function support(asked: Shape, { world }: Asked): Shape {
  const now = supportedAsOf(world, dayOf(world.now))
  return perId(asked, (key) => {
    if (key === 'codesNow') return now.codes
    if (key === 'distinctNow') return now.persons
    if (key === 'statement') return asked[key]
    if (key === 'verdict') return supportVerdict(textOf(asked, 'statement') ?? '', world)
    const day = dayOfLabel(key, world)
    return day === undefined ? undefined : supportedAsOf(world, day).persons
  })
}

function supportVerdict(statementId: string, world: World): string | undefined {
  const statement = world.byId(statementId)
  const [figure] = statement === undefined ? [] : shapesIn(statement, 'figure')
  const day = figure === undefined ? undefined : textOf(figure, 'asOf')
  const value = figure?.['value']
  if (day === undefined || typeof value !== 'number') return undefined
  return reconciledWords[reconcile(value, supportedAsOf(world, day).persons, day).verdict].en
}

/** `asOf20May` is the last twentieth of May before the clock. */
function dayOfLabel(label: string, world: World): string | undefined {
  const [, date = ''] = /^asOf(.+)$/.exec(label) ?? []
  if (timeOf(date) !== undefined) return date
  const [, number = '', name = ''] = /^(\d{1,2})([A-Z][a-z]+)$/.exec(date) ?? []
  const month = months.findIndex((one) => name !== '' && one.startsWith(name.slice(0, 3))) + 1
  if (month === 0) return undefined
  const year = Number(dayOf(world.now).slice(0, 4))
  const days = [year, year - 1].map(
    (one) => `${one}-${String(month).padStart(2, '0')}-${number.padStart(2, '0')}`,
  )
  return days.find((day) => (timeOf(day) ?? Number.POSITIVE_INFINITY) <= world.now)
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function dayOf(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 10)
}

/** Every consent in one drawer: what can be used now, and why the others cannot. */
function consentsNow(asked: Shape, world: World): Shape {
  const drawers = Map.groupBy(world.ofType('Consent'), (consent) => drawerOf(consent, world))
  return perId(asked, (drawer) => (drawers.get(drawer) ?? []).map(({ id }) => id))
}

function drawerOf(consent: Held, world: World): string {
  const status = statusOf(consent)
  const flaws = flawsOf(consent, world)
  const person = textIn(consent, 'personId') ?? ''
  if (status === 'withdrawn' || status === 'refused' || status === 'asked') return status
  if (flaws.includes('given-by-another') || flaws.includes('giver-must-not-know')) return 'invalidGiver'
  if (flaws.includes('not-explained') || flaws.includes('not-heard') || flaws.includes('not-yet'))
    return 'incomplete'
  if (flaws.includes('expired')) return 'expired'
  if (!isUsable(consent, world)) return 'suspended'
  const isClosed = textsIn(consent, 'purpose').some(isClosedToMinors) && ageOf(person, world) === 'minor'
  return isClosed ? 'minor' : 'usableNow'
}

function listed(asked: Shape): readonly Shape[] {
  const { all } = asked
  return Array.isArray(all) ? all.filter(isObject) : []
}
