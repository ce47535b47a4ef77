/**
 * Each case with the records that are about its person: read once, in one pass over the world, for board and tonight.
 *
 * A record is with the case of its own code; where that code has none, with the case of the person it was merged into.
 */
import type { caseState } from '../records/vocabulary/case-state.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'
import { canonical } from '../rules/persons.ts'
import { isMissed, missedChecks } from '../rules/signs-of-life.ts'
import {
  byCode,
  careful,
  type Held,
  latestIn,
  perWorld,
  textIn,
  textsIn,
  timeOf,
  type World,
} from '../rules/world.ts'
import { type Standing, standingOf } from './judgement.ts'
import { type Leg, legsOf } from './legs.ts'
import { isMinorPerson } from './minors.ts'
import { type Priority, priorities, worsePriority } from './triage.ts'

export type CaseState = CodeOf<typeof caseState>

/** Of two states written apart the one that worries more: nobody is forgotten because two desks disagreed. */
const worst: readonly CaseState[] = [
  'taken',
  'lost_contact',
  'active_in_danger',
  'active_transit',
  'active_hidden',
  'returned',
  'verifying',
  'intake',
  'arrived',
  'followup',
  'deceased',
  'closed',
  'duplicate',
]
const danger: ReadonlySet<CaseState> = new Set(worst.slice(0, 6))
const shut: ReadonlySet<CaseState> = new Set(['deceased', 'closed', 'duplicate'])

export type CaseFile = {
  readonly id: string
  readonly held: Held
  /** The Person. */
  readonly person: string
  /** As staff say it: `P-07`. Empty where this device cannot read it. */
  readonly code: string
  readonly state: CaseState
  readonly open: boolean
  readonly inDanger: boolean
  readonly standing: Standing
  readonly priority: Priority
  readonly minor: boolean
  readonly legs: readonly Leg[]
  /** Missed safety and arrival checks since the last sign of life (R13). */
  readonly missed: readonly Held[]
  readonly of: (type: AboutType) => readonly Held[]
  /** What happened to the house the person lives in, since moving there. */
  readonly around: readonly Held[]
}

/** Kinds of record that are about a case or its person. */
const aboutTypes = [
  'RiskAssessment',
  'Occurrence',
  'Task',
  'Check',
  'Consent',
  'Assistance',
  'VisaApplication',
  'Journey',
  'Testimony',
  'Act',
  'Intervention',
  'EvidenceItem',
  'HelpRequest',
  'Told',
  'Release',
  'Correction',
] as const
export type AboutType = (typeof aboutTypes)[number]

export type CaseFiles = {
  /** In the order of their ids. */
  readonly all: readonly CaseFile[]
  readonly byId: ReadonlyMap<string, CaseFile>
  readonly byPerson: (person: string) => CaseFile | undefined
}

/** One world never changes, so its files are made once, however many lists of a screen ask for them. */
export const caseFiles: (world: World) => CaseFiles = perWorld(filesOf)

function filesOf(world: World): CaseFiles {
  const cases = world.ofType('Case').toSorted((a, b) => byCode(a.id, b.id))
  const byPerson = casesByPerson(world, cases)
  const about = recordsByCase(world, cases, byPerson)
  const legs = Map.groupBy(legsOf(world), ({ person }) => byPerson(person) ?? '')
  const all = cases.map((held) => fileOf(world, held, { about, legs: legs.get(held.id) ?? [] }))
  const byId = new Map(all.map((file) => [file.id, file]))
  return { all, byId, byPerson: (person) => byId.get(byPerson(person) ?? '') }
}

type CaseOf = (person: string) => string | undefined

function casesByPerson(world: World, cases: readonly Held[]): CaseOf {
  const exact = new Map<string, string>()
  const merged = new Map<string, string>()
  for (const held of cases) {
    for (const person of textsIn(held, 'personId')) {
      if (!exact.has(person)) exact.set(person, held.id)
      const whole = canonical(person, world)
      const before = merged.get(whole)
      // A case that is still open stands for the person before one that is not.
      if (before === undefined || isShut(world.byId(before))) merged.set(whole, held.id)
    }
  }
  return (person) => exact.get(person) ?? merged.get(canonical(person, world))
}

function isShut(held: Held | undefined): boolean {
  return held !== undefined && shut.has(stateOf(held))
}

function stateOf(held: Held): CaseState {
  return careful(held, 'state', worst) ?? 'intake'
}

type About = ReadonlyMap<string, ReadonlyMap<AboutType, readonly Held[]>>

function recordsByCase(world: World, cases: readonly Held[], caseOf: CaseOf): About {
  const known = new Set(cases.map(({ id }) => id))
  const about = new Map<string, Map<AboutType, Held[]>>()
  for (const type of aboutTypes) {
    for (const record of world.ofType(type)) {
      for (const id of new Set(casesOf(world, { record, type }, { known, caseOf }))) {
        const one = about.get(id) ?? new Map<AboutType, Held[]>()
        about.set(id, one)
        const list = one.get(type)
        if (list === undefined) one.set(type, [record])
        else list.push(record)
      }
    }
  }
  return about
}

