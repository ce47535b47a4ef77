/** Six words on two screens: the only proof that nobody stood between the one who invites and the one who came. */
import { useState } from 'react'
import { type ActOutcome, type InvitationView, type MemberRole, roles } from '../../calls/organisation.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import control from '../form/control.module.css'
import { Refused } from '../frame/refused.tsx'
import { useWords } from '../words/use-words.ts'
import css from './organisation.module.css'
import { Outcome } from './outcome.tsx'
import people from './people.module.css'
import { SixWords } from './six-words.tsx'

export function Comparing({ view, look }: { readonly view: InvitationView; readonly look: () => void }) {
  const { people: said } = useWords()
  const [role, setRole] = useState<MemberRole>('member')
  const confirming = useAct<{ readonly outcome: ActOutcome }>()
  const refusing = useAct<InvitationView>()
  const busy = confirming.busy || refusing.busy
  const confirm = async (): Promise<void> => {
    const ask = view.kind === 'person' ? { id: view.id, role } : { id: view.id }
    if ((await confirming.run(call('invitation.confirm', ask))) !== undefined) look()
  }
  const differ = async (): Promise<void> => {
    if ((await refusing.run(call('invitation.refuse', { id: view.id }))) !== undefined) look()
  }
  return (
    <>
      <h2>{said.invite.compare}</h2>
      <p>{said.invite.compareWhat}</p>
      <SixWords words={view.words ?? []} label={said.invite.compare} />
      {view.kind === 'person' && (
        <div className={control['field']}>
          <label htmlFor="invited-as">{said.invite.asRole}</label>
          <select
            id="invited-as"
            value={role}
            onChange={({ target }) => setRole(roles.find((one) => one === target.value) ?? 'member')}
          >
            {roles.map((one) => (
              <option key={one} value={one}>
                {said.roles[one]}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className={css['row']}>
        <button
          type="button"
          data-main
          disabled={busy || confirming.done !== undefined}
          onClick={() => void confirm()}
        >
          {said.invite.same}
        </button>
        <button type="button" disabled={busy} onClick={() => void differ()}>
          {said.invite.differ}
        </button>
      </div>
      <Refused refusal={confirming.refusal ?? refusing.refusal} />
      {confirming.done !== undefined && (
        <div className={people['step']}>
          <Outcome outcome={confirming.done.outcome} />
        </div>
      )}
    </>
  )
}
