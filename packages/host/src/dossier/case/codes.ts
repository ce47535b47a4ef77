/** Codes by which a dossier names what the vault knows by other names: a person's own code, and for records a letter and digits. */
import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { textIn, type World } from '@safeconduct/core/rules/world.ts'

const letters: Partial<Record<RecordTypeName, string>> = {
  Event: 'X',
  Act: 'A',
  Testimony: 'T',
  EvidenceItem: 'E',
  Statement: 'Q',
  Publication: 'U',
  Claim: 'L',
  Release: 'D',
  Consent: 'G',
  Person: 'P',
}

/** The same for the same record, in every dossier; never a name, since a record's id says nothing. */
export function codeIn(world: World, id: string): string {
  const held = world.byId(id)
  const own = held?.type === 'Person' ? textIn(held, 'code') : undefined
  if (own !== undefined) return own
  if (/^[A-Za-z]{1,4}-[0-9A-Za-z-]{1,40}$/.test(id)) return id
  const letter = held === undefined ? 'R' : (letters[held.type] ?? 'R')
  return `${letter}-${id.replaceAll(/[^0-9A-Za-z]/g, '').slice(0, 12) || '0'}`
}
