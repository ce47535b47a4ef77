/**
 * What the pages may ask of the line: the queue, one thread, replies, trust, flags, duty, and the line's own
 * setting up. docs/formats/desk-calls.md, C80 to C99.
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
  readonly kind: 'text' | 'voice' | 'opened' | 'duress'
  readonly at: string
  /** As it came. Control signs are shown as marks by the page. */
  readonly text: string
  /** Code of the member who wrote an answer. */
  readonly by?: string
  /** Of an answer: `held` waits for the safe hours, `waiting` for the relay. */
  readonly state: 'received' | 'held' | 'waiting' | 'sent'
  readonly goesAt?: string
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
  readonly level: TrustLevel
  readonly by: string
  readonly at: string
  readonly why: string
}
/** Listed for people to weigh; the program decides nothing from them. */
export type SignView = { readonly kind: string; readonly message?: string }

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
  /** The moves that its state allows. */
  readonly moves: readonly string[]
  /** The only text that may be sent: a request about another person (R15). */
  readonly neutral?: { readonly [L in Language]: string }
  readonly slots: readonly {
    readonly id: string
    readonly room: number
    readonly state: 'open' | 'filled' | 'gone'
  }[]
}

export type CannedView = {
  readonly id: string
  readonly lang: Language
  readonly text: string
  readonly safeToBeSeen: boolean
  readonly reviewedBy?: string
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
  readonly state: 'coming' | 'on' | 'overdue' | 'ended'
  readonly handOver?: string
}
export type DutyView = {
  readonly shifts: readonly ShiftView[]
  readonly now: readonly ShiftView[]
  readonly mine?: string
  /** The last notes that were left, newest first. */
  readonly handOvers: readonly { readonly who: string; readonly at: string; readonly text: string }[]
  /** Who is told next when nobody answers. */
  readonly ladder: readonly {
    readonly level: DutyLevel
    readonly who: readonly string[]
    readonly after: number
  }[]
}

export type LineView =
  | { readonly state: 'not-mine' }
  | { readonly state: 'no-relay' }
  | { readonly state: 'not-set-up'; readonly maySetUp: boolean }
  | LineReady
