/** Changes that need another person's signature: each is asked for by name, on the screens of those who may sign. */
import { useState } from 'react'
import type { ActOutcome, ProposalView } from '../../calls/organisation.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { useCall } from '../calls/use-call.ts'
import { Refused } from '../frame/refused.tsx'
import { useNews } from '../session/copies.ts'
import { useWords } from '../words/use-words.ts'
import { actWords } from './act-words.ts'
import css from './organisation.module.css'
import { Outcome } from './outcome.tsx'
import { Part } from './part.tsx'
import people from './people.module.css'
import { useLogWords } from './use-log-words.ts'

/** `turns` grows with every act on the page: what was just asked for stands here at once. */
export function Proposals({ turns, again }: { readonly turns: number; readonly again: () => void }) {
  const { people: said } = useWords()
  const [acts, setActs] = useState(0)
  const news = useNews()
  const asked = useCall('proposals.read', {}, news * 1_000_000 + turns * 1_000 + acts)
  const acting = useAct<ActOutcome>()
  const did = async (work: Parameters<typeof acting.run>[0]): Promise<void> => {
    await acting.run(work)
    setActs((before) => before + 1)
    again()
  }
  const proposals = asked.state === 'answered' ? asked.value.proposals : []
  if (proposals.length === 0) return <Refused refusal={acting.refusal} />
  return (
    <Part title={said.proposals.title}>
      <ul className={people['lines']}>
        {proposals.map((one) => (
          <Proposal
            key={one.id}
            proposal={one}
            busy={acting.busy}
            approve={() => void did(call('proposals.approve', { id: one.id }))}
            drop={() => void did(call('proposals.drop', { id: one.id }))}
          />
        ))}
      </ul>
      <Outcome outcome={acting.done} />
      <Refused refusal={acting.refusal} />
    </Part>
  )
}

type Props = {
  readonly proposal: ProposalView
  readonly busy: boolean
  readonly approve: () => void
  readonly drop: () => void
}

function Proposal({ proposal, busy, approve, drop }: Props) {
  const { people: said } = useWords()
  const logWords = useLogWords()
  const { what, by, facts, name, have, need, state, onlyHere = [] } = proposal
  const where = name === undefined ? '' : ` · ${logWords(name)}`
  const named = `${actWords(said.acts, what, facts)}${where}`
  return (
    <li className={people['line']}>
      <span className={people['grow']}>
        <strong>{named}</strong> <span className={css['quiet']}>{said.proposals.by(by)}</span>
        <br />
        <span className={css['quiet']}>
          {said.proposals.states[state]}
          {need > 1 && ` · ${said.proposals.have(have, need)}`}
        </span>
        {onlyHere.length > 0 && <p>{said.proposals.onlyHere(onlyHere.map(logWords).join(', '))}</p>}
      </span>
      {state === 'asks-me' && (
        <button
          type="button"
          data-main
          disabled={busy}
          onClick={approve}
          aria-label={said.proposals.approveLabel(named)}
        >
          {said.proposals.approve}
        </button>
      )}
      <button type="button" data-plain disabled={busy} onClick={drop}>
        {state === 'asks-me' ? said.proposals.decline : said.proposals.drop}
      </button>
    </li>
  )
}
