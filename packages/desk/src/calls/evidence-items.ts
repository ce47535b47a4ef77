/**
 * What the pages may ask of single items: the wall, looking into one, covering parts of it, setting an account anew, and
 * taking a page of the web. docs/formats/desk-calls.md, C112 to C119 and C133 to C135.
 *
 * Bytes travel in the answer of a call and in nothing else: no address of the desk shows a file, so none is in a history.
 */
import type { Language } from '@safeconduct/core/base/language.ts'
import type { Hit, Job } from './calls.ts'
import type { receivedWays, TakenView } from './evidence.ts'

/** How an item stands; `seal-waits` until the next step of the ledger of the device that sealed. */
export const wallStates = ['sealed', 'seal-waits', 'unsealed', 'erased'] as const
export type WallState = (typeof wallStates)[number]

/**
 * The strictest of what the people said whom it came from or whom it shows; who they are is not in it. `withheld`: this
 * device may not read whom it shows.
 */
export type ItemConsent = 'withdrawn' | 'not-given' | 'given' | 'nobody' | 'withheld'

export type WallItem = {
  readonly item: Hit
  /** Code of the vocabulary of source material. */
  readonly kind: string
  /** When it was taken in, and by which member. */
  readonly at: string
  readonly by: string
  /** Code of the person it came from. */
  readonly from?: string
  readonly via?: (typeof receivedWays)[number] | 'capture'
  readonly state: WallState
  readonly consent: ItemConsent
  /** Code of where a picture came from. */
  readonly provenance?: string
  /** Rule R26: another event's picture, or nobody knows whose. It is evidence of nothing. */
  readonly neverEvidence: boolean
  readonly graphic: boolean
  /** What it is a covered copy of. */
  readonly copyOf?: Hit
  /** Whether a file belongs to it. */
  readonly file: boolean
  /** Code of the case it lies in. */
  readonly caseCode?: string
  /** Releases that name it; a dossier is made of one. */
  readonly releases: readonly Hit[]
}

export type WallView = {
  /** Of this filter, and of all that this member may read. */
  readonly total: number
  readonly all: number
  readonly items: readonly WallItem[]
  /** Kinds that there are, for the choice above the wall. */
  readonly kinds: readonly { readonly kind: string; readonly count: number }[]
  /** Graphic items that this member had shown today, on this device. */
  readonly graphicToday: number
}

export type PictureView = {
  readonly base64: string
  readonly media: 'image/png' | 'image/jpeg'
  /** Of the original, in pixels; of a page of a paper at 150 to the inch. */
  readonly width: number
  readonly height: number
}

export type LookView = {
  readonly type: string
  readonly family: string
  /** Whether there is anything that can be asked for. */
  readonly shows: boolean
  /** Made anew by the workbench from the pixels alone. */
  readonly picture?: PictureView
  /** Of text: its beginning, as text. */
  readonly text?: string
  readonly pages?: number
  /** Why there is nothing to see. */
  readonly why?: string
  readonly graphicToday: number
}

export type ItemView = WallItem & {
  /** Marks that could identify somebody whom it shows (R27). */
  readonly marks: readonly string[]
  /** Of a film: from and to which second one of them is seen; of the others nobody said. */
  readonly marksSeen: readonly { readonly mark: string; readonly from: number; readonly to: number }[]
  /** Whether parts of it can be covered here. */
  readonly cover: 'picture' | 'paper' | 'film' | 'no'
  /** Covered copies of it. */
  readonly copies: readonly Hit[]
}

export type CoverBox = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly page?: number
  /** Of a film: from and to which second it lies there; all through where neither is said. */
  readonly from?: number
  readonly to?: number
  readonly why: string
  /** Which of the item's marks lie under it. */
  readonly covers: readonly string[]
}

/** A frame of a film, made anew, and the second at which it stands. */
export type StillView = { readonly at: number; readonly picture: PictureView }

export type FilmView = {
  readonly seconds: number
  /** Frames in a second, on average. */
  readonly rate: number
  readonly sound: boolean
}

export type StripView = FilmView & { readonly stills: readonly StillView[] }

export type CoverStart = {
  readonly item: ItemView
  readonly picture: PictureView
  readonly pages: number
  /** Of a film, whose `picture` is the frame at `at`. */
  readonly film?: FilmView & { readonly at: number }
  /** A box grows to tiles of so many pixels where the copy proves itself. */
  readonly tile: number
}

export const labelKinds = ['witness', 'person', 'place', 'unit', 'date', 'detail'] as const
export type LabelKind = (typeof labelKinds)[number]

export type AccountWish = {
  readonly id: string
  readonly labels: Language
  readonly named: readonly { readonly kind: LabelKind; readonly forms: readonly string[] }[]
  /** Whole paragraphs, or single sentences of one, from 0. */
  readonly leaveOut: readonly { readonly paragraph: number; readonly sentence?: number }[]
}

export type AccountSentence = {
  readonly given: string
  readonly said: string
  readonly is: 'given' | 'coded' | 'left-out'
}
export type AccountView = {
  readonly account: Hit
  readonly language: string
  readonly paragraphs: readonly {
    readonly number: number
    readonly sentences: readonly AccountSentence[]
  }[]
  /** Forms of listed names that would still stand in it. */
  readonly left: readonly string[]
  /** Without a seal nothing can prove itself to be from it. */
  readonly sealed: boolean
  /** Read back, and so it can be sealed now. */
  readonly canSeal: boolean
}

