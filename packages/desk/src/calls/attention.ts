/**
 * What the pages may ask of the press desk: who took what from whom, how many origins a claim has, what conflicts, who
 * denies or promised what, and what is wrong with a report. docs/formats/desk-calls.md, C120 to C125.
 *
 * Everything is made of what this device may read: a claim whose origin it does not hold counts for nothing here.
 */
import type { Compatible, Conflict } from '@safeconduct/core/attention/conflicts.ts'
import type { Fault } from '@safeconduct/core/attention/fault.ts'
import type { Help } from '@safeconduct/core/attention/help.ts'
import type { Label, OriginReason } from '@safeconduct/core/attention/origins.ts'
import type { PressWarning } from '@safeconduct/core/attention/warnings.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import type { Hit } from './calls.ts'
import type { ChartCalls } from './charts.ts'
import type { PressNoteLooks } from './press-notes.ts'

type AskLanguage = { readonly language?: Language }
type OfRecord = AskLanguage & { readonly id: string }

/** A list of the press desk at most; `total` says how many there are. */
export const mostListed = 200

/** A day as it was written down, with how sure it is. */
export type SaidDay = { readonly date: string; readonly precision: string }

/**
 * `declared-only`: named as a source, and nothing of it to be seen. `order-unknown`: the same words, and no day says
 * which of the two had them first.
 */
export type Credit = 'credited' | 'declared-only' | 'uncredited' | 'same-utterance' | 'order-unknown'

export type Copied = {
  readonly by: string
  readonly from: string
  readonly credit: Credit
  /** What both have word for word, where it is more than a name. */
  readonly words: readonly string[]
  /** Utterances of officials that both print. */
  readonly utterances: number
}

export type ProvenanceView = {
  /** Of all reports; those laid beside each other are in `reports`. */
  readonly total: number
  readonly reports: readonly {
    readonly id: string
    readonly title: string
    readonly outlet: string
    readonly day?: SaidDay
    /** It found something out itself. */
    readonly isOwn: boolean
  }[]
  readonly copies: readonly Copied[]
  readonly quotes: readonly { readonly text: string; readonly in: readonly string[] }[]
}

export type ClaimRow = {
  readonly id: string
  readonly about: string
  readonly slot: string
  readonly value: string
  readonly label: Label
  /** Sources in which it stands. */
  readonly sources: number
  readonly strict: number
  /** Strict and lenient together. */
  readonly lenient: number
}

export type ClaimSheet = ClaimRow & {
  readonly origins: readonly {
    readonly who: Hit
    readonly counts: 'strict' | 'lenient'
    readonly reasons: readonly { readonly kind: OriginReason['kind']; readonly names: readonly string[] }[]
    readonly sources: readonly Hit[]
  }[]
  readonly told: readonly { readonly source: Hit; readonly words: string; readonly how: string }[]
  readonly contaminated: readonly {
    readonly account: Hit
    readonly publication: Hit
    readonly since: string
  }[]
  readonly material: readonly Hit[]
  readonly conflicts: readonly ConflictView[]
  readonly releases: readonly Hit[]
}

export type ConflictView = {
  readonly about: string
  readonly slot: string
  readonly subject?: string
  readonly verdict: Conflict['verdict']
  readonly sides: readonly { readonly value: string; readonly sources: readonly Hit[] }[]
  readonly helps: readonly HelpView[]
}

/** What helps to decide it. `names` are codes of persons, values or words; `days` are days. */
export type HelpView = {
  readonly kind: Help['kind']
  readonly records: readonly Hit[]
  readonly names: readonly string[]
  readonly days: readonly string[]
}

export type CompatibleView = {
  readonly slot: string
  readonly why: Compatible['why']
  readonly values: readonly {
    readonly value: string
    readonly source: Hit
    readonly subject?: string
    readonly asOf?: string
  }[]
}

export type ConflictsView = {
  readonly conflicts: readonly ConflictView[]
  readonly compatible: readonly CompatibleView[]
}

