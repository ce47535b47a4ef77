/** Clear frames of one film, as somebody goes through it. They are dropped with the page, and when it is blurred again. */
import { useRef, useState } from 'react'
import type { CallRefusal } from '../../../calls/calls.ts'
import type { FilmView, StillView } from '../../../calls/evidence-items.ts'
import { call } from '../../calls/client.ts'
import { whileSaving } from '../../calls/saving.ts'
import { beforeOf, nextOf, secondBefore, secondsFrom } from './frames.ts'

export type Stills = {
  readonly still: StillView | undefined
  readonly busy: boolean
  readonly refusal: CallRefusal | undefined
  readonly show: (at: number) => void
  readonly step: (by: 1 | -1, from: number) => void
  readonly blur: () => void
}

/** Enough to go back a few steps; each is a picture in memory. */
const mostKept = 40

export function useStills(
  id: string,
  film: FilmView,
  { first, shown }: { readonly first?: StillView; readonly shown?: () => void } = {},
): Stills {
  const [kept, setKept] = useState<readonly StillView[]>(first === undefined ? [] : [first])
  const [still, setStill] = useState(first)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const last = useRef(0)
  const ask = async (at: number): Promise<void> => {
    const mine = ++last.current
    setBusy(true)
    const wanted = secondsFrom(at, film).filter((second) => second === at || second < film.seconds)
    // It writes: the papers of the item name whoever opened it.
    const answer = await whileSaving(call('evidence.stills', { id, at: wanted }))
    // Whoever went on meanwhile waits for another frame.
    if (mine !== last.current) return
    setBusy(false)
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (!answer.ok) return
    const { stills } = answer.value
    setKept((before) =>
      [...before.filter((one) => stills.every((each) => each.at !== one.at)), ...stills].slice(-mostKept),
    )
    setStill(stills[0])
    shown?.()
  }
  return {
    still,
    busy,
    refusal,
    show: (at) => void ask(at),
    step: (by, from) => {
      const near = by === 1 ? nextOf(kept, from, film) : beforeOf(kept, from, film)
      if (near !== undefined) setStill(near)
      else void ask(by === 1 ? from + 0.5 / film.rate : secondBefore(from, film))
    },
    blur: () => {
      last.current++
      setBusy(false)
      setKept([])
      setStill(undefined)
    },
  }
}
