/** What ties the words of a phrase, and what stands between it and its verb and is no part of it. */

import { lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { backOverPhrases, isAdverbial, overAdverbials } from '../words/adverbials.ts'
import {
  adverbs,
  auxiliaries,
  determiners,
  joiners,
  prepositions,
  subordinators,
  times,
  tying,
  weekdays,
} from '../words/grammar-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { isPronoun, isVerb, type Subject, stopsPhrase } from './phrase-edges.ts'

const quantities = new Set(
  'one some many most both several none all each few two three half any neither either'.split(' '),
)

/** "sources close to", "the ambassador to", "an adviser with" */
function ties(noun: Token, preposition: Token): boolean {
  const needs =
    /^(?:close|loyal|opposed|linked|allied|familiar|ambassador|envoy|adviser|advisor|aide|witness|heir|relative|delegate)s?$/u
  return /^(?:to|with)$/u.test(preposition.low) && needs.test(noun.low)
}

/** A preposition before the phrase that ties it to a noun further left: "officials in …". */
export function tiesBack(tokens: readonly Token[], from: number, floor: number): boolean {
  const preposition = tokens[from - 1]
  const noun = tokens[from - 2]
  if (preposition === undefined || noun === undefined || from - 2 < floor) return false
  if (!tying.has(preposition.low) && !ties(noun, preposition)) return false
  if (noun.kind !== 'word' || noun.sentence !== preposition.sentence) return false
  const { low } = noun
  if (preposition.low === 'of' && quantities.has(low)) return true
  // "A man freed from a jail": the participle describes the noun before it.
  if (!noun.capital && low.endsWith('ed')) {
    const described = tokens[from - 3]
    return (
      described?.kind === 'word' &&
      from - 3 >= floor &&
      !stopsPhrase(described) &&
      !determiners.has(described.low) &&
      !auxiliaries.has(described.low)
    )
  }
  return !(
    determiners.has(low) ||
    prepositions.has(low) ||
    joiners.has(low) ||
    subordinators.has(low) ||
    times.has(low) ||
    weekdays.has(low) ||
    isPronoun(low) ||
    isVerb(noun) ||
    adverbs.has(low)
  )
}

/** « a, lui, demandé », "Orvel, however, said": over what is no apposition. */
export function overParenthesis(tokens: readonly Token[], comma: number, floor: number): number | undefined {
  if (tokens[comma]?.text !== ',') return undefined
  const open = lastIn(tokens, Math.max(floor, comma - 6), comma, (token) => token.text === ',')
  if (open <= floor || open === comma - 1) return undefined
  const isTone =
    /^(?:lui|elle|eux|elles|however|too|meanwhile|though|then|toutefois|cependant|однако|впрочем|конечно|видимо|кстати)$/u
  const isAll =
    overAdverbials(tokens, open + 1) >= comma ||
    (open === comma - 2 && isTone.test(tokens[open + 1]?.low ?? ''))
  return isAll ? open - 1 : undefined
}

/** "Ruben M. said", "Varden Jr., told" */
export function isDotOfName(tokens: readonly Token[], k: number): boolean {
  const before = tokens[k - 1]
  return (
    tokens[k]?.text === '.' &&
    before?.end === tokens[k]?.start &&
    /^(?:\p{Lu}|Jr|Sr)$/u.test(before?.text ?? '')
  )
}

/** Russian: «Уполномоченная по правам человека Нельда Пироск» — the name follows what the office is for. */
export function namedAfterOffice(tokens: readonly Token[], from: number, k: number): Subject | undefined {
  let start = k
  while (start > from && tokens[start - 1]?.capital === true) start--
  // «Посол Кестрии в ООН Ян Леувен», «консул в Париже Ян Леувен»: where the office is, and then the name.
  const place = tokens[from]?.text ?? ''
  if (start === from && k - from >= 2 && /^(?:\p{Lu}{2,}|\p{Lu}\p{Script=Cyrillic}+[еиух])$/u.test(place))
    return { kind: 'phrase', head: { from: from + 1, to: k + 1 } }
  const isRussian = /\p{Script=Cyrillic}/u.test(tokens[k]?.low ?? '')
  // « Le sous-secrétaire d'État au logement rural Luc Arnal »
  const isOffice =
    !isRussian &&
    lastIn(
      tokens,
      Math.max(0, from - 7),
      from - 1,
      ({ low, capital, sentence }) => !capital && isPersonNoun(low) && sentence === tokens[k]?.sentence,
    ) >= 0 &&
    tokens
      .slice(Math.max(0, from - 6), start)
      .every((token) => token.kind === 'word' && !isVerb(token) && token.low !== 'a')
  const isName = start > from && k > start && (isRussian || isOffice)
  return isName ? { kind: 'phrase', head: { from: start, to: k + 1 } } : undefined
}

/** Russian: «в феврале министр внутренних дел» — an office in its first case begins a phrase of its own. */
export function officeAfterTime(tokens: readonly Token[], from: number, k: number): Subject | undefined {
  for (let at = from + 1; at <= k; at++) {
    const token = tokens[at]
    if (token === undefined || token.capital || !/\p{Script=Cyrillic}/u.test(token.low)) continue
    if (isPersonNoun(token.low)) return { kind: 'phrase', head: { from: at, to: k + 1 } }
  }
  return undefined
}

/** « Le parquet a aussitôt dénoncé »: behind "a" and an adverb the verb, where English would have a noun. */
function isFrenchParticiple(token: Token | undefined): boolean {
  return /(?:é|ée|és|ées|u|i|it|is|ert)$/u.test(token?.low ?? '')
}

/** Over auxiliaries, adverbs and times between a subject and its verb: "Orvel on Monday also said". */
export function skipBack(tokens: readonly Token[], from: number, floor: number): number {
  let k = from
  for (let steps = 0; k >= floor && steps < 10; steps++) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word') break
    const over = backOverPhrases(tokens, k, floor)
    if (over < k) {
      k = over
      continue
    }
    const before = tokens[k - 1]?.low ?? ''
    const isTime = weekdays.has(token.low) || times.has(token.low) || /^\d{1,4}$/u.test(token.low)
    if (
      auxiliaries.has(token.low) ||
      token.text === 'a' ||
      adverbs.has(token.low) ||
      /^(?:himself|herself|itself|themselves|lui-même|elle-même|сам|сама)$/u.test(token.low) ||
      (/^\p{Ll}{3,}ly$/u.test(token.text) &&
        !/^(?:family|reply|supply|ally|assembly|italy|july|fly|bully|butterfly|monopoly|anomaly)$/u.test(
          token.text,
        ))
    )
      k--
    else if (
      isFrenchParticiple(tokens[from + 1]) &&
      /^(?:a|ont|avait|avaient|n'a|aurait)$/u.test(before) &&
      isAdverbial(token)
    )
      k -= 2
    else if (isTime && /^(?:on|in|last|this|late|early|earlier|by)$/u.test(before)) k -= 2
    else if (weekdays.has(token.low)) k--
    else if (/^(?:outside|inside|nearby|there|here|below|behind)$/u.test(token.low) && k > floor) k--
    else if (/^(?:l|m|t|s|se|me|lui|leur|nous|vous|y|en|ему|ей|им)$/u.test(token.low)) k--
    else break
  }
  return k
}

/** A comma or a point between two figures: "186,000". */
export function isInNumber(tokens: readonly Token[], at: number): boolean {
  const [before, sign, after] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  return (
    /^[.,]$/u.test(sign?.text ?? '') &&
    /\d$/u.test(before?.text ?? '') &&
    /^\d/u.test(after?.text ?? '') &&
    before?.end === sign?.start &&
    after?.start === sign?.end
  )
}

/** A name in marks is as much longer than the name as its marks and a comma. */
export function holdsComma({ kind, capital, start, end, text }: Token): boolean {
  return kind === 'word' && capital && end - start === text.length + 3
}
