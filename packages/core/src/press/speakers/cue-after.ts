/** Where a sentence says after a quotation who spoke: "…," X said; "…," said X; "…", according to X. */

import { placeAfter } from '../names/places.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { overAdverbials } from '../words/adverbials.ts'
import {
  adverbs,
  auxiliaries,
  determiners,
  joiners,
  prepositions,
  subordinators,
} from '../words/grammar-words.ts'
import { isPersonNoun, isPersonNounAnywhere } from '../words/person-nouns.ts'
import {
  accordingWords,
  frenchInfinitives,
  russianAccording,
  speechVerbs,
  weakVerbs,
} from '../words/speech-words.ts'
import { accordingTo, objectPronouns } from './according.ts'
import { authorClause } from './author-clause.ts'
import { passedOn, quotedOne, quoting, sourceBehind } from './cited-one.ts'
import { isPassive } from './controllers.ts'
import { type Cue } from './cue.ts'
import { bareVerb } from './cue-bare.ts'
import { subjectAfter } from './phrase-after.ts'
import { isPronoun, isVerb, type Subject } from './phrase-edges.ts'
import { endOfPhrase } from './phrase-end.ts'
import { subjectBefore } from './phrases.ts'
import { isMonologue, relaying } from './relays.ts'
import { isRussianWord } from './russian-agreement.ts'
import { isDoubtful, russianSubject } from './russian-clause.ts'
import { isThing } from './things.ts'
import { isHeardFrom, verdictAfter } from './verdicts.ts'
import { isWrittenOn, overheard, writtenIn } from './written-after.ts'

/** The cue right after token `q`: "…," X said; "…," said X; "…", according to X. */
export function cueAfter(tokens: readonly Token[], q: number): Cue | undefined {
  let j = q + 1
  while (/^(?:,|—+|–+|―+|-+)$/u.test(tokens[j]?.text ?? '') && tokens[j]?.sentence === tokens[q]?.sentence)
    j++
  const first = tokens[j]
  if (first === undefined || first.kind !== 'word') return undefined
  if (first.sentence !== tokens[q]?.sentence && !isPureAttribution(tokens, j)) return undefined
  if (isNotedDown(tokens, q, j)) return undefined
  if (isWrittenOn(tokens, j) || isHeardFrom(tokens, j)) return { kind: 'inscription' }
  const verdict = verdictAfter(tokens, j)
  if (verdict !== undefined) return verdict
  const end = firstIn(
    tokens,
    j,
    j + 5,
    ({ kind, sentence }) => kind !== 'word' || sentence !== first.sentence,
  )
  const bare = bareVerb(tokens, j, end < 0 ? tokens.length : end)
  if (bare !== undefined && !first.capital && (end < 0 || /^[.!?…—–]/u.test(tokens[end]?.text ?? '')))
    return { kind: 'speech', subject: bare, near: true }
  const written = writtenIn(tokens, j)
  if (written !== undefined) return written
  const whose = isMonologue(tokens, j) ? endOfPhrase(tokens, j + 1) : -1
  if (whose > j + 1)
    return {
      kind: 'speech',
      subject: { kind: 'phrase', head: { from: j + 1, to: whose }, declined: true },
      near: true,
    }
  // «…», как сообщила Ярцева
  const verb = /^(?:как|comme)$/u.test(first.low) && speechVerbs.has(tokens[j + 1]?.low ?? '') ? j + 1 : j
  const turned = turnedRound(tokens, verb)
  if (turned !== undefined) return inRussian(tokens, q, verb, turned)
  const opinion = forOne(tokens, j)
  if (opinion !== undefined) return { kind: 'speech', subject: opinion, near: true }
  const according = accordingStart(tokens, j)
  if (according !== undefined)
    return { kind: 'speech', subject: accordingTo(tokens, according), near: true, relays: true }
  return inRussian(tokens, q, j, straightOrder(tokens, j)) ?? authorClause(tokens, q, j)
}

