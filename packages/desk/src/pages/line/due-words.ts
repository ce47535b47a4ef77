/** What a request is called, what is due for it, and who is answering, in words. */
import type { Language } from '@safeconduct/core/base/language.ts'
import { requestChannel } from '@safeconduct/core/records/choices/line.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import type { LeaseView, QueueRow } from '../../calls/line.ts'
import { instantWords } from '../records/dates.ts'
import type { LineWords } from '../words/line/words.ts'
import { awayWords } from './when.ts'

/** By which way it came and when: nothing of what it says, for somebody may look over a shoulder. */
export function requestTitle({ channel, receivedAt }: QueueRow, language: Language): string {
  return `${termWords(requestChannel, channel, language)} · ${instantWords(receivedAt, language)}`
}

export type Due = { readonly text: string; readonly late: boolean }

/** The first answer before the promised word: nobody is promised anything before they were answered. */
export function dueWords(
  { firstAnswer, promised }: Pick<QueueRow, 'firstAnswer' | 'promised'>,
  now: string,
  language: Language,
  { queue: said }: LineWords,
): Due | undefined {
  if (firstAnswer !== undefined) {
    const late = firstAnswer.state === 'late'
    return {
      text: (late ? said.firstLate : said.firstAnswer)(awayWords(firstAnswer.at, now, language)),
      late,
    }
  }
  if (promised === undefined) return undefined
  const late = promised.state === 'late'
  return { text: (late ? said.promiseLate : said.promised)(awayWords(promised.at, now, language)), late }
}

export function leaseWords(lease: LeaseView | undefined, { queue: said }: LineWords): string {
  if (lease === undefined) return ''
  if (lease.mine) return said.mine
  return lease.who === undefined ? said.somebody : said.theirs(lease.who)
}
