/**
 * What is typed and not saved goes with what was erased: a draft of that record, and one that names it, for whoever
 * cites an account types its words. docs/formats/cases.md, CA57.
 */
import { recordId } from '@safeconduct/core/base/id.ts'
import { isText } from '@safeconduct/core/base/parse.ts'
import type { Draft } from '../vault/drafts.ts'
import type { Vault } from '../vault/vault.ts'
import { isErased } from './erased-words.ts'

/** How many went. */
export function dropErasedDrafts(vault: Vault): number {
  const stale = vault.drafts
    .names('')
    .filter((name) => isOfErased(vault, name, vault.drafts.read(name) ?? {}))
  for (const name of stale) vault.drafts.drop(name)
  // Freed pages are zeros; what waits in the log beside the file is not.
  if (stale.length > 0) vault.store.database.pragma('wal_checkpoint(truncate)')
  return stale.length
}

/** Also asked when a draft is kept or read: a page that is still open would bring the words back. */
export function isOfErased(vault: Vault, name: string, draft: Draft): boolean {
  const named = new Set([...name.split(' '), ...textsOf(draft)])
  return [...named].some((text) => {
    const id = recordId(text.split('#')[0] ?? '', '')
    const stored = id.ok ? vault.reader.readText(id.value) : undefined
    return stored !== undefined && isErased(vault, stored)
  })
}

/** Ids are short, and what is longer was typed. */
function textsOf(value: unknown): readonly string[] {
  if (isText(value)) return value.length < 80 ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}
