/**
 * Whom the text has just spoken of, so that "she said" can be read where it can mean one person only.
 *
 * The nearest sentence that mentions anybody decides. If it mentions two who both fit, there is no
 * answer: a wrong one is worse.
 */
import {
  adverbs,
  auxiliaries,
  determiners,
  femalePronouns,
  joiners,
  menWords,
  peopleWords,
  prepositions,
  relatives,
  singularPronouns,
  subordinators,
  thingPronouns,
  womenWords,
} from './grammar-words.ts'
import { titles } from './name-words.ts'
import type { Gender, Names } from './names.ts'
import { givenName } from './persons.ts'
import { endOfPhrase } from './phrase-after.ts'
import { isVerb } from './phrase-edges.ts'
import { speechVerbs } from './speech-words.ts'
import { firstIn } from './token-search.ts'
import type { Token } from './tokens.ts'

type Mention = {
  readonly at: number
  readonly sentence: number
  readonly name: string
  /** `perhaps`: two capitalised words that may be a person; nobody is meant by them, but they leave doubt. */
  readonly kind: 'person' | 'body' | 'perhaps' | 'pronoun'
  readonly gender: Gender | undefined
  /** Says something in its sentence. */
  readonly speaks: boolean
  /** Stands in a "when" or "while" before the main clause. */
  readonly subordinate: boolean
  /** Stands where the one stands whom the sentence is about. */
  readonly isSubject: boolean
  readonly isGoverned: boolean
}

type MentionSource = {
  readonly tokens: readonly Token[]
  /** Headlines and bylines introduce nobody to a pronoun. */
  readonly counts: boolean
}

/** Farther back than this many paragraphs of the reporter's own words a pronoun is not traced. */
const farthestBack = 1
const farthestChain = 4
const mentionsLookedAt = 60

export class Mentions {
  readonly #byPassage: readonly (readonly Mention[])[]
  readonly #sources: readonly MentionSource[]
  readonly #names: Names
  /** For each passage the first sentence that has words but no "he", or no "she". */
  readonly #plainFrom: readonly Readonly<Record<Gender, number>>[]

