/** What the acts of cases ask, each a choice of closed forms: see `cases-calls.ts`. */

import type { ExportKind } from '@safeconduct/core/cases/exports/ways.ts'
import type { AskLanguage, CheckRow, WatchView } from './cases.ts'
import type { RecipientView } from './cases-leaving.ts'

export const countWhats = ['states-in-talks', 'visas-issued', 'persons-supported'] as const
export type CountWhat = (typeof countWhats)[number]

export type LegAsk =
  | {
      readonly act: 'plan'
      readonly caseId: string
      /** Absent: a new journey. */
      readonly journey?: string
      readonly purpose?: string
      readonly fromArea?: string
      readonly toArea?: string
      readonly toCountry?: string
      readonly planned: string
      readonly arrival?: string
      readonly means?: string
      readonly required: readonly string[]
      readonly planB?: string
      readonly abortWords?: string
    }
  | {
      readonly act: 'require'
      readonly journey: string
      readonly n: number
      readonly item: string
      readonly state: 'open' | 'done' | 'not_needed'
    }
  | {
      readonly act: 'approve' | 'start' | 'arrive' | 'end'
      readonly journey: string
      readonly n: number
    }
  | { readonly act: 'abort'; readonly journey: string; readonly n: number; readonly why?: string }
  /** Two desks chose two houses for one stay: this one it is. */
  | { readonly act: 'house'; readonly journey: string; readonly n: number; readonly shelter: string }

export type VisaAsk =
  | {
      readonly act: 'open'
      readonly caseId: string
      readonly stateCode: string
      readonly kind: string
      readonly priority: string
      readonly category: readonly string[]
      readonly programme?: string
    }
  | { readonly act: 'move'; readonly id: string; readonly state: string; readonly at: string }
  | {
      readonly act: 'stage'
      readonly id: string
      readonly stage: string
      readonly at: string
      readonly document?: string
    }

export type ProgrammeAsk =
  | {
      readonly act: 'open'
      readonly code: string
      readonly stateCode: string
      readonly legalBasis: string
      readonly office: string
      readonly status: string
      readonly at: string
      readonly source: string
    }
  | {
      readonly act: 'status'
      readonly id: string
      readonly status: string
      readonly at: string
      readonly source: string
    }

export type SupportAsk =
  | {
      readonly act: 'request'
      readonly caseId: string
      readonly type: string
      readonly at: string
      readonly until?: string
      readonly amount?: { readonly value: number; readonly unit: string }
      readonly fund?: string
    }
  | { readonly act: 'approve' | 'pay'; readonly id: string }
  | { readonly act: 'account'; readonly id: string; readonly receipt?: string }

export type CheckAsk =
  | {
      readonly act: 'arm'
      readonly caseId: string
      readonly kind: string
      readonly dueAt: string
      readonly every?: string
      readonly zone?: string
      readonly graceHours: number
      readonly escalation: readonly string[]
      /** Said to the person, kept as a hash. */
      readonly safeWord?: string
      readonly duressWord?: string
    }
  /** What the person said, in their words, or what happened. Both words are answered alike (R14). */
  | { readonly act: 'answer'; readonly id: string; readonly word?: string; readonly outcome?: string }
  | { readonly act: 'acknowledge'; readonly id: string }
  /** The words are said anew: they are marked under the link's own key, which no earlier hash can give. */
  | { readonly act: 'link'; readonly id: string; readonly safeWord: string; readonly duressWord?: string }
  | { readonly act: 'drop'; readonly id: string; readonly why?: string }
  /** Stricter counts at once, weaker when two members asked for the same; what is not named stays. */
  | {
      readonly act: 'change'
      readonly id: string
      readonly dueAt?: string
      readonly graceHours?: number
      readonly escalation?: readonly string[]
      readonly why?: string
    }

export type CheckAnswer = {
  readonly check: CheckRow
  /** Shown once: to be given to whoever will answer. */
  readonly link?: { readonly url: string }
}

