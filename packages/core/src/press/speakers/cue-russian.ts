/**
 * Who speaks before a quotation in a Russian sentence: by cases and agreement, and the clause nearest to the colon first.
 */

import { placeBefore } from '../names/places.ts'
import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { prepositions } from '../words/grammar-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { agreementOf, isHearing } from '../words/russian-verbs.ts'
import { speechVerbs } from '../words/speech-words.ts'
import { type Cue, isInscribed } from './cue.ts'
import { subjectAt } from './phrase-after.ts'
import { isVerb, type Subject } from './phrase-edges.ts'
import { endOfPhrase } from './phrase-end.ts'
import { agreesAt } from './russian-agreement.ts'
import { isDoubtful, opensAside, russianSubject } from './russian-clause.ts'
import { byGerund, isWriting, ownerOfWritten, passedOnWords, toldAside } from './russian-papers.ts'
import { withSomebody } from './verdicts.ts'

const papers =
  /^(?:записк|письм|смс|стать|текст|заголов|документ|протокол|сообщени|надпис|объявлени|приказ|указ|закон)\p{Ll}{0,3}$/u

export function russianCue(
  tokens: readonly Token[],
  q: number,
  floor: number,
  found: Cue | undefined,
): Cue | undefined {
  if (isVersion(tokens, q, floor)) return { kind: 'inscription' }
  const own = found?.kind === 'speech' ? found.subject : undefined
  const other =
    behindDash(tokens, q, floor) ??
    fromPaper(tokens, q, floor) ??
    withSomebody(tokens, q, floor) ??
    toldAside(tokens, q, floor) ??
    passedOnWords(tokens, q, floor) ??
    ownerOfWritten(tokens, q, floor)
  if (other !== undefined) return { kind: 'speech', subject: other, near: true }
  if (isToldInClause(tokens, q, floor)) return { kind: 'speech', subject: undefined, near: true }
  const behind = turnedBehind(tokens, q, floor)
  if (behind !== undefined) return { kind: 'speech', subject: behind, near: true }
  const nearer = lastClause(tokens, q, floor)
  if (nearer !== undefined) return { kind: 'speech', subject: nearer, near: true }
  if (found !== undefined && !isDoubtful(tokens, own)) return found
  const gerund = byGerund(tokens, q, floor)
  if (gerund !== undefined) return { kind: 'speech', subject: gerund, near: true }
  const written = writtenIn(tokens, q, floor)
  if (written !== undefined) return { kind: 'speech', subject: written, near: true }
  if (isOfficialPaper(tokens, floor, q)) return { kind: 'inscription' }
  const that = lastIn(
    tokens,
    floor,
    q,
    ({ low }, at) => /^(?:что|будто|чтобы)$/u.test(low) && tokens[at - 1]?.text === ',',
  )
  const isColon = tokens[q - 1]?.text === ':'
  if (found === undefined && !isColon && that < 0) return undefined
  const verb = lastIn(
    tokens,
    that < 0 ? floor : that,
    q,
    ({ low, capital }, at) => speechVerbs.has(low) && !(capital && at > floor),
  )
  // «напомнила, что просили «только воды»»: a fragment is hers, a whole sentence somebody's who is not named.
  const isFragment =
    /^\p{Ll}/u.test(tokens[q]?.opens ?? '') && agreementOf(tokens[verb], tokens[verb - 1]) === 'they'
  const inner = verb > that && verb >= 0 && found !== undefined && !(isFragment && that >= 0)
  const from = inner && that >= 0 ? that + 1 : floor
  const to = inner || that < 0 ? q : that - 1
  if (
    found === undefined &&
    isColon &&
    tokens.slice(floor, q).some(({ low, kind }) => kind === 'quote' || isInscribed(low) || papers.test(low))
  )
    return undefined
  const subject =
    russianSubject(tokens, from, to) ??
    saidAtPlace(tokens, from, Math.min(to, q)) ??
    elidedSubject(tokens, verb, floor, inner && that >= 0)
  if (subject !== undefined && isOnWall(tokens, floor, q, subject)) return { kind: 'inscription' }
  if (subject !== undefined) return { kind: 'speech', subject, near: isColon || inner }
  return found?.kind === 'speech' ? { ...found, subject: undefined } : found
}

