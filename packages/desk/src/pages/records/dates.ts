/** Moments in the reader's words. Days with their precision are said by `core/records/words/dates.ts`. */
import { parseInstant } from '@safeconduct/core/base/date.ts'
import type { Language } from '@safeconduct/core/base/language.ts'

/** In UTC, because the people of one case are not in one time zone. British order in English: 4/5 may not mean two days. */
export function instantWords(instant: string, language: Language): string {
  const parsed = parseInstant(instant)
  if (parsed === undefined) return instant
  const moment = Temporal.Instant.from(parsed).epochMilliseconds
  const locale = language === 'en' ? 'en-GB' : language
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(
    moment,
  )
}
