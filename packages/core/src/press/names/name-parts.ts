/** Words in capitals that are part of no name: offices, openings of sentences, other cases of a role. */
import type { Token } from '../tokens.ts'
import { prepositions } from '../words/grammar-words.ts'
import { bodies } from '../words/name-words.ts'
import { isPersonNoun, isPersonNounAnywhere } from '../words/person-nouns.ts'
import { speechVerbs } from '../words/speech-words.ts'
import { bare, type Sequence } from './name-sequences.ts'

/** «Вспоминает Орвель: …», «Журналистам Орвель сказала …»: a verb, or somebody in another case, opens the sentence. */
export function isNoNamePart(low: string): boolean {
  if (!/\p{Script=Cyrillic}/u.test(low)) return false
  return (
    speechVerbs.has(low) ||
    (isPersonNounAnywhere(low) && !isPersonNoun(low)) ||
    /(?:ение|ание|ство|ость|ция|ота|ика)$/u.test(low)
  )
}

/** «Сыну Камиллы Рашидовой …» */
export function isOtherCaseOfRole(low: string): boolean {
  return /\p{Script=Cyrillic}/u.test(low) && isPersonNounAnywhere(low) && !isPersonNoun(low)
}

/** A Russian surname shows itself by its ending, at the start of a sentence too. */
export function isSurname(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    /^\p{Lu}\p{Script=Cyrillic}{2,}(?:[её]в|ов|ин|ын|[её]ва|ова|ина|ына|ский|ская|цкий|цкая)$/u.test(
      token.text,
    )
  )
}

/** "Station Officer Dana Pruss of Sulin": the name behind the office, and not where the office is. */
export function behindOffice(tokens: readonly Token[]): readonly Token[] | undefined {
  const tie = tokens.findIndex(({ low }, i) => i > 2 && /^(?:of|for|du|de|des)$/u.test(low))
  if (tie < 3) return undefined
  const office = tokens.slice(0, tie).findLastIndex(({ low }) => isPersonNoun(low))
  const name = tokens.slice(office + 1, tie)
  return office >= 0 && name.length >= 2 && !name.some((one) => bodies.has(bare(one).toLowerCase()))
    ? name
    : undefined
}

/** «Из Хабаровска», «Дочь Ильи»: what stands before the name in one row of capitals is no part of it. */
export function startOf({ at, tokens }: Sequence, name: string): number {
  const first = tokens[0]
  if (first === undefined || name.startsWith(first.text)) return at
  if (prepositions.has(first.low)) return at + 1
  const own = /\p{Script=Cyrillic}/u.test(first.low)
    ? tokens.findIndex(({ text }) => name.startsWith(text))
    : -1
  return own > 0 ? at + own : at
}
