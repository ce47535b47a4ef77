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
  firstPersons,
  joiners,
  pluralPronouns,
  prepositions,
  relatives,
  singularPronouns,
  subordinators,
  thingPronouns,
  times,
  tying,
  verbs,
  weekdays,
} from './grammar-words.ts'
import { participles, speechVerbs, weakVerbs } from './speech-words.ts'
import type { Token } from './tokens.ts'

/** Token indices, end excluded. */
export type Range = { readonly from: number; readonly to: number }
export type Subject =
  | { readonly kind: 'pronoun'; readonly at: number; readonly low: string }
  | {
      readonly kind: 'phrase'
      readonly head: Range
      readonly apposed?: Range
      readonly others?: readonly Range[]
      readonly nounEnd?: number
    }

const quantities = new Set(
  'one some many most both several none all each few two three half any neither either'.split(' '),
)
const longestPhrase = 16
const longestApposition = 30

export function isPronoun(low: string): boolean {
  return (
    singularPronouns.has(low) || pluralPronouns.has(low) || thingPronouns.has(low) || firstPersons.has(low)
  )
}

export function isVerb(token: Token | undefined): boolean {
  if (token === undefined || token.kind !== 'word' || token.capital) return false
  if (auxiliaries.has(token.low) || verbs.has(token.low)) return true
  if (speechVerbs.has(token.low)) return !weakVerbs.has(token.low)
  return !token.capital && /^\p{Ll}{3,}ed$/u.test(token.low)
}

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

/** "X, the minister, said": what stands between the commas, and what stands before them. */
function apposedSubject(tokens: readonly Token[], comma: number, floor: number): Subject | undefined {
  const sign = tokens[comma]?.text ?? ','
  const opening = sign === ')' ? '(' : sign
  for (let c = comma - 1; c >= floor && comma - c <= longestApposition; c--) {
    const token = tokens[c]
    if (token === undefined || token.kind === 'quote') return undefined
    if (token.text !== opening) continue
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
    const before = tokens[k - 1]?.text === ',' ? k - 2 : k - 1
    return before < floor ? undefined : phraseEnding(tokens, before, floor)
  }
  if (endsNothing(last)) return undefined
  if (/^(?:them|him|us|me|whom|lui|eux|ним|ними|них|нас|вас)$/u.test(last.low) && tokens[k - 1]?.low !== 'of')
    return undefined
  const from = startOfPhrase(tokens, k, floor)
  // What a preposition governs is nobody's subject.
  const governor = from > floor ? (tokens[from - 1]?.low ?? '') : ''
  if (prepositions.has(governor) && governor !== 'including') return undefined
  return { kind: 'phrase', head: { from, to: k + 1 } }
}

function endsNothing(token: Token): boolean {
  const { low } = token
  if (token.capital) return false
  return (
    determiners.has(low) ||
    prepositions.has(low) ||
    joiners.has(low) ||
    subordinators.has(low) ||
    auxiliaries.has(low) ||
    participles.has(low)
  )
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
  if (determiners.has(first.low) && !first.capital) return determiners.has(low) ? from - 1 : undefined
  if (joiners.has(low)) {
    const left = tokens[from - 2]
    return left?.kind === 'word' && left.capital && first.capital && from - 2 >= floor ? from - 2 : undefined
  }
  return stopsPhrase(before) ? undefined : from - 1
}

