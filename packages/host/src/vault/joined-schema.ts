/**
 * Where records and vault meet: the vault is given the table of the record types, and the few types of
 * the organisation's own directory that are no records of the field.
 */
import type { Json } from '@safeconduct/core/base/json.ts'
import { declarationOf, isRecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { recordsSchema } from '@safeconduct/core/records/vault-schema.ts'
import type { FieldRule, VaultSchema } from '@safeconduct/core/vault/schema.ts'

const inDirectory: FieldRule['compartment'] = () => ({ scope: { kind: 'directory' }, part: 'whole' })
const last = (findable: FieldRule['findable']): FieldRule => ({
  compartment: inDirectory,
  merge: { kind: 'last' },
  findable,
})

/** Which unlock share is a device's, and what withholds it: `work/unlock-shares.ts`. */
export const unlockShareType = 'UnlockShare'

/** What the organisation's timers at a relay lie under, and how members are told: `cases/guard-secret.ts`. */
export const guardType = 'TimerGuard'
export const alarmChannelType = 'AlarmChannel'
/** A second relay for timers: `cases/second-relay.ts`. */
export const timerRelayType = 'TimerRelay'

/** Settings of the organisation and its members: kept in `directory`, shown in no room's table. */
const directoryTypes: { readonly [type: string]: { readonly [field: string]: FieldRule } } = {
  Organisation: {
    languages: last('never'),
    // The mission's term list guards against its own words being looked up, so it is itself never found.
    termList: { compartment: inDirectory, merge: { kind: 'set', keys: [] }, findable: 'never' },
    // Which partners sign what this organisation's ledgers say: a policy of C2SP without its logs.
    witnesses: last('never'),
    // Whom it asks for the time of its ledgers, and by which certificates it believes them.
    authorities: last('never'),
  },
  Member: { code: last('never'), role: last('never') },
  [guardType]: { secret: last('never') },
  [timerRelayType]: { relay: last('never') },
  [alarmChannelType]: {
    member: last('never'),
    channel: last('never'),
    kind: last('never'),
    gone: last('never'),
  },
  [unlockShareType]: { device: last('never'), share: last('never'), lock: last('never') },
}

/** The sealed bytes of an evidence item: key, size and name of the blob. In no table, form or index. */
export const fileField = 'file'

export const vaultSchema: VaultSchema = {
  types: [...recordsSchema.types, ...Object.keys(directoryTypes)],
  field: (type, field) => {
    if (type === 'EvidenceItem' && field === fileField) return blobRule
    const own = Object.hasOwn(directoryTypes, type) ? directoryTypes[type] : undefined
    if (own !== undefined) return Object.hasOwn(own, field) ? own[field] : undefined
    return recordsSchema.field(type, field)
  },
  wordsOf: (type: string, field: string, value: Json) =>
    field === fileField || Object.hasOwn(directoryTypes, type)
      ? ''
      : recordsSchema.wordsOf(type, field, value),
  columnWordsOf,
}

/** Every field that a record of this type may have. */
export function fieldsOf(type: string): readonly string[] {
  if (isRecordTypeName(type)) return Object.keys(declarationOf(type).all)
  return Object.keys(Object.hasOwn(directoryTypes, type) ? (directoryTypes[type] ?? {}) : {})
}

/**
 * What a table shows: texts as written, terms in every language of the release, so that a filter for
 * "hidden" finds the state whichever language the colleague worked in.
 */
function columnWordsOf(type: string, name: string, value: Json): string {
  const field = isRecordTypeName(type) ? declarationOf(type).all[name] : undefined
  if (field?.column !== true) return ''
  const { vocabulary } = field
  if (vocabulary === undefined) return recordsSchema.wordsOf(type, name, value)
  // R14: a filter finds both words of a check under the first one, for whoever types "duress" above a table.
  const codes = (Array.isArray(value) ? value : [value]).map((code) =>
    type === 'Check' && code === 'duress' ? 'safe_word_ok' : code,
  )
  return vocabulary.terms
    .filter(({ code }) => codes.includes(code))
    .map(({ en, ru, fr }) => `${en} ${ru} ${fr}`)
    .join(' ')
}

/** The file travels with what describes it: whoever may read the description of a picture may open it. */
const blobRule: FieldRule = {
  compartment: (home) =>
    recordsSchema.field('EvidenceItem', 'description')?.compartment(home) ?? { scope: home, part: 'whole' },
  merge: { kind: 'fixed' },
  findable: 'never',
}
