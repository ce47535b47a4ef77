/**
 * Words as they are compared: without case, accents and the two dots of ё, and how far one is from another.
 *
 * A phone without a French or Russian keyboard must do, and whoever heard "river" and wrote "rivver" is asked
 * "river?" and not told that there is no such word.
 */

/** A word, or a whole text, in the form in which it is compared. й stays й: it is a letter of its own. */
export function foldWord(text: string): string {
  const apart = text.normalize('NFKC').toLowerCase().replaceAll('œ', 'oe').replaceAll('й', '\ue000')
  return apart.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('\ue000', 'й').normalize('NFC')
}

/** How many letters have to be added, taken away or changed; `limit + 1` for everything beyond the limit. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    if (Math.min(...next) > limit) return limit + 1
    row = next
  }
  return row[b.length] ?? 0
}

/** The words of a list within this distance of a folded word, nearest first, not the word itself. */
export function alikeIn(word: string, words: readonly string[], limit: number): readonly string[] {
  return words
    .map((known) => ({ known, apart: distance(word, foldWord(known), limit) }))
    .filter(({ apart }) => apart > 0 && apart <= limit)
    .sort((a, b) => a.apart - b.apart)
    .map(({ known }) => known)
}
