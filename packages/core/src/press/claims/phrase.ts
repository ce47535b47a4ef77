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
  readonly pattern: RegExp
}

export function phrase(
  kind: StatementKind,
  where: StatementPhrase['where'],
  type: string | null,
  words: readonly string[],
): StatementPhrase {
  return { kind, where, type, pattern: new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'iu') }
}
