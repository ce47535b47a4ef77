import { useEffect, useSyncExternalStore } from 'react'
import { lock, readSession } from './open-close.ts'
import { currentLife, type Held, heldSession, onSession } from './session.ts'

export function useSession(): Held {
  return useSyncExternalStore(onSession, heldSession)
}

export function useLife(): number {
  return useSyncExternalStore(onSession, currentLife)
}

/** Asks again whenever the window was emptied by a change of session. */
export function useSessionReading(): void {
  const { state } = useSession()
  const life = useLife()
  useEffect(() => {
    if (state === 'waiting') void readSession()
  }, [state, life])
}

/** Locks after `after` milliseconds without a key or pointer, by a clock that cannot be set back. */
export function useAutoLock(after: number | undefined): void {
  useEffect(() => {
    if (after === undefined) return
    let last = performance.now()
    const touched = (): void => {
      last = performance.now()
    }
    const look = (): void => {
      if (performance.now() - last >= after) void lock()
    }
    const watch = setInterval(look, Math.min(5000, after))
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
    for (const event of events) addEventListener(event, touched, { passive: true })
    // A lid that was closed for an hour must not show the page again for the seconds until the next look.
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(watch)
      for (const event of events) removeEventListener(event, touched)
      document.removeEventListener('visibilitychange', look)
    }
  }, [after])
}
