/**
 * What the pages are shown of cases: tonight, the board, and one case as a story. Shelters, journeys, visas and
 * support: `cases-moves.ts`; consents, releases, filings and what a capture exposes: `cases-leaving.ts`.
 *
 * Whatever this device holds no key for is in no view: no row, no number, no title. So a list that is short for one
 * member is longer for another, and nothing tells the first that it is. Words are codes of vocabularies; pages
 * turn them into words. docs/formats/desk-calls.md, C90 and on.
 */
import type { Language } from '@safeconduct/core/base/language.ts'
import type { Lane } from '@safeconduct/core/cases/marks.ts'
import type { TonightKind } from '@safeconduct/core/cases/tonight-row.ts'
import type { Hit } from './calls.ts'
import type { ConsentView, FilingView, ReleaseRow } from './cases-leaving.ts'
import type { JourneyView, SupportRow, VisaRow } from './cases-moves.ts'

/** A rule that would be broken. The words of `rule`, `because` and `allow`: `core/rules/words.ts`. */
export type BreakView = {
  /** `R01` to `R34`. */
  readonly rule: string
  readonly because: string
  /** What would make it allowed. */
  readonly allow: string
  readonly record?: Hit
  readonly field?: string
  /** Codes, days and counts for the sentence. */
  readonly names: Readonly<Record<string, string | number>>
}

/** `late`: its time is past. `missed`: its grace is past, too. */
export type Due = 'missed' | 'late' | 'soon' | 'today' | 'later'
export type DueAt = { readonly at: string; readonly state: Due }

/** One thing to be done, by the time at which somebody comes to harm when it is not. */
export type TonightRow = {
  readonly kind: TonightKind
  /** The record it is about, which Enter opens; of a leg its journey, `#` and its number. */
  readonly id: string
  /** What there is to do, as a code: `check-missed`, `leg-today`, `stay-over`, `review-late`… */
  readonly what: string
  readonly title: string
  readonly caseId?: string
  /** The person's code. */
  readonly code?: string
  readonly priority?: string
  readonly due: DueAt
  /** Days over, hours left, a shelter's code, where the sentence needs one. */
  readonly facts: Readonly<Record<string, string | number>>
}

export type TonightView = {
  readonly now: string
  readonly rows: readonly TonightRow[]
  readonly counts: { readonly missed: number; readonly late: number; readonly today: number }
  /** What watches while every laptop is shut. */
  readonly watch: WatchView
}

/** The relays that hold this organisation's timers. */
export type WatchView = {
  readonly state: 'no-relay' | 'never-heard' | 'heard' | 'silent'
  readonly heardAt?: string
  readonly armed: number
  /** Checks whose timer stands at no relay: an alarm rings only on open desks. */
  readonly onlyHere: number
  /** What is wrong with the relay: `silent`, `stopped`, `other-clock`, `missing`, `channel`. */
  readonly troubles: readonly string[]
  /** Timers that were gone though nobody had answered, and were set again: only a member could have taken them. */
  readonly takenAway: number
  /** The relay that keeps timers alone, where one was named: heard and troubled by itself. */
  readonly second?: {
    readonly url: string
    readonly state: 'never-heard' | 'heard' | 'silent'
    readonly heardAt?: string
    readonly armed: number
    readonly troubles: readonly string[]
  }
}

export type StepView = { readonly what: string; readonly due: DueAt; readonly who?: string }

export type BoardRow = {
  readonly id: string
  /** The person's. */
  readonly code: string
  readonly title: string
  readonly state: string
  readonly priority: string
  /** What the instrument's answers gave: RED, AMBER, GREEN. */
  readonly level?: 'RED' | 'AMBER' | 'GREEN'
  readonly owner: string
  readonly mine: boolean
  readonly minor: boolean
  /** A lowering that waits for a second person. */
  readonly awaitsSecond: boolean
  readonly openedAt: string
  /** Absent: nobody has ever assessed the danger. */
  readonly assessedAt?: string
  /** `why`: `never-assessed`, `occurrence`, `instrument`, `agreed`; `over`: the case is closed and nothing is due. */
  readonly review: DueAt & { readonly why: string }
  /** Absent: nothing was promised to this person, which is a fault of its own. */
  readonly next?: StepView
  readonly threatActors: readonly string[]
  /** Checks that were missed. */
  readonly alarms: number
}

export const boardFilters = ['open', 'mine', 'danger', 'review', 'no-step', 'closed'] as const
export type BoardFilter = (typeof boardFilters)[number]

export type BoardView = {
  readonly now: string
  readonly total: number
  readonly counts: Readonly<Record<BoardFilter, number>>
  readonly rows: readonly BoardRow[]
}

