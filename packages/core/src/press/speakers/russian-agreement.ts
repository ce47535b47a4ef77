/** Which Russian word a verb agrees with, and which names and nouns by their endings stand in another case than the first. */

import { lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { isGivenName } from '../words/given-names.ts'
import { bodies } from '../words/name-words.ts'
import { isPersonNoun, isPersonNounAnywhere, isPluralNoun } from '../words/person-nouns.ts'
import { type Agreement, agreementOf, menInA } from '../words/russian-verbs.ts'
import { hangsOnNoun, isOwnersSurname } from './owned-surnames.ts'

export function isRussianWord(token: Token | undefined): boolean {
  return token !== undefined && /\p{Script=Cyrillic}/u.test(token.low)
}

/** The first word of a sentence has a capital, verb or not. */
export function lowered(token: Token | undefined): Token | undefined {
  return token === undefined ? undefined : { ...token, capital: false }
}

const pronouns: ReadonlyMap<string, Agreement> = new Map([
  ['он', 'he'],
  ['она', 'she'],
  ['оно', 'it'],
  ['они', 'they'],
  ['тот', 'he'],
  ['та', 'she'],
])

/** Where the phrase begins whose noun is this word, if the word can be what the verb agrees with. */
export function inFirstCase(tokens: readonly Token[], at: number, agreement: Agreement): number | undefined {
  const token = tokens[at]
  if (token === undefined || token.named === true) return undefined
  const pronoun = pronouns.get(token.low)
  if (/^(?:кто-то|некто)$/u.test(token.low)) return agreement === 'they' ? undefined : at
  if (pronoun !== undefined) return pronoun === agreement || agreement === 'one' ? at : undefined
  if (/^(?:один|одна)$/u.test(token.low) && tokens[at + 1]?.low === 'из')
    return agreement === 'they' ? undefined : at
  if (!token.capital || /^\p{Lu}\p{Ll}+$/u.test(token.text)) {
    if (isPersonNoun(token.low)) return personFits(token.low, agreement) ? at : undefined
    if (!token.capital && agreement === 'they' && isPluralNoun(token.low)) return at
  }
  if (!token.capital) return isBodyNoun(token.low) && bodyFits(token.low, agreement) ? at : undefined
  if (/^\p{Lu}{2,}$/u.test(token.text)) return agreement === 'they' ? undefined : at
  return nameFits(tokens, at, agreement) ? at : undefined
}

/** Does a phrase that agrees with this verb begin here: «назвала «вбросом» Нельда Пироск»? */
export function agreesAt(tokens: readonly Token[], at: number, verb: number): boolean {
  const agreement = agreementOf(lowered(tokens[verb]), tokens[verb - 1])
  return agreement !== undefined && inFirstCase(tokens, at, agreement) !== undefined
}

function personFits(low: string, agreement: Agreement): boolean {
  // «адвокат сказала»: a man's word for a woman's office; the other way round there is none.
  if (agreement === 'he')
    return !/(?:ка|ица|ша|есса|женщина|девушка|мать|дочь|жена|сестра|мама|вдова|бабушка|тётя|тетя)$/u.test(
      low,
    )
  if (agreement === 'they') return false
  return agreement !== 'it'
}

export function isBodyNoun(low: string): boolean {
  return (
    bodies.has(low) ||
    /^(?:пресс-служба|ведомство|посольство|следствие|издание|телеканал|компания|администрация|полиция|мэрия|защита|обвинение|сторона|организация|движение|ассоциация|руководство|командование|управление|прокуратура|суд|комитет|редакция|группа|семья)$/u.test(
      low,
    )
  )
}

function bodyFits(low: string, agreement: Agreement): boolean {
  if (agreement === 'one') return true
  if (/[ая]$/u.test(low)) return agreement === 'she'
  if (/[ое]$/u.test(low)) return agreement === 'it'
  return agreement === 'he'
}

/** A name by the ending of its last word: «Сажину», «Сажиным» and, beside a man's verb, «Сажина» are other cases. */
function nameFits(tokens: readonly Token[], at: number, agreement: Agreement): boolean {
  const before = tokens[at - 1]
  // «адвокат Сажин»: the noun before it has been looked at; «слова Сажина»: it hangs on another noun.
  if (
    before?.kind === 'word' &&
    before.capital &&
    before.named !== true &&
    !isOtherCase(before.text) &&
    !agreementOf(lowered(before), undefined)
  )
    return false
  if (isOwnersSurname(tokens, at) || hangsOnNoun(tokens, at)) return false
  let last = at
  while (tokens[last + 1]?.capital === true && tokens[last + 1]?.named !== true) last++
  const word = tokens[last]?.text ?? ''
  const first = tokens[at]?.text ?? ''
  // «Григорий Ланской»: beside a man's given name the ending is of the first case.
  const isMans =
    last > at && /(?:[бвгджзклмнпрстфхцчшщ]|[аеи]й)$/u.test(first) && /(?:[сц]к|[нт])ой$/u.test(word)
  if ((isOtherCase(word) && !isMans && !isUndeclined(tokens, last)) || (last > at && isOtherCase(first)))
    return false
  const isWomans = /[ая]$/u.test(word)
  if (agreement === 'they') return tokens[last + 1]?.low === 'и'
  if (agreement === 'it') return /[оеи]$/u.test(word)
  if (agreement === 'he')
    return (
      !(isWomans && /(?:ова|ева|ёва|ина|ына|ская|цкая)$/u.test(word)) &&
      !(isWomans && last > at && /[ая]$/u.test(first) && !menInA.test(first))
    )
  if (agreement === 'she') return isWomans || last > at || !/(?:ов|ев|ёв|ин|ын|ский|цкий)$/u.test(word)
  return true
}

/** By its ending a name in another case: «Орвелю», «Марине», «Камиллы», «Игорем». */
export function isOtherCase(word: string): boolean {
  if (!/^\p{Lu}\p{Script=Cyrillic}{3,}$/u.test(word) || isGivenName(word)) return false
  const isShort =
    /(?:[бвгджзклмнпрстфхцчшщ][уюы]|[аеиоу]ю|[иь]и|(?<![сц])[гкх]и|(?<=\p{L}{3})[бвгджзклмнпрстфхцчшщ]ом|(?<=\p{L}{3})(?:[аеи]ем|[рл]ем))$/u.test(
      word,
    ) || /(?<!дз)(?<=[бвгджзклмнпрстфхцчшщ])е$/u.test(word)
  if (isShort && !foreignFirst.test(word)) return true
  return (
    word.length > 4 &&
    /\p{Script=Cyrillic}(?:ову|еву|ёву|ину|ыну|ову|ому|ему|ого|его|овым|евым|ёвым|иным|ыным|ским|цким|ской|цкой|овой|евой|ёвой|иной|ыной|скую|цкую|ыми|ими|ами|ями|ам|ах)$/u.test(
      word,
    )
  )
}

/** «Герд Ланге отверг … — заявил Ланге»: behind a given name in its first case the paragraph has the same word. */
export function isUndeclined(tokens: readonly Token[], at: number): boolean {
  const own = tokens[at]
  if (own === undefined || !/[еиоуюэ]$/u.test(own.text)) return false
  return (
    lastIn(
      tokens,
      Math.max(1, at - 120),
      at,
      ({ text, named }, k) =>
        text === own.text &&
        named !== true &&
        tokens[k - 1]?.capital === true &&
        /^\p{Lu}\p{Ll}+(?:[бвгджзклмнпрстфхцчшщй]|[ая])$/u.test(tokens[k - 1]?.text ?? ''),
    ) >= 0
  )
}

/** Names from elsewhere that have no cases. */
const foreignFirst =
  /^(?:\p{Lu}\p{L}+гге|Андре|Рене|Хосе|Жозе|Данте|Гёте|Гете|Нехру|Камю|Шоу|Артем|Ибрагим|Керем|Салем|Катце|\p{L}+(?:[иоауэ]ллу|ску|дзе))$/u

/** «Президенту», «адвокату», «следователем»: a noun for people that is not in its first case. */
export function isObliqueNoun(token: Token): boolean {
  const { low } = token
  return (
    isRussianWord(token) &&
    token.named !== true &&
    isPersonNounAnywhere(low) &&
    !isPersonNoun(low) &&
    !isPluralNoun(low) &&
    /(?:[аяуюе]|ом|ем|ём|ой|ей|ам|ям|ами|ями|ах|ях|ого|его|ому|ему|ым|им)$/u.test(low)
  )
}
