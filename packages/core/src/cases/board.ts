/**
 * Who is in danger now, in which order, and what each of them was promised next.
 *
 * The order is priority, then time to harm, then how long somebody has waited: the same on every desk that holds the
 * same records, whatever came in first. Only the window that is asked for is made into rows.
 */

import { graceEnds, outcomesOf } from '../rules/signs-of-life.ts'
import {
  byCode,
  day,
  earliestIn,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  timeOf,
  type World,
} from '../rules/world.ts'
import { type CaseFile, type CaseFiles, type CaseState, caseFiles } from './case-files.ts'
import { harmAt } from './harm.ts'
import type { Level } from './instrument.ts'
import { type Review, reviewOf } from './reviews.ts'
import { type Priority, priorities } from './triage.ts'

export type Promised = {
  readonly due: number
  readonly what: string
  readonly who?: string
  readonly late: boolean
}

export type BoardRow = {
  readonly id: string
  readonly person: string
  readonly code: string
  readonly state: CaseState
  readonly inDanger: boolean
  readonly priority: Priority
  readonly level?: Level
  readonly minor: boolean
  readonly owner: string
  readonly mine: boolean
  readonly threatActors: readonly string[]
  readonly openedAt: number
  readonly assessedAt?: number
  /** A lowering that waits for a second person. */
  readonly awaitsSecond: boolean
  readonly review?: Review
  /** Absent: nothing was promised, which is a fault of its own. */
  readonly next?: Promised
  /** Safety and arrival checks that were missed. */
  readonly alarms: number
  readonly harmAt: number
}

export const boardFilters = ['open', 'mine', 'danger', 'review', 'no-step', 'closed'] as const
export type BoardFilter = (typeof boardFilters)[number]

export type Board = {
  readonly total: number
  readonly counts: Readonly<Record<BoardFilter, number>>
  readonly rows: readonly BoardRow[]
}

export type BoardAsk = {
  readonly filter: BoardFilter
  readonly offset: number
  readonly limit: number
  /** Whose board it is. */
  readonly by?: string
}

export function boardOf(world: World, ask: BoardAsk, files: CaseFiles = caseFiles(world)): Board {
  const rows = files.all.map((file) => boardRow(file, world.now, ask.by)).toSorted(byDanger)
  const counts = Object.fromEntries(boardFilters.map((filter) => [filter, rows.filter(keeps[filter]).length]))
  const kept = rows.filter(keeps[ask.filter])
  return {
    total: kept.length,
    counts: { ...noCounts, ...counts },
    rows: kept.slice(Math.max(0, ask.offset), Math.max(0, ask.offset) + Math.max(0, ask.limit)),
  }
}

const noCounts: Readonly<Record<BoardFilter, number>> = {
  open: 0,
  mine: 0,
  danger: 0,
  review: 0,
  'no-step': 0,
  closed: 0,
}

const closed: ReadonlySet<CaseState> = new Set(['closed', 'duplicate', 'deceased'])
const isOpen = ({ state }: BoardRow): boolean => !closed.has(state)

const keeps: { readonly [F in BoardFilter]: (row: BoardRow) => boolean } = {
  open: isOpen,
  mine: (row) => isOpen(row) && row.mine,
  danger: (row) => row.inDanger,
  review: (row) => row.review?.late === true,
  'no-step': (row) => isOpen(row) && row.next === undefined,
  closed: (row) => !isOpen(row),
}

export function boardRow(file: CaseFile, now: number, by?: string): BoardRow {
  const { held, standing } = file
  const review = reviewOf(file, now)
  const next = promisedNext(file, now)
  const level = standing.latest?.triage?.level
  const owner = textIn(held, 'owner') ?? ''
  return {
    id: file.id,
    person: file.person,
    code: file.code,
    state: file.state,
    inDanger: file.inDanger,
    priority: file.priority,
    minor: file.minor,
    owner,
    mine: by !== undefined && (owner === by || textsIn(held, 'team').includes(by)),
    threatActors: [...new Set(textsIn(held, 'threatActors'))].toSorted(byCode),
    openedAt: earliestIn(held, 'openedAt') ?? 0,
    awaitsSecond: standing.all.some(({ awaitsSecond }) => awaitsSecond),
    alarms: file.missed.length,
    harmAt: caseHarmAt(file, { now, review, next }),
    ...(level === undefined ? {} : { level }),
    ...(standing.latest === undefined ? {} : { assessedAt: standing.latest.at }),
    ...(review === undefined ? {} : { review }),
    ...(next === undefined ? {} : { next }),
  }
}

/** The earliest promise that stands: a later one that another desk wrote does not hide it. */
export function promisedNext({ held }: CaseFile, now: number): Promised | undefined {
  const promises = shapesIn(held, 'nextStep').flatMap((one): readonly Promised[] => {
    const due = timeOf(one['due'])
    if (due === undefined) return []
    const who = textOf(one, 'who')
    return [{ due, what: textOf(one, 'what') ?? '', late: due < now, ...(who === undefined ? {} : { who }) }]
  })
  return promises.toSorted((a, b) => a.due - b.due || byCode(a.what, b.what))[0]
}

type Dues = { readonly now: number; readonly review: Review | undefined; readonly next: Promised | undefined }

/** When somebody is hurt if this case is left alone; the end of time when nothing is due. */
export function caseHarmAt(file: CaseFile, { now, review, next }: Dues): number {
  const missed = file.missed.flatMap((check) => graceEnds(check, now) ?? [])
  const checks = file.of('Check').flatMap((check) => {
    const ends = graceEnds(check, now)
    const watches = textsIn(check, 'kind').some((kind) => kind === 'safety' || kind === 'leg')
    return ends === undefined || !watches || outcomesOf(check).length > 0 ? [] : [ends]
  })
  const at = [
    ...missed.map((due) => harmAt('alarm', due, now)),
    ...checks.map((due) => harmAt('safety', due, now)),
    ...(review === undefined ? [] : [harmAt(reviewHarm(file.priority), review.at, now)]),
    ...(next === undefined ? [] : [harmAt('promise', next.due, now)]),
  ]
  return Math.min(...at, now + 365 * day)
}

export function reviewHarm(priority: Priority): 'reviewEmergency' | 'reviewUrgent' | 'review' {
  if (priority === 'emergency') return 'reviewEmergency'
  return priority === 'urgent' ? 'reviewUrgent' : 'review'
}

/** Whoever is in danger first; among them priority, time to harm, age. */
function byDanger(a: BoardRow, b: BoardRow): number {
  return (
    Number(isOpen(b)) - Number(isOpen(a)) ||
    priorities.indexOf(a.priority) - priorities.indexOf(b.priority) ||
    a.harmAt - b.harmAt ||
    a.openedAt - b.openedAt ||
    byCode(a.id, b.id)
  )
}
