/**
 * Home: the scope a record is created in, fixed for good, and the compartment of each of its fields.
 *
 * Need to know is a key. So where a record lies is decided once, by its type and by whom it is about,
 * and never by who happens to write it. Moving a record is a copy with a new id, a link and a tombstone.
 * The doubtful cases and their reasons: docs/decisions/0003-where-a-record-lies.md.
 */
import type { RecordId } from '../base/id.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import type { SensitivityClass } from './class.ts'
import type { Field } from './field.ts'
import type { RecordTypeName } from './record-types.ts'

/** As in `vault/schema.ts`; a test holds the two together. */
export type Scope =
  | { readonly kind: 'case'; readonly caseId: string }
  | { readonly kind: 'directory' | 'line' | 'press' | 'shelters' | 'events' | 'claims' }
export type Compartment = {
  readonly scope: Scope
  readonly part: 'work' | 'names' | 'places' | 'medical' | 'allegations' | 'whole'
}

/** What must be known of other records to place a new one. */
export type HomeLookup = {
  /** The home of a record that exists already, or is being created in the same batch. */
  readonly homeOf: (id: string) => Scope | undefined
  /** The id of the new record itself. */
  readonly id: RecordId
  /** The case a member is working in, when the record is made there. */
  readonly caseId?: string
  /** Where a file came in that belongs to no case: with a publication, or by the line. */
  readonly receivedIn?: 'press' | 'line'
}

/** `no-home`: the record is about somebody or something that is not known here, so it cannot be placed. */
export type HomeRefusal = { readonly kind: 'no-home'; readonly field: string }

type Values = Readonly<Record<string, unknown>>
type HomeRule = (fields: Values, look: HomeLookup) => Result<Scope, HomeRefusal>

const line: Scope = { kind: 'line' }
const press: Scope = { kind: 'press' }
const shelters: Scope = { kind: 'shelters' }
const events: Scope = { kind: 'events' }
const claims: Scope = { kind: 'claims' }

/** One rule for each type. */
const homes: { readonly [N in RecordTypeName]: HomeRule } = {
  // A request stays on the line; accepting it writes a new case.
  HelpRequest: always(line),
  Case: (_, { id }) => ok({ kind: 'case', caseId: id }),
  Person: homeOfPerson,
  // Names lie in the case of the person and nowhere else: an identity without a case is refused.
  Identity: (fields, look) => inCase('personId', fields, look),
  Consent: (fields, look) => withThat('personId', fields, look),
  RiskAssessment: (fields, look) => inCase('caseId', fields, look),
  Shelter: always(shelters),
  Journey: (fields, look) => inCase('personId', fields, look),
  VisaApplication: (fields, look) => inCase('personId', fields, look),
  Assistance: (fields, look) => withThat('personId', fields, look),
  Check: homeOfCheck,
  Event: always(events),
  // An act with two victims is two acts, so that each lies in its own victim's case.
  Act: (fields, look) => withThat('victimId', fields, look),
  Testimony: (fields, look) => withThat('sourceId', fields, look),
  EvidenceItem: homeOfItem,
  // Exact words stay with their source; what is counted lies with the claims (see `apart`).
  Claim: homeOfClaim,
  Publication: always(press),
  Statement: always(press),
  // About one person: that person's case. About several, or a State's visas: codes only, with the claims.
  Intervention: (fields, look) => sharedHome(listOf(fields['personIds']), look),
  Release: (fields, look) => sharedHome(listOf(fields['consentIds']), look),
  // Everything that the line keeps for its own work stays on the line, also when a case was opened.
  LineThread: always(line),
  LineMessage: always(line),
  LineNote: always(line),
  DutyShift: always(line),
  CannedReply: always(line),
  LineSetup: always(line),
  Occurrence: homeOfOccurrence,
  Task: homeOfTask,
  Told: homeOfTold,
  Apart: always(shelters),
  // A programme is a State's, and no person's.
  Programme: always(claims),
  PressNote: always(press),
  Correction: (fields, look) => inCase('personId', fields, look),
  // Beside the item and nowhere else: whoever may not know of the item learns of no handling.
  Seal: besideItem,
  CustodyEvent: besideItem,
}

export function homeOf(type: RecordTypeName, fields: Values, look: HomeLookup): Result<Scope, HomeRefusal> {
  return homes[type](fields, look)
}

/** The compartment of one field of a record at home there. The header lies under its own class. */
export function compartmentOf(home: Scope, field: Pick<Field, 'class' | 'apart'>): Compartment {
  if (field.apart !== undefined) return { scope: { kind: field.apart }, part: 'whole' }
  // An event is read by everybody who works; what it says of coded persons is not.
  if (home.kind === 'events' && field.class !== 'INT' && field.class !== 'PUB') {
    return { scope: claims, part: 'whole' }
  }
  return home.kind === 'case' ? { scope: home, part: casePart[field.class] } : { scope: home, part: 'whole' }
}

