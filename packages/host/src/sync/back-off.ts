/**
 * How long until the next round: soon after something changed, seldom while all is quiet, ever more seldom while
 * the relay does not answer. Never at the same beat: forty laptops that lost their relay must not return as one,
 * and an observer of the line must not count devices by their clocks.
 */
import type { Random } from '@safeconduct/core/base/random.ts'
import type { RoundReport } from '@safeconduct/core/vault/sync/round.ts'

export type Beat = {
  /** Between rounds while the relay tells of news by itself. */
  readonly watched: number
  /** Between rounds while it does not. */
  readonly quiet: number
  /** After the first failure; doubled with each, up to `longest`. */
  readonly first: number
  readonly longest: number
}

export const usualBeat: Beat = { watched: 300_000, quiet: 30_000, first: 2_000, longest: 600_000 }

export function failed({ end }: RoundReport): boolean {
  return end !== 'done' && end !== 'stopped' && end !== 'no-relay'
}

/** Milliseconds until the next round; `failures` in a row so far. */
export function pause(
  report: RoundReport,
  state: { readonly failures: number; readonly isWatched: boolean },
  beat: Beat,
  random: Random,
): number {
  const usual = state.isWatched ? beat.watched : beat.quiet
  const wanted = failed(report)
    ? Math.min(beat.longest, beat.first * 2 ** Math.min(20, state.failures - 1))
    : usual
  return Math.max(jittered(wanted, random), report.wait * 1000)
}

/** Between three quarters and five quarters of it. */
export function jittered(millis: number, random: Random): number {
  const [high = 0, low = 0] = random.bytes(2)
  return millis * (0.75 + (high * 256 + low) / 131_072)
}
