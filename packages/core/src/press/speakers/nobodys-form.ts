/** Subjects of sentences that are nobody by their form: small words, numbers, "someone". */

import type { Token } from '../tokens.ts'
import { adverbs, auxiliaries, joiners, prepositions, subordinators } from '../words/grammar-words.ts'
import { bodies } from '../words/name-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import type { Range } from './phrase-edges.ts'

/** « Malgré tout, … », «Ближе к ночи …»: a preposition, an adverb or a verb alone is nobody, wherever it stands. */
export function isNobodysForm(tokens: readonly Token[], { from, to }: Range): boolean {
  const last = tokens[to - 1]
  if (last === undefined || last.named === true) return false
  // « Une main avait écrit », "a voice off camera"
  const nouns = tokens.slice(from, Math.min(to, from + 3))
  if (
    tokens
      .slice(from, Math.min(to, from + 6))
      .some(({ low, capital }) => !capital && /^(?:main|hand|рука|voix|voice|голос)$/u.test(low))
  )
    return true
  // «ответил динамик»: whoever speaks through it is not told.
  if (nouns.slice(0, 2).some(({ low, capital }) => !capital && devices.test(low))) return true
  // « celle de l'entrepreneur », « lequel »: stands for another word.
  if (
    /^(?:celles?|celui|ceux)$/u.test(nouns[0]?.low ?? '') &&
    /^(?:d'\p{L}*|de|du|des)$/u.test(nouns[1]?.low ?? '')
  )
    return true
  if (to - from === 1 && anybody.test(last.low)) return true
  if (/^(?:lequel|laquelle|lesquels|lesquelles|000)$/u.test(nouns[0]?.low ?? '')) return true
  // «Имя гражданина назвать отказались»
  if (
    !last.capital &&
    /\p{Script=Cyrillic}{3}(?:ть|ться|чь)$/u.test(last.low) &&
    !isPersonNoun(last.low) &&
    !bodies.has(last.low)
  )
    return !/(?:сть|ость|мать|зять|власть|часть|сеть|печать|знать|рать)$/u.test(last.low)
  if (to - from > 1 || isPersonNoun(last.low)) return false
  return smallWords.some((words) => words.has(last.low)) && !quantities.test(last.low)
}

const devices =
  /^(?:l')?(?:loudspeakers?|tannoy|megaphone|intercom|answerphone|haut-parleurs?|mégaphone|interphone|répondeur|динамики?|громкоговоритель|репродуктор|мегафон|домофон|автоответчик)$/u

/** Who they are, nobody says. */
const anybody =
  /^(?:many|some|everyone|everybody|anyone|anybody|nobody|beaucoup|certains|certaines|personne|quelqu'un|quelques-uns|tous|toutes|chacun|все|каждый|никто)$/u

const smallWords = [prepositions, subordinators, adverbs, auxiliaries, joiners]

const quantities = /^(?:one|l'une?)$/u
