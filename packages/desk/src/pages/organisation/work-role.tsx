/** What a member does in the network. It opens nothing: rules that ask for a lawyer or a coordinator look here. */
import { roles, roleWords } from '@safeconduct/core/records/roles.ts'
import { useState } from 'react'
import type { WatchSettings } from '../../calls/cases-asks.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { Refused } from '../frame/refused.tsx'
import { useSay, useWords } from '../words/use-words.ts'

/** The person whose case it is signs nothing, and is no member. */
const ofMembers = roles.filter((role) => role !== 'subject')

type Props = {
  readonly code: string
  readonly works: WatchSettings['roles']
  readonly mayChange: boolean
}

export function WorkRole({ code, works, mayChange }: Props) {
  const { people } = useWords()
  const say = useSay()
  const acting = useAct<WatchSettings>()
  const [changed, setChanged] = useState<WatchSettings['roles']>()
  const known = changed ?? works
  const role = ofMembers.find((one) => known.some(({ member, role: its }) => member === code && its === one))
  const shown = role === undefined ? people.members.workNone : say(roleWords[role].name)
  const change = async (to: string): Promise<void> => {
    const settings = await acting.run(call('cases.setRole', { member: code, role: to }))
    if (settings !== undefined) setChanged(settings.roles)
  }
  if (!mayChange) return <span>{shown}</span>
  return (
    <>
      <select
        aria-label={people.members.workLabel(code)}
        value={role ?? ''}
        disabled={acting.busy}
        title={role === undefined ? undefined : say(roleWords[role].does)}
        onChange={({ target }) => {
          if (target.value !== '') void change(target.value)
        }}
      >
        {role === undefined && <option value="">{people.members.workNone}</option>}
        {ofMembers.map((one) => (
          <option key={one} value={one}>
            {say(roleWords[one].name)}
          </option>
        ))}
      </select>
      <Refused refusal={acting.refusal} />
    </>
  )
}
