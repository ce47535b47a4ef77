/** Where a name or a noun stands in its clause: as the one who does something, or as one to whom it is done. */

import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import {
  adverbs,
  auxiliaries,
  determiners,
  joiners,
  prepositions,
  relatives,
  subordinators,
} from '../words/grammar-words.ts'
import { titles } from '../words/name-words.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { agreementOf } from '../words/russian-verbs.ts'
import { speechVerbs } from '../words/speech-words.ts'
import { inName, particle } from './name-runs.ts'
import { isVerb } from './phrase-edges.ts'

/** "her years" and not "told her": nobody is the object of their own verb. */
export function isHers(tokens: readonly Token[], k: number): boolean {
  const next = tokens[k + 1]
  if (tokens[k]?.low !== 'her' || next?.kind !== 'word' || next.capital) return false
  // "listened to her politely", "spoke of her three times"
  if (
    /^\p{Ll}{3,}ly$/u.test(next.low) &&
    !/^(?:family|only|early|elderly|lonely|lovely|daily|weekly|monthly|friendly|ugly|belly|ally)$/u.test(
      next.low,
    )
  )
    return false
  if (
    tokens[k + 2]?.low === 'times' ||
    /^(?:once|twice|again|then|there|here|how|what|why|whether|where|who)$/u.test(next.low)
  )
    return false
  return !prepositions.has(next.low) && !determiners.has(next.low) && !adverbs.has(next.low) && !isVerb(next)
}

export function isSubordinate(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  if (before === undefined || !subordinators.has(before.low)) return false
  // «Но Галина …», "But Karim …": a sentence of its own.
  return !(turns.test(before.low) && before.sentence === tokens[at]?.sentence && opens(tokens, at - 1))
}

