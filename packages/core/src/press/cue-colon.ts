/** Who speaks after a colon, where no verb of saying stands before it. */
import { type Cue, isInscribed } from './cue.ts'
import { determiners, menWords, peopleWords, prepositions, womenWords } from './grammar-words.ts'
import { titles } from './name-words.ts'
import { subjectAfter } from './phrase-after.ts'
import { isVerb } from './phrase-edges.ts'
import { phraseEnding, subjectBefore } from './phrases.ts'
import { speechVerbs } from './speech-words.ts'
import { firstIn, lastIn } from './token-search.ts'
import type { Token } from './tokens.ts'

/** « Pour Claire Delmas, … » */
export function forSomebody(tokens: readonly Token[], floor: number): Cue | undefined {
  if (tokens[floor]?.text !== 'Pour' || tokens[floor + 1]?.capital !== true) return undefined
  const subject = subjectAfter(tokens, floor)
  const end = subject?.kind === 'phrase' ? subject.head.to : floor
  return subject !== undefined && tokens[end]?.text === ','
    ? { kind: 'speech', subject, near: false }
    : undefined
}

const documents =
  /^(?:note|letter|message|text|email|sign|article|headline|caption|page|list|line|book|report|lettre|mot|texte|courriel|ligne|titre|записк|письм|смс|строчк|стать|текст|заголов)\p{Ll}{0,3}$/u

/** "Greb shrugged: “…”": a sentence about one person that ends in a colon, unless a paper is in it. */
export function beforeColon(tokens: readonly Token[], q: number, floor: number): Cue | undefined {
  if (tokens[q - 1]?.text !== ':' || q - floor > 40) return undefined
  const clause = tokens.slice(floor, q - 1)
  if (clause.some(({ low, kind }) => kind === 'quote' || isInscribed(low) || documents.test(low)))
    return undefined
  const last = tokens[q - 2]
  const verb = firstIn(
    tokens,
    floor + 1,
    q,
    (token, i) => isVerb(token) || speechVerbs.has(token.low) || (i === q - 2 && !token.capital),
  )
  const subject = verb < 0 ? undefined : subjectBefore(tokens, verb, floor)
  const head = subject?.kind === 'phrase' ? tokens[subject.head.to - 1] : undefined
  const isSomebody =
    head !== undefined &&
    (head.capital ||
      peopleWords.has(head.low) ||
      menWords.has(head.low) ||
      womenWords.has(head.low) ||
      titles.has(head.low))
  if (subject?.kind === 'pronoun' ? last?.capital !== true : isSomebody)
    return { kind: 'speech', subject, near: false }
  const named = last?.capital === true ? phraseEnding(tokens, q - 2, floor) : undefined
  return named === undefined ? undefined : { kind: 'speech', subject: named, near: false }
}

const sayingNouns =
  /^(?:phrase|message|answer|reply|response|warning|advice|plea|question|explanation|verdict|conclusion|motto|prayer|retort|comment|appeal|réponse|message|mot|formule|conclusion|verdict|avertissement|conseil|question|explication|ответ|вопрос|фраза|фразу|вывод|совет|просьба|объяснение)s?$/u

/** "She has a phrase for it: “…”", "Orvel's answer: “…”" — whose the phrase is says it. */
export function sayingNoun(tokens: readonly Token[], q: number, floor: number): Cue | undefined {
  if (tokens[q - 1]?.text !== ':') return undefined
  const at = lastIn(tokens, floor, q - 1, (token) => sayingNouns.test(token.low))
  if (at < 0 || q - at > 12) return undefined
  const owner = tokens[at - 1]
  if (owner?.capital === true && /['’]s?$/u.test(owner.text)) {
    const subject = phraseEnding(tokens, at - 1, floor)
    return subject === undefined ? undefined : { kind: 'speech', subject, near: true }
  }
  const verb = lastIn(tokens, floor + 1, at, (token) => /^(?:has|had|have|a|avait)$/u.test(token.low))
  const subject = verb < 0 || at - verb > 4 ? undefined : subjectBefore(tokens, verb, floor)
  return subject === undefined ? undefined : { kind: 'speech', subject, near: true }
}

/** "Farquor: Dastov “agreed to …”": a name and a colon open the line, and speak for the whole of it. */
export function lineLabel(tokens: readonly Token[], q: number, floor: number): Cue | undefined {
  for (let k = floor + 1; k < q && k <= floor + 6; k++) {
    if (tokens[k]?.text !== ':') continue
    const isName = tokens
      .slice(floor, k)
      .every(
        (token) =>
          token.kind === 'word' &&
          token.capital &&
          !prepositions.has(token.low) &&
          !determiners.has(token.low),
      )
    return isName
      ? { kind: 'speech', subject: { kind: 'phrase', head: { from: floor, to: k } }, near: false }
      : undefined
  }
  return undefined
}
