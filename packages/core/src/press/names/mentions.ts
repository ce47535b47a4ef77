/**
 * Whom the text has just spoken of, so that "she said" can be read where it can mean one person only.
 *
 * The nearest sentence that mentions anybody decides. If it mentions two who both fit, there is no
 * answer: a wrong one is worse.
 */

import { isGoverned } from '../speakers/clause-places.ts'
import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { thingPronouns } from '../words/grammar-words.ts'
import { speechVerbs } from '../words/speech-words.ts'
import { gendersIn, isInFull } from './genders.ts'
import { isPluralPerson } from './groups.ts'
import { bySentenceBackwards, type Mention, type MentionSource } from './mention.ts'
import { mentionsIn } from './mention-finding.ts'
import type { Gender, Names } from './names.ts'
import { type Portrayed, portrayed } from './portrait.ts'
import {
  clearly,
  foremost,
  isUnnamed,
  type Meant,
  type Seen,
  unknown,
  type Wanted,
  wantedBy,
} from './salience.ts'

/** So many paragraphs back may stand whom a pronoun means. */
const farthestBack = 7

const mentionsLookedAt = 60

/** Of a page with more pronouns than any report has, the rest tell nothing of those behind them. */
const mostPronouns = 3000

export class Mentions {
  readonly #byPassage: readonly (readonly Mention[])[]
  readonly #sources: readonly MentionSource[]
  readonly #names: Names
  /** For each paragraph whom its pronouns were found to mean, by their place. */
  readonly #meanings: readonly Map<number, string>[]
  readonly #learns: boolean
  readonly #portrayed: Portrayed | undefined

  /** @param learns false where a piece of the text is read a second time: what it shows of anybody's gender is known. */
  constructor(text: string, sources: readonly MentionSource[], names: Names, learns = true) {
    this.#names = names
    this.#learns = learns
    this.#sources = sources
    this.#byPassage = sources.map(({ tokens, counts }) => (counts ? mentionsIn(text, tokens, names) : []))
    if (learns) for (const [name, gender] of gendersIn(sources, this.#byPassage)) names.learn(name, gender)
    this.#byPassage = this.#byPassage.map((mentions, p) => {
      const tokens = sources[p]?.tokens ?? []
      return mentions.map((one) => ofTheirOwn(tokens, one, names))
    })
    this.#meanings = sources.map(() => new Map())
    this.#portrayed = portrayed(sources, this.#byPassage, names)
    this.#readPronouns()
  }

