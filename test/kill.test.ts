/**
 * kill -9 at random points: whatever a vault acknowledged is there afterwards, found, and whole.
 *
 * A kill is no power cut (the system still writes what the program handed to it): `synchronous=FULL` is
 * what stands against that one, and `docs/decisions/0009-vault-file.md` has the measurements.
 * `npm run soak:kill` kills a thousand times; SAFECONDUCT_SEED repeats one run's moments.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { clockFrom } from '../packages/core/src/base/clock.ts'
import { platformRandom, type Random } from '../packages/core/src/base/random.ts'
import { openVault, type Vault } from '../packages/host/src/vault/vault.ts'
import { seededRandom } from './support/seeded-random.ts'

const kills = Number(process.env['SAFECONDUCT_KILLS'] ?? 50)
const seed = Number(process.env['SAFECONDUCT_SEED'] ?? new Uint32Array(platformRandom.bytes(4).buffer)[0])
/** A fresh vault now and then, so that kills also fall into its making. */
const killsAHome = 10
const writer = fileURLToPath(new URL('./support/kill-writer.ts', import.meta.url))
const quickly = new URL('../packages/host/src/home/quickly.ts', import.meta.url).href

type Acknowledged = {
  readonly id: string
  readonly title: string
  readonly edited?: string
  readonly person?: string
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Lets the writer work, kills it after some acknowledgements and some milliseconds, and returns what it had said. */
async function writeUntilKilled(home: string, key: string, random: Random): Promise<readonly Acknowledged[]> {
  const [lines = 0, delay = 0] = random.bytes(2)
  const words = ['--import', quickly, writer, home, key]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: Acknowledged[] = []
  const reader = createInterface(child.stdout)
  const enough = Promise.withResolvers<void>()
  reader.on('line', (line) => {
    said.push(JSON.parse(line) as Acknowledged)
    if (said.length > lines % 12) enough.resolve()
  })
  const closed = once(reader, 'close')
  // One in eight is killed while it starts: the vault is being made or opened then.
  await (lines % 8 === 7 ? wait(delay + 40) : Promise.race([enough.promise, once(child, 'exit')]))
  if (lines % 8 !== 7) await wait((delay % 64) / 4)
  expect(child.exitCode, 'the writer was still at work').toBeNull()
  child.kill('SIGKILL')
  await closed
  return said
}

function checkAcknowledged(vault: Vault, all: readonly Acknowledged[]): void {
  const outlets = new Map(all.flatMap(({ edited, title }) => (edited === undefined ? [] : [[edited, title]])))
  for (const { id, title, person } of all) {
    const record = vault.reader.readText(id)
    expect(record?.fields.get('title')).toEqual({ state: 'value', value: title })
    const outlet = outlets.get(id)
    if (outlet !== undefined) expect(record?.fields.get('outlet')).toEqual({ state: 'value', value: outlet })
    const found = vault.reader.find({ words: `said ${title}`, types: ['Publication'] })
    expect(found.records.map((one) => one.id)).toContain(id)
    if (person !== undefined) {
      const fields = vault.reader.readText(person)?.fields
      expect(fields?.get('physical')).toEqual({ state: 'value', value: `${title}p` })
      expect(fields?.get('note')).toEqual({ state: 'value', value: `${title}p` })
    }
  }
}

describe(`kill -9 at ${kills} random points (seed ${seed})`, () => {
  for (let first = 0; first < kills; first += killsAHome) {
    const count = Math.min(killsAHome, kills - first)
    it(`[T10] loses nothing acknowledged, kills ${first + 1} to ${first + count}`, async () => {
      const random = seededRandom(seed + first)
      const home = mkdtempSync(join(tmpdir(), 'kill-'))
      folders.push(home)
      const key = platformRandom.bytes(32)
      const world = { clock: clockFrom(1_628_154_000_000, () => performance.now()), random: platformRandom }
      const all: Acknowledged[] = []
      for (let kill = 0; kill < count; kill++) {
        all.push(...(await writeUntilKilled(home, key.toHex(), random)))
        const opened = await openVault(home, key, world)
        if (!opened.ok) {
          // Killed while the vault was being made: it never said a word, and its key was with nobody.
          expect(all, JSON.stringify(opened.refusal)).toEqual([])
          for (const name of readdirSync(home)) rmSync(join(home, name), { force: true })
          continue
        }
        const vault = opened.value
        checkAcknowledged(vault, all)
        expect(await vault.check({ readData: true })).toMatchObject({ state: 'whole', faults: [] })
        await vault.close()
      }
      expect(all.length).toBeGreaterThan(0)
    }, 120_000)
  }
})