export type ConsentAsk =
  | {
      readonly act: 'ask'
      readonly caseId: string
      readonly purpose: string
      readonly scope: 'all' | readonly string[]
      readonly recipients: readonly RecipientView[]
      readonly identifiability: string
      readonly method: string
      readonly lang: string
      readonly interpreterUsed: boolean
      readonly explained: readonly string[]
      readonly expiresAt?: string
      readonly conditions?: string
      readonly givenBy?: string
      readonly onLost?: string
      readonly onDeath?: string
      readonly ifTaken?: {
        readonly recipients: readonly RecipientView[]
        readonly words: string
        readonly afterHours: number
      }
    }
  | { readonly act: 'give'; readonly id: string; readonly explained?: readonly string[] }
  | { readonly act: 'hear' | 'refuse' | 'confirmErase' | 'erase'; readonly id: string }
  | { readonly act: 'hold'; readonly id: string; readonly why: string }
  | { readonly act: 'unhold'; readonly id: string; readonly why?: string }
  /** What a hold keeps: each of two members seals it away, naming the other. */
  | { readonly act: 'sealUp'; readonly id: string; readonly other: string; readonly why: string }
  | { readonly act: 'askOpen' | 'agreeOpen'; readonly id: string; readonly why: string }

export type ReleaseAsk =
  | {
      readonly act: 'draft'
      readonly caseId?: string
      readonly to: RecipientView
      readonly purpose: string
      readonly identifiability: string
      /** Which paper it is made as, where it is one. */
      readonly paper?: ExportKind
      readonly items: readonly {
        readonly item: string
        readonly derivative?: string
        readonly fields?: readonly string[]
      }[]
    }
  | { readonly act: 'approve' | 'cancel' | 'recall'; readonly id: string }
  | { readonly act: 'recalled'; readonly id: string; readonly answer?: string }

export type FilingAsk =
  | {
      readonly act: 'draft'
      readonly caseId: string
      readonly type: string
      readonly body: string
      readonly asks: readonly string[]
      readonly remedies?: { readonly tried: readonly string[]; readonly whyNone?: string }
    }
  | {
      readonly act: 'remedies'
      readonly id: string
      readonly tried: readonly string[]
      readonly whyNone?: string
    }
  | {
      readonly act: 'file'
      readonly id: string
      readonly at: string
      readonly reference?: string
      readonly replyDue?: string
    }
  | {
      readonly act: 'stage'
      readonly id: string
      readonly stage: string
      readonly at: string
      readonly item?: string
    }
  | { readonly act: 'response'; readonly id: string; readonly response: string }

export type WatchSettings = {
  readonly watch: WatchView
  readonly roles: readonly { readonly member: string; readonly role: string }[]
  /** Mine. */
  readonly channels: readonly { readonly id: string; readonly kind: 'mail' | 'push' }[]
}
export type ChannelAsk =
  | { readonly act: 'put'; readonly kind: 'mail' | 'push'; readonly address: string }
  | { readonly act: 'drop' | 'try'; readonly id: string }
  /** A relay beside the first, for timers alone: by an admin. */
  | { readonly act: 'second'; readonly url: string; readonly key: string }
  | { readonly act: 'no-second' }

export type ExportAsk = AskLanguage & {
  readonly kind: ExportKind
  readonly release: string
  /** Boxes that were typed for this one paper: name, place, ground. */
  readonly typed: Readonly<Record<string, string>>
  readonly more?: {
    /** Of a grant. */
    readonly fund?: 'EU' | 'PG' | 'other'
    /** Of an own copy: accounts that somebody has read for what they say of others. */
    readonly readForOthers?: readonly string[]
    readonly correction?: string
    /** Whoever receives it made this key (`safeconduct paper key`): the paper is also given sealed to it. */
    readonly recipientKey?: string
    /** Of costs: months, both included. */
    readonly from?: string
    readonly to?: string
  }
}
