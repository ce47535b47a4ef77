/** Dates in words, with how sure they are: "March 2021", "about 19 March 2021", "not later than 2 April 2021". */
import type { Language, Words } from '../../base/language.ts'
import { words } from '../field.ts'
import { datePrecision } from '../vocabulary/date-precision.ts'
import type { CodeOf } from '../vocabulary/vocabulary.ts'

export type Precision = CodeOf<typeof datePrecision>

export function isPrecision(code: string): code is Precision {
  return datePrecision.terms.some((term) => term.code === code)
}

/** British order in English: 4/5 may not mean two days. */
const locales: { readonly [L in Language]: string } = { en: 'en-GB', ru: 'ru', fr: 'fr' }

const around: { readonly [P in Precision]?: Words } = {
  '01': words('about', 'около', 'vers le'),
  'X-REL': words('about', 'около', 'vers le'),
  'X-BEF': words('not later than', 'не позднее', 'au plus tard le'),
  'X-AFT': words('not earlier than', 'не ранее', 'au plus tôt le'),
}

/** Which parts of a date are said. */
const shapes = {
  day: { day: 'numeric', month: 'short' },
  'day-of-year': { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>

/** A day without a year where the year is this one; `today` is a day or an instant. */
export function dayWords(date: string, language: Language, today?: string): string {
  const thisYear = today !== undefined && today.slice(0, 4) === date.slice(0, 4)
  return formatted(date, language, thisYear ? 'day' : 'day-of-year')
}

/** A date as its source allows to say it. */
export function datedWords(
  dated: { readonly date: string; readonly precision: Precision },
  language: Language,
  today?: string,
): string {
  if (dated.precision === '03') return dated.date.slice(0, 4)
  if (dated.precision === '02') return formatted(dated.date, language, 'month')
  const day = dayWords(dated.date, language, today)
  const before = around[dated.precision]
  return before === undefined ? day : `${before[language]} ${day}`
}

// Making a formatter takes longer than using it forty times, and a table says many dates.
const formats = new Map<string, Intl.DateTimeFormat>()

function formatted(date: string, language: Language, shape: keyof typeof shapes): string {
  const [year = 0, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number)
  const key = `${language} ${shape}`
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locales[language], { ...shapes[shape], timeZone: 'UTC' })
  formats.set(key, format)
  return format.format(Date.UTC(year, month - 1, day))
}
