/** Who speaks after a colon, where no verb of saying stands before it. */

import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { adverbs, auxiliaries, determiners, joiners, prepositions } from '../words/grammar-words.ts'
import { bodies, neverNames } from '../words/name-words.ts'
import { isPersonNoun, isPersonNounAnywhere } from '../words/person-nouns.ts'
import { speechVerbs } from '../words/speech-words.ts'
import { type Cue, isInscribed } from './cue.ts'
import { pureNamesEnd } from './name-runs.ts'
import { subjectAfter, subjectAt } from './phrase-after.ts'
import { isVerb, type Subject } from './phrase-edges.ts'
import { phraseEnding, subjectBefore } from './phrases.ts'

/** What a desk writes above a headline. */
/** «Слышу: «…»» */
export function isRubric(low: string): boolean {
  return rubrics.test(low) || /\p{Script=Cyrillic}{2}[ую]$/u.test(low)
}

const rubrics =
  /^(?:exclusive|watch|video|opinion|interview|live|breaking|update|analysis|comment|editorial|review|explainer|listen|photos?|exclusif|vidéo|entretien|direct|reportage|tribune|enquête|portrait|эксклюзив|видео|интервью|мнение|фото|репортаж)$/u

/** "In Orvel's words, …", "By Orvel's account, …" */
function inWordsOf(tokens: readonly Token[], floor: number): Subject | undefined {
  if (!/^(?:in|by|to)$/u.test(tokens[floor]?.low ?? '')) return undefined
  const noun = firstIn(tokens, floor + 2, floor + 9, ({ low }) =>
    /^(?:words|view|opinion|telling|account|eyes|mind|judge?ment|reckoning|estimation|phrase|version|reading)$/u.test(
      low,
    ),
  )
  const owner = tokens[noun - 1]
  if (noun < 0 || owner === undefined || !/['’]s?$/u.test(owner.text) || tokens[noun + 1]?.text !== ',')
    return undefined
  const subject = phraseEnding(tokens, noun - 1, floor + 1)
  return subject?.kind === 'phrase' && subject.head.from === floor + 1 ? subject : undefined
}

/** « Pour Claire Delmas, … » */
export function forSomebody(tokens: readonly Token[], floor: number): Cue | undefined {
  const words = inWordsOf(tokens, floor)
  if (words !== undefined) return { kind: 'speech', subject: words, near: false }
  if (!/^(?:Pour|For|To|Для)$/u.test(tokens[floor]?.text ?? '')) return undefined
  const next = tokens[floor + 1]
  const pronoun = /^(?:lui|elle)$/u.exec(next?.low ?? '')?.[0]
  if (pronoun !== undefined && tokens[floor + 2]?.text === ',')
    return {
      kind: 'speech',
      subject: { kind: 'pronoun', at: floor + 1, low: pronoun === 'lui' ? 'il' : 'elle' },
      near: false,
    }
  const subject = subjectAfter(tokens, floor)
  if (subject?.kind !== 'phrase' || next === undefined) return undefined
  const { from, to } = subject.head
  const isOne =
    next.capital ||
    tokens
      .slice(from, to)
      .some(
        ({ low, capital }) =>
          capital || isPersonNounAnywhere(low) || bodies.has(low) || bodies.has(low.replace(/s$/u, '')),
      )
  // « Pour Claire Delmas la règle … »: without the comma only a verb right behind would tell.
  const comma = firstIn(tokens, to, to + 5, (token) => token.kind !== 'word' || isVerb(token))
  const isRussian = tokens[floor]?.low === 'для'
  const isClosed =
    tokens[comma]?.text === ',' ||
    determiners.has(tokens[to]?.low ?? '') ||
    (isRussian && /^(?:это|—|–|такое)$/u.test(tokens[to]?.low ?? ''))
  if (isRussian && isOne && isClosed)
    return { kind: 'speech', subject: { ...subject, declined: true }, near: false }
  return isOne && isClosed ? { kind: 'speech', subject, near: false } : undefined
}

/** « Une médecin du travail accepte seulement de dire que … »: whoever opens the sentence, if it is somebody. */
export function somebodyOpening(tokens: readonly Token[], floor: number): Subject | undefined {
  const subject = subjectAt(tokens, floor)
  if (subject?.kind !== 'phrase' || subject.head.from !== floor) return undefined
  return tokens
    .slice(floor, subject.head.to)
    .some(({ low, capital }, i) => isPersonNoun(low) || bodies.has(low) || (capital && i > 0))
    ? subject
    : undefined
}

const documents =
  /^(?:note|letter|message|text|email|sign|article|headline|caption|page|list|line|book|report|lettre|mot|texte|courriel|ligne|titre|записк|письм|смс|строчк|стать|текст|заголов)\p{Ll}{0,3}$/u

/** "Greb shrugged: “…”": a sentence about one person that ends in a colon, unless a paper is in it. */
export function beforeColon(tokens: readonly Token[], q: number, floor: number): Cue | undefined {
  if (tokens[q - 1]?.text !== ':' || q - floor > 40) return undefined
  const writing = inWriting(tokens, floor, q - 1)
  if (writing !== undefined) return { kind: 'speech', subject: writing, near: false }
  const clause = tokens.slice(floor, q - 1)
  if (clause.some(({ low, kind }) => kind === 'quote' || isInscribed(low) || documents.test(low)))
    return undefined
  // "Asked whether she was afraid, Orvel shook her head: “…”"
  const comma = lastIn(tokens, floor, q - 1, (token) => token.text === ',')
  const isLed = leading.test(tokens[floor]?.low ?? '') && comma > floor
  // « Invité à parler en dernier, l'étudiant secoue la tête, se ravise : « … » »
  const led = isDoneTo(tokens, floor) ? firstIn(tokens, floor, q - 1, (token) => token.text === ',') : comma
  const opening = openingSubject(tokens, isLed || led !== comma ? led + 1 : floor, q - 1)
  if (opening !== undefined) return { kind: 'speech', subject: opening, near: false }
  const last = tokens[q - 2]
  const verb = firstIn(
    tokens,
    floor + 1,
    q,
    (token, i) =>
      isVerb(token) ||
      speechVerbs.has(token.low) ||
      isRussianPast(token, tokens[i - 1]) ||
      (i === q - 2 && !token.capital),
  )
  const subject = verb < 0 ? undefined : subjectBefore(tokens, verb, floor)
  const head = subject?.kind === 'phrase' ? tokens[subject.head.to - 1] : undefined
  const isSomebody = head !== undefined && (head.capital || isPersonNoun(head.low))
  if (subject?.kind === 'pronoun' ? last?.capital !== true : isSomebody)
    return { kind: 'speech', subject, near: false }
  const named =
    last?.capital === true && !(q - 2 === floor && (isRubric(last.low) || neverNames.has(last.low)))
      ? phraseEnding(tokens, q - 2, floor)
      : undefined
  return named === undefined ? undefined : { kind: 'speech', subject: named, near: false, labels: true }
}

function isRussianPast({ low, capital }: Token, before: Token | undefined): boolean {
  return (
    !capital &&
    /^\p{Script=Cyrillic}{3,}(?:л|ла|ли|лся|лась|лись)$/u.test(low) &&
    !isPersonNoun(low) &&
    !prepositions.has(before?.low ?? '') &&
    before?.capital === true
  )
}

const leading =
  /^(?:asked|pressed|reminded|told|when|as|after|at|in|on|à|au|quand|lorsque|interrogé|interrogée|questionné|questionnée|relancé|relancée|après|dans|на|в|когда|после)$/u
const writings =
  /^(?:statement|letter|message|email|e-mail|post|tweet|interview|speech|note|text|report|communiqué|lettre|courriel|entretien|discours|post|tweet|заявлении|письме|интервью|сообщении|посте|обращении|эфире|канале|телеграм-канале|твиттере|фейсбуке|инстаграме|блоге|колонке|соцсетях|речи|лекции)$/u

/** "Dr Alan Peake, a consultant, in a text message to the lawyer: “…”": who writes opens the sentence, without a verb. */
function inWriting(tokens: readonly Token[], floor: number, colon: number): Subject | undefined {
  const at = lastIn(tokens, floor, colon, ({ low }) => writings.test(low))
  const start =
    at < 0
      ? -1
      : lastIn(tokens, Math.max(floor, at - 4), at, ({ low }) => /^(?:in|dans|в|sur|on)$/u.test(low))
  const opening = start > floor ? subjectAt(tokens, floor) : undefined
  const isBeside = opening?.kind === 'phrase' && opening.head.to === start
  if (start <= floor || !(tokens[start - 1]?.text === ',' || isBeside)) return undefined
  if (
    tokens
      .slice(floor, colon)
      .some(
        (token) =>
          isVerb(token) ||
          (speechVerbs.has(token.low) && !writings.test(token.low)) ||
          token.kind === 'quote',
      )
  )
    return undefined
  const subject = subjectAt(tokens, floor)
  const isOne =
    subject?.kind === 'phrase' &&
    tokens
      .slice(subject.head.from, subject.head.to)
      .some(({ low, capital }, i) => (capital && i > 0) || isPersonNoun(low))
  return isOne ? subject : undefined
}

/** "Nadia préfère témoigner sous un autre prénom : « … »": one person opens the sentence, and no other comes after. */
function openingSubject(tokens: readonly Token[], floor: number, colon: number): Subject | undefined {
  let from = floor
  if (/^(?:but|and|mais|et|но|и|а|однако)$/u.test(tokens[from]?.low ?? '')) from++
  const first = tokens[from]
  const nameEnd = first?.capital === true && mayBeName(first) ? pureNamesEnd(tokens, from) : from
  // The verb is not known here: what follows the name in lower case is one.
  if (nameEnd > from && tokens[nameEnd]?.kind === 'word')
    return plainTo(tokens, nameEnd, colon) ? { kind: 'phrase', head: { from, to: nameEnd } } : undefined
  const subject = subjectAt(tokens, from)
  if (subject === undefined) return undefined
  if (subject.kind === 'pronoun')
    return /^(?:he|she|il|elle|он|она)$/u.test(subject.low) && plainTo(tokens, from + 1, colon)
      ? subject
      : undefined
  const { from: start } = subject.head
  const to = behindName(tokens, subject.head.from, subject.head.to)
  const isOne =
    start === from &&
    tokens[from]?.sentence === tokens[colon]?.sentence &&
    tokens
      .slice(start, to)
      .some(
        ({ low, capital }, i) => (capital && i > 0) || isPersonNoun(low) || (capital && !neverNames.has(low)),
      )
  if (!isOne || subject.others !== undefined) return undefined
  // « Le maire hausse les épaules »: the noun ends the phrase, and its verb is not known here.
  const noun = tokens.slice(start, to).some(({ capital }, i) => capital && i > 0)
    ? -1
    : firstIn(tokens, start, to, ({ low }) => isPersonNoun(low))
  const isCut =
    noun >= 0 &&
    noun + 1 < to &&
    !prepositions.has(tokens[noun + 1]?.low ?? '') &&
    !isPersonNoun(tokens[noun + 1]?.low ?? '')
  if (isCut && subject.apposed === undefined)
    return plainTo(tokens, noun + 1, colon)
      ? { kind: 'phrase', head: { from: start, to: noun + 1 } }
      : undefined
  const end = subject.apposed?.to ?? to
  const verb = tokens[end]?.text === ',' && subject.apposed !== undefined ? end + 1 : end
  return plainTo(tokens, verb, colon) ? { ...subject, head: { from: start, to } } : undefined
}

/** « Son confrère Paul Brissac va plus loin »: the phrase ends with the name. */
function behindName(tokens: readonly Token[], from: number, to: number): number {
  const last = lastIn(tokens, from + 1, to, (token) => token.capital)
  const next = tokens[last + 1]
  return last < 0 || last + 1 >= to || next === undefined || prepositions.has(next.low) ? to : last + 1
}

const doneTo =
  /^(?:invité|prié|sommé|pressé|relancé|interrogé|questionné|joint|contacté|sollicité|convoqué|arrêté|condamné|accusé|poursuivi|interpellé|entendu|appelé|libéré|relâché|jugé|rencontré|cité|né|assis|revenu|rentré)e?s?$/u

/** « Invité à parler », « Jugée pour vol »: what happened to whoever comes behind the comma. */
export function isDoneTo(tokens: readonly Token[], at: number): boolean {
  return doneTo.test(tokens[at]?.low ?? '') && prepositions.has(tokens[at + 1]?.low ?? '')
}

function mayBeName({ low }: Token): boolean {
  if (
    neverNames.has(low) ||
    doneTo.test(low) ||
    isPersonNoun(low) ||
    auxiliaries.has(low) ||
    adverbs.has(low) ||
    speechVerbs.has(low)
  )
    return false
  return !/^\p{Script=Cyrillic}{3,}(?:л|ла|ло|ли|лась|лся|лись|ет|ит|ют|ят)$/u.test(low)
}

/** From the verb to the colon nobody else is named. */
function plainTo(tokens: readonly Token[], verb: number, colon: number): boolean {
  const first = tokens[verb]
  if (
    first === undefined ||
    first.kind !== 'word' ||
    first.capital ||
    prepositions.has(first.low) ||
    joiners.has(first.low)
  )
    return false
  return !tokens
    .slice(verb, colon)
    .some(
      ({ low, capital, named }) =>
        (capital && named !== true) ||
        (isPersonNoun(low) && low !== 'head') ||
        /^(?:one|lui|leur|ему|ей)$/u.test(low),
    )
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
    const opens = tokens[floor]?.low ?? ''
    return isName &&
      !(k === floor + 1 && neverNames.has(opens)) &&
      !(k === floor + 1 && isRubric(tokens[floor]?.low ?? ''))
      ? {
          kind: 'speech',
          subject: { kind: 'phrase', head: { from: floor, to: k } },
          near: false,
          labels: true,
        }
      : undefined
  }
  return undefined
}
