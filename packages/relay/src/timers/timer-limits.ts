/** What a relay gives to timers, so that nobody with a space code can fill it or make it post without end. */
export type TimerLimits = {
  readonly guards: number
  /** Of one guard. */
  readonly timers: number
  readonly channels: number
  /** Timers that are looked at in one transaction. */
  readonly atOnce: number
  /** Messages that are on their way at one moment. */
  readonly posting: number
  /** Minutes after which a link in a message leads nowhere, and an answer that nobody took goes. */
  readonly noticeMinutes: number
  readonly answerMinutes: number
}

const day = 24 * 60

export const usualTimerLimits: TimerLimits = {
  guards: 64,
  timers: 20_000,
  channels: 512,
  atOnce: 500,
  posting: 8,
  noticeMinutes: 7 * day,
  answerMinutes: 30 * day,
}
