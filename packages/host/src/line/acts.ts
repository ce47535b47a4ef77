/** What an act on a request answers, and why one was not done: one kind each, never what was typed. */
import type { RecordId } from '@safeconduct/core/base/id.ts'
import type { Result } from '@safeconduct/core/base/result.ts'
import type { FlagRefusal } from '@safeconduct/core/line/flags.ts'
import type { ReplyLeave, ReplyRefusal } from '@safeconduct/core/line/reply-rules.ts'
import type { TrustRefusal } from '@safeconduct/core/line/trust.ts'
import type { SaveRefusal } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { SaveRecordRefusal } from '../work/save-record.ts'
import type { LeaseRefusal } from './lease-book.ts'
import type { DoorRefusal } from './line-door.ts'

export type ActRefusal =
  | SaveRecordRefusal
  | SaveRefusal
  | LeaseRefusal
  | DoorRefusal
  | ReplyRefusal
  | TrustRefusal
  | FlagRefusal
  | { readonly kind: 'no-such-record' | 'not-answerable' | 'reply-too-long' | 'not-held' | 'no-lease' }
  | { readonly kind: 'promise-past' }
  /** The person has destroyed the thread: there is nothing to write into. */
  | { readonly kind: 'thread-burnt' }

export type Acted = Promise<Result<true, ActRefusal>>
export type ReplyWish = {
  readonly id: RecordId
  readonly text: string
  readonly canned?: string
  readonly slot?: SlotWish
}
export type SlotWish = { readonly pieces: number }
export type Replied = {
  readonly state: 'sent' | 'held' | 'waiting'
  readonly goesAt?: string
  readonly cautions: ReplyLeave['cautions']
}
