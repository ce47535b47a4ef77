/** Words of a message that somebody got or reads out (P39a): its sender's, if the sentence says from whom it came, and nobody else's. */

import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import type { Cue } from './cue.ts'
import { endOfPhrase } from './phrase-end.ts'

const messages =
  /^(?:letters?|messages?|notes?|texts?|e-?mails?|sms|postcards?|voicemails?|telegrams?|lettres?|mots?|billets?|textos?|courriels?|mails?|courriers?|cartes?|télégrammes?)$/u
const getting =
  /^(?:received?|receives|receiving|got|gets|reçu|reçue|reçoit|reçoivent|recevait|recevoir|reçut)$/u
const reading = /^(?:reads?|lu|lit|lisait|relu|relit|montre|montré|montrait|shows?|showed|shown)$/u

/** "got a last message from him: “…”", « lui a lu un message envoyé la veille : « … » ». */
export function receivedWords(tokens: readonly Token[], q: number, floor: number): Cue | undefined {
  if (tokens[q - 1]?.text !== ':') return undefined
  const message = lastIn(
    tokens,
    Math.max(floor + 1, q - 14),
    q - 1,
    ({ low, capital }) => !capital && messages.test(low),
  )
  if (message < 0) return undefined
  const verb = lastIn(
    tokens,
    Math.max(floor + 1, message - 9),
    message,
    ({ low, capital }) => !capital && (getting.test(low) || reading.test(low)),
  )
  const article = tokens.slice(Math.max(verb + 1, message - 4), message)
  // "read her letter aloud: “…”": whose it is stands before it.
  const isAny = article.some(({ low }) =>
    /^(?:an?|another|one|the|un|une|le|la|ce|cette|les|des|ces)$/u.test(low),
  )
  const isOver =
    firstIn(tokens, verb + 1, message, ({ kind, text }) => kind === 'quote' || /^[;:.]$/u.test(text)) >= 0
  if (verb < 0 || !isAny || isOver) return undefined
  const sender = senderIn(tokens, verb + 1, q - 1, floor)
  return sender === undefined
    ? { kind: 'inscription' }
    : { kind: 'speech', subject: sender, near: true, only: true }
}

/** "from him", « de sa mère », « d'elle »: whom a pronoun means stands before the sentence, for nobody gets a letter from himself. */
function senderIn(
  tokens: readonly Token[],
  from: number,
  to: number,
  floor: number,
): Extract<Cue, { kind: 'speech' }>['subject'] {
  const joined = firstIn(tokens, from, to, ({ low }) => /^d['’](?:elle|eux)$/u.test(low))
  if (joined >= 0)
    return { kind: 'pronoun', at: floor, low: tokens[joined]?.low.endsWith('elle') === true ? 'elle' : 'ils' }
  const tie = lastIn(tokens, from, to, ({ low }) => /^(?:from|de|by|par)$/u.test(low))
  const next = tokens[tie + 1]
  if (tie < 0 || next === undefined) return undefined
  const pronoun = /^(?:him|lui)$/u.test(next.low)
    ? 'he'
    : next.low === 'her' && tokens[tie + 2]?.kind !== 'word'
      ? 'she'
      : undefined
  if (pronoun !== undefined) return { kind: 'pronoun', at: floor, low: next.low === 'lui' ? 'il' : pronoun }
  const isOne =
    next.capital ||
    /^(?:the|his|her|their|an?|le|la|son|sa|leur|un|une)$/u.test(next.low) ||
    /^l['’]/u.test(next.low)
  const end = isOne ? endOfPhrase(tokens, tie + 1) : tie
  return end > tie + 1 ? { kind: 'phrase', head: { from: tie + 1, to: end } } : undefined
}
