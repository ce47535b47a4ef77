/** What is shown of visas, programmes, talks, support and counts: see `calls/cases-moves.ts`. */
import { dialoguesAsOf, routeOf, statesInTalks } from '@safeconduct/core/cases/dialogues.ts'
import { reconcile } from '@safeconduct/core/cases/figures.ts'
import { pipeline } from '@safeconduct/core/cases/pipeline.ts'
import { dependantsOf, programmesAsOf, stranded } from '@safeconduct/core/cases/programmes.ts'
import {
  costs,
  mayApprove,
  type Support,
  supportedAsOf,
  supportFaults,
  supportNow,
} from '@safeconduct/core/cases/support.ts'
import { type Visa, visaCounts, visasNow } from '@safeconduct/core/cases/visas.ts'
import { shapesIn, textIn, textOf, textsIn, timesIn } from '@safeconduct/core/rules/world.ts'
import { nextStates } from '@safeconduct/host/cases/visa-acts.ts'
import type { CountWhat } from '../calls/cases-asks.ts'
import type {
  CountsView,
  ProgrammesView,
  SupportAct,
  SupportRow,
  SupportView,
  VisaRow,
  VisasView,
} from '../calls/cases-moves.ts'
import { codeOfPerson, dayOf, type Looking, maybe, nowOf, todayOf } from './cases-naming.ts'

export function visasView(looking: Looking): VisasView {
  const { world } = looking
  const today = todayOf(looking)
  return {
    now: nowOf(looking),
    visas: visaRows(looking),
    dialogues: dialoguesAsOf(world, today).map(({ id, stateCode, state, since, nameable }) => {
      const held = world.byId(id) ?? nothing
      return {
        id,
        stateCode,
        state,
        since,
        nameable,
        asks: textsIn(held, 'asks'),
        route: routeOf[state],
        ...maybe('response', textIn(held, 'response')),
      }
    }),
    pipeline: pipeline(world).map((one) => ({
      caseId: one.case,
      code: codeOfPerson(looking, one.person),
      priority: one.priority,
      since: dayOf(one.since),
      state: one.route,
    })),
  }
}

const nothing = { id: '', type: 'Intervention', fields: {} } as const

export function visaRows(looking: Looking, caseId?: string): readonly VisaRow[] {
  const late = new Set(stranded(looking.world, todayOf(looking)).map(({ id }) => id))
  return visasNow(looking.world)
    .filter(({ id }) => caseId === undefined || looking.index.caseOf(id) === caseId)
    .map((visa) => visaRow(looking, visa, late))
}

function visaRow(looking: Looking, visa: Visa, late: ReadonlySet<string>): VisaRow {
  const { world, index } = looking
  const held = world.byId(visa.id) ?? nothing
  const record = index.get(visa.id)
  const caseId = index.caseOf(visa.id)
  const [interview] = timesIn(held, 'interviewAt')
  return {
    id: visa.id,
    ...maybe('caseId', caseId),
    ...maybe('code', codeOfPerson(looking, textIn(held, 'personId')) || undefined),
    stateCode: visa.stateCode,
    kind: textIn(held, 'kind') ?? '',
    priority: visa.priority,
    category: textsIn(held, 'category'),
    state: visa.state,
    ...maybe('submittedAt', visa.submittedAt === undefined ? undefined : dayOf(visa.submittedAt)),
    ...maybe('interviewAt', interview === undefined ? undefined : dayOf(interview)),
    stages: visa.stages.map(({ stage, at, document }) => ({
      stage,
      at: dayOf(at),
      ...maybe('document', document === undefined ? undefined : looking.hit(document)),
    })),
    ...maybe('programme', visa.programme === undefined ? undefined : looking.hit(visa.programme)),
    statements: looking.hits(textsIn(held, 'statements')),
    moves: record === undefined ? [] : nextStates(record),
    warnings: warningsOf(looking, visa, late),
  }
}

function warningsOf({ world }: Looking, visa: Visa, late: ReadonlySet<string>): readonly string[] {
  const programme = programmesAsOf(world, dayOf(world.now)).find(({ id }) => id === visa.programme)
  const isShut = programme !== undefined && programme.status?.status !== 'open'
  return [
    ...(visa.approvedNotIssued === undefined ? [] : ['approved-not-issued']),
    ...(late.has(visa.id) ? ['stranded'] : []),
    ...(isShut ? ['programme-shut'] : []),
    ...(visa.noAnswerComputed ? ['no-answer'] : []),
  ]
}

