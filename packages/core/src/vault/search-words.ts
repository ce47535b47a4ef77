/**
 * Words for search, folded so that a tired reader finds what a careful one wrote.
 *
 * NFKC, lower case, Latin marks dropped, Russian ё as е, Greek ς as σ; й stays a letter of its own. Everything that is
 * not a letter or digit parts words. The same folding is applied to what is stored and what is asked.
 */

const joinedMarks = /\p{M}+/gu
const notWord = /[^\p{L}\p{N}]+/gu

export function foldForSearch(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase()
  // Plain ASCII, the most of it, needs none of the rest.
  // oxlint-disable-next-line no-control-regex -- the ASCII range is meant
  if (/^[\x00-\x7f]*$/.test(lower)) return lower.replaceAll(/[^a-z0-9]+/g, ' ').trim()
  return lower
    .replaceAll('ё', 'е')
    .replaceAll('ς', 'σ')
    .replaceAll(/[^\u0400-\u04ff]+/g, (run) => run.normalize('NFD').replaceAll(joinedMarks, ''))
    .replaceAll(notWord, ' ')
    .trim()
}

/**
 * The same for a text on its way into an index whose tokenizer parts words by itself: plain ASCII needs no
 * more than lower case there.
 */
export function foldForIndex(text: string): string {
  // oxlint-disable-next-line no-control-regex -- the ASCII range is meant
  return /^[\x00-\x7f]*$/.test(text) ? text.toLowerCase() : foldForSearch(text)
}

export function searchWords(text: string): readonly string[] {
  const folded = foldForSearch(text)
  return folded === '' ? [] : folded.split(' ')
}

/** Does the folded `text` hold every one of `words`, each as the beginning of a word? */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const folded = ` ${foldForSearch(text)}`
  return words.every((word) => folded.includes(` ${word}`))
}
