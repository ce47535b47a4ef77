/** Invitations: one for each person and each further device, good once and for a week. */
import { Link, useLocation } from 'wouter'
import type { InvitationView } from '../../calls/organisation.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { useCall } from '../calls/use-call.ts'
import { paths } from '../frame/places.ts'
import { Refused } from '../frame/refused.tsx'
import { instantWords } from '../records/dates.ts'
import { useNews } from '../session/copies.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import css from './organisation.module.css'
import { Part } from './part.tsx'
import people from './people.module.css'
import { OrganisationTabs } from './tabs.tsx'

export function Invite() {
  const { people: said } = useWords()
  const [, go] = useLocation()
  const acting = useAct<InvitationView>()
  const make = async (name: 'member.invite' | 'device.enrol'): Promise<void> => {
    const made = await acting.run(call(name, {}))
    if (made !== undefined) go(paths.invitation(made.id))
  }
  return (
    <>
      <OrganisationTabs tab="invite" />
      <div className={css['page']}>
        <h1>{said.tabs.invite}</h1>
        <p>{said.invite.help}</p>
        <div className={css['row']}>
          <button type="button" data-main disabled={acting.busy} onClick={() => void make('member.invite')}>
            {said.invite.person}
          </button>
          <button type="button" disabled={acting.busy} onClick={() => void make('device.enrol')}>
            {said.invite.device}
          </button>
        </div>
        <Refused refusal={acting.refusal} />
        <OpenOnes />
      </div>
    </>
  )
}

function OpenOnes() {
  const { people: said } = useWords()
  const language = useLanguage()
  const asked = useCall('invitation.list', {}, useNews())
  const invitations = asked.state === 'answered' ? asked.value.invitations : []
  if (invitations.length === 0) return null
  return (
    <Part title={said.invite.open}>
      <ul className={people['lines']}>
        {invitations.map(({ id, kind, state, expiresAt }) => (
          <li key={id} className={people['line']}>
            <Link href={paths.invitation(id)} className={people['grow'] ?? ''}>
              {said.invite.kinds[kind]} · {said.invite.states[state]}
            </Link>
            <span className={css['quiet']}>{said.invite.expires(instantWords(expiresAt, language))}</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
