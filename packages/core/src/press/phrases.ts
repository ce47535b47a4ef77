/**
 * Who a verb belongs to: the noun phrase before it, or after it where the order is turned round.
 *
 * Word classes are not known here, so a phrase is found by its edges: determiners, prepositions,
 * punctuation and words that are verbs beyond doubt. A phrase that has no clear edge is no subject.
 */
import {
  adverbs,
  auxiliaries,
  determiners,
  joiners,
  menWords,
  peopleWords,
  prepositions,
  relatives,
  subordinators,
  times,
  tying,
  weekdays,
  womenWords,
} from './grammar-words.ts'
import { titles } from './name-words.ts'
import { pureNames } from './phrase-after.ts'
import { endsNothing, isPronoun, isVerb, longestPhrase, type Subject, stopsPhrase } from './phrase-edges.ts'
import { weakVerbs } from './speech-words.ts'
import type { Token } from './tokens.ts'

const quantities = new Set(
  'one some many most both several none all each few two three half any neither either'.split(' '),
)

const longestApposition = 30

/** The subject that ends right before token `at`, not reaching below `floor`. */
export function subjectBefore(tokens: readonly Token[], at: number, floor: number): Subject | undefined {
  const k = skipBack(tokens, at - 1, floor)
  const token = tokens[k]
  if (k < floor || token === undefined) return undefined
  // Another detainee, “Hazel,” said: a name in marks stands beside the one who is described.
  if (token.kind === 'quote' && tokens[k - 1]?.text === ',' && token.end - token.start < 30) {
    return phraseEnding(tokens, k - 2, floor)
  }
  if (token.text === ',' || token.text === '—' || token.text === '–' || token.text === ')') {
    return apposedSubject(tokens, k, floor)
  }
  if (joiners.has(token.low) || /^(?:but|mais|но)$/u.test(token.low))
    return sharedSubject(tokens, k - 1, floor)
  const described = subjectOfRelative(tokens, k, floor)
  return described ?? phraseEnding(tokens, k, floor)
}

/** "have denied it and insisted": the second verb has the subject of the first. */
function sharedSubject(tokens: readonly Token[], from: number, floor: number): Subject | undefined {
  const nearest = tokens[from]
  // Russian: «звонил неизвестный и советовал» — the subject may stand behind its first verb.
  const isTurned =
    nearest !== undefined &&
    /\p{Script=Cyrillic}/u.test(nearest.low) &&
    (peopleWords.has(nearest.low) || menWords.has(nearest.low))
  if (isTurned) return phraseEnding(tokens, from, from)
  for (let u = from; u > floor && from - u < longestApposition; u--) {
    const token = tokens[u]
    if (token === undefined) return undefined
    const isWeak = weakVerbs.has(token.low) && determiners.has(tokens[u - 1]?.low ?? '')
    if ((!isVerb(token) && !weakVerbs.has(token.low)) || isWeak || auxiliaries.has(token.low)) continue
    const subject = subjectBefore(tokens, u, floor)
    if (subject !== undefined) return subject
  }
  return undefined
}

/** "A man who fled to the capital told …": what the man did stands between him and his verb. */
function subjectOfRelative(tokens: readonly Token[], k: number, floor: number): Subject | undefined {
  for (let r = k; r > floor && k - r <= longestApposition; r--) {
    const token = tokens[r]
    if (token === undefined || token.kind !== 'word') return undefined
    if (relatives.has(token.low)) {
      const before = r < k ? phraseEnding(tokens, r - 1, floor) : undefined
      return before?.kind === 'phrase'
        ? { kind: 'phrase', head: { from: before.head.from, to: k + 1 }, nounEnd: r }
        : undefined
    }
  }
  return undefined
}

