/** Who can read what, and by whose hand: members beside compartments, a right in each crossing. */
import { useState } from 'react'
import type { AccessView, ActOutcome } from '../../calls/organisation.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { useCall } from '../calls/use-call.ts'
import control from '../form/control.module.css'
import { Refused } from '../frame/refused.tsx'
import { lookAtCopies, useNews } from '../session/copies.ts'
import { useWords } from '../words/use-words.ts'
import { AccessTable } from './access-table.tsx'
import css from './organisation.module.css'
import { Outcome } from './outcome.tsx'
import { Part } from './part.tsx'
import { OrganisationTabs } from './tabs.tsx'

export function Access({ caseId }: { readonly caseId?: string }) {
  const words = useWords()
  const said = words.people.access
  const [acts, setActs] = useState(0)
  const news = useNews()
  const asked = useCall('access.read', {}, news * 1_000 + acts)
  const again = (): void => {
    setActs((before) => before + 1)
    void lookAtCopies()
  }
  return (
    <>
      <OrganisationTabs tab="access" />
      <div className={css['page']}>
        <h1>{words.people.tabs.access}</h1>
        <p>{said.help}</p>
        <p className={css['quiet']}>{said.neverBoth}</p>
        {asked.state === 'waiting' && <p role="status">{words.waiting}</p>}
        {asked.state === 'refused' && <Refused refusal={asked.refusal} />}
        {asked.state === 'answered' && (
          <>
            <OneCase view={asked.value} given={caseId} again={again} />
            <Part title={said.organisation}>
              <AccessTable
                title={said.organisation}
                view={asked.value}
                rows={asked.value.rows.filter(({ name }) => name.caseId === undefined)}
                again={again}
              />
            </Part>
          </>
        )}
      </div>
    </>
  )
}

type Props = {
  readonly view: AccessView
  readonly given: string | undefined
  readonly again: () => void
}

/** A case has five parts; a member may hold some of them. */
function OneCase({ view, given, again }: Props) {
  const { people } = useWords()
  const said = people.access
  const cases = new Map(
    view.rows.flatMap(({ name }) =>
      name.caseId === undefined ? [] : [[name.caseId, name.title ?? people.scopes.case]],
    ),
  )
  const [chosen, setChosen] = useState(given)
  const caseId = chosen !== undefined && cases.has(chosen) ? chosen : cases.keys().next().value
  if (caseId === undefined) return <Part title={said.cases} help={said.noCase} />
  return (
    <Part title={said.cases}>
      <div className={control['field']}>
        <label htmlFor="access-case">{said.chooseCase}</label>
        <select id="access-case" value={caseId} onChange={({ target }) => setChosen(target.value)}>
          {[...cases].map(([id, title]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      {view.nameless.includes(caseId) && <Nameless caseId={caseId} again={again} />}
      <AccessTable
        key={caseId}
        title={cases.get(caseId) ?? said.cases}
        view={view}
        rows={view.rows.filter(({ name }) => name.caseId === caseId)}
        again={again}
      />
    </Part>
  )
}

/** Names get a place of their own, made by somebody who knows no shelter. */
function Nameless({ caseId, again }: { readonly caseId: string; readonly again: () => void }) {
  const { people } = useWords()
  const acting = useAct<ActOutcome>()
  const found = async (): Promise<void> => {
    await acting.run(call('access.foundNames', { caseId }))
    again()
  }
  return (
    <div className={css['row']}>
      <span>{people.access.nameless}</span>
      <button type="button" disabled={acting.busy} onClick={() => void found()}>
        {people.access.foundNames}
      </button>
      <Refused refusal={acting.refusal} />
      <Outcome outcome={acting.done} />
    </div>
  )
}