export function programmesView(looking: Looking): ProgrammesView {
  const { world } = looking
  const today = todayOf(looking)
  const rows = new Map(visaRows(looking).map((row) => [row.id, row]))
  return {
    now: nowOf(looking),
    programmes: programmesAsOf(world, today).map(({ id, code, stateCode, status, history }) => {
      const held = world.byId(id) ?? nothing
      return {
        id,
        code,
        stateCode,
        legalBasis: textIn(held, 'legalBasis') ?? '',
        office: textIn(held, 'office') ?? '',
        status: status?.status ?? 'unknown',
        ...maybe('since', status === undefined ? undefined : dayOf(status.at)),
        history: history.map(({ status: said, at, source }) => ({ status: said, at: dayOf(at), source })),
        dependants: dependantsOf(world, id, today).flatMap(({ visa }) => rows.get(visa.id) ?? []),
      }
    }),
  }
}

export function countsView(
  { world }: Looking,
  asOf: string,
  compare?: { readonly what: CountWhat; readonly value: number },
): CountsView {
  const visas = visaCounts(world, asOf)
  const supported = supportedAsOf(world, asOf)
  const talks = statesInTalks(world, asOf)
  const ours: { readonly [W in CountWhat]: number } = {
    'states-in-talks': talks.count,
    'visas-issued': visas.issued,
    'persons-supported': supported.persons,
  }
  const compared = compare === undefined ? undefined : reconcile(compare.value, ours[compare.what], asOf)
  return {
    asOf,
    statesInTalks: talks.count,
    visasIssued: visas.issued,
    visasPending: visas.pending.length,
    visasRefused: visas.refused.length,
    visasNoAnswer: visas.noAnswer.length,
    issuedByState: Object.entries(visas.byState).map(([stateCode, n]) => ({ stateCode, n })),
    personsSupported: supported.persons,
    codesSupported: supported.codes,
    ...maybe(
      'compared',
      compare === undefined || compared === undefined
        ? undefined
        : { value: compare.value, ours: ours[compare.what], verdict: compared.verdict },
    ),
  }
}

export function supportView(looking: Looking, asOf: string = todayOf(looking)): SupportView {
  const { persons, codes } = supportedAsOf(looking.world, asOf)
  return {
    now: nowOf(looking),
    asOf,
    persons,
    codes,
    rows: supportRows(looking).toSorted((a, b) => (a.at > b.at ? -1 : 1)),
    costs: costs(looking.world),
  }
}

export function supportRows(looking: Looking, caseId?: string): readonly SupportRow[] {
  const faults = supportFaults(looking.world)
  return supportNow(looking.world)
    .filter(({ id }) => caseId === undefined || looking.index.caseOf(id) === caseId)
    .map((one) => supportRow(looking, one, faults.get(one.id) ?? []))
}

function supportRow(looking: Looking, one: Support, warnings: readonly string[]): SupportRow {
  const held = looking.world.byId(one.id) ?? nothing
  const caseId = looking.index.caseOf(one.id)
  const [until] = timesIn(held, 'until')
  const [approvedBy] = one.approvedBy
  return {
    id: one.id,
    ...maybe('caseId', caseId),
    ...maybe('code', codeOfPerson(looking, textIn(held, 'personId')) || undefined),
    type: one.type,
    at: dayOf(one.at),
    ...maybe('until', until === undefined ? undefined : dayOf(until)),
    ...maybe('amount', one.amount),
    state: one.state,
    ...maybe('requestedBy', one.requestedBy),
    ...maybe('approvedBy', approvedBy),
    ...maybe('fund', one.fund),
    receipt: one.receipt,
    acts: supportActsOf(looking, one),
    warnings,
  }
}

function supportActsOf({ by, world }: Looking, support: Support): readonly SupportAct[] {
  // What was written down before there were states was given long ago: nobody pays it twice.
  const isTracked = textIn(world.byId(support.id) ?? nothing, 'state') !== undefined
  if (!isTracked) return []
  switch (support.state) {
    case 'requested':
      return mayApprove(support, by).length === 0 ? ['approve'] : []
    case 'approved':
      return ['pay']
    case 'paid':
      return ['account']
    default:
      return []
  }
}

/** The steps of a stage history, as they stand in a filing. */
export function stepsOf(
  looking: Looking,
  id: string,
): readonly { readonly stage: string; readonly at: string; readonly item?: string }[] {
  return shapesIn(looking.world.byId(id) ?? nothing, 'stageHistory').map((step) => ({
    stage: textOf(step, 'stage') ?? '',
    at: textOf(step, 'at') ?? '',
    ...maybe('item', textOf(step, 'itemId')),
  }))
}
