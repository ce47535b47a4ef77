/**
 * Power cuts at every moment of a day's work: whatever a vault acknowledged is there, its files too, and all of it is
 * whole. `test/support/power-cuts.ts` says how a cut is made and what it proves.
 *
 * `npm run soak:power` tries a thousand and more; SAFECONDUCT_SEED repeats one run's dice.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { frozenClock } from '../packages/core/src/base/clock.ts'
import { platformRandom } from '../packages/core/src/base/random.ts'
import { blobIsWhole } from '../packages/host/src/vault/blobs.ts'
import { openVault } from '../packages/host/src/vault/vault.ts'
import { RecordedDisk, readRecord, recordedCalls, type Step } from './support/power-cuts.ts'
import { seededRandom } from './support/seeded-random.ts'

const cuts = Number(process.env['SAFECONDUCT_CUTS'] ?? 60)
const seed = Number(process.env['SAFECONDUCT_SEED'] ?? new Uint32Array(platformRandom.bytes(4).buffer)[0])
const saves = cuts > 100 ? 60 : 20
const writer = fileURLToPath(new URL('./support/power-writer.ts', import.meta.url))
const root = mkdtempSync(join(tmpdir(), 'power-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const hasStrace = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0

type Acknowledged = { readonly id: string; readonly title: string; readonly file: string }

function recordWork(home: string, key: Uint8Array): readonly Step[] {
  const record = join(root, 'record')
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const watched = [
    '-f',
    '-y',
    '-qq',
    '-xx',
    '-s',
    '1000000',
    '-e',
    `trace=${recordedCalls}`,
    '-e',
    'signal=none',
  ]
  const done = spawnSync(
    'strace',
    [...watched, '-o', record, process.execPath, writer, home, key.toHex(), `${saves}`],
    {
      env: { ...process.env, UV_USE_IO_URING: '0' },
      encoding: 'utf8',
    },
  )
  expect(done.stderr).toBe('')
  expect(done.status).toBe(0)
  return readRecord(readFileSync(record, 'latin1'), home)
}

describe.skipIf(!hasStrace)(`power cuts at ${cuts} moments (seed ${seed}; needs strace)`, () => {
  it('[T10] lose nothing acknowledged and leave nothing torn', async () => {
    const random = seededRandom(seed)
    const key = platformRandom.bytes(32)
    const home = join(root, 'home')
    const steps = recordWork(home, key)
    const ready = steps.findIndex((step) => step.kind === 'said' && step.text === 'ready\n')
    const disk = new RecordedDisk(home)
    for (const step of steps.slice(0, ready)) disk.play(step)
    disk.settle()
    const left = join(root, 'left')
    const acknowledged: Acknowledged[] = []
    const every = (steps.length - ready) / cuts
    let tried = 0
    for (const [at, step] of steps.slice(ready + 1).entries()) {
      disk.play(step)
      if (step.kind === 'said') acknowledged.push(JSON.parse(step.text) as Acknowledged)
      if (at < tried * every) continue
      tried++
      // None of what was not flushed, all of it, or a half, a tenth, nine tenths of its sectors.
      disk.leave(left, [0, 1, 0.5, 0.1, 0.9][tried % 5] ?? 0, random)
      const where = `cut ${tried} behind step ${at} of ${steps.length - ready}`
      const opened = await openVault(left, key, {
        clock: frozenClock(1_628_200_000_000),
        random: platformRandom,
      })
      if (!opened.ok) throw new Error(`${where}: ${JSON.stringify(opened.refusal)}`)
      for (const { id, title, file } of acknowledged) {
        expect(opened.value.reader.readText(id)?.fields.get('title'), where).toEqual({
          state: 'value',
          value: title,
        })
        if (file !== '') expect(await blobIsWhole(left, file), where).toBe(true)
      }
      const { faults } = await opened.value.check({ readData: true })
      expect(faults, where).toEqual([])
      await opened.value.close()
    }
    expect(acknowledged.length).toBe(saves)
    expect(tried).toBeGreaterThanOrEqual(cuts - 1)
  }, 1_200_000)
})
