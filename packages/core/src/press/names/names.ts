/**
 * The names a text gives, so that "Orvel" is written as the person the text introduced.
 *
 * Only the text itself is asked: a surname shared by two people in it stays a surname. No list of known
 * people exists here, and none is kept: the program must not carry a register of persons.
 */

import type { Passage, Token } from '../tokens.ts'
import { genderOfGiven, isGivenName } from '../words/given-names.ts'
import { femalePronouns, malePronouns } from '../words/grammar-words.ts'
import { links, neverNames } from '../words/name-words.ts'
import { menInA } from '../words/russian-verbs.ts'
import { besideNoun, besideSurname, fromSecondCase, plainlyDeclined } from './first-case.ts'
import { beforeBody, isCalendar, keyOf, listUnder, stemOf, surname, withoutLetters } from './name-forms.ts'
import { behindOffice, isNoNamePart, isOtherCaseOfRole, isSurname, startOf } from './name-parts.ts'
import { bare, isLowered, type Sequence, sequencesOf, written } from './name-sequences.ts'
import { NameTies } from './name-ties.ts'
import { notPersons, placeLike } from './not-persons.ts'
import { actsAlone, actsAsPerson, isBehindOutlet, isByGiven } from './persons.ts'
import { readParts } from './titled-parts.ts'

export type Name = {
  readonly text: string
  readonly kind: 'person' | 'body'
}

export type Gender = 'she' | 'he'

/** "Nearly 200 people" opens a sentence with no name. */
const howMany = /^(?:более|менее|около|свыше|почти|выше|ниже|more|nearly|about|plus|près)$/u

/** So many people of one name are not told apart. */
const mostNamesakes = 20

export class Names {
  readonly #persons = new Map<string, number>()
  readonly #bodies = new Map<string, number>()
  readonly #ties = new NameTies()
  /** Full names by the stem of their first and of their last word. */
  readonly #personsByWord = new Map<string, string[]>()
  readonly #bodiesByWord = new Map<string, string[]>()
  readonly #lowered: ReadonlySet<string>
  readonly #isRussian: boolean
  readonly #midSentence = new Set<string>()
  /** Names that the text treats as a person: a title, a role, a verb of saying, a surname alone. */
  readonly #evidence = new Set<string>()
  readonly #single = new Set<string>()
  /** The names of one word that stand where a subject stands, by what their cases share. */
  readonly #alone = new Map<string, Set<string>>()
  /** Stands where a subject stands; and after a preposition of place, or with a noun for an outlet. */
  readonly #subjects = new Set<string>()
  readonly #elsewhere = new Set<string>()
  readonly #genders = new Map<string, Gender>()
  /** Names that the text has in another case only, as they are written here. */
  readonly #raised = new Set<string>()
  /** Of the full names, as far as no case changes them. */
  readonly #stems = new Set<string>()