  constructor(text: string, sources: readonly MentionSource[], names: Names) {
    this.#names = names
    this.#sources = sources
    this.#plainFrom = sources.map(({ tokens }) => ({
      he: plainFrom(tokens, 'he'),
      she: plainFrom(tokens, 'she'),
    }))
    this.#byPassage = sources.map(({ tokens, counts }) => (counts ? mentionsIn(text, tokens, names) : []))
    for (const [name, gender] of gendersIn(sources, this.#byPassage)) names.learn(name, gender)
  }

  /** The one person (or body, for "it") that the pronoun at token `at` can mean. */
  antecedent(passage: number, at: number, low: string, tokens: readonly Token[]): string | undefined {
    const isThing = thingPronouns.has(low)
    if (!isThing && !singularPronouns.has(low)) return undefined
    for (const group of this.#groups(passage, at, low, tokens)) {
      // "He praised X": the same he goes on, and X is not him.
      if (group[0]?.kind === 'pronoun' && !isThing && isSameGender(group[0].name, low)) continue
      const fitting = group.filter((one) => this.#fits(one, low, isThing))
      const distinct = new Set(fitting.map((one) => one.name))
      if (distinct.size === 0) continue
      const sure = fitting.filter((one) => one.kind !== 'perhaps')
      return distinct.size === 1 ? sure[0]?.name : mainSubject(fitting)
    }
    return undefined
  }

  #fits(mention: Mention, low: string, isThing: boolean): boolean {
    if (isThing) return mention.kind === 'body'
    if (mention.kind === 'body' || mention.kind === 'pronoun') return false
    const gender = mention.gender ?? this.#names.gender(mention.name)
    return gender === undefined || (gender === 'she') === femalePronouns.has(low)
  }

  /** Mentions of the sentence before the pronoun, then of each sentence before it. */
  *#groups(
    passage: number,
    at: number,
    low: string,
    tokens: readonly Token[],
  ): Generator<readonly Mention[]> {
    const sentence = tokens[Math.min(at, tokens.length - 1)]?.sentence ?? 0
    const own = lastBefore(this.#byPassage[passage] ?? [], at)
    // "Asked about Orvel, he said": he is not the one who is spoken about.
    yield own.filter(
      (one) => one.sentence === sentence && one.at < at && (one.isSubject || one.speaks || !one.isGoverned),
    )
    yield* bySentenceBackwards(own.filter((one) => one.sentence < sentence))
    // Words of the reporter's own in between may speak of somebody this reader did not notice.
    // Unless they speak of "him" as well.
    const narrated = (this.#plainFrom[passage]?.[femalePronouns.has(low) ? 'she' : 'he'] ?? 0) < sentence
    let left = narrated ? 0 : farthestBack
    for (let p = passage - 1; p >= 0 && left > 0; p--) {
      if (this.#sources[p]?.counts !== true) continue
      const mentions = this.#byPassage[p] ?? []
      yield* bySentenceBackwards(mentions)
      // A paragraph of nothing but quoted words does not change whom the text speaks of.
      const goesOn = mentions[0]?.kind === 'pronoun' && isSameGender(mentions[0].name, low)
      if (!goesOn && this.#sources[p]?.tokens.some((token) => token.kind === 'word') === true) left--
      if (passage - p >= farthestChain) return
    }
  }
}

/** The mentions before a token, the nearest few: a paragraph may hold a hundred thousand. */
function lastBefore(mentions: readonly Mention[], at: number): readonly Mention[] {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return mentions.slice(Math.max(0, low - mentionsLookedAt), low)
}

function plainFrom(tokens: readonly Token[], gender: Gender): number {
  const speakingOf = new Set<number>()
  for (const token of tokens) {
    const isOne = singularPronouns.has(token.low) && femalePronouns.has(token.low) === (gender === 'she')
    if (isOne) speakingOf.add(token.sentence)
  }
  const plain = tokens.find((token) => token.kind === 'word' && !speakingOf.has(token.sentence))
  return plain?.sentence ?? Number.POSITIVE_INFINITY
}

function* bySentenceBackwards(mentions: readonly Mention[]): Generator<readonly Mention[]> {
  let to = mentions.length
  while (to > 0) {
    const sentence = mentions[to - 1]?.sentence
    let from = to
    while (from > 0 && mentions[from - 1]?.sentence === sentence) from--
    yield mentions.slice(from, to)
    to = from
  }
}

/**
 * Two fit, but the sentence is about one of them: "Orvel met Pirosk. She said …" goes on about Orvel. Of those who say
 * or do something in their own clause the first is the one whom the main clause is about.
 */
function mainSubject(mentions: readonly Mention[]): string | undefined {
  const first = mentions.find((one) => (one.isSubject || one.speaks) && !one.subordinate)
  return first === undefined || first.kind === 'perhaps' ? undefined : first.name
}

/** How the text speaks of each name, by the sentences that name one person and use one pronoun. */
function gendersIn(
  sources: readonly MentionSource[],
  byPassage: readonly (readonly Mention[])[],
): ReadonlyMap<string, Gender> {
  const votes = new Map<string, number>()
  sources.forEach(({ tokens }, p) => {
    for (const group of bySentenceBackwards(byPassage[p] ?? [])) {
      const people = new Set(
        group.filter(({ kind }) => kind === 'person' || kind === 'perhaps').map(({ name }) => name),
      )
      const [first] = group.filter(({ kind }) => kind === 'person')
      if (first === undefined) continue
      if (first.gender !== undefined) vote(votes, first.name, first.gender === 'she' ? 3 : -3)
      if (people.size === 1) vote(votes, first.name, pronounsAfter(tokens, first))
    }
  })
  return new Map(
    [...votes]
      .filter(([, sum]) => sum !== 0)
      .map(([name, sum]): [string, Gender] => [name, sum > 0 ? 'she' : 'he']),
  )
}

function vote(votes: Map<string, number>, name: string, weight: number): void {
  votes.set(name, (votes.get(name) ?? 0) + weight)
}

/** Above 0 where the sentence goes on with "she" and "her" only, below for "he" and "his". */
function pronounsAfter(tokens: readonly Token[], { at, sentence }: Mention): number {
  let sum = 0
  for (let k = at + 1; tokens[k]?.sentence === sentence && k < at + 60; k++) {
    const low = tokens[k]?.low ?? ''
    const weight =
      /^(?:she|herself|elle|она)$/u.test(low) || isHers(tokens, k)
        ? 1
        : /^(?:he|his|himself|il|он)$/u.test(low)
          ? -1
          : 0
    if (weight !== 0 && sum !== 0 && Math.sign(sum) !== weight) return 0
    sum += weight
  }
  return Math.sign(sum)
}

/** "her years" and not "told her": nobody is the object of their own verb. */
function isHers(tokens: readonly Token[], k: number): boolean {
  const next = tokens[k + 1]
  if (tokens[k]?.low !== 'her' || next?.kind !== 'word' || next.capital) return false
  return !prepositions.has(next.low) && !determiners.has(next.low) && !adverbs.has(next.low) && !isVerb(next)
}

function mentionsIn(text: string, tokens: readonly Token[], names: Names): readonly Mention[] {
  const found: Mention[] = []
  for (const name of names.within(tokens)) {
    const isPerson = names.isPerson(name.text)
    const isPerhaps = !isPerson && name.kind === 'person' && names.mayBePerson(name.text)
    if (!isPerson && !isPerhaps && name.kind !== 'body') continue
    if (isOfSomebody(tokens, name.at + 1)) continue
    const token = tokens[name.at]
    found.push({
      at: name.at,
      sentence: token?.sentence ?? 0,
      name: name.text,
      kind: isPerson ? 'person' : isPerhaps ? 'perhaps' : 'body',
      gender: genderBefore(tokens, name.at),
      speaks: !isGoverned(tokens, name.at) && speaksAt(tokens, name.at),
      subordinate: isSubordinate(tokens, name.at),
      isSubject: isSubjectAt(tokens, name.at, endOfName(tokens, name.at)),
      isGoverned: isGoverned(tokens, name.at),
    })
  }
  tokens.forEach((token, i) => {
    if (singularPronouns.has(token.low)) found.push(pronounAt(token, i))
    const one = unnamedAt(text, tokens, token, i, names)
    if (one !== undefined) found.push(one)
  })
  return found.sort((a, b) => a.at - b.at)
}

function pronounAt(token: Token, i: number): Mention {
  const { sentence, low } = token
  const plain = { gender: undefined, speaks: false, subordinate: false, isSubject: true, isGoverned: false }
  return { at: i, sentence, name: low, kind: 'pronoun', ...plain }
}

function isSameGender(one: string, other: string): boolean {
  return femalePronouns.has(one) === femalePronouns.has(other)
}

function isSubordinate(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return before !== undefined && subordinators.has(before.low)
}

/** A name has no more words than this. */
const longestName = 8

function endOfName(tokens: readonly Token[], at: number): number {
  let to = at + 1
  while (
    to < at + longestName &&
    (tokens[to]?.capital === true || (tokens[to]?.text === '.' && tokens[to + 1]?.capital === true))
  )
    to++
  return to
}

/** No preposition before it, and its verb behind it, over what stands between commas. */
function isSubjectAt(tokens: readonly Token[], at: number, end: number): boolean {
  const sentence = tokens[at]?.sentence
  if (isGoverned(tokens, at)) return false
  // "Vinner and Orvel": neither of the two.
  if (joiners.has(tokens[at - 1]?.low ?? '') && tokens[at - 2]?.capital === true) return false
  if (/['’]s?$/u.test(tokens[end - 1]?.text ?? '')) return false
  let k = end
  if (tokens[k]?.text === ',' || tokens[k]?.text === '(') {
    const close = firstIn(tokens, k + 1, k + 24, (token) => /^[,)]$/u.test(token.text))
    if (close < 0 || tokens[close]?.sentence !== sentence) return false
    k = close + 1
  }
  for (let steps = 0; steps < 3; steps++, k++) {
    const token = tokens[k]
    if (token === undefined || token.sentence !== sentence || token.kind !== 'word') return false
    if (isVerb(token) || speechVerbs.has(token.low) || relatives.has(token.low)) return true
    if (isFinite(token)) return true
    if (!adverbs.has(token.low)) return false
  }
  return false
}

/** «друг Тимура»: a masculine noun and a name in the genitive are two people, «друг Тимур» is one. */
function isOfSomebody(tokens: readonly Token[], at: number): boolean {
  const noun = tokens[at - 1]
  const name = tokens[at]
  if (noun === undefined || name === undefined || tokens[at + 1]?.capital === true || name.named === true)
    return false
  const isPerson = menWords.has(noun.low) || peopleWords.has(noun.low) || womenWords.has(noun.low)
  return isPerson && /[бвгджзклмнпрстфхцчшщйь]$/u.test(noun.low) && /[ая]$/u.test(name.low)
}

/** Behind a preposition or a verb: whom something is done to, or where. */
function isGoverned(tokens: readonly Token[], at: number): boolean {
  if (isOfSomebody(tokens, at)) return true
  for (let k = at - 1; k >= 0 && at - k <= 4; k--) {
    const before = tokens[k]
    if (before === undefined || before.sentence !== tokens[at]?.sentence || before.kind !== 'word')
      return false
    if (prepositions.has(before.low) || /^(?:словам|мнению|данным)$/u.test(before.low)) return true
    if (isVerb(before) && !auxiliaries.has(before.low)) return true
    if (subordinators.has(before.low)) return false
  }
  return false
}

/** Russian and French past and present forms that the tables of verbs do not hold. */
function isFinite(token: Token): boolean {
  if (/\p{Script=Cyrillic}/u.test(token.low))
    return /(?:л|ла|ли|лся|лась|лись|ет|ит|ют|ят|ется|ится)$/u.test(token.low)
  return /^\p{Ll}{3,}(?:ait|aient|èrent)$/u.test(token.low)
}

function genderBefore(tokens: readonly Token[], at: number): Gender | undefined {
  const article = /^(?:le|la|un|une|cette|l'un|l'une)$/u
  for (let k = at - 1; k >= 0 && at - k <= 4; k--) {
    const before = tokens[k]
    if (before === undefined || before.kind !== 'word' || before.capital) break
    if (article.test(before.low)) return /^(?:la|une|cette|l'une)$/u.test(before.low) ? 'she' : 'he'
  }
  for (let k = at; k > at - 3 && k >= 0; k--) {
    const low = tokens[k]?.low ?? ''
    if (/^(?:mrs|ms|miss|mme|madame|mlle|lady|queen|princess|sister)$/u.test(low) || womenWords.has(low))
      return 'she'
    if (
      /^(?:mr|sir|lord|king|prince|monsieur|m|mgr|brother|imam|mufti|abbé|évêque)$/u.test(low) ||
      menWords.has(low)
    )
      return 'he'
  }
  return undefined
}

/** A verb of saying follows within the clause. */
function speaksAt(tokens: readonly Token[], at: number): boolean {
  for (let k = at + 1; k < at + 14; k++) {
    const token = tokens[k]
    if (token === undefined || token.sentence !== tokens[at]?.sentence || token.kind === 'quote') return false
    // "Campaign director Aila Vinner said": the name nearer to the verb is the one who speaks.
    if (
      token.capital &&
      tokens[k - 1]?.kind === 'word' &&
      tokens[k - 1]?.capital === false &&
      !isInCommas(tokens, at, k)
    )
      return false
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

const single =
  /^(?:the|a|an|another|one|this|that|his|her|their|its|my|our|le|la|un|une|cet|cette|son|sa|mon|ma|один|одна|этот|эта|его|её|мой|моя)$/u

/** "a spokesperson for the network": over what "for" or "of" adds. */
function endOfDescription(tokens: readonly Token[], i: number): number {
  return /^(?:of|for|du|de|des)$/u.test(tokens[i + 1]?.low ?? '') ? endOfPhrase(tokens, i) : i + 1
}

/** "another man", "a spokesperson for the network": somebody, and one only. */
function unnamedAt(
  text: string,
  tokens: readonly Token[],
  token: Token,
  i: number,
  names: Names,
): Mention | undefined {
  const isMan = menWords.has(token.low)
  const isWoman = womenWords.has(token.low)
  const isSomebody = isMan || isWoman || peopleWords.has(token.low) || titles.has(token.low)
  if (!isSomebody) return undefined
  if (/\p{Script=Cyrillic}/u.test(token.low)) return unnamedInRussian(text, tokens, token, i)
  if (token.capital) return undefined
  const next = tokens[i + 1]
  const end = endOfDescription(tokens, i)
  if (next !== undefined && (titles.has(next.low) || peopleWords.has(next.low))) return undefined
  // "the minister, Jorun Eskeldt" and "spokeswoman Tamsin Orvel" are named.
  if (next?.capital === true || (tokens[end]?.text === ',' && tokens[end + 1]?.capital === true))
    return undefined
  for (let k = i - 1; k >= 0 && i - k <= 3; k--) {
    const before = tokens[k]
    if (before === undefined || before.kind !== 'word' || before.sentence !== token.sentence) return undefined
    if (!determiners.has(before.low)) continue
    if (!single.test(before.low)) return undefined
    // "Aila Vinner, a spokeswoman for …": named already.
    if (tokens[k - 1]?.text === ',' && tokens[k - 2]?.capital === true) return undefined
    return {
      at: k,
      sentence: token.sentence,
      name:
        calledOtherwise(text, tokens, k, end, names) ??
        text.slice(before.start, tokens[end - 1]?.end ?? token.end),
      kind: 'person',
      gender: isMan ? 'he' : isWoman ? 'she' : undefined,
      speaks: !isGoverned(tokens, k) && speaksAt(tokens, i),
      subordinate: isSubordinate(tokens, k),
      isSubject: isSubjectAt(tokens, k, end),
      isGoverned: isGoverned(tokens, k),
    }
  }
  return undefined
}

/** "The first witness, identified only as Witness C"; "the newspaper" where one is named. */
function calledOtherwise(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  names: Names,
): string | undefined {
  if (
    /^(?:named|called|nommé|nommée|appelé|appelée)$/u.test(tokens[to]?.low ?? '') &&
    tokens[to + 1]?.capital === true
  ) {
    const end = endOfName(tokens, to + 1)
    return names.endOf(tokens.slice(to + 1, end))?.text
  }
  const given =
    /^[,]$/u.test(tokens[to]?.text ?? '') || relatives.has(tokens[to]?.low ?? '')
      ? givenName(tokens, to, to + 8)
      : undefined
  if (given !== undefined)
    return (
      names.endOf(tokens.slice(given.from, given.to))?.text ??
      text.slice(tokens[given.from]?.start, tokens[given.to - 1]?.end)
    )
  return /^(?:the|le|la)$/u.test(tokens[from]?.low ?? '') && to - from === 2
    ? names.tiedTo(tokens[to - 1]?.low ?? '')
    : undefined
}

/** Russian has no articles: the noun in its first case, with what describes it. */
function unnamedInRussian(
  text: string,
  tokens: readonly Token[],
  token: Token,
  i: number,
): Mention | undefined {
  const end = endOfPhrase(tokens, i)
  const isNamed = tokens[end - 1]?.capital === true && end > i + 1 && !isOfSomebody(tokens, i + 1)
  const isApposed = tokens[i - 1]?.text === ',' && tokens[i - 2]?.capital === true
  if (isNamed || isApposed) return undefined
  return {
    at: i,
    sentence: token.sentence,
    name: text.slice(token.start, tokens[end - 1]?.end ?? token.end),
    kind: 'person',
    gender: menWords.has(token.low) ? 'he' : womenWords.has(token.low) ? 'she' : undefined,
    speaks: speaksAt(tokens, i),
    subordinate: isSubordinate(tokens, i),
    isSubject: isSubjectAt(tokens, i, end),
    isGoverned: isGoverned(tokens, i),
  }
}
