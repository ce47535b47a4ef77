/** The vault: writing with index, verified read-back, search, size on disk, memory. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalBytes } from '@safeconduct/core/base/json.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { createVault, type Vault, vaultPath } from '@safeconduct/host/vault/vault.ts'
import { world } from '../open-home.ts'
import { type BenchWorld, type Figure, figure, medianOf } from './figure.ts'
import { commonWord, madeUpRecord, rareWord } from './made-up.ts'

const recordsAnEntry = 32

export async function benchVault({ records = 100_000, say }: BenchWorld): Promise<readonly Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const { clock } = world()
    const vault = await createVault(
      home,
      platformRandom.bytes(32),
      { name: 'Bench', createdAt: clock.now() },
      world(),
    )
    if (!vault.ok) throw new Error(`the bench has no vault: ${vault.refusal.kind}`)
    const written = await fill(vault.value, records, say)
    const figures = [
      figure('records of', written.bytes / records, 'bytes'),
      figure(
        'write with index, 32 records an entry, each durable',
        (records / written.millis) * 1000,
        'records/s',
        { is: '≥', value: 15_000, trial: '14,800' },
      ),
      ...(await searches(vault.value, records)),
      figure('resident memory after writing and searching', process.memoryUsage.rss() / 1e6, 'MB', {
        is: '≤',
        value: 300,
        trial: '250',
      }),
      ...(await readBack(vault.value, records)),
      figure('resident memory after a whole check', process.memoryUsage.rss() / 1e6, 'MB'),
    ]
    await vault.value.close()
    const size = statSync(vaultPath(home)).size / records
    return [...figures, figure('on disk a record', size, 'bytes', { is: '≤', value: 2600, trial: '2,550' })]
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** Makes the records beside the clock: only the vault's own work is timed. */
export async function fill(
  vault: Vault,
  records: number,
  say: (line: string) => void,
): Promise<{ readonly millis: number; readonly bytes: number }> {
  let millis = 0
  let bytes = 0
  for (let at = 0; at < records; at += recordsAnEntry) {
    const batch = Array.from({ length: Math.min(recordsAnEntry, records - at) }, (_, i) =>
      madeUpRecord(at + i),
    )
    if (at === 0)
      bytes =
        batch.reduce((sum, { fields }) => sum + canonicalBytes(fields).length, 0) * (records / batch.length)
    const start = performance.now()
    const saved = await vault.writer.save(batch)
    millis += performance.now() - start
    if (!saved.ok) throw new Error(`the bench could not write: ${saved.refusal.kind}`)
    if (at > 0 && at % 200_000 < recordsAnEntry) say(`  ${at} of ${records} written`)
  }
  // The index that follows in batches belongs to the price of writing.
  const start = performance.now()
  vault.reader.find({ words: 'nothing', types: ['Publication'] })
  return { millis: millis + performance.now() - start, bytes }
}

async function readBack(vault: Vault, records: number): Promise<readonly Figure[]> {
  const entries = await medianOf(3, async () => {
    for await (const step of vault.readBack())
      if (!step.ok) throw new Error(`an entry was refused: ${step.fault}`)
  })
  const start = performance.now()
  const report = await vault.check({ readData: true })
  const whole = performance.now() - start
  if (report.state !== 'whole') throw new Error('the bench vault is not whole')
  return [
    figure(
      'verified read-back: chain, last signature, every seal, parsed',
      (records / entries) * 1000,
      'records/s',
      { is: '≥', value: 100_000, trial: '76,000 to 153,000' },
    ),
    figure(
      'vault check --read-data: every signature, every record rebuilt and compared',
      (records / whole) * 1000,
      'records/s',
    ),
  ]
}

async function searches(vault: Vault, records: number): Promise<readonly Figure[]> {
  const types = ['Publication']
  const rare = rareWord(Math.floor(records / 2000) * 1000)
  const find = (words: string) => () => vault.reader.find({ words, types })
  const table = (filter: string, offset: number) => () =>
    vault.reader.table({ types, filter, offset, limit: 60 })
  return [
    figure('a rare word found', await medianOf(9, find(rare)), 'ms', {
      is: '≤',
      value: 5,
      trial: '0.04',
    }),
    figure('newest 50 of a word in every record, with the count', await medianOf(9, find(commonWord)), 'ms', {
      is: '≤',
      value: 30,
    }),
    figure(
      'a window of 60 rows in the middle of the table',
      await medianOf(9, table('', Math.floor(records / 2))),
      'ms',
    ),
    figure('a window of a table filtered by two letters', await medianOf(9, table('ba', 0)), 'ms'),
  ]
}
