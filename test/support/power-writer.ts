/**
 * Works in a vault for the recorder of power cuts: `node power-writer.ts HOME KEY-HEX SAVES`. Says `ready`, then one line
 * for each save that the vault has acknowledged. Closes and opens the vault now and then, keeps files, forgets a case.
 */
import { existsSync, writeSync } from 'node:fs'
import { clockFrom } from '../../packages/core/src/base/clock.ts'
import { newRecordId } from '../../packages/core/src/base/id.ts'
import { platformRandom } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import type { RecordChange } from '../../packages/core/src/vault/replica/outcomes.ts'
import { keepBlob } from '../../packages/host/src/vault/blobs.ts'
import { createVault, openVault, type Vault, vaultPath } from '../../packages/host/src/vault/vault.ts'

const [home = '', keyHex = '', saves = '40'] = process.argv.slice(2)
const key = Uint8Array.fromHex(keyHex)
const world = { clock: clockFrom(1_628_154_000_000, () => performance.now()), random: platformRandom }

async function vaultHere(): Promise<Vault> {
  const made = existsSync(vaultPath(home))
    ? await openVault(home, key, world)
    : await createVault(home, key, { name: 'Kestrel', createdAt: world.clock.now() }, world)
  return certain(made.ok ? made.value : undefined, 'the vault of the test opens')
}

await (await vaultHere()).close()
writeSync(1, 'ready\n')
let vault = await vaultHere()
for (let i = 0; i < Number(saves); i++) {
  const title = `cut${i}`
  const fields = { title, text: `What was said of ${title}. `.repeat(i % 7 === 3 ? 900 : 15) }
  const id = newRecordId(platformRandom)
  const changes: RecordChange[] = [{ id, type: 'Publication', home: { kind: 'press' }, fields }]
  let file = ''
  if (i % 6 === 1) {
    const kept = await keepBlob(home, [new Uint8Array(3000).fill(i)], world)
    const { blob } = certain(kept.ok ? kept.value : undefined, 'there is room')
    file = blob.sealed
    const item = { description: title, file: blob }
    changes.push({
      id: newRecordId(platformRandom),
      type: 'EvidenceItem',
      home: { kind: 'press' },
      fields: item,
    })
  }
  const done = await vault.writer.save(changes)
  if (!done.ok) throw new Error(`not saved: ${done.refusal.kind}`)
  writeSync(1, `${JSON.stringify({ id, title, file })}\n`)
  if (i % 5 === 4) vault.reader.find({ words: title, types: ['Publication'] })
  if (i % 13 === 12) {
    await vault.close()
    vault = await vaultHere()
  }
}
await vault.close()
