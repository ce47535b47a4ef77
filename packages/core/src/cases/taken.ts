/**
 * Somebody is taken: in one step the custody record, the tasks, the drafts of the urgent appeals, what the person
 * allowed for this day, and a clock. A raid is the same for a house: `raid.ts`.
 *
 * This writes nothing. It is the plan that a desk saves whole or not at all. Asked twice, by two colleagues who heard
 * the same call, it makes nothing twice.
 */
import { instantOf } from '../base/date.ts'
import type { Language } from '../base/language.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { recordTypes } from '../records/record-types.ts'
import { advanceWords, consentsOf, flawsOf, isUsable } from '../rules/consent.ts'
import { byCode, day, earliestIn, hour, textIn, textsIn, type World } from '../rules/world.ts'
import { type AppealDraft, appealDrafts, type Custody } from './appeals.ts'
import { type CaseFile, type CaseFiles, type CaseState, caseFiles } from './case-files.ts'
import { type Exposure, exposureOf, type TaskKind } from './exposure.ts'
import { type TaskDraft, tasksOf } from './exposure-tasks.ts'

export type TakenAsk = Custody & {
  readonly caseId: string
  /** Who notes it. */
  readonly by: string
  readonly language?: Language
}

/** What must be done by when, counted from the moment the person was taken. */
export const clockHours = {
  lawyer: 1,
  exposure: 1,
  'custody-record': 3,
  'trusted-contact': 3,
  'appeals-read': 6,
  'risk-of-others': 12,
  'appeals-filed': 24,
  review: 24,
  /** After two days most laws ask for a judge; where one has not seen the person, the appeals say so. */
  judge: 48,
  'public-decision': 72,
  'working-group': 90 * 24,
} as const
export type ClockMark = keyof typeof clockHours
export type ClockDue = { readonly what: ClockMark; readonly due: number }

export type NewRecord = { readonly id: string; readonly fields: Readonly<Record<string, unknown>> }

export type AdvanceWords = {
  readonly consent: string
  readonly to: readonly { readonly kind: string; readonly name: string }[]
  /** When the words may go, with two approvals. */
  readonly from: number
}

export type TakenPlan = {
  readonly caseId: string
  readonly person: string
  /** The moves of the case, one after the other; none when it already stands there. */
  readonly states: readonly CaseState[]
  /** The custody record; with fields when it is new. */
  readonly occurrence: { readonly id: string; readonly fields?: Readonly<Record<string, unknown>> }
  readonly tasks: readonly (TaskDraft & { readonly who?: string })[]
  readonly drafts: readonly AppealDraft[]
  readonly clock: readonly ClockDue[]
  readonly ifTaken: readonly AdvanceWords[]
  readonly exposure: Exposure
}

export type TakenRefusal = {
  readonly kind: 'not-taken'
  readonly why: 'no-such-case' | 'case-over' | 'not-yet' | 'long-before'
}

export type Making = {
  /** 32 random hex digits each time: `core` has no randomness of its own. */
  readonly newId: () => string
  readonly files?: CaseFiles
}

export function takenPlan(world: World, ask: TakenAsk, making: Making): Result<TakenPlan, TakenRefusal> {
  const files = making.files ?? caseFiles(world)
  const file = files.byId.get(ask.caseId)
  if (file === undefined) return refuse({ kind: 'not-taken', why: 'no-such-case' })
  const wrong = wrongTime(file, ask.at, world.now)
  if (wrong !== undefined) return refuse({ kind: 'not-taken', why: wrong })
  const states = pathTo(file.state, 'taken')
  if (states === undefined) return refuse({ kind: 'not-taken', why: 'case-over' })
  const occurrence = custodyRecord(file, ask, making)
  const exposure = exposureOf(world, { case: file.id }, { what: 'taken', at: ask.at, files })
  const usable = consentsOf(file.person, world).filter((one) => isUsable(one, world))
  const drafts = appealDrafts({ world, file, custody: ask, usable, language: ask.language ?? 'en' })
  return ok({
    caseId: file.id,
    person: file.person,
    states,
    occurrence,
    tasks: [
      ...ownTasks(world, { file, ask, cause: occurrence.id, drafts }),
      ...tasksOf(exposure, world, occurrence.id),
    ].toSorted((a, b) => a.due - b.due || byCode(a.what, b.what) || byCode(a.about, b.about)),
    drafts,
    clock: clockFrom(ask.at),
    ifTaken: advance(world, file.person, ask.at),
    exposure,
  })
}

/** A clock of another century, of the caller or of this device, starts no other clocks. */
function wrongTime(file: CaseFile, at: number, now: number): TakenRefusal['why'] | undefined {
  if (!Number.isFinite(at) || at > now + hour) return 'not-yet'
  const opened = earliestIn(file.held, 'openedAt') ?? now
  return at < Math.min(opened, now) - 366 * day ? 'long-before' : undefined
}

