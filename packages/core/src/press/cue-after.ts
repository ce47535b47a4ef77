/** Where a sentence says after a quotation who spoke: "…," X said; "…," said X; "…", according to X. */
import { isPassive } from './controllers.ts'
import type { Cue } from './cue.ts'
import { accordingTo, relaying } from './cues.ts'
import {
  adverbs,
  auxiliaries,
  determiners,
  joiners,
  menWords,
  peopleWords,
  prepositions,
  subordinators,
  womenWords,
} from './grammar-words.ts'
import { titles } from './name-words.ts'
import { subjectAfter } from './phrase-after.ts'
import { isPronoun, isVerb } from './phrase-edges.ts'
import { subjectBefore } from './phrases.ts'
import { accordingWords, speechVerbs, weakVerbs } from './speech-words.ts'
import { firstIn } from './token-search.ts'
import type { Token } from './tokens.ts'

/** The cue right after token `q`: "…," X said; "…," said X; "…", according to X. */
export function cueAfter(tokens: readonly Token[], q: number): Cue | undefined {
  let j = q + 1
  while (/^(?:,|—+|–+|-+)$/u.test(tokens[j]?.text ?? '') && tokens[j]?.sentence === tokens[q]?.sentence) j++
  const first = tokens[j]
  if (first === undefined || first.kind !== 'word') return undefined
  if (first.sentence !== tokens[q]?.sentence && !isPureAttribution(tokens, j)) return undefined
  const turned = turnedRound(tokens, j)
  if (turned !== undefined) return turned
  const according = accordingStart(tokens, j)
  if (according !== undefined)
    return { kind: 'speech', subject: accordingTo(tokens, according), near: true, relays: true }
  return straightOrder(tokens, j)
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

function accordingStart(tokens: readonly Token[], j: number): number | undefined {
  for (const words of accordingWords) {
    if (words.every((word, k) => tokens[j + k]?.low === word)) return j + words.length - 1
  }
  const isHis =
    tokens[j]?.low === 'по' &&
    /^(?:его|её|ее)$/u.test(tokens[j + 1]?.low ?? '') &&
    tokens[j + 2]?.low === 'словам'
  if (isHis) return j + 2
  return undefined
}

/** Verb first: "said X", "écrit X", «сказал X», "a-t-il dit". */
function turnedRound(tokens: readonly Token[], j: number): Cue | undefined {
  const token = tokens[j]
  if (token === undefined) return undefined
  const joined = /^(?:a|ont|avait|avaient|\p{L}+?)-(?:t-)?(ils?|elles?)$/u.exec(token.low)
  if (joined?.[1] !== undefined) {
    return { kind: 'speech', subject: { kind: 'pronoun', at: j, low: joined[1] }, near: true }
  }
  if (
    /^(?:a|ont|\p{L}+)-(?:t-)?on$/u.test(tokens[j]?.low ?? '') ||
    tokens[j + 1]?.low.endsWith('-t-on') === true
  )
    return { kind: 'speech', subject: undefined, near: true }
  const clitic = /^(?:se|s|me|lui|leur|nous|en|y)$/u.test(token.low) ? 1 : 0
  const aux = clitic + (/^(?:a|ont|avait|avaient|est|s'est)$/u.test(tokens[j + clitic]?.low ?? '') ? 1 : 0)
  const verb = tokens[j + aux]
  const unknown = verb !== undefined && !speechVerbs.has(verb.low) ? unknownVerb(tokens, j + aux) : undefined
  if (unknown !== undefined) return unknown
  if (verb === undefined || !speechVerbs.has(verb.low) || tokens[j + aux + 1]?.low === 'to') return undefined
  if (/^(?:told|tells|tell)$/u.test(verb.low)) return undefined
  const subject = subjectAfter(tokens, j + aux)
  const relays = relaying.test(verb.low)
  // «…» — спросили: somebody asked, and the text does not say who.
  if (subject === undefined)
    return /(?:ли|лись)$/u.test(verb.low) ? { kind: 'speech', subject, near: true } : undefined
  return { kind: 'speech', subject, near: true, relays }
}

/** "…," quips Orvel; « … », tranche le juge: what stands between a comma and a person is a verb of saying. */
function unknownVerb(tokens: readonly Token[], at: number): Cue | undefined {
  const verb = tokens[at]
  const next = tokens[at + 1]
  if (verb === undefined || next === undefined || verb.capital || verb.low.length < 4) return undefined
  const isForm = /\p{Script=Cyrillic}/u.test(verb.low)
    ? /(?:л|ла|ли|лся|лась|лись|ет|ит|ет|ют|ят|ется|ится)$/u.test(verb.low)
    : /(?:s|ed|e|a|it|t|ent)$/u.test(verb.low)
  const isSmall =
    prepositions.has(verb.low) ||
    subordinators.has(verb.low) ||
    adverbs.has(verb.low) ||
    joiners.has(verb.low) ||
    determiners.has(verb.low) ||
    auxiliaries.has(verb.low) ||
    isPronoun(verb.low)
  if (!isForm || isSmall || verb.low.endsWith('ment')) return undefined
  const subject = subjectAfter(tokens, at)
  const last = subject?.kind === 'phrase' ? tokens[subject.head.to - 1] : undefined
  if (last === undefined || subject?.kind !== 'phrase') return undefined
  const isPerson = determiners.has(next.low)
    ? isSomebody(last)
    : next.capital && subject.head.to - subject.head.from <= 4
  const behind = tokens[subject.head.to]
  const closes = behind === undefined || behind.sentence !== verb.sentence || /^[,.;:—–]$/u.test(behind.text)
  return isPerson && closes ? { kind: 'speech', subject, near: true } : undefined
}

function isSomebody({ low, capital }: Token): boolean {
  return capital || peopleWords.has(low) || menWords.has(low) || womenWords.has(low) || titles.has(low)
}

/** Subject first: the verb is looked for until something else begins. */
function straightOrder(tokens: readonly Token[], j: number): Cue | undefined {
  const sentence = tokens[j]?.sentence
  // “…,” as X puts it
  const from = /^(?:as|comme|как)$/u.test(tokens[j]?.low ?? '') ? j + 1 : j
  for (let v = from + 1; v < tokens.length && v < j + 32; v++) {
    const token = tokens[v]
    if (token === undefined || token.kind === 'quote' || token.sentence !== sentence) return undefined
    if (subordinators.has(token.low) || (joiners.has(token.low) && tokens[v + 1]?.capital !== true))
      return undefined
    // the site quoted X as saying
    if (/^(?:quoted|quotes|quoting|cited|cites|цитирует)$/u.test(token.low) && !isPassive(tokens, v)) {
      return { kind: 'speech', subject: subjectAfter(tokens, v), near: true }
    }
    if (!speechVerbs.has(token.low) || isPassive(tokens, v)) continue
    // "…, inquiry told": somebody was told, and the headline does not say by whom.
    if (/^(?:told|tells|tell)$/u.test(token.low) && tokens[v + 1]?.kind !== 'word') continue
    if (weakVerbs.has(token.low) && !closesClause(tokens, v)) continue
    const subject = subjectBefore(tokens, v, from)
    if (subject === undefined) continue
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
