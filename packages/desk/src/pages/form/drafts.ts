/**
 * What is being typed into forms. A form that was left, by mistake, by a ringing phone or by the lock, opens
 * again as it was: the page holds the draft, and the vault has it a moment later.
 */
import type { Json } from '@safeconduct/core/base/json.ts'
import { call } from '../calls/client.ts'
import { onDrop } from '../session/session.ts'

/** Only the fields that were touched; null is an emptied field. */
export type Draft = Readonly<Record<string, Json>>

/** Long enough not to write with every key, short enough to lose at most a word. */
const pause = 400
const drafts = new Map<string, Draft>()
const waiting = new Map<string, ReturnType<typeof setTimeout>>()

onDrop(() => {
  for (const timer of waiting.values()) clearTimeout(timer)
  waiting.clear()
  drafts.clear()
})

/** A new record of a kind, or the record with this id. */
export function draftKey(type: string, id: string | undefined): string {
  return id ?? `new ${type}`
}

export function draftOf(key: string): Draft | undefined {
  return drafts.get(key)
}

/** The draft as the vault has it, for a form that is opened after a lock. */
export async function readDraft(key: string): Promise<Draft | undefined> {
  const answer = await call('draft.read', { name: key })
  return answer.ok && answer.value.fields !== null ? answer.value.fields : undefined
}

export function keepDraft(key: string, draft: Draft): void {
  drafts.set(key, draft)
  clearTimeout(waiting.get(key))
  const send = (): void => {
    waiting.delete(key)
    // What cannot be kept stays on the page; saving it says what is wrong.
    void call('draft.keep', { name: key, fields: draft })
  }
  waiting.set(key, setTimeout(send, pause))
}

export function dropDraft(key: string): void {
  clearTimeout(waiting.get(key))
  waiting.delete(key)
  drafts.delete(key)
  void call('draft.drop', { name: key })
}
