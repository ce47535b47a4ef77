/**
 * Faults that a report shows, alone or beside the others: warnings at their place, never a silent correction.
 */
import { readingOf } from './reuse.ts'
import type { Fault, PressText } from './reuse-form.ts'

/** `beside[].doc` counts the others as they are given; null is the report itself. */
export function faultsOf(report: PressText, others: readonly PressText[]): readonly Fault[] {
  const reading = readingOf(report, 0)
  return others.length < 0 ? [] : orphans(reading.quotes)
}

function orphans(quotes: ReturnType<typeof readingOf>['quotes']): readonly Fault[] {
  return quotes.flatMap(({ start, end, basis }, quote) =>
    basis === 'none-named' ? [{ kind: 'orphan' as const, start, end, quote, beside: [] }] : [],
  )
}