  /** Each pronoun in turn, so that "he" carries on whom the one before meant. */
  #readPronouns(): void {
    let read = 0
    for (const [passage, mentions] of this.#byPassage.entries())
      for (const mention of mentions) {
        const { kind, at, name, describes } = mention
        if ((kind !== 'pronoun' && describes === undefined) || ++read > mostPronouns) continue
        const tokens = this.#sources[passage]?.tokens ?? []
        if (mention.isOther === true) {
          const other = this.#otherThanSubject(passage, mention)
          if (other !== undefined) this.#meanings[passage]?.set(at, other)
          continue
        }
        const found = kind === 'pronoun' ? this.#meant(passage, at, name, tokens) : undefined
        const meant = kind === 'pronoun' ? found?.name : this.#described(passage, mention, tokens)
        if (meant === undefined) continue
        const own = kind === 'pronoun' && found !== undefined ? calledSo(tokens, at, this.#names) : undefined
        if (own !== undefined && found !== undefined && isUnnamed(found.name)) {
          this.#meanings[found.passage]?.set(found.best.at, own)
          if (wantedBy(name) !== 'they') this.#names.learn(own, name)
        }
        this.#meanings[passage]?.set(at, own ?? meant)
        if (this.#learns && found !== undefined && wantedBy(name) !== 'they') this.#learn(found, name)
      }
  }

  /** A sentence about one person, and "he" in the next, nobody else being near. */
  #learn({ name, best, margin }: Meant, pronoun: string): void {
    const isPlain = (best.isSubject || best.speaks) && best.kind === 'person' && margin >= 30
    if (isPlain && this.#names.gender(name) === undefined && this.#names.isPerson(name))
      this.#names.learn(name, pronoun)
  }

  /** "Albert Gow, 79, has lived here all his life. The retired driver refused …": whom the text is about, by another word. */
  #described(
    passage: number,
    { at, name, gender, describes }: Mention,
    tokens: readonly Token[],
  ): string | undefined {
    if (this.#names.isPerson(name)) return name
    const sentence = tokens[at]?.sentence ?? 0
    const [first, second] = (['he', 'she'] as const)
      .filter((who) => gender === undefined || gender === who)
      .map((who) => this.#meant(passage, at, who, tokens))
      .filter((one) => one !== undefined)
      .sort((a, b) => b.score - a.score)
    if (first === undefined || !this.#names.isPerson(first.name)) return undefined
    if (second !== undefined && second.name !== first.name && first.score - second.score < clearly)
      return undefined
    if (describes === 'sure' && first.score >= 80) return first.name
    // In a portrait of her « la romancière » is she.
    if (first.name === this.#portrayed?.name && gender === this.#portrayed.gender) return first.name
    // « Odile Sarne ne sourit pas. La pharmacienne … »: in the same paragraph, and about nobody else.
    const isRight = first.passage === passage && sentence - first.best.sentence <= 2 && first.best.isSubject
    return isRight && first.margin >= 30 ? first.name : undefined
  }

  /** The words of a paragraph. */
  tokensOf(passage: number): readonly Token[] {
    return this.#sources[passage]?.tokens ?? []
  }

  /** The one person (or several for "they", or body for "it") that the pronoun at token `at` can mean. */
  antecedent(passage: number, at: number, low: string, tokens: readonly Token[]): string | undefined {
    if (thingPronouns.has(low)) return this.#bodyMeant(passage, at, tokens)
    return this.#meant(passage, at, low, tokens)?.name
  }

  /** The one whom the pronoun can mean, if the same paragraph has just spoken of them as doing something. */
  beside(passage: number, at: number, low: string, tokens: readonly Token[]): string | undefined {
    const meant = this.#meant(passage, at, low, tokens)
    return meant?.passage === passage && (meant.best.isSubject || meant.best.speaks) ? meant.name : undefined
  }

  /** The one person of whom the text is speaking, woman or man. */
  spokenOf(passage: number, at: number, tokens: readonly Token[]): string | undefined {
    const [first, second] = (['he', 'she'] as const)
      .map((who) => this.#meant(passage, at, who, tokens))
      .filter((one) => one !== undefined)
      .sort((a, b) => b.score - a.score)
    const isOpen =
      second !== undefined && second.name !== first?.name && (first?.score ?? 0) - second.score < clearly
    return isOpen ? undefined : first?.name
  }

  #meant(passage: number, at: number, low: string, tokens: readonly Token[]): Meant | undefined {
    const wanted = wantedBy(low)
    if (wanted === undefined) return undefined
    const meant = foremost(this.#seen(passage, at, wanted, tokens), wanted, low, this.#names, this.#portrayed)
    // « La fille a mangé. ¶ … Elle …»: kin whom a portrait names in passing do not reach into the next paragraph.
    return meant !== undefined && meant.passage !== passage && inPassing.test(meant.name) ? undefined : meant
  }

  /** Everybody who was spoken of before, and how far back. */
  *#seen(passage: number, at: number, wanted: Wanted, tokens: readonly Token[]): Generator<Seen> {
    const sentence = tokens[Math.min(at, tokens.length - 1)]?.sentence ?? 0
    const own = lastBefore(this.#byPassage[passage] ?? [], at)
    // "When an interviewer pressed him, he said": he is not the interviewer.
    // "A clerk asked him how he knew": nor is he the clerk.
    const isOwnObject = objectPronouns.test(tokens[at]?.low ?? '')
    const others = own.filter((one) => {
      if (one.sentence !== sentence) return true
      if (isOwnObject) return !one.isSubject && one.kind !== 'perhaps'
      return !((one.subordinate || asksAnother(tokens, at, wanted)) && hasObject(tokens, one.at, at, wanted))
    })
    yield* this.#seenIn(passage, others, wanted, sentence, 0)
    let sentences = sentence
    let paragraphs = 1.2
    for (let p = passage - 1; p >= 0 && passage - p <= farthestBack; p--) {
      const source = this.#sources[p]
      if (source?.counts !== true) continue
      const last = source.tokens.at(-1)?.sentence ?? 0
      sentences += last + 1
      const own = this.#byPassage[p] ?? []
      yield* this.#seenIn(p, own.slice(-mentionsLookedAt), wanted, sentences, paragraphs)
      if (source.tokens.some(({ kind }) => kind === 'word')) paragraphs += severalSpeak(source.tokens) ? 3 : 1
    }
  }

  *#seenIn(
    passage: number,
    mentions: readonly Mention[],
    wanted: Wanted,
    sentence: number,
    paragraphs: number,
  ): Generator<Seen> {
    for (const mention of mentions) {
      const isPronoun = mention.kind === 'pronoun'
      if (isPronoun && wantedBy(mention.name) !== wanted) continue
      const found = this.#meanings[passage]?.get(mention.at)
      const name = isPronoun ? found : (found ?? mention.name)
      if (name !== undefined || isPronoun)
        yield { mention, name: name ?? unknown, passage, sentences: sentence - mention.sentence, paragraphs }
    }
  }

  /** The body that the nearest sentence with one is about. */
  #bodyMeant(passage: number, at: number, tokens: readonly Token[]): string | undefined {
    const sentence = tokens[Math.min(at, tokens.length - 1)]?.sentence ?? 0
    const own = lastBefore(this.#byPassage[passage] ?? [], at)
    const inSentence = own.filter((one) => one.sentence === sentence && (one.isSubject || one.speaks))
    const groups = [
      inSentence,
      ...bySentenceBackwards(own.filter((one) => one.sentence < sentence)),
      ...bySentenceBackwards(
        this.#sources[passage - 1]?.counts === true ? (this.#byPassage[passage - 1] ?? []) : [],
      ),
    ]
    for (const group of groups) {
      const bodies = group.filter(({ kind }) => kind === 'body')
      const [body] = bodies
      if (body === undefined) continue
      // "The trust opened its files. A note in them has no signature. It says: “…”"
      if (isPaperBetween(tokens, own.includes(body) ? startOfSentence(tokens, body.at) : 0, at))
        return undefined
      if (new Set(bodies.map(({ name }) => name)).size === 1) return body.name
      return bodies.find((one) => (one.isSubject || one.speaks) && !one.subordinate)?.name
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

  /** "the latter", « ce dernier », «последний»: whoever was mentioned last. */
  latest(passage: number, at: number, who: Gender | undefined): string | undefined {
    const own = lastBefore(this.#byPassage[passage] ?? [], at)
    const people = own.filter(
      ({ kind, isPlural, gender, name }) =>
        kind === 'person' &&
        isPlural !== true &&
        (who === undefined || (gender ?? this.#names.gender(name) ?? who) === who),
    )
    return people.at(-1)?.name
  }

  /** «Следователь позвал Сомова. Тот молчал.» */
  #otherThanSubject(passage: number, { at, sentence, name }: Mention): string | undefined {
    const who = wantedBy(name)
    const own = lastBefore(this.#byPassage[passage] ?? [], at).filter(
      (one) =>
        one.sentence === sentence - 1 &&
        one.kind === 'person' &&
        !one.isSubject &&
        one.isPlural !== true &&
        (one.gender ?? this.#names.gender(one.name) ?? who) === who,
    )
    return new Set(own.map((one) => one.name)).size === 1 ? own[0]?.name : undefined
  }

  /** « cette infirmière »: somebody named, of that gender or of none that the text shows. */
  fitting(passage: number, at: number, who: Gender, tokens: readonly Token[]): string | undefined {
    const meant = this.#meant(passage, at, who, tokens)
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
    const meant = this.#meant(passage, at, who, tokens)
    if (meant === undefined || !(meant.best.isSubject || meant.best.speaks)) return undefined
    return this.#names.isPerson(meant.name) && this.#names.gender(meant.name) === who ? meant.name : undefined
  }
}

/** « Elle s'appelle Oumou », "he is called Paul", «её зовут Мария»: the name right behind, if it is one. */
function calledSo(tokens: readonly Token[], at: number, names: Names): string | undefined {
  const first = tokens[at + 1]?.low ?? ''
  const second = tokens[at + 2]?.low ?? ''
  const isNamed = /^(?:s'appel(?:le|ait)|зовут|звали)$/u.test(first)
  const isCalled = /^(?:is|was)$/u.test(first) && /^(?:called|named)$/u.test(second)
  const from = isNamed ? at + 2 : isCalled ? at + 3 : -1
  const token = tokens[from]
  if (from < 0 || token?.capital !== true || token.sentence !== tokens[at]?.sentence) return undefined
  return names.within(tokens.slice(from, from + 4)).find((one) => one.at === 0)?.text ?? token.text
}

const someonesOwn = /^(?:sa|son|ma|mon|leur|his|her|my|its|their|его|её|ее|их|мой|моя) /iu

/** Whose they are, the words do not say. */
const inPassing =
  /^(?:la|le|une?|the|an?) (?:fille|fils|mère|père|sœur|soeur|frère|femme|mari|daughter|son|mother|father|sister|brother|wife|husband)$/iu

const papers =
  /^(?:note|letter|paper|message|leaflet|sign|banner|poster|email|e-mail|text|diary|sheet|card|page|slip|form)$/u

function startOfSentence(tokens: readonly Token[], at: number): number {
  let from = at
  while (from > 0 && at - from < 40 && tokens[from - 1]?.sentence === tokens[at]?.sentence) from--
  return from
}

/** A paper is spoken of behind the body: "it" may be the paper. */
function isPaperBetween(tokens: readonly Token[], from: number, to: number): boolean {
  return (
    firstIn(
      tokens,
      Math.max(from, to - 60),
      to,
      ({ low }, at) =>
        papers.test(low) && /^(?:an?|the)$/u.test(tokens[at - 1]?.low ?? '') && !isGoverned(tokens, at - 1),
    ) >= 0
  )
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

/** To whom something is done or said. */
const objectPronouns = /^(?:him|her|ему|ей|него|неё|нее)$/u

/** The place of "him" in "a clerk asked him why"; below 0 where somebody was asked and no pronoun tells who. */
function askedOne(tokens: readonly Token[], subject: number, to: number): number | undefined {
  const sentence = tokens[subject]?.sentence
  const verb = firstIn(
    tokens,
    subject + 1,
    Math.min(to, subject + 12),
    ({ low, sentence: own }) =>
      own === sentence && /^(?:asks?|asked|demande|demandé|demanda|спросил\p{L}?|спрашивает)$/u.test(low),
  )
  if (verb < 0) return undefined
  const before = tokens[verb - 1]?.low ?? ''
  if (/^(?:was|were|is|are|been|when|если|когда)$/u.test(before)) return undefined
  if (/^(?:him|her|его|ее|её)$/u.test(tokens[verb + 1]?.low ?? '')) return verb + 1
  const lui = firstIn(tokens, verb - 2, verb, ({ low }) => /^(?:lui|leur)$/u.test(low))
  return lui < 0 ? undefined : -1
}

/** "… him how he knew", « lui a demandé s'il … »: right before the pronoun a question to the one whom it means. */
function asksAnother(tokens: readonly Token[], at: number, wanted: Wanted): boolean {
  const asks = lastIn(tokens, at - 3, at + 1, ({ low }) =>
    /^(?:how|whether|if|why|what|where|when|who|comment|pourquoi|où|quand|как|зачем|почему|что|где|когда|s'il|s'ils)$/u.test(
      low,
    ),
  )
  if (asks < 0 || tokens[asks]?.sentence !== tokens[at]?.sentence) return false
  const verb = lastIn(tokens, asks - 5, asks, ({ low }) =>
    /^(?:ask|demand|спроси|спрашива|interrog)/u.test(low),
  )
  return verb >= 0 && wanted !== 'they' && hasObject(tokens, Math.max(verb - 4, 0), asks, wanted)
}

/** Between somebody and the pronoun stands "him", "lui", «его». */
function hasObject(tokens: readonly Token[], from: number, to: number, wanted: Wanted): boolean {
  const object = wanted === 'she' ? /^(?:her|lui|её|ее|ей|неё|ней)$/u : /^(?:him|lui|его|ему|него|нему)$/u
  return wanted !== 'they' && firstIn(tokens, from + 1, to, ({ low }) => object.test(low)) >= 0
}

/** "Defenders have said": several people speak, and "he" may be one of them. */
function severalSpeak(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ low }, i) =>
      isPluralPerson(low) && firstIn(tokens, i + 1, i + 8, (token) => speechVerbs.has(token.low)) >= 0,
  )
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
