/**
 * What the pages may ask of copies: where every change stands, what waits and why, lies of the relay, sticks,
 * and the papers from which an organisation comes back.
 */
import type { Language } from '@safeconduct/core/base/language.ts'
import type { Job, Session } from './calls.ts'
import type { LogName } from './organisation.ts'

/** The three states of a change. Only the last survives the loss of this device and of the relay. */
export const changeStates = ['saved-here', 'at-relay', 'second-device'] as const
export type ChangeState = (typeof changeStates)[number]

/** Why something waits: the refusals of the relay, and what a device finds by itself. */
export const waitReasons = [
  'silent',
  'quota',
  'relay-full',
  'too-large',
  'slow-down',
  'not-allowed',
  'unknown-log',
  'conflict',
  'other-version',
  'unreadable',
  'disk-full',
  // Of what comes in: what it was written after is not here; its key, its writer, the end of a feed or the hour is not.
  'cause',
  'key',
  'device',
  'final',
  'clock',
  // Written by a program newer than this one.
  'program',
] as const
export type WaitReason = (typeof waitReasons)[number]

export type WaitView = {
  readonly direction: 'out' | 'in'
  readonly why: WaitReason
  readonly count: number
  readonly name?: LogName
  /** After which the relay may be asked again. */
  readonly seconds?: number
}

export type SyncView = {
  readonly relay:
    | { readonly state: 'none' }
    | { readonly state: 'never-heard' | 'current' | 'running' | 'behind'; readonly url: string }
    | { readonly state: 'silent' | 'refused'; readonly url: string; readonly why: WaitReason }
  /** When the relay was last heard to its end. */
  readonly currentAt?: string
  readonly counts: { readonly [S in ChangeState]: number }
  readonly waits: readonly WaitView[]
  readonly progress?: { readonly done: number; readonly of: number }
  /** Changes that wait for this member's signature. */
  readonly asks: number
  /** Alarms nobody has acknowledged, and the first of them. */
  readonly alarms: number
  readonly alarm?: string
  /** Second codes that were used and that this member is told of: how often, and the newest request. Says no word of who. */
  readonly duress?: { readonly count: number; readonly request: string }
  /** The same of cases that this member holds, for whoever does not read the line: how often, and the newest case. */
  readonly caseDuress?: { readonly count: number; readonly caseId: string }
  /** Grows when changes of others came in: what a page shows may be older. */
  readonly news: number
}

/** Core's list, which the pages may not import; a test holds the two equal. */
export const alarmKinds = [
  'relay-rolled-back',
  'relay-forked',
  'relay-withheld',
  'relay-reordered',
  'relay-tampered',
  'relay-injected',
  'relay-false-receipt',
  'relay-other-key',
  'relay-silent',
  'clock-differs',
  'control-forked',
  'member-equivocated',
  'false-key',
  'unauthorised-control',
  'own-feed-behind',
] as const
export type AlarmKind = (typeof alarmKinds)[number]

export type AlarmView = {
  readonly id: string
  readonly kind: AlarmKind
  readonly state: 'open' | 'seen'
  readonly at?: string
  readonly times: number
  readonly name?: LogName
  /** Code of a member, where the alarm names one. */
  readonly who?: string
}

/** Words that two members erased leave the entries of one log. */
export type StrikeView = {
  readonly id: string
  readonly name: LogName
  /** How many records lose words. */
  readonly records: number
  /** `asked`: a desk of another member must still agree; nothing is struck yet. */
  readonly state: 'asked' | 'done'
  /** Codes of members: whose desk wished it, and whose agreed. */
  readonly by: string
  readonly mine: boolean
  readonly agreed?: string
  /** The day on which it came to count, where the relay has marked it. */
  readonly on?: string
  /** Devices that will hear of it and are not known to have let go. */
  readonly mayHold: readonly string[]
  /** Devices that once could read it and hear nothing any more. */
  readonly beyond: readonly string[]
}

export type LateView = {
  readonly id: string
  readonly who?: string
  readonly name: LogName
  readonly at?: string
  readonly records: number
  /** `after-removal`: written after the feed's end. `no-right`: the writer may only read here. */
  readonly why: 'after-removal' | 'no-right' | 'refused'
  readonly mayAdopt: boolean
}

/** A printed page: 24 words that make a paper device of this member. */
export type KitView = {
  readonly words: readonly string[]
  readonly member: string
  readonly organisation: string
  readonly fingerprint: readonly string[]
  readonly relay?: { readonly url: string; readonly key: string }
  readonly madeAt: string
  /** What it opens and what it does not, each a sentence on the paper. */
  readonly opens: readonly string[]
  readonly opensNot: readonly string[]
}

export type SharesView = {
  readonly needed: number
  readonly shares: readonly {
    readonly number: number
    readonly words: readonly string[]
    readonly text: string
  }[]
  /** What stands on no piece, and without which nobody comes back. */
  readonly fingerprint: readonly string[]
  readonly relay?: { readonly url: string; readonly key: string }
  readonly madeAt: string
}

type Nothing = Record<string, never>

export type SyncCalls = {
  'sync.read': { readonly ask: Nothing; readonly answer: SyncView }
  'sync.now': { readonly ask: Nothing; readonly answer: SyncView }
  /** Writes a signed bundle: a plain name lies in the exports folder of the home, a whole path anywhere, such as a stick. */
  'bundle.make': { readonly ask: { readonly file: string }; readonly answer: Job }
  'bundle.take': { readonly ask: { readonly file: string }; readonly answer: Job }
  'kit.make': { readonly ask: Nothing; readonly answer: KitView }
  /** Half of this home's key goes to the relay; the passphrase alone opens it no more. The kit is the way round a lost relay. */
  'share.on': {
    readonly ask: { readonly passphrase: string; readonly kit: string }
    readonly answer: Record<string, never>
  }
  'share.off': { readonly ask: { readonly passphrase: string }; readonly answer: Record<string, never> }
  'shares.make': {
    readonly ask: { readonly needed: number; readonly of: number }
    readonly answer: SharesView
  }
  /** An empty home comes back from a kit's words or from shares; the relay gives what it holds. */
  'organisation.recover': {
    readonly ask: {
      /** The kit's 24 words, or the shares. */
      readonly papers: readonly string[]
      /** The organisation's eleven words, as they stand on the paper. */
      readonly fingerprint: string
      readonly relay: { readonly url: string; readonly key: string }
      readonly passphrase: string
      readonly language: Language
    }
    readonly answer: Session
  }
  'alarms.read': { readonly ask: Nothing; readonly answer: { readonly alarms: readonly AlarmView[] } }
  'alarms.acknowledge': {
    readonly ask: { readonly id: string }
    readonly answer: { readonly alarms: readonly AlarmView[] }
  }
  'strikes.read': { readonly ask: Nothing; readonly answer: { readonly strikes: readonly StrikeView[] } }
  'late.read': { readonly ask: Nothing; readonly answer: { readonly entries: readonly LateView[] } }
  'late.adopt': {
    readonly ask: { readonly id: string }
    readonly answer: { readonly entries: readonly LateView[] }
  }
}
