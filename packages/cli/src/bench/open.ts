/** Opening a vault of a million records and reading the first, once the key is known. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { createVault, openVault } from '@safeconduct/host/vault/vault.ts'
import { world } from '../open-home.ts'
import { type BenchWorld, type Figure, figure, medianOf } from './figure.ts'
import { madeUpRecord } from './made-up.ts'
import { fill } from './vault.ts'

export async function benchOpen({ records = 1_000_000, say }: BenchWorld): Promise<readonly Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'bench-'))
  const key = platformRandom.bytes(32)
  try {
    const made = await createVault(home, key, { name: 'Bench', createdAt: world().clock.now() }, world())
    if (!made.ok) throw new Error(`the bench has no vault: ${made.refusal.kind}`)
    const { millis } = await fill(made.value, records, say)
    await made.value.close()
    const first = madeUpRecord(0).id
    const opened = await medianOf(5, async () => {
      const vault = await openVault(home, key, world())
      if (!vault.ok || vault.value.reader.read(first) === undefined)
        throw new Error('the first record is not there')
      // Closing is not opening, but a vault left open would help the next run.
      await vault.value.close()
    })
    return [
      figure(`write ${records} records`, (records / millis) * 1000, 'records/s'),
      figure(`open a vault of ${records} and read the first record`, opened, 'ms', {
        is: '≤',
        value: 100,
        trial: '2',
      }),
    ]
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