/** “What else was there to read?” She wrote it down.: who writes it down is another. */
function isNotedDown(tokens: readonly Token[], q: number, j: number): boolean {
  return (
    tokens[j]?.capital === true &&
    j === q + 1 &&
    /[.!?…]/u.test(tokens[q]?.tail ?? '') &&
    /^(?:wrote|writes|noted|notes|typed|types|note|écrit|пишет|записала?|записывает)$/u.test(
      tokens[j + 1]?.low ?? '',
    ) &&
    /^(?:it|this|that|them|down|tout|ça|cela|это|всё)$/u.test(tokens[j + 2]?.low ?? '')
  )
}

/** « Un désastre », pour l'historienne Judith Abitbol. */
function forOne(tokens: readonly Token[], j: number): Subject | undefined {
  if (tokens[j]?.low !== 'pour' || tokens[j - 1]?.text !== ',') return undefined
  const subject = subjectAfter(tokens, j)
  if (subject?.kind !== 'phrase') return undefined
  const { from, to } = subject.head
  const next = tokens[subject.apposed?.to ?? to]
  const isClosed = next === undefined || next.sentence !== tokens[j]?.sentence || /^[.,;]$/u.test(next.text)
  return isClosed && tokens.slice(from, to).some(({ low, capital }) => capital || isPersonNoun(low))
    ? subject
    : undefined
}

/** «…», — махнув рукой, говорит Дубова: whatever the order, it is the one in the first case. */
function inRussian(tokens: readonly Token[], q: number, j: number, cue: Cue | undefined): Cue | undefined {
  if (!isRussianWord(tokens[j]) || (cue?.kind === 'speech' && !isDoubtful(tokens, cue.subject, true)))
    return cue
  if (cue?.kind === 'inscription' || (cue === undefined && !/^[—–―-]+$/u.test(tokens[j - 1]?.text ?? '')))
    return cue
  const end = firstIn(
    tokens,
    j,
    j + 40,
    (token) => token.kind === 'quote' || token.sentence !== tokens[j]?.sentence,
  )
  const subject = russianSubject(tokens, j, end < 0 ? tokens.length : end)
  if (subject !== undefined) return { kind: 'speech', subject, near: true }
  return cue?.kind === 'speech' && cue.subject !== undefined ? { ...cue, subject: undefined } : cue
}

/** "…." She said. — some pages put the full stop inside the marks before the speaker. */
function isPureAttribution(tokens: readonly Token[], j: number): boolean {
  const sentence = tokens[j]?.sentence
  let end = j
  while (end < tokens.length && tokens[end]?.sentence === sentence) end++
  if (end - j > 8 || tokens[end - 1]?.kind === 'quote') return false
  const at = firstIn(tokens, j, end, (token) => speechVerbs.has(token.low))
  return (
    at > j &&
    end - at <= 4 &&
    !tokens.slice(j, end).some((token) => token.kind === 'quote' || /[:,]/u.test(token.text))
  )
}

const longestFirst = accordingWords.toSorted((a, b) => b.length - a.length)

function accordingStart(tokens: readonly Token[], j: number): number | undefined {
  for (const words of longestFirst) {
    if (words.every((word, k) => tokens[j + k]?.low === word)) return j + words.length - 1
  }
  const isHis =
    tokens[j]?.low === 'по' &&
    /^(?:его|её|ее)$/u.test(tokens[j + 1]?.low ?? '') &&
    russianAccording.includes(tokens[j + 2]?.low ?? '')
  if (isHis) return j + 2
  return undefined
}

