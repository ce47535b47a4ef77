/**
 * Visa applications: where each stands at any day, by the network's own steps and by the State's.
 *
 * Approved is not issued: people stood at a closed window with an approval in hand. Silence is not a refusal: it is
 * computed once the agreed days have passed, and it ends when the State speaks again.
 */
import type { visaStage } from '../records/choices/moves.ts'
import type { priority } from '../records/vocabulary/priority.ts'
import type { visaState } from '../records/vocabulary/visa-state.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'
import {
  byCode,
  careful,
  day,
  earliestIn,
  endOf,
  type Held,
  latestIn,
  numbersIn,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  timeOf,
  type World,
} from '../rules/world.ts'
import { today } from './days.ts'
import { samePersons } from './same-person.ts'

export type VisaState = CodeOf<typeof visaState>
export type VisaStage = CodeOf<typeof visaStage>

export type StageStep = { readonly stage: VisaStage; readonly at: number; readonly document?: string }

export type Visa = {
  readonly id: string
  readonly person: string
  readonly stateCode: string
  readonly programme?: string
  readonly priority: CodeOf<typeof priority>
  /** As the network notes it; `no_answer` also where it is computed. */
  readonly state: VisaState
  readonly noAnswerComputed: boolean
  /** What the State itself has said, in the order of its days. */
  readonly stages: readonly StageStep[]
  readonly submittedAt?: number
  /** The day on which the application was first thought of. */
  readonly since: number
  readonly issuedAt?: number
  /** Days since the State approved without issuing. */
  readonly approvedNotIssued?: number
}

/** Every application that existed at the end of that day, as it stood then. */
export function visasAsOf(world: World, asOf: string): readonly Visa[] {
  const until = endOf(asOf) ?? 0
  const same = samePersons(world)
  return world
    .ofType('VisaApplication')
    .flatMap((application) => visaAt(application, until, world.now))
    .map((visa) => ({ ...visa, person: same(visa.person) }))
    .toSorted((a, b) => byCode(a.id, b.id))
}

/** As it stands now. */
export function visasNow(world: World): readonly Visa[] {
  return visasAsOf(world, today(world))
}

function visaAt(application: Held, until: number, now: number): readonly Visa[] {
  const steps = stepsOf(application, now).filter(({ at }) => at <= until)
  const stages = stagesOf(application).filter(({ at }) => at <= until)
  const last = steps.at(-1)
  if (last === undefined) return []
  const silent = silentSince(application, last, stages)
  const noAnswerComputed = silent !== undefined && silent < until
  const issuedAt =
    steps.find(({ state }) => issued.has(state))?.at ?? stages.find(({ stage }) => stage === 'issued')?.at
  const approved = stages.findLast(({ stage }) => stage === 'approved')
  const waiting = issuedAt === undefined && waitingStates.has(last.state) ? approved : undefined
  const submittedAt =
    earliestIn(application, 'submittedAt') ?? steps.find(({ state }) => state === 'submitted')?.at
  const programme = textIn(application, 'programmeId')
  return [
    {
      id: application.id,
      person: textIn(application, 'personId') ?? '',
      stateCode: textIn(application, 'stateCode') ?? '',
      ...(programme === undefined ? {} : { programme }),
      priority: careful(application, 'priority', ['emergency', 'urgent', 'normal', 'watch']) ?? 'normal',
      state: noAnswerComputed ? 'no_answer' : last.state,
      noAnswerComputed,
      stages,
      ...(submittedAt === undefined || submittedAt > until ? {} : { submittedAt }),
      since: steps[0]?.at ?? last.at,
      ...(issuedAt === undefined ? {} : { issuedAt }),
      ...(waiting === undefined ? {} : { approvedNotIssued: Math.floor((until + 1 - waiting.at) / day) }),
    },
  ]
}

/** Once issued, a visa was issued, also after it was used or ran out. */
const issued: ReadonlySet<VisaState> = new Set(['issued', 'used', 'expired'])
const waitingStates: ReadonlySet<VisaState> = new Set(['submitted', 'interview', 'no_answer'])
/** Of two steps on one day the later in this order is the one that was reached. */
const reached: readonly VisaState[] = [
  'considered',
  'preparing',
  'submitted',
  'interview',
  'no_answer',
  'issued',
  'refused',
  'used',
  'expired',
  'withdrawn',
]

