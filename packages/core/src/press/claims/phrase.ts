/** One kind of statement as words in three languages, and where these words make it one. */
import type { StatementKind } from '../report.ts'

/**
 * `quoted`: in words between marks, where "we" and "I" are whoever speaks. `told`: behind a verb of saying, where they
 * became "it" and "they". `any`: in both.
 */
export type StatementPhrase = {
  readonly kind: StatementKind
  readonly where: 'quoted' | 'told' | 'any'
  readonly type: string | null
  /** In English, French and Russian; they are read on words in small letters. */
  readonly patterns: readonly [RegExp, RegExp, RegExp]
}

/** The words are of English, French and Russian, in this order. */
export function phrase(
  kind: StatementKind,
  where: StatementPhrase['where'],
  type: string | null,
  [english, french, russian]: readonly [string, string, string],
): StatementPhrase {
  return { kind, where, type, patterns: [wordsOf(english), wordsOf(french), wordsOf(russian)] }
}

/** Small letters throughout, because a pattern that takes both reads several times longer. */
function wordsOf(words: string): RegExp {
  const small = words.replaceAll(/\\p\{\w+\}|\p{Lu}/gu, (part) =>
    part.startsWith('\\') ? part : part.toLowerCase(),
  )
  return new RegExp(`(?<!\\p{L})(?:${small})(?!\\p{L})`, 'u')
}