function stopsPhrase(token: Token): boolean {
  const { low } = token
  if (prepositions.has(low) || subordinators.has(low) || adverbs.has(low) || weekdays.has(low)) return true
  return participles.has(low) || isPronoun(low) || (isVerb(token) && !low.endsWith('ed'))
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

/** The subject right after token `at`: "…," said X. */
export function subjectAfter(tokens: readonly Token[], at: number): Subject | undefined {
  const from = at + 1
  const first = tokens[from]
  if (first === undefined || first.kind !== 'word' || first.sentence !== tokens[at]?.sentence)
    return undefined
  if (isPronoun(first.low)) return { kind: 'pronoun', at: from, low: first.low }
  if (
    !first.capital &&
    (prepositions.has(first.low) || subordinators.has(first.low)) &&
    !/^(?:l'|d')/u.test(first.low)
  )
    return undefined
  if (isVerb(first) || adverbs.has(first.low)) return undefined
  const to = first.low === 'one' ? from + 1 : endOfPhrase(tokens, from)
  if (to <= from) return undefined
  const head = { from, to }
  const others = listAfter(tokens, to)
  if (others.length > 0) return { kind: 'phrase', head, others }
  const apposed = tokens[to]?.text === ',' ? pureNames(tokens, to + 1) : undefined
  return apposed === undefined ? { kind: 'phrase', head } : { kind: 'phrase', head, apposed }
}

/** "wrote A, B and C": every name of a list that is closed by "and". */
function listAfter(tokens: readonly Token[], from: number): readonly Range[] {
  const found: Range[] = []
  for (let at = from; found.length < 20; ) {
    const link = tokens[at]
    if (link === undefined || !(link.text === ',' || joiners.has(link.low))) return []
    const to = endOfPhrase(tokens, at + 1)
    const item = tokens.slice(at + 1, to)
    const named = item.every(
      (token, i) =>
        token.capital ||
        (i === 0 && determiners.has(token.low)) ||
        /^(?:de|van|von|al|el|bin)$/u.test(token.low),
    )
    if (to <= at + 1 || tokens[to - 1]?.capital !== true || !named) return []
    found.push({ from: at + 1, to })
    if (joiners.has(link.low)) return found
    at = to
  }
  return []
}

/** To the right a phrase ends at punctuation, a verb, or a preposition that opens something else. */
export function endOfPhrase(tokens: readonly Token[], from: number): number {
  let to = from
  while (to < tokens.length && to < from + longestPhrase) {
    const token = tokens[to]
    const before = tokens[to - 1]
    if (token === undefined || token.sentence !== tokens[from]?.sentence) break
    const isDot =
      token.text === '.' &&
      before?.capital === true &&
      tokens[to + 1]?.capital === true &&
      tokens[to + 1]?.sentence === token.sentence
    if (isDot && to > from) {
      to++
      continue
    }
    if (token.kind !== 'word') break
    const { low } = token
    if (
      joiners.has(low) ||
      relatives.has(low) ||
      subordinators.has(low) ||
      adverbs.has(low) ||
      weekdays.has(low) ||
      (isVerb(token) && to > from)
    )
      break
    if (prepositions.has(low) && !/^(?:of|for|from|de|du|des|d'|из|при)$/u.test(low)) break
    // Russian: the one spoken to follows the name in lower case.
    if (before?.capital === true && !token.capital && to > from && /\p{Script=Cyrillic}/u.test(low)) break
    to++
  }
  while (to > from && endsNothing(tokens[to - 1] ?? emptyToken)) to--
  return to
}

const emptyToken: Token = { kind: 'sign', text: '', low: '', capital: false, sentence: 0, start: 0, end: 0 }

/** Two to four capitalised words and nothing else, up to a comma or the end of the sentence. */
function pureNames(tokens: readonly Token[], from: number): Range | undefined {
  let to = from
  while (to < from + 5 && tokens[to]?.kind === 'word' && tokens[to]?.capital === true) to++
  const end = tokens[to]
  const closed = end === undefined || /^[,.;:—–)]$/u.test(end.text)
  return to - from >= 2 && to - from <= 4 && closed ? { from, to } : undefined
}

/** Where a row of capitalised words that begins at `from` ends. */
export function pureNamesEnd(tokens: readonly Token[], from: number): number {
  let to = from
  while (to < from + 6 && tokens[to]?.kind === 'word' && tokens[to]?.capital === true) to++
  return to
}
