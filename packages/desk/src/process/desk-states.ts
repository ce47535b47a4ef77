/** What a desk can be, and which calls make it something else. */
import type { CallName } from '../calls/calls.ts'
import type { Opened } from './messages.ts'

export type DeskState = 'shut' | 'joining' | 'open' | 'demonstration'

export type Opening =
  | 'organisation.create'
  | 'organisation.join'
  | 'organisation.recover'
  | 'demonstration.open'
  | 'vault.unlock'

/** The page asks these by itself, every few seconds: no sign of a person. */
export const ownQuestions: ReadonlySet<CallName> = new Set([
  'job.read',
  'sync.read',
  'joining.read',
  'invitation.read',
  // The Line room looks whether somebody wrote, the whole day: a desk nobody sits at must lock all the same.
  'line.read',
  'line.queue',
  'line.thread',
  'line.canned',
  'duty.read',
])

export function stateOf(opened: Opened): Exclude<DeskState, 'shut'> {
  if (opened.state === 'joining') return 'joining'
  return opened.demonstration ? 'demonstration' : 'open'
}
