/** What a stranger may hand over as a report: eight megabytes made to stop the reader of all the others. */
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { readReports } from '@safeconduct/core/press/reading.ts'
import { describe, expect, it } from 'vitest'
import { reportText } from '../press/report-text.ts'
import { reportLimit } from './limits.ts'

const filled = (unit: string): Uint8Array => utf8(unit.repeat(Math.floor(reportLimit / utf8(unit).length)))

describe('a file given as a report', () => {
  it('is refused when it goes on for megabytes without a space: the patterns of the reader would run out of stack', () => {
    for (const unit of ['"', '(', "a'", 'a-', '1,', 'A.', '\u0301', 'a\u0301']) {
      expect([unit, reportText(filled(unit))]).toEqual([
        unit,
        { ok: false, refusal: { kind: 'file-without-spaces' } },
      ])
    }
  })

  it('is read when it is as hard as a report may be', () => {
    for (const unit of ['"', '(', "a'", 'a-', '1,', 'A.', '\u0301', '“', '—', '漢']) {
      const text = reportText(utf8(`${unit.repeat(99_000 / unit.length)}\n`.repeat(3)))
      if (!text.ok) throw new Error(unit)
      expect(readReports([text.value, text.value]).docs).toHaveLength(2)
    }
  }, 60_000)

  it('may be as long as a report may be, and have long addresses in it', () => {
    expect(reportText(filled('A word and another. ')).ok).toBe(true)
    expect(reportText(utf8(`See https://example.invalid/${'a'.repeat(50_000)} for more.`)).ok).toBe(true)
  })
})
