/**
 * What a relay keeps of timers, as its own logic sees it. A promise that resolves means that the disk has it. A change
 * says which turn of a timer it was made from and happens only if that still stands: two desks, the clock and a phone
 * may come at one moment, and another relay may share the database.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { Accepted } from '@safeconduct/core/timers/check-in.ts'
import type { TimerPlan } from '@safeconduct/core/timers/timer.ts'
import type { Standing } from '@safeconduct/core/timers/watch.ts'
import type { TimerAt } from '@safeconduct/core/timers/wire.ts'
import type { WaitingAnswer } from '@safeconduct/core/timers/wire-answers.ts'

export type StoredTimer = Standing &
  Pick<TimerPlan, 'id' | 'early' | 'remind' | 'ladder' | 'sealed'> & {
    readonly guard: Bytes
    /** Where its link leads; for one without a link bytes that nobody has. */
    readonly slot: Bytes
    readonly hasLink: boolean
    readonly accepts: readonly Accepted[]
    /** The last due time that was answered by link, or 0. */
    readonly answered: number
    readonly turn: number
  }

/** A message that is to be posted; `post` is the same for the same rung, so that it is written once. */
export type StoredPost = {
  readonly post: Bytes
  readonly timer: Bytes
  readonly guard: Bytes
  readonly channel: Bytes
  readonly tries: number
  readonly next: number
}

export type StoredChannel = { readonly id: Bytes; readonly guard: Bytes; readonly sealed: Bytes }
export type StoredNotice = {
  readonly slot: Bytes
  readonly guard: Bytes
  readonly channel: Bytes
  readonly minute: number
}

export type TimerChange = {
  readonly from: StoredTimer
  readonly to: StoredTimer
  readonly posts?: readonly StoredPost[]
  readonly answer?: Bytes
}

export type TimerCounts = { readonly timers: number; readonly armed: number; readonly alarming: number }

export interface TimerStore {
  guard(id: Bytes): Promise<{ readonly access: Bytes } | undefined>
  guards(): Promise<number>
  /** False: one is there already. */
  addGuard(id: Bytes, access: Bytes, day: number): Promise<boolean>
  timer(id: Bytes): Promise<StoredTimer | undefined>
  /** In the order of ids, above `after`. */
  timers(guard: Bytes, after: Bytes, count: number): Promise<readonly StoredTimer[]>
  /** Those of which something is to be done by this minute, the earliest first. */
  due(minute: number, count: number): Promise<readonly StoredTimer[]>
  timerAt(slot: Bytes): Promise<StoredTimer | undefined>
  /** False: there is one with this id or this slot. */
  addTimer(timer: StoredTimer): Promise<boolean>
  /** Each whether it was made. What is over takes its posts with it. */
  change(changes: readonly TimerChange[]): Promise<readonly boolean[]>
  dropTimers(ids: readonly Bytes[]): Promise<void>
  counts(guard: Bytes): Promise<TimerCounts>
  /** Of those that are not over. */
  dues(guard: Bytes): Promise<readonly TimerAt[]>
  answer(at: TimerAt): Promise<Bytes | undefined>
  answers(guard: Bytes, count: number): Promise<readonly WaitingAnswer[]>
  dropAnswers(guard: Bytes, answers: readonly TimerAt[]): Promise<void>
  putChannel(channel: StoredChannel, day: number): Promise<void>
  channel(id: Bytes): Promise<StoredChannel | undefined>
  channels(guard: Bytes): Promise<readonly StoredChannel[]>
  dropChannel(guard: Bytes, id: Bytes): Promise<void>
  posts(minute: number, count: number): Promise<readonly StoredPost[]>
  /** Channels whose post was tried and not taken: how often. */
  failing(guard: Bytes): Promise<readonly { readonly channel: Bytes; readonly tries: number }[]>
  movePosts(posts: readonly Bytes[], next: number): Promise<void>
  dropPosts(posts: readonly Bytes[]): Promise<void>
  addNotice(notice: StoredNotice): Promise<void>
  notice(slot: Bytes): Promise<StoredNotice | undefined>
  dropNotice(slot: Bytes): Promise<void>
  /** Lets go of links in messages, and of answers, from before these minutes. */
  sweep(before: { readonly notices: number; readonly answers: number }): Promise<void>
}
