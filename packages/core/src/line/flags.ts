/**
 * Marks on a contact for the next operator: writes often, speaks with one colleague, read the notes first.
 *
 * Few people make most of the calls, and they are no time wasters. A mark without an end becomes a reputation: every
 * one of these ends after ninety days at most, and an ended one is not shown to anybody.
 */
import { ok, type Result, refuse } from '../base/result.ts'
import type { callerFlag } from '../records/choices/line.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'

export type CallerFlag = {
  readonly id: string
  readonly kind: CodeOf<typeof callerFlag>
  readonly text?: string
  readonly until: number
  readonly by: string
  readonly at: number
}

export type FlagRefusal =
  /** Ends in the past. */
  | { readonly kind: 'flag-over' }
  /** Longer than ninety days. */
  | { readonly kind: 'flag-too-long'; readonly latest: number }

export const longestFlag: number = 90 * 24 * 60 * 60_000

export function newFlag(flag: CallerFlag): Result<CallerFlag, FlagRefusal> {
  if (flag.until <= flag.at) return refuse({ kind: 'flag-over' })
  const latest = flag.at + longestFlag
  return flag.until > latest ? refuse({ kind: 'flag-too-long', latest }) : ok(flag)
}

/** What is shown now. A record that says longer than ninety days is not believed. */
export function flagsAt(flags: readonly CallerFlag[], now: number): readonly CallerFlag[] {
  return flags.filter(({ at, until }) => Math.min(until, at + longestFlag) > now)
}
