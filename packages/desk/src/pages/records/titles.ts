/**
 * The titles of records that others refer to, asked for together and kept until the session ends.
 *
 * A record that this member may not read has no title here and is shown as nothing: not as a blurred
 * line, not as a count (closed by default, and silent).
 */
import { useSyncExternalStore } from 'react'
import type { Hit } from '../../calls/calls.ts'
import { call } from '../calls/client.ts'
import { currentLife, onDrop } from '../session/session.ts'
import { currentSettings, languageOf, onSettings } from '../session/settings.ts'

/** Undefined: not asked yet or on its way. Null: nothing to show. */
let known: ReadonlyMap<string, Hit | null> = new Map()
let wanted = new Set<string>()
let planned = false
const listeners = new Set<() => void>()
const mostAtOnce = 100

onDrop(() => {
  known = new Map()
  wanted = new Set()
})

export function useTitle(id: string): Hit | null | undefined {
  const title = useSyncExternalStore(subscribe, () => known.get(id))
  if (title === undefined) want(id)
  return title
}

// Titles are made in the language of the window.
onSettings(() => forgetTitles())

/** After a change, titles are read anew. */
export function forgetTitles(): void {
  known = new Map()
  tell()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function want(id: string): void {
  wanted.add(id)
  if (planned) return
  planned = true
  // One question for all references that one drawing of the page shows.
  queueMicrotask(() => void fetchWanted())
}

async function fetchWanted(): Promise<void> {
  while (wanted.size > 0) {
    const ids = [...wanted].slice(0, mostAtOnce)
    for (const id of ids) wanted.delete(id)
    const life = currentLife()
    const titles = await call('records.titles', { ids, language: languageOf(currentSettings().tongue) })
    if (life !== currentLife()) break
    const found = new Map(titles.ok ? titles.value.records.map((hit) => [hit.id, hit]) : [])
    known = new Map([...known, ...ids.map((id) => [id, found.get(id) ?? null] as const)])
    tell()
  }
  planned = false
}

function tell(): void {
  for (const listener of listeners) listener()
}
