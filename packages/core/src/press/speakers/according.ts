/** "According to", « selon », «по словам»: whose words they are, by a preposition and no verb. */

import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { accordingWords, russianAccording } from '../words/speech-words.ts'
import { subjectAfter, subjectAt } from './phrase-after.ts'
import { type Subject } from './phrase-edges.ts'
import { phraseEnding } from './phrases.ts'

const accordingByLast = Map.groupBy(accordingWords, (words) => words.at(-1) ?? '')

/** «По словам врача, …» at the start of the sentence. */
export function accordingAtStart(tokens: readonly Token[], floor: number): Subject | undefined {
  for (let i = floor; i < floor + 3; i++) {
    const at = accordingAfter(tokens, i)
    if (at !== undefined) return citedBehind(tokens, at, tokens.length) ?? accordingTo(tokens, at)
  }
  return undefined
}

/** "according to her", "selon lui", «по его словам», «по словам Сажина» */
export function accordingTo(tokens: readonly Token[], at: number): Subject | undefined {
  const isAround = russianAccording.includes(tokens[at]?.low ?? '')
  const place = isAround && objectPronouns.has(tokens[at - 1]?.low ?? '') ? at - 1 : at + 1
  const token = tokens[place]
  const pronoun = objectPronouns.get(token?.low ?? '')
  const next = tokens[place + 1]
  // « selon ses mots », « d'après ses dires »: whoever acts.
  if (
    /^(?:ses|leurs|son|his|her|their)$/u.test(token?.low ?? '') &&
    /^(?:mots|termes|dires|propos|calculs|estimations|explications|aveu|own|words|account)$/u.test(
      tokens[place + 1]?.low ?? '',
    )
  )
    return { kind: 'pronoun', at: place, low: '…' }
  const isAlone =
    place < at || next === undefined || next.kind !== 'word' || next.sentence !== token?.sentence
  if (pronoun !== undefined && isAlone) return { kind: 'pronoun', at: place, low: pronoun }
  const isRussian = /\p{Script=Cyrillic}/u.test(tokens[at]?.low ?? '')
  // «по словам матери Азамата Гульнары Ниязовой»: the noun tells where the name begins.
  // « un témoin, selon lequel « … » »: whoever stands before the comma.
  if (
    /^(?:lequel|laquelle|lesquels|lesquelles|qui|whom|которого|которой|которых)$/u.test(
      tokens[at + 1]?.low ?? '',
    )
  ) {
    const comma = lastIn(tokens, Math.max(0, at - 4), at + 1, ({ text }) => text === ',')
    return comma < 1 ? undefined : phraseEnding(tokens, comma - 1, sentenceStart(tokens, comma - 1))
  }
  const subject = (isRussian ? subjectAt(tokens, at + 1) : undefined) ?? subjectAfter(tokens, at)
  return isRussian && subject?.kind === 'phrase' ? { ...subject, declined: true } : subject
}

/** « Selon la chaîne, qui cite une note de la direction, … »: the paper's words, and not the channel's. */
export function citedBehind(tokens: readonly Token[], at: number, q: number): Subject | undefined {
  const verb = firstIn(
    tokens,
    at + 1,
    Math.min(q, at + 12),
    ({ low }, k) =>
      /^(?:cite|citait|citant|cites|cited|citing|quoting|quotes|quoted)$/u.test(low) &&
      /^(?:qui|which|who|,)$/u.test(tokens[k - 1]?.text ?? ''),
  )
  if (verb < 0 || tokens[verb]?.sentence !== tokens[at]?.sentence) return undefined
  const subject = subjectAfter(tokens, verb)
  if (subject?.kind !== 'phrase') return undefined
  const { from, to } = subject.head
  const of = firstIn(tokens, from, to, ({ low }) =>
    /^(?:note|lettre|courrier|document|letter|memo|document|email|communiqué|message)s?$/u.test(low),
  )
  const tie =
    of < 0 ? -1 : firstIn(tokens, of + 1, to, ({ low }) => /^(?:de|du|des|d'|of|from|by)$/u.test(low))
  return tie > 0 && tie + 1 < to ? { kind: 'phrase', head: { from: tie + 1, to } } : subject
}

/** If "according to" or its like ends at token i, that index. */
export function accordingAfter(tokens: readonly Token[], i: number): number | undefined {
  for (const words of accordingByLast.get(tokens[i]?.low ?? '') ?? []) {
    if (words.every((word, k) => tokens[i - words.length + 1 + k]?.low === word)) return i
  }
  const isHis =
    russianAccording.includes(tokens[i]?.low ?? '') && objectPronouns.has(tokens[i - 1]?.low ?? '')
  if (isHis && tokens[i - 2]?.low === 'по') return i
  return undefined
}

export const objectPronouns: ReadonlyMap<string, string> = new Map([
  ['him', 'he'],
  ['her', 'she'],
  ['lui', 'il'],
  ['elle', 'elle'],
  ['его', 'он'],
  ['её', 'она'],
  ['ее', 'она'],
])

export const farthest = 60

export function sentenceStart(tokens: readonly Token[], q: number): number {
  let floor = q
  const sentence = tokens[q]?.sentence
  while (floor > 0 && q - floor < 2 * farthest && tokens[floor - 1]?.sentence === sentence) floor--
  return floor
}