export const registerKinds = ['denial', 'threat', 'call', 'commitment'] as const
export type RegisterKind = (typeof registerKinds)[number]

export type StatementView = {
  readonly id: string
  readonly kind: string
  readonly speaker: string
  readonly office: string
  readonly said?: SaidDay
  readonly words: string
  readonly lang: string
  readonly relayedBy?: string
  /** Other wordings of it, and the reports that print it so. */
  readonly renderings: readonly {
    readonly lang: string
    readonly words: string
    readonly in: readonly Hit[]
  }[]
  /** Acts on record that rest on these words; of a threat. */
  readonly acts: readonly Hit[]
  /** Later words that take it back or explain it; both stay. */
  readonly later: readonly Hit[]
  readonly isCaptured: boolean
  readonly denial?: {
    readonly type: string
    readonly denies: readonly Hit[]
    /** A number and no more (R20). */
    readonly sealedItems: number
  }
  readonly promise?: PromiseView
}

export type PromiseView = {
  readonly promisors: readonly string[]
  readonly what: string
  readonly status: string
  readonly overdueDays: number
  readonly isAssumed: boolean
  readonly every?: string
  readonly next?: string
  readonly smart: readonly string[]
  readonly contrary: readonly {
    readonly record: Hit
    readonly says: string
    readonly kind: 'stage' | 'denial'
  }[]
}

export type CalendarRow = {
  readonly day: string
  readonly statement: string
  readonly promisors: readonly string[]
  readonly what: string
  readonly isAssumed: boolean
  readonly isMissed: boolean
  /** What came of the check of that day: a term of `checkOutcome`. */
  readonly outcome?: string
  readonly status: string
  readonly overdueDays: number
}

/** One thing that was asked of somebody. */
export type AskRowView = {
  readonly record: Hit
  readonly ask: string
  readonly to: string
  readonly on?: string
  readonly ageDays: number
  /** A term of `askState`; absent: nothing came. */
  readonly state?: string
  readonly due?: string
  readonly overdueDays: number
  /** How often the same was asked before, and since when. */
  readonly before: number
  readonly since?: string
}

/** `at` is null where it stands in a headline or in the record of the report. */
export type MarginNote = {
  readonly kind: Fault['kind'] | PressWarning['kind']
  readonly at: number | null
  readonly words: string
  readonly beside: readonly { readonly source: Hit; readonly words: string }[]
}

/** Of a report's unnamed voices: how many are ours. A number, and never who. */
export type VoicesView = {
  readonly unnamed: number
  readonly ours: number
  /** The day it was counted. */
  readonly at: string
  /** What a colleague without the cases is given: the number, signed by this device. */
  readonly signed: string
}

export type AttentionCalls = ChartCalls &
  PressNoteLooks & {
    'press.provenance': { readonly ask: AskLanguage; readonly answer: ProvenanceView }
    'press.claims': {
      readonly ask: AskLanguage
      readonly answer: { readonly total: number; readonly claims: readonly ClaimRow[] }
    }
    'press.claim': { readonly ask: OfRecord; readonly answer: ClaimSheet }
    'press.conflicts': { readonly ask: AskLanguage; readonly answer: ConflictsView }
    'press.register': {
      readonly ask: AskLanguage & { readonly kind: RegisterKind }
      readonly answer: { readonly total: number; readonly statements: readonly StatementView[] }
    }
    'press.calendar': {
      readonly ask: AskLanguage
      readonly answer: { readonly now: string; readonly rows: readonly CalendarRow[] }
    }
    'press.asks': {
      readonly ask: AskLanguage
      readonly answer: { readonly total: number; readonly asks: readonly AskRowView[] }
    }
    /** Counts where the cases are open; with `signed` it reads what another device counted. */
    'press.voices': {
      readonly ask: OfRecord & { readonly signed?: string }
      readonly answer: VoicesView
    }
    'press.faults': {
      readonly ask: OfRecord
      /** `isCompared`: false for an old one of very many, that nobody took a claim from. */
      readonly answer: { readonly notes: readonly MarginNote[]; readonly isCompared: boolean }
    }
  }
