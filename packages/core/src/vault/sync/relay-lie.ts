/**
 * What a relay can be caught at. Each is found from what members and the relay itself signed, never from
 * silence or slowness: those are states, and an alarm that honest trouble raises is an alarm people click away.
 */
import type { CompartmentId } from '../compartment.ts'

export const lieKinds = [
  /** It held more, or something else, before. A relay restored from its own backup does this too. */
  'relay-rolled-back',
  /** It shows a colleague another history. */
  'relay-forked',
  /** An entry that was receipted, or that somebody has seen there, is not in its answer. */
  'relay-withheld',
  /** Entries came in another order than the one that was written or signed. */
  'relay-reordered',
  /** An entry, a head or an answer is not what was signed or asked. */
  'relay-tampered',
  /** It signed a receipt for what it does not have there. */
  'relay-false-receipt',
  /** It signs with another key than the roster names. */
  'relay-other-key',
] as const
export type LieKind = (typeof lieKinds)[number]

export type RelayLie = {
  readonly kind: LieKind
  readonly log: CompartmentId
  /** How far the log reached, or the place that is in question: a number for the page, never content. */
  readonly at: number
}