const casePart: { readonly [C in SensitivityClass]: Exclude<Compartment['part'], 'whole'> } = {
  PUB: 'work',
  INT: 'work',
  CASE: 'work',
  NAME: 'names',
  LOC: 'places',
  MED: 'medical',
  ALLEG: 'allegations',
}

function always(scope: Scope): HomeRule {
  return () => ok(scope)
}

function homeOfPerson(fields: Values, { caseId }: HomeLookup): Result<Scope, HomeRefusal> {
  if (caseId !== undefined) return ok({ kind: 'case', caseId })
  switch (fields['kind']) {
    case 'public_official':
    case 'organisation':
      return ok(press)
    case 'alleged_perpetrator':
    case 'unknown_source':
    case 'group':
      // In several cases at once, or in none: a code to count by, and nothing else.
      return ok(claims)
    default:
      // A named spokesperson is public; anybody else without a case came by the line and is known there only.
      return ok(fields['publicName'] === undefined ? line : press)
  }
}

/**
 * The home of what a field names. Whoever wrote to the line keeps a code there when a case is opened; what
 * is written about that person in the case lies in the case, or line operators could read it.
 */
function withThat(field: string, fields: Values, look: HomeLookup): Result<Scope, HomeRefusal> {
  const named = fields[field]
  const home = typeof named === 'string' ? look.homeOf(named) : undefined
  if (home !== undefined && (home.kind !== 'line' || look.caseId === undefined)) return ok(home)
  return look.caseId === undefined
    ? refuse({ kind: 'no-home', field })
    : ok({ kind: 'case', caseId: look.caseId })
}

function besideItem(fields: Values, look: HomeLookup): Result<Scope, HomeRefusal> {
  const item = fields['itemId']
  const home = typeof item === 'string' ? look.homeOf(item) : undefined
  return home === undefined ? withThat('itemId', fields, look) : ok(home)
}

/** The same, where nothing but a case will do. */
function inCase(field: string, fields: Values, look: HomeLookup): Result<Scope, HomeRefusal> {
  const home = withThat(field, fields, look)
  return home.ok && home.value.kind !== 'case' ? refuse({ kind: 'no-home', field }) : home
}

function homeOfCheck(fields: Values, look: HomeLookup): Result<Scope, HomeRefusal> {
  return withThat('subject', { subject: wholeOf(fields['subject']) }, look)
}

/** A leg of a journey is its id, `#` and a number. */
function wholeOf(subject: unknown): string | undefined {
  return typeof subject === 'string' ? subject.split('#')[0] : undefined
}

/** What befell a place or a colleague lies with the shelters: the team of a case is not the whole network. */
function homeOfOccurrence(fields: Values, look: HomeLookup): Result<Scope, HomeRefusal> {
  const ours = fields['shelter'] !== undefined || fields['member'] !== undefined
  return fields['caseId'] === undefined && ours ? ok(shelters) : inCase('caseId', fields, look)
}

function homeOfTask(fields: Values, look: HomeLookup): Result<Scope, HomeRefusal> {
  if (fields['caseId'] !== undefined || fields['from'] === undefined) return inCase('caseId', fields, look)
  return withThat('from', { from: wholeOf(fields['from']) }, look)
}

/** What a person knows lies in that person's case, the shelter itself apart; what a colleague knows, with the shelters. */
function homeOfTold(fields: Values, look: HomeLookup): Result<Scope, HomeRefusal> {
  const colleague = fields['personId'] === undefined && fields['member'] !== undefined
  return colleague ? ok(shelters) : inCase('personId', fields, look)
}

function homeOfItem(fields: Values, look: HomeLookup): Result<Scope, HomeRefusal> {
  // A copy stays with its original, else a redacted picture could tell another case that the original exists.
  if (fields['derivedFrom'] !== undefined) return withThat('derivedFrom', fields, look)
  if (look.caseId !== undefined) return ok({ kind: 'case', caseId: look.caseId })
  if (fields['receivedFrom'] !== undefined) return withThat('receivedFrom', fields, look)
  const published = look.receivedIn === 'press' || fields['capture'] !== undefined
  return ok(published ? press : line)
}

function homeOfClaim(fields: Values, look: HomeLookup): Result<Scope, HomeRefusal> {
  const source = withThat('source', fields, look)
  if (!source.ok) return source
  return ok(source.value.kind === 'case' || source.value.kind === 'line' ? source.value : claims)
}

function sharedHome(ids: readonly string[], look: HomeLookup): Result<Scope, HomeRefusal> {
  const [first, ...others] = ids.map((id) => look.homeOf(id))
  if (ids.length === 0 && look.caseId !== undefined) return ok({ kind: 'case', caseId: look.caseId })
  const one = first?.kind === 'case' && others.every((other) => sameScope(other, first))
  return ok(one ? first : claims)
}

function sameScope(a: Scope | undefined, b: Scope): boolean {
  return a?.kind === b.kind && (a.kind !== 'case' || b.kind !== 'case' || a.caseId === b.caseId)
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
