/**
 * Lists of terms: a code that stays, and its words in every language of the release.
 *
 * Codes are the standards' own; wording is ours. A record holds the code, so that a dossier read in
 * another country in ten years means the same.
 */
import type { Language, Words } from '../../base/language.ts'

export type Term<Code extends string = string> = { readonly code: Code } & Words

export type Vocabulary<Code extends string = string> = {
  readonly name: string
  /** Whose list it is. */
  readonly standard: string
  readonly terms: readonly Term<Code>[]
}

export type CodeOf<V extends Vocabulary> = V['terms'][number]['code']

export function vocabulary<const Code extends string>(
  name: string,
  standard: string,
  terms: readonly Term<Code>[],
): Vocabulary<Code> {
  return { name, standard, terms }
}

/** The words for a code; the code itself when the list does not hold it (a newer release wrote it). */
export function termWords(list: Vocabulary, code: string, language: Language): string {
  return list.terms.find((term) => term.code === code)?.[language] ?? code
}
