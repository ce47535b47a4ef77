/** One invitation, from the code on this screen to the six words on both. */
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { InvitationView } from '../../calls/organisation.ts'
import { call } from '../calls/client.ts'
import { useCall } from '../calls/use-call.ts'
import { paths } from '../frame/places.ts'
import { Refused } from '../frame/refused.tsx'
import { useWords } from '../words/use-words.ts'
import { Comparing } from './comparing.tsx'
import { InvitationText } from './invitation-text.tsx'
import css from './organisation.module.css'
import people from './people.module.css'
import { OrganisationTabs } from './tabs.tsx'
import { Typed } from './typed.tsx'

const lookEvery = 2_000

export function Invitation({ id }: { readonly id: string }) {
  const words = useWords()
  const [looks, setLooks] = useState(0)
  const [seen, setSeen] = useState<InvitationView>()
  const asked = useCall('invitation.read', { id }, looks)
  const answered = asked.state === 'answered' ? asked.value : seen
  useEffect(() => {
    if (asked.state === 'answered') setSeen(asked.value)
  }, [asked])
  // After the first answer too: a second one means that somebody else has read the invitation.
  const waits = answered === undefined || answered.state === 'waiting' || answered.state === 'answered'
  useEffect(() => {
    if (!waits) return undefined
    const watch = setInterval(() => setLooks((before) => before + 1), lookEvery)
    return () => clearInterval(watch)
  }, [waits])
  return (
    <>
      <OrganisationTabs tab="invite" />
      <div className={css['page']}>
        <Link href={paths.organisation('invite')}>{words.people.invite.back}</Link>
        <h1>{words.people.invite.text}</h1>
        {asked.state === 'refused' && <Refused refusal={asked.refusal} />}
        {answered !== undefined && <Step view={answered} look={() => setLooks((before) => before + 1)} />}
      </div>
    </>
  )
}

function Step({ view, look }: { readonly view: InvitationView; readonly look: () => void }) {
  const { people: said } = useWords()
  switch (view.state) {
    case 'waiting':
      return (
        <>
          <InvitationText view={view} />
          <p role="status">{said.invite.wait}</p>
          <AnswerByHand id={view.id} look={look} />
        </>
      )
    case 'answered':
      return <Comparing view={view} look={look} />
    case 'confirmed':
      return (
        <>
          <p role="status" className={people['outcome']}>
            {said.invite.confirmed}
          </p>
          {view.kind === 'person' && <p>{said.invite.next}</p>}
          {view.welcome !== undefined && (
            <details>
              <summary>{said.invite.welcome}</summary>
              <output className={people['text']} dir="ltr">
                {view.welcome}
              </output>
            </details>
          )}
        </>
      )
    case 'refused':
      return <p role="status">{said.invite.refusedWhat}</p>
    case 'answered-twice':
      return (
        <p role="alert" className={people['alarm']}>
          {said.invite.twiceWhat}
        </p>
      )
    case 'expired':
      return <p role="status">{said.invite.expiredWhat}</p>
    default:
      return null
  }
}

/** The answer went round the relay, as text. */
function AnswerByHand({ id, look }: { readonly id: string; readonly look: () => void }) {
  const { people: said } = useWords()
  const [text, setText] = useState('')
  const [refusal, setRefusal] = useState<Parameters<typeof Refused>[0]['refusal']>()
  const take = async (): Promise<void> => {
    const taken = await call('invitation.read', { id, answer: text })
    setRefusal(taken.ok ? undefined : taken.refusal)
    if (taken.ok) look()
  }
  return (
    <details>
      <summary>{said.invite.answer}</summary>
      <div className={people['fields']}>
        <Typed label={said.invite.answer} text={text} change={setText} long />
        <button type="button" disabled={text.trim() === ''} onClick={() => void take()}>
          {said.invite.take}
        </button>
        <Refused refusal={refusal} />
      </div>
    </details>
  )
}
