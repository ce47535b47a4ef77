/** A day with how sure it is, in the reader's words. */
import type { SaidDay } from '../../../calls/attention.ts'
import { datedWords } from '../../records/plain.ts'
import type { Speaking } from '../../records/speaking.ts'

export function saidDayWords(day: SaidDay | undefined, speaking: Speaking): string {
  return day === undefined ? '' : (datedWords(day, speaking) ?? day.date)
}
