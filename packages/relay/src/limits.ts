/**
 * What a relay gives to whom, so that nobody can fill it, stall it or crowd the others out.
 *
 * The space code makes logs and boxes; whoever has one can use what is allowed here and no more.
 */
import { type LineLimits, usualLineLimits } from './line/line-limits.ts'
import { type TimerLimits, usualTimerLimits } from './timers/timer-limits.ts'

export type RelayLimits = {
  /** Sealed body of one entry. */
  readonly entry: number
  readonly piece: number
  /** Bytes of one log. */
  readonly log: number
  /** Bytes of everything in the store, pieces included. */
  readonly all: number
  readonly logs: number
  readonly boxes: number
  readonly shares: number
  /** Items in one box. */
  readonly mails: number
  readonly mailBytes: number
  readonly mailDays: number
  /** Pushes that may wait for one log before the next is told to slow down. */
  readonly waiting: number
  /** Bytes of one answer to a pull before the next begins. */
  readonly batch: number
  /** Wrong tokens for one share within an hour. */
  readonly wrongTokens: number
  readonly line: LineLimits
  readonly timers: TimerLimits
}

const MiB = 1024 * 1024

export const usualLimits: RelayLimits = {
  entry: 4 * MiB,
  piece: MiB,
  log: 2048 * MiB,
  all: 100 * 1024 * MiB,
  logs: 100_000,
  boxes: 20_000,
  shares: 10_000,
  mails: 1_000,
  mailBytes: 16 * MiB,
  // A kit in a drawer and a colleague in a cell fetch nothing for months: their keys must still be there.
  mailDays: 400,
  waiting: 256,
  batch: MiB,
  wrongTokens: 10,
  line: usualLineLimits,
  timers: usualTimerLimits,
}
