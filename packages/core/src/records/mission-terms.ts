/**
 * Rule R29 at the door: the words the persecutors use for their victims may not stand in a short field.
 *
 * A title, a code, a place or a file's name reaches tables, exports and notifications, and a column of
 * such words beside codes is the list the persecutors want. Long texts (an account, a letter) keep what
 * was said; they are protected by who may read and search them.
 */
import type { Refusal } from '../base/parse.ts'
import { isObject } from '../base/parse.ts'
import type { Parts } from './field.ts'
import type { Kind } from './kinds.ts'

export type MissionTerms = readonly (readonly string[])[]

/** Splits each term of the mission's list into folded words. An empty term is left out. */
export function missionTerms(list: readonly string[]): MissionTerms {
  return list.map(foldedWords).filter((term) => term.length > 0)
}

/** Does this text hold a term? Inflected forms count: a word that begins with a term's word of four letters or more. */
export function holdsMissionTerm(text: string, terms: MissionTerms): boolean {
  const words = foldedWords(text)
  return terms.some((term) =>
    words.some((_, start) => term.every((part, i) => sameStem(words[start + i] ?? '', part))),
  )
}

function sameStem(word: string, part: string): boolean {
  return part.length < 4 ? word === part : word.startsWith(part)
}

/**
 * Does this search ask for a term? Wider than `holdsMissionTerm`, because a search finds words by their
 * beginnings and in any order: `lampe`, `reading, night` and `night rea` reach the same records as the term.
 */
export function seeksMissionTerm(asked: string, terms: MissionTerms): boolean {
  const words = foldedWords(asked)
  return terms.some((term) => {
    const isWhole = term.some((part) => words.some((word) => reaches(word, part, 4)))
    // Beside one word of a term, a few letters of each other are enough to find it.
    return isWhole && term.every((part) => words.some((word) => reaches(word, part, 1)))
  })
}

/** An inflected word of a short term is at most two letters longer; `general` must not be taken for `ge`. */
function reaches(word: string, part: string, fewest: number): boolean {
  if (word.startsWith(part)) return part.length >= 4 || word.length <= part.length + 2
  return word.length >= fewest && part.startsWith(word)
}

/** The first short field that holds a term, as a refusal that does not repeat it. */
export function missionTermIn(
  parts: Parts,
  values: Readonly<Record<string, unknown>>,
  terms: MissionTerms,
  path = '',
): Refusal | undefined {
  for (const [name, part] of Object.entries(parts)) {
    if (!Object.hasOwn(values, name)) continue
    const found = termInValue(part, values[name], terms, path === '' ? name : `${path}.${name}`)
    if (found !== undefined) return found
  }
  return undefined
}

function termInValue(
  kind: Kind<unknown>,
  value: unknown,
  terms: MissionTerms,
  path: string,
): Refusal | undefined {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const found = termInValue(kind, item, terms, `${path}[${index}]`)
      if (found !== undefined) return found
    }
    return undefined
  }
  if (isObject(value)) {
    return kind.parts === undefined ? undefined : missionTermIn(kind.parts, value, terms, path)
  }
  const short = kind.short === true || kind.or?.some((other) => other.short === true) === true
  return short && typeof value === 'string' && holdsMissionTerm(value, terms)
    ? { kind: 'unfit', field: path, reason: 'targeted-ground' }
    : undefined
}

/** Letters of two alphabets that look the same are written as one, so that a mixed spelling does not slip through. */
const lookalikes: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  ё: 'e',
  з: '3',
  и: 'u',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
}

function foldedWords(text: string): readonly string[] {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll(/[а-яё]/g, (letter) => lookalikes[letter] ?? letter)
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}
