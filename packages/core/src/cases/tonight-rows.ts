/** The rows of tonight, kind by kind; `tonight.ts` puts them in order. */
import { careful, day, earliestIn, endOf, textIn, textsIn, timeOf, valuesIn } from '../rules/world.ts'
import { promisedNext, reviewHarm } from './board.ts'
import type { CaseFile } from './case-files.ts'
import { type CheckKind, type Watched, watchedNow } from './checks.ts'
import { today } from './days.ts'
import type { Harm } from './harm.ts'
import { movesToday } from './journeys.ts'
import { legRef } from './legs.ts'
import { minorsCases } from './minors.ts'
import { stranded } from './programmes.ts'
import { reviewOf } from './reviews.ts'
import { type House, housesOf, type Seat } from './shelters.ts'
import { tasksOnce } from './tasks-once.ts'
import { type Night, row, type TonightRow, type Waiting } from './tonight-row.ts'

export function lineRow(one: Waiting, night: Night): TonightRow {
  const file = one.caseId === undefined ? undefined : night.files.byId.get(one.caseId)
  const made = row(night, { kind: 'line', what: one.what, id: one.id, due: one.due, harm: 'line', file })
  return { ...made, priority: one.priority }
}

/** What a neglected check of each kind does to somebody. */
const harmOfCheck: { readonly [K in CheckKind]: Harm } = {
  safety: 'safety',
  leg: 'safety',
  commitment: 'commitment',
  reply: 'reply',
  deadline: 'deadline',
  consent: 'consent',
  risk: 'risk',
  retention: 'retention',
}

export function checkRows(night: Night): readonly TonightRow[] {
  const { files, until, by } = night
  const owners = new Map(files.all.flatMap((file) => file.of('Check').map(({ id }) => [id, file] as const)))
  const alarming = new Set(files.all.flatMap(({ missed }) => missed.map(({ id }) => id)))
  return watchedNow(night.world).flatMap((check): readonly TonightRow[] => {
    const file = owners.get(check.id)
    if (check.state === 'settled') return []
    const told = by === undefined || check.ladder.includes(by)
    const heard = check.state === 'duress' || (check.secondWord !== undefined && check.state !== 'missed')
    if (heard && told) return [alarmRow(night, check, { file, what: 'duress' })]
    if (check.state === 'duress') return []
    if (alarming.has(check.id)) return [alarmRow(night, check, { file, what: 'check-missed' })]
    // One member closes a case, in the record or by a form: that wakes nobody less (CA55). What is only due is over.
    if (file?.open === false) return []
    return check.due > until || isOldNews(check, alarming) ? [] : [dueRow(night, check, file)]
  })
}

/** Missed long ago and answered since by a sign of life: no alarm any more (R13). */
function isOldNews({ state, kind, id }: Watched, alarming: ReadonlySet<string>): boolean {
  return state === 'missed' && (kind === 'safety' || kind === 'leg') && !alarming.has(id)
}

function alarmRow(
  night: Night,
  check: Watched,
  { file, what }: { readonly file: CaseFile | undefined; readonly what: 'check-missed' | 'duress' },
): TonightRow {
  const taken = check.acknowledgedBy === undefined ? {} : { acknowledgedBy: check.acknowledgedBy }
  return row(night, {
    kind: 'alarm',
    what,
    id: check.id,
    due: check.alarmAt,
    harm: 'alarm',
    file,
    missed: true,
    facts: { kind: check.kind, ...(check.rung === undefined ? {} : { rung: check.rung }), ...taken },
  })
}

function dueRow(night: Night, check: Watched, file: CaseFile | undefined): TonightRow {
  const { id, kind, due, state } = check
  const people = kind === 'safety' || kind === 'leg'
  const isOver = state === 'missed' || state === 'late'
  const overdue = !people ? 'paper-late' : state === 'missed' ? 'check-missed' : 'check-late'
  const what = isOver ? overdue : 'check-due'
  return row(night, {
    kind: 'check',
    what,
    id,
    // Until the grace is over nobody is missing; of papers the day itself counts.
    due: people ? check.alarmAt : due,
    harm: harmOfCheck[kind],
    file,
    // Missed is a word about people. What a State or a paper owes us is late, however long.
    missed: state === 'missed' && people,
    facts: { kind },
  })
}

export function moveRows(night: Night): readonly TonightRow[] {
  return movesToday(night.world).map(({ leg, due, overdue }) =>
    row(night, {
      kind: 'move',
      what: overdue ? 'leg-overdue' : 'leg-today',
      id: legRef(leg),
      due,
      harm: 'move',
      file: night.files.byPerson(leg.person),
      facts: { state: leg.state },
    }),
  )
}

export function promiseRows(file: CaseFile, night: Night): readonly TonightRow[] {
  const promised = promisedNext(file, night.world.now)
  if (promised === undefined || promised.due > night.until) return []
  const what = promised.late ? 'promise-late' : 'promise-due'
  const facts = promised.who === undefined ? {} : { who: promised.who }
  return [row(night, { kind: 'promise', what, id: file.id, due: promised.due, harm: 'promise', file, facts })]
}

const whatOfReview = {
  'never-assessed': 'never-assessed',
  occurrence: 'happened-since',
  instrument: 'review-late',
  agreed: 'review-late',
} as const