/** «Официальная версия: «…»», «Диагноз: «…»»: what a paper has, and nobody says. */
function isVersion(tokens: readonly Token[], q: number, floor: number): boolean {
  const noun = tokens[q - 2]?.low ?? ''
  if (tokens[q - 1]?.text !== ':' || q - 1 - floor > 4 || !versions.test(noun)) return false
  return tokens
    .slice(floor, q - 1)
    .every(({ low, kind }) => kind === 'word' && !/^(?:его|её|ее|их|моя|мой)$/u.test(low))
}

const versions =
  /^(?:версия|диагноз|причина|формулировка|основание|повод|статья|обвинение|приговор|заключение|вывод|вердикт|итог|результат|пометка|графа)$/u

/** «Сообщения назвала «вбросом» Нельда Пироск»: the one with whom the verb agrees stands behind the words. */
function turnedBehind(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  const next = tokens[q + 1]
  if (next?.kind !== 'word' || next.sentence !== tokens[q]?.sentence) return undefined
  const verb = q - 1
  if (!speechVerbs.has(tokens[verb]?.low ?? '') || verb - floor > 4) return undefined
  const hasOther = firstIn(
    tokens,
    floor,
    verb,
    ({ kind }, at) => kind !== 'word' || agreesAt(tokens, at, verb),
  )
  if (hasOther >= 0 && !isNeuterPlural(tokens[hasOther], verb - floor)) return undefined
  // An office or a name in its first case, over the adjectives before it.
  const noun = firstIn(
    tokens,
    q + 1,
    q + 5,
    ({ low }) => !/\p{L}{2}(?:ый|ий|ая|яя)$/u.test(low) || isPersonNoun(low),
  )
  return noun > q && agreesAt(tokens, noun, verb) ? subjectAt(tokens, q + 1) : undefined
}

/** «Сообщения», «Обвинения» in the fourth case look as a name in its first. */
function isNeuterPlural(token: Token | undefined, far: number): boolean {
  return far === 1 && /^\p{Lu}\p{Ll}{3,}(?:ния|тия|ства)$/u.test(token?.text ?? '')
}

/** «Ближе к ночи в штабе сказали»: several who are not named, and the body that speaks as a place. */
function saidAtPlace(tokens: readonly Token[], from: number, to: number): Subject | undefined {
  const verb = firstIn(tokens, from, to, (token, at) => agreementOf(token, tokens[at - 1]) === 'they')
  // «Там уточнили»: the body of which the text has just spoken.
  if (verb > from && tokens[from]?.low === 'там') return { kind: 'pronoun', at: from, low: 'там' }
  for (let at = from; at < verb; at++) {
    const place = /^(?:в|во|на)$/u.test(tokens[at]?.low ?? '') ? placeBefore(tokens, verb, at) : undefined
    if (place !== undefined) return place
  }
  return undefined
}

/** «На заборе кто-то вывел: «…»» */
function isOnWall(tokens: readonly Token[], floor: number, q: number, subject: Subject): boolean {
  const isSomeone =
    subject.kind === 'phrase' &&
    tokens.slice(subject.head.from, subject.head.to).some(({ low }) => /^(?:кто-то|некто)$/u.test(low))
  return (
    isSomeone &&
    firstIn(tokens, floor, q, ({ low }) =>
      /^(?:стен|забор|двер|асфальт|доск|бумаг|листк|ворот|фасад)\p{L}{1,3}$/u.test(low),
    ) >= 0
  )
}

