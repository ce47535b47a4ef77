/**
 * The words of codes in the other languages: fetched only when somebody types a code that is not of this one's words.
 * Whoever noted a code in Russian must be able to come back on a page in French.
 */
import type { WordList } from '@safeconduct/core/line/return-code.ts'

export async function everyList(): Promise<readonly WordList[]> {
  const { allWordLists } = await import('./every-list.ts')
  return allWordLists
}