/** What was said of an account before: who heard it is no code of ours. */
export type EarlierTelling = { readonly to: string; readonly when?: string; readonly public?: boolean }

export type BeforeTaking = {
  readonly warnings: readonly {
    readonly kind: 'full-account-exists' | 'account-unfinished' | 'told-before' | 'only-a-summary'
    readonly account?: Hit
    readonly takenAt?: string
    readonly paragraphs?: number
    readonly times?: number
  }[]
  readonly tellings: readonly EarlierTelling[]
}

/** What a court will ask about an account that was sealed all the same. */
export type SealedAccount = { readonly should: readonly string[] }

/** The item that it was kept as: it leaves by a release, like every copy. */
export type MadeAccount = { readonly item: string }

export type TraceName =
  | 'place'
  | 'takenAt'
  | 'changedAt'
  | 'device'
  | 'serial'
  | 'owner'
  | 'artist'
  | 'copyright'
  | 'software'
  | 'thumbnails'
  | 'behind'
  | 'parts'
  | 'pixels'

export type InsideView = {
  /** Why an archive was not opened. */
  readonly flaw?: string
  readonly files: readonly { readonly name: string; readonly size: number }[]
  readonly total: number
  readonly chats: readonly {
    readonly app: string
    readonly title?: string
    readonly messages: number
    readonly first?: string
    readonly last?: string
  }[]
}

/** What a file says of itself. Whoever made it wrote it, and may have lied. */
export type ReportView = {
  readonly type: string
  /** What else a program could take it for. */
  readonly also: readonly string[]
  readonly traces: readonly { readonly name: TraceName; readonly value: string }[]
  readonly credentials?: {
    readonly state: 'none' | 'valid' | 'trusted' | 'invalid'
    readonly signer?: string
    readonly signedAt?: string
    readonly generator?: string
    readonly problems: readonly string[]
  }
  readonly inside?: InsideView
  readonly whys: readonly string[]
  /** The report that was sealed with it when it was taken in, and whether what is read now is the same. */
  readonly sealed?: { readonly sha256: string; readonly same: boolean }
}

export type TakenFiles = { readonly files: readonly TakenView[] }

export type ItemCalls = {
  'evidence.wall': {
    readonly ask: {
      readonly kind?: string
      readonly state?: WallState
      readonly offset: number
      readonly limit: number
      readonly language?: Language
    }
    readonly answer: WallView
  }
  'evidence.item': {
    readonly ask: { readonly id: string; readonly language?: Language }
    readonly answer: ItemView
  }
  /** `clear`: not blurred. That is an opening, and is written down (CU5). */
  'evidence.look': {
    readonly ask: {
      readonly id: string
      readonly clear: boolean
      readonly large: boolean
      readonly page?: number
    }
    readonly answer: LookView
  }
  'evidence.report': { readonly ask: { readonly id: string }; readonly answer: ReportView }
  /** What the person of the case sent by the line. */
  'evidence.takeLine': {
    readonly ask: { readonly caseId: string; readonly provenance?: string }
    readonly answer: TakenFiles
  }
  /** Files of an archive, by their names in it. */
  'evidence.takeOut': {
    readonly ask: { readonly id: string; readonly names: readonly string[] }
    readonly answer: TakenFiles
  }
  /** The file itself, to be saved outside the vault. */
  'evidence.file': {
    readonly ask: { readonly id: string }
    readonly answer: { readonly base64: string; readonly type: string; readonly name: string }
  }
  'evidence.coverStart': {
    readonly ask: { readonly id: string; readonly page?: number; readonly language?: Language }
    readonly answer: CoverStart
  }
  'evidence.coverMake': {
    readonly ask: {
      readonly id: string
      readonly boxes: readonly CoverBox[]
      /** `proof`: lossless, in full size, proving itself. `small`: made anew, without the noise of its sensor. */
      readonly form: 'proof' | 'small'
      /** Keep the sound of a film. */
      readonly sound?: boolean
    }
    readonly answer: Job
  }
  /** Frames spread over a film, blurred: no opening. */
  'evidence.strip': { readonly ask: { readonly id: string }; readonly answer: StripView }
  /** Frames as they are, at these seconds: an opening. */
  'evidence.stills': {
    readonly ask: { readonly id: string; readonly at: readonly number[] }
    readonly answer: { readonly stills: readonly StillView[]; readonly graphicToday: number }
  }
  /** A part to watch, made anew: an opening. */
  'evidence.clip': {
    readonly ask: { readonly id: string; readonly from: number; readonly sound: boolean }
    readonly answer: { readonly base64: string; readonly seconds: number; readonly graphicToday: number }
  }
  /** What is known before an account of somebody is taken. */
  'evidence.beforeTaking': {
    readonly ask: { readonly source: string; readonly language?: Language }
    readonly answer: BeforeTaking
  }
  'evidence.account': { readonly ask: AccountWish; readonly answer: AccountView }
  'evidence.accountMake': { readonly ask: AccountWish; readonly answer: MadeAccount }
  'evidence.accountSeal': { readonly ask: { readonly id: string }; readonly answer: SealedAccount }
  'evidence.capture': {
    readonly ask: { readonly url: string; readonly words: readonly string[]; readonly via?: string }
    readonly answer: Job
  }
}
