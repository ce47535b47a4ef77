/**
 * What was erased, or sealed away for a court, is on no page: not in the record, its history, its title or a search.
 *
 * Its entries stay in the signed feeds, under keys that its readers' devices hold; a tool of one's own still opens
 * them (docs/threat-model.md). So this keeps words from eyes, and not from a member who saved them.
 */
import { isObject, isText } from '@safeconduct/core/base/parse.ts'
import { holdsWords } from '@safeconduct/core/records/field.ts'
import { declarationOf, isRecordTypeName } from '@safeconduct/core/records/record-types.ts'
import type { StoredRecord } from '../vault/stored-record.ts'
import type { Vault } from '../vault/vault.ts'

/** A mark counts when its consent says the same: taken back, its days over and confirmed, or sealed away by two. */
export function isErased(vault: Vault, stored: StoredRecord): boolean {
  return listIn(stored, 'erased').some((mark) => {
    const id = isObject(mark) ? mark['consent'] : undefined
    const consent = isText(id) ? vault.reader.readText(id) : undefined
    return consent?.type === 'Consent' && hasEnded(vault, consent)
  })
}

function hasEnded(vault: Vault, consent: StoredRecord): boolean {
  const [after] = listIn(consent, 'eraseAfter')
  if (!isText(after) || listIn(consent, 'withdrawn').length === 0) return false
  if (listIn(consent, 'sealedUp').length > 1) return true
  return listIn(consent, 'confirmedSafe').length > 0 && Date.parse(after) <= vault.clock.millis()
}

/** The record without its words: they stand as fields that nobody here reads. */
export function withoutErased(vault: Vault, stored: StoredRecord): StoredRecord {
  if (!isErased(vault, stored)) return stored
  const kept = [...stored.fields].filter(([field]) => !isOfWords(stored.type, field))
  const gone = [...stored.fields.keys()].filter((field) => isOfWords(stored.type, field))
  return { ...stored, fields: new Map(kept), withheld: [...stored.withheld, ...gone] }
}

export function isOfWords(type: string, field: string): boolean {
  const declared = isRecordTypeName(type) ? declarationOf(type).all[field] : undefined
  return declared !== undefined && holdsWords(declared)
}

function listIn({ fields }: StoredRecord, field: string): readonly unknown[] {
  const held = fields.get(field)
  if (held === undefined) return []
  const values = held.state === 'value' ? [held.value] : held.values
  return values.flatMap((value): readonly unknown[] => (Array.isArray(value) ? value : [value]))
}
