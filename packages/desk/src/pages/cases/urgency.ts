/** A priority in one word, for lines: what stands before the colon of its term. */
import type { Language } from '@safeconduct/core/base/language.ts'
import { priority } from '@safeconduct/core/records/vocabulary/priority.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'

export function urgencyWords(code: string, language: Language): string {
  const [short = code] = termWords(priority, code, language).split(/\s?:/)
  return short
}
