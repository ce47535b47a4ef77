/**
 * Whom the text has just spoken of, so that "she said" can be read where it can mean one person only.
 *
 * The nearest sentence that mentions anybody decides. If it mentions two who both fit, there is no
 * answer: a wrong one is worse.
 */
import {
  endOfName,
  genderBefore,
  isGoverned,
  isOfSomebody,
  isSubjectAt,
  isSubordinate,
  speaksAt,
} from './clause-places.ts'
import { gendersIn } from './genders.ts'
import { femalePronouns, singularPronouns, thingPronouns } from './grammar-words.ts'
import { bySentenceBackwards, type Mention, type MentionSource } from './mention.ts'
import type { Gender, Names } from './names.ts'
import type { Token } from './tokens.ts'
import { unnamedAt } from './unnamed.ts'

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

/**
 * Two fit, but the sentence is about one of them: "Orvel met Pirosk. She said …" goes on about Orvel. Of those who say
 * or do something in their own clause the first is the one whom the main clause is about.
 */
function mainSubject(mentions: readonly Mention[]): string | undefined {
  const first = mentions.find((one) => (one.isSubject || one.speaks) && !one.subordinate)
  return first === undefined || first.kind === 'perhaps' ? undefined : first.name
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
