/**
 * What the pages may ask of the line: the queue, one thread, replies, trust, flags, duty, and the line's own
 * setting up. docs/formats/desk-calls.md, C80 to C86.
 *
 * No answer ever carries a return code that was made earlier, a key, the relay's token or a second code. What a
 * caller sent is text to be shown as text: it is never HTML, and its files are bytes to be saved, never rendered.
 */
import type { Language } from '@safeconduct/core/base/language.ts'

export const channels = ['web', 'voice', 'email', 'messenger', 'partner', 'in_person'] as const
export type Channel = (typeof channels)[number]
export const handChannels = ['voice', 'email', 'messenger', 'partner', 'in_person'] as const
export const lineStates = ['open', 'busy', 'closed'] as const
export type LineOpen = (typeof lineStates)[number]
export const trustLevels = ['V0', 'V1', 'V2', 'V3'] as const
export type TrustLevel = (typeof trustLevels)[number]
export const dutyLevels = ['L1', 'L2', 'L3'] as const
export type DutyLevel = (typeof dutyLevels)[number]
export const screens = ['only-me', 'others-may-see', 'unknown'] as const

/** A clock that every desk computes alike from the records. */
export type DueView = { readonly at: string; readonly state: 'running' | 'soon' | 'late' }

export type LeaseView = {
  /** Code of the member, where the roster tells who holds it. */
  readonly who?: string
  readonly mine: boolean
  readonly until: string
}

export type FlagView = {
  readonly id: string
  readonly kind: string
  readonly text?: string
  readonly until: string
  readonly by: string
}

/** May an answer reach the person now? `outside`: it is held until `opensAt`. */
export type SafeNow =
  | { readonly state: 'any-time' | 'inside' | 'not-said' }
  /** Too old, or the phone was taken since: ask again, with a text that is safe to be seen, before anything else. */
  | { readonly state: 'expired'; readonly why: 'old' | 'phone-taken' }
  | { readonly state: 'outside'; readonly opensAt: string }

export type QueueRow = {
  /** The HelpRequest. */
  readonly id: string
  readonly title: string
  readonly channel: Channel
  readonly lang: string
  /** Terms of `priority` and `helpRequestState`. */
  readonly priority: string
  readonly state: string
  readonly receivedAt: string
  readonly lastInAt: string
  readonly unread: number
  readonly held: number
  /** Absent when it was given. */
  readonly firstAnswer?: DueView
  readonly promised?: DueView
  readonly lease?: LeaseView
  readonly aboutOther: boolean
  readonly disconnects: number
  readonly trust: TrustLevel
  readonly flags: readonly FlagView[]
  readonly safe: SafeNow
  /** The second code of this thread was used: somebody may be forcing the person. Nobody has acknowledged it. */
  readonly duress?: { readonly at: string; readonly seen: boolean }
  readonly caseId?: string
  /** Who waits for whom. */
  readonly turn: 'ours' | 'theirs' | 'ended'
  readonly red: boolean
  /** There is a code with which the person can read an answer; without, the answer goes the channel's own way. */
  readonly answerable: boolean
}

export type VoiceView = {
  readonly seconds?: number
  readonly bytes: number
  /** As the browser named it; for the player of this desk, never for a page. */
  readonly type: string
  /** `coming`: pieces are still being fetched. */
  readonly state: 'coming' | 'whole' | 'truncated' | 'gone'
}
export type FileView = {
  readonly id: string
  /** A name that this program gave it. */
  readonly name: string
  readonly bytes: number
  readonly state: 'coming' | 'whole' | 'truncated' | 'gone'
}

export type MessageView = {
  readonly id: string
  readonly way: 'in' | 'out'
  /** `burnt`: the thread was destroyed by whoever holds its code. */
  readonly kind: 'text' | 'voice' | 'opened' | 'duress' | 'file' | 'burnt'
  readonly at: string
  /** As it came. Control signs are shown as marks by the page. */
  readonly text: string
  /** Code of the member who wrote an answer. */
  readonly by?: string
  /** Of an answer: `held` waits for the safe hours, `waiting` for the relay; `withdrawn` was taken back unsent. */
  readonly state: 'received' | 'held' | 'waiting' | 'sent' | 'withdrawn'
  readonly goesAt?: string
  /** Says only that something arrived: it stops no clock. */
  readonly receiptOnly: boolean
  /** Written under the second code: the person may not be the one who wrote it, or may not be alone. */
  readonly underSecondCode: boolean
  readonly unread: boolean
  readonly voice?: VoiceView
  readonly files: readonly FileView[]
}

export type NoteView = {
  readonly id: string
  readonly text: string
  readonly by: string
  readonly at: string
}

export type SafeContactView = {
  /** Minutes of the day where the person is; `offset` minutes from UTC. None: any time. */
  readonly hours: readonly { readonly from: number; readonly to: number; readonly offset: number }[]
  readonly screen: (typeof screens)[number]
  readonly way: string
  /** The word that means "I cannot talk". */
  readonly cannotTalk: string
}

