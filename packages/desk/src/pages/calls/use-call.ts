/** A question that a component asks when it appears, and again when the question changes. */
import { useEffect, useState } from 'react'
import type { Answer, Ask, CallName, CallRefusal } from '../../calls/calls.ts'
import { call } from './client.ts'

export type Asked<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'answered'; readonly value: T }
  | { readonly state: 'refused'; readonly refusal: CallRefusal }

/** `again` counts up when the answer must be asked for anew. */
export function useCall<N extends CallName>(name: N, ask: Ask<N>, again = 0): Asked<Answer<N>> {
  const question = JSON.stringify(ask)
  const [asked, setAsked] = useState<Asked<Answer<N>> & { readonly question?: string }>({ state: 'waiting' })
  useEffect(() => {
    let wanted = true
    // What was answered once is asked again by the page: by its clock, or because something came in.
    void call(name, ask, asked.question === question).then((answer) => {
      if (!wanted) return
      setAsked(
        answer.ok
          ? { state: 'answered', value: answer.value, question }
          : { state: 'refused', refusal: answer.refusal, question },
      )
    })
    return () => {
      wanted = false
    }
    // The question stands for the ask: equal asks are one question, whoever built the object.
  }, [name, question, again])
  return asked.question === question ? asked : { state: 'waiting' }
}
