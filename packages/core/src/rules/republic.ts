/**
 * A republic in one file: its clock, its members, its words, its records by code, and what somebody tries to do there.
 *
 * The file of the demonstration has this shape, and so has any other that is written to try the rules on other people.
 * Ids are codes. The order of lists, the codes chosen and the dates do not matter to any rule.
 */
import { isObject, isText } from '../base/parse.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import type { RecordTypeName } from '../records/record-types.ts'
import { type Role, roles } from '../records/roles.ts'
import { type Held, type Member, type Shape, timeOf, type World, worldOf } from './world.ts'

export type Attempt = {
  readonly id: string
  /** As written: it is parsed when it is tried. */
  readonly asked: unknown
  readonly expect: Shape
}

export type Republic = {
  readonly world: World
  readonly records: readonly Held[]
  readonly attempts: readonly Attempt[]
}

export type RepublicRefusal = {
  readonly kind: 'no-republic'
  readonly where: string
  readonly why:
    | 'missing'
    | 'not-an-object'
    | 'not-a-list'
    | 'not-text'
    | 'not-an-instant'
    | 'no-role'
    | 'no-id'
    | 'repeated-id'
}

/** The lists of a republic and what stands in them. A list that is not there is empty. */
const lists: { readonly [name: string]: RecordTypeName } = {
  persons: 'Person',
  identities: 'Identity',
  helpRequests: 'HelpRequest',
  cases: 'Case',
  riskAssessments: 'RiskAssessment',
  shelters: 'Shelter',
  journeys: 'Journey',
  interventions: 'Intervention',
  visaApplications: 'VisaApplication',
  assistance: 'Assistance',
  checks: 'Check',
  consents: 'Consent',
  events: 'Event',
  acts: 'Act',
  testimonies: 'Testimony',
  evidenceItems: 'EvidenceItem',
  publications: 'Publication',
  statements: 'Statement',
  claims: 'Claim',
  releases: 'Release',
  occurrences: 'Occurrence',
  told: 'Told',
  tasks: 'Task',
  apart: 'Apart',
  programmes: 'Programme',
  corrections: 'Correction',
  pressNotes: 'PressNote',
}

export function parseRepublic(value: unknown): Result<Republic, RepublicRefusal> {
  if (!isObject(value)) return no('', 'not-an-object')
  const clock = value['clock']
  const now = isText(clock) && clock.includes('T') ? timeOf(clock) : undefined
  if (now === undefined) return no('clock', clock === undefined ? 'missing' : 'not-an-instant')
  const terms = value['termList'] ?? []
  if (!Array.isArray(terms)) return no('termList', 'not-a-list')
  if (!terms.every(isText)) return no('termList', 'not-text')
  const members = parseMembers(value['members'])
  if (!members.ok) return members
  const records = parseRecords(value)
  if (!records.ok) return records
  const attempts = parseAttempts(value['attempts'] ?? [])
  if (!attempts.ok) return attempts
  const world = worldOf(records.value, { now, terms, members: members.value })
  return ok({ world, records: records.value, attempts: attempts.value })
}

function parseMembers(value: unknown): Result<readonly Member[], RepublicRefusal> {
  if (value === undefined) return no('members', 'missing')
  if (!Array.isArray(value)) return no('members', 'not-a-list')
  const members: Member[] = []
  for (const [index, raw] of value.entries()) {
    const where = `members[${index}]`
    if (!isObject(raw)) return no(where, 'not-an-object')
    const { id, role } = raw
    if (!isText(id)) return no(where, 'no-id')
    const known: Role | undefined = roles.find((one) => one === role)
    if (known === undefined) return no(where, 'no-role')
    members.push({ code: id, role: known })
  }
  return ok(members)
}

function parseRecords(file: Shape): Result<readonly Held[], RepublicRefusal> {
  const records = new Map<string, Held>()
  for (const [name, type] of Object.entries(lists)) {
    const rows = file[name] ?? []
    if (!Array.isArray(rows)) return no(name, 'not-a-list')
    for (const [index, row] of rows.entries()) {
      const where = `${name}[${index}]`
      if (!isObject(row)) return no(where, 'not-an-object')
      const { id } = row
      if (!isText(id) || id === '') return no(where, 'no-id')
      if (records.has(id)) return no(where, 'repeated-id')
      // A report of which nothing was written down holds no words: nobody can be quoted from it.
      records.set(id, heldOf(id, type, type === 'Publication' ? { text: '', ...row } : row))
    }
  }
  return ok([...records.values()])
}

/** One value stands in each field that is there; `null` is an empty field. */
export function heldOf(id: string, type: RecordTypeName, row: Shape): Held {
  const fields = Object.entries(row).filter(
    ([name, value]) => name !== 'id' && value !== null && value !== undefined,
  )
  return { id, type, fields: Object.fromEntries(fields.map(([name, value]) => [name, [value]])) }
}

function parseAttempts(value: unknown): Result<readonly Attempt[], RepublicRefusal> {
  if (!Array.isArray(value)) return no('attempts', 'not-a-list')
  const attempts: Attempt[] = []
  for (const [index, raw] of value.entries()) {
    const where = `attempts[${index}]`
    if (!isObject(raw)) return no(where, 'not-an-object')
    const { id, expect } = raw
    if (!isText(id)) return no(where, 'no-id')
    if (!isObject(expect) || !isText(expect['result'])) return no(`${where}.expect`, 'missing')
    attempts.push({ id, asked: { do: raw['do'], with: raw['with'] }, expect })
  }
  return ok(attempts)
}

function no(where: string, why: RepublicRefusal['why']): Result<never, RepublicRefusal> {
  return refuse({ kind: 'no-republic', where, why })
}
