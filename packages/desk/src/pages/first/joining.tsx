/** This device has asked to be let in: six words to compare, then the organisation opens by itself. */
import { useEffect, useState } from 'react'
import type { CallRefusal } from '../../calls/calls.ts'
import type { JoiningView } from '../../calls/organisation.ts'
import { call } from '../calls/client.ts'
import { Refused } from '../frame/refused.tsx'
import { SixWords } from '../organisation/six-words.tsx'
import { Typed } from '../organisation/typed.tsx'
import { lock, opened, readSession } from '../session/open-close.ts'
import { useWords } from '../words/use-words.ts'
import door from './door.module.css'
import { Door } from './door.tsx'

const lookEvery = 2_000

export function Joining() {
  const words = useWords()
  const said = words.people.join
  const { view, refusal, look } = useJoining()
  const drop = async (): Promise<void> => {
    opened(await call('joining.drop', {}))
  }
  return (
    <Door title={said.title}>
      {view === undefined ? <p role="status">{words.waiting}</p> : <Step view={view} look={look} />}
      <Refused refusal={refusal} />
      <div className={door['row']}>
        <button type="button" onClick={() => void lock()}>
          {words.bar.lock}
        </button>
        <button type="button" data-plain onClick={() => void drop()}>
          {said.drop}
        </button>
      </div>
    </Door>
  )
}

function useJoining() {
  const [view, setView] = useState<JoiningView>()
  const [refusal, setRefusal] = useState<CallRefusal>()
  const look = async (welcome?: string): Promise<void> => {
    const answer = await call('joining.read', welcome === undefined ? {} : { welcome })
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (answer.ok) setView(answer.value)
    if (answer.ok && answer.value.step === 'joined') await readSession()
  }
  useEffect(() => {
    void look()
    const watch = setInterval(() => void look(), lookEvery)
    return () => clearInterval(watch)
  }, [])
  return { view, refusal, look }
}

type StepProps = { readonly view: JoiningView; readonly look: (welcome?: string) => Promise<void> }

function Step({ view, look }: StepProps) {
  const { people } = useWords()
  const said = people.join
  if (view.step === 'joined') return <p role="status">{said.joined}</p>
  if (view.step !== 'compare') return <p role="alert">{said.ends[view.step]}</p>
  return (
    <>
      <h2>{said.compare}</h2>
      <p>{said.compareWhat}</p>
      <SixWords words={view.words} label={said.compare} />
      <p role="status">{view.sent ? said.sent : said.unsent}</p>
      <p className={door['quiet']}>{said.organisation}</p>
      <output className={door['offer']} dir="ltr" aria-label={said.organisation}>
        {view.organisation.join(' ')}
      </output>
      {view.answer !== undefined && <ByHand answer={view.answer} look={look} />}
    </>
  )
}

/** Where no relay carries them: the answer goes by hand, and the welcome comes back by hand. */
function ByHand({ answer, look }: { readonly answer: string; readonly look: StepProps['look'] }) {
  const { people } = useWords()
  const [welcome, setWelcome] = useState('')
  return (
    <details>
      <summary>{people.join.answer}</summary>
      <output className={door['offer']} dir="ltr" aria-label={people.join.answer}>
        {answer}
      </output>
      <Typed label={people.join.welcome} text={welcome} change={setWelcome} long />
      <button type="button" disabled={welcome.trim() === ''} onClick={() => void look(welcome)}>
        {people.join.take}
      </button>
    </details>
  )
}