/** The shortest way through the states that are allowed; the case's history shows each of them. */
function pathTo(from: CaseState, to: CaseState): readonly CaseState[] | undefined {
  const { states } = recordTypes.Case
  const moves: Readonly<Partial<Record<CaseState, readonly CaseState[]>>> = states?.moves ?? {}
  const ways = new Map<CaseState, readonly CaseState[]>([[from, []]])
  for (const [state, way] of ways) {
    if (state === to) return way
    for (const next of moves[state] ?? []) if (!ways.has(next)) ways.set(next, [...way, next])
  }
  return undefined
}

/** One custody record for one capture: who hears of it a little later adds to it. */
function custodyRecord(file: CaseFile, ask: TakenAsk, { newId }: Making): TakenPlan['occurrence'] {
  const same = file
    .of('Occurrence')
    .filter((one) => textsIn(one, 'what').includes('taken'))
    .filter((one) => Math.abs((earliestIn(one, 'at') ?? 0) - ask.at) <= day)
    .toSorted((a, b) => byCode(a.id, b.id))[0]
  if (same !== undefined) return { id: same.id }
  const { at, known, by, heldBy, heldWhere, lastSeen } = ask
  return {
    id: newId(),
    fields: {
      what: 'taken',
      at: instantOf(at),
      caseId: file.id,
      known,
      by,
      ...(heldBy === undefined ? {} : { heldBy }),
      ...(heldWhere === undefined ? {} : { heldWhere }),
      ...(lastSeen === undefined ? {} : { lastSeen: instantOf(lastSeen) }),
    },
  }
}

type Owning = {
  readonly file: CaseFile
  readonly ask: TakenAsk
  readonly cause: string
  readonly drafts: readonly AppealDraft[]
}
export type OwnTask = TaskDraft & { readonly who?: string }

/** Law, custody record, appeals, the one who may be told, a new look at the danger. */
function ownTasks(world: World, { file, ask, cause, drafts }: Owning): readonly OwnTask[] {
  const owner = textIn(file.held, 'owner') ?? ask.by
  const lawyer = firstOf(world, 'legal')
  const task = (what: TaskKind, mark: ClockMark, who: string | undefined): OwnTask => ({
    what,
    caseId: file.id,
    from: cause,
    due: ask.at + clockHours[mark] * hour,
    about: file.id,
    ...(who === undefined ? {} : { who }),
  })
  const trusted = textIn(file.held, 'trustedContact')
  const all = [
    task('send_lawyer', 'lawyer', lawyer),
    task('open_custody', 'custody-record', owner),
    ...(trusted === undefined ? [] : [task('tell_trusted', 'trusted-contact', owner)]),
    ...(drafts.length === 0 ? [] : [task('file_appeal', 'appeals-filed', lawyer)]),
    task('review_risk', 'review', owner),
  ]
  const made = new Set(
    file
      .of('Task')
      .flatMap((one) => textsIn(one, 'from').map((from) => `${textIn(one, 'what') ?? ''} ${from}`)),
  )
  return all.filter(({ what, from }) => !made.has(`${what} ${from}`))
}

/** The duty of a role falls to the first of it, until a person gives it to another. */
export function firstOf(world: World, role: 'legal' | 'coordinator'): string | undefined {
  return world.members
    .filter((one) => one.role === role)
    .map(({ code }) => code)
    .toSorted(byCode)[0]
}

export function clockFrom(at: number): readonly ClockDue[] {
  const marks = Object.entries(clockHours).flatMap(([name, hours]): readonly ClockDue[] => {
    const what = clockMarks.find((mark) => mark === name)
    return what === undefined ? [] : [{ what, due: at + hours * hour }]
  })
  return marks.toSorted((a, b) => a.due - b.due || byCode(a.what, b.what))
}

export const clockMarks = [
  'lawyer',
  'exposure',
  'custody-record',
  'trusted-contact',
  'appeals-read',
  'risk-of-others',
  'appeals-filed',
  'review',
  'judge',
  'public-decision',
  'working-group',
] as const satisfies readonly ClockMark[]

/** Words that the person left for this day. That contact is lost does not stop them; a withdrawal does. */
function advance(world: World, person: string, at: number): readonly AdvanceWords[] {
  return consentsOf(person, world)
    .flatMap((consent): readonly AdvanceWords[] => {
      const said = advanceWords(consent)
      const stands = flawsOf(consent, world).every((flaw) => flaw === 'lost')
      if (said === undefined || !stands || !Number.isFinite(said.after)) return []
      return [{ consent: consent.id, to: said.to, from: at + said.after * hour }]
    })
    .toSorted((a, b) => a.from - b.from || byCode(a.consent, b.consent))
}
