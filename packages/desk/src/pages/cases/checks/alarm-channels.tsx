/** How this member is woken: addresses that go to the relay and are kept nowhere here. */
import { useState } from 'react'
import type { ChannelAsk, WatchSettings } from '../../../calls/cases-asks.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { Choice, TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { useLook } from '../use-cases.ts'
import { SecondRelay } from './second-relay.tsx'

export function AlarmChannels() {
  const { checks: said } = useWords().cases.ways
  const { asked, again } = useLook('cases.settings', {})
  const acting = useAct<WatchSettings>()
  const [kind, setKind] = useState<'mail' | 'push'>('mail')
  const [address, setAddress] = useState('')
  const run = async (ask: ChannelAsk): Promise<void> => {
    const done = await acting.run(call('cases.channel', ask))
    if (done !== undefined && ask.act === 'put') setAddress('')
    again()
  }
  const channels = asked.state === 'answered' ? asked.value.channels : []
  return (
    <div className={parts['act-on']}>
      <p className={css['quiet']}>{said.settingsWhy}</p>
      {asked.state === 'refused' && <CasesRefused refusal={asked.refusal} />}
      {asked.state === 'answered' && channels.length === 0 && (
        <p className={css['missing']}>{said.channelsNone}</p>
      )}
      <ul className={parts['lines']}>
        {channels.map((channel) => (
          <li key={channel.id} className={css['task']}>
            <span className={css['grow']}>{said[channel.kind]}</span>
            <button
              type="button"
              disabled={acting.busy}
              onClick={() => void run({ act: 'try', id: channel.id })}
            >
              {said.tryAct}
            </button>
            <button
              type="button"
              data-plain
              disabled={acting.busy}
              onClick={() => void run({ act: 'drop', id: channel.id })}
            >
              {said.dropAct}
            </button>
          </li>
        ))}
      </ul>
      <Choice
        label={said.settings}
        value={kind}
        of={[
          ['mail', said.mail],
          ['push', said.push],
        ]}
        choose={setKind}
      />
      <TextField label={said.address} text={address} change={setAddress} dir="ltr" />
      <button
        type="button"
        disabled={acting.busy || address.trim() === ''}
        onClick={() => void run({ act: 'put', kind, address: address.trim() })}
      >
        {said.addAct}
      </button>
      <CasesRefused refusal={acting.refusal} />
      {asked.state === 'answered' && <SecondRelay url={asked.value.watch.second?.url} again={again} />}
    </div>
  )
}
