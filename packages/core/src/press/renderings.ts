/** The same utterance printed in another language or another translation: a suggestion with its reasons. */
import type { ReadReport, SharedRun } from './report.ts'
import type { Rendering } from './reuse-form.ts'

export function renderingsOf(
  readings: readonly ReadReport[],
  runs: readonly SharedRun[],
): readonly Rendering[] {
  return readings.length < 2 || runs.length === 0 ? [] : []
}
