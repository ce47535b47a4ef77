/**
 * Filings and complaints: the receipt, what was asked and answered, when the reply is due, and which stage a paper proves.
 *
 * A stage without a document is what somebody says. The press's stage stands beside the proved one and never in its
 * place: "a criminal case was opened" over a preliminary check is a false figure with our name on it (rule R23).
 */
import type { askState } from '../records/choices/moves.ts'
import type { investigationStage } from '../records/vocabulary/investigation-stage.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'
import {
  byCode,
  day,
  earliestIn,
  type Held,
  type Shape,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  timeOf,
  valuesIn,
  type World,
} from '../rules/world.ts'
import { watched } from './checks.ts'

export type Stage = CodeOf<typeof investigationStage>
export type AskState = CodeOf<typeof askState>

export type Ask = {
  readonly ask: string
  readonly state: AskState
  readonly answer?: string
  readonly at?: number
  /** Look at it again then. Asks without an answer and without such a day are forgotten ones. */
  readonly nextAt?: number
}

export type ProvedStage = {
  readonly stage: Stage
  readonly at: number
  readonly item: string
  readonly sealed: boolean
}

export type ReplyDue = {
  readonly at: number
  /** `rule`: the body's own procedure gives that time; nobody has entered another. */
  readonly from: 'check' | 'record' | 'rule'
  readonly record: string
}

export type Filing = {
  readonly id: string
  readonly type: string
  readonly body: string
  readonly filedAt?: number
  readonly reference?: string
  readonly receipt?: string
  readonly asks: readonly Ask[]
  readonly replyDue?: ReplyDue
  readonly response?: string
  readonly stages: readonly ProvedStage[]
  readonly stage?: ProvedStage
  readonly claimed?: { readonly stage: Stage; readonly publication: string; readonly proved: boolean }
  readonly faults: readonly FilingFault[]
}

export type FilingFault =
  | 'no-receipt'
  | 'reply-late'
  | 'ask-forgotten'
  | 'stage-unproved'
  | 'claimed-not-proved'
  | 'no-remedies'

const stages: readonly Stage[] = [
  'reported',
  'registered',
  'prelim_check',
  'prelim_extended',
  'refused',
  'refusal_quashed',
  'referred',
  'opened',
  'suspended',
  'closed',
  'charged',
  'tried',
  'unknown',
]
/** Of two answers noted on one day the less pleasant. */
const askStates: readonly AskState[] = ['refused', 'open', 'partly', 'granted']
/** CAT article 22: the State has six months. Others set their own time in the receipt, so none is assumed for them. */
const replyMonths: Readonly<Record<string, number>> = { 'X-CAT22': 6 }
/** The bodies that ask what was tried before (rule R24). */
const needsRemedies: ReadonlySet<string> = new Set(['X-CAT22', 'X-ECHR34', 'X-CEDUA'])
const receiptDays = 14

/** Every filing that is no dialogue about visas, the next reply first. */
export function filings(world: World): readonly Filing[] {
  return world
    .ofType('Intervention')
    .filter((record) => shapesIn(record, 'dialogue').length === 0)
    .map((record) => filingOf(world, record))
    .toSorted((a, b) => (a.replyDue?.at ?? never) - (b.replyDue?.at ?? never) || byCode(a.id, b.id))
}

const never = Number.MAX_SAFE_INTEGER

export function filingOf(world: World, record: Held): Filing {
  const proved = provedStages(world, record)
  const stage = proved.filter(({ sealed }) => sealed).at(-1)
  const [filedAt, reference] = [earliestIn(record, 'filedAt'), textIn(record, 'reference')]
  const [receipt, response] = [textIn(record, 'receipt'), textIn(record, 'response')]
  const replyDue = replyDueOf(world, record, filedAt)
  const claimed = claimedOf(record, proved)
  const filing = {
    id: record.id,
    type: textIn(record, 'type') ?? '',
    body: textIn(record, 'body') ?? '',
    ...(filedAt === undefined ? {} : { filedAt }),
    ...(reference === undefined ? {} : { reference }),
    ...(receipt === undefined ? {} : { receipt }),
    asks: asksOf(record),
    ...(replyDue === undefined ? {} : { replyDue }),
    ...(response === undefined ? {} : { response }),
    stages: proved,
    ...(stage === undefined ? {} : { stage }),
    ...(claimed === undefined ? {} : { claimed }),
  }
  return { ...filing, faults: faultsOf(world, record, filing) }
}

