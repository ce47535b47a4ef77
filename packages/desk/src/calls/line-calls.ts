/** The calls of the line and of duty, with what each asks and is answered: see `line.ts`. */
import type { Language } from '@safeconduct/core/base/language.ts'
import type {
  CannedUse,
  CannedView,
  DutyLevel,
  DutyView,
  handChannels,
  LineOpen,
  LineView,
  NewCode,
  QueueRow,
  SafeContactView,
  ThreadView,
  TrustLevel,
} from './line.ts'

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
      /** In the place of a line that is there: nobody can sign for it any more, or somebody can who left. */
      readonly anew?: boolean
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
  /** What the person said when they were asked again. */
  'line.safeContact': {
    readonly ask: { readonly id: string; readonly safeContact: SafeContactView }
    readonly answer: ThreadView
  }
  /** The phone is in other hands, or was: what was said about safe hours holds no more. */
  'line.phoneTaken': { readonly ask: One; readonly answer: ThreadView }
  'line.lease': { readonly ask: One; readonly answer: ThreadView }
  'line.release': { readonly ask: One; readonly answer: ThreadView }
  /**
   * Refused by the kinds of `core/line/reply-rules.ts` (their words: `replyRefusalWords`; `reason` has the sign of a
   * place, or why the hours are not known), and as `reply-too-long`, `lease-held`, `not-answerable`, `silent`.
   */
  'line.reply': {
    readonly ask: { readonly id: string; readonly text: string; readonly canned?: string }
    readonly answer: {
      readonly state: 'sent' | 'held' | 'waiting'
      readonly goesAt?: string
      readonly cautions: readonly ('others-may-see' | 'screen-unknown' | 'second-code-used')[]
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
  /** A new Case from this request, and its person under this code, such as `P-34`. */
  'line.accept': {
    readonly ask: { readonly id: string; readonly code: string }
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
  /**
   * For a request that was entered by hand. The same code is answered again, on this desk, until `line.codeGiven`, the
   * person's first use of it, or a day later; then never.
   */
  'line.code': {
    readonly ask: { readonly id: string; readonly language: Language }
    readonly answer: { readonly code: NewCode; readonly thread: ThreadView }
  }
  /** It was handed over: nothing of it stays on this desk. */
  'line.codeGiven': { readonly ask: One; readonly answer: ThreadView }
  /** Of a case that I hold: a second code was used, and I have heard of it. For those who do not read the line. */
  'line.alarmHeard': { readonly ask: One; readonly answer: Nothing }
  'line.canned': { readonly ask: Nothing; readonly answer: { readonly replies: readonly CannedView[] } }
  'line.saveCanned': {
    readonly ask: {
      /** Takes the place of this one, whose reviews do not cover other words. */
      readonly id?: string
      readonly title: string
      readonly lang: string
      readonly use: CannedUse
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
      /** A member's code; without it, mine. */
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
