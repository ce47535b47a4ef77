/**
 * Whom the text has just spoken of, so that "she said" can be read where it can mean one person only.
 *
 * The nearest sentence that mentions anybody decides. If it mentions two who both fit, there is no
 * answer: a wrong one is worse.
 */

import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { femalePronouns, singularPronouns, thingPronouns } from '../words/grammar-words.ts'
import { speechVerbs } from '../words/speech-words.ts'
import { gendersIn, isInFull } from './genders.ts'
import { bySentenceBackwards, type Mention, type MentionSource } from './mention.ts'
import { isPluralPerson, mentionsIn } from './mention-finding.ts'
import type { Gender, Names } from './names.ts'

/** Farther back than this many paragraphs of the reporter's own words a pronoun is not traced. */
const farthestBack = 1

const farthestChain = 4

/** So many paragraphs in between may speak of other things. */
const farthestGap = 2

/** So many paragraphs back may stand whom a report is about. */
const farthestTopic = 7

const mentionsLookedAt = 60

/** A Russian surname shows itself by its ending. */
const surname =
  /^\p{Lu}\p{Script=Cyrillic}{2,}(?:[её]в|ов|ин|ын|[её]ва|ова|ина|ына|ский|цкий|ская|цкая|енко)$/u

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
    this.#byPassage = this.#byPassage.map((mentions, p) => {
      const tokens = sources[p]?.tokens ?? []
      return mentions.map((one) => ofTheirOwn(tokens, one, names))
    })
  }

  /** The words of a paragraph. */
  tokensOf(passage: number): readonly Token[] {
    return this.#sources[passage]?.tokens ?? []
  }

  /** The one person (or body, for "it") that the pronoun at token `at` can mean. */
  antecedent(passage: number, at: number, low: string, tokens: readonly Token[]): string | undefined {
    const near = this.#meant(passage, at, low, tokens)
    if (near !== undefined) return near === 'unclear' ? undefined : near.name
    return thingPronouns.has(low) || !singularPronouns.has(low) ? undefined : this.#topic(passage, at, low)
  }

  /** Whom the report has been about, where nobody else who fits came in between. */
  #topic(passage: number, at: number, low: string): string | undefined {
    let gaps = 0
    for (let p = passage; p >= 0 && passage - p <= farthestTopic && gaps <= farthestGap; p--) {
      const mentions = this.#byPassage[p] ?? []
      const before = p === passage ? lastBefore(mentions, at) : mentions
      for (const group of bySentenceBackwards(before)) {
        const meant = this.#topicOf(group, low)
        if (meant !== undefined) return meant === '' ? undefined : meant
      }
      const source = this.#sources[p]
      if (p === passage || source?.counts !== true) continue
      if (
        source.tokens.some(({ kind }) => kind === 'word') &&
        !before.some((one) => one.kind === 'pronoun')
      ) {
        gaps++
        if (severalSpeak(source.tokens)) return undefined
      }
    }
    return undefined
  }

  /** Undefined where the sentence speaks of nobody who fits, empty where of several. */
  #topicOf(group: readonly Mention[], low: string): string | undefined {
    const fitting = group.filter(
      (one) => one.kind !== 'body' && this.#fits(one, low, false) && !looksOther(one.name, low),
    )
    const acting = fitting.filter((one) => one.isSubject || one.speaks)
    const isKnown =
      fitting.length === 1 &&
      this.#names.gender(fitting[0]?.name ?? '') === (femalePronouns.has(low) ? 'she' : 'he')
    const chosen = acting.length > 0 ? acting : isKnown ? fitting : []
    const [only] = chosen
    if (only === undefined) return undefined
    if (new Set(chosen.map(({ name }) => name)).size > 1) return mainSubject(chosen)?.name ?? ''
    return only.kind === 'perhaps' && !only.name.includes(' ') && !surname.test(only.name) ? '' : only.name
  }

  #meant(
    passage: number,
    at: number,
    low: string,
    tokens: readonly Token[],
  ): Mention | 'unclear' | undefined {
    const isThing = thingPronouns.has(low)
    if (!isThing && !singularPronouns.has(low)) return undefined
    for (const group of this.#groups(passage, at, low, tokens)) {
      // "He praised X": the same he goes on, and X is not him.
      // But "When he came home, X wept" is about X.
      const isAhead =
        group[0]?.subordinate === true && group.some((one) => one.kind !== 'pronoun' && one.isSubject)
      if (group[0]?.kind === 'pronoun' && !isAhead && !isThing && isSameGender(group[0].name, low)) continue
      // « un film que Radu avait vu »: perhaps a person, and not whom the sentence is about.
      const fitting = group.filter(
        (one) =>
          this.#fits(one, low, isThing) &&
          !(one.kind === 'perhaps' && (one.subordinate || one.isGoverned) && !one.name.includes(' ')),
      )
      const distinct = new Set(fitting.map((one) => one.name))
      if (distinct.size === 0) continue
      const sure = fitting.filter(
        (one) =>
          one.kind !== 'perhaps' ||
          (one.isSubject && (one.name.includes(' ') || surname.test(one.name))) ||
          (one.name.includes(' ') &&
            this.#names.gender(one.name) === (femalePronouns.has(low) ? 'she' : 'he')),
      )
      return (distinct.size === 1 ? sure[0] : mainSubject(fitting)) ?? 'unclear'
    }
    return undefined
  }

  /**
   * Whom the sentence right before is about, if it speaks of one person only: "Orvel lowers her voice. “I was there.”"
   */
  only(passage: number, at: number, tokens: readonly Token[]): string | undefined {
    const sentence = (tokens[at]?.sentence ?? 0) - 1
    const group = lastBefore(this.#byPassage[passage] ?? [], at).filter((one) => one.sentence === sentence)
    const first = group.find((one) => one.kind !== 'body')
    if (first === undefined || !first.isSubject || first.subordinate) return undefined
    const name =
      first.kind === 'pronoun' ? this.antecedent(passage, first.at, first.name, tokens) : first.name
    if (name === undefined || first.kind === 'perhaps') return undefined
    const others = group.filter(
      (one) =>
        one.kind !== 'body' &&
        !(one.kind === 'perhaps' && one.isGoverned) &&
        one.name !== first.name &&
        one.name !== name &&
        !(one.kind === 'pronoun' && one.at > first.at),
    )
    return others.length === 0 ? name : undefined
  }

  /** Whom the sentence before is about: « Et d'ajouter : ». */
  acting(passage: number, at: number, tokens: readonly Token[]): string | undefined {
    const sentence = tokens[at]?.sentence ?? 0
    const own = lastBefore(this.#byPassage[passage] ?? [], at).filter((one) => one.sentence === sentence - 1)
    const [first] = own.filter((one) => one.isSubject && !one.subordinate)
    if (first === undefined || first.kind === 'perhaps') return undefined
    return first.kind === 'pronoun' ? this.antecedent(passage, first.at, first.name, tokens) : first.name
  }

  /** The body of which the text spoke last, in the same paragraph or in the one before: «ведомство», "the statement". */
  lastBody(passage: number, at: number): string | undefined {
    const own = lastBefore(this.#byPassage[passage] ?? [], at)
    for (const group of [own, this.#byPassage[passage - 1] ?? []]) {
      const body = group.findLast(
        ({ kind, name }) => kind === 'body' && !/^(?:ведомств|statement)/u.test(name),
      )
      if (body !== undefined) return body.name
    }
    return undefined
  }

  /** Of those who do something in the same paragraph the nearest before who is of a kind. */
  nearest(
    passage: number,
    at: number,
    tokens: readonly Token[],
    fits: (name: string) => boolean,
  ): string | undefined {
    const own = lastBefore(this.#byPassage[passage] ?? [], at)
    const acting = own.filter(({ kind, isSubject, speaks }) => kind !== 'body' && (isSubject || speaks))
    for (const one of acting.toReversed().slice(0, 6)) {
      const name = one.kind === 'pronoun' ? this.antecedent(passage, one.at, one.name, tokens) : one.name
      if (name !== undefined && fits(name)) return name
    }
    return undefined
  }

  /** « cette infirmière »: somebody named, of that gender or of none that the text shows. */
  fitting(passage: number, at: number, who: Gender, tokens: readonly Token[]): string | undefined {
    const name = this.antecedent(passage, at, who, tokens)
    const isSomebody =
      name !== undefined &&
      (this.#names.isPerson(name) || (name.includes(' ') && this.#names.mayBePerson(name)))
    return isSomebody ? name : undefined
  }

  /** "the young woman": like a pronoun, but only of somebody whom the text has shown to be one. */
  known(
    passage: number,
    at: number,
    who: 'he' | 'she' | 'any',
    tokens: readonly Token[],
  ): string | undefined {
    if (who === 'any')
      return this.antecedent(passage, at, 'he', tokens) ?? this.antecedent(passage, at, 'she', tokens)
    const meant = this.#meant(passage, at, who, tokens)
    if (meant === undefined || meant === 'unclear' || !(meant.isSubject || meant.speaks)) return undefined
    return this.#names.isPerson(meant.name) && this.#names.gender(meant.name) === who ? meant.name : undefined
  }

  #fits(mention: Mention, low: string, isThing: boolean): boolean {
    if (isThing) return mention.kind === 'body'
    if (mention.kind === 'body') return mention.isSubject && isGrammatical(low, mention)
    if (mention.isOwner === true) return false
    if (mention.kind === 'pronoun') return false
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

/** « Mme Roy », where Petru Roy is a man: somebody else of that name. */
function ofTheirOwn(tokens: readonly Token[], one: Mention, names: Names): Mention {
  const title = tokens[one.at - 1]?.text === '.' ? tokens[one.at - 2] : tokens[one.at - 1]
  const isTitled = /^(?:mme|mrs|ms|miss|mlle|madame|mr|monsieur|m)$/u.test(title?.low ?? '')
  if (!isTitled || title === undefined || one.kind !== 'person' || isInFull(tokens, one)) return one
  const known = names.gender(one.name)
  if (one.gender === undefined || known === undefined || known === one.gender) return one
  return { ...one, name: `${title.text} ${tokens[one.at]?.text ?? ''}` }
}

/** "Defenders have said": several people speak, and "he" may be one of them. */
function severalSpeak(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ low }, i) =>
      isPluralPerson(low) && firstIn(tokens, i + 1, i + 8, (token) => speechVerbs.has(token.low)) >= 0,
  )
}

/** A first name in -a is not taken for a man's where the text shows neither. */
function looksOther(name: string, low: string): boolean {
  return !femalePronouns.has(low) && /^\p{Lu}\p{Script=Latin}+[aà] \p{Lu}/u.test(name)
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
function mainSubject(mentions: readonly Mention[]): Mention | undefined {
  const first = mentions.find((one) => (one.isSubject || one.speaks) && !one.subordinate)
  return first === undefined || first.kind === 'perhaps' ? undefined : first
}

/** « Le ministère a démenti. « … », affirme-t-il »: French and Russian say "he" of a body too. */
function isGrammatical(low: string, { gender, name }: Mention): boolean {
  if (/^(?:il|elle)$/u.test(low)) return gender === (low === 'il' ? 'he' : 'she')
  const [first] = name.split(' ')
  if (low === 'она') return /\p{Ll}[ая]$/u.test(first ?? '')
  return low === 'он' && /\p{Ll}[бвгджзклмнпрстфхцчшщ]$/u.test(first ?? '')
}

function isSameGender(one: string, other: string): boolean {
  return femalePronouns.has(one) === femalePronouns.has(other)
}
