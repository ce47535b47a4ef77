/**
 * What a line gives to callers and to desks, so that nobody fills it, stalls it or crowds the others out.
 *
 * Every size has a room of its own: whoever pours large messages or voice into a line leaves the room for a few lines
 * of text as it was.
 */
export type StampLimits = {
  readonly leastBits: number
  readonly mostBits: number
  /** Accepted in a minute before more is asked: above what a line takes on the day after a broadcast. */
  readonly calmPerMinute: number
  readonly bucketMillis: number
  /** Challenges that are good: this one and those before. */
  readonly buckets: number
  /** Spent stamps that are kept of each challenge. */
  readonly remembered: number
}

export type LineLimits = {
  readonly stamps: StampLimits
  readonly lines: number
  /** Sealed messages that wait, by the size of what is padded inside. */
  readonly waiting: readonly { readonly upTo: number; readonly count: number }[]
  /** Voice messages and opened places that a line has at once. */
  readonly slots: number
  readonly slotBytes: number
  /** Of one answer to a desk. */
  readonly answerBytes: number
  readonly answerItems: number
  readonly boxes: number
  readonly leases: number
  readonly leaseMillis: number
  readonly blobDays: number
  readonly slotDays: number
  readonly unannouncedDays: number
  readonly boxDays: number
}

const [KiB, MiB] = [1024, 1024 * 1024]
const minute = 60_000

export const usualLineLimits: LineLimits = {
  stamps: {
    leastBits: 12,
    mostBits: 22,
    calmPerMinute: 500,
    bucketMillis: 10 * minute,
    buckets: 4,
    remembered: 100_000,
  },
  lines: 64,
  waiting: [
    { upTo: KiB, count: 50_000 },
    { upTo: 4 * KiB, count: 30_000 },
    { upTo: 16 * KiB, count: 8_000 },
    { upTo: 256 * KiB, count: 1_000 },
  ],
  slots: 2_000,
  slotBytes: 2_048 * MiB,
  answerBytes: 4 * MiB,
  answerItems: 256,
  boxes: 200_000,
  leases: 4_096,
  leaseMillis: 10 * minute,
  blobDays: 30,
  slotDays: 14,
  unannouncedDays: 2,
  boxDays: 30,
}
