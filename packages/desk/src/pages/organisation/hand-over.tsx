import { useId, useState } from 'react'
import type { ActOutcome, OrganisationView } from '../../calls/organisation.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { Refused } from '../frame/refused.tsx'
import { useWords } from '../words/use-words.ts'
import css from './organisation.module.css'
import { Outcome } from './outcome.tsx'
import people from './people.module.css'

type Props = { readonly view: OrganisationView; readonly again: () => void }

/** Names and shelters in one pair of hands, since others came: one of the two goes, here and now. */
export function HandOver({ view, again }: Props) {
  const { people: said } = useWords()
  const others = view.members.filter(({ me, state }) => !me && state === 'active')
  const [chosen, setChosen] = useState('')
  const to = others.find(({ id }) => id === chosen)?.id ?? others[0]?.id ?? ''
  const acting = useAct<ActOutcome>()
  const give = async (what: 'names' | 'shelters'): Promise<void> => {
    await acting.run(call('access.handOver', { what, to }))
    again()
  }
  return (
    <section className={people['due']}>
      <p>{said.members.handOver}</p>
      <div className={css['row']}>
        {(['shelters', 'names'] as const).map((what) => (
          <HandTo
            key={what}
            label={what === 'shelters' ? said.members.sheltersTo : said.members.namesTo}
            others={others}
            to={to}
            choose={setChosen}
            give={() => void give(what)}
            busy={acting.busy}
          />
        ))}
      </div>
      <Refused refusal={acting.refusal} />
      <Outcome outcome={acting.done} />
    </section>
  )
}

type HandProps = {
  readonly label: string
  readonly others: readonly { readonly id: string; readonly code: string }[]
  readonly to: string
  readonly choose: (id: string) => void
  readonly give: () => void
  readonly busy: boolean
}

function HandTo({ label, others, to, choose, give, busy }: HandProps) {
  const { people: said } = useWords()
  const id = useId()
  return (
    <span className={css['row']}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={to} onChange={({ target }) => choose(target.value)}>
        {others.map((member) => (
          <option key={member.id} value={member.id}>
            {member.code}
          </option>
        ))}
      </select>
      <button
        type="button"
        disabled={busy || to === ''}
        onClick={give}
        aria-label={`${said.members.handTo}: ${label} ${codeOf(others, to)}`}
      >
        {said.members.handTo}
      </button>
    </span>
  )
}

function codeOf(others: HandProps['others'], id: string): string {
  return others.find((one) => one.id === id)?.code ?? ''
}
