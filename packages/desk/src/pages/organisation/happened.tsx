import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import type { NoticeView } from '../../calls/organisation.ts'
import { call } from '../calls/client.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { actWords } from './act-words.ts'
import css from './people.module.css'

/** Something others did to the organisation; it stays until it was read. */
export function Happened({ notice, again }: { readonly notice: NoticeView; readonly again: () => void }) {
  const { people } = useWords()
  const language = useLanguage()
  const read = async (): Promise<void> => {
    await call('organisation.noticed', { id: notice.id })
    again()
  }
  return (
    <p className={css['note']}>
      {actWords(people.happened, notice.kind, notice.facts)}
      {notice.by !== '' && ` · ${people.members.doneBy(notice.by)}`}
      {notice.at !== undefined && ` · ${dayWords(notice.at, language)}`}{' '}
      <button type="button" data-plain onClick={() => void read()}>
        {people.alarms.seen}
      </button>
    </p>
  )
}
