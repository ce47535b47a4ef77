/** A view of cases, asked again by itself: whoever must act must not have to ask. What was known stays meanwhile. */
import { useEffect, useState } from 'react'
import type { Answer, Ask, CallName } from '../../calls/calls.ts'
import { type Asked, useCall } from '../calls/use-call.ts'
import { useKept } from '../line/use-line.ts'
import { useNews } from '../session/copies.ts'

const lookEvery = 10_000

export type Looking<T> = { readonly asked: Asked<T>; readonly again: () => void }

/** Anew after an act, when something came from colleagues, and every few seconds, because clocks run. */
export function useLook<N extends CallName>(name: N, ask: Ask<N>): Looking<Answer<N>> {
  const [looks, setLooks] = useState(0)
  const again = (): void => setLooks((before) => before + 1)
  useEffect(() => {
    const watch = setInterval(again, lookEvery)
    return () => clearInterval(watch)
  }, [])
  return { asked: useKept(useCall(name, ask, useNews() * 1_000_000 + looks)), again }
}
