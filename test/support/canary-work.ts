/**
 * A day's work with canaries in every field: `node canary-work.ts HOME STEM OUT`. Then it prints `done` and
 * waits to be killed, so that what a program leaves that had no time to tidy up is what is looked at.
 */

import { utf8 } from '../../packages/core/src/base/bytes.ts'
import { clockFrom } from '../../packages/core/src/base/clock.ts'
import type { Json } from '../../packages/core/src/base/json.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import {
  declarationOf,
  lineTypeNames,
  type RecordTypeName,
  recordTypeNames,
} from '../../packages/core/src/records/record-types.ts'
import { choosePassphrase } from '../../packages/core/src/sealed/passphrase.ts'
import { kdfFloor } from '../../packages/core/src/sealed/unlock.ts'
import type { Scope } from '../../packages/core/src/vault/schema.ts'
import { createOrganisation, unlockHome } from '../../packages/host/src/home/home.ts'
import { lockHome } from '../../packages/host/src/home/lock.ts'
import { keepBlob } from '../../packages/host/src/vault/blobs.ts'
import { fileField } from '../../packages/host/src/vault/joined-schema.ts'
import type { Vault } from '../../packages/host/src/vault/vault.ts'
import { settingsChange } from '../../packages/host/src/work/directory.ts'
import { importReports } from '../../packages/host/src/work/import-press.ts'
import { makePressDossier } from '../../packages/host/src/work/press-dossier.ts'
import { CanaryValues } from './canary.ts'

const [home = '', stem = '', out = ''] = process.argv.slice(2)
const world = { clock: clockFrom(1_628_154_000_000, () => performance.now()), random }
const values = new CanaryValues(stem, random)
const elsewhere: { readonly [type in RecordTypeName]?: Scope } = {
  HelpRequest: { kind: 'line' },
  Shelter: { kind: 'shelters' },
  Event: { kind: 'events' },
  Publication: { kind: 'press' },
  Statement: { kind: 'press' },
  ...Object.fromEntries(lineTypeNames.map((type) => [type, { kind: 'line' }])),
}

function fieldsOf(
  type: RecordTypeName,
  wanted: (merge: string) => boolean,
): { readonly [field: string]: Json } {
  const fields = Object.entries(declarationOf(type).all).filter(([, { merge }]) => wanted(merge.kind))
  return Object.fromEntries(fields.map(([name, field]) => [name, values.of(field)]))
}

async function saved(vault: Vault, change: Parameters<Vault['writer']['save']>[0][number]): Promise<void> {
  const done = await vault.writer.save([change])
  if (!done.ok) throw new Error(`${change.type}: ${JSON.stringify(done.refusal)}`)
}

async function everyRecord(vault: Vault): Promise<void> {
  const caseId = values.id()
  // A case begins with its own record.
  for (const type of ['Case', ...recordTypeNames.filter((name) => name !== 'Case')] as const) {
    const id = type === 'Case' ? caseId : values.id()
    await saved(vault, {
      id,
      type,
      home: elsewhere[type] ?? { kind: 'case', caseId },
      fields: fieldsOf(type, () => true),
    })
    await saved(vault, {
      id,
      type,
      fields: fieldsOf(type, (merge) => merge !== 'fixed' && merge !== 'append'),
    })
    await vault.reader.history(id)
    vault.reader.table({ types: [type], filter: stem, offset: 0, limit: 50 })
  }
  for (const guarded of ['names', 'places'] as const)
    vault.reader.find({ words: stem, types: recordTypeNames, guarded })
  const { count } = vault.reader.find({ words: stem, types: recordTypeNames })
  const inCase = vault.reader.findInCase(caseId, stem).count
  if (count < 10 || inCase < 5) throw new Error(`the canaries are not in the vault: ${count} ${inCase}`)
}

async function everyFile(vault: Vault): Promise<void> {
  const kept = await keepBlob(home, [utf8(`${values.word()} `.repeat(5000))], { random })
  const file = certain(kept.ok ? kept.value : undefined, 'there is room')
  const fields = { title: values.word(), sha256: file.sha256, [fileField]: file.blob }
  const caseId = values.id()
  const ofCase = { home: { kind: 'case', caseId } } as const
  await saved(vault, { id: caseId, type: 'Case', ...ofCase, fields: { summary: values.word() } })
  await saved(vault, { id: values.id(), type: 'EvidenceItem', ...ofCase, fields })
  const text = `${values.word()}\n\n“${values.word()} said nothing,” said Anna ${values.word()}.\n\n`.repeat(
    40,
  )
  const reports = [1, 2, 3].map((n) => ({
    name: `${values.word()}.txt`,
    bytes: utf8(`Report ${n}\n\n${text}`),
  }))
  reports.push({ name: `${values.word()}.bin`, bytes: new Uint8Array([...utf8(values.word()), 0]) })
  for (const { state } of (await importReports(vault, reports)).slice(0, 3))
    if (state !== 'imported') throw new Error(state)
  await saved(vault, settingsChange({ termList: [values.word()] }))
  const dossier = await makePressDossier(vault, {
    folder: out,
    language: 'en',
    title: values.word(),
    software: 'a test',
  })
  if (!dossier.ok) throw new Error(dossier.refusal.kind)
}

const chosen = choosePassphrase(`${stem} orbit velvet canyon ripple mosaic lantern`)
const passphrase = certain(chosen.ok ? chosen.value : undefined, 'a good passphrase')
const made = await createOrganisation(home, { name: `${stem} network`, passphrase, numbers: kdfFloor }, world)
const first = certain(made.ok ? made.value : undefined, 'a new organisation')
await everyRecord(first)
await first.close()
certain(lockHome(home).ok ? true : undefined, 'nobody else is here')
const opened = await unlockHome(home, passphrase, world)
const vault = certain(opened.ok ? opened.value : undefined, 'it opens again')
await everyFile(vault)
await everyRecord(vault)
const { state } = await vault.check({ readData: true })
process.stdout.write(`${state}\ndone\n`)
// Waits for its end, or for that of whoever started it.
process.stdin.resume().on('end', () => process.exit())
