/** One item as it is seen: blurred once it is near the window, clear when somebody asks, blurred again when they had enough. */
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { CallRefusal } from '../../../calls/calls.ts'
import type { LookView } from '../../../calls/evidence-items.ts'
import { call } from '../../calls/client.ts'
import { whileSaving } from '../../calls/saving.ts'
import { askBlurred } from './asking.ts'

export type ItemLook = {
  readonly near: RefObject<HTMLDivElement | null>
  /** What is shown: the clear one where somebody asked, else the blurred one. */
  readonly view: LookView | undefined
  readonly clear: boolean
  readonly busy: boolean
  readonly refusal: CallRefusal | undefined
  readonly show: (page?: number) => void
  readonly blur: () => void
}

export function useItemLook(
  id: string,
  { file, large, shown }: { readonly file: boolean; readonly large: boolean; readonly shown?: () => void },
): ItemLook {
  const near = useRef<HTMLDivElement>(null)
  const [blurred, setBlurred] = useState<LookView>()
  const [clear, setClear] = useState<LookView>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  useEffect(() => {
    const place = near.current
    if (place === null || !file) return undefined
    let drop: (() => void) | undefined
    const watch = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return
        watch.disconnect()
        drop = askBlurred(id, (answer) => setBlurred(answer.ok ? answer.value : undefined))
      },
      { rootMargin: '200px' },
    )
    watch.observe(place)
    return () => {
      watch.disconnect()
      drop?.()
    }
  }, [id, file])
  const show = async (page?: number): Promise<void> => {
    setBusy(true)
    const ask = { id, clear: true, large, ...(page === undefined ? {} : { page }) }
    // It writes: the papers of the item name whoever opened it.
    const answer = await whileSaving(call('evidence.look', ask))
    setBusy(false)
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (!answer.ok) return
    setClear(answer.value)
    shown?.()
  }
  return {
    near,
    view: clear ?? blurred,
    // What could not be shown is not blurred again: it is asked for once more, or not.
    clear: clear?.picture !== undefined || clear?.text !== undefined,
    busy,
    refusal,
    show: (page) => void show(page),
    blur: () => setClear(undefined),
  }
}
