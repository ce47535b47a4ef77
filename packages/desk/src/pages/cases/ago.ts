/** How far away a moment is, in the largest unit that says enough; a date only beyond two months. */
import type { Language } from '@safeconduct/core/base/language.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { awayWords } from '../line/when.ts'

const day = 86_400_000

export function agoWords(at: string, now: string, language: Language): string {
  const away = Date.parse(at) - Date.parse(now)
  const size = Math.abs(away)
  if (Number.isNaN(away) || size <= 7 * day) return awayWords(at, now, language)
  if (size > 60 * day) return dayWords(at, language, now)
  const format = new Intl.RelativeTimeFormat(language, { style: 'short', numeric: 'auto' })
  return format.format(Math.trunc(away / day), 'day')
}
