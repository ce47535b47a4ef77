/**
 * Compares press reports: shared runs, edited copies, renderings of one utterance, and who took what from whom.
 *
 * Ten reports of one man's words are one origin; this is where that is seen. Nothing here says that anybody is lying:
 * it says that the same words stand in two places, and which of them stood there first.
 */

import { readReport, sharedRuns } from '../reading.ts'
import type { ReadReport } from '../report.ts'
import { copiesOf } from './copies.ts'
import { renderingsOf } from './renderings.ts'
import type { PressText, Reuse } from './reuse-form.ts'
import { takingsOf } from './takings.ts'

export function reuse(reports: readonly PressText[]): Reuse {
  const readings = reports.map((report, id) => readingOf(report, id))
  const texts = reports.map(({ text }) => text)
  const runs = sharedRuns(texts, readings)
  const copies = copiesOf(texts, readings)
  const renderings = renderingsOf(readings, runs)
  return { runs, copies, renderings, took: takingsOf(reports, readings, { runs, copies, renderings }) }
}

export function readingOf(report: PressText, id: number): ReadReport {
  return report.reading === undefined ? readReport(report.text, id) : { ...report.reading, id }
}
