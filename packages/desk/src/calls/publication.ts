/**
 * What the pages may ask of a public page or press kit: which records may stand on it, which numbers may, how it would
 * look, and writing it. docs/formats/desk-calls.md, C126 to C128.
 *
 * A page is a release: approving, taking back and asking back are the acts of releases (`cases-leaving.ts`).
 */
import type { Language } from '@safeconduct/core/base/language.ts'
import type { Hit } from './calls.ts'
import type { BreakView } from './cases.ts'
import type { RecipientView, ReleaseView } from './cases-leaving.ts'
import type { PressNoteActs } from './press-notes.ts'

type AskLanguage = { readonly language?: Language }

/** Kinds of record that a page can show, in the order of its parts. */
export const shownKinds = ['Statement', 'Claim', 'Event', 'Publication', 'EvidenceItem'] as const
export type ShownKind = (typeof shownKinds)[number]

/** A page for everybody, or a kit for one outlet. */
export const pageReaders = ['public', 'press'] as const
export type PageReader = (typeof pageReaders)[number]

export type Offered = {
  readonly record: Hit
  /** What an official said, or where a claim stands: a title alone does not tell two of them apart. */
  readonly words?: string
  /** Why it may not stand on such a page now, and what would allow it; empty: it may. */
  readonly breaks: readonly BreakView[]
}

/** Each list at most `mostListed`, what may go first. */
export type OfferedView = {
  readonly kinds: readonly {
    readonly kind: ShownKind
    readonly total: number
    readonly records: readonly Offered[]
  }[]
}

/** A count for one place, or `all`. Absent: left out. */
export type FigureCell = { readonly cell: string; readonly n?: number }
export type FigureAsk = {
  readonly definition: string
  readonly asOf: string
  readonly cells: readonly FigureCell[]
}

/** `safe`: with as many cells left out as it takes. `not-safe`: whatever is left out, what left before gives it away. */
export type FigureView =
  | {
      readonly state: 'safe'
      readonly k: number
      readonly cells: readonly FigureCell[]
      readonly left: number
    }
  | {
      readonly state: 'not-safe'
      readonly exposed: readonly {
        readonly cell: string
        readonly from?: string
        readonly to: string
        readonly least: number
        readonly most: number
      }[]
    }
  | {
      readonly state: 'refused'
      readonly why: 'no-definition' | 'no-date' | 'cells' | 'numbers-do-not-fit' | 'table-too-large'
    }

export type PageRow = {
  readonly id: string
  readonly title: string
  readonly to: RecipientView
  readonly state: string
  readonly approvals: readonly string[]
  readonly sentAt?: string
}

export type PageView = {
  readonly title: string
  readonly lead: string
  readonly language: Language
  /** As the rules judge it now, the figures and the headline with it. */
  readonly release: ReleaseView
  /** What leaves, part by part, in the words of the page's own language. */
  readonly sections: readonly {
    readonly heading: string
    readonly entries: readonly {
      readonly words: string
      readonly details: readonly string[]
      readonly link?: string
    }[]
  }[]
  readonly tables: readonly { readonly caption: string; readonly cells: readonly FigureCell[] }[]
  /** What a dot in a table means, where there is one. */
  readonly left?: string
  /** Whether the key that signs it is on this device. */
  readonly hasKey: boolean
}

export type PageDraft = {
  readonly title: string
  readonly lead: string
  readonly lang: Language
  readonly to: { readonly kind: PageReader; readonly name: string }
  readonly purpose: string
  readonly identifiability: string
  readonly items: readonly string[]
  readonly figures: readonly FigureAsk[]
}

export type PublicationCalls = PressNoteActs & {
  'press.offered': {
    readonly ask: AskLanguage & Pick<PageDraft, 'purpose' | 'identifiability' | 'to'>
    readonly answer: OfferedView
  }
  'press.figure': { readonly ask: FigureAsk; readonly answer: FigureView }
  'press.pages': { readonly ask: AskLanguage; readonly answer: { readonly pages: readonly PageRow[] } }
  'press.page': { readonly ask: AskLanguage & { readonly id: string }; readonly answer: PageView }
  'press.pageDraft': { readonly ask: PageDraft; readonly answer: { readonly id: string } }
  'press.publish': {
    readonly ask: { readonly id: string; readonly folder: string; readonly despite?: readonly string[] }
    readonly answer: { readonly folder: string; readonly files: readonly string[] }
  }
}
