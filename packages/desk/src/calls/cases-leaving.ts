/** What the pages are shown of consents, of what leaves, of filings and of what a capture exposes: see `cases.ts`. */
import type { Json } from '@safeconduct/core/base/json.ts'
import type { Hit } from './calls.ts'
import type { BreakView, DueAt, StoryView, TaskRow } from './cases.ts'
import type { StrikeView } from './sync.ts'

export type RecipientView = { readonly kind: string; readonly name: string }

export type ConsentView = {
  readonly id: string
  readonly caseId?: string
  readonly code?: string
  readonly purpose: string
  readonly status: string
  /** May something leave on it now? If not, the rules say why. */
  readonly usable: boolean
  /** Why not, as codes: `asked`, `refused`, `withdrawn`, `expired`, `suspended`, `not-yet`, `not-heard`, `not-explained`, `died`, `given-by-another`, `giver-must-not-know`, `lost`. */
  readonly flaws: readonly string[]
  readonly scope: 'all' | readonly Hit[]
  readonly recipients: readonly RecipientView[]
  readonly identifiability: string
  readonly givenAt: string
  readonly heardBy: string
  /** Everybody who heard the person say yes to these words. One alone is one member's word. */
  readonly hearers: readonly string[]
  readonly method: string
  readonly explained: readonly string[]
  readonly notExplained: readonly string[]
  readonly expires: DueAt
  readonly onLost: string
  readonly onDeath: string
  readonly ifTaken?: {
    readonly recipients: readonly RecipientView[]
    readonly words: string
    readonly afterHours: number
  }
  readonly withdrawn?: { readonly at: string; readonly wish: string; readonly via: string }
  /** After a wish to erase: until then nothing is erased, and it needs the person's own word. */
  readonly erasure?: {
    readonly state: 'waiting' | 'stopped-by-alarm' | 'held' | 'ready' | 'done'
    readonly after: string
    readonly confirmed: boolean
    /** Who has erased what it covers, each at their own desk; it takes two. */
    readonly by: readonly string[]
    /** How the words leave the signed entries, log by log. */
    readonly strikes: readonly StrikeView[]
  }
  readonly legalHold?: { readonly by: string; readonly why: string; readonly at: string }
  readonly acts: readonly ConsentAct[]
}
/** What was sealed away for a court, opened by two. `files` are items whose bytes this desk can open now. */
export type SealedView = {
  readonly id: string
  readonly words: Json
  readonly files: readonly string[]
}

export const consentActs = [
  'give',
  'hear',
  'refuse',
  'withdraw',
  'hold',
  'unhold',
  'confirmErase',
  'erase',
] as const
export type ConsentAct = (typeof consentActs)[number]
export type ConsentsView = { readonly now: string; readonly consents: readonly ConsentView[] }

/** What a withdrawal did at once, and what it can no longer do. */
export type WithdrawnView = {
  readonly consent: ConsentView
  readonly cancelled: readonly ReleaseRow[]
  /** Copies that are out: to whom, when, which hash. */
  readonly recall: readonly ReleaseRow[]
  readonly erasesAfter?: string
}

export type ReleaseRow = {
  readonly id: string
  readonly caseId?: string
  readonly to: RecipientView
  readonly purpose: string
  readonly identifiability: string
  /** Which paper was approved, where it is one. */
  readonly paper?: string
  readonly state: string
  readonly items: readonly {
    readonly item: Hit
    readonly derivative?: Hit
    readonly fields: readonly string[]
  }[]
  /** The headline of a public page, where it is to be one: it is read and written in the Press room. */
  readonly page?: string
  readonly approvals: readonly string[]
  readonly sentAt?: string
  readonly sha256?: string
  readonly recall?: { readonly askedAt: string; readonly answer?: string }
  readonly acts: readonly ReleaseAct[]
}
export const releaseActs = ['approve', 'send', 'cancel', 'recall', 'recalled'] as const
export type ReleaseAct = (typeof releaseActs)[number]
export type ReleaseView = ReleaseRow & {
  readonly now: string
  readonly consents: readonly ConsentView[]
  /** As the rules judge it now, on this device. At sending it is judged again, after a round with the relay. */
  readonly breaks: readonly BreakView[]
  readonly judgement: 'allow' | 'warn' | 'block'
}
export type ReleasesView = { readonly now: string; readonly releases: readonly ReleaseRow[] }
export type SentView = { readonly state: 'sent'; readonly release: ReleaseView }

