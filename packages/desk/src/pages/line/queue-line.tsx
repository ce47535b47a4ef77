/** One person who waits, in one line: how urgent, what was said, what is due, and who has it. */
import { helpRequestState } from '@safeconduct/core/records/vocabulary/help-request-state.ts'
import { priority } from '@safeconduct/core/records/vocabulary/priority.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { Link } from 'wouter'
import type { QueueRow } from '../../calls/line.ts'
import { paths } from '../frame/places.ts'
import parts from '../style/parts.module.css'
import type { Catalogue } from '../words/catalogue.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { dueWords, leaseWords, requestTitle } from './due-words.ts'
import css from './line.module.css'
import { awayWords } from './when.ts'

export function QueueLine({ row, now }: { readonly row: QueueRow; readonly now: string }) {
  const { line: said } = useWords()
  const language = useLanguage()
  const due = dueWords(row, now, language, said)
  const isRed = row.red
  return (
    <li className={css['waiting']} data-red={isRed} data-duress={row.duress?.seen === false}>
      <Link href={paths.thread(row.id)} className={css['open'] ?? ''}>
        <span className={css['urgency']} data-red={isRed}>
          {isRed ? said.queue.red : termWords(priority, row.priority, language)}
        </span>
        <span className={css['what']}>
          <bdi>{requestTitle(row, language)}</bdi>
          <span className={parts['facts']}>{factsOf(row, now, language, said).join(' · ')}</span>
        </span>
        <span className={css['due-at']} data-late={due?.late}>
          {due?.text}
        </span>
        <span className={css['who']}>{leaseWords(row.lease, said)}</span>
      </Link>
    </li>
  )
}

function factsOf(
  row: QueueRow,
  now: string,
  language: 'en' | 'ru' | 'fr',
  { queue: said }: Catalogue['line'],
): readonly string[] {
  return [
    ...(row.duress === undefined ? [] : [said.duress]),
    ...(row.unread > 0 ? [said.unread(row.unread)] : []),
    termWords(helpRequestState, row.state, language),
    said.written(awayWords(row.lastInAt, now, language)),
    ...(row.aboutOther ? [said.about] : []),
    ...(row.held > 0 ? [said.held(row.held)] : []),
    ...(row.disconnects > 0 ? [said.broken(row.disconnects)] : []),
    ...(row.answerable ? [] : [said.noCode]),
  ]
}
