/** Moments in the reader's words. Days with their precision are said by `core/records/words/dates.ts`. */
import { parseInstant } from '@safeconduct/core/base/date.ts'
import type { Language } from '@safeconduct/core/base/language.ts'

/** In UTC, because the people of one case are not in one time zone. British order in English: 4/5 may not mean two days. */
export function instantWords(instant: string, language: Language): string {
  const at = momentOf(instant)
  return at === undefined ? instant : formatOf(language).format(at)
}

/** From one moment to another; a day that is the same is said once. */
export function spanWords(from: string, to: string, language: Language): string {
  const [begin, end] = [momentOf(from), momentOf(to)]
  if (begin === undefined || end === undefined) return `${from} – ${to}`
  return formatOf(language).formatRange(begin, end)
}

function momentOf(instant: string): number | undefined {
  const parsed = parseInstant(instant)
  return parsed === undefined ? undefined : Temporal.Instant.from(parsed).epochMilliseconds
}

function formatOf(language: Language): Intl.DateTimeFormat {
  const locale = language === 'en' ? 'en-GB' : language
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
}