export function reviewRows(file: CaseFile, night: Night): readonly TonightRow[] {
  const review = reviewOf(file, night.world.now)
  const pending = file.standing.all.filter(({ awaitsSecond }) => awaitsSecond).at(-1)
  const harm = reviewHarm(file.priority)
  const second =
    pending === undefined
      ? []
      : [row(night, { kind: 'review', what: 'awaits-second', id: pending.id, due: pending.at, harm, file })]
  if (review === undefined || review.at > night.until) return second
  const what = review.late ? whatOfReview[review.why] : 'review-due'
  return [...second, row(night, { kind: 'review', what, id: file.id, due: review.at, harm, file })]
}

/** A minor whose journey, visa or consent waits: two members must meet before the day that was planned. */
export function minorRows(night: Night): readonly TonightRow[] {
  const { world, files } = night
  return minorsCases(files.all, world.now).flatMap(
    ({ caseId, waiting, bestInterest }): readonly TonightRow[] => {
      const file = files.byId.get(caseId)
      if (file === undefined || bestInterest.decided || waiting.length === 0) return []
      const days = file.legs
        .filter((leg) => waiting.includes(legRef(leg)))
        .flatMap(({ planned }) => timeOf(planned) ?? [])
      const due = Math.min(...days, world.now + day)
      return [row(night, { kind: 'review', what: 'minor-undecided', id: caseId, due, harm: 'risk', file })]
    },
  )
}

export function taskRows(file: CaseFile, night: Night): readonly TonightRow[] {
  return tasksOnce(file.of('Task'), night.world).flatMap((task) => taskRow(night, task, file))
}

/** Tasks of a house or a colleague, which are no case's. */
export function sharedTaskRows(night: Night): readonly TonightRow[] {
  const owned = new Set(night.files.all.flatMap((file) => file.of('Task').map(({ id }) => id)))
  const shared = night.world.ofType('Task').filter(({ id }) => !owned.has(id))
  return tasksOnce(shared, night.world).flatMap((task) => taskRow(night, task, undefined))
}

function taskRow(night: Night, task: CaseFile['held'], file: CaseFile | undefined): readonly TonightRow[] {
  const due = earliestIn(task, 'due')
  const isOpen = careful(task, 'state', ['done', 'dropped', 'open']) === 'open'
  if (!isOpen || due === undefined || due > night.until) return []
  const what = due < night.world.now ? 'task-late' : 'task-due'
  const who = textIn(task, 'who')
  const facts = { task: textIn(task, 'what') ?? 'other', ...(who === undefined ? {} : { who }) }
  return [row(night, { kind: 'task', what, id: task.id, due, harm: 'task', file, facts })]
}

function overIn(houses: readonly House[]): readonly Seat[] {
  return houses.flatMap(({ seats }) => seats.filter(({ over }) => over > 0))
}

export function stayRows(night: Night): readonly TonightRow[] {
  const { world, files } = night
  const houses = housesOf(world)
  const codes = new Map(houses.map(({ id, code }) => [id, code]))
  const over = overIn(houses).map(({ leg, over: days }) =>
    row(night, {
      kind: 'stay',
      what: 'stay-over',
      id: legRef(leg),
      due: world.now - days * day,
      harm: 'stay',
      file: files.byPerson(leg.person),
      facts: { days, shelter: codes.get(leg.shelter ?? '') ?? '' },
    }),
  )
  const lost = houses
    .flatMap(({ lost: seats }) => seats)
    .map((seat) =>
      row(night, {
        kind: 'stay',
        what: 'bed-lost',
        id: legRef(seat.leg),
        due: timeOf(seat.leg.from) ?? timeOf(seat.leg.planned) ?? world.now,
        harm: 'task',
        file: files.byPerson(seat.leg.person),
        facts: {
          shelter: codes.get(seat.leg.shelter ?? '') ?? '',
          ...(seat.leg.enteredBy === undefined ? {} : { who: seat.leg.enteredBy }),
        },
      }),
    )
  const leases = houses.flatMap(({ id, code, leaseEnds, state }) =>
    leaseEnds === undefined || state === 'closed' || leaseEnds > world.now + 14 * day
      ? []
      : [
          row(night, {
            kind: 'stay',
            what: 'lease-ends',
            id,
            due: leaseEnds,
            harm: 'lease',
            facts: { shelter: code },
          }),
        ],
  )
  return [...over, ...lost, ...leases]
}

/** Given and ending within a week: time to ask again, not on the day it is needed. */
export function consentRows(file: CaseFile, night: Night): readonly TonightRow[] {
  const { now } = night.world
  return file.of('Consent').flatMap((consent) => {
    const ends = valuesIn(consent, 'expiresAt').flatMap((value) => endOf(value) ?? [])
    const due = ends.length === 0 ? undefined : Math.min(...ends)
    const given = textsIn(consent, 'status').every((status) => status === 'given')
    if (!given || due === undefined || due < now || due > now + 7 * day) return []
    const facts = { purpose: textIn(consent, 'purpose') ?? '' }
    return [
      row(night, {
        kind: 'consent',
        what: 'consent-ends',
        id: consent.id,
        due,
        harm: 'consent',
        file,
        facts,
      }),
    ]
  })
}

/** Approved and not issued for longer than a week: somebody stands before a closed window. */
export function visaRows(night: Night): readonly TonightRow[] {
  const { world, files } = night
  return stranded(world, today(world)).map((visa) =>
    row(night, {
      kind: 'visa',
      what: 'visa-stranded',
      id: visa.id,
      due: world.now,
      harm: 'visa',
      file: files.byPerson(visa.person),
    }),
  )
}
