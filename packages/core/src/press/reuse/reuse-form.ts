/**
 * What a comparison of press reports consists of: shared words, edited copies, the same utterance in another
 * translation, and who took what from whom.
 *
 * A report is compared by its words and by what it says of itself. What a record knows better (the outlet, the day it
 * was published) is handed in and goes before what the text says.
 */
import type { Dated, ReadReport, SharedRun, Span } from '../report.ts'

export type PressText = {
  readonly text: string
  /** Its reading, where it was read before. */
  readonly reading?: ReadReport
  readonly outlet?: string
  readonly published?: Dated
  /** "Sources: …", where it stands outside the text. */
  readonly credits?: string
}

/** Two passages that are the same but for words put in, left out or changed. */
export type Aligned = {
  readonly at: readonly [Span, Span]
  /** Words of both that are the same, and words of the longer. */
  readonly same: number
  readonly words: number
}

export type Copy = {
  /** The two reports, lower index first. */
  readonly docs: readonly [number, number]
  /** `same`: not a word differs. `reissue`: nearly all of both. `edited`: passages of one, reworded in the other. */
  readonly kind: 'same' | 'reissue' | 'edited'
  /** Which part of the words of each is found in the other, 0 to 1. */
  readonly share: readonly [number, number]
  readonly passages: readonly Aligned[]
}

/** A suggestion that two quotations are one utterance, printed in two languages or two translations. */
export type Rendering = {
  readonly docs: readonly [number, number]
  /** Indices into the quotations of the two readings. */
  readonly quotes: readonly [number, number]
  readonly score: number
  readonly because: readonly RenderingReason[]
}
export type RenderingReason =
  | 'same-speaker'
  | 'same-numbers'
  | 'same-names'
  | 'alike-words'
  | 'same-place'
  | 'alike-length'

export type Credit = 'named' | 'uncredited'
export type Order = 'by-date' | 'by-credit' | 'unknown'

export type Took = {
  /** The later report and the one its words stood in before; where `order` is `unknown` only the pair is known. */
  readonly by: number
  readonly from: number
  readonly order: Order
  /** Whether the taker names the other report or its outlet, and where. */
  readonly credit: Credit
  readonly creditAt: Span | null
  /** Nothing but the credit shows it: no shared words. */
  readonly declaredOnly: boolean
  /** Indices into `runs`, `copies` and `renderings`. */
  readonly runs: readonly number[]
  readonly copies: readonly number[]
  readonly renderings: readonly number[]
  /** The same words stand in an earlier report too, from which both may have them. */
  readonly alsoIn: readonly number[]
}

export type Reuse = {
  readonly runs: readonly SharedRun[]
  readonly copies: readonly Copy[]
  readonly renderings: readonly Rendering[]
  readonly took: readonly Took[]
}

export type FaultKind =
  | 'subject_shift'
  | 'conflated'
  | 'wrong_first'
  | 'orphan'
  | 'misattributed'
  | 'stale'
  | 'nested'
  | 'translated'
  | 'file_photo'
  | 'search_picture'
  | 'one_permission'
  | 'legal_term'

/** A warning at its place. Nothing is corrected: a person looks at the words beside it. */
export type Fault = Span & {
  readonly kind: FaultKind
  /** Index of the quotation it is about; null where it is about other words. */
  readonly quote: number | null
  /** The words beside it that show it: of the same report, or of another. */
  readonly beside: readonly (Span & { readonly doc: number | null; readonly words: string })[]
}
