/**
 * What was erased, or sealed away for a court, is on no page: not in the record, its history, its title or a search.
 *
 * The words leave the signed entries as well (`striking.ts`); until a desk has heard of that, this keeps them from eyes.
 */
import { isObject, isText } from '@safeconduct/core/base/parse.ts'
import { holdsWords } from '@safeconduct/core/records/field.ts'
import { declarationOf, isRecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { type Held, worldOf } from '@safeconduct/core/rules/world.ts'
import type { StoredRecord } from '../vault/stored-record.ts'
import type { Vault } from '../vault/vault.ts'
import { memberRoles } from '../work/member-roles.ts'
import { isErasedByTwo } from './erased-files.ts'
import { Writers } from './writers.ts'

/**
 * A mark counts when its consent says the same and two members stand behind it, as for the files: else one turned
 * colleague would hide every account from everybody's eyes.
 */
export function isErased(vault: Vault, stored: StoredRecord): boolean {
  // A claim is tied to the exact words of its source.
  if (stored.type === 'Claim')
    return valuesIn(stored, 'source').some((id) => {
      const source = isText(id) ? vault.reader.readText(id) : undefined
      return source !== undefined && source.type !== 'Claim' && isErased(vault, source)
    })
  const consents = listIn(stored, 'erased').flatMap((mark) => {
    const id = isObject(mark) ? mark['consent'] : undefined
    return isText(id) ? (vault.reader.readText(id) ?? []) : []
  })
  if (consents.length === 0) return false
  const writers = Writers.of(vault)
  const [item, ...ended] = [stored, ...consents].flatMap((one) => heldOf(vault, one, writers) ?? [])
  const facts = { now: vault.clock.millis(), terms: [], members: memberRoles(vault) }
  return item !== undefined && isErasedByTwo(item, worldOf(ended, facts))
}

function heldOf(vault: Vault, stored: StoredRecord, writers: Writers | undefined): Held | undefined {
  const { id, type } = stored
  if (!isRecordTypeName(type)) return undefined
  const fields = Object.fromEntries([...stored.fields].map(([field]) => [field, valuesIn(stored, field)]))
  const written = writers?.of(vault, id, type)
  return { id, type, fields, ...(written === undefined ? {} : { written }) }
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

function listIn(stored: StoredRecord, field: string): readonly unknown[] {
  return valuesIn(stored, field).flatMap((value): readonly unknown[] =>
    Array.isArray(value) ? value : [value],
  )
}

function valuesIn({ fields }: StoredRecord, field: string): readonly unknown[] {
  const held = fields.get(field)
  if (held === undefined) return []
  return held.state === 'value' ? [held.value] : held.values
}
