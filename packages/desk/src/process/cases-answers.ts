/** What the vault's process answers of cases: what is looked at. What is done: `cases-acts.ts`. */
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import type { CallRefusal } from '../calls/calls.ts'
import type { CasesCalls } from '../calls/cases-calls.ts'
import { casesRequests } from '../calls/cases-requests.ts'
import type { Request } from '../calls/requests.ts'
import { actOnCases, type CaseAct } from './cases-acts.ts'
import { boardView } from './cases-board.ts'
import { checkRows } from './cases-checks-views.ts'
import { exposureView } from './cases-exposure.ts'
import { consentsView, filingsView, releasesView, releaseView } from './cases-leaving-views.ts'
import { meetingView } from './cases-meeting.ts'
import { journeysView, sheltersView, shelterView } from './cases-moves-views.ts'
import { type Looking, lookingAt, nowOf } from './cases-naming.ts'
import { settingsView } from './cases-settings.ts'
import { storyView } from './cases-story.ts'
import { takenNow } from './cases-taken.ts'
import { tonightView } from './cases-tonight.ts'
import { countsView, programmesView, supportView, visasView } from './cases-ways-views.ts'
import type { OpenVault } from './open-vault.ts'

type CasesRequest = Request<keyof CasesCalls>
type Answer = Result<unknown, CallRefusal>
type Write = <T>(work: Promise<T>) => Promise<T>

export function isOfCases(request: Request): request is CasesRequest {
  return Object.hasOwn(casesRequests, request.name)
}

type Looks = Exclude<CasesRequest, CaseAct>

export async function answerOfCases(open: OpenVault, write: Write, request: CasesRequest): Promise<Answer> {
  const cases = open.cases.world()
  if (cases === undefined) return refuse({ kind: 'not-read-yet' })
  if (isAct(request)) return actOnCases(open, cases, write, request)
  const language = 'language' in request.ask ? request.ask.language : undefined
  const looking = lookingAt(cases, { language, isArmed: (check) => open.cases.isArmed(check) })
  return looked(open, cases, looking, request)
}

const looks: { readonly [N in Looks['name']]: true } = {
  'cases.tonight': true,
  'cases.board': true,
  'cases.story': true,
  'cases.shelters': true,
  'cases.shelter': true,
  'cases.journeys': true,
  'cases.visas': true,
  'cases.programmes': true,
  'cases.counts': true,
  'cases.support': true,
  'cases.checks': true,
  'cases.exposure': true,
  'cases.takenRead': true,
  'cases.meeting': true,
  'cases.consents': true,
  'cases.releases': true,
  'cases.releaseRead': true,
  'cases.filings': true,
  'cases.settings': true,
}

function isAct(request: CasesRequest): request is CaseAct {
  return !Object.hasOwn(looks, request.name)
}

function looked(open: OpenVault, cases: CasesWorld, looking: Looking, request: Looks): Answer {
  switch (request.name) {
    case 'cases.tonight':
      return ok(tonightView(looking, open.line, open.cases.watch()))
    case 'cases.board':
      return ok(boardView(looking, request.ask))
    case 'cases.story':
      return found(storyView(looking, cases, open.organised, request.ask.id))
    case 'cases.shelters':
      return ok(sheltersView(looking))
    case 'cases.shelter':
      return found(shelterView(looking, request.ask.id))
    case 'cases.journeys':
      return ok(journeysView(looking))
    case 'cases.visas':
      return ok(visasView(looking))
    case 'cases.programmes':
      return ok(programmesView(looking))
    case 'cases.counts':
      return ok(countsView(looking, request.ask.asOf, request.ask.compare))
    case 'cases.support':
      return ok(supportView(looking, request.ask.asOf))
    case 'cases.checks':
      return ok({ now: nowOf(looking), checks: checkRows(looking, request.ask.which) })
    case 'cases.exposure':
      return found(exposureView(looking, request.ask.id, open.organised))
    case 'cases.takenRead':
      return found(takenNow(looking, cases, open.organised, request.ask.id))
    case 'cases.meeting':
      return found(meetingView(looking, cases, request.ask))
    case 'cases.consents':
      return ok(consentsView(looking, request.ask.caseId))
    case 'cases.releases':
      return ok(releasesView(looking, request.ask.caseId))
    case 'cases.releaseRead':
      return found(releaseView(looking, cases, request.ask.id))
    case 'cases.filings':
      return ok(filingsView(looking, cases, request.ask.caseId))
    case 'cases.settings':
      return ok(settingsView(open, cases))
  }
}

/** What is not on this device is not there, in the same words as what never was. */
function found(view: object | undefined): Answer {
  return view === undefined ? refuse({ kind: 'not-found' }) : ok(view)
}