/** "Noll said that, when arrested, the accused …": what somebody is said to have done. */
export function isEmbedded(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const isSaid = (k: number): boolean => {
    const token = tokens[k]
    return (
      token !== undefined &&
      token.sentence === tokens[at]?.sentence &&
      speechVerbs.has(token.low) &&
      !token.capital
    )
  }
  if (
    /^(?:said|says|claims|claimed|believes|believed)$/u.test(before?.low ?? '') &&
    tokens[at - 2]?.kind === 'word'
  )
    return true
  const that = lastIn(tokens, at - 12, at, ({ low }) => /^(?:that|que|qu'|что)$/u.test(low))
  if (that < 0 || tokens[that]?.sentence !== tokens[at]?.sentence) return false
  return [1, 2, 3, 4].some((back) => isSaid(that - back))
}

const turns = /^(?:but|yet|so|then|however|mais|donc|alors|car|но|а|однако)$/u

/** Is this the first token of its sentence? */
export function opens(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.sentence !== tokens[at]?.sentence
}

/** A name has no more words than this. */
const longestName = 8

export function endOfName(tokens: readonly Token[], at: number): number {
  let to = at + 1
  while (
    to < at + longestName &&
    (tokens[to]?.capital === true ||
      // "Hana van der Orvel"
      (particle.test(tokens[to]?.text ?? '') && tokens[at]?.capital === true && inName(tokens, to)) ||
      (tokens[to]?.text === '.' &&
        tokens[to + 1]?.capital === true &&
        tokens[to + 1]?.sentence === tokens[at]?.sentence))
  )
    to++
  return to
}

/** No preposition before it, and its verb behind it, over what stands between commas. */
export function isSubjectAt(tokens: readonly Token[], at: number, end: number): boolean {
  const sentence = tokens[at]?.sentence
  if (agreesBehind(tokens, at, end) || opensClause(tokens, at, end)) return true
  if (isGoverned(tokens, at)) return false
  // "Vinner and Orvel": neither of the two.
  if (joiners.has(tokens[at - 1]?.low ?? '') && tokens[at - 2]?.capital === true) return false
  if (/['’]s?$/u.test(tokens[end - 1]?.text ?? '')) return false
  if (
    tokens[end]?.text === ',' &&
    /^(?:lui|elle)$/u.test(tokens[end + 1]?.low ?? '') &&
    tokens[end + 2]?.text === ','
  )
    return true
  let k = /^(?:himself|herself|lui-même|elle-même)$/u.test(tokens[end]?.low ?? '') ? end + 1 : end
  if (tokens[k]?.text === '.' && /^\p{Lu}$/u.test(tokens[k - 1]?.text ?? '')) k++
  const sets = tokens[at - 1]?.text === ',' && tokens[k]?.text === ','
  // «Мать студента, Нина Орвель, держит …»: the second comma closes.
  if (sets && isFiniteAt(tokens, k + 1)) return true
  for (let commas = 0; commas < 3 && (tokens[k]?.text === ',' || tokens[k]?.text === '('); commas++) {
    const close = firstIn(tokens, k + 1, k + 24, (token) => /^[,)]$/u.test(token.text))
    if (close < 0 || tokens[close]?.sentence !== sentence) return false
    k = close + 1
    if (isFiniteAt(tokens, k)) return true
  }
  // « Luc Arnal n'y croit plus »: only a verb has these before it.
  if (clitics.test(tokens[k]?.low ?? '') && tokens[k]?.kind === 'word' && tokens[k]?.sentence === sentence)
    return true
  if (isVerbBehindName(tokens, k, end)) return true
  for (let steps = 0; steps < 3; steps++, k++) {
    const token = tokens[k]
    if (token === undefined || token.sentence !== sentence || token.kind !== 'word') return false
    if (isVerb(token) || speechVerbs.has(token.low) || relatives.has(token.low)) return true
    if (isFiniteAt(tokens, k)) return true
    if (!adverbs.has(token.low)) return false
  }
  return false
}

/** « Pendant douze ans, dans la prison de Mesker, Luc Arnal a écrit »: between the comma and a verb nothing governs a name. */
function opensClause(tokens: readonly Token[], at: number, end: number): boolean {
  return (
    tokens[at - 1]?.text === ',' &&
    tokens[at]?.capital === true &&
    end - at > 1 &&
    tokens[end]?.sentence === tokens[at]?.sentence &&
    isFiniteAt(tokens, end)
  )
}

/** «В последнем слове Рец обернулся»: a name in its first case that the verb right behind it agrees with. */
function agreesBehind(tokens: readonly Token[], at: number, end: number): boolean {
  const last = tokens[end - 1]
  const before = tokens[at - 1]
  if (last?.capital !== true || !/\p{Script=Cyrillic}/u.test(last.low)) return false
  const agreement = agreementOf(tokens[end], last)
  if (agreement === undefined || tokens[end]?.sentence !== last.sentence) return false
  if (before?.kind === 'word' && (before.capital || prepositions.has(before.low) || isPersonNoun(before.low)))
    return false
  if (agreement === 'he' || agreement === 'one') return /[бвгджзклмнпрстфхцчшщй]$/u.test(last.low)
  return agreement === 'she' && /[ая]$/u.test(last.low)
}

/** "Orvel hasn't had", « Luc Arnal a sorti »: what follows a whole name in small letters is its verb. */
function isVerbBehindName(tokens: readonly Token[], k: number, end: number): boolean {
  const token = tokens[k]
  if (
    k !== end ||
    token === undefined ||
    token.kind !== 'word' ||
    token.capital ||
    tokens[end - 1]?.capital !== true
  )
    return false
  if (token.sentence !== tokens[end - 1]?.sentence || !/^[a-zà-ÿ]/u.test(token.low)) return false
  // "Harford district councillor Ann Roe": the first name tells where she is a councillor.
  if (
    firstIn(
      tokens,
      k,
      k + 4,
      ({ low, capital }, at) => !capital && isPersonNoun(low) && tokens[at + 1]?.capital === true,
    ) >= 0
  )
    return false
  if (/^(?:a|ont|avait|n'a|hasn't|didn't|isn't|wasn't|won't|can't|couldn't|doesn't)$/u.test(token.low))
    return true
  return (
    token.low.length > 3 &&
    !prepositions.has(token.low) &&
    !joiners.has(token.low) &&
    !determiners.has(token.low) &&
    !subordinators.has(token.low) &&
    !adverbs.has(token.low) &&
    !isPersonNoun(token.low) &&
    !isPersonNoun(token.low.replace(/s$/u, ''))
  )
}

/** “…,” said Orvel; « …, a raconté l'agent Roy »: behind the verb and the quotation stands who speaks. */
export function speaksTurned(tokens: readonly Token[], head: number): boolean {
  const verb = lastIn(tokens, head - 3, head, ({ low, kind }) => kind === 'word' && speechVerbs.has(low))
  if (
    verb < 0 ||
    (head - verb > 1 && !(determiners.has(tokens[head - 1]?.low ?? '') || tokens[head]?.capital !== true))
  )
    return false
  const quote = lastIn(tokens, verb - 4, verb, ({ kind }) => kind === 'quote')
  return quote >= 0 && tokens[quote]?.sentence === tokens[head]?.sentence
}

const clitics = /^(?:ne|n'\p{L}+|se|s'\p{L}+|y|lui|leur|l'(?:a|avait|est|ont)|m'a|nous|не)$/u

function isFiniteAt(tokens: readonly Token[], k: number): boolean {
  const token = tokens[k]
  if (token === undefined || token.kind !== 'word' || token.capital) return false
  // « en est sorti », « y habite »
  if (/^(?:en|y)$/u.test(token.low)) return isFiniteAt(tokens, k + 1)
  if (isVerb(token) || speechVerbs.has(token.low) || isFinite(token)) return true
  // « Paula, une assesseure, a vu »
  if (/^(?:a|n'a)$/u.test(token.low) && /(?:é|u|i|it|is|ert)$/u.test(tokens[k + 1]?.low ?? '')) return true
  // « Odile, 36 ans, qui garde la porte, retient son souffle »: an unknown verb, with its object behind it.
  return /^\p{Ll}{3,}(?:s|t|e|nt)$/u.test(token.low) && determiners.has(tokens[k + 1]?.low ?? '')
}

/** «друг Тимура»: a masculine noun and a name in the genitive are two people, «друг Тимур» is one. */
export function isOfSomebody(tokens: readonly Token[], at: number): boolean {
  const noun = tokens[at - 1]
  const name = tokens[at]
  if (noun === undefined || name === undefined || tokens[at + 1]?.capital === true || name.named === true)
    return false
  const isPerson = isPersonNoun(noun.low)
  return isPerson && /[бвгджзклмнпрстфхцчшщйь]$/u.test(noun.low) && /[ая]$/u.test(name.low)
}

/** Behind a preposition or a verb: whom something is done to, or where. */
export function isGoverned(tokens: readonly Token[], at: number): boolean {
  if (isOfSomebody(tokens, at)) return true
  for (let k = at - 1; k >= 0 && at - k <= 4; k--) {
    const before = tokens[k]
    // « visant le patron, Paul Roux »: what governs the noun governs the name beside it.
    if (before?.text === ',' && k === at - 1 && opensWithOffice(tokens, k)) return false
    if (before?.text === ',' && k === at - 1 && besidePerson(tokens, k) >= 0)
      return isGoverned(tokens, besidePerson(tokens, k))
    if (before === undefined || before.sentence !== tokens[at]?.sentence || before.kind !== 'word')
      return false
    if (k < at - 1 && /^\p{Ll}{4,}ant$/u.test(before.low) && tokens[k - 1]?.text === ',') return true
    const isGovernor = prepositions.has(before.low) || /^(?:словам|мнению|данным)$/u.test(before.low)
    // "At a safe house another man described": the article opens a phrase of its own.
    if (isGovernor && !(k < at - 1 && (opensPhrase(tokens, at) || isBehindDay(tokens, at)))) return true
    if (isVerb(before) && !auxiliaries.has(before.low)) return true
    // « a reçu Luc Arnal »
    if (
      k === at - 1 &&
      /^(?:a|avait|ont|avaient)$/u.test(tokens[k - 1]?.low ?? '') &&
      /^\p{Ll}{2,}(?:é|u|i|it|is|ert)$/u.test(before.low) &&
      lastIn(tokens, k - 5, k, ({ kind }) => kind === 'quote') < 0
    )
      return true
    if (subordinators.has(before.low)) return false
  }
  return false
}

/** «В мае Орвель …», «Во вторник комитет …»: the preposition has its day or month. */
export function isBehindDay(tokens: readonly Token[], at: number): boolean {
  return at >= 2 && opens(tokens, at - 2) && days.test(tokens[at - 1]?.low ?? '')
}

const days =
  /^(?:полуночи|полудня|полночь|полдень|обеда|рассвета|утра|утру|вечера|вечеру|ночи|час|неделю|месяц|январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)$/u

/** An article right behind a noun. */
function opensPhrase(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  // "Outside the hall Mayor Ann Roe, …"
  if (tokens[at]?.capital === true && titles.has(tokens[at]?.low ?? ''))
    return before?.kind === 'word' && !before.capital && determiners.has(tokens[at - 2]?.low ?? '')
  return (
    /^(?:the|an?|another|one|le|la|un|une)$/u.test(tokens[at]?.low ?? '') &&
    before?.kind === 'word' &&
    !determiners.has(before.low) &&
    !adverbs.has(before.low)
  )
}

/** "The Council of Ports' commissioner for the rights of sailors, Ann Roe, …": all that stands before the comma is her office. */
function opensWithOffice(tokens: readonly Token[], comma: number): boolean {
  const from = lastIn(tokens, comma - 12, comma, (_, k) => opens(tokens, k))
  const first = tokens[from]
  if (first === undefined || !/^(?:the|le|la|un|une|an?)$/u.test(first.low.replace(/^l'.*/u, 'le')))
    return false
  const close = tokens[endOfName(tokens, comma + 1)]
  return (
    close?.text === ',' &&
    tokens.slice(from, comma).every((token) => token.kind === 'word' && !isVerb(token)) &&
    tokens.slice(from, comma).some(({ low }) => isPersonNoun(low))
  )
}

/** The noun of a person that stands before the comma. */
export function besidePerson(tokens: readonly Token[], comma: number): number {
  return firstIn(tokens, comma - 3, comma, ({ low, capital }) => !capital && isPersonNoun(low))
}

/** Russian and French past and present forms that the tables of verbs do not hold. */
function isFinite(token: Token): boolean {
  if (/\p{Script=Cyrillic}/u.test(token.low))
    return /(?:л|ла|ли|лся|лась|лись|ет|ит|ют|ят|ется|ится)$/u.test(token.low)
  return /^\p{Ll}{3,}(?:ait|aient|èrent)$/u.test(token.low)
}

/** A verb of saying follows within the clause. */
export function speaksAt(tokens: readonly Token[], at: number): boolean {
  for (let k = at + 1; k < at + 14; k++) {
    const token = tokens[k]
    if (token === undefined || token.sentence !== tokens[at]?.sentence || token.kind === 'quote') return false
    if (/^(?:он|она|они|he|she|they|il|elle|ils|elles)$/u.test(token.low)) return false
    // "Campaign director Aila Vinner said": the name nearer to the verb is the one who speaks.
    if (
      token.capital &&
      tokens[k - 1]?.kind === 'word' &&
      tokens[k - 1]?.capital === false &&
      !isInCommas(tokens, at, k)
    )
      return false
    // « a été déclaré mort »: it was said of them.
    if (token.low === 'été') return false
    if (speechVerbs.has(token.low)) return true
    if (isVerb(token) && !/^(?:has|have|had)$/u.test(token.low)) return false
  }
  return false
}

/** A comma stands between the two. */
function isInCommas(tokens: readonly Token[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (tokens[k]?.text === ',') return true
  return false
}
