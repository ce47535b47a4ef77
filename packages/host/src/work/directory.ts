/** The organisation's own settings: kept in its directory like records, shown in no room. */

import { toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { recordId } from '@safeconduct/core/base/id.ts'
import { certain, ok, type Result } from '@safeconduct/core/base/result.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { RecordChange, SaveRefusal } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { Vault } from '../vault/vault.ts'

/** The settings have one fixed id, so that two devices never make two of them. */
const settingsId = (() => {
  const id = recordId(toHex(sha256(utf8('safeconduct/v1/organisation-settings')).slice(0, 16)), '')
  return certain(id.ok ? id.value : undefined, 'sixteen bytes are an id')
})()

/** The mission's list: the words of the persecutors' ground, by which nobody is looked up. */
export function termList(vault: Vault): readonly string[] {
  const terms = vault.reader.read(settingsId)?.fields.get('termList')
  return terms?.state === 'value' && Array.isArray(terms.value)
    ? terms.value.filter((term): term is string => typeof term === 'string')
    : []
}

/** Saves the whole list: blank lines and repetitions are left out. */
export async function saveTermList(
  vault: Vault,
  terms: readonly string[],
): Promise<Result<readonly string[], SaveRefusal>> {
  const list = [...new Set(terms.map((term) => term.trim()).filter((term) => term !== ''))]
  const saved = await vault.writer.save([settingsChange({ termList: list })])
  return saved.ok ? ok(termList(vault)) : saved
}

/** The partners who sign the ledgers of this organisation: lines of a policy (docs/formats/ledger.md, LG16), empty for none. */
export function witnessLines(vault: Vault): string {
  const lines = vault.reader.read(settingsId)?.fields.get('witnesses')
  return lines?.state === 'value' && typeof lines.value === 'string' ? lines.value : ''
}

export async function saveWitnessLines(vault: Vault, lines: string): Promise<Result<true, SaveRefusal>> {
  const change = { id: settingsId, type: 'Organisation', home: { kind: 'directory' } } as const
  const saved = await vault.writer.save([{ ...change, fields: { witnesses: lines } }])
  return saved.ok ? ok(true) : saved
}

/** Whom this organisation asks for the time, as a text with their certificates (timestamps.md, TS10); empty for nobody. */
export function authoritiesText(vault: Vault): string {
  const text = vault.reader.read(settingsId)?.fields.get('authorities')
  return text?.state === 'value' && typeof text.value === 'string' ? text.value : ''
}

export async function saveAuthorities(vault: Vault, text: string): Promise<Result<true, SaveRefusal>> {
  const change = { id: settingsId, type: 'Organisation', home: { kind: 'directory' } } as const
  const saved = await vault.writer.save([{ ...change, fields: { authorities: text } }])
  return saved.ok ? ok(true) : saved
}

export function settingsChange(settings: { readonly termList: readonly string[] }): RecordChange {
  return {
    id: settingsId,
    type: 'Organisation',
    home: { kind: 'directory' },
    fields: { termList: settings.termList },
  }
}
