/** A term of the lists without what programs add to it: "Token action only (MT45:03)" is read aloud by nobody. */
import type { Language } from '@safeconduct/core/base/language.ts'
import { termWords, type Vocabulary } from '@safeconduct/core/records/vocabulary/vocabulary.ts'

export function plainTerm(list: Vocabulary, code: string, language: Language): string {
  return termWords(list, code, language).replace(/\s*\([^()]*\)$/u, '')
}
