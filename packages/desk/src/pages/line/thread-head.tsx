/** Who it is and what is dangerous about answering, before anything is read or written. */
import { dutyLevel } from '@safeconduct/core/records/choices/line.ts'
import { helpRequestState } from '@safeconduct/core/records/vocabulary/help-request-state.ts'
import { priority } from '@safeconduct/core/records/vocabulary/priority.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { Link } from 'wouter'
import { call } from '../calls/client.ts'
import { paths } from '../frame/places.ts'
import { instantWords } from '../records/dates.ts'
import { languageName } from '../records/language-names.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'
import { dueWords, requestTitle } from './due-words.ts'
import css from './line.module.css'
import { LineRefused } from './line-refused.tsx'
import type { OfThread } from './thread.tsx'
import { awayWords } from './when.ts'

export function ThreadHead({ thread, now, acting }: OfThread) {
  const { line: said } = useWords()
  const language = useLanguage()
  const due = dueWords(thread, now, language, said)
  const facts = [
    termWords(priority, thread.priority, language),
    termWords(helpRequestState, thread.state, language),
    languageName(thread.lang, language),
  ]
  return (
    <header className={css['head']}>
      <h1>
        <bdi>{requestTitle(thread, language)}</bdi>
      </h1>
      <p className={parts['facts']}>{facts.join(' · ')}</p>
      {due !== undefined && (
        <p className={css['due-at']} data-late={due.late}>
          {due.text}
        </p>
      )}
      <Ladder thread={thread} now={now} />
      <Duress thread={thread} now={now} acting={acting} />
      {thread.burntAt !== undefined && (
        <p className={parts['danger']} role="status">
          {said.thread.burnt(instantWords(thread.burntAt, language))}
        </p>
      )}
      {thread.cannotTalkUsed && (
        <p className={parts['danger']} role="alert">
          {said.safe.wordUsed}
        </p>
      )}
      {thread.aboutOther && <p className={parts['due']}>{said.thread.aboutOther}</p>}
      <Lease thread={thread} now={now} acting={acting} />
    </header>
  )
}

/** Who is told that this person waits. */
function Ladder({ thread, now }: Pick<OfThread, 'thread' | 'now'>) {
  const { line: said } = useWords()
  const language = useLanguage()
  if (thread.turn !== 'ours' || thread.ladder.length === 0) return null
  if (thread.ladder.every(({ who }) => who.length === 0))
    return (
      <p className={parts['due']}>
        {said.duty.nobody} <Link href={paths.line('duty')}>{said.duty.title}</Link>
      </p>
    )
  return (
    <p className={parts['facts']}>
      {thread.ladder
        .map(({ level, who, from, told }) =>
          (told ? said.duty.told : said.duty.toldLater)(
            termWords(dutyLevel, level, language),
            who.length === 0 ? said.duty.nobodyThere : who.join(', '),
            awayWords(from, now, language),
          ),
        )
        .join(' · ')}
    </p>
  )
}

function Duress({ thread: { id, duress }, acting }: OfThread) {
  const { line: said } = useWords()
  const language = useLanguage()
  if (duress === undefined) return null
  const when = instantWords(duress.at, language)
  if (duress.seen) return <p className={parts['note']}>{said.thread.duressWas(when)}</p>
  return (
    <div className={parts['danger']} role="alert">
      <p>{said.thread.duress(when)}</p>
      <p>
        <button
          type="button"
          disabled={acting.busy}
          onClick={() => void acting.run(call('line.duressSeen', { id }))}
        >
          {said.thread.duressSeen}
        </button>
      </p>
    </div>
  )
}

/** Who may answer now. Reading and writing notes is open to all who read the line. */
function Lease({ thread: { id, lease, answerable, burntAt }, acting }: OfThread) {
  const { line: said } = useWords()
  const language = useLanguage()
  if (!answerable || burntAt !== undefined) return null
  const until = lease === undefined ? '' : instantWords(lease.until, language)
  return (
    <div className={parts['row']}>
      {lease === undefined && (
        <>
          <button
            type="button"
            data-main
            disabled={acting.busy}
            onClick={() => void acting.run(call('line.lease', { id }))}
          >
            {said.lease.take}
          </button>
          <span className={parts['facts']}>{said.lease.takeHelp}</span>
        </>
      )}
      {lease?.mine === true && (
        <>
          <span role="status">{said.lease.mine(until)}</span>
          <button
            type="button"
            disabled={acting.busy}
            onClick={() => void acting.run(call('line.release', { id }))}
          >
            {said.lease.release}
          </button>
        </>
      )}
      {lease?.mine === false && (
        <span role="status">
          {lease.who === undefined ? said.lease.somebody(until) : said.lease.other(lease.who, until)}
        </span>
      )}
      <LineRefused refusal={acting.refusal} />
    </div>
  )
}
