/** One case as a story: what stands now, the time line in lanes, papers. A colleague takes over in a minute. */

import { instantOf } from '@safeconduct/core/base/date.ts'
import type { CaseFile } from '@safeconduct/core/cases/case-files.ts'
import type { Judgement } from '@safeconduct/core/cases/judgement.ts'
import type { Mark } from '@safeconduct/core/cases/marks.ts'
import { storyOf } from '@safeconduct/core/cases/story.ts'
import { tasksOnce } from '@safeconduct/core/cases/tasks-once.ts'
import { answersOf } from '@safeconduct/core/cases/triage.ts'
import { ofAgeBy } from '@safeconduct/core/rules/age.ts'
import { termsOf } from '@safeconduct/core/rules/check-terms.ts'
import { isLost } from '@safeconduct/core/rules/signs-of-life.ts'
import {
  earliestIn,
  type Held,
  numbersIn,
  shapesIn,
  textIn,
  textListOf,
  textOf,
  textsIn,
} from '@safeconduct/core/rules/world.ts'
import { rightsOf } from '@safeconduct/core/vault/control/membership.ts'
import { caseParts } from '@safeconduct/core/vault/schema.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import type { AssessmentView, ReaderRow, StoryMark, StoryView } from '../calls/cases.ts'
import { rowView } from './cases-board.ts'
import { checkRowOf, occurrenceRow, taskRow } from './cases-checks-views.ts'
import { consentViews, filingViews, releaseRows } from './cases-leaving-views.ts'
import { journeyView } from './cases-moves-views.ts'
import { dueAt, type Looking, maybe, nowOf } from './cases-naming.ts'
import { supportRows, visaRows } from './cases-ways-views.ts'
import { codeOf, meOf, type Organised, rosterOf } from './organised.ts'

export function storyView(
  looking: Looking,
  cases: CasesWorld,
  organised: Organised,
  id: string,
): StoryView | undefined {
  const told = storyOf(looking.world, id, { by: looking.by })
  if (told === undefined) return undefined
  const { file, lanes, span } = told
  return {
    ...rowView(looking, told.now),
    ...personOf(looking, file),
    now: nowOf(looking),
    personId: file.person,
    moves: told.moves,
    frozen: isLost(file.person, looking.world),
    assessments: file.standing.all.toReversed().map((one) => assessmentView(looking, file, one)),
    checks: file
      .of('Check')
      .flatMap((check) => checkRowOf(looking, check.id) ?? [])
      .toSorted((a, b) => (a.due.at < b.due.at ? -1 : 1)),
    tasks: tasksOnce(file.of('Task'), looking.world).map((task) => taskRow(looking, task)),
    occurrences: file.of('Occurrence').map(occurrenceRow),
    journeys: file.of('Journey').flatMap((journey) => journeyView(looking, journey.id) ?? []),
    visas: visaRows(looking, id),
    support: supportRows(looking, id),
    consents: consentViews(looking, id),
    releases: releaseRows(looking, id),
    filings: filingViews(looking, cases, id),
    lanes: lanes.map(({ lane, marks }) => ({ lane, marks: marks.map((mark) => markView(looking, mark)) })),
    span: { from: instantOf(span.from), to: instantOf(span.to) },
    papers: looking.hits(told.papers),
    readers: readersOf(organised, id),
  }
}

function personOf(looking: Looking, { held, person }: CaseFile) {
  const known = looking.world.byId(person)
  const trusted = textIn(held, 'trustedContact')
  const [best] = shapesIn(held, 'bestInterest')
  return {
    pseudonym: known === undefined ? '' : (textIn(known, 'pseudonym') ?? ''),
    ageBand: known === undefined ? '' : (textIn(known, 'ageBand') ?? ''),
    ofAge: known === undefined ? [] : ofAgeBy(known),
    langs: known === undefined ? [] : textsIn(known, 'langs'),
    team: textsIn(held, 'team'),
    summary: textsIn(held, 'summary').join('\n'),
    neverTell: textsIn(held, 'neverTell'),
    ...maybe('trustedContact', trusted === undefined ? undefined : looking.hit(trusted)),
    ...maybe(
      'bestInterest',
      best === undefined
        ? undefined
        : {
            by: textListOf(best, 'by'),
            at: textOf(best, 'at') ?? '',
            decision: textOf(best, 'decision') ?? '',
          },
    ),
  }
}

function markView(looking: Looking, mark: Mark): StoryMark {
  const { id, type, at, until, precision, what } = mark
  const state = shownState(looking, mark)
  return {
    id,
    type,
    at: instantOf(at),
    ...maybe('until', until === undefined ? undefined : instantOf(until)),
    ...maybe('precision', precision),
    what,
    ...maybe('state', state),
    title: looking.hit(id)?.title ?? '',
  }
}

function assessmentView(looking: Looking, file: CaseFile, judgement: Judgement): AssessmentView {
  const held: Held = file.of('RiskAssessment').find(({ id }) => id === judgement.id) ?? file.held
  const [instrument] = shapesIn(held, 'instrument')
  const version = instrument?.['version']
  const { triage } = judgement
  const review = earliestIn(held, 'reviewAt')
  return {
    id: judgement.id,
    at: instantOf(judgement.at),
    by: judgement.by,
    priority: judgement.priority,
    factors: textsIn(held, 'factors'),
    threatActors: textsIn(held, 'threatActors'),
    likelihood: Math.max(...numbersIn(held, 'likelihood'), 0),
    impact: Math.max(...numbersIn(held, 'impact'), 0),
    plan: textsIn(held, 'plan').join('\n'),
    capacities: textsIn(held, 'capacities').join('\n'),
    review: dueAt(looking, review ?? judgement.at),
    ...maybe(
      'instrument',
      instrument === undefined
        ? undefined
        : `${textOf(instrument, 'code') ?? ''} ${typeof version === 'number' ? version : ''}`.trim(),
    ),
    answers: Object.entries(answersOf(held)).flatMap(([question, answer]) =>
      answer === undefined ? [] : [{ question, answer }],
    ),
    because: triage?.because ?? [],
    ...maybe('level', triage?.level),
    awaitsSecond: judgement.awaitsSecond,
    ...maybe('secondReader', judgement.second),
  }
}

/** The second word looks like the first one to whoever is not on the list of its check (R14). */
function shownState({ world, by }: Looking, { id, type, state }: Mark): string | undefined {
  const check = type === 'Check' && state === 'duress' ? world.byId(id) : undefined
  const isTold = check === undefined || termsOf(check).ladder.includes(by)
  return isTold ? state : 'safe_word_ok'
}

/** Who holds keys of this case, as far as this member may read the lists of them. Of this case alone: there are many. */
function readersOf(organised: Organised, caseId: string): readonly ReaderRow[] {
  const roster = rosterOf(organised)
  const me = meOf(organised).member
  const parts = new Map<string, string[]>()
  for (const part of caseParts) {
    const log = organised.replica.book.byName({ scope: { kind: 'case', caseId }, part })
    if (roster === undefined || log?.control?.kind !== 'membership') continue
    const rights = [...rightsOf(log.control.state)].filter(([member]) => roster.view.members.has(member))
    if (!rights.some(([member]) => member === me)) continue
    for (const [member] of rights) {
      const code = codeOf(organised, member)
      parts.set(code, [...(parts.get(code) ?? []), part])
    }
  }
  return [...parts].map(([member, held]) => ({ member, parts: held }))
}
