/** Whether a change is on its way to the vault: the words "Saved here" must be true when they stand there. */
import { useSyncExternalStore } from 'react'
import { onDrop } from '../session/session.ts'

let underway = 0
const listeners = new Set<() => void>()
onDrop(() => {
  underway = 0
})

export async function whileSaving<T>(work: Promise<T>): Promise<T> {
  change(1)
  try {
    return await work
  } finally {
    change(-1)
  }
}

export function useSaving(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => underway > 0,
  )
}

function change(by: number): void {
  underway = Math.max(0, underway + by)
  for (const listener of listeners) listener()
}
