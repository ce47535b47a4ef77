/** Who passes on what another said: the paper and not the speaker. */

import { isSpeakingBody } from '../names/places.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { isPersonNoun, isPersonNounAnywhere } from '../words/person-nouns.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import { speechVerbs } from '../words/speech-words.ts'
import { isVerb, type Subject } from './phrase-edges.ts'
import { endOfPhrase } from './phrase-end.ts'

/** A paper passes on what another said. */
export const relaying =
  /^(?:reports?|reported|writes?|wrote|rapporte|rapportent|écrit|relate|сообщает|сообщают|пишет|пишут|передаёт|передает)$/u

/** «Канал со ссылкой на источник в мэрии сообщил, что …»: the source's words, as far as the next verb or sign. */
export function sourceCited(tokens: readonly Token[], from: number, to: number): Subject | undefined {
  // "Citing an official, the paper reported …"
  if (/^(?:citing|quoting|citant)$/u.test(tokens[from]?.low ?? '')) {
    const comma = endOfPhrase(tokens, from + 1)
    const isOne = tokens
      .slice(from + 1, comma)
      .some(({ low }) => isPersonNoun(low) || /^sources?$/u.test(low))
    return isOne && tokens[comma]?.text === ','
      ? { kind: 'phrase', head: { from: from + 1, to: comma } }
      : undefined
  }
  const at = firstIn(
    tokens,
    from,
    to,
    ({ low }, k) =>
      tokens[k + 1]?.low === 'на' &&
      ((low === 'ссылкой' && tokens[k - 1]?.low === 'со') || /^(?:ссылаясь|сославшись)$/u.test(low)),
  )
  if (at < 0) return undefined
  const end = firstIn(
    tokens,
    at + 2,
    to,
    (token, k) =>
      token.kind !== 'word' ||
      isVerb(token) ||
      speechVerbs.has(token.low) ||
      (k > at + 2 && token.named === true && tokens[k - 1]?.capital === true) ||
      (k > at + 2 && agreementOf(token, tokens[k - 1]) !== undefined),
  )
  const isSomebody = tokens
    .slice(at + 2, end)
    .some(
      ({ low, named, capital, text }) =>
        named !== true &&
        (isPersonNounAnywhere(low) || isSpeakingBody(low) || (capital && !/^\p{Lu}{3,}$/u.test(text))),
    )
  return end > at + 2 && isSomebody
    ? { kind: 'phrase', head: { from: at + 2, to: end }, declined: true }
    : undefined
}

/** «передает слова министра Сажина: «…»»: the one whose words they are, not the one who passes them on. */
export function wordsOfSomebody(tokens: readonly Token[], i: number): Subject | undefined {
  if (!/^(?:слова|мнение|заявление|комментарий|ответ)$/u.test(tokens[i]?.low ?? '')) return undefined
  // «привело на днях слова»
  const isBrought = [1, 2, 3].some(
    (back) =>
      /^(?:приводи(?:т|ла?|ло|ли)|приводят|прив[её]л[аио]?|передают|переда(?:ет|ёт|ла?|ло|ли)|цитиру(?:ет|ют)|процитировал[аио]?|опубликовал[аио]?|публику(?:ет|ют)|распространил[аио]?)$/u.test(
        tokens[i - back]?.low ?? '',
      ) && tokens[i - back]?.sentence === tokens[i]?.sentence,
  )
  const to = endOfPhrase(tokens, i + 1)
  return isBrought && to > i + 1 ? { kind: 'phrase', head: { from: i + 1, to }, declined: true } : undefined
}

/** «…» — монолог Амины прерывается: the words are hers, and those of the paragraphs before that are nothing else. */
export function isMonologue(tokens: readonly Token[], at: number): boolean {
  return /^(?:монолог|исповедь)$/u.test(tokens[at]?.low ?? '') && tokens[at + 1]?.capital === true
}
