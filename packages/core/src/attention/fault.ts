/** A warning at its place, with the words beside it that show it. Nothing is corrected: a person looks. */
import type { Span } from '../press/report.ts'

export type FaultKind =
  | 'subject_shift'
  | 'conflated'
  | 'wrong_first'
  | 'orphan'
  | 'misattributed'
  | 'stale'
  | 'translated'
  | 'nested'

export type Fault = {
  readonly publication: string
  readonly kind: FaultKind
  /** Where in its text; null where it stands in a headline, highlight or record. */
  readonly at: Span | null
  readonly words: string
  /** What it is held against, and where that stands. */
  readonly beside: readonly { readonly source: string; readonly words: string }[]
}
