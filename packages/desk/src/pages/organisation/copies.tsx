/** Sync: where every change is, what waits and why, the relay, the stick, and work that came late. */
import type { ChangeState, SyncView } from '../../calls/sync.ts'
import { changeStates } from '../../calls/sync.ts'
import { useAct } from '../calls/use-act.ts'
import { instantWords } from '../records/dates.ts'
import { syncNow, useCopies } from '../session/copies.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import { Late } from './late.tsx'
import css from './organisation.module.css'
import { Part } from './part.tsx'
import people from './people.module.css'
import { RelayForm } from './relay-form.tsx'
import { Stick } from './stick.tsx'
import { Strikes } from './strikes.tsx'
import { OrganisationTabs } from './tabs.tsx'
import { Waits } from './waits.tsx'

export function Copies() {
  const words = useWords()
  const view = useCopies()
  return (
    <>
      <OrganisationTabs tab="copies" />
      <div className={css['page']}>
        <h1>{words.people.tabs.copies}</h1>
        {view === undefined ? (
          <p role="status">{words.waiting}</p>
        ) : (
          <>
            <States counts={view.counts} />
            <RelayState view={view} />
            <Waits waits={view.waits} />
            <RelayForm has={view.relay.state !== 'none'} />
          </>
        )}
        <Stick />
        <Strikes />
        <Late />
      </div>
    </>
  )
}

function States({ counts }: { readonly counts: { readonly [S in ChangeState]: number } }) {
  const { people: said } = useWords()
  return (
    <Part title={said.sync.states}>
      <div className={people['states']}>
        {changeStates.map((state) => (
          <div key={state}>
            <strong>
              <span className={people['dots']} data-state={state} aria-hidden="true" />
              {said.sync.bar[state]}
            </strong>
            <span className={people['figure']}>{said.sync.changes(counts[state])}</span>
            <span className={css['quiet']}>{said.sync.stateWhat[state]}</span>
          </div>
        ))}
      </div>
    </Part>
  )
}

function RelayState({ view: { relay, currentAt, progress } }: { readonly view: SyncView }) {
  const { people: said, organisation } = useWords()
  const language = useLanguage()
  const figures = new Intl.NumberFormat(language)
  const acting = useAct<true>()
  const now = async (): Promise<{ readonly ok: true; readonly value: true }> => {
    await syncNow()
    return { ok: true, value: true }
  }
  return (
    <Part title={said.sync.relay}>
      {relay.state !== 'none' && (
        <p>
          <bdi>{relay.url}</bdi>
        </p>
      )}
      <p role="status">
        {said.sync.relayStates[relay.state]}
        {currentAt !== undefined && ` ${said.sync.currentAt(instantWords(currentAt, language))}.`}
      </p>
      {relay.state === 'refused' && <p>{said.sync.why[relay.why]}</p>}
      {progress !== undefined && progress.of > 0 && (
        <p className={css['row']}>
          <progress
            className={css['progress']}
            aria-label={said.sync.relayStates.running}
            value={progress.done}
            max={progress.of}
          />
          <span>{organisation.progress(figures.format(progress.done), figures.format(progress.of))}</span>
        </p>
      )}
      {relay.state !== 'none' && (
        <button
          type="button"
          className={css['start']}
          disabled={acting.busy}
          onClick={() => void acting.run(now())}
        >
          {said.sync.now}
        </button>
      )}
    </Part>
  )
}
