/**
 * Programmes of States move under people's feet. One that closes shows at once everybody who hangs on it, first those
 * who were approved and hold no visa.
 */
import type { programmeStatus } from '../records/choices/moves.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'
import {
  byCode,
  endOf,
  type Held,
  numbersIn,
  shapesIn,
  textIn,
  textOf,
  timeOf,
  type World,
} from '../rules/world.ts'
import { byUrgency } from './compromised.ts'
import { type Visa, visasAsOf } from './visas.ts'

export type ProgrammeStatus = CodeOf<typeof programmeStatus>

export type ProgrammeStep = { readonly status: ProgrammeStatus; readonly at: number; readonly source: string }

export type Programme = {
  readonly id: string
  readonly code: string
  readonly stateCode: string
  /** Absent: nobody has said yet how it stands. That is not open. */
  readonly status?: ProgrammeStep
  readonly history: readonly ProgrammeStep[]
  readonly minValidityDays?: number
  readonly leadDays?: number
}

export type Dependant = {
  readonly visa: Visa
  readonly because: 'approved-not-issued' | 'waiting' | 'not-submitted'
}

/** Of two sources on one day the worse: nobody travels on the better rumour. */
const worst: readonly ProgrammeStatus[] = ['closed', 'suspended', 'limited', 'open']

export function programmesAsOf(world: World, asOf: string): readonly Programme[] {
  const until = endOf(asOf) ?? 0
  return world
    .ofType('Programme')
    .map((record) => programmeAt(record, until))
    .toSorted((a, b) => byCode(a.code, b.code) || byCode(a.id, b.id))
}

function programmeAt(record: Held, until: number): Programme {
  const history = shapesIn(record, 'status')
    .flatMap((step): readonly ProgrammeStep[] => {
      const status = worst.find((one) => one === step['status'])
      const at = timeOf(step['at'])
      if (status === undefined || at === undefined || at > until) return []
      return [{ status, at, source: textOf(step, 'source') ?? '' }]
    })
    .toSorted((a, b) => a.at - b.at || worst.indexOf(b.status) - worst.indexOf(a.status))
  const status = history.at(-1)
  const [validity, lead] = [numbersIn(record, 'minValidityDays'), numbersIn(record, 'leadDays')]
  return {
    id: record.id,
    code: textIn(record, 'code') ?? '',
    stateCode: textIn(record, 'stateCode') ?? '',
    ...(status === undefined ? {} : { status }),
    history,
    // The longer demand: a passport that is good enough for it is good enough.
    ...(validity.length === 0 ? {} : { minValidityDays: Math.max(...validity) }),
    ...(lead.length === 0 ? {} : { leadDays: Math.max(...lead) }),
  }
}

/** Who hangs on a programme: those approved and not issued first, then by urgency, then by how long they wait. */
export function dependantsOf(world: World, programme: string, asOf: string): readonly Dependant[] {
  return visasAsOf(world, asOf)
    .filter((visa) => visa.programme === programme && !over.has(visa.state))
    .map((visa): Dependant => ({ visa, because: becauseOf(visa) }))
    .toSorted(
      (a, b) =>
        first.indexOf(a.because) - first.indexOf(b.because) ||
        byUrgency.indexOf(a.visa.priority) - byUrgency.indexOf(b.visa.priority) ||
        a.visa.since - b.visa.since ||
        byCode(a.visa.id, b.visa.id),
    )
}

const first: readonly Dependant['because'][] = ['approved-not-issued', 'waiting', 'not-submitted']
/** A visa in hand, a refusal and a withdrawal hang on no programme any more. */
const over: ReadonlySet<Visa['state']> = new Set(['issued', 'used', 'expired', 'refused', 'withdrawn'])

function becauseOf(visa: Visa): Dependant['because'] {
  if (visa.approvedNotIssued !== undefined) return 'approved-not-issued'
  return visa.submittedAt === undefined ? 'not-submitted' : 'waiting'
}

/** Approved for longer than this without a visa in hand is red. */
export const approvedLimitDays = 7

/** Everybody who was approved and holds no visa after seven days, whatever the programme says. */
export function stranded(world: World, asOf: string): readonly Visa[] {
  return visasAsOf(world, asOf).filter(
    ({ approvedNotIssued }) => approvedNotIssued !== undefined && approvedNotIssued > approvedLimitDays,
  )
}
