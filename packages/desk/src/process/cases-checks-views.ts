/** What is shown of checks, tasks and what happened: see `calls/cases.ts`. */
import { instantOf } from '@safeconduct/core/base/date.ts'
import { type Watched, watched, watchedNow } from '@safeconduct/core/cases/checks.ts'
import { lastAnswerBy, termsAsked, termsOf } from '@safeconduct/core/rules/check-terms.ts'
import { heardWellBy } from '@safeconduct/core/rules/second-word.ts'
import {
  earliestIn,
  type Held,
  latestIn,
  type Shape,
  shapesIn,
  textIn,
  textListOf,
  textOf,
  textsIn,
} from '@safeconduct/core/rules/world.ts'
import type { CheckRow, OccurrenceRow, TaskRow } from '../calls/cases.ts'
import { codeOfPerson, dueAt, type Looking, maybe } from './cases-naming.ts'

export function checkRows(looking: Looking, which: 'open' | 'all'): readonly CheckRow[] {
  return watchedNow(looking.world)
    .filter((one) => which === 'all' || !isOver(one, looking.by))
    .flatMap((one) => checkRow(looking, one) ?? [])
}

/** Whoever is not on the list sees the check go as it goes after the first word. */
function isOver({ state, ladder }: Watched, by: string): boolean {
  return state === 'settled' || (state === 'duress' && !ladder.includes(by))
}

export function checkRowOf(looking: Looking, id: string): CheckRow | undefined {
  const held = looking.world.byId(id)
  const one = held?.type === 'Check' ? watched(held, looking.world.now) : undefined
  return one === undefined ? undefined : checkRow(looking, one)
}

function checkRow(looking: Looking, one: Watched): CheckRow | undefined {
  const { world, index, by } = looking
  const held = world.byId(one.id)
  if (held === undefined) return undefined
  const caseId = index.caseOf(one.id)
  const file = caseId === undefined ? undefined : world.byId(caseId)
  const outcome = textIn(held, 'outcome')
  const told = one.ladder.includes(by)
  // Whoever is not on the list sees what the person who answered was shown: that an answer came.
  const shown = outcome === 'duress' && !told ? 'safe_word_ok' : outcome
  return {
    id: one.id,
    ...maybe('caseId', file === undefined ? undefined : caseId),
    ...maybe('code', file === undefined ? undefined : codeOfPerson(looking, textIn(file, 'personId'))),
    kind: one.kind,
    ...maybe('outcome', shown),
    ...maybe('subject', looking.hit(one.subject)),
    due: dueOf(looking, one),
    alarmAt: instantOf(one.alarmAt),
    ...maybe('every', one.every),
    graceHours: termsOf(held).graceHours,
    escalation: one.ladder,
    rung: one.state === 'missed' ? (one.rung ?? 0) + 1 : 0,
    ...maybe('acknowledged', acknowledgedOf(held, one)),
    asked: termsAsked(held).map((one) => askedView(one, by)),
    ...maybe('heardBy', lastAnswerBy(held)),
    timer: textIn(held, 'timer') === undefined ? 'none' : looking.isArmed(one.id) ? 'armed' : 'only-here',
    link: linkState(held, one),
    duress: told && (one.state === 'duress' || one.secondWord !== undefined),
    wellBy: told ? heardWellBy([held], looking.world.now) : [],
  }
}

function dueOf(looking: Looking, one: Watched): CheckRow['due'] {
  if (one.state === 'settled' || one.state === 'duress') return { at: instantOf(one.due), state: 'later' }
  if (one.state === 'missed') return { at: instantOf(one.due), state: 'missed' }
  return dueAt(looking, one.due, one.alarmAt - one.due)
}

function acknowledgedOf(held: Held, { acknowledgedBy }: Watched): CheckRow['acknowledged'] {
  if (acknowledgedBy === undefined) return undefined
  const note = shapesIn(held, 'acknowledged').findLast((one) => one['by'] === acknowledgedBy)
  const at = note?.['at']
  return { by: acknowledgedBy, at: typeof at === 'string' ? at : '' }
}

function askedView(line: Shape, me: string): CheckRow['asked'][number] {
  const [by, hours] = [textOf(line, 'by') ?? '', line['graceHours']]
  return {
    by,
    at: textOf(line, 'at') ?? '',
    dueAt: textOf(line, 'dueAt') ?? '',
    graceHours: typeof hours === 'number' ? hours : 0,
    escalation: textListOf(line, 'escalation'),
    why: textOf(line, 'why') ?? '',
    mine: by === me,
  }
}

function linkState(held: Held, one: Watched): CheckRow['link'] {
  if (shapesIn(held, 'link').length === 0) return 'none'
  const used = shapesIn(held, 'answers').some((answer) => answer['by'] === undefined)
  if (one.state === 'settled' || one.state === 'duress') return used ? 'used' : 'over'
  return 'open'
}

export function taskRow(looking: Looking, held: Held): TaskRow {
  const caseId = looking.index.caseOf(held.id)
  const file = caseId === undefined ? undefined : looking.world.byId(caseId)
  const due = earliestIn(held, 'due')
  const state = textIn(held, 'state') ?? 'open'
  return {
    id: held.id,
    ...maybe('caseId', file === undefined ? undefined : caseId),
    ...maybe('code', file === undefined ? undefined : codeOfPerson(looking, textIn(file, 'personId'))),
    what: textIn(held, 'what') ?? 'other',
    text: textIn(held, 'text') ?? '',
    ...maybe('due', due === undefined ? undefined : dueAt(looking, due)),
    who: textIn(held, 'who') ?? '',
    state,
    ...maybe('from', looking.hit(textIn(held, 'from') ?? '')),
  }
}

export function occurrenceRow(held: Held): OccurrenceRow {
  return {
    id: held.id,
    kind: textIn(held, 'what') ?? '',
    at: instantOf(earliestIn(held, 'at') ?? 0),
    known: textsIn(held, 'known').join('\n'),
    ...maybe('heldBy', textIn(held, 'heldBy')),
    ...maybe('lastSeen', seenOf(held)),
    by: textIn(held, 'by') ?? '',
  }
}

function seenOf(held: Held): string | undefined {
  const at = latestIn(held, 'lastSeen')
  return at === undefined ? undefined : instantOf(at)
}