type Finding = { readonly known: ReadonlySet<string>; readonly caseOf: CaseOf }

/** The fields of each kind that lead to a person. Task, occurrence and the rest name their case themselves. */
const personFields: { readonly [T in AboutType]?: readonly string[] } = {
  Consent: ['personId'],
  Assistance: ['personId'],
  VisaApplication: ['personId'],
  Journey: ['personId'],
  Testimony: ['sourceId'],
  Act: ['victimId'],
  Intervention: ['personIds'],
  EvidenceItem: ['receivedFrom'],
  Told: ['personId'],
  Correction: ['personId'],
}

function casesOf(
  world: World,
  { record, type }: { readonly record: Held; readonly type: AboutType },
  finding: Finding,
): readonly string[] {
  const named = textsIn(record, 'caseId').filter((id) => finding.known.has(id))
  if (named.length > 0) return named
  const persons = (personFields[type] ?? []).flatMap((field) => textsIn(record, field))
  const through =
    type === 'Check' ? textsIn(record, 'subject') : type === 'Task' ? textsIn(record, 'from') : []
  return [
    ...persons.flatMap((id) => finding.caseOf(id) ?? []),
    ...through.flatMap((reference) => caseThrough(world, reference, finding)),
    ...(type === 'Release' ? casesOfConsents(world, record, finding) : []),
  ]
}

/** What a check or a task is about leads to a case: the person, a journey's leg, a consent, the case itself. */
function caseThrough(world: World, reference: string, { known, caseOf }: Finding): readonly string[] {
  const id = reference.split('#')[0] ?? ''
  if (known.has(id)) return [id]
  const held = world.byId(id)
  if (held === undefined) return []
  if (held.type === 'Person') return [caseOf(id) ?? []].flat()
  const named = textsIn(held, 'caseId').filter((one) => known.has(one))
  return named.length > 0
    ? named
    : [...textsIn(held, 'personId'), ...textsIn(held, 'personIds')].flatMap((one) => caseOf(one) ?? [])
}

function casesOfConsents(world: World, release: Held, { caseOf }: Finding): readonly string[] {
  return textsIn(release, 'consentIds').flatMap((id) => {
    const consent = world.byId(id)
    return consent === undefined ? [] : textsIn(consent, 'personId').flatMap((one) => caseOf(one) ?? [])
  })
}

type Parts = { readonly about: About; readonly legs: readonly Leg[] }

function fileOf(world: World, held: Held, { about, legs }: Parts): CaseFile {
  const records = about.get(held.id)
  const of = (type: AboutType): readonly Held[] => records?.get(type) ?? []
  const person = textIn(held, 'personId') ?? ''
  const known = world.byId(person)
  const state = stateOf(held)
  const inDanger = danger.has(state)
  const around = once(() => aroundOf(world, legs))
  // Worked out when a list asks for it: an exposure looks at the stays of 500 cases and at the danger of none.
  const standing = once(() => standingOf(of('RiskAssessment'), world.now))
  const priority = once(() => priorityOf(held, { standing: standing(), inDanger }))
  const minor = once(() => isMinorPerson(world, person))
  // Where nothing is watched and nothing was noted, nobody can be missing.
  const missed = once(() =>
    of('Check').some((check) => isMissed(check, world.now)) ? missedChecks(person, world) : [],
  )
  return {
    id: held.id,
    held,
    person,
    code: known === undefined ? '' : (textIn(known, 'code') ?? ''),
    state,
    open: !shut.has(state),
    inDanger,
    legs,
    of,
    get around() {
      return around()
    },
    get standing() {
      return standing()
    },
    get priority() {
      return priority()
    },
    get minor() {
      return minor()
    },
    get missed() {
      return missed()
    },
  }
}

function aroundOf(world: World, legs: readonly Leg[]): readonly Held[] {
  const houses = legs.filter(({ kind, state }) => kind === 'stay' && livesHere.has(state))
  if (houses.length === 0) return []
  return world.ofType('Occurrence').filter((one) => {
    const at = latestIn(one, 'at') ?? 0
    return houses.some(
      ({ shelter, from }) => textsIn(one, 'shelter').includes(shelter ?? '') && at >= (timeOf(from) ?? 0),
    )
  })
}

const livesHere: ReadonlySet<string> = new Set(['underway', 'arrived', 'overdue'])

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** What the case says and what the assessments say, the worse of both while the person is where the danger is. */
function priorityOf(
  held: Held,
  { standing, inDanger }: { readonly standing: Standing; readonly inDanger: boolean },
): Priority {
  const said = careful(held, 'priority', priorities) ?? 'emergency'
  return inDanger && standing.priority !== undefined ? worsePriority(said, standing.priority) : said
}
