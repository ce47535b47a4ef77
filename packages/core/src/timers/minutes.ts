/**
 * The time of timers: whole minutes since 1970, as the relay keeps them.
 *
 * A due time is rounded up to five minutes before it leaves a desk: a seized relay shows coming hours, and the less
 * exact they are the less they say about whose train, whose shift, whose border.
 */
export const minute = 60_000
/** A due time is a multiple of this many minutes. */
export const dueStep = 5

/** The minute that has begun. */
export function minuteOf(millis: number): number {
  return Math.floor(millis / minute)
}

/** The due time that a relay is given for this moment: never an earlier one. */
export function dueMinuteOf(millis: number): number {
  return Math.ceil(millis / (dueStep * minute)) * dueStep
}

export function millisOfMinute(at: number): number {
  return at * minute
}
