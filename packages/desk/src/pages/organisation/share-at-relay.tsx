import { useId, useState } from 'react'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { SecretInput } from '../first/secret-input.tsx'
import control from '../form/control.module.css'
import { Refused } from '../frame/refused.tsx'
import { useWords } from '../words/use-words.ts'
import css from './organisation.module.css'
import { Part } from './part.tsx'
import people from './people.module.css'
import { Typed } from './typed.tsx'

/** Off unless somebody wants it: with it, a passphrase that was forced out of its owner opens nothing once colleagues know. */
export function ShareAtRelay() {
  const { people: said, unlock } = useWords()
  const id = useId()
  const [passphrase, setPassphrase] = useState('')
  const [kit, setKit] = useState('')
  const [done, setDone] = useState('')
  const acting = useAct<Record<string, never>>()
  const act = async (name: 'share.on' | 'share.off'): Promise<void> => {
    const work = name === 'share.on' ? call(name, { passphrase, kit }) : call(name, { passphrase })
    const did = await acting.run(work)
    setPassphrase('')
    setKit('')
    setDone(did === undefined ? '' : name === 'share.on' ? said.recovery.halfIsOn : said.recovery.halfIsOff)
  }
  return (
    <Part title={said.recovery.half} help={said.recovery.halfWhat}>
      <div className={people['fields']}>
        <div className={control['field']}>
          <label htmlFor={id}>{unlock.passphrase}</label>
          <SecretInput id={id} value={passphrase} change={setPassphrase} describedBy={`${id}-done`} />
        </div>
        <Typed label={said.recovery.kitAtHand} text={kit} change={setKit} long />
        <div className={css['row']}>
          <button
            type="button"
            disabled={acting.busy || passphrase === '' || kit.trim() === ''}
            onClick={() => void act('share.on')}
          >
            {said.recovery.halfOn}
          </button>
          <button
            type="button"
            disabled={acting.busy || passphrase === ''}
            onClick={() => void act('share.off')}
          >
            {said.recovery.halfOff}
          </button>
        </div>
      </div>
      <Refused refusal={acting.refusal} />
      <p role="status" id={`${id}-done`} className={people['outcome']}>
        {done}
      </p>
    </Part>
  )
}
