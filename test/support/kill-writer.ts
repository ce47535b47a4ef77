/**
 * Writes records until it is killed: `node kill-writer.ts HOME KEY-HEX`. For each save that the vault has
 * acknowledged it prints one line, at once: the ids and titles that must be there whatever happens next.
 */
import { existsSync, writeSync } from 'node:fs'
import { clockFrom } from '../../packages/core/src/base/clock.ts'
import { newRecordId, type RecordId } from '../../packages/core/src/base/id.ts'
import { platformRandom } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import type { RecordChange } from '../../packages/core/src/vault/replica/outcomes.ts'
import { createVault, openVault, type Vault, vaultPath } from '../../packages/host/src/vault/vault.ts'

const [home = '', keyHex = ''] = process.argv.slice(2)
const key = Uint8Array.fromHex(keyHex)
const world = { clock: clockFrom(1_628_154_000_000, () => performance.now()), random: platformRandom }

async function vaultHere(): Promise<Vault> {
  const made = existsSync(vaultPath(home))
    ? await openVault(home, key, world)
    : await createVault(home, key, { name: 'Kestrel', createdAt: world.clock.now() }, world)
  return certain(made.ok ? made.value : undefined, 'the vault of the test opens')
}

function newPublication(title: string): RecordChange {
  const fields = { title, text: `What was said of ${title}. `.repeat(20) }
  return { id: newRecordId(platformRandom), type: 'Publication', home: { kind: 'press' }, fields }
}

/** A case of its own: five logs founded at once, and the first of its feeds. */
async function newCase(): Promise<RecordId> {
  const id = newRecordId(platformRandom)
  const home = { kind: 'case', caseId: id } as const
  const done = await vault.writer.save([{ id, type: 'Case', home, fields: { summary: 'A case' } }])
  if (!done.ok) throw new Error(`not founded: ${done.refusal.kind}`)
  return id
}

/** A person with parts in three compartments of a case of her own: new feeds at once. */
function newPerson(title: string, caseId: RecordId): RecordChange {
  const fields = { victimId: caseId, physical: title, note: title, involvements: [], createdBy: 'M-01' }
  return { id: newRecordId(platformRandom), type: 'Act', home: { kind: 'case', caseId }, fields }
}

const vault = await vaultHere()
const run = platformRandom.bytes(4).toHex()
let edited: RecordId | undefined
// More than any kill waits for: a writer whose parent is gone comes to an end by itself.
for (let i = 0; i < 2000; i++) {
  const title = `run${run}n${i}`
  const one = newPublication(title)
  const changes: RecordChange[] = [one, ...(i % 3 === 0 ? [newPerson(`${title}p`, await newCase())] : [])]
  if (edited !== undefined) changes.push({ id: edited, type: 'Publication', fields: { outlet: title } })
  const done = await vault.writer.save(changes)
  if (!done.ok) throw new Error(`not saved: ${done.refusal.kind}`)
  writeSync(
    1,
    `${JSON.stringify({ id: one.id, title, edited, person: changes[1]?.type === 'Act' ? changes[1].id : undefined })}\n`,
  )
  edited = one.id
  // A search brings the indexes up to date, so that a kill also falls into that.
  if (i % 5 === 4) vault.reader.find({ words: title, types: ['Publication'] })
}