/** Over auxiliaries, adverbs and times between a subject and its verb: "Orvel on Monday also said". */
function skipBack(tokens: readonly Token[], from: number, floor: number): number {
  let k = from
  for (let steps = 0; k >= floor && steps < 10; steps++) {
    const token = tokens[k]
    if (token === undefined || token.kind !== 'word') break
    const before = tokens[k - 1]?.low ?? ''
    const isTime = weekdays.has(token.low) || times.has(token.low) || /^\d{1,4}$/u.test(token.low)
    if (
      auxiliaries.has(token.low) ||
      token.text === 'a' ||
      adverbs.has(token.low) ||
      /^(?:himself|herself|itself|themselves|lui-même|elle-même|сам|сама)$/u.test(token.low) ||
      /^\p{Ll}{3,}ly$/u.test(token.text)
    )
      k--
    else if (isTime && /^(?:on|in|last|this|late|early|earlier|by)$/u.test(before)) k -= 2
    else if (weekdays.has(token.low)) k--
    else if (/^(?:l|m|t|s|se|me|lui|leur|nous|vous|y|en|ему|ей|им)$/u.test(token.low)) k--
    else break
  }
  return k
}

const passingOn = /^(?:quoting|citant|цитируя|ссылаясь)$/u

/** "X, the minister, said": what stands between the commas, and what stands before them. */
function apposedSubject(tokens: readonly Token[], comma: number, floor: number): Subject | undefined {
  const sign = tokens[comma]?.text ?? ','
  const opening = sign === ')' ? '(' : sign
  for (let c = comma - 1; c >= floor && comma - c <= longestApposition; c--) {
    const token = tokens[c]
    if (token === undefined || token.kind === 'quote') return undefined
    if (token.text !== opening) continue
    // "State television, quoting an official, said": the official's words.
    if (passingOn.test(tokens[c + 1]?.low ?? '') && comma - c > 2) {
      const from = tokens[c + 2]?.low === 'на' ? c + 3 : c + 2
      return { kind: 'phrase', head: { from, to: comma } }
    }
    const head = phraseEnding(tokens, c - 1, floor)
    if (c + 1 >= comma) return undefined
    if (head === undefined) {
      const name = pureNames(tokens, c + 1)
      return name?.to === comma ? { kind: 'phrase', head: name } : undefined
    }
    if (head.kind === 'pronoun') return head
    return { ...head, apposed: { from: c + 1, to: comma } }
  }
  return undefined
}

/** The noun phrase whose last word is token `k`. */
export function phraseEnding(tokens: readonly Token[], k: number, floor: number): Subject | undefined {
  const last = tokens[k]
  if (last === undefined || k < floor || last.kind !== 'word') return undefined
  if (isPronoun(last.low)) return { kind: 'pronoun', at: k, low: last.low }
  if (relatives.has(last.low) || last.low === 'which') {
    if (tokens[k - 1]?.text === ',') {
      const apposed = apposedSubject(tokens, k - 1, floor)
      if (apposed?.kind === 'phrase' && tokens[apposed.head.to - 1]?.capital === true) return apposed
    }
    const before = tokens[k - 1]?.text === ',' ? k - 2 : k - 1
    return before < floor ? undefined : phraseEnding(tokens, before, floor)
  }
  if (endsNothing(last)) return undefined
  if (
    /^(?:them|him|us|me|whom|lui|eux|ним|ними|них|нас|вас|мне|ему|ей|им|нам|вам|тебе|себе)$/u.test(
      last.low,
    ) &&
    tokens[k - 1]?.low !== 'of'
  )
    return undefined
  const from = startOfPhrase(tokens, k, floor)
  // What a preposition governs is nobody's subject.
  const governor = from > floor ? (tokens[from - 1]?.low ?? '') : ''
  if (prepositions.has(governor) && governor !== 'including')
    return (
      namedAfterOffice(tokens, from, k) ??
      officeAfterTime(tokens, from, k) ??
      beforeAdverbial(tokens, from, floor)
    )
  return { kind: 'phrase', head: { from, to: k + 1 } }
}

function startOfPhrase(tokens: readonly Token[], k: number, floor: number): number {
  let from = k
  for (let steps = 0; from > floor && steps < longestPhrase; steps++) {
    const step = stepBack(tokens, from, floor)
    if (step === undefined) break
    from = step
  }
  return from
}

