/** What opens and closes the vault from the page's side. */
import type { Result } from '@safeconduct/core/base/result.ts'
import type { CallRefusal, Session } from '../../calls/calls.ts'
import { call } from '../calls/client.ts'
import { blank, heldSession, lost, take } from './session.ts'

/** Asks how the vault stands. */
export async function readSession(): Promise<void> {
  const session = await call('session.read', {})
  if (session.ok) take(session.value)
  else lost(session.refusal.kind === 'not-entered' ? 'not-entered' : 'no-answer')
}

/** The page empties first; then the process is told to end the one that holds the keys. */
export async function lock(): Promise<void> {
  const { state } = heldSession()
  if (state !== 'open' && state !== 'joining') return
  blank('closing')
  const locked = await call('vault.lock', {})
  if (locked.ok) take(locked.value)
  else await readSession()
}

/** Takes the session a call answered with; a refusal goes back to the form it belongs to. */
export function opened(answer: Result<Session, CallRefusal>): CallRefusal | undefined {
  if (!answer.ok) return answer.refusal
  take(answer.value)
  return undefined
}
