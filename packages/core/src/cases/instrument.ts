/**
 * The instrument by which danger is asked about, as data: three first questions, gates, accumulators.
 *
 * Structure after LAP and DASH (any gate, or so many of the rest, or the worker's judgement); the content is for the
 * network to agree, so every version stays here and an old assessment is read with the version it was made with.
 */
import type { triageAnswer, triageQuestion } from '../records/choices/risk.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'

export type Question = CodeOf<typeof triageQuestion>
export type Answer = CodeOf<typeof triageAnswer>
/** From the worst. */
export const levels = ['RED', 'AMBER', 'GREEN'] as const
export type Level = (typeof levels)[number]

export type Instrument = {
  readonly code: string
  readonly version: number
  /** Always asked first: they say how to talk, and weigh nothing. */
  readonly first: readonly Question[]
  /** One yes is RED. */
  readonly gates: readonly Question[]
  readonly accumulators: readonly Question[]
  /** So many yes among the accumulators. */
  readonly redFrom: number
  readonly amberFrom: number
  /** Hours until the next assessment. */
  readonly reviewHours: { readonly [L in Level]: number }
}

const first: Instrument = {
  code: 'SC-T',
  version: 1,
  first: ['safe_now', 'how_long', 'actor_away'],
  gates: [
    'in_custody',
    'released_with_deadline',
    'relatives_told_to_kill',
    'threat_or_attempt_30d',
    'search_under_way',
    'acute_medical',
  ],
  accumulators: [
    'held_before',
    'named_by_detainee',
    'phone_searched',
    'no_passport',
    'lives_with_attacker',
    'followed',
    'forced_date_set',
    'minor_or_dependent',
    'made_public',
    'money_demanded',
    'actor_is_service',
    'no_place_tonight',
  ],
  redFrom: 4,
  amberFrom: 2,
  reviewHours: { RED: 24, AMBER: 72, GREEN: 14 * 24 },
}

/** Every version there ever was, the newest last. */
export const instruments: readonly Instrument[] = [first]
export const currentInstrument: Instrument = first

export function instrumentOf(code: string, version: number): Instrument | undefined {
  return instruments.find((one) => one.code === code && one.version === version)
}
