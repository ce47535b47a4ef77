/**
 * When somebody is taken or lost, a phone is seized, a house is raided or a colleague has turned: everything that is
 * no longer safe because of it, in the order in which it can hurt somebody, each with the task that ends it.
 *
 * Nobody is blamed and nobody is asked whom they know: the list is made of houses, ways, words and accounts.
 */
import type { occurrenceKind, taskKind } from '../records/choices/risk.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'
import { byCode, careful, hour, textIn, textsIn, timeOf, type World } from '../rules/world.ts'
import { type CaseFile, type CaseFiles, type CaseState, caseFiles } from './case-files.ts'
import { type Granted, type Known, type KnownKind, knownByMember, knownByPerson } from './knowledge.ts'
import { isOpen, type Leg, legsOf } from './legs.ts'

export type Happened = CodeOf<typeof occurrenceKind>
export type TaskKind = CodeOf<typeof taskKind>

/** About whom or what: a case, a house with all who live there, or a colleague. */
export type About =
  | { readonly case: string }
  | { readonly shelter: string }
  | { readonly member: string; readonly granted?: Granted }

export type There = {
  readonly person: string
  readonly caseId?: string
  readonly code: string
  /** Not there yet: has a bed and will come. */
  readonly expected?: true
}

export type Exposed = Known & {
  /** When it can hurt somebody; the list is ordered by it. */
  readonly harmAt: number
  readonly hours: number
  readonly todo: TaskKind
  /** Who lives there, or travels that way, now. */
  readonly there: readonly There[]
  /** The case that the task belongs to, where it is one. */
  readonly caseId?: string
}

export type Exposure = {
  /** From when it is counted. */
  readonly since: number
  readonly rows: readonly Exposed[]
}

/** Hours until each kind of thing hurts somebody, once the other side has the person; a judgement, in one place. */
const hoursOf: { readonly [K in KnownKind]: number } = {
  place: 2,
  route: 6,
  phone: 4,
  account: 4,
  code_word: 6,
  person: 24,
}
/** A house where nobody is, and nobody is expected: it is closed, without hurry. */
const emptyHouse = 72
const idleRoute = 72
/** In the pocket of whoever was seized: read within the hour. */
const inThePhone: ReadonlySet<KnownKind> = new Set(['account', 'phone', 'code_word'])
/** How much slower it becomes known than under torture. */
const slower: { readonly [H in Happened]?: number } = { lost: 3, outed: 6, threat: 6, found: 3 }

export function exposureOf(
  world: World,
  about: About,
  { what = 'taken', at = world.now, files = caseFiles(world) }: ExposureAsk = {},
): Exposure {
  const known = knownOf(world, about, files)
  const around = aroundOf(world, files)
  const since = Math.min(at, world.now)
  const rows = known
    .filter((one) => !isOver(world, one))
    .map((one) => exposed(one, { world, about, what, since, around }))
  return { since, rows: rows.toSorted(byHarm) }
}

export type ExposureAsk = {
  readonly what?: Happened
  /** When it happened. */
  readonly at?: number
  readonly files?: CaseFiles
}

function knownOf(world: World, about: About, files: CaseFiles): readonly Known[] {
  if ('member' in about) return knownByMember(world, about.member, about.granted)
  if ('case' in about) {
    const file = files.byId.get(about.case)
    return file === undefined ? [] : knownByPerson(file, world)
  }
  // The house itself, and all that those know who live there.
  const house: Known = { kind: 'place', id: about.shelter, how: 'granted', record: about.shelter }
  const theirs = livingIn(files, about.shelter)
    .flatMap((file) => knownByPerson(file, world))
    .filter(({ id }) => id !== about.shelter)
  const once = new Map(theirs.toReversed().map((one) => [`${one.kind} ${one.id}`, one]))
  return [house, ...once.values()]
}

/** The cases of those who are inside now; not of those who have a bed and are still to come. */
export function livingIn(files: CaseFiles, shelter: string): readonly CaseFile[] {
  return files.all.filter((file) => !gone.has(file.state) && file.legs.some((leg) => livesIn(leg, shelter)))
}

function livesIn(leg: Leg, shelter: string): boolean {
  return leg.shelter === shelter && isOpen(leg) && leg.state !== 'planned' && leg.state !== 'approved'
}

/** A house that is closed for good and empty, a case that is over: no longer anybody's danger. */
function isOver(world: World, known: Known): boolean {
  const held = world.byId(known.id.split('#')[0] ?? '')
  if (held === undefined) return false
  if (held.type === 'Shelter') return careful(held, 'state', worstState) === 'closed'
  return held.type === 'Case' && careful(held, 'state', ['duplicate', 'closed', 'deceased']) !== undefined
}

const worstState = ['compromised', 'paused', 'open', 'closed'] as const

const gone: ReadonlySet<CaseState> = new Set(['taken', 'deceased'])

type Around = {
  readonly inShelter: (id: string) => readonly There[]
  readonly expectedIn: (id: string) => readonly There[]
  /** Moves that are under way or to come between the same two areas. */
  readonly onRoute: (leg: string) => readonly (There & { readonly from?: number })[]
  readonly ofCase: (id: string) => readonly There[]
}

