/** Everybody of whom the text has spoken, as they stand in view of a pronoun: in its sentence, its paragraph, and those before. */
import { isHers } from '../speakers/clause-places.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { speechVerbs } from '../words/speech-words.ts'
import { asksAnother, hasObject, objectPronouns } from './asked.ts'
import { isPluralPerson } from './groups.ts'
import { lastBefore, type Mention, type MentionSource, mentionsLookedAt } from './mention.ts'
import type { Gender, Names } from './names.ts'
import { type Portrayed, portrayed } from './portrait.ts'
import { foremost, type Meant, type Seen, unknown, type Wanted, wantedBy } from './salience.ts'

/** So many paragraphs back may stand whom a pronoun means. */
const farthestBack = 7

/** The mentions of a text, and for each pronoun read so far whom it means. */
export class InView {
  /** What each paragraph mentions, in the order of its words. */
  readonly mentions: readonly (readonly Mention[])[]
  readonly names: Names
  /** Whom the whole text is about, if it is about one. */
  readonly portrayed: Portrayed | undefined
  readonly #sources: readonly MentionSource[]
  /** For each paragraph whom its pronouns were found to mean, by their place. */
  readonly #meanings: readonly Map<number, string>[]

  constructor(sources: readonly MentionSource[], mentions: readonly (readonly Mention[])[], names: Names) {
    this.#sources = sources
    this.mentions = mentions
    this.names = names
    this.#meanings = sources.map(() => new Map())
    this.portrayed = portrayed(sources, mentions, names)
  }

  /** The words of a paragraph. */
  tokensOf(passage: number): readonly Token[] {
    return this.#sources[passage]?.tokens ?? []
  }

  /** Whom the paragraph has mentioned before token `at`, the nearest last. */
  before(passage: number, at: number): readonly Mention[] {
    return lastBefore(this.mentions[passage] ?? [], at)
  }

  /** Whom the pronoun at token `at` means, for those that are read behind it. */
  remember(passage: number, at: number, name: string): void {
    this.#meanings[passage]?.set(at, name)
  }

  /** A man and a woman of whom the text is speaking, whoever stands nearer first. */
  manAndWoman(passage: number, at: number, tokens: readonly Token[], gender?: Gender): readonly Meant[] {
    return (['he', 'she'] as const)
      .filter((who) => gender === undefined || gender === who)
      .map((who) => this.meant(passage, at, who, tokens))
      .filter((one) => one !== undefined)
      .sort((a, b) => b.score - a.score)
  }

  /** The one whom a pronoun (`he`, `elle`, `они`) at token `at` can mean, and how far before the next they stand. */
  meant(passage: number, at: number, low: string, tokens: readonly Token[]): Meant | undefined {
    const wanted = wantedBy(low)
    if (wanted === undefined) return undefined
    const meant = foremost(this.#seen(passage, at, wanted, tokens), wanted, low, this.names, this.portrayed)
    // « La fille a mangé. ¶ … Elle …»: kin whom a portrait names in passing do not reach into the next paragraph.
    return meant !== undefined && meant.passage !== passage && inPassing.test(meant.name) ? undefined : meant
  }

  /** Everybody who was spoken of before, and how far back. */
  *#seen(passage: number, at: number, wanted: Wanted, tokens: readonly Token[]): Generator<Seen> {
    const sentence = tokens[Math.min(at, tokens.length - 1)]?.sentence ?? 0
    const own = this.before(passage, at)
    // "When an interviewer pressed him, he said": he is not the interviewer.
    // "A clerk asked him how he knew": nor is he the clerk.
    const isOwnObject = objectPronouns.test(tokens[at]?.low ?? '')
    const others = own.filter((one) => {
      if (one.sentence !== sentence) return true
      // "Orvel has seen her and says she is well": whoever sees her is not she, unless the text says that he is a woman.
      if (
        wanted !== 'they' &&
        this.names.gender(one.name) === undefined &&
        isSeen(tokens, one.at, at, wanted)
      )
        return false
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
      const own = this.mentions[p] ?? []
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
}

/** Between somebody and the pronoun stands "him", or "her" that is no "her sister". */
function isSeen(tokens: readonly Token[], from: number, to: number, wanted: Gender): boolean {
  return (
    firstIn(tokens, from + 1, to, ({ low }, k) =>
      wanted === 'he' ? low === 'him' : low === 'her' && !isHers(tokens, k),
    ) >= 0
  )
}

/** Whose they are, the words do not say. */
const inPassing =
  /^(?:la|le|une?|the|an?) (?:fille|fils|mère|père|sœur|soeur|frère|femme|mari|daughter|son|mother|father|sister|brother|wife|husband)$/iu

/** "Defenders have said": several people speak, and "he" may be one of them. */
function severalSpeak(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ low }, i) =>
      isPluralPerson(low) && firstIn(tokens, i + 1, i + 8, (token) => speechVerbs.has(token.low)) >= 0,
  )
}
