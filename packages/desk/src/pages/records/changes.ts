/** Counts what this window has changed, so that tables and titles on it are read anew. */
import { useSyncExternalStore } from 'react'
import { forgetTitles } from './titles.ts'

let count = 0
const listeners = new Set<() => void>()

export function changed(): void {
  count += 1
  forgetTitles()
  for (const listener of listeners) listener()
}

export function useChanges(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => count,
  )
}