function aroundOf(world: World, files: CaseFiles): Around {
  // Whoever is taken or dead is no longer there, whatever the stay says.
  const all = legsOf(world)
  const legs = all.filter(({ person }) => !gone.has(files.byPerson(person)?.state ?? 'intake'))
  const stays = Map.groupBy(legs.filter(isOpen), ({ shelter }) => shelter ?? '')
  const moves = Map.groupBy(
    legs.filter((leg) => leg.kind === 'move' && isOpen(leg)),
    routeOf,
  )
  const byRef = new Map(all.map((leg) => [`${leg.journey}#${leg.n}`, leg]))
  const thereOf = (leg: Leg): There => personThere(leg.person, world, files)
  const housed = (id: string, begun: boolean): readonly There[] =>
    distinct(
      (stays.get(id) ?? [])
        .filter(({ state }) => (state === 'planned' || state === 'approved') !== begun)
        .map(thereOf),
    )
  return {
    inShelter: (id) => housed(id, true),
    expectedIn: (id) => housed(id, false),
    ofCase: (id) => {
      const file = files.byId.get(id)
      return file === undefined ? [] : [{ person: file.person, caseId: id, code: file.code }]
    },
    onRoute: (ref) => {
      const leg = byRef.get(ref)
      if (leg === undefined) return []
      return (moves.get(routeOf(leg)) ?? []).map((one) => {
        const from = timeOf(one.planned)
        return { ...thereOf(one), ...(from === undefined ? {} : { from }) }
      })
    },
  }
}

function routeOf({ fromArea, toArea, toCountry }: Leg): string {
  return [fromArea ?? '', toArea ?? '', toCountry ?? ''].join('\u0000')
}

function personThere(person: string, world: World, files: CaseFiles): There {
  const file = files.byPerson(person)
  const held = world.byId(person)
  const code = file?.code ?? (held === undefined ? '' : (textIn(held, 'code') ?? ''))
  return { person, code, ...(file === undefined ? {} : { caseId: file.id }) }
}

function distinct(there: readonly There[]): readonly There[] {
  return [...new Map(there.map((one) => [one.person, one])).values()].toSorted((a, b) =>
    byCode(a.person, b.person),
  )
}

type Looking = {
  readonly world: World
  readonly about: About
  readonly what: Happened
  readonly since: number
  readonly around: Around
}

function exposed(known: Known, looking: Looking): Exposed {
  const { world, since, what } = looking
  const { there, base } = hitBy(known, looking)
  const quick = what === 'phone_seized' && inThePhone.has(known.kind) ? 1 : base * (slower[what] ?? 1)
  const at = since + quick * hour
  const caseId = caseOfRow(known, looking)
  return {
    ...known,
    harmAt: at,
    hours: Math.floor((at - world.now) / hour),
    todo: todoOf(known, there),
    there,
    ...(caseId === undefined ? {} : { caseId }),
  }
}

/** Who is hit, and within how many hours under the worst. */
function hitBy(
  known: Known,
  { about, around, world }: Looking,
): { readonly there: readonly There[]; readonly base: number } {
  const self = 'case' in about ? about.case : undefined
  // The one it happened to is not moved out of a house that he or she is no longer in.
  const others = (there: readonly There[]) =>
    there.filter(({ caseId }) => caseId !== self || self === undefined)
  if (known.kind === 'place') {
    const inside = others(around.inShelter(known.id))
    const expected = others(around.expectedIn(known.id))
    const there = distinct([...expected.map((one): There => ({ ...one, expected: true })), ...inside])
    return { there, base: inside.length > 0 ? hoursOf.place : expected.length > 0 ? 12 : emptyHouse }
  }
  if (known.kind === 'route') {
    const going = others(around.onRoute(known.id))
    const soon = around.onRoute(known.id).flatMap(({ from }) => (from === undefined ? [] : [from]))
    const first = soon.length === 0 ? undefined : Math.min(...soon)
    const far = first === undefined ? 0 : Math.max(0, (first - world.now) / hour)
    return { there: distinct(going), base: going.length === 0 ? idleRoute : Math.max(hoursOf.route, far) }
  }
  return { there: known.kind === 'person' ? around.ofCase(known.id) : [], base: hoursOf[known.kind] }
}

const todos: { readonly [K in KnownKind]: TaskKind } = {
  place: 'move_out',
  route: 'change_route',
  account: 'change_account',
  code_word: 'change_words',
  phone: 'change_phone',
  person: 'warn',
}

function todoOf({ kind, how }: Known, there: readonly There[]): TaskKind {
  if (how === 'line-code') return 'close_line_code'
  if (kind === 'place' && there.length === 0) return 'close_place'
  if (kind === 'place' && there.every(({ expected }) => expected === true)) return 'warn'
  return todos[kind]
}

function caseOfRow(known: Known, { about, world }: Looking): string | undefined {
  if (known.kind === 'person') return known.id
  if (known.kind === 'place') return undefined
  if ('case' in about) return about.case
  const held = world.byId(known.record)
  return held === undefined ? undefined : textsIn(held, 'caseId').toSorted(byCode)[0]
}

/** Time to harm, then how many it hits, then one order for all desks. */
function byHarm(a: Exposed, b: Exposed): number {
  return (
    a.harmAt - b.harmAt || b.there.length - a.there.length || byCode(a.kind, b.kind) || byCode(a.id, b.id)
  )
}
