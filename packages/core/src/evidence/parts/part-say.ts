/** The words of one language, filled in. */
import type { Language } from '../../base/language.ts'
import { partWords } from './part-words.ts'

export type PartWord = keyof typeof partWords
export type Say = (word: PartWord, filled?: Readonly<Record<string, string | number>>) => string

export function sayIn(language: Language): Say {
  return (word, filled = {}) =>
    partWords[word][language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(filled[name] ?? whole))
}

/** What stands where nothing was said: a blank cell could be a mistake of the printer. */
export function orUnknown(say: Say, text: string | undefined): string {
  return text === undefined || text === '' ? say('unknown') : text
}

/** Items as the reader finds them, by their numbers. */
export function itemNumbers(numbers: readonly number[]): string {
  return numbers.map((number) => String(number).padStart(3, '0')).join(', ')
}
