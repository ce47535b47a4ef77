/** What keeps the line from working, said above everything else in the room, each with what to do. */
import { Link } from 'wouter'
import type { LineView } from '../../calls/line.ts'
import { paths } from '../frame/places.ts'
import { instantWords } from '../records/dates.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'

export function Standing({ view }: { readonly view: LineView }) {
  const { line: said } = useWords()
  switch (view.state) {
    case 'not-mine':
      return <p className={parts['note']}>{said.state['not-mine']}</p>
    case 'no-relay':
      return (
        <p className={parts['due']}>
          {said.state['no-relay']} <Link href={paths.organisation('copies')}>{said.state.noRelayAct}</Link>
        </p>
      )
    case 'not-set-up':
      return (
        <p className={parts['due']}>
          {said.state['not-set-up']}{' '}
          {view.maySetUp ? (
            <Link href={paths.line('page')}>{said.state.setUpAct}</Link>
          ) : (
            said.state.mayNotSetUp
          )}
        </p>
      )
    case 'ready':
      return <Troubles view={view} />
  }
}

function Troubles({ view }: { readonly view: Extract<LineView, { readonly state: 'ready' }> }) {
  const { line: said } = useWords()
  const language = useLanguage()
  const { key, relay, heardAt, trouble, published, now, newer, clockAhead } = view
  const isShort =
    published !== undefined && Date.parse(published.until) - Date.parse(now) < 3 * 24 * 60 * 60_000
  return (
    <>
      {key === 'awaited' && <p className={parts['due']}>{said.state.awaited}</p>}
      {relay !== 'heard' && (
        <p className={parts['due']} role="status">
          {relay === 'silent' && heardAt !== undefined
            ? said.state.silent(instantWords(heardAt, language))
            : said.state.neverHeard}
        </p>
      )}
      {trouble !== undefined && <p className={parts['due']}>{said.state.trouble(trouble)}</p>}
      {newer > 0 && (
        <p className={parts['due']} role="status">
          {said.state.newer(newer)}
        </p>
      )}
      {clockAhead !== undefined && (
        <p className={parts['due']} role="status">
          {clockAhead > 0
            ? said.state.clockAhead(said.state.minutes(clockAhead))
            : said.state.clockBehind(said.state.minutes(-clockAhead))}
        </p>
      )}
      {published === undefined && <p className={parts['due']}>{said.page.notYet}</p>}
      {isShort && <p className={parts['due']}>{said.state.until(instantWords(published.until, language))}</p>}
    </>
  )
}
