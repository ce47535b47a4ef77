/** Subjects of a sentence that cannot speak (P31d): a paper, through which whoever wrote it does, and any other thing. */

import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { determiners, prepositions, relatives } from '../words/grammar-words.ts'
import { isPaperNoun, isThingNoun } from '../words/thing-nouns.ts'
import type { Range } from './phrase-edges.ts'

/** French sets these before their noun; the noun behind them is the head. */
export const beforeNoun =
  /^(?:petite?s?|grande?s?|jeunes?|vieux|vieil|vieilles?|ancien(?:ne)?s?|premi(?:er|ère)s?|derni(?:er|ère)s?|seconde?s?|seule?s?|mêmes?|autres?|nouve(?:au|l|lle|aux|lles)|bon(?:ne)?s?|mauvaise?s?|gros(?:se)?s?|longue?s?|long|brève?s?|bref|double|simple|prétendue?s?|deux|trois|quatre|cinq|six|propres?|rares?|multiples?|nombreu(?:x|ses)|quelques|énième|prochaine?s?|troisième|deuxième|quatrième)$/u

const opensFrench =
  /^(?:les?|la|une?|des?|du|ces?|cet|cette|mon|ma|mes|son|sa|ses|leurs?|notre|nos|votre|vos)$/u

/** Where the noun stands that a phrase is about; -1 where none can be told. */
export function headNounOf(tokens: readonly Token[], { from, to }: Range): number {
  const first = tokens[from]
  if (first === undefined || /\p{Script=Cyrillic}/u.test(first.low)) return -1
  if (/^l['’]\p{L}/u.test(first.low) && !beforeNoun.test(first.low.slice(2))) return from
  if (opensFrench.test(first.low) || /^l['’]/u.test(first.low))
    return firstIn(tokens, from + 1, to, ({ low, kind }) => kind === 'word' && !beforeNoun.test(low))
  const end = firstIn(
    tokens,
    from + 1,
    to,
    ({ low, kind }) => kind !== 'word' || prepositions.has(low) || relatives.has(low) || low === 'that',
  )
  return (end < 0 ? to : end) - 1
}

/** The noun of the phrase is written small and no name, title or person stands beside it as the same one. */
function plainHead(tokens: readonly Token[], head: Range): string | undefined {
  const at = headNounOf(tokens, head)
  const noun = tokens[at]
  if (noun === undefined || noun.kind !== 'word' || noun.named === true) return undefined
  // "Bill said": a capital, without an article before it, is a name.
  if (noun.capital && !(at === head.from && /^l['’]\p{Ll}/iu.test(noun.text) && noun.low !== noun.text))
    return undefined
  const next = tokens[at + 1]
  // « le rapporteur », "case worker Ann Roe": what follows belongs to it.
  if (next !== undefined && at + 1 < head.to && next.capital && !determiners.has(noun.low)) return undefined
  return noun.low
}

/** "the report", « sa décision »: a paper stands for whoever wrote it. */
export function isPaper(tokens: readonly Token[], head: Range): boolean {
  const noun = plainHead(tokens, head)
  return noun !== undefined && isPaperNoun(noun)
}

/** "the methods", « une purge »: no one speaks through it. */
export function isThing(tokens: readonly Token[], head: Range): boolean {
  const noun = plainHead(tokens, head)
  return noun !== undefined && isThingNoun(noun)
}
