/**
 * The names a text gives, so that "Orvel" is written as the person the text introduced.
 *
 * Only the text itself is asked: a surname shared by two people in it stays a surname. No list of known
 * people exists here, and none is kept: the program must not carry a register of persons.
 */
import { femalePronouns, malePronouns, peopleWords, times, weekdays } from './grammar-words.ts'
import { bare, isLowered, type Sequence, sequencesOf, written } from './name-sequences.ts'
import { afterNames, bodies, links, neverNames, titles } from './name-words.ts'
import { actsAlone, actsAsPerson } from './persons.ts'
import type { Passage, Token } from './tokens.ts'

export type Name = {
  readonly text: string
  readonly kind: 'person' | 'body'
}

export type Gender = 'she' | 'he'

/** Roles and kinds of outlet, each with the names that the text ties to it. */
type Ties = Map<string, Set<string>>

const notPersons =
  /^(?:in|at|near|through|outside|inside|around|across|the|on|weekly|newspaper|paper|daily|magazine|agency|site|website|channel|outlet|broadcaster|l'hebdomadaire|hebdomadaire|journal|quotidien|à|dans|в|во|на|из)$/u

/** "North Korea", "Port Ellan": a place by its first word. */
const placeLike =
  /^(?:North|South|East|West|Northern|Southern|Eastern|Western|New|Upper|Lower|Port|San|Los|Las|Great|Mount|Lake|River|Cape|Fort|Central|Old) /u

/** So many people of one name are not told apart. */
const mostNamesakes = 20

export class Names {
  readonly #persons = new Map<string, number>()
  readonly #bodies = new Map<string, number>()
  readonly #ties: Ties = new Map()
  /** Full names by the stem of their first and of their last word. */
  readonly #personsByWord = new Map<string, string[]>()
  readonly #bodiesByWord = new Map<string, string[]>()
  readonly #lowered: ReadonlySet<string>
  readonly #midSentence = new Set<string>()
  /** Names that the text treats as a person: a title, a role, a verb of saying, a surname alone. */
  readonly #evidence = new Set<string>()
  readonly #single = new Set<string>()
  /** Stands where a subject stands; and after a preposition of place, or with a noun for an outlet. */
  readonly #subjects = new Set<string>()
  readonly #elsewhere = new Set<string>()
  readonly #genders = new Map<string, Gender>()

  constructor(passages: readonly { readonly passage: Passage; readonly titleCase: boolean }[]) {
    this.#lowered = new Set(
      passages.flatMap(({ passage }) => passage.tokens.filter((one) => isLowered(one)).map((one) => one.low)),
    )
    for (const { passage, titleCase } of passages) if (!titleCase) this.#collect(passage.tokens)
    for (const full of this.#persons.keys()) {
      const parts = full.split(' ')
      if (parts.length < 2) continue
      for (const part of new Set([parts[0] ?? '', surname(parts.at(-1) ?? '')]))
        listUnder(this.#personsByWord, keyOf(part), full)
    }
    for (const name of this.#bodies.keys()) {
      for (const word of new Set(name.toLowerCase().split(' '))) listUnder(this.#bodiesByWord, word, name)
    }
  }

  #collect(tokens: readonly Token[]): void {
    for (const sequence of sequencesOf(tokens)) {
      for (const one of sequence.tokens.slice(sequence.opensSentence ? 1 : 0))
        this.#midSentence.add(bare(one))
      const name = this.#parse(sequence)
      if (name === undefined) continue
      if (!name.text.includes(' ')) this.#single.add(keyOf(name.text))
      if (name.kind === 'person' && actsAsPerson(tokens, sequence)) this.#evidence.add(name.text)
      this.#note(tokens, sequence, name.text)
      const counts = name.kind === 'person' ? this.#persons : this.#bodies
      if (name.kind === 'body' || name.text.includes(' ') || name.text.includes('.')) {
        counts.set(name.text, (counts.get(name.text) ?? 0) + 1)
      }
      this.#tie(tokens, sequence, name.text)
    }
  }

  #note(tokens: readonly Token[], sequence: Sequence, name: string): void {
    const before = tokens[sequence.at - 1]
    if (sequence.opensSentence || before?.text === ',') this.#subjects.add(name)
    if (before !== undefined && notPersons.test(before.low)) this.#elsewhere.add(name)
  }

  /** "the weekly Vesper Leaf", "foreign minister, Jorun Eskeldt": the noun beside the name. */
  #tie(tokens: readonly Token[], sequence: Sequence, name: string): void {
    const at = sequence.at
    const before = tokens[at - 1]?.text === ',' ? tokens[at - 2] : tokens[at - 1]
    const inTitle = sequence.tokens.filter((one) => titles.has(one.low)).map((one) => one.low)
    const nouns = before !== undefined && isLowered(before) && !neverNames.has(before.low) ? [before.low] : []
    for (const noun of [...nouns, ...inTitle]) {
      const tied = this.#ties.get(noun) ?? new Set()
      this.#ties.set(noun, tied.add(name))
    }
  }

  /** The one name that this text ties to a noun: "the newspaper" where only one newspaper is named so. */
  tiedTo(noun: string): string | undefined {
    const tied = new Set([...(this.#ties.get(noun) ?? [])].map((name) => this.#full(name)))
    for (const name of this.#bodiesByWord.get(noun) ?? []) tied.add(name)
    return tied.size === 1 ? [...tied][0] : undefined
  }

  #full(name: string): string {
    return this.#alias(name.split(' ')) ?? name
  }

  /** The name that ends these tokens, resolved; undefined if they do not end in one. */
  endOf(tokens: readonly Token[]): Name | undefined {
    const sequence = sequencesOf(tokens).at(-1)
    if (sequence === undefined || sequence.tokens.at(-1) !== tokens.at(-1)) return undefined
    return this.#resolved(sequence, false)
  }

  /** Every name in these tokens, in order. */
  within(tokens: readonly Token[]): readonly (Name & { readonly at: number })[] {
    return sequencesOf(tokens).flatMap((sequence) => {
      const name = this.#resolved(sequence, actsAlone(tokens, sequence))
      return name === undefined ? [] : [{ ...name, at: sequence.at }]
    })
  }

  #resolved(sequence: Sequence, acts: boolean): Name | undefined {
    const name = this.#parse(sequence)
    if (name === undefined) return undefined
    const words = name.text.split(' ')
    const full = this.#alias(words)
    if (full !== undefined) return { text: full, kind: 'person' }
    if (name.kind === 'body' || this.#bodies.has(name.text)) return { text: name.text, kind: 'body' }
    if (words.length === 1 && sequence.opensSentence && !acts && !this.#midSentence.has(words[0] ?? ''))
      return undefined
    return name
  }

  mayBePerson(text: string): boolean {
    if (this.#elsewhere.has(text) || placeLike.test(text)) return false
    return text.includes(' ') ? this.#persons.has(text) : this.#subjects.has(text)
  }

  /** A person by the text's own treatment, not a street or a town of two words. */
  isPerson(text: string): boolean {
    if (!text.includes(' ')) return this.#evidence.has(text) && !this.#elsewhere.has(text)
    if (this.#evidence.has(text)) return true
    if (!this.#persons.has(text) || this.#elsewhere.has(text) || placeLike.test(text)) return false
    return this.#subjects.has(text) || this.#single.has(keyOf(surname(text.split(' ').at(-1) ?? '')))
  }

  /** The full name that a shorter one stands for, if the text leaves one choice. */
  #alias(words: readonly string[]): string | undefined {
    const last = surname(words.at(-1) ?? '')
    const initials = /^(\p{Lu})\./u.exec(words.at(-1) ?? '')?.[1]
    const candidates = this.#personsByWord.get(keyOf(last)) ?? []
    if (candidates.length > mostNamesakes) return undefined
    const found = new Map<string, string>()
    for (const full of candidates) {
      const parts = full.split(' ').map(keyOf)
      const fits = words.length === 1 || words.every((word) => parts.includes(keyOf(word)))
      if (!fits || (initials !== undefined && !full.startsWith(initials))) continue
      found.set(stemOf(full), this.#best(found.get(stemOf(full)), full))
    }
    return found.size === 1 ? [...found.values()][0] : undefined
  }

  /** Of two cases of one name the one written more often, else the shorter: the nominative, mostly. */
  #best(one: string | undefined, other: string): string {
    if (one === undefined) return other
    const difference = (this.#persons.get(other) ?? 0) - (this.#persons.get(one) ?? 0)
    return difference > 0 || (difference === 0 && other.length < one.length) ? other : one
  }

  #parse(sequence: Sequence): Name | undefined {
    let tokens = withoutLetters(sequence.tokens)
    const first = tokens[0]
    if (first?.named === true) return { text: first.text, kind: 'body' }
    if (sequence.opensSentence && first !== undefined && this.#isCommon(first, tokens.length))
      tokens = tokens.slice(1)
    if (tokens.length === 0 || (tokens.length === 1 && isCalendar(tokens[0]))) return undefined
    // «МИД Анна Северцева»: a body's letters before a whole name.
    const isPerson = !tokens.some((one) => bodies.has(bare(one).toLowerCase()))
    while (
      isPerson &&
      tokens.length > 2 &&
      isLetters(tokens[0]) &&
      !isLetters(tokens[1]) &&
      !isLetters(tokens.at(-1))
    )
      tokens = tokens.slice(1)
    const lastTitle = tokens.findLastIndex((one) => titles.has(one.low))
    const lastBody = tokens.findLastIndex((one) => bodies.has(bare(one).toLowerCase()))
    const isRole = peopleWords.has(tokens[0]?.low ?? '') && (tokens.length > 2 || sequence.opensSentence)
    const role = isRole && tokens.length > 1 ? 0 : -1
    const cut = Math.max(lastTitle, lastBody, role)
    const rest = tokens.slice(cut + 1)
    if (lastBody >= 0 && (rest.length < 2 || rest.some((one) => links.has(one.low) || one.low === 'of'))) {
      return { text: written(tokens), kind: 'body' }
    }
    if (cut >= 0 && rest.length === 0) return undefined
    // "Witness C", "Yusuf K.": a letter stands for a person together with what stands before it.
    if (rest.length === 1 && /^\p{Lu}\.?$/u.test(rest[0]?.text ?? '') && role === 0 && lastBody < 0)
      return { text: written(tokens.slice(cut)).replace(/\.$/u, ''), kind: 'person' }
    const isBody =
      cut < 0 &&
      (rest.some((one) => /^\p{Lu}{2,}$/u.test(bare(one))) ||
        (sequence.before?.low === 'the' && rest.length > 1))
    return { text: written(rest), kind: isBody ? 'body' : 'person' }
  }

  #isCommon(first: Token, length: number): boolean {
    if (length > 2 && !neverNames.has(first.low)) return false
    return neverNames.has(first.low)
      ? !(length > 1 && first.low === 'human')
      : this.#lowered.has(first.low) && length === 1
  }

  gender(name: string): Gender | undefined {
    const known = this.#genders.get(name)
    if (known !== undefined) return known
    const last = name.split(' ').at(-1) ?? ''
    if (/(?:ova|eva|skaya|ова|ева|ская)$/u.test(last)) return 'she'
    return /(?:[^aeiou]ov|[^aeiou]ev|sky|skiy|ский|[^аеиоу]ов|[^аеиоу]ев)$/u.test(last) ? 'he' : undefined
  }

  /** A pronoun that can only mean this person tells how the text speaks of them. */
  learn(name: string, pronoun: string): void {
    if (femalePronouns.has(pronoun)) this.#genders.set(name, 'she')
    else if (malePronouns.has(pronoun)) this.#genders.set(name, 'he')
  }
}

/** "UN", «МИД» */
function isLetters(token: Token | undefined): boolean {
  return token !== undefined && /^\p{Lu}{2,6}$/u.test(bare(token))
}

/** A weekday or a month, in the middle of a sentence. */
function isCalendar(token: Token | undefined): boolean {
  return (
    token !== undefined && (weekdays.has(token.low) || (times.has(token.low) && neverNames.has(token.low)))
  )
}

/** "Helena Marsh KC" */
function withoutLetters(tokens: readonly Token[]): readonly Token[] {
  let to = tokens.length
  while (
    to > 1 &&
    !isLetters(tokens[to - 2]) &&
    afterNames.has(tokens[to - 1]?.low ?? '') &&
    /^\p{Lu}{2}/u.test(tokens[to - 1]?.text ?? '')
  )
    to--
  return to === tokens.length ? tokens : tokens.slice(0, to)
}

function surname(word: string): string {
  return word.replace(/^(?:\p{Lu}\.)+/u, '')
}

/** Russian declines names; the stem is what stays. */
function stemOf(name: string): string {
  return /\p{Script=Cyrillic}/u.test(name)
    ? name.replaceAll(/(?:ого|ому|ыми|ой|ою|ом|ем|ым|ей|ых|а|у|ы|е|и|ю|я|й|ь)(?= |$)/gu, '')
    : name
}

/** What two cases of one word share. */
function keyOf(word: string): string {
  return word.length > 3 ? stemOf(word) : word
}

function listUnder(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
