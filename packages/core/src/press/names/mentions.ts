/**
 * Whom the text has just spoken of, so that "she said" can be read where it can mean one person only.
 *
 * The nearest sentence that mentions anybody decides. If it mentions two who both fit, there is no
 * answer: a wrong one is worse.
 */
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { thingPronouns } from '../words/grammar-words.ts'
import { isPersonNoun, isPersonNounAnywhere } from '../words/person-nouns.ts'
import { askedOne } from './asked.ts'
import { bodyBefore } from './body-before.ts'
import { gendersIn, ofTheirOwn } from './genders.ts'
import { InView } from './in-view.ts'
import { type MentionSource, mentionsLookedAt } from './mention.ts'
import { mentionsIn } from './mention-finding.ts'
import type { Gender, Names } from './names.ts'
import { readPronouns } from './pronouns-read.ts'
import { clearly, wantedBy } from './salience.ts'

/** What may be asked of a place in the text: who stands nearest, alone, as the one acting, as the body. */
export class Mentions {
  readonly #view: InView
  readonly #names: Names

  /** @param learns false where a piece of the text is read a second time: what it shows of anybody's gender is known. */
  constructor(text: string, sources: readonly MentionSource[], names: Names, learns = true) {
    this.#names = names
    const found = sources.map(({ tokens, counts }) => (counts ? mentionsIn(text, tokens, names) : []))
    if (learns) for (const [name, gender] of gendersIn(sources, found)) names.learn(name, gender)
    const own = found.map((mentions, p) => {
      const tokens = sources[p]?.tokens ?? []
      return mentions.map((one) => ofTheirOwn(tokens, one, names))
    })
    this.#view = new InView(sources, own, names)
    readPronouns(this.#view, learns)
  }

  /** The words of a paragraph. */
  tokensOf(passage: number): readonly Token[] {
    return this.#view.tokensOf(passage)
  }

  /** The one person (or several for "they", or body for "it") that the pronoun at token `at` can mean. */
  antecedent(passage: number, at: number, low: string, tokens: readonly Token[]): string | undefined {
    if (thingPronouns.has(low)) return bodyBefore(this.#view, passage, at, tokens)
    return this.#view.meant(passage, at, low, tokens)?.name
  }

  /**
   * The one whom the pronoun can mean, if the same paragraph has just spoken of them as doing something.
   *
   * @param isSilent whoever says something there is not meant.
   */
  beside(
    passage: number,
    at: number,
    low: string,
    tokens: readonly Token[],
    isSilent = false,
  ): string | undefined {
    const meant = this.#view.meant(passage, at, low, tokens)
    if (isSilent && meant?.best.speaks === true) return undefined
    return meant?.passage === passage && (meant.best.isSubject || meant.best.speaks) ? meant.name : undefined
  }

  /**
   * “He told me, ‘…’,” she said: the one man, other than `besides`, of whom her paragraph or one of the two above has
   * spoken before; none where there are two.
   */
  besides(passage: number, at: number, low: string, besides: string): string | undefined {
    const wanted = wantedBy(low)
    if (wanted === undefined || wanted === 'they') return undefined
    for (let p = passage; p >= 0 && passage - p <= 2; p--) {
      const group = p === passage ? this.#view.before(p, at) : (this.#view.mentions[p] ?? [])
      const found = new Set(
        group
          .filter(({ kind, isPlural }) => kind === 'person' && isPlural !== true)
          .filter(({ gender, name }) => (gender ?? this.#names.gender(name) ?? wanted) === wanted)
          .map(({ name }) => name),
      )
      const surname = besides.split(' ').at(-1) ?? besides
      for (const name of found)
        if (
          name === besides ||
          name === surname ||
          besides.endsWith(` ${name}`) ||
          name.endsWith(` ${besides}`)
        )
          found.delete(name)
      const [only, ...others] = found
      const seen = group.findLast(({ name }) => name === only)
      // «Орвель показал бумагу офицеру»
      const isPassed = (token: Token, k: number): boolean =>
        /\p{Script=Cyrillic}/u.test(token.low) && k > (seen?.at ?? 0) + 3 && isPersonNounAnywhere(token.low)
      const own = this.tokensOf(p)
      if (firstIn(own, 0, p === passage ? at : own.length, isPassed) >= 0) return undefined
      if (only !== undefined)
        return others.length === 0 && (this.#names.isPerson(only) || articled.test(only)) ? only : undefined
      // « le cas d'un jeune homme »: somebody who has no place of his own in the sentence.
      const tokens = this.tokensOf(p)
      const end = p === passage ? at : tokens.length
      if (firstIn(tokens, 0, end, (_, k) => isSomebodys(tokens, k)) >= 0) return undefined
    }
    return undefined
  }

  /** The one person of whom the text is speaking, woman or man. */
  spokenOf(passage: number, at: number, tokens: readonly Token[]): string | undefined {
    const [first, second] = this.#view.manAndWoman(passage, at, tokens)
    const isOpen =
      second !== undefined && second.name !== first?.name && (first?.score ?? 0) - second.score < clearly
    return isOpen ? undefined : first?.name
  }

  /**
   * Whom the sentence right before is about, if it speaks of one person only: "Orvel lowers her voice. “I was there.”"
   */
  only(passage: number, at: number, tokens: readonly Token[]): string | undefined {
    const sentence = (tokens[at]?.sentence ?? 0) - 1
    const group = this.#view.before(passage, at).filter((one) => one.sentence === sentence)
    const first = group.find((one) => one.kind !== 'body')
    if (first === undefined || !first.isSubject || first.subordinate) return undefined
    // "A clerk asked him why. “I was cold.”": whoever was asked.
    const asked = askedOne(tokens, first.at, at)
    if (asked !== undefined)
      return asked < 0 ? undefined : this.antecedent(passage, asked, tokens[asked]?.low ?? '', tokens)
    const name =
      first.kind === 'pronoun' ? this.antecedent(passage, first.at, first.name, tokens) : first.name
    if (name === undefined || first.kind === 'perhaps') return undefined
    const others = group.filter(
      (one) =>
        one.kind !== 'body' &&
        !(one.kind === 'perhaps' && one.isGoverned) &&
        !isWhose(tokens, one.at) &&
        one.name !== first.name &&
        one.name !== name &&
        !(one.kind === 'pronoun' && one.at > first.at),
    )
    return others.length === 0 ? name : undefined
  }

  /** Whom the sentence before is about: « Et d'ajouter : ». */
  acting(passage: number, at: number, tokens: readonly Token[]): string | undefined {
    const sentence = tokens[at]?.sentence ?? 0
    const own = this.#view.before(passage, at).filter((one) => one.sentence === sentence - 1)
    const [first] = own.filter((one) => one.isSubject && !one.subordinate)
    if (first === undefined || first.kind === 'perhaps') return undefined
    return first.kind === 'pronoun' ? this.antecedent(passage, first.at, first.name, tokens) : first.name
  }

  /** The body of which the text spoke last, in the same paragraph or in the one before: «ведомство», "the statement". */
  lastBody(passage: number, at: number): string | undefined {
    const own = this.#view.before(passage, at)
    for (const group of [own, this.#view.mentions[passage - 1] ?? []]) {
      const body = group.findLast(
        ({ kind, name }) => kind === 'body' && !/^(?:ведомств|statement)/u.test(name),
      )
      if (body !== undefined) return body.name
    }
    return undefined
  }

  /** The only body of which the paragraph has spoken. */
  bodyHere(passage: number, at: number): string | undefined {
    const own = this.#view
      .before(passage, at)
      .filter(({ kind, name }) => kind === 'body' && !/^(?:ведомств|пресс-служб)/u.test(name))
    const [only, ...others] = new Set(own.map(({ name }) => name))
    return others.length > 0 ? undefined : only
  }

  /** Of those who do something in the same paragraph the nearest before who is of a kind. */
  nearest(
    passage: number,
    at: number,
    tokens: readonly Token[],
    fits: (name: string) => boolean,
  ): string | undefined {
    const own = this.#view.before(passage, at)
    const acting = own.filter(({ kind, isSubject, speaks }) => kind !== 'body' && (isSubject || speaks))
    for (const one of acting.toReversed().slice(0, 6)) {
      const name = one.kind === 'pronoun' ? this.antecedent(passage, one.at, one.name, tokens) : one.name
      if (name === undefined || !fits(name)) continue
      // "Tom Hale, a baker, and Rob Finch, also a baker": two at once.
      const isOneOfTwo = acting.some(
        (two) =>
          two.sentence === one.sentence && two.name !== name && two.kind !== 'pronoun' && fits(two.name),
      )
      return isOneOfTwo ? undefined : name
    }
    return undefined
  }

  /** «слова задержанной»: the one woman, or man, with a name to whom the text above says that something was done. */
  doneTo(passage: number, who: Gender): string | undefined {
    const found = new Set<string>()
    for (let p = passage; p >= 0 && passage - p <= 12; p--)
      for (const one of (this.#view.mentions[p] ?? []).slice(-mentionsLookedAt)) {
        if (one.isObject !== true || one.kind !== 'person' || one.isPlural === true) continue
        if ((one.gender ?? this.#names.gender(one.name) ?? who) === who) found.add(one.name)
      }
    const [only, ...others] = found
    return only !== undefined && others.length === 0 && this.#names.isPerson(only) ? only : undefined
  }

  /** "the latter", « ce dernier », «последний»: whoever was mentioned last. */
  latest(passage: number, at: number, who: Gender | undefined): string | undefined {
    const own = this.#view.before(passage, at)
    const people = own.filter(
      ({ kind, isPlural, gender, name }) =>
        kind === 'person' &&
        isPlural !== true &&
        (who === undefined || (gender ?? this.#names.gender(name) ?? who) === who),
    )
    return people.at(-1)?.name
  }

  /** « cette infirmière »: somebody named, of that gender or of none that the text shows. */
  fitting(passage: number, at: number, who: Gender, tokens: readonly Token[]): string | undefined {
    const meant = this.#view.meant(passage, at, who, tokens)
    const name = meant?.name
    const isSomebody =
      name !== undefined &&
      (this.#names.isPerson(name) ||
        meant?.best.kind === 'person' ||
        (name.includes(' ') && this.#names.mayBePerson(name)))
    // « la romancière » is not « sa mère ».
    return isSomebody && !someonesOwn.test(name) ? name : undefined
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
    const meant = this.#view.meant(passage, at, who, tokens)
    if (meant === undefined || !(meant.best.isSubject || meant.best.speaks)) return undefined
    // «Мать Орвиной вызвала врача. «…», — рассказала женщина»
    const isRole = meant.passage === passage && isPersonNoun((meant.name.split(' ')[0] ?? '').toLowerCase())
    if (isRole && !this.#names.isPerson(meant.name)) return meant.name
    return this.#names.isPerson(meant.name) && this.#names.gender(meant.name) === who ? meant.name : undefined
  }
}

/** "the mother of Orvel", « l'épouse d'Orvel »: it says who she is. */
function isWhose(tokens: readonly Token[], at: number): boolean {
  return (
    /^(?:of|de|du|d')$/u.test(tokens[at - 1]?.low ?? '') &&
    isPersonNoun(tokens[at - 2]?.low ?? '') &&
    tokens[at - 4]?.text === ','
  )
}

const articled = /^(?:the|an?|his|her|le|la|une?|son|sa|l['’])(?: |(?<=['’]))/iu

/** « d'un jeune homme », "of a boy" */
function isSomebodys(tokens: readonly Token[], k: number): boolean {
  const noun = tokens[k]
  return (
    noun?.kind === 'word' &&
    !noun.capital &&
    isPersonNoun(noun.low) &&
    [1, 2, 3].some((back) => /^(?:d'une?|an?|une?)$/u.test(tokens[k - back]?.low ?? ''))
  )
}

const someonesOwn = /^(?:sa|son|ma|mon|leur|his|her|my|its|their|его|её|ее|их|мой|моя) /iu
