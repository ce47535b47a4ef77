/**
 * How strong a passphrase is, by what a guesser must try.
 *
 * Offered words carry about 10 bits each; words that a person chose carry less, so repeated and very
 * short words do not count. This is advice; the process keeps the floor.
 */
export type Strength = 'short' | 'weak' | 'fair' | 'strong'

export const fewestWords = 6

export function strengthOf(passphrase: string): Strength {
  const words = passphrase
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .split(/[\s-]+/u)
    .filter((word) => word !== '')
  if (words.length < fewestWords) return 'short'
  const counted = new Set(words.filter((word) => word.length >= 3))
  if (counted.size < fewestWords) return 'weak'
  return counted.size >= fewestWords + 1 || passphrase.length >= 36 ? 'strong' : 'fair'
}

/** For the meter, out of three. */
export const strengthStep: { readonly [S in Strength]: number } = { short: 0, weak: 1, fair: 2, strong: 3 }
