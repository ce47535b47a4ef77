/**
 * When an answer does no harm: the hours the person named, in the time of the place where the person is.
 *
 * The offset from UTC comes from the phone and not from a zone: a zone would say where somebody hides. So a change
 * of the clocks in spring makes it an hour wrong, and phones are taken, and rooms shared: after fourteen days, or
 * when a phone was taken, nobody relies on the hours any more and the person is asked again. No imports from records:
 * the public page shares this file.
 */
export type SafeWindow = { readonly from: number; readonly to: number; readonly offset: number }
export type Screen = 'only-me' | 'others-may-see' | 'unknown'

/** What the person said, and when. */
export type SafeRule = {
  /** Minutes of the day, `to` left out; over midnight when `to` is not after `from`. None: any time. */
  readonly hours: readonly SafeWindow[]
  readonly screen: Screen
  readonly way: string
  readonly cannotTalk: string
  readonly saidAt: number
}

export type SafeNow =
  /** The person was never asked, or said any time. */
  | { readonly state: 'not-said' | 'any-time' | 'inside' }
  /** Too old, or the phone was taken since: ask again before anything else is sent. */
  | { readonly state: 'expired'; readonly why: 'old' | 'phone-taken' }
  | { readonly state: 'outside'; readonly opensAt: number }

export const safeHoursLast: number = 14 * 24 * 60 * 60_000
const minute = 60_000
const minutesInDay = 1440

/**
 * What was said last counts; of what two desks wrote down at the same moment, all of it must allow.
 * `phoneTakenAt` stands until an operator has asked the person again.
 */
export function safeNow(rules: readonly SafeRule[], now: number, phoneTakenAt?: number): SafeNow {
  const current = currentRules(rules)
  const saidAt = current[0]?.saidAt
  // What came from the page since may be from whoever has the phone: only an operator who asked the person ends this.
  if (phoneTakenAt !== undefined) return { state: 'expired', why: 'phone-taken' }
  if (saidAt === undefined) return { state: 'not-said' }
  if (now - saidAt >= safeHoursLast) return { state: 'expired', why: 'old' }
  const limited = current.filter(({ hours }) => hours.length > 0)
  if (limited.length === 0) return { state: 'any-time' }
  const opensAt = nextOpening(limited, now)
  return opensAt === now ? { state: 'inside' } : { state: 'outside', opensAt }
}

/** The rules that count now: those that were said last. */
export function currentRules(rules: readonly SafeRule[]): readonly SafeRule[] {
  const last = Math.max(...rules.map(({ saidAt }) => saidAt))
  return rules.filter(({ saidAt }) => saidAt === last)
}

/** Is this moment inside the window, in the time of that window’s place? */
export function isInside({ from, to, offset }: SafeWindow, now: number): boolean {
  const at = minuteOfDay(now, offset)
  return to > from ? at >= from && at < to : at >= from || at < to
}

/** The minute of the day there, of a moment here. */
export function minuteOfDay(now: number, offset: number): number {
  const minutes = Math.floor(now / minute) + offset
  return ((minutes % minutesInDay) + minutesInDay) % minutesInDay
}

/** `now` itself when it is inside every rule; else the first moment that is. Rules that never meet: when the first opens. */
function nextOpening(rules: readonly SafeRule[], now: number): number {
  const allows = (at: number): boolean =>
    rules.every(({ hours }) => hours.some((window) => isInside(window, at)))
  if (allows(now)) return now
  const openings = rules
    .flatMap(({ hours }) => hours)
    .map((window) => opening(window, now))
    .toSorted((a, b) => a - b)
  return openings.find(allows) ?? openings[0] ?? now
}

/** The next time this window begins after `now`, to the minute. */
function opening({ from, offset }: SafeWindow, now: number): number {
  const ahead = (from - minuteOfDay(now, offset) + minutesInDay) % minutesInDay
  const whole = Math.floor(now / minute) + (ahead === 0 ? minutesInDay : ahead)
  return whole * minute
}
