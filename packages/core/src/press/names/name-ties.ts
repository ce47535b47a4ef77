/**
 * What a text says of the people and papers it names: "the lawyer", "the weekly", each noun with its names.
 */

import type { Token } from '../tokens.ts'
import { neverNames, shortOffices, titles } from '../words/name-words.ts'
import { isPersonNoun, isPersonNounAnywhere, isPluralNoun, nounStem } from '../words/person-nouns.ts'
import { alsoCalled } from './callings.ts'
import { describedBy, isIndefinite } from './descriptions.ts'
import { isLowered, type Sequence } from './name-sequences.ts'

/** Roles and kinds of outlet, each with the names that the text ties to it. */
type Ties = Map<string, Set<string>>

/** What papers are called: « Le quotidien Le Jour … écrit le journal ». */
const outletNouns = new Set(
  'newspaper paper daily weekly magazine journal quotidien hebdomadaire газета издание еженедельник'.split(
    ' ',
  ),
)

export class NameTies {
  readonly #ties: Ties = new Map()
  /** Nouns that the text also uses of somebody it does not name. */
  readonly #open = new Set<string>()

  /** "the weekly Vesper Leaf", "foreign minister, Jorun Eskeldt": the nouns beside the name. */
  tie(tokens: readonly Token[], sequence: Sequence, name: string): void {
    const at = sequence.at
    const before = tokens[at - 1]?.text === ',' ? tokens[at - 2] : tokens[at - 1]
    const inTitle = sequence.tokens.filter((one) => titles.has(one.low)).map((one) => one.low)
    const nouns = before !== undefined && isLowered(before) && !neverNames.has(before.low) ? [before.low] : []
    const aged =
      tokens[sequence.to]?.text === ',' || tokens[sequence.to]?.text === '('
        ? tokens[sequence.to + 1]
        : undefined
    const age = /^\d\d$/u.test(aged?.low ?? '') ? aged?.low : undefined
    if (age !== undefined)
      for (const noun of [`${age}-year-old`, `${age}-летний`, `${age}-летняя`])
        listOnce(this.#ties, nounStem(noun), name)
    for (const one of sequence.tokens) {
      const plain = one.low.replace(/^(?:вице|экс|со|ex|vice|co|deputy)-/u, '')
      if (isPersonNounAnywhere(one.low) && !name.includes(one.text)) {
        listOnce(this.#ties, nounStem(one.low), name)
        listOnce(this.#ties, nounStem(plain), name)
      }
    }
    const inFull = sequence.tokens.flatMap(({ low }) => shortOffices.get(low) ?? []).map(nounStem)
    for (const noun of [...nouns, ...inTitle, ...inFull]) listOnce(this.#ties, noun, name)
  }

  /** What the person is, in the words beside the name; the places of these words. */
  describe(tokens: readonly Token[], sequence: Sequence, name: string): readonly number[] {
    const places = describedBy(tokens, sequence)
    for (const at of places) {
      const low = tokens[at]?.low ?? ''
      // «со слов соседей, Пётр Хмара …»: of several, none is he.
      const isSeveral =
        isPluralNoun(low) ||
        (/\p{Script=Cyrillic}{3}(?:ей|ов|ев|ам|ям|ами|ями|ах|ях)$/u.test(low) && !isPersonNoun(low))
      if (isSeveral) this.#open.add(nounStem(low))
      else {
        listOnce(this.#ties, nounStem(low), name)
        const plain = low.replace(/^(?:вице|экс|со|ex|vice|co|deputy)-/u, '')
        if (plain !== low) listOnce(this.#ties, nounStem(plain), name)
      }
    }
    return places
  }

  /** "another lawyer": the noun no longer means one. */
  leaveOpen(tokens: readonly Token[], described: ReadonlySet<number>): void {
    tokens.forEach(({ low }, at) => {
      if (!described.has(at) && isPersonNounAnywhere(low) && isIndefinite(tokens, at))
        this.#open.add(nounStem(low))
    })
  }

  isOpen(noun: string): boolean {
    return this.#open.has(noun)
  }

  /** Those whom the text calls so; none if it also calls somebody so whom it does not name. */
  describedAs(noun: string): readonly string[] {
    if (this.#open.has(noun)) return []
    const masters = noun === 'avocat' || noun === 'avocate' ? [...(this.#ties.get('me') ?? [])] : []
    const plainer = noun.replace(/^(?:теле|радио|экс-|фото|кино)/u, '')
    const plain = plainer === noun ? [] : [...(this.#ties.get(plainer) ?? [])]
    const own = [...(this.#ties.get(noun) ?? []), ...plain, ...masters]
    if (own.length > 0) return own
    const others = alsoCalled(noun)
    return others.some((one) => this.#open.has(one))
      ? []
      : others.flatMap((one) => [...(this.#ties.get(one) ?? [])])
  }

  /** Everybody whom the text calls so; also where it speaks of others. */
  calledSo(noun: string): readonly string[] {
    return [noun, ...alsoCalled(noun)].flatMap((one) => [...(this.#ties.get(one) ?? [])])
  }

  tiedTo(noun: string): readonly string[] {
    if (this.#open.has(nounStem(noun))) return []
    const nouns = outletNouns.has(noun) ? [...outletNouns] : [noun]
    return nouns.flatMap((one) => [...(this.#ties.get(one) ?? [])])
  }
}

function listOnce(lists: Ties, key: string, value: string): void {
  lists.set(key, (lists.get(key) ?? new Set()).add(value))
}
