import { useState } from 'react'
import type { CallRefusal } from '../../calls/calls.ts'
import { call } from '../calls/client.ts'
import { Refused } from '../frame/refused.tsx'
import { opened } from '../session/open-close.ts'
import { useWords } from '../words/use-words.ts'

/** Opens the fictional republic. */
export function LookAround() {
  const { first } = useWords()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const look = async (): Promise<void> => {
    setBusy(true)
    setRefusal(opened(await call('demonstration.open', {})))
    setBusy(false)
  }
  return (
    <>
      <button type="button" disabled={busy} onClick={() => void look()}>
        {first.look}
      </button>
      {busy && <p role="status">{first.opening}</p>}
      <Refused refusal={refusal} />
    </>
  )
}
