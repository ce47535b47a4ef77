/** "May 21": a month on an axis, in the reader's language. */
import type { Language } from '@safeconduct/core/base/language.ts'

const formats = new Map<Language, Intl.DateTimeFormat>()

export function monthWords(month: string, language: Language): string {
  const format =
    formats.get(language) ??
    new Intl.DateTimeFormat(language, { month: 'short', year: '2-digit', timeZone: 'UTC' })
  formats.set(language, format)
  return format.format(Date.parse(`${month}-01`))
}
