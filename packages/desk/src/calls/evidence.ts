/**
 * What the pages may ask of evidence: an item's papers (its seals, its chain of custody, the gaps in it and who could
 * testify), and a dossier of a release: what it would lack, and making it.
 * docs/formats/desk-calls.md, C108 and on. Members are named by their codes; no salt, manifest or key is in an answer.
 */
import type { Language } from '@safeconduct/core/base/language.ts'
import type { CustodyType } from '@safeconduct/core/evidence/custody/event.ts'
import type { CallRefusal, Hit, Job } from './calls.ts'
import type { BreakView } from './cases.ts'
import type { ReleaseView } from './cases-leaving.ts'
import type { ItemCalls } from './evidence-items.ts'

export type SealView = {
  readonly at: string
  readonly by: string
  /** `waiting` until the next step of the ledger of the device that sealed. */
  readonly state: 'waiting' | 'in-ledger'
  readonly witnesses: readonly CosignedView[]
  readonly times: readonly TimeView[]
  readonly block?: BlockView
}

/** A partner that signed the step of the ledger, and when it says to have seen it. */
export type CosignedView = { readonly name: string; readonly at?: string }

/** A token of RFC 3161: believed by a root of ours; said by an authority that nobody here knows; or of something else. */
export type TimeView =
  | { readonly state: 'believed' | 'unjudged'; readonly at: string; readonly authority: string }
  | { readonly state: 'wrong' }

/** A proof of OpenTimestamps: a promise until a block bears it. */
export type BlockView = {
  readonly state: 'promised' | 'in-block' | 'wrong'
  readonly blocks: readonly number[]
  readonly calendars: readonly string[]
}

export type HandlingView = {
  readonly at: string
  readonly what: CustodyType
  readonly by: string
  readonly second?: string
  readonly purpose?: string
  readonly failed: boolean
}

export type GapView = {
  readonly kind:
    | 'before-reception'
    | 'unsealed'
    | 'in-transit'
    | 'alone'
    | 'missing-event'
    | 'erased-event'
    | 'unsure-clock'
  readonly from?: string
  readonly to?: string
  readonly by?: string
}

export type PapersView = {
  readonly seals: readonly SealView[]
  readonly handlings: readonly HandlingView[]
  readonly gaps: readonly GapView[]
  /** What each could speak about before a court; `making` and `source` are the person's own. */
  readonly could: readonly { readonly who: string; readonly to: readonly string[] }[]
}

export type DossierItemView = {
  readonly number: number
  readonly item: Hit
  /** What leaves in its place: a covered copy. */
  readonly copy?: Hit
  /** Without its file no dossier is written; without its seal one is, and says so. */
  readonly lacks: readonly ('no-file' | 'unsealed' | 'seal-waits')[]
  readonly gaps: number
}

export type ContraryView = {
  /** The code by which it is left out. */
  readonly what: string
  /** The record itself, where it has a name that people know. */
  readonly record?: Hit
  readonly against: string
  readonly kind: 'account' | 'denial' | 'material' | 'finding'
  readonly who: string
  readonly words: string
  readonly date?: string
}

export type DossierReadyView = {
  readonly release: ReleaseView
  readonly hasKey: boolean
  /** Why none may be made now, `breaks` apart. */
  readonly refusal?: CallRefusal
  readonly breaks: readonly BreakView[]
  readonly items: readonly DossierItemView[]
  readonly contrary: readonly ContraryView[]
}

/** What a member writes of a dossier; everything else is read from the records. */
export type DossierAsk = {
  readonly release: string
  readonly folder: string
  readonly title: string
  /** Counts from 1: a second dossier of one release says that it is the second. */
  readonly version: number
  readonly language?: Language
  readonly summary: readonly string[]
  readonly law: readonly { readonly instrument: string; readonly text: string }[]
  readonly method: readonly string[]
  readonly contact?: string
  readonly authority?: string
  readonly omit: readonly { readonly what: string; readonly reason: string }[]
  /** `age1…`: to whom the annex is sealed. */
  readonly annexFor: readonly string[]
}

/** How something came to us: the words of a seal's manifest. */
export const receivedWays = [
  'by-hand',
  'line',
  'chat-export',
  'post',
  'public-web',
  'partner',
  'made-here',
] as const

/** What a reader should know before opening it. */
export type IntakeWarning =
  | 'named-for-something-else'
  | 'two-kinds-at-once'
  | 'would-run'
  | 'sealed-by-somebody-else'
  | 'of-no-known-kind'

export type TakenView =
  | {
      readonly name: string
      readonly state: 'taken-in' | 'already-here'
      readonly id: string
      /** What it is by its content, whatever its name says. */
      readonly type: string
      readonly warnings: readonly IntakeWarning[]
    }
  | { readonly name: string; readonly state: 'refused'; readonly refusal: CallRefusal }

export type TakeAsk = {
  readonly caseId: string
  readonly name: string
  readonly receivedVia: (typeof receivedWays)[number]
  /** The person of the case gave it. */
  readonly fromPerson: boolean
  readonly provenance?: string
}

export type EvidenceCalls = ItemCalls & {
  /** A file comes in pieces, in order; it is an item once `takeEnd` has answered. */
  'evidence.takeBegin': { readonly ask: TakeAsk; readonly answer: { readonly id: string } }
  'evidence.takePiece': {
    readonly ask: { readonly id: string; readonly at: number; readonly base64: string }
    readonly answer: { readonly got: number }
  }
  'evidence.takeEnd': { readonly ask: { readonly id: string }; readonly answer: TakenView }
  'evidence.takeDrop': { readonly ask: { readonly id: string }; readonly answer: Record<string, never> }
  'evidence.papers': { readonly ask: { readonly id: string }; readonly answer: PapersView }
  'evidence.dossierReady': {
    readonly ask: { readonly release: string; readonly language?: Language }
    readonly answer: DossierReadyView
  }
  'evidence.dossierMake': { readonly ask: DossierAsk; readonly answer: Job }
}
