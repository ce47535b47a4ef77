import { type RefObject, useEffect, useRef, useState } from 'react'

/** The width an element has, kept up to date. */
export function useWidth(): readonly [RefObject<HTMLElement | null>, number] {
  const place = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(() => window.innerWidth)
  useEffect(() => {
    const element = place.current
    if (element === null) return undefined
    const watch = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0))
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return [place, width]
}
