/** What each line of Tonight says, by its code (`core/cases/tonight-row.ts`); `{days}` is filled with a fact of the line. */
import type { TonightWhat } from '@safeconduct/core/cases/tonight-row.ts'

export const codesEn: { readonly [W in TonightWhat]: string } = {
  'check-missed': 'No answer, and the grace is over.',
  duress: 'The second word was used: this person may not be free.',
  'line-waiting': 'Somebody waits on the line for a first answer.',
  'line-promised': 'A word was promised on the line.',
  'paper-late': 'Its day has passed.',
  'check-late': 'A check-in is late; the grace is running.',
  'check-due': 'A check-in is due.',
  'leg-overdue': 'Should have arrived, and nobody has said so.',
  'leg-today': 'Moves today.',
  'promise-late': 'A promise to this person was not kept.',
  'promise-due': 'A promise to this person falls due.',
  'never-assessed': 'Nobody has assessed the danger.',
  'happened-since': 'Something happened since the danger was assessed.',
  'review-late': 'The danger must be assessed again.',
  'review-due': 'The danger is to be assessed again.',
  'awaits-second': 'A lowered assessment waits for a second signature.',
  'minor-undecided': 'A minor: two members must decide together before anything goes on.',
  'stay-over': '{days} days over the longest stay in {shelter}.',
  'bed-lost': 'The bed in {shelter} went to somebody else: find another.',
  'lease-ends': 'The lease of {shelter} ends.',
  'consent-ends': 'A consent ends: ask again in time.',
  'task-late': 'A task is late.',
  'task-due': 'A task is due.',
  'visa-stranded': 'Approved, and still not issued.',
}
