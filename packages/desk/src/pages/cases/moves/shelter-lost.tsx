/** The two worst days of a shelter: it is known to them, or they are inside. Each is one step. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { readInstant, typedInstant } from '../../form/read-day.ts'
import { paths } from '../../frame/places.ts'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { CasesRefused } from '../cases-refused.tsx'
import { MomentField } from '../fields.tsx'
import { Fold } from '../fold.tsx'
import type { OfShelter } from './shelter.tsx'

export function ShelterLost(props: OfShelter) {
  const { shelters: said } = useWords().cases.moves
  return (
    <>
      {props.shelter.state !== 'compromised' && props.shelter.state !== 'closed' && (
        <Fold title={said.compromise}>
          <Compromise {...props} />
        </Fold>
      )}
      {props.shelter.state !== 'closed' && (
        <Fold title={said.raid}>
          <Raid {...props} />
        </Fold>
      )}
    </>
  )
}

function Compromise({ shelter: { id }, again }: OfShelter) {
  const { shelters: said } = useWords().cases.moves
  const acting = useAct<unknown>()
  const [, go] = useLocation()
  const [how, setHow] = useState('')
  const burn = async (): Promise<void> => {
    const done = await acting.run(call('cases.compromise', { id, how }))
    again()
    if (done !== undefined) go(paths.exposure(id))
  }
  return (
    <div className={parts['danger']}>
      <p>{said.compromiseWhy}</p>
      <TextField label={said.compromiseHow} text={how} change={setHow} rows={2} />
      <p>
        <button type="button" disabled={acting.busy || how.trim() === ''} onClick={() => void burn()}>
          {said.compromiseAct}
        </button>
      </p>
      <CasesRefused refusal={acting.refusal} />
    </div>
  )
}

function Raid({ shelter: { id, now }, again }: OfShelter) {
  const { cases } = useWords()
  const { shelters: said } = cases.moves
  const acting = useAct<unknown>()
  const language = useLanguage()
  const [, go] = useLocation()
  const [at, setAt] = useState(typedInstant(now))
  const [known, setKnown] = useState('')
  const begin = async (): Promise<void> => {
    const done = await acting.run(call('cases.raid', { shelter: id, at: readInstant(at), known, language }))
    again()
    if (done !== undefined) go(paths.exposure(id))
  }
  return (
    <div className={parts['danger']}>
      <p>{said.raidWhy}</p>
      <MomentField label={cases.acts.at} text={at} change={setAt} />
      <TextField label={cases.acts.known} text={known} change={setKnown} rows={2} />
      <p>
        <button type="button" disabled={acting.busy || known.trim() === ''} onClick={() => void begin()}>
          {said.raidAct}
        </button>
      </p>
      <CasesRefused refusal={acting.refusal} />
    </div>
  )
}
