/**
 * What is being typed into forms, kept while the session lives: a form that was left, by mistake or by
 * a ringing phone, opens again as it was. Locking drops it with everything else.
 */
import type { Json } from '@safeconduct/core/base/json.ts'
import { onDrop } from '../session/session.ts'

/** Only the fields that were touched; null is an emptied field. */
export type Draft = Readonly<Record<string, Json>>

const drafts = new Map<string, Draft>()
onDrop(() => drafts.clear())

/** A new record of a kind, or the record with this id. */
export function draftKey(type: string, id: string | undefined): string {
  return id ?? `new ${type}`
}

export function draftOf(key: string): Draft | undefined {
  return drafts.get(key)
}

export function keepDraft(key: string, draft: Draft): void {
  drafts.set(key, draft)
}

export function dropDraft(key: string): void {
  drafts.delete(key)
}