/** «Она вспоминает, как ей позвонили: «…»»: somebody unnamed, and not she. */
function isToldInClause(tokens: readonly Token[], q: number, floor: number): boolean {
  if (tokens[q - 1]?.text !== ':') return false
  const comma = lastIn(tokens, floor + 1, q - 1, ({ text }) => text === ',')
  if (comma < 0 || !/^(?:как|что|когда)$/u.test(tokens[comma + 1]?.low ?? '')) return false
  const verb = firstIn(tokens, comma + 2, q, (token, at) => agreementOf(token, tokens[at - 1]) !== undefined)
  return (
    verb > comma &&
    agreementOf(tokens[verb], tokens[verb - 1]) === 'they' &&
    (speechVerbs.has(tokens[verb]?.low ?? '') || /^(?:позвонили|прислали)$/u.test(tokens[verb]?.low ?? '')) &&
    russianSubject(tokens, comma + 2, q - 1) === undefined
  )
}

/** «Они ждут, охранник показывает на список: «…»»: the clause before the colon has somebody of its own. */
function lastClause(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  if (tokens[q - 1]?.text !== ':') return undefined
  const comma = lastIn(tokens, floor + 2, q - 1, ({ text }) => text === ',')
  if (comma < 0 || opensAside(tokens[comma + 1])) return undefined
  if (
    tokens.slice(comma, q).some(({ low, kind }) => kind === 'quote' || isInscribed(low) || papers.test(low))
  )
    return undefined
  const verb = firstIn(tokens, comma + 1, q, (token, at) => agreementOf(token, tokens[at - 1]) !== undefined)
  return verb < 0 ? undefined : russianSubject(tokens, comma + 1, q - 1)
}

/** «А назвал это «спектаклем», а Пётр Лунёв — «цирком»»: the dash stands for the verb. */
function behindDash(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  if (!/^[—–]$/u.test(tokens[q - 1]?.text ?? '')) return undefined
  const link = lastIn(tokens, Math.max(floor, q - 8), q - 1, ({ low }) => /^(?:а|и|но)$/u.test(low))
  const isSecond = link > floor && lastIn(tokens, floor, link, ({ kind }) => kind === 'quote') >= 0
  const subject = isSecond ? subjectAt(tokens, link + 1) : undefined
  return subject?.kind === 'phrase' && subject.head.to === q - 1 ? subject : undefined
}

/** «И добавил: «…»»: Russian leaves the subject out, and the verb's ending says whether he or she spoke. */
function elidedSubject(
  tokens: readonly Token[],
  verb: number,
  floor: number,
  isInner: boolean,
): Subject | undefined {
  if (verb < 0) return undefined
  const agreement = agreementOf(tokens[verb], tokens[verb - 1])
  if (isHearing(tokens[verb]?.low ?? '')) return undefined
  const before = firstIn(
    tokens,
    floor,
    verb,
    ({ capital, low }, at) => (capital && at > floor) || isPersonNoun(low),
  )
  if (before >= 0 && !isInner) return undefined
  if (agreement === 'he') return { kind: 'pronoun', at: verb, low: 'он' }
  return agreement === 'she' ? { kind: 'pronoun', at: verb, low: 'она' } : undefined
}

/** «В сообщении министерства говорится, что …»: whose paper it is says so. */
function writtenIn(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  const verb = lastIn(tokens, floor, q, ({ low }) => isWriting(low))
  if (verb < 0) return undefined
  const paper = firstIn(
    tokens,
    floor,
    Math.min(verb + 8, q),
    ({ low }, at) => /^(?:в|во|на|из)$/u.test(tokens[at - 1]?.low ?? '') && paperNouns.test(low),
  )
  if (paper < 0) return ofTheirPaper(tokens, floor, Math.min(verb + 8, q))
  const end = firstIn(
    tokens,
    paper + 1,
    q,
    (token, at) =>
      token.kind !== 'word' ||
      isWriting(token.low) ||
      prepositions.has(token.low) ||
      (at > paper + 1 && isVerb(token)),
  )
  const to = end < 0 ? q : end
  // «В документе говорится, что …»
  if (to === paper + 1 && tokens[paper - 1]?.low === 'в' && !isPlural(tokens[paper]?.low ?? ''))
    return { kind: 'pronoun', at: verb, low: '…' }
  const isOwned =
    to > paper + 1 &&
    tokens[paper + 1]?.low.startsWith('котор') === false &&
    tokens[paper]?.sentence === tokens[to - 1]?.sentence
  return isOwned ? { kind: 'phrase', head: { from: paper + 1, to }, declined: true } : undefined
}

