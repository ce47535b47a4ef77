/**
 * What a form is about to save, put before the rules.
 *
 * Acts of the Cases room are judged before they write; a form writes the same fields, so it is asked the same. Only the
 * types that a rule looks at cost anything.
 */

import { recordId } from '@safeconduct/core/base/id.ts'
import { canonicalJson, type Json } from '@safeconduct/core/base/json.ts'
import { isText } from '@safeconduct/core/base/parse.ts'
import { isRecordTypeName, type RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { isLookedAt, savingBreaks } from '@safeconduct/core/rules/saving.ts'
import type { Break } from '@safeconduct/core/rules/verdict.ts'
import { type Held, shapesIn, type World, type Written, withRecord } from '@safeconduct/core/rules/world.ts'
import { plain } from '@safeconduct/core/rules/written.ts'
import type { StoredRecord } from '../vault/stored-record.ts'
import type { Vault } from '../vault/vault.ts'

/** A change as it would be written: for a new record all of its fields. */
export type Changing = {
  readonly id: string
  readonly type: RecordTypeName
  readonly fields: { readonly [field: string]: Json }
}
export type JudgeSave = (change: Changing, by: string) => readonly Break[]

export function judgeSaves(vault: Vault, world: () => World): JudgeSave {
  return ({ id, type, fields }, by) => {
    if (!isLookedAt(type)) return []
    const here = heldHere(vault, id)
    const now = world()
    const written = now.byId(id)?.written
    const before = here === undefined || written === undefined ? here : { ...here, written }
    const changed = Object.entries(fields).map(([field, value]) => [field, value === null ? [] : [value]])
    const after: Held = {
      ...(before ?? { id, type }),
      id,
      type,
      fields: { ...before?.fields, ...Object.fromEntries(changed) },
      ...(written === undefined ? {} : { written: writtenAfter(before, fields, by) }),
    }
    return savingBreaks({ before, after, by }, withSources(vault, now, after))
  }
}

/** What the save leaves as it was stays its writer's; the rest is of whoever saves. */
function writtenAfter(
  before: Held | undefined,
  fields: Changing['fields'],
  by: string,
): NonNullable<Held['written']> {
  const changed = Object.entries(fields).map(([field, value]) => {
    const items = Array.isArray(value) ? value : value === null ? [] : [value]
    const known = before?.written?.[field] ?? []
    const written = items.map((item): Written => {
      const same = known.find((one) => canonicalJson(plain(one.value)) === canonicalJson(item))
      return same ?? { value: item, by }
    })
    return [field, written] as const
  })
  return { ...before?.written, ...Object.fromEntries(changed) }
}

/** The words of a publication are in no world of the cases; a statement that quotes it brings them in. */
function withSources(vault: Vault, world: World, after: Held): World {
  const quoted = shapesIn(after, 'anchors').flatMap(({ publicationId, testimonyId }) =>
    [publicationId, testimonyId].filter(isText),
  )
  return quoted.reduce((whole, id) => {
    const source = heldHere(vault, id)
    return source === undefined ? whole : withRecord(whole, source)
  }, world)
}

function heldHere(vault: Vault, id: string): Held | undefined {
  const parsed = recordId(id, '')
  const stored = parsed.ok ? vault.reader.read(parsed.value) : undefined
  return stored === undefined ? undefined : heldOf(stored)
}

function heldOf({ id, type, fields, withheld }: StoredRecord): Held | undefined {
  if (!isRecordTypeName(type)) return undefined
  const standing = [...fields].map(([field, resolved]) => [
    field,
    resolved.state === 'value' ? [resolved.value] : resolved.values,
  ])
  return { id, type, fields: Object.fromEntries(standing), withheld: new Set(withheld) }
}
