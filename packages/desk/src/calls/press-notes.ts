/**
 * What the pages may ask of the notes of the press desk: meetings with their brief, terms and laws, the log of
 * attention and who speaks for us. docs/formats/desk-calls.md, C141 to C144.
 */

import type { LogKind } from '@safeconduct/core/attention/log-kinds.ts'
import type { BriefState } from '@safeconduct/core/attention/meetings.ts'
import type { TermStance } from '@safeconduct/core/attention/terms.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import type { AskRowView, PromiseView, SaidDay } from './attention.ts'
import type { Hit } from './calls.ts'

type AskLanguage = { readonly language?: Language }

/** `record` is a report or a document of ours; else `where` says where it stands. */
export type NoteSourceView = {
  readonly record?: Hit
  readonly where: string
  readonly on: string
  readonly words: string
}

export type MeetingRow = {
  readonly id: string
  readonly what: string
  readonly day: SaidDay
  readonly place: string
  readonly bodies: readonly string[]
  readonly briefDue: string
  readonly briefState: BriefState
  /** Whoever has the brief to write. */
  readonly who?: string
}

/** Somebody's public words, as a brief shows them. */
export type SaidView = {
  readonly record: Hit
  readonly kind: string
  readonly speaker: string
  readonly said?: SaidDay
  readonly words: string
  readonly lang: string
}

export type MeetingView = MeetingRow & {
  readonly text: readonly string[]
  readonly brief: readonly string[]
  readonly outcome: readonly string[]
  readonly sources: readonly NoteSourceView[]
  readonly promises: readonly (PromiseView & { readonly id: string })[]
  readonly asks: readonly AskRowView[]
  readonly said: readonly SaidView[]
  readonly laws: readonly LawView[]
  /** Talks with one of them are not public (R33). */
  readonly isSilent: boolean
}

export type TermUseView = {
  readonly record: Hit
  readonly day?: SaidDay
  readonly stance: TermStance
  readonly speaker?: string
  readonly words: string
  /** Where it stands in the text of the report. */
  readonly start?: number
}

export type TermView = {
  readonly id: string
  readonly what: string
  readonly text: readonly string[]
  readonly instead: readonly string[]
  readonly sources: readonly NoteSourceView[]
  /** One for each report or statement, the earliest first. */
  readonly uses: readonly TermUseView[]
  readonly total: number
  readonly own: number
  readonly checkedOn?: string
}

export type LawView = {
  readonly id: string
  readonly what: string
  readonly day?: SaidDay
  readonly place: string
  readonly bodies: readonly string[]
  readonly text: readonly string[]
  readonly sources: readonly NoteSourceView[]
  readonly checkedOn?: string
  /** Nobody has looked for a year whether it still stands so. */
  readonly isOld: boolean
}

export type TermsView = { readonly terms: readonly TermView[]; readonly laws: readonly LawView[] }

export type StyleWarning = { readonly words: string; readonly instead: readonly string[] }

export type LogRow = {
  readonly record: Hit
  readonly kind: LogKind
  readonly day?: SaidDay
  readonly where: string
  readonly words: string
  readonly purpose?: string
  readonly counts?: { readonly value: string; readonly what: string; readonly asOf: string }
}

export type SpokespersonView = {
  readonly person: Hit
  readonly name: string
  readonly title: string
  readonly statements: number
  readonly lastSaid?: string
  /** Absent: none can be read on this device. */
  readonly file?: Hit
  readonly nextCheck?: string
}

export type LogView = {
  readonly total: number
  readonly entries: readonly LogRow[]
  readonly speaking: readonly SpokespersonView[]
}

export type PressNoteLooks = {
  'press.meetings': {
    readonly ask: AskLanguage
    readonly answer: { readonly now: string; readonly meetings: readonly MeetingRow[] }
  }
  'press.meeting': { readonly ask: AskLanguage & { readonly id: string }; readonly answer: MeetingView }
  'press.terms': { readonly ask: AskLanguage; readonly answer: TermsView }
  /** Our own sentences held against the terms. Nothing of them is kept. */
  'press.style': {
    readonly ask: { readonly language?: Language; readonly text: string }
    readonly answer: { readonly warnings: readonly StyleWarning[] }
  }
  'press.log': { readonly ask: AskLanguage; readonly answer: LogView }
}

export type PressNoteActs = {
  'press.meetingNote': {
    readonly ask: {
      readonly what: string
      readonly on: string
      readonly bodies: readonly string[]
      readonly place?: string
      readonly text?: string
      readonly source?: { readonly where: string; readonly at: string }
    }
    readonly answer: { readonly id: string }
  }
  'press.briefTake': { readonly ask: { readonly id: string }; readonly answer: { readonly id: string } }
  'press.briefKeep': {
    readonly ask: { readonly id: string; readonly text: string }
    readonly answer: { readonly id: string }
  }
}