export type TrustStatement = {
  readonly id: string
  readonly act: 'raises' | 'lowers'
  readonly level: TrustLevel
  readonly by: string
  readonly at: string
  readonly why: string
}
/** Listed for people to weigh; the program decides nothing from them. */
export type SignView = {
  readonly kind: 'asks-for-others' | 'refuses-code' | 'insists-on-phone' | 'same-text' | 'time-pressure'
  /** The message that made it, and where in its text; without one, the request's own. */
  readonly message?: string
  readonly start: number
  readonly end: number
  /** The other request with the same words. */
  readonly like?: string
}

export type ThreadView = QueueRow & {
  readonly body: string
  readonly messages: readonly MessageView[]
  readonly notes: readonly NoteView[]
  readonly safeContact?: SafeContactView
  readonly cannotTalkUsed: boolean
  readonly trustStatements: readonly TrustStatement[]
  /** What a further signature would make it, and how many it still needs. */
  readonly trustNext?: { readonly level: TrustLevel; readonly signatures: number }
  readonly signs: readonly SignView[]
  readonly lastOpenedAt?: string
  /** The person has destroyed the thread then and not written since: what is sent reaches nobody. */
  readonly burntAt?: string
  /** A code was made on this desk and nobody has said yet that it was handed over: `line.code` shows it again. */
  readonly codeWaits: boolean
  /** The moves that its state allows. */
  readonly moves: readonly string[]
  /** The only text that may be sent: a request about another person (R15). */
  readonly neutral?: { readonly [L in Language]: string }
  readonly slots: readonly {
    readonly id: string
    /** In bytes. */
    readonly room: number
    readonly state: 'open' | 'filled' | 'gone'
  }[]
  /** Who is told of this wait, and from when. */
  readonly ladder: readonly RungView[]
}
export type RungView = {
  readonly level: DutyLevel
  readonly who: readonly string[]
  readonly from: string
  readonly told: boolean
}

export const cannedUses = ['receipt', 'question', 'answer'] as const
export type CannedUse = (typeof cannedUses)[number]
export type CannedView = {
  readonly id: string
  readonly title: string
  readonly lang: string
  readonly use: CannedUse
  readonly text: string
  readonly safeToBeSeen: boolean
  /** Nobody may send one that no second person has read. */
  readonly reviewedBy: readonly string[]
  readonly by: string
}

export type ShiftView = {
  readonly id: string
  readonly who: string
  readonly mine: boolean
  readonly from: string
  readonly to: string
  readonly zone: string
  readonly languages: readonly string[]
  readonly level: DutyLevel
  /** `missing`: nobody began it. `overdue`: its time is over and no note was handed on. */
  readonly state: 'coming' | 'missing' | 'on' | 'overdue' | 'ended' | 'cancelled'
  readonly handOver?: string
}
export type DutyView = {
  readonly shifts: readonly ShiftView[]
  readonly now: readonly ShiftView[]
  readonly mine?: string
  /** The last notes that were left, newest first. */
  readonly handOvers: readonly { readonly who: string; readonly at: string; readonly text: string }[]
  /** Members whose turns make too many nights in a row. */
  readonly nights: readonly { readonly who: string; readonly nights: number }[]
  readonly members: readonly { readonly code: string; readonly me: boolean }[]
}

export type LineView =
  | { readonly state: 'not-mine' }
  /** What was entered by hand is worked on all the same. */
  | { readonly state: 'no-relay'; readonly now: string }
  | { readonly state: 'not-set-up'; readonly now: string; readonly maySetUp: boolean }
  | LineReady
export type LineReady = {
  readonly state: 'ready'
  /** The desk's clock: waiting is counted from it and from no other. */
  readonly now: string
  /** This device can sign the notice and build the page. */
  readonly mayPublish: boolean
  /** An admin, who may begin the line anew. */
  readonly maySetUp: boolean
  /** The week's private half. `awaited`: a colleague's device will hand it over. */
  readonly key: 'here' | 'awaited'
  readonly relay: 'never-heard' | 'heard' | 'silent'
  readonly heardAt?: string
  /** Why the relay refused this desk the last time. */
  readonly trouble?: string
  /** Messages of a page that is newer than this program. */
  readonly newer: number
  /** By how many minutes this desk's clock is before the relay's; behind it, below nought. Absent when they agree. */
  readonly clockAhead?: number
  readonly published?: {
    readonly at: string
    /** The first day on which callers would find no key: an admin's desk must be on before. */
    readonly until: string
    readonly line: LineOpen
    readonly waitMinutes?: number
    readonly page: boolean
  }
  readonly pages: readonly string[]
  readonly counts: {
    readonly open: number
    readonly unread: number
    readonly held: number
    readonly late: number
    readonly duress: number
  }
  readonly onDuty: readonly string[]
  readonly mineUntil?: string
  /** Grows when something came in: what a page shows may be older. */
  readonly news: number
}

/** Shown until it was handed over, on the desk that made it: say it or write it down for the person. */
export type NewCode = {
  readonly words: readonly string[]
  readonly digits: readonly string[]
  readonly language: Language
}