  constructor(passages: readonly { readonly passage: Passage; readonly titleCase: boolean }[]) {
    this.#lowered = new Set(
      passages.flatMap(({ passage }) => passage.tokens.filter((one) => isLowered(one)).map((one) => one.low)),
    )
    let letters = 0
    for (const { passage } of passages)
      for (const { low } of passage.tokens.slice(0, 200))
        letters += /\p{Script=Cyrillic}/u.test(low) ? 1 : /\p{Script=Latin}/u.test(low) ? -1 : 0
    this.#isRussian = letters > 0
    for (const { passage, titleCase } of passages) if (!titleCase) this.#collect(passage.tokens)
    for (const full of this.#persons.keys()) {
      if (this.#isRussian) this.#stems.add(stemOf(full))
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
    const described = new Set<number>()
    for (const sequence of sequencesOf(tokens)) {
      for (const one of sequence.tokens.slice(
        sequence.opensSentence && !isSurname(sequence.tokens[0]) ? 1 : 0,
      ))
        this.#midSentence.add(bare(one))
      const name = this.#parse(sequence)
      if (name === undefined || this.#isForeignPaper(name)) continue
      if (!name.text.includes(' ')) this.#single.add(keyOf(name.text))
      if (
        name.kind === 'person' &&
        (actsAsPerson(tokens, sequence) || isByGiven(tokens, sequence, name.text))
      )
        this.#evidence.add(name.text).add(stemOf(name.text))
      this.#note(tokens, sequence, name.text)
      const counts = name.kind === 'person' ? this.#persons : this.#bodies
      if (name.kind === 'body' || name.text.includes(' ') || name.text.includes('.')) {
        counts.set(name.text, (counts.get(name.text) ?? 0) + 1)
      }
      this.#ties.tie(tokens, sequence, name.text)
      if (name.kind === 'person')
        for (const at of this.#ties.describe(tokens, sequence, name.text)) described.add(at)
    }
    this.#ties.leaveOpen(tokens, described)
  }

  /** Reuters in a Russian text. */
  #isForeignPaper({ text, kind }: Name): boolean {
    return this.#isRussian && kind === 'person' && /^\p{Script=Latin}+$/u.test(text)
  }

  /** The text also has the word in small letters: it is no name. */
  isLowered(low: string): boolean {
    return this.#lowered.has(low)
  }

  isOpen(noun: string): boolean {
    return this.#ties.isOpen(noun)
  }

  /** Somebody is one of those whom the text calls so. */
  isCalled(name: string, noun: string): boolean {
    return this.#ties.calledSo(noun).some((one) => this.#full(one) === name)
  }

  /** The one person whom the text calls so, if it speaks of no other. */
  describedAs(noun: string): string | undefined {
    const tied = new Set(this.#ties.describedAs(noun).map((name) => this.#full(name)))
    return tied.size === 1 ? [...tied][0] : undefined
  }

  #note(tokens: readonly Token[], sequence: Sequence, name: string): void {
    const before = tokens[sequence.at - 1]
    if (sequence.opensSentence || before?.text === ',') {
      this.#subjects.add(name)
      if (this.#isRussian && !name.includes(' '))
        this.#alone.set(keyOf(name), (this.#alone.get(keyOf(name)) ?? new Set()).add(name))
    }
    // « quant à Aila Vinner »
    const isPlace =
      before !== undefined && notPersons.test(before.low) && !(before.low === 'à' && name.includes(' '))
    if (isPlace || isBehindOutlet(tokens, sequence.at)) this.#elsewhere.add(name)
  }

  /** The one name that this text ties to a noun: "the newspaper" where only one newspaper is named so. */
  tiedTo(noun: string): string | undefined {
    const tied = new Set(this.#ties.tiedTo(noun).map((name) => this.#full(name)))
    for (const name of this.#bodiesByWord.get(noun) ?? []) tied.add(name)
    return tied.size === 1 ? [...tied][0] : undefined
  }

  /** The one person of that surname whom the text names in full. */
  fullOf(surname: string): string | undefined {
    return this.#alias([surname])
  }

  #full(name: string): string {
    return this.#alias(name.split(' ')) ?? name
  }

  /** The name that ends these tokens, resolved; undefined if they do not end in one. */
  endOf(tokens: readonly Token[]): Name | undefined {
    const sequence = sequencesOf(tokens).at(-1)
    if (sequence === undefined || sequence.tokens.at(-1) !== tokens.at(-1)) return undefined
    const name = this.#parse(sequence)
    return name === undefined ? undefined : this.#resolved(name, sequence, false)
  }

  /** Every name in these tokens, in order. */
  within(tokens: readonly Token[]): readonly (Name & { readonly at: number })[] {
    return sequencesOf(tokens).flatMap((sequence) => {
      const parsed = this.#parse(sequence)
      const name =
        parsed === undefined ? undefined : this.#resolved(parsed, sequence, actsAlone(tokens, sequence))
      return name === undefined ? [] : [{ ...name, at: startOf(sequence, parsed?.text ?? '') }]
    })
  }

  #resolved(name: Name, sequence: Sequence, acts: boolean): Name | undefined {
    const words = name.text.split(' ')
    const full = this.#alias(words) ?? this.#uncased(name.text)
    if (full !== undefined) return { text: full, kind: 'person' }
    if (name.kind === 'body' || this.#bodies.has(name.text)) return { text: name.text, kind: 'body' }
    if (
      words.length === 1 &&
      sequence.opensSentence &&
      !acts &&
      !this.#evidence.has(name.text) &&
      !this.#midSentence.has(words[0] ?? '')
    )
      return undefined
    return name
  }

  /** Whom the text lets do what people and bodies do. */
  maySpeak(text: string): boolean {
    return this.isPerson(text) || this.#bodies.has(text) || this.#bodiesByWord.has(text.toLowerCase())
  }

  /** As the text has it elsewhere, else by the endings of the second case. */
  inFirstCase(name: string): string {
    if (this.#raised.has(name)) return name
    const first = fromSecondCase(name)
    if (this.#persons.has(name) && this.#subjects.has(name)) return name
    const full = this.#alias(first.split(' '))
    // «Марины Орвель» alone: the text has no other case of it.
    return full === undefined ||
      (full !== first && stemOf(full) === stemOf(first) && !this.#subjects.has(full))
      ? first
      : full
  }

  /** «Гаязова», where the text also has «Гаязов». */
  isOblique(word: string): boolean {
    if (!/\p{Script=Cyrillic}/u.test(word)) return false
    if (/[ая]$/u.test(word) && this.#midSentence.has(word.slice(0, -1))) return true
    return /(?:ой|ого)$/u.test(word) && !this.#midSentence.has(`${word.slice(0, -2)}ый`)
  }

  mayBePerson(text: string): boolean {
    if (this.#isRussian && /^\p{Script=Latin}/u.test(text)) return false
    if (this.#elsewhere.has(text) || placeLike.test(text)) return false
    return text.includes(' ') ? this.#isKnown(text) : this.#subjects.has(text)
  }

  #isKnown(text: string): boolean {
    return this.#persons.has(text) || (this.#isRussian && this.#stems.has(stemOf(text)))
  }

  /** A person by the text's own treatment, not a street or a town of two words. */
  isPerson(text: string): boolean {
    // «Le Phare приводит …»: Latin letters in a Russian text are a paper's.
    if (this.#isRussian && /^\p{Script=Latin}/u.test(text) && !this.#evidence.has(text)) return false
    if (!text.includes(' ')) return this.#evidence.has(text) && !this.#elsewhere.has(text)
    if (this.#evidence.has(text) || this.#evidence.has(stemOf(text))) return true
    // "Arnaud P.": so only people are written.
    if (/ \p{Lu}\.?$/u.test(text) && this.#persons.has(text)) return true
    if (!this.#isKnown(text) || this.#elsewhere.has(text) || placeLike.test(text)) return false
    return this.#subjects.has(text) || this.#single.has(keyOf(surname(text.split(' ').at(-1) ?? '')))
  }

  /** The full name that a shorter one stands for, if the text leaves one choice. */
  #alias(given: readonly string[]): string | undefined {
    // «Анна Казимировна», where the text has one Anna by surname.
    const isByFather =
      given.length === 2 &&
      /(?:ович|евич|овна|евна|ична|ич)\p{Ll}{0,2}$/u.test(given[1] ?? '') &&
      /^\p{Lu}\p{Script=Cyrillic}/u.test(given[1] ?? '')
    const words = isByFather ? given.slice(0, 1) : given
    const last = surname(words.at(-1) ?? '')
    const initials = /^(\p{Lu})\./u.exec(words.at(-1) ?? '')?.[1]
    const candidates = this.#personsByWord.get(keyOf(last)) ?? []
    if (candidates.length > mostNamesakes) return undefined
    const found = new Map<string, string>()
    for (const full of candidates) {
      if (isByFather && stemOf(full) === stemOf(given.join(' '))) continue
      const parts = full.split(' ').map(keyOf)
      const fits = words.length === 1 || words.every((word) => parts.includes(keyOf(word)))
      if (!fits || (initials !== undefined && !full.startsWith(initials))) continue
      found.set(stemOf(full), this.#best(found.get(stemOf(full)), full))
    }
    const only = found.size === 1 ? [...found.values()][0] : undefined
    // « l'agence Estran Karim Benali » gives Karim Benali no third name.
    if (only === undefined || (words.length > 1 && only.endsWith(` ${words.join(' ')}`))) return undefined
    return this.#subjects.has(only) ? only : besideSurname(only, this.#midSentence)
  }

  /** «По словам Азиза», where the text also says that «Азиз» did something: one word in another case. */
  #uncased(text: string): string | undefined {
    if (!this.#isRussian || text.includes(' ') || this.#subjects.has(text)) return undefined
    const forms = [...(this.#alone.get(keyOf(text)) ?? [])].filter(
      (form) => form !== text && this.#evidence.has(form),
    )
    return forms.length === 1 ? forms[0] : undefined
  }

  /** Of two cases of one name the one written more often, else the shorter: the nominative, mostly. */
  #best(one: string | undefined, other: string): string {
    if (one === undefined) return other
    const difference = (this.#persons.get(other) ?? 0) - (this.#persons.get(one) ?? 0)
    return difference > 0 || (difference === 0 && other.length < one.length) ? other : one
  }

  #parse(sequence: Sequence): Name | undefined {
    let tokens = beforeBody(withoutLetters(sequence.tokens), sequence.before)
    const first = tokens[0]
    if (first?.named === true) return { text: first.text, kind: 'body' }
    tokens = sequence.opensSentence ? this.#withoutOpening(tokens) : tokens
    if (tokens.length === 0 || (tokens.length === 1 && isCalendar(tokens[0]))) return undefined
    if (tokens.length === 1 && howMany.test(tokens[0]?.low ?? '')) return undefined
    const officer = behindOffice(tokens)
    if (officer !== undefined) return { text: written(officer), kind: 'person' }
    const { tokens: whole, rest, cut, lastBody, role } = readParts(tokens, sequence, this.#isRussian)
    if (
      lastBody >= 0 &&
      (rest.length < 2 || rest.some((one) => links.has(one.low) || /^(?:of|for)$/u.test(one.low)))
    ) {
      return { text: written(whole), kind: 'body' }
    }
    if (cut >= 0 && rest.length === 0) return undefined
    // "Witness C", "Yusuf K.": a letter stands for a person together with what stands before it.
    if (rest.length === 1 && /^\p{Lu}\.?$/u.test(rest[0]?.text ?? '') && role === 0 && lastBody < 0)
      return { text: written(whole.slice(cut)).replace(/\.$/u, ''), kind: 'person' }
    const isBody =
      cut < 0 &&
      (rest.some((one) => /^\p{Lu}{2,}$/u.test(bare(one))) ||
        (sequence.before?.low === 'the' && rest.length > 1))
    const text = written(rest)
    if (isBody) return { text, kind: 'body' }
    const raised = plainlyDeclined(text) ?? besideNoun(sequence.before?.low ?? '', text)
    if (raised !== undefined) this.#raised.add(raised)
    return { text: raised ?? text, kind: 'person' }
  }

  /** Without the word that has its capital from the sentence only. */
  #withoutOpening(tokens: readonly Token[]): readonly Token[] {
    const first = tokens[0]
    if (first === undefined) return tokens
    const isTwo = tokens.length === 2
    const isNoPart =
      this.#isCommon(first, tokens.length) ||
      (isTwo && isNoNamePart(first.low)) ||
      (tokens.length > 2 && isOtherCaseOfRole(first.low)) ||
      // «Программу Орвеля …»: a noun in the fourth case opens the sentence.
      (isTwo && /\p{Script=Cyrillic}{3}[бвгджзклмнпрстфхцчшщ]у$/u.test(first.low)) ||
      // «Фамилию Орвель он не слышал», «Политикой Аркадий не интересовался»
      (tokens.length > 1 &&
        /\p{Script=Cyrillic}{3}(?:[бвгджзклмнпрстфхцчшщ]ию|[бвгджзлмнпрстфцчшщ]кой|ью|[ая]ми|[ая]х)$/u.test(
          first.low,
        ) &&
        !isGivenName(fromSecondCase(first.text)) &&
        !/(?:[сц]кой)$/u.test(first.low))
    return isNoPart ? tokens.slice(1) : tokens
  }

  #isCommon(first: Token, length: number): boolean {
    // « L'éleveuse Rose Aubin »: an article and a noun.
    if (length > 1 && /^L['’]\p{Ll}/u.test(first.text)) return true
    // "Answering calls, Ms Orr said": a participle opens the sentence.
    if (length === 1 && /^\p{Lu}[a-z]{3,}ing$/u.test(first.text)) return true
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
    // «Анатолий Шубин», «Клара Вебер»: what a given name ends in, where the surname does not tell.
    const [first, ...more] = name.split(' ')
    // «Бориса Лунина»: a man in another case.
    const raised =
      more.length > 0 && !isGivenName(first ?? '') ? fromSecondCase(name).split(' ')[0] : undefined
    if (raised !== undefined && raised !== first && isGivenName(raised)) return genderOfGiven(raised)
    if (more.length > 0 && /\p{Script=Cyrillic}(?:[аеои]й)$/u.test(first ?? '')) return 'he'
    if (more.length > 0 && /\p{Script=Cyrillic}{2}[ая]$/u.test(first ?? '') && !menInA.test(first ?? ''))
      return /(?:[ое]в|[иы]н|[сц]кий)$/u.test(last) ? 'he' : 'she'
    if (/(?:[^aeiou]ov|[^aeiou]ev|sky|skiy|ский|[^аеиоу]ов|[^аеиоу]ев)$/u.test(last)) return 'he'
    return genderOfGiven(first ?? '')
  }

  /** A pronoun that can only mean this person tells how the text speaks of them. */
  learn(name: string, pronoun: string): void {
    if (femalePronouns.has(pronoun)) this.#genders.set(name, 'she')
    else if (malePronouns.has(pronoun)) this.#genders.set(name, 'he')
  }
}
