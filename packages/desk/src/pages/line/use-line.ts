/** The line as it stands, asked again by itself: who waits must not have to be asked for. */
import { useEffect, useState } from 'react'
import type { LineReady, LineView } from '../../calls/line.ts'
import { type Asked, useCall } from '../calls/use-call.ts'
import { useNews } from '../session/copies.ts'

const lookEvery = 2_000

export type Line = {
  readonly asked: Asked<LineView>
  readonly again: () => void
  /** Counts up with every look: what is shown beside it is asked again as well. */
  readonly looks: number
}

/** What was last known stays on the page while it is asked again. */
export function useLine(): Line {
  const [looks, setLooks] = useState(0)
  const again = (): void => setLooks((before) => before + 1)
  useEffect(() => {
    const watch = setInterval(again, lookEvery)
    return () => clearInterval(watch)
  }, [])
  return { asked: useKept(useCall('line.read', {}, looks)), again, looks }
}

/** The answer before, until the next one is there: a list that blinks cannot be read. */
export function useKept<T>(asked: Asked<T>): Asked<T> {
  const [kept, setKept] = useState<Asked<T>>(asked)
  useEffect(() => {
    if (asked.state !== 'waiting') setKept(asked)
  }, [asked])
  return asked.state === 'waiting' ? kept : asked
}

export function readyOf(asked: Asked<LineView>): LineReady | undefined {
  return asked.state === 'answered' && asked.value.state === 'ready' ? asked.value : undefined
}

/** The desk's clock; undefined where this member does not read the line. */
export function nowOf(asked: Asked<LineView>): string | undefined {
  return asked.state === 'answered' && asked.value.state !== 'not-mine' ? asked.value.now : undefined
}

/** Grows when something came in, from the relay or from colleagues. */
export function useLineNews({ asked, looks }: Line): number {
  const news = useNews()
  const own = readyOf(asked)?.news ?? 0
  // Every fifth look as well: clocks run while nothing comes in.
  return news * 1_000_000 + own * 1_000 + (Math.floor(looks / 5) % 1_000)
}
