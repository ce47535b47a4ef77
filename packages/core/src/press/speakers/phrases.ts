/**
 * Who a verb belongs to: the noun phrase before it, or after it where the order is turned round.
 *
 * Word classes are not known here, so a phrase is found by its edges: determiners, prepositions,
 * punctuation and words that are verbs beyond doubt. A phrase that has no clear edge is no subject.
 */

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
  tying,
} from '../words/grammar-words.ts'
import { isPersonNoun, isPersonNounAnywhere, isPluralNoun } from '../words/person-nouns.ts'
import { speechVerbs, weakVerbs } from '../words/speech-words.ts'
import { pureNames } from './name-runs.ts'
import { subjectAt } from './phrase-after.ts'
import { endsNothing, isFrenchPerfect, isPronoun, isVerb, type Subject } from './phrase-edges.ts'
import { isFrenchPlural, namedBehindPlace, startOfPhrase } from './phrase-start.ts'
import {
  holdsComma,
  isDotOfName,
  isInNumber,
  namedAfterOffice,
  officeAfterTime,
  overParenthesis,
  skipBack,
} from './phrase-ties.ts'

const longestApposition = 30

/** The subject that ends right before token `at`, not reaching below `floor`. */
export function subjectBefore(tokens: readonly Token[], at: number, floor: number): Subject | undefined {
  const k = skipBack(tokens, at - 1, floor)
  const token = tokens[k]
  if (k < floor || token === undefined) return undefined
  if (isDotOfName(tokens, k)) return phraseEnding(tokens, k - 1, floor)
  // Another detainee, “Hazel,” said: a name in marks stands beside the one who is described.
  if (token.kind === 'quote' && tokens[k - 1]?.text === ',' && token.end - token.start < 30) {
    return phraseEnding(tokens, k - 2, floor)
  }
  const over = overParenthesis(tokens, k, floor)
  if (over !== undefined) return subjectBefore(tokens, over + 1, floor)
  if (token.text === ',' || token.text === '—' || token.text === '–' || token.text === ')') {
    return apposedSubject(tokens, k, floor)
  }
  if (joiners.has(token.low) || /^(?:but|mais|но)$/u.test(token.low))
    return sharedSubject(tokens, k - 1, floor)
  // « assure qu'une solution a été proposée »: nothing that is done to something speaks; another verb may.
  if (token.low === 'été') return sharedSubject(tokens, k - 1, floor)
  // « a dit avoir réclamé », « affirme n'avoir »: the first verb has the subject.
  if (
    k > floor &&
    firstIn(tokens, k + 1, at, ({ low }) =>
      /^(?:avoir|n'avoir|d'avoir|être|n'être|pouvoir|devoir|vouloir)$/u.test(low),
    ) >= 0 &&
    speechVerbs.has(token.low) &&
    !token.capital
  )
    return subjectBefore(tokens, k, floor)
  const described = subjectOfRelative(tokens, k, floor)
  return described ?? phraseEnding(tokens, k, floor)
}

/** "have denied it and insisted": the second verb has the subject of the first. */
function sharedSubject(tokens: readonly Token[], from: number, floor: number): Subject | undefined {
  const nearest = tokens[from]
  // Russian: «звонил неизвестный и советовал» — the subject may stand behind its first verb.
  const isTurned =
    nearest !== undefined && /\p{Script=Cyrillic}/u.test(nearest.low) && isPersonNoun(nearest.low)
  if (isTurned) return phraseEnding(tokens, from, from)
  const main = /^(?:but|mais)$/u.test(tokens[from + 1]?.low ?? '')
    ? behindItsThat(tokens, from, floor)
    : undefined
  if (main !== undefined) return main
  for (let u = from; u > floor && from - u < longestApposition; u--) {
    const token = tokens[u]
    if (token === undefined) return undefined
    const isWeak = weakVerbs.has(token.low) && determiners.has(tokens[u - 1]?.low ?? '')
    if ((!isVerb(token) && !weakVerbs.has(token.low)) || isWeak || auxiliaries.has(token.low)) continue
    const subject = subjectBefore(tokens, u, floor)
    if (subject !== undefined) return subject
  }
  return frenchOpening(tokens, from, floor)
}

/** « Zoé Roux, bénévole, en a compté 19 et dénonce … »: whoever opens the sentence, before a perfect that no table holds. */
function frenchOpening(tokens: readonly Token[], to: number, floor: number): Subject | undefined {
  const perfect = firstIn(
    tokens,
    floor + 1,
    to,
    ({ low }, k) =>
      /^(?:a|ont|avait|avaient|n'a|n'ont|n'avait|s'est|s'était|est|était)$/u.test(low) &&
      [1, 2].some((on) => /^\p{Ll}{2,}(?:é|u|i|is|it|ert)(?:e|s|es)?$/u.test(tokens[k + on]?.low ?? '')),
  )
  if (perfect < 0 || tokens[floor - 1]?.sentence === tokens[floor]?.sentence) return undefined
  let verb = perfect
  while (/^(?:en|y|lui|leur|ne|le|la|les|nous|vous)$/u.test(tokens[verb - 1]?.low ?? '')) verb--
  const subject = subjectBefore(tokens, verb, floor)
  return subject?.kind === 'phrase' && subject.head.from === floor ? subject : undefined
}

/** "The office accepted that she had been threatened but said …": the office said so, and not she. */
function behindItsThat(tokens: readonly Token[], from: number, floor: number): Subject | undefined {
  const that = lastIn(tokens, floor + 2, from, ({ low }) => /^(?:that|que|qu'\p{L}+)$/u.test(low))
  const verb = tokens[that - 1]
  return that > 0 && verb !== undefined && (speechVerbs.has(verb.low) || isVerb(verb)) && !verb.capital
    ? subjectBefore(tokens, that - 1, floor)
    : undefined
}

/** "A man who fled to the capital told …": what the man did stands between him and his verb. */
function subjectOfRelative(tokens: readonly Token[], k: number, floor: number): Subject | undefined {
  for (let r = k; r > floor && k - r <= longestApposition; r--) {
    const token = tokens[r]
    // "who moved 186,000 crowns"
    if (token !== undefined && isInNumber(tokens, r)) continue
    if (token === undefined || token.kind !== 'word') return undefined
    if (isParticiple(tokens, r) && r < k - 1 && r - 1 > floor) {
      const before = phraseEnding(tokens, r - 1, floor)
      if (before?.kind === 'phrase' && describesSomebody(tokens, before.head))
        return { kind: 'phrase', head: { from: before.head.from, to: k + 1 }, nounEnd: r }
    }
    const isObject =
      /^(?:que|qu'|dont|whom|that)$/u.test(token.low) &&
      /^(?:j'\p{L}+|je|nous|tu|vous|il|elle|on|i|we|he|she|they)$/u.test(tokens[r + 1]?.low ?? '')
    if (isObject && r < k) {
      const before = phraseEnding(tokens, r - 1, floor)
      if (
        before?.kind === 'phrase' &&
        (describesSomebody(tokens, before.head) || isPersonPlural(tokens[r - 1]))
      )
        return before
    }
    if (relatives.has(token.low) || isFrenchParticiple(tokens, r)) {
      const before = r < k ? phraseEnding(tokens, r - 1, floor) : undefined
      return before?.kind === 'phrase'
        ? { kind: 'phrase', head: { from: before.head.from, to: k + 1 }, nounEnd: r }
        : undefined
    }
  }
  return undefined
}

/** « Une source ayant requis l'anonymat a dit », "An official speaking on background said". */
function isParticiple(tokens: readonly Token[], r: number): boolean {
  const low = tokens[r]?.low ?? ''
  if (tokens[r - 1]?.kind !== 'word' || /^(?:en|by|of|for|in|after|before)$/u.test(tokens[r - 1]?.low ?? ''))
    return false
  return /^(?:ayant|étant|n'ayant|souhaitant|désirant|préférant|disant|travaillant|parlant|connaissant|vivant|habitant|demandant|s'exprimant|speaking|working|living|asking|wishing|standing|sitting|waiting|writing|serving|acting|familiar)$/u.test(
    low,
  )
}

function describesSomebody(tokens: readonly Token[], { from, to }: { from: number; to: number }): boolean {
  return tokens.slice(from, to).some(({ low, capital }) => !capital && isPersonNoun(low))
}

/** « Une source policière ayant requis l'anonymat » */
function isFrenchParticiple(tokens: readonly Token[], at: number): boolean {
  return (
    /^(?:ayant|étant|souhaitant|refusant|vivant|travaillant|habitant|assistant|participant)$/u.test(
      tokens[at]?.low ?? '',
    ) && tokens[at - 1]?.kind === 'word'
  )
}

/** "Anton (not his real name), who …, said": what is in brackets stands between the name and its comma. */
function overBrackets(tokens: readonly Token[], at: number, floor: number): number {
  if (tokens[at]?.text !== ')') return at
  const open = lastIn(tokens, Math.max(floor, at - 8), at, ({ text }) => text === '(')
  return open > floor ? open - 1 : at
}

const passingOn = /^(?:quoting|citing|citant|цитируя|ссылаясь)$/u

/** "X, the minister, said": what stands between the commas, and what stands before them. */
function apposedSubject(tokens: readonly Token[], comma: number, floor: number): Subject | undefined {
  const sign = tokens[comma]?.text ?? ','
  const opening = sign === ')' ? '(' : sign
  for (let c = comma - 1; c >= floor && comma - c <= longestApposition; c--) {
    const token = tokens[c]
    if (token === undefined || token.kind === 'quote') return undefined
    // “Anton,” a former teacher, said: the first comma stands inside the marks.
    if (sign === ',' && c < comma - 1 && holdsComma(token))
      return { kind: 'phrase', head: { from: c, to: c + 1 }, apposed: { from: c + 1, to: comma } }
    if (token.text !== opening || isInNumber(tokens, c)) continue
    // "State television, quoting an official, said": the official's words.
    if (passingOn.test(tokens[c + 1]?.low ?? '') && comma - c > 2) {
      const from = tokens[c + 2]?.low === 'на' ? c + 3 : c + 2
      return { kind: 'phrase', head: { from, to: comma } }
    }
    // "Nguyen Thi Hoa, 43, a seamstress, shrugged"
    if (sign === ',' && /^\d{1,3}$/u.test(tokens[c - 1]?.text ?? '') && tokens[c - 2]?.text === ',') continue
    const head = phraseEnding(tokens, overBrackets(tokens, c - 1, floor), floor)
    if (c + 1 >= comma) return undefined
    if (head === undefined) {
      const opening = subjectAt(tokens, floor)
      if (opening?.kind === 'phrase' && opening.head.to === c && c - floor > 2) return opening
      const name = pureNames(tokens, c + 1)
      if (name?.to === comma) return { kind: 'phrase', head: name }
      // "Orvel, from Eastlea, Seaham, said": the subject stands one comma further left.
      // «Громов, отвечая на вопрос, жалеет ли он, ответил»: and over more than one such piece.
      if (
        sign === ',' &&
        (tokens[c + 1]?.capital === true || /\p{Script=Cyrillic}/u.test(tokens[c - 1]?.low ?? ''))
      )
        continue
      return undefined
    }
    if (head.kind === 'pronoun') return head
    return { ...head, apposed: { from: c + 1, to: comma } }
  }
  return undefined
}

/** The pronoun that a word is, or has in it: "she'd", « dit-elle », «тот». */
function pronounOf(low: string): string | undefined {
  if (isPronoun(low)) return low
  if (/^(?:тот|та)$/u.test(low)) return low === 'та' ? 'она' : 'он'
  return (
    /^(he|she|they|it|i|we)'(?:d|ll|ve|re|m)$/u.exec(low)?.[1] ?? /-(?:t-)?(ils?|elles?)$/u.exec(low)?.[1]
  )
}

/** The noun phrase whose last word is token `k`. */
export function phraseEnding(tokens: readonly Token[], k: number, floor: number): Subject | undefined {
  const last = tokens[k]
  if (last !== undefined && k > floor && isDotOfName(tokens, k)) return phraseEnding(tokens, k - 1, floor)
  if (last === undefined || k < floor || last.kind !== 'word') return undefined
  const pronoun = pronounOf(last.low)
  if (pronoun !== undefined) return { kind: 'pronoun', at: k, low: pronoun }
  if (relatives.has(last.low) || last.low === 'which') return beforeRelative(tokens, k, floor)
  if (
    /^(?:one|another|l'un|l'une|один|одна)$/u.test(last.low) &&
    (k === floor || tokens[k - 1]?.kind !== 'word')
  )
    return { kind: 'phrase', head: { from: k, to: k + 1 } }
  // "the mother of two said"
  if (
    numbers.test(last.low) &&
    /^(?:of|de|d')$/u.test(tokens[k - 1]?.low ?? '') &&
    isPersonNoun(tokens[k - 2]?.low ?? '')
  ) {
    const start = startOfPhrase(tokens, k - 2, floor)
    return { kind: 'phrase', head: { from: start, to: k + 1 } }
  }
  if (endsNothing(last)) return undefined
  if (objects.test(last.low) && !/^(?:of|из|d'entre)$/u.test(tokens[k - 1]?.low ?? '')) return undefined
  const from = startOfPhrase(tokens, k, floor)
  if (isFrenchPerfect(tokens, from) && tokens[from - 1]?.kind !== 'word') return undefined
  // «одна из сотрудниц», "one of the guards": the one is the subject.
  const one = tokens[from - 2]
  if (
    one !== undefined &&
    from - 2 >= floor &&
    /^(?:один|одна|one|l'une?)$/u.test(one.low) &&
    /^(?:из|of|des?|d'entre)$/u.test(tokens[from - 1]?.low ?? '')
  )
    return { kind: 'phrase', head: { from: from - 2, to: k + 1 } }
  // "The lawyers I met said": the verb of a clause without its "whom" is nobody.
  if (from === k && !last.capital && isPronoun(tokens[from - 1]?.low ?? '') && from - 1 > floor)
    return withoutWhom(tokens, from, floor)
  // What a preposition governs is nobody's subject.
  const governor = from > floor ? (tokens[from - 1]?.low ?? '') : ''
  if (isFrenchPlural(tokens, from - 1, floor)) return { kind: 'phrase', head: { from: from - 1, to: k + 1 } }
  // « Des avocats ont indiqué »: an article, where nothing before it could govern.
  const isArticle =
    governor === 'des' &&
    (from - 1 === floor || tokens[from - 2]?.text === ',') &&
    isPersonPlural(tokens[from])
  if (isArticle) return { kind: 'phrase', head: { from: from - 1, to: k + 1 } }
  if (prepositions.has(governor) && governor !== 'including')
    return (
      namedAfterOffice(tokens, from, k) ??
      namedBehindPlace(tokens, from, k) ??
      officeAfterTime(tokens, from, k) ??
      beforeAdverbial(tokens, from, floor)
    )
  return { kind: 'phrase', head: { from, to: k + 1 } }
}

/** "Orvel, who": of whom the clause tells. */
function beforeRelative(tokens: readonly Token[], k: number, floor: number): Subject | undefined {
  if (tokens[k - 1]?.text === ',') {
    const apposed = apposedSubject(tokens, k - 1, floor)
    if (apposed?.kind === 'phrase' && tokens[apposed.head.to - 1]?.capital === true) return apposed
  }
  const cited = citedBefore(tokens, k - 1, floor)
  if (cited !== undefined) return cited
  const before = tokens[k - 1]?.text === ',' ? k - 2 : k - 1
  // "spat at Orvel, who insisted": whatever governs Orvel, the relative is about him.
  const name =
    before < k - 1 && (tokens[before]?.capital === true || isPersonNoun(tokens[before]?.low ?? ''))
      ? startOfPhrase(tokens, before, floor)
      : -1
  if (name >= floor) return { kind: 'phrase', head: { from: name, to: before + 1 } }
  const governed = before === k - 1 ? governedName(tokens, before, floor) : undefined
  if (governed !== undefined) return governed
  return before < floor ? undefined : phraseEnding(tokens, before, floor)
}

/** « selon la Ligue pour l'asile, qui s'est dite … »: the one from whom the text has it. */
function citedBefore(tokens: readonly Token[], comma: number, floor: number): Subject | undefined {
  if (tokens[comma]?.text !== ',') return undefined
  const at = lastIn(
    tokens,
    Math.max(floor, comma - 10),
    comma,
    ({ low }, i) => /^(?:selon|d'après)$/u.test(low) || (low === 'to' && tokens[i - 1]?.low === 'according'),
  )
  const isPlain =
    at >= 0 && tokens.slice(at + 1, comma).every((token) => token.kind === 'word' && !isVerb(token))
  const subject = isPlain ? subjectAt(tokens, at + 1) : undefined
  return subject?.kind === 'phrase' && subject.head.from === at + 1
    ? { kind: 'phrase', head: { from: at + 1, to: comma } }
    : undefined
}

/** "to that of Chancellor Orvel who asked": Orvel, but "the brother of Orvel who asked" may be either. */
function governedName(tokens: readonly Token[], last: number, floor: number): Subject | undefined {
  if (tokens[last]?.capital !== true) return undefined
  const from = startOfPhrase(tokens, last, floor)
  if (from <= floor || !prepositions.has(tokens[from - 1]?.low ?? '')) return undefined
  const owner = tokens[from - 2]
  if (owner === undefined || from - 2 < floor || owner.capital || isPersonNounAnywhere(owner.low))
    return undefined
  return { kind: 'phrase', head: { from, to: last + 1 } }
}

const objects = /^(?:them|him|us|me|whom|lui|eux|ним|ними|них|нас|вас|мне|ему|ей|им|нам|вам|тебе|себе)$/u

function withoutWhom(tokens: readonly Token[], verb: number, floor: number): Subject | undefined {
  const whom = phraseEnding(tokens, verb - 2, floor)
  const isOne =
    whom?.kind === 'phrase' && (describesSomebody(tokens, whom.head) || isPersonPlural(tokens[verb - 2]))
  return isOne ? whom : undefined
}

const numbers = /^(?:two|three|four|five|six|seven|deux|trois|quatre|cinq|six|one)$/u

function isPersonPlural(token: Token | undefined): boolean {
  return token !== undefined && isPluralNoun(token.low) && isPersonNounAnywhere(token.low)
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
  if (start > floor && prepositions.has(tokens[start - 1]?.low ?? ''))
    return /\p{Script=Cyrillic}/u.test(noun.low) ? beforeAdverbial(tokens, start, floor) : undefined
  const isOpen =
    start === floor || tokens[start - 1]?.kind !== 'word' || subordinators.has(tokens[start - 1]?.low ?? '')
  return isOpen && !endsNothing(noun) ? { kind: 'phrase', head: { from: start, to: from - 1 } } : undefined
}
