/** Something a person does: one at a time, with what became of it and why it was refused. */
import type { Result } from '@safeconduct/core/base/result.ts'
import { useState } from 'react'
import type { CallRefusal } from '../../calls/calls.ts'
import { whileSaving } from './saving.ts'

export type Acting<T> = {
  readonly busy: boolean
  /** Of the last act, until the next begins: "Done" beside something that still runs, or was refused, would be a lie. */
  readonly done: T | undefined
  readonly refusal: CallRefusal | undefined
  /** Gives what came of it, so that the page can go on from there. */
  readonly run: (work: Promise<Result<T, CallRefusal>>) => Promise<T | undefined>
}

export function useAct<T>(): Acting<T> {
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<T>()
  const [refusal, setRefusal] = useState<CallRefusal>()
  return {
    busy,
    done,
    refusal,
    run: async (work) => {
      setBusy(true)
      setRefusal(undefined)
      setDone(undefined)
      const answer = await whileSaving(work)
      setBusy(false)
      if (answer.ok) setDone(answer.value)
      else setRefusal(answer.refusal)
      return answer.ok ? answer.value : undefined
    },
  }
}
