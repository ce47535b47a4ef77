/**
 * What the press desk draws: days on one line, figures by their sources, stages of an investigation, counts over time.
 * docs/formats/desk-calls.md, C129 and C130. No person stands on any of it.
 */
import type { OrderKind } from '@safeconduct/core/attention/order.ts'
import type { MomentKind } from '@safeconduct/core/attention/timeline.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import type { SaidDay } from './attention.ts'
import type { Hit } from './calls.ts'

type AskLanguage = { readonly language?: Language }

/** A month, and how many of each kind lie in it. */
export type MonthCount = {
  readonly month: string
  readonly counts: Readonly<Partial<Record<MomentKind, number>>>
}

export type MomentView = {
  readonly record: Hit
  readonly kind: MomentKind
  readonly day: SaidDay
  readonly to?: string
  /** In the language in which they were written; of a stage its code. */
  readonly words: string
}

export type TimelineView = {
  readonly now: string
  readonly total: number
  /** The newest, in the order of their days. */
  readonly moments: readonly MomentView[]
  /** Of all. */
  readonly months: readonly MonthCount[]
  /** Days that cannot both be right. */
  readonly wrong: readonly {
    readonly kind: OrderKind
    readonly effect: Hit
    readonly cause: Hit
    readonly effectOn: string
    readonly causeOn: string
  }[]
}

export type FigureSaid = {
  readonly source: Hit
  readonly value: string
  readonly qualifier: string
  readonly min: number
  /** Absent: nothing says how many at most. */
  readonly max?: number
  readonly asOf?: string
}

/** One thing that is counted, as each source counts it. */
export type FigureSet = {
  readonly what: string
  readonly about: string
  readonly said: readonly FigureSaid[]
}

export type StageLine = {
  readonly filing: Hit
  readonly documented?: { readonly stage: string; readonly on: string; readonly item: Hit }
  readonly claimed: readonly {
    readonly stage: string
    readonly source: Hit
    readonly asOf?: string
    /** What documents show of that day. */
    readonly shown?: string
    /** No document of that day shows it (R23). */
    readonly isOverclaim: boolean
  }[]
}

export type ChartsView = {
  readonly figures: readonly FigureSet[]
  readonly stages: readonly StageLine[]
  readonly months: readonly MonthCount[]
}

export type ChartCalls = {
  'press.timeline': { readonly ask: AskLanguage; readonly answer: TimelineView }
  'press.charts': { readonly ask: AskLanguage; readonly answer: ChartsView }
}
