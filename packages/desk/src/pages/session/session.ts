/**
 * What the window knows of the vault: nothing yet, locked, or open under a session number.
 *
 * Every answer names the session that gave it. When the number changes, everything shown came from a
 * vault that is gone, so the whole page is taken down and built again from nothing. Outside React on
 * purpose: an answer notices the change, whichever component asked.
 */
import type { CallName, Session } from '../../calls/calls.ts'

export type Held =
  | Session
  | { readonly state: 'waiting' | 'closing' }
  | { readonly state: 'no-answer' | 'not-entered' }

let held: Held = { state: 'waiting' }
let number: number | undefined
/** Counts up whenever what is shown must go; the page uses it as its key. */
let life = 0
const listeners = new Set<() => void>()
const droppers = new Set<() => void>()

export function heldSession(): Held {
  return held
}

export function currentLife(): number {
  return life
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** For what lives outside components (drafts, titles): forget it with the session. */
export function onDrop(drop: () => void): void {
  droppers.add(drop)
}

/** These answer with a session themselves; their new number is no surprise. */
const opensOrCloses: ReadonlySet<CallName> = new Set([
  'session.read',
  'organisation.create',
  'organisation.join',
  'organisation.recover',
  'joining.read',
  'joining.drop',
  'demonstration.open',
  'vault.unlock',
  'vault.lock',
])

/** Called with the number of every answer. */
export function noticed(seen: number, by: CallName): void {
  if (number === seen) return
  number = seen
  if (opensOrCloses.has(by)) return
  blank()
}

export function take(session: Session): void {
  if (session.state !== 'open' || held.state === 'open') drop()
  held = session
  tell()
}

/** The same session, told anew: the organisation's name has come, or this device travels. Nothing on the page goes. */
export function renewed(session: Session): void {
  if (session.state !== 'open' || held.state !== 'open' || session.session !== held.session) return
  const { clock: _now, ...before } = held
  const { clock: _then, ...after } = session
  if (JSON.stringify(before) === JSON.stringify(after)) return
  // Something was erased: a page that shows it, or a form into which it was typed, is built again from the vault.
  if (before.erased !== undefined && before.erased !== after.erased) drop()
  held = session
  tell()
}

/** Empties the window at once, before anything is asked of the process. */
export function blank(next: 'waiting' | 'closing' = 'waiting'): void {
  drop()
  held = { state: next }
  tell()
}

export function lost(why: 'no-answer' | 'not-entered'): void {
  drop()
  held = { state: why }
  tell()
}

function drop(): void {
  life += 1
  for (const forget of droppers) forget()
}

function tell(): void {
  for (const listener of listeners) listener()
}
