/** A file as plain text, or one word for why it is none. */
import { textOf } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { reportLimit } from '../work/limits.ts'

export type TextRefusal = {
  readonly kind: 'file-empty' | 'file-too-large' | 'file-not-text' | 'file-has-nul' | 'file-without-spaces'
}

/** Reads a file as a report, or says in one word why it is none. */
export function reportText(bytes: Uint8Array): Result<string, TextRefusal> {
  if (bytes.length === 0) return refuse({ kind: 'file-empty' })
  if (bytes.length > reportLimit) return refuse({ kind: 'file-too-large' })
  if (bytes.includes(0)) return refuse({ kind: 'file-has-nul' })
  const text = textOf(bytes)
  if (text === undefined) return refuse({ kind: 'file-not-text' })
  if (!hasSpaces(text)) return refuse({ kind: 'file-without-spaces' })
  return text.trim() === '' ? refuse({ kind: 'file-empty' }) : ok(text)
}

/** More signs in a row, without a space, than any language or address has. */
const longestUnbroken = 100_000

/**
 * Words that go on for megabytes are no report: the engine's patterns run out of their stack on them, and
 * one such file would end the reading of all the others with a defect.
 */
function hasSpaces(text: string): boolean {
  let from = 0
  for (const { index } of text.matchAll(/\s/gu)) {
    if (index - from > longestUnbroken) return false
    from = index + 1
  }
  return text.length - from <= longestUnbroken
}
