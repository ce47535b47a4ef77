/** The fictional republic, written into a vault like anything else: parsed, sealed, signed. */

import { toHex } from '@safeconduct/core/base/bytes.ts'
import { millisOf } from '@safeconduct/core/base/date.ts'
import { type Json } from '@safeconduct/core/base/json.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import {
  type DemonstrationRecord,
  demonstrationRecords,
} from '@safeconduct/core/records/demonstration/demonstration-records.ts'
import {
  demonstrationClock,
  demonstrationMembers,
  demonstrationTermList,
  demonstrationWorld,
} from '@safeconduct/core/records/demonstration/world.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { isJson } from '@safeconduct/core/vault/part-state.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import { type EvidenceRoom, roomOf, saveWithPapers } from '../evidence/custody/evidence-room.ts'
import { sealingChanges } from '../evidence/custody/sealing.ts'
import { ledgerRound } from '../evidence/ledger/ledger-round.ts'
import { sealOfAccount } from '../evidence/testimony/accounts.ts'
import { prepareHome } from '../home/home.ts'
import { keepBlob } from '../vault/blobs.ts'
import { fileField } from '../vault/joined-schema.ts'
import { createVault, type Vault, type VaultWorld } from '../vault/vault.ts'
import { settingsChange } from './directory.ts'
import { memberRoleChange } from './member-roles.ts'

export const demonstrationStart = millisOf(demonstrationClock)

/** Makes the demonstration's vault in an empty folder, under a key that is kept nowhere. */
export async function openDemonstration(home: string, world: VaultWorld): Promise<Vault> {
  const prepared = prepareHome(home)
  if (!prepared.ok) throw new Error(`the demonstration has no folder: ${prepared.refusal.kind}`)
  const organisation = { name: demonstrationWorld.network, createdAt: world.clock.now() }
  const vault = await createVault(home, world.random.bytes(32), organisation, world)
  if (!vault.ok) throw new Error(`the demonstration could not be made: ${vault.refusal.kind}`)
  await fill(vault.value)
  await sealItems(vault.value)
  return vault.value
}

async function fill(vault: Vault): Promise<void> {
  const changes = await demonstrationChanges(vault)
  // A case is founded by its own record; whatever lies in it comes after.
  const cases = changes.filter(({ type }) => type === 'Case')
  const others = changes.filter(({ type }) => type !== 'Case')
  for (const batch of [...cases.map((one) => [one]), others]) {
    const saved = await vault.writer.save(batch)
    if (!saved.ok) throw new Error(`the demonstration was refused: ${saved.refusal.kind}`)
  }
}

/** Its sealed items have their papers, as those have that are taken in, and the ledger has made its first step. */
async function sealItems(vault: Vault): Promise<void> {
  const room = certain(await roomOf(vault), 'whoever made the vault works in it')
  const papers: RecordChange[] = []
  for (const { record, home, file } of demonstrationRecords({ sha256 })) {
    papers.push(...(await accountPapers(room, record, home)))
    if (file === undefined || record.type !== 'EvidenceItem' || record.fields.sealedAt === undefined) continue
    const { bytes } = file
    const mediaType = 'application/octet-stream'
    const original = {
      role: 'original',
      sha256: toHex(sha256(bytes)),
      bytes: bytes.length,
      mediaType,
    } as const
    const wish = { item: record.id, home, files: [original], receivedVia: 'by-hand' } as const
    const sealed = await sealingChanges(room, wish)
    if (!sealed.ok) throw new Error(`an item of the demonstration was not sealed: ${sealed.refusal.field}`)
    papers.push(...sealed.value)
  }
  const saved = await saveWithPapers(room, papers)
  if (!saved.ok) throw new Error(`the demonstration was refused: ${saved.refusal.kind}`)
  // It speaks to nobody, so nobody witnesses it.
  await ledgerRound(room, { post: () => Promise.resolve(undefined) })
}

/** Accounts that were sealed have their root, so that a copy set anew can prove its sentences. */
async function accountPapers(
  room: EvidenceRoom,
  { id, type, fields }: DemonstrationRecord['record'],
  home: DemonstrationRecord['home'],
): Promise<readonly RecordChange[]> {
  if (type !== 'Testimony' || fields.state !== 'sealed') return []
  const { original, lang: language, mode } = fields
  const sealed = await sealOfAccount(room, { id, home, original, language, mode })
  if (!sealed.ok) throw new Error(`an account of the demonstration was not sealed: ${sealed.refusal.kind}`)
  return sealed.value
}

/** All that the fictional republic has written down. */
export async function demonstrationChanges(vault: Vault): Promise<readonly RecordChange[]> {
  const changes: RecordChange[] = [settingsChange({ termList: demonstrationTermList })]
  // Who does what in the fictional network: its rules ask for a lawyer's, an identity keeper's signature.
  for (const { id, role } of demonstrationMembers) changes.push(memberRoleChange({ code: id, role }))
  for (const record of demonstrationRecords({ sha256 })) changes.push(await changeOf(vault, record))
  return changes
}

async function changeOf(vault: Vault, { record, home, file }: DemonstrationRecord): Promise<RecordChange> {
  const { id, type, createdAt, createdBy } = record
  const fields: Record<string, Json> = { createdAt, createdBy }
  for (const [name, value] of Object.entries<unknown>(record.fields)) if (isJson(value)) fields[name] = value
  if (file !== undefined) {
    const kept = await keepBlob(vault.home, [file.bytes], { random: vault.random })
    fields[fileField] = certain(kept.ok ? kept.value.blob : undefined, 'the demonstration fits on the disk')
  }
  return { id, type, home, fields }
}