/** Verb first: "said X", "écrit X", «сказал X», "a-t-il dit". */
function turnedRound(tokens: readonly Token[], j: number): Cue | undefined {
  const token = tokens[j]
  if (token === undefined) return undefined
  const place = /^(?:se|me|lui|leur|nous|y|en)$/u.test(token.low) ? j + 1 : j
  const joined = /^(?:a|ont|avait|avaient|\p{L}+?)-(?:t-)?(ils?|elles?)$/u.exec(tokens[place]?.low ?? '')
  // « …, avait-il été annoncé par le préfet »
  if (joined?.[1] !== undefined && tokens[place + 1]?.low === 'été') {
    const by = firstIn(tokens, place + 2, place + 12, ({ low }) => low === 'par')
    return { kind: 'speech', subject: by < 0 ? undefined : subjectAfter(tokens, by), near: true }
  }
  if (joined?.[1] !== undefined) {
    return { kind: 'speech', subject: { kind: 'pronoun', at: j, low: joined[1] }, near: true }
  }
  if (
    /^(?:a|ont|(?:[sl]')?\p{L}+)-(?:t-)?on$/u.test(tokens[j]?.low ?? '') ||
    tokens[j + 1]?.low.endsWith('-t-on') === true
  )
    return {
      kind: 'speech',
      subject: overheard.test(tokens[j]?.low ?? '')
        ? undefined
        : placeAfter(tokens, tokens[j + 1]?.low.endsWith('-t-on') === true ? j + 1 : j),
      near: true,
    }
  const at = verbAt(tokens, j)
  // « a laissé tomber Me Roy », « tient à préciser la ministre »: who speaks stands behind the second verb.
  const isBound =
    /^(?:à|de|par)$/u.test(tokens[at + 1]?.low ?? '') && frenchInfinitives.has(tokens[at + 2]?.low ?? '')
  const second = isBound
    ? at + 2
    : auxiliaryVerbs.test(tokens[at]?.low ?? '')
      ? infinitiveAfter(tokens, at)
      : -1
  const spoken = second > at ? subjectAfter(tokens, second) : undefined
  if (spoken !== undefined) return { kind: 'speech', subject: spoken, near: true }
  const verb = tokens[at]
  const quoted = passedOn(tokens, at) ?? (quoting.test(verb?.low ?? '') ? quotedOne(tokens, at) : undefined)
  if (quoted !== undefined) return { kind: 'speech', subject: quoted, near: true }
  const unknown = verb !== undefined && !speechVerbs.has(verb.low) ? unknownVerb(tokens, at) : undefined
  if (unknown !== undefined) return unknown
  if (
    verb === undefined ||
    !(speechVerbs.has(verb.low) || isMine.test(verb.low)) ||
    tokens[at + 1]?.low === 'to'
  )
    return undefined
  if (/^(?:told|tells|tell)$/u.test(verb.low) || isNounOfHeadline(tokens, at)) return undefined
  if (isMine.test(verb.low)) return { kind: 'speech', subject: { kind: 'pronoun', at, low: 'я' }, near: true }
  const subject = severalAtPlace(tokens, at) ?? subjectAfter(tokens, at) ?? afterParenthesis(tokens, at)
  const source = sourceBehind(tokens, at, subject)
  if (source !== undefined) return { kind: 'speech', subject: source, near: true }
  const relays = relaying.test(verb.low)
  // «…» — спросили: somebody asked, and the text does not say who.
  if (subject === undefined)
    return /(?:ли|лись)$/u.test(verb.low)
      ? { kind: 'speech', subject: placeAfter(tokens, at), near: true }
      : undefined
  return { kind: 'speech', subject, near: true, relays }
}

const auxiliaryVerbs =
  /^(?:laisse|laissé|laissait|fait|faisait|tient|tenait|tenu|veut|voulait|voulu|croit|croyait|cru|ose|osé|vient|venait|finit|fini|préfère|préféré|commence|commencé|aime|peut|pouvait)$/u

function infinitiveAfter(tokens: readonly Token[], verb: number): number {
  return firstIn(
    tokens,
    verb + 1,
    verb + 3,
    ({ low, kind, capital }) =>
      kind === 'word' && !capital && /^(?:d')?\p{Ll}{3,}(?:er|ir|re|oir)$/u.test(low),
  )
}

/** «подчеркнули в МИД Австрии»: several who are not named, and the body in which they did. */
function severalAtPlace(tokens: readonly Token[], verb: number): Subject | undefined {
  const isSeveral = /(?:ли|лись|ют|ят|ут)$/u.test(tokens[verb]?.low ?? '')
  return isSeveral && /^(?:в|во)$/u.test(tokens[verb + 1]?.low ?? '') ? placeAfter(tokens, verb) : undefined
}

/** «— Долго шли? — спрашиваю.» */
const isMine = /^(?:спрашиваю|говорю|отвечаю|интересуюсь|уточняю|переспрашиваю|возражаю)$/u

/** The verb behind what may stand before it: « a, pour sa part, déclaré », «коротко ответил», «так это назвал». */
function verbAt(tokens: readonly Token[], j: number): number {
  const from =
    tokens[j]?.low === 'так' ? j + (/^(?:это|его|её|ее|их)$/u.test(tokens[j + 1]?.low ?? '') ? 2 : 1) : j
  const first = overAdverbials(tokens, from)
  const clitic = /^(?:se|s|me|lui|leur|nous|en|y|ему|ей|им|мне|нам)$/u.test(tokens[first]?.low ?? '') ? 1 : 0
  const isAux = /^(?:a|ont|avait|avaient|est|s'est|l'a|m'a|nous|aurait|lui)$/u.test(
    tokens[first + clitic]?.low ?? '',
  )
  return isAux ? overAdverbials(tokens, first + clitic + 1) : first + clitic
}

/** ‘Nobody listened’ claim divides council: a noun, with a verb of its own behind it. */
function isNounOfHeadline(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at]
  const next = tokens[at + 1]
  if (verb === undefined || tokens[at - 1]?.kind !== 'quote') return false
  return weakVerbs.has(verb.low) && next?.kind === 'word' && !next.capital && !determiners.has(next.low)
}

/** « …, tranche, sous couvert d'anonymat, un élu »: who says it stands behind what is between the commas. */
function afterParenthesis(tokens: readonly Token[], at: number): Subject | undefined {
  if (tokens[at + 1]?.text !== ',') return undefined
  const close = firstIn(tokens, at + 2, at + 14, (token) => token.text === ',' || token.kind === 'quote')
  if (close < 0 || tokens[close]?.text !== ',' || tokens[close]?.sentence !== tokens[at]?.sentence)
    return undefined
  const subject = subjectAfter(tokens, close)
  const last = subject?.kind === 'phrase' ? tokens[subject.head.to - 1] : undefined
  const opens = subject?.kind === 'phrase' ? tokens[subject.head.from] : undefined
  const isOne =
    opens !== undefined && (determiners.has(opens.low) || opens.capital || isPersonNoun(opens.low))
  return isOne && last !== undefined ? subject : undefined
}

/** "…," quips Orvel; « … », tranche le juge: what stands between a comma and a person is a verb of saying. */
function unknownVerb(tokens: readonly Token[], at: number): Cue | undefined {
  const verb = tokens[at]
  const next = tokens[at + 1]
  if (verb === undefined || next === undefined || verb.capital || verb.low.length < 4) return undefined
  const isForm = /\p{Script=Cyrillic}/u.test(verb.low)
    ? /(?:л|ла|ли|лся|лась|лись|ет|ит|ет|ют|ят|ется|ится|ю|у|юсь)$/u.test(verb.low)
    : /(?:s|ed|e|a|it|t|ent|é|ée|és|i|ie|u)$/u.test(verb.low)
  const isSmall =
    prepositions.has(verb.low) ||
    subordinators.has(verb.low) ||
    adverbs.has(verb.low) ||
    joiners.has(verb.low) ||
    determiners.has(verb.low) ||
    auxiliaries.has(verb.low) ||
    isPronoun(verb.low)
  // « … » envers une collègue: without a sign between, only a verb that is known attributes.
  const isFree = tokens[at - 1]?.kind === 'sign' || tokens[at - 1]?.kind === 'word'
  if (/^(?:я|je)$/u.test(next.low) && isForm)
    return { kind: 'speech', subject: { kind: 'pronoun', at: at + 1, low: next.low }, near: true }
  if (!isForm || !isFree || isSmall || /(?:ment|[^v]ant)$/u.test(verb.low)) return undefined
  const subject = subjectAfter(tokens, at)
  const last = subject?.kind === 'phrase' ? tokens[subject.head.to - 1] : undefined
  if (last === undefined || subject?.kind !== 'phrase') return undefined
  const words = tokens.slice(subject.head.from, subject.head.to)
  const isDescribed = determiners.has(next.low) && words.some(({ low }) => isPersonNounAnywhere(low))
  const isPerson = determiners.has(next.low)
    ? isDescribed || isSomebody(last)
    : (next.capital && subject.head.to - subject.head.from <= 4) ||
      (/\p{Script=Cyrillic}/u.test(next.low) && isPersonNoun(next.low))
  const behind = tokens[subject.head.to]
  const closes =
    behind === undefined ||
    behind.sentence !== verb.sentence ||
    /^[,.;:—–]$/u.test(behind.text) ||
    /^(?:ayant|étant|\p{Ll}{3,}ant)$/u.test(behind.low) ||
    (prepositions.has(behind.low) &&
      (/\p{Script=Cyrillic}/u.test(verb.low) || /(?:é|ée|és|i|ie)$/u.test(verb.low)))
  return isPerson && (closes || isDescribed) ? { kind: 'speech', subject, near: true } : undefined
}

function isSomebody({ low, capital }: Token): boolean {
  return capital || isPersonNounAnywhere(low)
}

/** Subject first: the verb is looked for until something else begins. */
function straightOrder(tokens: readonly Token[], j: number): Cue | undefined {
  const sentence = tokens[j]?.sentence
  // “…,” as X puts it
  const from = /^(?:as|comme|как)$/u.test(tokens[j]?.low ?? '') ? j + 1 : j
  // "for “abuse” towards a colleague who said": no attribution begins so.
  const opens = tokens[from]
  if (opens !== undefined && !opens.capital && tokens[j - 1]?.kind === 'quote' && prepositions.has(opens.low))
    return undefined
  for (let v = from + 1; v < tokens.length && v < j + 32; v++) {
    const token = tokens[v]
    if (token === undefined || token.kind === 'quote' || token.sentence !== sentence) return undefined
    if (subordinators.has(token.low) || (joiners.has(token.low) && tokens[v + 1]?.capital !== true))
      return undefined
    // "…," X, quoted by the agency
    if (
      /^(?:quoted|cited|citée?s?|reprise?s?|relayée?s?)$/u.test(token.low) &&
      /^(?:by|in|par|dans)$/u.test(tokens[v + 1]?.low ?? '')
    ) {
      const subject = subjectBefore(tokens, v, from)
      return subject?.kind === 'phrase' ? { kind: 'speech', subject, near: true } : undefined
    }
    // “…,” X was quoted as saying
    if (
      /^(?:quoted|cited|reported|heard|recorded)$/u.test(token.low) &&
      isPassive(tokens, v) &&
      /^(?:as|to)$/u.test(tokens[v + 1]?.low ?? '')
    ) {
      const subject = subjectBefore(tokens, v, from)
      return subject === undefined ? undefined : { kind: 'speech', subject, near: true }
    }
    // the site quoted X as saying
    if (/^(?:quoted|quotes|quoting|cited|cites|цитирует)$/u.test(token.low) && !isPassive(tokens, v)) {
      const pronoun = objectPronouns.get(tokens[v + 1]?.low ?? '')
      if (pronoun !== undefined && /^(?:as|comme)$/u.test(tokens[v + 2]?.low ?? ''))
        return { kind: 'speech', subject: { kind: 'pronoun', at: j - 1, low: pronoun }, near: true }
      return { kind: 'speech', subject: subjectAfter(tokens, v), near: true }
    }
    if (!speechVerbs.has(token.low) || isPassive(tokens, v)) continue
    // "…, inquiry told": somebody was told, and the headline does not say by whom.
    if (/^(?:told|tells|tell)$/u.test(token.low) && tokens[v + 1]?.kind !== 'word') continue
    if (weakVerbs.has(token.low) && !closesClause(tokens, v)) continue
    const subject = subjectBefore(tokens, v, from)
    if (subject === undefined || (subject.kind === 'phrase' && isThing(tokens, subject.head))) continue
    const begins = subject.kind === 'pronoun' ? subject.at : subject.head.from
    const starts = begins === from || tokens[begins - 1]?.text === ','
    return starts ? { kind: 'speech', subject, near: begins === from } : undefined
  }
  return undefined
}

/** "the paper reports.", "L'Obs reports, …" */
function closesClause(tokens: readonly Token[], v: number): boolean {
  const next = tokens[v + 1]?.low === 'it' ? tokens[v + 2] : tokens[v + 1]
  return (
    next === undefined ||
    next.sentence !== tokens[v]?.sentence ||
    /^[,.:;—–]$/u.test(next.text) ||
    isVerb(tokens[v])
  )
}
