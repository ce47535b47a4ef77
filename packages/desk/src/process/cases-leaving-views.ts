/** What is shown of consents, of what leaves and of filings: see `calls/cases-leaving.ts`. */

import { missingIn } from '@safeconduct/core/cases/appeals.ts'
import { caseFiles } from '@safeconduct/core/cases/case-files.ts'
import { interventionType } from '@safeconduct/core/records/types/intervention.ts'
import { investigationStage } from '@safeconduct/core/records/vocabulary/investigation-stage.ts'
import { flawsOf, points, statusOf } from '@safeconduct/core/rules/consent.ts'
import { isConfirmedSafe } from '@safeconduct/core/rules/effects.ts'
import { hearersOf } from '@safeconduct/core/rules/heard.ts'
import { isHeldForCourt } from '@safeconduct/core/rules/legal-hold.ts'
import { missedChecks, underDuress } from '@safeconduct/core/rules/signs-of-life.ts'
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
  timeOf,
} from '@safeconduct/core/rules/world.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { verdictOnFiling } from '@safeconduct/host/cases/filing-acts.ts'
import { isCancelled, verdictOn } from '@safeconduct/host/cases/release-acts.ts'
import type {
  ConsentAct,
  ConsentsView,
  ConsentView,
  FilingsView,
  FilingView,
  RecipientView,
  ReleaseAct,
  ReleaseRow,
  ReleasesView,
  ReleaseView,
} from '../calls/cases-leaving.ts'
import { erasedUnder } from './cases-erased-views.ts'
import { breakViews, codeOfPerson, dayOf, dueAt, type Looking, maybe, nowOf } from './cases-naming.ts'
import { stepsOf } from './cases-ways-views.ts'

export function consentsView(looking: Looking, caseId?: string): ConsentsView {
  return { now: nowOf(looking), consents: consentViews(looking, caseId) }
}

export function consentViews(looking: Looking, caseId?: string): readonly ConsentView[] {
  return ofCase(looking, 'Consent', caseId).map((held) => consentView(looking, held))
}

function ofCase({ world, index }: Looking, type: Held['type'], caseId: string | undefined): readonly Held[] {
  return world.ofType(type).filter(({ id }) => caseId === undefined || index.caseOf(id) === caseId)
}

export function consentView(looking: Looking, held: Held): ConsentView {
  const { world, index } = looking
  const flaws = flawsOf(held, world)
  const explained = textsIn(held, 'explained')
  const ends = earliestIn(held, 'expiresAt') ?? 0
  const [withdrawn] = shapesIn(held, 'withdrawn')
  const [hold] = isHeldForCourt(held, world) ? shapesIn(held, 'legalHold') : []
  return {
    id: held.id,
    ...maybe('caseId', index.caseOf(held.id)),
    ...maybe('code', codeOfPerson(looking, textIn(held, 'personId')) || undefined),
    purpose: textIn(held, 'purpose') ?? '',
    status: statusOf(held),
    usable: flaws.length === 0,
    flaws,
    scope: textsIn(held, 'scope').includes('all') ? 'all' : looking.hits(textsIn(held, 'scope')),
    recipients: shapesIn(held, 'recipients').map(recipientOf),
    identifiability: textIn(held, 'identifiability') ?? '',
    givenAt: textIn(held, 'givenAt') ?? '',
    heardBy: textIn(held, 'heardBy') ?? '',
    hearers: hearersShown(held),
    method: textIn(held, 'method') ?? '',
    explained,
    notExplained: points.filter((one) => !explained.includes(one)),
    expires: dueAt(looking, ends),
    onLost: textIn(held, 'onLost') ?? '',
    onDeath: textIn(held, 'onDeath') ?? '',
    ...maybe('ifTaken', ifTakenOf(held)),
    ...maybe(
      'withdrawn',
      withdrawn === undefined
        ? undefined
        : {
            at: textOf(withdrawn, 'at') ?? '',
            wish: textOf(withdrawn, 'wish') ?? '',
            via: textOf(withdrawn, 'via') ?? '',
          },
    ),
    ...maybe('erasure', erasureOf(looking, held)),
    ...maybe(
      'legalHold',
      hold === undefined
        ? undefined
        : { by: textOf(hold, 'by') ?? '', why: textOf(hold, 'why') ?? '', at: textOf(hold, 'at') ?? '' },
    ),
    acts: consentActsOf(looking, held),
  }
}

