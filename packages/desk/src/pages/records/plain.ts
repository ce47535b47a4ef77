/** A value in words: terms by their labels, dates by their precision, numbers and languages by the reader's own. */
import { parseInstant } from '@safeconduct/core/base/date.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { type Kind, kindsOf } from '@safeconduct/core/records/kinds.ts'
import { evidentiality } from '@safeconduct/core/records/vocabulary/evidentiality.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { datedWords as datedDayWords, dayWords, isPrecision } from '@safeconduct/core/records/words/dates.ts'
import { noOutlet } from '@safeconduct/core/records/words/no-outlet.ts'
import { languageOf } from '../session/settings.ts'
import { instantWords } from './dates.ts'
import { languageName } from './language-names.ts'
import type { Speaking } from './speaking.ts'

/** One value, not a list, of a kind without parts. References are shown by a component and are empty here. */
export function plainWords(kind: Kind<unknown>, value: Json | undefined, speaking: Speaking): string {
  const language = languageOf(speaking.tongue)
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? speaking.words.record.yes : speaking.words.record.no
  if (typeof value === 'number') return new Intl.NumberFormat(language).format(value)
  if (typeof value !== 'string') return shapeWords(kind, value, speaking)
  if (value === noOutlet) return statedWords(value, language)
  switch (kind.control) {
    case 'term':
      return kind.vocabulary === undefined ? value : termWords(kind.vocabulary, value, language)
    case 'day':
      return dayWords(value, language)
    case 'instant':
      return instantWords(value, language)
    case 'language':
      return languageName(value, language)
    case 'country':
      return countryName(value, language)
    case 'record':
      return ''
    case 'line':
    case 'text':
    case 'code':
    case 'yes-no':
    case 'number':
    case 'duration':
    case 'member':
    case 'web-address':
    case 'shape':
    case 'machine':
      return parseInstant(value) === undefined ? value : instantWords(value, language)
    default:
      return value
  }
}

/** An outlet that nobody stated is said to be unknown, in the reader's language. */
export function statedWords(outlet: string, language: Language): string {
  return outlet === noOutlet ? termWords(evidentiality, 'unknown', language) : outlet
}

/** A whole value on one line, as a table's cell shows it. */
export function cellWords(kind: Kind<unknown>, value: Json | undefined, speaking: Speaking): string {
  const one = kindFor(kind, value)
  if (!isList(value)) return plainWords(one, value, speaking)
  const said = value.map((item) => plainWords(one, item, speaking)).filter((words) => words !== '')
  return said.join(', ')
}

/** Where a field may hold either of two kinds, the one this value is of. */
export function kindFor(kind: Kind<unknown>, value: Json | undefined): Kind<unknown> {
  if (kind.or === undefined || value === undefined) return kind
  return kindsOf(kind).find((one) => one.parse(value, '').ok) ?? kind
}

/** The parts of a shape one after the other; of a date with its precision the date in words. */
function shapeWords(kind: Kind<unknown>, value: Json, speaking: Speaking): string {
  if (!isObject(value) || kind.parts === undefined) return ''
  const date = datedWords(value, speaking)
  if (date !== undefined) return date
  const parts = Object.entries(kind.parts).map(([name, part]) =>
    cellWords(part, asJson(value[name]), speaking),
  )
  return parts.filter((one) => one !== '').join(' · ')
}

export function datedWords(value: Readonly<Record<string, unknown>>, speaking: Speaking): string | undefined {
  const { date, precision } = value
  if (typeof date !== 'string' || typeof precision !== 'string' || !isPrecision(precision)) return undefined
  return datedDayWords({ date, precision }, languageOf(speaking.tongue))
}

function countryName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}

export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value)
}

/** What stands in a record came as JSON and is JSON. */
export function asJson(value: unknown): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (isList(value)) return value
  return isJsonObject(value) ? value : undefined
}

export function isJsonObject(value: unknown): value is { readonly [key: string]: Json } {
  return isObject(value)
}