/** «В постановлении, копия которого есть в редакции, сказано, что Орвель «мог уехать»»: not Orvel's words, and whose, it does not say. */
function isOfficialPaper(tokens: readonly Token[], floor: number, q: number): boolean {
  const paper = tokens[floor + 1]
  return (
    /^(?:в|во|из)$/u.test(tokens[floor]?.low ?? '') &&
    /^(?:постановлени|определени|решени|приговор|протокол|справк|заключени|предписани)\p{Ll}{0,2}$/u.test(
      paper?.low ?? '',
    ) &&
    tokens[floor + 2]?.text === ',' &&
    lastIn(tokens, floor + 3, q, ({ low }) => isWriting(low)) >= 0
  )
}

/** «В его докладе сказано: «…»»: as the pronoun that would stand for whose it is. */
function ofTheirPaper(tokens: readonly Token[], floor: number, to: number): Subject | undefined {
  const paper = firstIn(
    tokens,
    floor + 2,
    to,
    ({ low }, at) =>
      paperNouns.test(low) &&
      /^(?:его|её|ее)$/u.test(tokens[at - 1]?.low ?? '') &&
      /^(?:в|во|из)$/u.test(tokens[at - 2]?.low ?? ''),
  )
  if (paper < 0) return undefined
  return { kind: 'pronoun', at: paper - 1, low: tokens[paper - 1]?.low === 'его' ? 'он' : 'она' }
}

/** «Из письма Глеба Орлова: «…»», «Из ответа министерства следует, что …», «получила письмо от матери: «…»» */
function fromPaper(tokens: readonly Token[], q: number, floor: number): Subject | undefined {
  const from =
    tokens[q - 1]?.text === ':' ? lastIn(tokens, Math.max(floor, q - 9), q, ({ low }) => low === 'от') : -1
  const end = from < 0 ? -1 : endOfPhrase(tokens, from + 1)
  if (end === q - 1 && end > from + 1 && sentPapers.test(tokens[from - 1]?.low ?? ''))
    return { kind: 'phrase', head: { from: from + 1, to: end }, declined: true }
  if (tokens[floor]?.low !== 'из' || !paperNouns.test(tokens[floor + 1]?.low ?? '')) return undefined
  const to = endOfPhrase(tokens, floor + 2)
  const isClosed =
    tokens[to]?.text === ':' || /^(?:следует|видно|явствует|понятно)$/u.test(tokens[to]?.low ?? '')
  return to > floor + 2 && to < q && isClosed
    ? { kind: 'phrase', head: { from: floor + 2, to }, declined: true }
    : undefined
}

function isPlural(low: string): boolean {
  return /(?:ах|ях)$/u.test(low)
}

const sentPapers =
  /^(?:письмо|записк[ау]|сообщение|смс|открытк[ау]|ответ|телеграмм[ау]|послание|весточк[ау]|привет)$/u

const paperNouns =
  /^(?:сообщени|заявлени|письм|пресс-релиз|релиз|обращени|докладе?|отчёт|отчет|коммюнике|ответ|пост|публикаци|резолюци|определени|постановлени|решени|комментари|послани|петици|документ|стать|справк|жалоб|приговор|уведомлени)\p{Ll}{0,3}$/u
