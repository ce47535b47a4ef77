/**
 * Where this desk's changes stand, for everything on the page: asked every two seconds, kept outside components.
 *
 * `news` grows when changes of others came in, so that a page that shows records asks for them again.
 */
import { useEffect, useSyncExternalStore } from 'react'
import type { SyncView } from '../../calls/sync.ts'
import { call } from '../calls/client.ts'
import { changed } from '../records/changes.ts'
import { onDrop } from './session.ts'

let view: SyncView | undefined
const listeners = new Set<() => void>()
const lookEvery = 2_000

onDrop(() => take(undefined))

function take(next: SyncView | undefined): void {
  const before = view
  view = next
  if (before !== undefined && next !== undefined && before.news !== next.news) changed()
  for (const listener of listeners) listener()
}

export async function lookAtCopies(): Promise<void> {
  const answer = await call('sync.read', {})
  if (answer.ok) take(answer.value)
}

export async function syncNow(): Promise<void> {
  const answer = await call('sync.now', {})
  if (answer.ok) take(answer.value)
}

/** Keeps looking while a session is open. */
export function useCopiesWatch(): void {
  useEffect(() => {
    void lookAtCopies()
    const watch = setInterval(() => void lookAtCopies(), lookEvery)
    return () => clearInterval(watch)
  }, [])
}

export function useCopies(): SyncView | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => view,
  )
}

/** A question whose answer may be older than this is asked again. */
export function useNews(): number {
  return useCopies()?.news ?? 0
}

/** Changes whenever a change got further, or one of others came in. */
export function useKept(): number {
  const view = useCopies()
  if (view === undefined) return 0
  const { counts, news } = view
  return news * 1_000_000 + counts['at-relay'] * 1_000 + counts['second-device']
}