export type AssessmentView = {
  readonly id: string
  readonly at: string
  readonly by: string
  readonly priority: string
  readonly factors: readonly string[]
  readonly threatActors: readonly string[]
  readonly likelihood: number
  readonly impact: number
  readonly plan: string
  readonly capacities: string
  readonly review: DueAt
  readonly instrument?: string
  /** What was answered to each question of the instrument. */
  readonly answers: readonly {
    readonly question: string
    readonly answer: 'yes' | 'no' | 'unknown' | 'not_asked'
  }[]
  /** The questions whose answers made the level. */
  readonly because: readonly string[]
  readonly level?: 'RED' | 'AMBER' | 'GREEN'
  /** It lowers what stood before, and nobody else has signed it: it does not count yet. */
  readonly awaitsSecond: boolean
  readonly secondReader?: string
}

/** One mark on a lane of the time line. */
export type StoryMark = {
  readonly id: string
  readonly type: string
  readonly at: string
  /** A stay, a consent, a move: until when. */
  readonly until?: string
  /** How precisely the day is known: a term of `datePrecision`. */
  readonly precision?: string
  /** What it is: `told`, `taken`, a term of the record's own kind. */
  readonly what: string
  readonly state?: string
  readonly title: string
}

export type CheckRow = {
  readonly id: string
  readonly caseId?: string
  readonly code?: string
  /** Terms of `checkKind` and `checkOutcome`. */
  readonly kind: string
  readonly outcome?: string
  readonly subject?: Hit
  readonly due: DueAt
  /** From then on people are told. */
  readonly alarmAt: string
  readonly every?: string
  readonly graceHours: number
  readonly escalation: readonly string[]
  /** How far up the list the alarm is; 0: nobody is told yet. */
  readonly rung: number
  readonly acknowledged?: { readonly by: string; readonly at: string }
  /** A weaker setting that one member asked for: it counts when another asks for the same. */
  readonly asked: readonly {
    readonly by: string
    readonly at: string
    readonly dueAt: string
    readonly graceHours: number
    readonly escalation: readonly string[]
    readonly why: string
    readonly mine: boolean
  }[]
  /** Whose desk wrote what came of the last due time: one member's word, also that it came by the link. */
  readonly heardBy?: { readonly by: string; readonly isLink: boolean }
  readonly timer: 'armed' | 'only-here' | 'none'
  readonly link: 'none' | 'open' | 'used' | 'over'
  /** A second word was used: whoever answered may not be free. Shown to those on the list alone. */
  readonly duress: boolean
  /** Who has heard the person in safety since the second word: it stands until two members have (CA54). */
  readonly wellBy: readonly string[]
}

export type TaskRow = {
  readonly id: string
  readonly caseId?: string
  readonly code?: string
  readonly what: string
  readonly text: string
  readonly due?: DueAt
  readonly who: string
  readonly state: string
  readonly from?: Hit
}

export type OccurrenceRow = {
  readonly id: string
  readonly kind: string
  readonly at: string
  readonly known: string
  readonly heldBy?: string
  readonly lastSeen?: string
  readonly by: string
}

/** Who may read what of a case: parts are `work`, `names`, `places`, `medical`, `allegations`. */
export type ReaderRow = { readonly member: string; readonly parts: readonly string[] }

export type StoryView = BoardRow & {
  readonly now: string
  readonly personId: string
  readonly pseudonym: string
  readonly ageBand: string
  /** Who wrote that this minor is of age; it counts when a second member does. */
  readonly ofAge: readonly string[]
  readonly langs: readonly string[]
  readonly team: readonly string[]
  /** The states it may go to now. */
  readonly moves: readonly string[]
  readonly summary: string
  readonly neverTell: readonly string[]
  readonly trustedContact?: Hit
  /** Of a minor: the decision of two members, where there is one. */
  readonly bestInterest?: { readonly by: readonly string[]; readonly at: string; readonly decision: string }
  readonly frozen: boolean
  readonly assessments: readonly AssessmentView[]
  readonly checks: readonly CheckRow[]
  readonly tasks: readonly TaskRow[]
  readonly occurrences: readonly OccurrenceRow[]
  readonly journeys: readonly JourneyView[]
  readonly visas: readonly VisaRow[]
  readonly support: readonly SupportRow[]
  readonly consents: readonly ConsentView[]
  readonly releases: readonly ReleaseRow[]
  readonly filings: readonly FilingView[]
  /** The time line; a lane with nothing in it is left out. */
  readonly lanes: readonly { readonly lane: Lane; readonly marks: readonly StoryMark[] }[]
  /** From the first mark to the last, for the axis. */
  readonly span: { readonly from: string; readonly to: string }
  readonly papers: readonly Hit[]
  readonly readers: readonly ReaderRow[]
}

export type AskLanguage = { readonly language?: Language }