function recipientOf(shape: Shape): RecipientView {
  return { kind: textOf(shape, 'kind') ?? '', name: textOf(shape, 'name') ?? '' }
}

function hearersShown(held: Held): readonly string[] {
  const heard = hearersOf(held)
  return heard.length === 0 ? textsIn(held, 'heardBy') : heard
}

function ifTakenOf(held: Held): ConsentView['ifTaken'] {
  const [said] = shapesIn(held, 'ifTaken')
  if (said === undefined) return undefined
  const { recipients, afterHours } = said
  return {
    recipients: Array.isArray(recipients) ? recipients.filter(isShape).map(recipientOf) : [],
    words: textOf(said, 'words') ?? '',
    afterHours: typeof afterHours === 'number' ? afterHours : 0,
  }
}

function isShape(value: unknown): value is Shape {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Thirty days, the person's own word, no missed check, no duress, no court: then, and not before. To whoever is not on
 * the list of the check it only waits.
 */
export function erasureOf(looking: Looking, held: Held): ConsentView['erasure'] {
  const after = latestIn(held, 'eraseAfter')
  if (after === undefined) return undefined
  const { world, by } = looking
  const erased = erasedUnder(looking, held.id)
  const person = textIn(held, 'personId') ?? ''
  const confirmed = isConfirmedSafe(held)
  const alarm = missedChecks(person, world).length > 0 || underDuress(person, world, by)
  const isStill = confirmed && world.now >= after && !underDuress(person, world)
  const state = isHeldForCourt(held, world)
    ? 'held'
    : erased.isDone
      ? 'done'
      : alarm
        ? 'stopped-by-alarm'
        : isStill
          ? 'ready'
          : 'waiting'
  return { state, after: dayOf(after), confirmed, by: erased.by, strikes: erased.strikes }
}

function consentActsOf(looking: Looking, held: Held): readonly ConsentAct[] {
  const status = statusOf(held)
  const erasure = erasureOf(looking, held)
  const isHeld = isHeldForCourt(held, looking.world)
  return [
    ...(status === 'asked' ? (['give', 'refuse'] as const) : []),
    ...(mayHear(looking, held) ? (['hear'] as const) : []),
    ...(status === 'given' || status === 'suspended' ? (['withdraw'] as const) : []),
    ...(isHeld ? (['unhold'] as const) : (['hold'] as const)),
    ...(erasure !== undefined && !erasure.confirmed ? (['confirmErase'] as const) : []),
    ...(erasure?.state === 'ready' ? (['erase'] as const) : []),
  ]
}

/** A second hearing of what still stands; what has run out is asked for anew. */
function mayHear({ world, by }: Looking, held: Held): boolean {
  return (
    statusOf(held) === 'given' &&
    !flawsOf(held, world).includes('expired') &&
    !hearersShown(held).includes(by)
  )
}

export function releasesView(looking: Looking, caseId?: string): ReleasesView {
  return { now: nowOf(looking), releases: releaseRows(looking, caseId) }
}

export function releaseRows(looking: Looking, caseId?: string): readonly ReleaseRow[] {
  return ofCase(looking, 'Release', caseId)
    .map((held) => releaseRow(looking, held))
    .toSorted((a, b) => ((a.sentAt ?? '9') > (b.sentAt ?? '9') ? -1 : 1))
}

export function releaseRow(looking: Looking, held: Held): ReleaseRow {
  const [to] = shapesIn(held, 'to')
  const [recall] = shapesIn(held, 'recall')
  return {
    id: held.id,
    ...maybe('caseId', looking.index.caseOf(held.id)),
    to: to === undefined ? { kind: '', name: '' } : recipientOf(to),
    purpose: textIn(held, 'purpose') ?? '',
    identifiability: textIn(held, 'identifiability') ?? '',
    ...maybe('paper', textIn(held, 'paper')),
    state: stateOfRelease(looking, held),
    items: shapesIn(held, 'items').flatMap((shape) => itemOf(looking, shape)),
    ...maybe('page', shapesIn(held, 'page').flatMap((one) => textOf(one, 'title') ?? [])[0]),
    approvals: textsIn(held, 'approvals'),
    ...maybe('sentAt', textIn(held, 'sentAt')),
    ...maybe('sha256', textIn(held, 'sha256')),
    ...maybe(
      'recall',
      recall === undefined
        ? undefined
        : { askedAt: textOf(recall, 'askedAt') ?? '', ...maybe('answer', textOf(recall, 'answer')) },
    ),
    acts: releaseActsOf(looking, held),
  }
}

function stateOfRelease({ index }: Looking, held: Held): string {
  const record = index.get(held.id)
  return record !== undefined && isCancelled(record) ? 'cancelled' : (textIn(held, 'state') ?? 'draft')
}

/** An item that this device may not read is not told of: not even that the release has one more. */
function itemOf(looking: Looking, shape: Shape): ReleaseRow['items'] {
  const item = looking.hit(textOf(shape, 'ref') ?? '')
  const derivative = looking.hit(textOf(shape, 'derivative') ?? '')
  if (item === undefined) return []
  return [{ item, ...maybe('derivative', derivative), fields: textListOf(shape, 'fields') }]
}

function releaseActsOf(looking: Looking, held: Held): readonly ReleaseAct[] {
  const state = stateOfRelease(looking, held)
  const approvals = textsIn(held, 'approvals')
  switch (state) {
    case 'draft':
      return approvals.includes(looking.by) ? ['cancel'] : ['approve', 'cancel']
    case 'approved':
      // A public page leaves as a folder, from the Press room: sent as plain records it would be nowhere.
      return shapesIn(held, 'page').length > 0 ? ['cancel'] : ['send', 'cancel']
    case 'sent':
      return ['recall']
    case 'recall_asked':
      return ['recalled']
    default:
      return []
  }
}

export function releaseView(looking: Looking, cases: CasesWorld, id: string): ReleaseView | undefined {
  const record = cases.index.get(id)
  if (record?.type !== 'Release') return undefined
  const verdict = verdictOn(cases, record)
  const breaks = verdict.result === 'warn' || verdict.result === 'block' ? verdict.breaks : []
  const people = new Set(
    shapesIn(record, 'items').flatMap((shape) => personsOf(looking, textOf(shape, 'ref') ?? '')),
  )
  const purpose = textIn(record, 'purpose')
  const consents = looking.world
    .ofType('Consent')
    .filter((one) => textIn(one, 'purpose') === purpose && people.has(textIn(one, 'personId') ?? ''))
  return {
    ...releaseRow(looking, record),
    now: nowOf(looking),
    consents: consents.map((one) => consentView(looking, one)),
    breaks: breakViews(looking, breaks),
    judgement: verdict.result === 'effect' ? 'allow' : verdict.result,
  }
}

const personFields = ['personId', 'sourceId', 'victimId', 'receivedFrom'] as const

function personsOf({ world }: Looking, id: string): readonly string[] {
  const held = world.byId(id)
  if (held === undefined) return []
  if (held.type === 'Person') return [id]
  return [
    ...personFields.flatMap((field) => textsIn(held, field)),
    ...shapesIn(held, 'depicts').flatMap((one) => textOf(one, 'personId') ?? []),
  ]
}

export function filingsView(looking: Looking, cases: CasesWorld, caseId?: string): FilingsView {
  return { now: nowOf(looking), filings: filingViews(looking, cases, caseId) }
}

export function filingViews(looking: Looking, cases: CasesWorld, caseId?: string): readonly FilingView[] {
  return ofCase(looking, 'Intervention', caseId).flatMap(({ id }) => filingView(looking, cases, id) ?? [])
}

export function filingView(looking: Looking, cases: CasesWorld, id: string): FilingView | undefined {
  const held = cases.index.get(id)
  if (held?.type !== 'Intervention') return undefined
  const filedAt = earliestIn(held, 'filedAt')
  const replyDue = earliestIn(held, 'replyDue')
  const verdict = filedAt === undefined ? verdictOnFiling(cases, held) : undefined
  return {
    id,
    ...maybe('caseId', cases.index.caseOf(id)),
    type: textIn(held, 'type') ?? '',
    body: textIn(held, 'body') ?? '',
    by: textIn(held, 'by') ?? '',
    ...maybe('filedAt', filedAt === undefined ? undefined : dayOf(filedAt)),
    ...maybe('reference', textIn(held, 'reference')),
    persons: looking.hits(textsIn(held, 'personIds')),
    asks: asksOf(looking, held),
    ...maybe('remedies', remediesOf(held)),
    ...maybe('replyDue', replyDue === undefined ? undefined : dueAt(looking, replyDue)),
    ...maybe('response', textIn(held, 'response')),
    ...maybe('stage', stageOf(held)),
    ...maybe('claimedStage', claimedOf(looking, held)),
    stages: stepsOf(looking, id).map(({ stage, at, item }) => ({
      stage,
      at,
      ...maybe('item', item === undefined ? undefined : looking.hit(item)),
    })),
    moves: stageMoves(held),
    missing: missingOf(looking, held, cases.index.caseOf(id)),
    breaks: breakViews(looking, verdict?.result === 'block' ? verdict.breaks : []),
  }
}

function missingOf({ world }: Looking, held: Held, caseId: string | undefined): readonly string[] {
  const file = caseId === undefined ? undefined : caseFiles(world).byId.get(caseId)
  return file === undefined ? [] : missingIn(world, file, held)
}

function asksOf(looking: Looking, held: Held): FilingView['asks'] {
  const answers = shapesIn(held, 'askAnswers')
  return textsIn(held, 'asks').map((ask) => {
    const last = answers
      .filter((one) => textOf(one, 'ask') === ask)
      .toSorted((a, b) => (timeOf(b['at']) ?? 0) - (timeOf(a['at']) ?? 0))[0]
    const next = last === undefined ? undefined : timeOf(last['nextAt'])
    return {
      ask,
      ...maybe('state', last === undefined ? undefined : textOf(last, 'state')),
      ...maybe('answer', last === undefined ? undefined : textOf(last, 'answer')),
      ...maybe('due', next === undefined ? undefined : dueAt(looking, next)),
    }
  })
}

function remediesOf(held: Held): FilingView['remedies'] {
  const [said] = shapesIn(held, 'remedies')
  return said === undefined
    ? undefined
    : { tried: textListOf(said, 'tried'), ...maybe('whyNone', textOf(said, 'whyNone')) }
}

function stageOf(held: Held): string | undefined {
  const said = textsIn(held, 'stage')
  return investigationStage.terms.find(({ code }) => said.includes(code))?.code
}

function claimedOf(looking: Looking, held: Held): FilingView['claimedStage'] {
  const [said] = shapesIn(held, 'claimedStage')
  const publication = said === undefined ? undefined : looking.hit(textOf(said, 'publicationId') ?? '')
  return said === undefined || publication === undefined
    ? undefined
    : { stage: textOf(said, 'stage') ?? '', publication }
}

function stageMoves(held: Held): readonly string[] {
  const moves: { readonly [state: string]: readonly string[] | undefined } =
    interventionType.states?.moves ?? {}
  const now = stageOf(held)
  return now === undefined ? ['reported'] : (moves[now] ?? [])
}
