/**
 * R14 in the rooms: to whoever is not on the list of a check the second word looks like the first, in the record, in
 * its history, in the line that names it. A colleague who works under somebody's eyes reads nothing here either.
 */

import type { Json } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { withoutErased } from '@safeconduct/host/cases/erased-words.ts'
import type { StoredRecord } from '@safeconduct/host/vault/stored-record.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { memberHere } from '@safeconduct/host/vault/who.ts'

export function asTold(vault: Vault, whole: StoredRecord): StoredRecord {
  const stored = withoutErased(vault, whole)
  if (isTold(vault, stored)) return stored
  const fields = [...stored.fields].map(
    ([name, resolved]) =>
      [
        name,
        resolved.state === 'value'
          ? { ...resolved, value: asFirstWord(resolved.value) }
          : { ...resolved, values: resolved.values.map(asFirstWord) },
      ] as const,
  )
  return { ...stored, fields: new Map(fields) }
}

export function isTold(vault: Vault, { type, fields }: StoredRecord): boolean {
  if (type !== 'Check') return true
  const valuesOf = (field: string): readonly Json[] => {
    const held = fields.get(field)
    return held === undefined ? [] : held.state === 'value' ? [held.value] : held.values
  }
  // Also whom a line of the check names: a colleague who takes a name out of the field leaves the line (CA50).
  const lines = valuesOf('terms').flatMap((value) => (Array.isArray(value) ? value : []))
  const lists = [
    ...valuesOf('escalation'),
    ...lines.flatMap((line) => (isObject(line) ? (line['escalation'] ?? []) : [])),
  ]
  const member = memberHere(vault.replica)
  return member !== undefined && lists.flat().includes(member)
}

export function asFirstWord(value: Json): Json {
  if (value === 'duress') return 'safe_word_ok'
  if (Array.isArray(value)) return value.map(asFirstWord)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([part, one]) => [part, asFirstWord(one)]))
}