/** Where the phrase that begins at `from` reaches with the word before it; undefined where it ends. */
function stepBack(tokens: readonly Token[], from: number, floor: number): number | undefined {
  const before = tokens[from - 1]
  const first = tokens[from]
  if (before === undefined || first === undefined) return undefined
  if (before.text === '.' && first.capital && before.sentence === first.sentence && from - 2 >= floor) {
    return tokens[from - 2]?.capital === true && tokens[from - 2]?.end === before.start ? from - 2 : undefined
  }
  if (before.kind !== 'word') return undefined
  if (before.sentence !== first.sentence) return undefined
  const { low } = before
  if (tying.has(low) || low === 'to') return tiesBack(tokens, from, floor) ? from - 1 : undefined
  const isTie = tying.has(first.low) && determiners.has(first.low)
  if (determiners.has(first.low) && !first.capital && !isTie)
    return determiners.has(low) ? from - 1 : undefined
  if (joiners.has(low)) {
    const left = tokens[from - 2]
    if (left?.kind !== 'word' || from - 2 < floor) return undefined
    // "the former first lady and senator": one person of two offices.
    const isOffice = (token: Token): boolean =>
      !token.capital &&
      (titles.has(token.low) ||
        peopleWords.has(token.low) ||
        womenWords.has(token.low) ||
        menWords.has(token.low))
    return (left.capital && first.capital) || (isOffice(left) && !determiners.has(first.low))
      ? from - 2
      : undefined
  }
  if (before.named === true && !first.capital) return undefined
  return stopsPhrase(before) ? undefined : from - 1
}

/** Russian: «Уполномоченная по правам человека Нельда Пироск» — the name follows what the office is for. */
function namedAfterOffice(tokens: readonly Token[], from: number, k: number): Subject | undefined {
  let start = k
  while (start > from && tokens[start - 1]?.capital === true) start--
  const isName = start > from && k > start && /\p{Script=Cyrillic}/u.test(tokens[k]?.low ?? '')
  return isName ? { kind: 'phrase', head: { from: start, to: k + 1 } } : undefined
}

/** Russian: «в феврале министр внутренних дел» — an office in its first case begins a phrase of its own. */
function officeAfterTime(tokens: readonly Token[], from: number, k: number): Subject | undefined {
  for (let at = from + 1; at <= k; at++) {
    const token = tokens[at]
    if (token === undefined || token.capital || !/\p{Script=Cyrillic}/u.test(token.low)) continue
    if (titles.has(token.low) || peopleWords.has(token.low))
      return { kind: 'phrase', head: { from: at, to: k + 1 } }
  }
  return undefined
}

/** "Sazhin in a talk with the paper said": what is said of time and place stands between the two. */
function beforeAdverbial(tokens: readonly Token[], from: number, floor: number): Subject | undefined {
  const preposition = tokens[from - 1]
  const noun = tokens[from - 2]
  if (
    preposition === undefined ||
    noun === undefined ||
    from - 2 < floor ||
    (tying.has(preposition.low) && !/\p{Script=Cyrillic}/u.test(noun.low))
  )
    return undefined
  if (noun.kind !== 'word' || noun.sentence !== preposition.sentence || isVerb(noun) || adverbs.has(noun.low))
    return undefined
  const start = startOfPhrase(tokens, from - 2, floor)
  if (start > floor && prepositions.has(tokens[start - 1]?.low ?? '')) return undefined
  const isOpen =
    start === floor || tokens[start - 1]?.kind !== 'word' || subordinators.has(tokens[start - 1]?.low ?? '')
  return isOpen && !endsNothing(noun) ? { kind: 'phrase', head: { from: start, to: from - 1 } } : undefined
}

/** "sources close to", "the ambassador to", "an adviser with" */
function ties(noun: Token, preposition: Token): boolean {
  const needs =
    /^(?:close|loyal|opposed|linked|allied|familiar|ambassador|envoy|adviser|advisor|aide|witness|heir|relative|delegate)s?$/u
  return /^(?:to|with)$/u.test(preposition.low) && needs.test(noun.low)
}

/** A preposition before the phrase that ties it to a noun further left: "officials in …". */
function tiesBack(tokens: readonly Token[], from: number, floor: number): boolean {
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
