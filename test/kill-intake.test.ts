/** kill -9 in the middle of an intake of many files: what was saved is whole, and of the rest nothing lies on the disk. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { clockFrom } from '../packages/core/src/base/clock.ts'
import { platformRandom } from '../packages/core/src/base/random.ts'
import { certain } from '../packages/core/src/base/result.ts'
import { blobOf, itemBytes } from '../packages/host/src/evidence/intake/open-item.ts'
import { itemsInASave } from '../packages/host/src/evidence/intake/take-in-all.ts'
import { openVault, type Vault } from '../packages/host/src/vault/vault.ts'

const writer = fileURLToPath(new URL('./support/intake-writer.ts', import.meta.url))
const quickly = new URL('../packages/host/src/home/quickly.ts', import.meta.url).href
const home = mkdtempSync(join(tmpdir(), 'intake-kill-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const key = platformRandom.bytes(32)
const files = 2 * itemsInASave + 5
const world = { clock: clockFrom(1_628_154_000_000, () => performance.now()), random: platformRandom }

/** Ends with the kill, or when all is done. */
async function takeIn(killAfter: number): Promise<void> {
  const words = ['--import', quickly, writer, home, key.toHex(), String(files)]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  for await (const line of createInterface(child.stdout)) {
    if (Number(line) >= killAfter) child.kill('SIGKILL')
  }
  await ended
}

const lying = (): readonly string[] => readdirSync(join(home, 'blobs')).toSorted()

async function namedIn(vault: Vault): Promise<readonly string[]> {
  const { records } = vault.reader.table({ types: ['EvidenceItem'], filter: '', offset: 0, limit: 99 })
  const names: string[] = []
  for (const { id } of records) {
    expect((await itemBytes(vault, id)).ok).toBe(true)
    names.push(certain(blobOf(vault, id), 'it has a file').sealed)
  }
  return names.toSorted()
}

async function opened(): Promise<Vault> {
  const vault = await openVault(home, key, world)
  return certain(vault.ok ? vault.value : undefined, 'the vault opens')
}

it('[IN59][B5] leaves no sealed file that no record names, and loses none that one names', async () => {
  // Some were saved together, and some more wait for their save.
  const killAfter = itemsInASave + 6
  await takeIn(killAfter)
  expect(lying().filter((name) => /^[0-9a-f]{64}$/.test(name)).length).toBeGreaterThanOrEqual(killAfter)
  const vault = await opened()
  const named = await namedIn(vault)
  expect(named).toHaveLength(itemsInASave)
  expect(lying()).toEqual(named)
  expect(await vault.check({ readData: true })).toMatchObject({ state: 'whole', files: itemsInASave })
  await vault.close()

  await takeIn(Number.POSITIVE_INFINITY)
  const whole = await opened()
  expect(await namedIn(whole)).toHaveLength(files)
  expect(lying()).toEqual(await namedIn(whole))
  await whole.close()
}, 240_000)
