/** What a replica answers: to a person who saves, to whoever brings entries, to the screen that shows both. */
import type { Bytes } from '../../base/bytes.ts'
import type { RecordId } from '../../base/id.ts'
import type { Json } from '../../base/json.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import type { Entry } from '../entry.ts'
import type { TreeSeen } from '../operation.ts'
import type { Part, Scope } from '../schema.ts'
import type { Receipt } from '../sync/link.ts'
import type { ChangeRefusal } from '../wanted.ts'

/** What a person wants one record to say. Only the fields given change; null empties. */
export type RecordChange = {
  readonly id: RecordId
  readonly type: string
  /** Where the record lives; needed when it is new and ignored afterwards, for a home never changes. */
  readonly home?: Scope
  readonly fields: { readonly [field: string]: Json }
}

export type SaveRefusal =
  | ChangeRefusal
  | { readonly kind: 'no-home' }
  | { readonly kind: 'other-type' }
  | { readonly kind: 'disk-full' }
  /** This device has no key for this part, or its member no right to write there. */
  | { readonly kind: 'not-granted'; readonly scope: Scope; readonly part: Part }
  /** Two histories of who may read were committed: nobody writes until people have spoken. */
  | { readonly kind: 'frozen'; readonly scope: Scope; readonly part: Part }

/** One entry of one feed. */
export type LogPoint = { readonly log: CompartmentId; readonly feed: string; readonly seq: number }
export type Saved = { readonly changed: number; readonly touched: readonly LogPoint[] }

/** The three states that a person sees of each change. */
export type ChangeState = 'saved-here' | 'at-relay' | 'second-device'

export type Source = 'relay' | 'bundle'

/** Another member's word on what the relay had shown: `relay-view.ts` compares it with our own tree. */
export type TreeSaid = {
  readonly log: CompartmentId
  readonly feed: PublicKey
  readonly seq: number
  /** Hash of the entry that says so. */
  readonly entry: Bytes
  readonly tree: TreeSeen
}

export type Received = {
  /** How many entries, from the first, were dealt with. Fewer than were brought: no room, come again later. */
  readonly taken: number
  readonly applied: number
  readonly waiting: number
  readonly late: number
  /** They were here before. */
  readonly known: number
  readonly refused: number
  /** New alarms, whatever their number is now in the list. */
  readonly alarms: number
}

export type MarkedEntry = { readonly entry: Entry; readonly mark: Receipt | undefined }
export type ReceivedControl = {
  readonly taken: number
  /** Counted now, dead or alive. */
  readonly committed: number
  readonly waiting: number
  readonly refused: number
  readonly alarms: number
}

/** Why an entry that is here is not applied. */
export type WaitingFor =
  /** An entry that it saw, or that comes before it, is not here. */
  | 'cause'
  /** Its epoch's key is not here. */
  | 'key'
  /** Nobody in the roster has this device, yet. */
  | 'device'
  /** Its device has no right any more and it is not settled where its feed ends. */
  | 'final'
  /** It is stamped in the future. */
  | 'clock'
  /** This program cannot read it: a newer one wrote it, or one that keeps to no rule. */
  | 'program'

/** An entry that somebody names and that is not here. */
export type Hole = {
  readonly log: CompartmentId
  /** Tag of the feed. */
  readonly feed: string
  readonly seq: number
  /** How many waiting entries need it. */
  readonly wantedBy: number
}

/** Work of somebody who had no right any more: a lead reads it and adopts it, or not. */
export type LateEntry = {
  /** `log/feed/seq`: the name for `adopt`. */
  readonly id: string
  readonly log: CompartmentId
  readonly feed: PublicKey
  /** Undefined when nothing of the feed was ever applied here. */
  readonly device: PublicKey | undefined
  readonly seq: number
  readonly at: string
  readonly records: readonly { readonly id: RecordId; readonly type: string }[]
}

export type AdoptRefusal =
  | { readonly kind: 'not-late' }
  | { readonly kind: 'not-a-lead' }
  | Extract<SaveRefusal, { readonly kind: 'disk-full' | 'not-granted' | 'frozen' }>

export type NotOpened = {
  readonly kind: 'replica-not-opened'
  readonly why: 'no-organisation' | 'damaged' | 'key-of-another'
}
