/**
 * The words that passphrases are offered in: our own, made of two syllables that English, Russian and
 * French speakers can all say, hear over a bad line and type on any keyboard. No word list of others.
 *
 * A passphrase is its letters; printed kits and fingerprints are places in this list. So it never changes, in order
 * or in content: a paper from this year must open in ten.
 */

const consonants = Array.from('bdfgklmnprstvz')
const vowels = Array.from('aeiou')

/**
 * Beginnings that are an insult, an obscenity, a threat or a people's name in one of the languages:
 * a person under threat reads these words aloud to a colleague.
 */
const unkind = `
  bite bobo dago debi dike dupa fag foda fode fuk fute gad gom kafi kike kuni kure lez mazo mud naz nega nege
  negr negu nig paki ped pene peni petu pid pis pop pube pubi put rapa rape rapi roma rusi sadi sado sata siki
  sise sisa sodo sosa sosi sosu sufi suk suni vagi zek zopa zope zopu`
  .trim()
  .split(/\s+/)

/** Every word, each as likely as any other when it is offered. */
export const words: readonly string[] = makeWords()

/** What one word adds when this program drew it. */
export const bitsPerWord: number = Math.log2(words.length)

function makeWords(): readonly string[] {
  const syllables = consonants.flatMap((consonant) => vowels.map((vowel) => consonant + vowel))
  const made: string[] = []
  for (const first of syllables) {
    for (const second of syllables) {
      const word = first + second
      // Doubled syllables ("kaka") are hard to count by ear and rude in too many nurseries.
      if (first !== second && !unkind.some((beginning) => word.startsWith(beginning))) made.push(word)
    }
  }
  return made
}