export type LineReady = {
  readonly state: 'ready'
  /** The desk's clock: waiting is counted from it and from no other. */
  readonly now: string
  /** This device can sign the notice and build the page. */
  readonly mayPublish: boolean
  /** The week's private half. `awaited`: a colleague's device will hand it over. */
  readonly key: 'here' | 'awaited'
  readonly relay: 'never-heard' | 'heard' | 'silent'
  readonly heardAt?: string
  /** Why the relay refused this desk the last time. */
  readonly trouble?: string
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

/** Shown once, never again: say it or write it down for the person. */
export type NewCode = {
  readonly words: readonly string[]
  readonly digits: readonly string[]
  readonly language: Language
}

type Nothing = Record<string, never>
type One = { readonly id: string }

export type LineCalls = {
  'line.read': { readonly ask: Nothing; readonly answer: LineView }
  /** An admin founds the line at the organisation's relay. `space`: the code that the relay's keeper gave. */
  'line.setUp': {
    readonly ask: {
      readonly pages: readonly string[]
      readonly exitTo: string
      readonly otherWays: { readonly [L in Language]: string }
      readonly space?: string
    }
    readonly answer: LineView
  }
  'line.publish': {
    readonly ask: {
      readonly line: LineOpen
      readonly waitMinutes?: number
      readonly otherWays?: { readonly [L in Language]: string }
    }
    readonly answer: LineView
  }
  /** Writes the public page and prints its hashes. */
  'line.page': {
    readonly ask: { readonly folder: string }
    readonly answer: {
      readonly folder: string
      readonly files: readonly { readonly name: string; readonly sha256: string }[]
    }
  }
  'line.now': { readonly ask: Nothing; readonly answer: LineView }
  'line.queue': {
    readonly ask: {
      readonly offset: number
      readonly limit: number
      readonly which: 'open' | 'all'
      readonly language?: Language
    }
    readonly answer: { readonly total: number; readonly rows: readonly QueueRow[] }
  }
  'line.thread': { readonly ask: One; readonly answer: ThreadView }
  /** The thread was looked at by this member: nothing of it is unread any more. */
  'line.seen': { readonly ask: One; readonly answer: ThreadView }
  'line.duressSeen': { readonly ask: One; readonly answer: ThreadView }
  'line.lease': { readonly ask: One; readonly answer: ThreadView }
  'line.release': { readonly ask: One; readonly answer: ThreadView }
  /**
   * Refused as `reply-other-person`, `reply-place`, `reply-holds-code`, `reply-too-long`, `reply-empty`,
   * `reply-not-seen-safe`, `no-lease`, `lease-held`, `not-answerable`. `field` is `text`.
   */
  'line.reply': {
    readonly ask: { readonly id: string; readonly text: string; readonly canned?: string }
    readonly answer: {
      readonly state: 'sent' | 'held' | 'waiting'
      readonly goesAt?: string
      readonly thread: ThreadView
    }
  }
  /** Takes back an answer that is held: it was never sent. */
  'line.unsay': {
    readonly ask: { readonly id: string; readonly message: string }
    readonly answer: ThreadView
  }
  'line.note': { readonly ask: { readonly id: string; readonly text: string }; readonly answer: ThreadView }
  'line.priority': {
    readonly ask: { readonly id: string; readonly priority: string }
    readonly answer: ThreadView
  }
  'line.move': {
    readonly ask: { readonly id: string; readonly state: string; readonly reason?: string }
    readonly answer: ThreadView
  }
  'line.promise': {
    /** `none` takes the promise back. */
    readonly ask: { readonly id: string; readonly at: string }
    readonly answer: ThreadView
  }
  'line.link': { readonly ask: { readonly id: string; readonly caseId: string }; readonly answer: ThreadView }
  /** A new Case from this request. */
  'line.accept': {
    readonly ask: { readonly id: string; readonly title: string }
    readonly answer: { readonly caseId: string; readonly thread: ThreadView }
  }
  'line.trust': {
    readonly ask: { readonly id: string; readonly level: TrustLevel; readonly why: string }
    readonly answer: ThreadView
  }
  'line.flag': {
    readonly ask: {
      readonly id: string
      readonly kind: string
      readonly text?: string
      readonly until: string
    }
    readonly answer: ThreadView
  }
  'line.unflag': {
    readonly ask: { readonly id: string; readonly flag: string }
    readonly answer: ThreadView
  }
  /** The person may now send a file of so many bytes; the next answer tells their page. */
  'line.openSlot': {
    readonly ask: { readonly id: string; readonly room: number; readonly text: string }
    readonly answer: ThreadView
  }
  /** `file` is the id of a message with a voice, or of a file. Bytes for a player or for saving. */
  'line.bytes': {
    readonly ask: { readonly id: string; readonly file: string }
    readonly answer: { readonly base64: string; readonly type: string; readonly truncated: boolean }
  }
  'line.enter': {
    readonly ask: {
      readonly channel: (typeof handChannels)[number]
      readonly lang: string
      readonly text: string
      readonly aboutOther: boolean
      readonly receivedAt?: string
      readonly priority?: string
      readonly safeContact?: SafeContactView
    }
    readonly answer: ThreadView
  }
  /** For a request that was entered by hand; the words are answered once and kept nowhere. */
  'line.code': {
    readonly ask: { readonly id: string; readonly language: Language }
    readonly answer: { readonly code: NewCode; readonly thread: ThreadView }
  }
  'line.canned': { readonly ask: Nothing; readonly answer: { readonly replies: readonly CannedView[] } }
  'line.saveCanned': {
    readonly ask: {
      readonly id?: string
      readonly lang: Language
      readonly text: string
      readonly safeToBeSeen: boolean
    }
    readonly answer: { readonly replies: readonly CannedView[] }
  }
  /** A second person has read it. */
  'line.reviewCanned': { readonly ask: One; readonly answer: { readonly replies: readonly CannedView[] } }
  'duty.read': { readonly ask: Nothing; readonly answer: DutyView }
  'duty.plan': {
    readonly ask: {
      readonly member?: string
      readonly from: string
      readonly to: string
      readonly zone: string
      readonly languages: readonly string[]
      readonly level: DutyLevel
    }
    readonly answer: DutyView
  }
  'duty.drop': { readonly ask: One; readonly answer: DutyView }
  'duty.start': { readonly ask: One; readonly answer: DutyView }
  /** A shift does not end without a note for those who come after. Everything held is let go. */
  'duty.end': { readonly ask: { readonly id: string; readonly handOver: string }; readonly answer: DutyView }
}