type Step = { readonly state: VisaState; readonly at: number }

function stepsOf(application: Held, now: number): readonly Step[] {
  const written = shapesIn(application, 'history').flatMap((step): readonly Step[] => {
    const state = reached.find((one) => one === step['state'])
    const at = timeOf(step['at'])
    return state === undefined || at === undefined ? [] : [{ state, at }]
  })
  const steps = written.toSorted((a, b) => a.at - b.at || reached.indexOf(a.state) - reached.indexOf(b.state))
  // The state was moved and nobody noted the day: it counts from now on, and never backwards into an older figure.
  const standing = textsIn(application, 'state')
  const last = steps.at(-1)
  const [only] = standing
  const state = standing.length === 1 ? reached.find((one) => one === only) : undefined
  if (state === undefined || state === last?.state) return steps
  return [...steps, { state, at: now }]
}

const stageOrder: readonly VisaStage[] = [
  'acknowledged',
  'interview',
  'biometrics',
  'pending',
  'approved',
  'issued',
]

function stagesOf(application: Held): readonly StageStep[] {
  return shapesIn(application, 'stages')
    .flatMap((step): readonly StageStep[] => {
      const stage = stageOrder.find((one) => one === step['stage'])
      const at = timeOf(step['at'])
      const document = textOf(step, 'itemId')
      if (stage === undefined || at === undefined) return []
      return [{ stage, at, ...(document === undefined ? {} : { document }) }]
    })
    .toSorted((a, b) => a.at - b.at || stageOrder.indexOf(a.stage) - stageOrder.indexOf(b.stage))
}

/**
 * The moment from which the State is silent: the agreed days after it was last heard of. A State that only said
 * "received" has not answered; one that asked to an interview, took fingerprints or approved has.
 */
function silentSince(application: Held, last: Step, stages: readonly StageStep[]): number | undefined {
  const agreed = numbersIn(application, 'agreedDays')
  if (agreed.length === 0 || (last.state !== 'submitted' && last.state !== 'interview')) return undefined
  const submitted = earliestIn(application, 'submittedAt') ?? last.at
  const heard = [
    submitted,
    ...(last.state === 'interview' ? [latestIn(application, 'interviewAt') ?? last.at] : []),
    ...stages.filter(({ stage }) => stage !== 'acknowledged' && stage !== 'pending').map(({ at }) => at),
  ]
  return Math.max(...heard) + Math.min(...agreed) * day
}

export type VisaCounts = {
  readonly asOf: string
  readonly applications: number
  /** Applications, and the people behind them: one person may hold two visas. */
  readonly issued: number
  readonly issuedTo: number
  readonly byState: Readonly<Record<string, number>>
  readonly pending: readonly string[]
  readonly refused: readonly string[]
  readonly noAnswer: readonly string[]
  readonly approvedNotIssued: readonly string[]
}

/** Counts as of a day. They are for inside; what is published goes through rules R28 and R33. */
export function visaCounts(world: World, asOf: string): VisaCounts {
  const visas = visasAsOf(world, asOf)
  const given = visas.filter(({ issuedAt }) => issuedAt !== undefined)
  const ids = (some: readonly Visa[]) => some.map(({ id }) => id)
  const byState = Map.groupBy(given, ({ stateCode }) => stateCode)
  return {
    asOf,
    applications: visas.length,
    issued: given.length,
    issuedTo: new Set(given.map(({ person }) => person)).size,
    byState: Object.fromEntries(
      [...byState].toSorted(([a], [b]) => byCode(a, b)).map(([code, all]) => [code, all.length]),
    ),
    pending: ids(visas.filter(({ state }) => state === 'submitted' || state === 'interview')),
    refused: ids(visas.filter(({ state }) => state === 'refused')),
    noAnswer: ids(visas.filter(({ state }) => state === 'no_answer')),
    approvedNotIssued: ids(visas.filter(({ approvedNotIssued }) => approvedNotIssued !== undefined)),
  }
}