/** Each ask with its last answer; an ask that nobody answered is open. */
function asksOf(record: Held): readonly Ask[] {
  const answers = shapesIn(record, 'askAnswers')
  return [...new Set(textsIn(record, 'asks'))].map((ask) => {
    const mine = answers.filter((one) => one['ask'] === ask).toSorted(byDayThenWorst)
    const last = mine.at(-1)
    if (last === undefined) return { ask, state: 'open' }
    const [at, nextAt, answer] = [timeOf(last['at']), timeOf(last['nextAt']), textOf(last, 'answer')]
    return {
      ask,
      state: askStates.find((one) => one === last['state']) ?? 'open',
      ...(answer === undefined ? {} : { answer }),
      ...(at === undefined ? {} : { at }),
      ...(nextAt === undefined ? {} : { nextAt }),
    }
  })
}

function byDayThenWorst(a: Shape, b: Shape): number {
  const rank = (shape: Shape) => askStates.findIndex((one) => one === shape['state'])
  return (timeOf(a['at']) ?? 0) - (timeOf(b['at']) ?? 0) || rank(b) - rank(a)
}

/** The earliest that anybody expects: a check, the record itself, or else what the body's procedure gives. */
function replyDueOf(world: World, record: Held, filedAt: number | undefined): ReplyDue | undefined {
  const checks = world.about(record.id).flatMap((one): readonly ReplyDue[] => {
    const watch = one.type === 'Check' ? watched(one, world.now) : undefined
    const waits = watch !== undefined && watch.subject === record.id && watch.state !== 'settled'
    return waits && (watch.kind === 'reply' || watch.kind === 'deadline')
      ? [{ at: watch.due, from: 'check', record: one.id }]
      : []
  })
  const entered = valuesIn(record, 'replyDue').flatMap((value): readonly ReplyDue[] => {
    const at = timeOf(value)
    return at === undefined ? [] : [{ at, from: 'record', record: record.id }]
  })
  const [first] = [...checks, ...entered].toSorted((a, b) => a.at - b.at || byCode(a.record, b.record))
  const months = replyMonths[textIn(record, 'type') ?? '']
  if (first !== undefined || months === undefined || filedAt === undefined) return first
  const at = Temporal.Instant.fromEpochMilliseconds(filedAt).toZonedDateTimeISO('UTC').add({ months })
  return { at: at.epochMilliseconds, from: 'rule', record: record.id }
}

/** The steps that a document stands behind, in the order of their days. */
function provedStages(world: World, record: Held): readonly ProvedStage[] {
  return shapesIn(record, 'stageHistory')
    .flatMap((step): readonly ProvedStage[] => {
      const stage = stages.find((one) => one === step['stage'])
      const [at, item] = [timeOf(step['at']), textOf(step, 'itemId')]
      if (stage === undefined || at === undefined || item === undefined) return []
      const document = world.byId(item)
      return [
        { stage, at, item, sealed: document !== undefined && earliestIn(document, 'sealedAt') !== undefined },
      ]
    })
    .toSorted((a, b) => a.at - b.at || stages.indexOf(a.stage) - stages.indexOf(b.stage))
}

function claimedOf(record: Held, proved: readonly ProvedStage[]): Filing['claimed'] {
  const [claimed] = shapesIn(record, 'claimedStage')
  const stage = stages.find((one) => one === claimed?.['stage'])
  const publication = claimed === undefined ? undefined : textOf(claimed, 'publicationId')
  if (stage === undefined || publication === undefined) return undefined
  return { stage, publication, proved: proved.some((one) => one.stage === stage && one.sealed) }
}

function faultsOf(world: World, record: Held, filing: Omit<Filing, 'faults'>): readonly FilingFault[] {
  const { filedAt, receipt, replyDue, asks, stages: proved, claimed } = filing
  const ours = textsIn(record, 'by').includes('us')
  const answered = filing.response !== undefined && filing.response !== '06'
  const old = filedAt !== undefined && world.now - filedAt > receiptDays * day
  const said = textsIn(record, 'stage')
  const remedies = shapesIn(record, 'remedies').some(
    (one) =>
      (Array.isArray(one['tried']) && one['tried'].length > 0) ||
      (textOf(one, 'whyNone') ?? '').trim() !== '',
  )
  const faults: readonly (readonly [FilingFault, boolean])[] = [
    ['no-receipt', ours && old && receipt === undefined && proved.length === 0 && !answered],
    ['reply-late', replyDue !== undefined && replyDue.at < world.now],
    [
      'ask-forgotten',
      ours && asks.some(({ state, nextAt }) => state === 'open' && (nextAt ?? 0) < world.now) && old,
    ],
    ['stage-unproved', said.some((one) => proved.every(({ stage, sealed }) => stage !== one || !sealed))],
    ['claimed-not-proved', claimed?.proved === false],
    ['no-remedies', needsRemedies.has(filing.type) && !remedies],
  ]
  return faults.filter(([, holds]) => holds).map(([fault]) => fault)
}
