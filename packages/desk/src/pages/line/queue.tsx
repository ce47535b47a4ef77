/** Who waits: the most urgent first, in the order that every desk computes alike. */
import { type Language, languages } from '@safeconduct/core/base/language.ts'
import { type KeyboardEvent, useState } from 'react'
import { Link } from 'wouter'
import { useCall } from '../calls/use-call.ts'
import { paths } from '../frame/places.ts'
import organisation from '../organisation/organisation.module.css'
import { languageName } from '../records/language-names.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Choice } from './field.tsx'
import css from './line.module.css'
import { LineRefused } from './line-refused.tsx'
import { QueueLine } from './queue-line.tsx'
import { Standing } from './standing.tsx'
import { LineTabs } from './tabs.tsx'
import { type Line, nowOf, useKept, useLine, useLineNews } from './use-line.ts'

const atOnce = 100

export function Queue() {
  const words = useWords()
  const line = useLine()
  const { asked } = line
  return (
    <>
      <LineTabs tab="queue" />
      <div className={parts['wide']}>
        <h1>{words.line.queue.title}</h1>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <LineRefused refusal={asked.refusal} />}
        {asked.state === 'answered' && <Standing view={asked.value} />}
        {asked.state === 'answered' && asked.value.state !== 'not-mine' && <Waiting line={line} />}
      </div>
    </>
  )
}

type Which = 'open' | 'all'

function Waiting({ line }: { readonly line: Line }) {
  const { line: said } = useWords()
  const mine = useLanguage()
  const [which, setWhich] = useState<Which>('open')
  const [language, setLanguage] = useState<Language | ''>('')
  const [limit, setLimit] = useState(atOnce)
  const ask = { offset: 0, limit, which, ...(language === '' ? {} : { language }) }
  const asked = useKept(useCall('line.queue', ask, useLineNews(line)))
  const now = nowOf(line.asked) ?? ''
  return (
    <>
      <div className={parts['tools']}>
        <Choice
          label={said.queue.only}
          value={language}
          of={[['', said.queue.every], ...languages.map((one) => [one, languageName(one, mine)] as const)]}
          choose={setLanguage}
        />
        <Choice
          label={said.acts.state}
          value={which}
          of={[
            ['open', said.queue.open],
            ['all', said.queue.all],
          ]}
          choose={setWhich}
        />
        <Link href={paths.enter} className={parts['act'] ?? ''}>
          {said.queue.enter}
        </Link>
      </div>
      {asked.state === 'refused' && <LineRefused refusal={asked.refusal} />}
      {asked.state === 'answered' && asked.value.total === 0 && (
        <div className={parts['empty']}>
          <p>{said.queue.empty}</p>
          <p className={organisation['quiet']}>{said.queue.emptyWhy}</p>
        </div>
      )}
      {asked.state === 'answered' && asked.value.total > 0 && (
        <>
          <p className={organisation['quiet']} role="status">
            {said.queue.rows(asked.value.total)}. {said.queue.keys}
          </p>
          <ol className={css['queue']} aria-label={said.queue.title} onKeyDown={moved}>
            {asked.value.rows.map((row) => (
              <QueueLine key={row.id} row={row} now={now} />
            ))}
          </ol>
          {asked.value.total > asked.value.rows.length && (
            <button type="button" onClick={() => setLimit(limit + atOnce)}>
              {said.queue.more}
            </button>
          )}
        </>
      )}
    </>
  )
}

/** Arrows move the focus from row to row; Enter follows the link, as a browser does. */
function moved(event: KeyboardEvent<HTMLOListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity }[
    event.key
  ]
  if (step === undefined) return
  const rows = [...event.currentTarget.querySelectorAll('a')]
  const at = rows.findIndex((row) => row === document.activeElement)
  rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus()
  event.preventDefault()
}
