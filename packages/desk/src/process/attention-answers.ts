/** What the vault's process answers of the press desk: looked at, never written. */

import type { Language } from '@safeconduct/core/base/language.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { keepBrief, noteMeeting, takeBrief } from '@safeconduct/host/attention/press-notes.ts'
import { type AttentionCalls, mostListed } from '../calls/attention.ts'
import { attentionRequests, publicationRequests } from '../calls/attention-requests.ts'
import type { CallRefusal } from '../calls/calls.ts'
import type { PublicationCalls } from '../calls/publication.ts'
import type { Request } from '../calls/requests.ts'
import { chartsView, timelineView } from './attention-charts.ts'
import { claimSheet, claimsView, conflictsView } from './attention-claims.ts'
import { asksView, calendarRows, registerView } from './attention-register.ts'
import { faultsView, provenanceView } from './attention-views.ts'
import { voicesOf } from './attention-voices.ts'
import { attentionWorld } from './attention-world.ts'
import { callRefusalOf } from './call-refusal.ts'
import { type Looking, lookingAt, nowOf } from './cases-naming.ts'
import type { OpenVault } from './open-vault.ts'
import { logView, meetingRows, meetingView, styleWarnings, termsView } from './press-notes.ts'
import type { PressAnswers } from './press-questions.ts'
import { draftPage, figureView, offeredView, pagesView, pageView, publish } from './publication.ts'

type AttentionRequest = Request<keyof AttentionCalls>
type PublicationRequest = Request<keyof PublicationCalls>
type Write = <T>(work: Promise<T>) => Promise<T>
type Answer = Result<unknown, CallRefusal>

export function isOfAttention(request: Request): request is AttentionRequest {
  return Object.hasOwn(attentionRequests, request.name)
}

export async function answerOfAttention(
  { vault, cases, press, readings }: OpenVault,
  request: AttentionRequest,
): Promise<Answer> {
  const held = cases.world()
  if (held === undefined) return refuse({ kind: 'not-read-yet' })
  const { language } = request.ask
  const whole = lookingAt(held, { language })
  const looking = { ...whole, world: attentionWorld(vault, whole.world) }
  switch (request.name) {
    case 'press.provenance': {
      const graph = await press.ask({ name: 'graph', quotes: mostListed }, looking.world)
      return answered(graph, (value) => provenanceView(looking, value))
    }
    case 'press.claims':
    case 'press.claim':
    case 'press.conflicts': {
      const known = await press.ask({ name: 'claims' }, looking.world)
      return answered(known, (value) => ofClaims(looking, value, request))
    }
    case 'press.register':
      return ok(registerView(looking, request.ask.kind))
    case 'press.calendar':
      return ok({ now: nowOf(looking), rows: calendarRows(looking) })
    case 'press.asks':
      return ok(asksView(looking))
    case 'press.voices':
      return voicesOf(held, request.ask)
    case 'press.meetings':
      return ok({ now: nowOf(looking), meetings: meetingRows(looking) })
    case 'press.meeting':
      return found(meetingView(looking, request.ask.id))
    case 'press.terms': {
      const histories = await press.ask({ name: 'terms' }, looking.world)
      return answered(histories, (value) => termsView(looking, value))
    }
    case 'press.style':
      return ok({ warnings: styleWarnings(looking, request.ask.text) })
    case 'press.log':
      return ok(logView(looking))
    case 'press.timeline':
      return ok(timelineView(looking))
    case 'press.charts':
      return ok(chartsView(looking))
    case 'press.faults': {
      const { id } = request.ask
      const known = vault.reader.readText(id)
      if (looking.world.byId(id)?.type !== 'Publication' || known === undefined) return found(undefined)
      const report = await press.ask({ name: 'faults', id }, looking.world)
      // Older than all that are compared, and nobody took anything from it.
      if (report === undefined) return ok({ notes: [], isCompared: false })
      const shown = await readings.text(known.id)
      return ok({ notes: faultsView(looking, report, shown ?? ''), isCompared: true })
    }
  }
}

type OfClaims = Request<'press.claims' | 'press.claim' | 'press.conflicts'>

function ofClaims(looking: Looking, known: PressAnswers['claims'], request: OfClaims): object | undefined {
  switch (request.name) {
    case 'press.claims':
      return claimsView(looking, known)
    case 'press.claim':
      return claimSheet(looking, known, request.ask.id)
    case 'press.conflicts':
      return conflictsView(looking, known)
  }
}

/** Nothing comes from a thread that ended with the vault. */
function answered<T>(value: T | undefined, view: (value: T) => object | undefined): Answer {
  return value === undefined ? refuse({ kind: 'not-read-yet' }) : found(view(value))
}

/** What is not on this device is not there, in the same words as what never was. */
function found(view: object | undefined): Answer {
  return view === undefined ? refuse({ kind: 'not-found' }) : ok(view)
}

export function isOfPublication(request: Request): request is PublicationRequest {
  return Object.hasOwn(publicationRequests, request.name)
}

export async function answerOfPublication(
  open: OpenVault,
  { home, write }: { readonly home: string; readonly write: Write },
  request: PublicationRequest,
): Promise<Answer> {
  const cases = open.cases.world()
  if (cases === undefined) return refuse({ kind: 'not-read-yet' })
  const saved = async (work: Promise<Answer>): Promise<Answer> => {
    const done = await write(work)
    open.copies.saved()
    return done
  }
  const looked = (language?: Language): Looking => lookingAt(cases, { language })
  switch (request.name) {
    case 'press.offered':
      return ok(offeredView(looked(request.ask.language), request.ask))
    case 'press.figure':
      return ok(figureView(cases.index.world(), request.ask))
    case 'press.pages':
      return ok(pagesView(looked(request.ask.language)))
    case 'press.page':
      return found(await pageView(open, looked(request.ask.language), request.ask.id))
    case 'press.pageDraft':
      return saved(draftPage(cases, request.ask))
    case 'press.meetingNote':
      return saved(noted(noteMeeting(cases, request.ask)))
    case 'press.briefTake':
      return saved(noted(takeBrief(cases, request.ask.id)))
    case 'press.briefKeep':
      return saved(noted(keepBrief(cases, request.ask)))
    case 'press.publish':
      return saved(publish(cases, () => open.cases.merge(), { home, ask: request.ask }))
  }
}

async function noted(done: ReturnType<typeof takeBrief>): Promise<Answer> {
  const id = await done
  return id.ok ? ok({ id: id.value }) : refuse(callRefusalOf(id.refusal))
}
