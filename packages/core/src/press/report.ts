/**
 * What a reading of press reports consists of.
 *
 * The reader works with people, not for them: where a text does not say who spoke, `speaker` is null
 * and `basis` says why. A guessed speaker can put a threat into the mouth of somebody who never made it.
 * Every offset is a JavaScript string index into the text as it was given (byte-order mark included),
 * so `text.slice(start, end)` is what the reader saw. The written form is docs/formats/press-reading.md.
 */

import type { Language } from './language.ts'

export type Span = { readonly start: number; readonly end: number }

/** What a paragraph of a saved page is. The last three are kept out of the article text. */
export type ParagraphKind =
  | 'headline'
  | 'standfirst'
  | 'highlight'
  | 'byline'
  | 'dateline'
  | 'subhead'
  | 'body'
  | 'sources'
  | 'caption'
  | 'credit'
  | 'furniture'

export type Paragraph = Span & { readonly kind: ParagraphKind }

/** Why a speaker is named, or why none is. */
export type Basis =
  | 'stated'
  | 'continued'
  | 'pronoun'
  | 'chosen'
  | 'none-named'
  | 'pronoun-unclear'
  | 'inscription'

export type Quotation = Span & {
  readonly text: string
  readonly speaker: string | null
  readonly basis: Basis
  /** The quotation around this one, as an index into `quotes`; null for an outer one. */
  readonly inside: number | null
  /** An earlier or later quotation of this report with the same words (a headline that repeats one). */
  readonly sameWordsAs: number | null
}

export type Figure = Span & {
  readonly min: number
  /** null: the text sets no upper bound. */
  readonly max: number | null
}

/** `precision` is a term of the vocabulary `datePrecision`; `time` and `zone` stand as printed. */
export type Dated = {
  readonly date: string
  readonly precision: string
  readonly time?: string
  readonly zone?: string
}

export type Named = Span & { readonly name: string }

/** What a report says of itself. */
export type Masthead = {
  readonly published: (Dated & Span) | null
  readonly updated: (Dated & Span) | null
  readonly bylines: readonly Named[]
  /** The outlet, where the page says it of itself: "© 2021 Harbour Post", "(Meridian) —". */
  readonly outlet: Named | null
  /** What a "Sources: …" line names, one by one. */
  readonly sources: readonly Named[]
}

/** A figure, or a stage of an investigation, as the text states it: what can be checked. */
export type PressClaim = Span & {
  readonly kind: 'figure' | 'stage'
  /** Index into `numbers`; null for a stage. */
  readonly number: number | null
  readonly min: number | null
  readonly max: number | null
  /** "at least", "about", as printed; null where the figure stands bare. */
  readonly qualifier: string | null
  /** What it counts, or what was begun, in the text's words. */
  readonly of: string
  /** "since March", "on Tuesday", as printed. */
  readonly asOf: string | null
  /** Who says it, in full as the text names them; null where the reporter says it. */
  readonly origin: string | null
  /** "reportedly", "are said to": told by nobody in particular. */
  readonly hearsay: string | null
}

export type StatementKind = 'denial' | 'demand' | 'threat' | 'commitment'

export type PressStatement = Span & {
  readonly kind: StatementKind
  readonly speaker: string | null
  readonly words: string
  /** What is denied, demanded, threatened or promised, in the text's words. */
  readonly what: string
  readonly to: string | null
  /** "within thirty days", "every month", as printed. */
  readonly due: string | null
  /** For a denial a term of the vocabulary `denialType`. */
  readonly denialType: string | null
  /** Index into `quotes` where the words are quoted. */
  readonly quote: number | null
}

export type ReadReport = {
  readonly id: number
  /** null: none of the three that are read; undefined: too few words to tell. */
  readonly language?: Language | null
  readonly paragraphs: readonly Paragraph[]
  readonly quotes: readonly Quotation[]
  /** Page furniture, in order, never overlapping. */
  readonly boilerplate: readonly Span[]
  readonly numbers: readonly Figure[]
  readonly masthead: Masthead
  readonly claims: readonly PressClaim[]
  readonly statements: readonly PressStatement[]
}

export type SharedRun = {
  /** The two reports, lower id first. */
  readonly docs: readonly [number, number]
  /** The words as they stand in the first report. */
  readonly text: string
  readonly words: number
  readonly at: readonly [Span, Span]
}

export type PressReading = {
  readonly docs: readonly ReadReport[]
  readonly runs: readonly SharedRun[]
}
