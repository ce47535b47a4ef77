/** What components know of the session: whether the vault is open, and that the page ends when the vault does. */
import { useEffect, useSyncExternalStore } from 'react'
import { call } from '../calls/client.ts'
import { lock, readSession } from './open-close.ts'
import { blank, currentLife, type Held, heldSession, onSession, renewed } from './session.ts'

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

const lookEvery = 10_000
const tellAfter = 60_000

/**
 * The vault may lock by itself, or for another window: a page that shows what a closed vault held is
 * emptied within seconds, also when nobody touches it.
 */
export function useVaultWatch(session: number): void {
  useEffect(() => {
    const look = async (): Promise<void> => {
      const answer = await call('session.read', {})
      const same = answer.ok && answer.value.state === 'open' && answer.value.session === session
      // A later session of this same window must not be emptied by a question of the one before.
      const held = heldSession()
      if (!same && held.state === 'open' && held.session === session) blank()
      if (answer.ok && same) renewed(answer.value)
    }
    void look()
    const watch = setInterval(() => void look(), lookEvery)
    return () => clearInterval(watch)
  }, [session])
}

/** Somebody who reads and scrolls works too: the vault, which sees only calls, is told once a minute. */
export function useStillHere(): void {
  useEffect(() => {
    let told = performance.now()
    const touched = (): void => {
      if (performance.now() - told < tellAfter) return
      told = performance.now()
      void call('records.table', { types: ['Event'], filter: '', offset: 0, limit: 1 })
    }
    for (const event of ['keydown', 'pointerdown', 'wheel'] as const) {
      addEventListener(event, touched, { passive: true })
    }
    return () => {
      for (const event of ['keydown', 'pointerdown', 'wheel'] as const) removeEventListener(event, touched)
    }
  }, [])
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
    const events = ['keydown', 'pointerdown', 'wheel'] as const
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
