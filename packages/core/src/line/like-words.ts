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

const foldedLists = new WeakMap<readonly string[], readonly string[]>()

/** The words of a list, folded. Folding a thousand of them takes a slow phone longer than anything else here. */
export function foldedWords(words: readonly string[]): readonly string[] {
  const known = foldedLists.get(words)
  if (known !== undefined) return known
  const folded = words.map(foldWord)
  foldedLists.set(words, folded)
  return folded
}

/**
 * How many letters have to be added, taken away or changed, or swapped with their neighbour; `limit + 1` for
 * everything beyond the limit.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let [before, row] = [[0], Array.from({ length: b.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = isSwap ? (before[j - 2] ?? 0) + 1 : change
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    if (Math.min(...next, ...row) > limit) return limit + 1
    before = row
    row = next
  }
  return Math.min(row[b.length] ?? 0, limit + 1)
}

/** The words of a list within this distance of a folded word, nearest first, then those that begin like it; not itself. */
export function alikeIn(word: string, words: readonly string[], limit: number): readonly string[] {
  return foldedWords(words)
    .map((folded, i) => ({
      known: words[i] ?? folded,
      apart: distance(word, folded, limit),
      begins: sharedBeginning(word, folded),
    }))
    .filter(({ apart }) => apart > 0 && apart <= limit)
    .sort((a, b) => a.apart - b.apart || b.begins - a.begins)
    .map(({ known }) => known)
}

function sharedBeginning(a: string, b: string): number {
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared++
  return shared
}