export type FilingView = {
  readonly id: string
  readonly caseId?: string
  readonly type: string
  readonly body: string
  readonly by: string
  readonly filedAt?: string
  readonly reference?: string
  readonly persons: readonly Hit[]
  readonly asks: readonly {
    readonly ask: string
    /** A term of `askState`. */
    readonly state?: string
    readonly answer?: string
    readonly due?: DueAt
  }[]
  readonly remedies?: { readonly tried: readonly string[]; readonly whyNone?: string }
  readonly replyDue?: DueAt
  readonly response?: string
  /** The stage that a document proves, and the one that the press tells. */
  readonly stage?: string
  readonly claimedStage?: { readonly stage: string; readonly publication: Hit }
  readonly stages: readonly { readonly stage: string; readonly at: string; readonly item?: Hit }[]
  readonly moves: readonly string[]
  /** Of an urgent appeal that is not filed: what its form still needs, as `core/cases/appeal-forms.ts` names it. */
  readonly missing: readonly string[]
  /** What stands against filing it now. */
  readonly breaks: readonly BreakView[]
}
export type FilingsView = { readonly now: string; readonly filings: readonly FilingView[] }

export const exposedKinds = ['place', 'person', 'route', 'account', 'code_word', 'phone'] as const
export type ExposedKind = (typeof exposedKinds)[number]

/** Something that the person knew, and what is to be done because of it. */
export type ExposedRow = {
  readonly kind: ExposedKind
  readonly id: string
  readonly title: string
  readonly caseId?: string
  readonly code?: string
  /** How it is known that the person knew: `stayed`, `travelled`, `told`, `check-word`, `line-code`. */
  readonly how: string
  readonly since?: string
  /** Hours until it can hurt somebody; the list is ordered by it. */
  readonly hours: number
  readonly todo: string
  readonly task?: TaskRow
  /** Who lives there, or travels that way, now. */
  readonly there: readonly { readonly caseId: string; readonly code: string }[]
}
export type ExposureView = {
  readonly now: string
  readonly about: Hit
  readonly since?: string
  readonly rows: readonly ExposedRow[]
  /** They were there and knew of it: who must be asked, by code. */
  readonly knew: readonly { readonly caseId: string; readonly code: string }[]
}

/** One step, and all that it began. */
export type TakenView = {
  readonly now: string
  readonly story: StoryView
  /** Hours since. */
  readonly since: string
  readonly occurrence: string
  readonly tasks: readonly TaskRow[]
  /** Drafts of the urgent appeals; nothing is filed by the program. */
  readonly drafts: readonly FilingView[]
  readonly clocks: readonly { readonly what: string; readonly due: DueAt }[]
  /** What the person allowed to be said if this happened. */
  readonly ifTaken: readonly ConsentView[]
  readonly exposure: ExposureView
}

export type PaperView = {
  readonly lang: string
  readonly title: string
  readonly made: string
  readonly to: string
  readonly sections: readonly {
    readonly name: string
    readonly heading: string
    readonly note?: string
    readonly ownSheet?: true
    /** No lines: to be filled in by hand. */
    readonly boxes: readonly {
      readonly name: string
      readonly label: string
      readonly lines: readonly string[]
    }[]
  }[]
}

/** Whether a person may meet a journalist at this place. */
export type MeetingView = {
  readonly now: string
  readonly breaks: readonly BreakView[]
  /** Consents to be met that can be used now. */
  readonly consents: readonly ConsentView[]
}

/** What an export gives, once, for the printer or the recipient; nothing of it is kept. */
export type ExportView = {
  readonly release: string
  /** What the page shows and prints, box by box: a file of it in the folder of downloads would stay. */
  readonly paper: PaperView
  /** For a recipient with a key: a file in base64 that only they open, and the short form of that key. */
  readonly sealed?: { readonly file: string; readonly key: string }
  readonly html: string
  readonly json: string
  readonly sha256: string
}
