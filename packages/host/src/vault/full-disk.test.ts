import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { choosePassphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { kdfFloor } from '@safeconduct/core/sealed/unlock.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import { StoreFull } from '@safeconduct/core/vault/replica/store.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { createOrganisation } from '../home/home.ts'
import { keepBlob } from './blobs.ts'
import { caseScope, change, newId, publication, said, start, testClock } from './vault.fixture.ts'
import { createVault, openVault, type Vault } from './vault.ts'

const mounted: string[] = []
/** A disk of its own in memory; only the administrator of a machine may make one. */
function smallDisk(kib: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'))
  execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${kib}k,mode=700`, 'tmpfs', folder], {
    stdio: 'ignore',
  })
  mounted.push(folder)
  return folder
}
function release(folder: string): void {
  execFileSync('/bin/umount', ['-l', folder])
  rmdirSync(folder)
}
afterEach(() => {
  for (const folder of mounted.splice(0)) release(folder)
})
function mayMount(): boolean {
  try {
    release(smallDisk(64))
    mounted.length = 0
    return true
  } catch {
    return false
  }
}

const world = { clock: testClock(), random: platformRandom }
const key = platformRandom.bytes(32)

async function newVault(home: string): Promise<Vault> {
  const made = await createVault(home, key, { name: 'Kestrel', createdAt: instantOf(start) }, world)
  return certain(made.ok ? made.value : undefined, 'room for an empty vault')
}

/** Saves until the disk refuses; what was acknowledged, and how the refusal was worded. */
async function fill(
  vault: Vault,
): Promise<{ readonly acknowledged: readonly RecordChange[]; readonly refusal: unknown }> {
  const acknowledged: RecordChange[] = []
  for (let i = 0; i < 20_000; i++) {
    const one = publication(`Number ${i} ${'word '.repeat(i % 50)}`, `text ${i} `.repeat(80))
    const done = await vault.writer.save([one])
    if (!done.ok) return { acknowledged, refusal: done.refusal }
    acknowledged.push(one)
  }
  return { acknowledged, refusal: 'never full' }
}

describe.skipIf(!mayMount())('a disk that fills', () => {
  it('[H5][F4] refuses in a word, loses nothing acknowledged, and goes on when there is room again', async () => {
    const disk = smallDisk(6_000)
    const ballast = join(disk, 'ballast')
    writeFileSync(ballast, new Uint8Array(1_500_000))
    const vault = await newVault(disk)
    const { acknowledged, refusal } = await fill(vault)
    expect(refusal).toEqual({ kind: 'disk-full' })
    expect(acknowledged.length).toBeGreaterThan(50)
    for (let i = 0; i < 3; i++) {
      expect(await vault.writer.save([publication('Still no room', 'x'.repeat(60_000))])).toEqual({
        ok: false,
        refusal: { kind: 'disk-full' },
      })
    }
    // Two new cases: their compartments, keys and feeds are undone with the save that was to make them.
    const cases = [newId(), newId()].map((id, i) => ({
      ...change('Case', caseScope(id), { summary: `${i} `.repeat(40_000), note: 'x' }),
      id,
    }))
    for (const one of cases) expect(await vault.writer.save([one])).toMatchObject({ ok: false })
    for (const { id } of cases) expect(vault.reader.read(id)).toBeUndefined()
    for (const { id, fields } of acknowledged) expect(said(vault, id, 'title')).toBe(fields['title'])

    rmSync(ballast)
    for (const one of cases.toReversed()) expect(await vault.writer.save([one])).toMatchObject({ ok: true })
    expect(vault.reader.readText(cases[0]?.id ?? '')?.fields.get('note')).toEqual({
      state: 'value',
      value: 'x',
    })
    const after = publication('Room again')
    expect(await vault.writer.save([after])).toMatchObject({ ok: true })
    expect(said(vault, after.id, 'title')).toBe('Room again')
    expect(vault.reader.find({ words: 'room again', types: ['Publication'] }).count).toBe(1)
    expect(await vault.check({ readData: true })).toMatchObject({
      state: 'whole',
      records: acknowledged.length + 3,
    })
    await vault.close()
    const opened = await openVault(disk, key, world)
    const again = certain(opened.ok ? opened.value : undefined, 'it opens')
    expect(await again.check({ readData: true })).toMatchObject({
      state: 'whole',
      records: acknowledged.length + 3,
    })
    await again.close()
  }, 120_000)

  it('[H5] lets go of a vault, and opens it, on a disk without a free byte', async () => {
    const disk = smallDisk(4_000)
    const vault = await newVault(disk)
    const { acknowledged } = await fill(vault)
    writeFileSync(
      join(disk, 'rest'),
      new Uint8Array(Math.max(0, statfsSync(disk).bavail - 1) * statfsSync(disk).bsize),
    )
    await vault.close()
    const opened = await openVault(disk, key, world)
    if (opened.ok) {
      for (const { id, fields } of acknowledged) expect(said(opened.value, id, 'title')).toBe(fields['title'])
      await opened.value.close()
    } else expect(opened.refusal).toEqual({ kind: 'disk-full' })
    rmSync(join(disk, 'rest'))
    const again = await openVault(disk, key, world)
    expect(again.ok && (await again.value.check({ readData: true }))).toMatchObject({
      state: 'whole',
      records: acknowledged.length,
    })
    if (again.ok) await again.value.close()
  }, 120_000)

  it('[H5] keeps no half of a file', async () => {
    const disk = smallDisk(1_000)
    const whole = await keepBlob(disk, [new Uint8Array(200_000)], world)
    expect(whole.ok).toBe(true)
    expect(await keepBlob(disk, [new Uint8Array(3_000_000)], world)).toEqual({
      ok: false,
      refusal: { kind: 'disk-full' },
    })
    expect(await keepBlob(disk, [new Uint8Array(300_000)], world)).toMatchObject({ ok: true })
  })

  it('[H5] makes no half of an organisation', async () => {
    const chosen = choosePassphrase('orbit velvet canyon ripple mosaic lantern')
    const passphrase = certain(chosen.ok ? chosen.value : undefined, 'a good passphrase')
    const wish = { name: 'Kestrel', passphrase, numbers: kdfFloor }
    for (const kib of [16, 64, 128, 200, 260, 300, 340, 400, 480]) {
      const disk = smallDisk(kib)
      const made = await createOrganisation(disk, wish, world)
      if (made.ok) {
        await made.value.close()
        continue
      }
      expect(made.refusal, `${kib} KiB`).toEqual({ kind: 'disk-full' })
      execFileSync('/bin/mount', ['-o', 'remount,size=8m', disk])
      const again = await createOrganisation(disk, wish, world)
      expect(again.ok, `${kib} KiB, then more`).toBe(true)
      if (again.ok) await again.value.close()
    }
  }, 60_000)

  it('[H5] in the middle of new keys for every log leaves no key that an entry was not kept with', async () => {
    const disk = smallDisk(9_000)
    const ballast = join(disk, 'ballast')
    const vault = await newVault(disk)
    for (let i = 0; i < 4; i++) {
      const id = newId()
      const ofCase = { ...change('Case', caseScope(id), { summary: `Case ${i}`, note: 'x' }), id }
      expect(await vault.writer.save([ofCase])).toMatchObject({ ok: true })
    }
    const epochs = (): readonly number[] =>
      vault.replica.book.all().map(({ control }) => control?.state.epoch ?? 0)
    const before = epochs()
    let rotated = 0
    // Less room each time: the rotation is cut at other places.
    for (const left of [0, 40_000, 90_000, 160_000]) {
      writeFileSync(ballast, new Uint8Array(Math.max(0, freeOn(disk) - left)))
      const asked = await vault.replica.acts.rotateAll('age').catch(fullDisk)
      if (asked === 'full' || !asked.ok) expect(asked).toSatisfy(isFull)
      else if ((await vault.replica.acts.settle().catch(fullDisk)) !== 'full') rotated++
      rmSync(ballast)
      expect((await vault.check({ readData: true })).faults).toEqual([])
      const saved = publication(`After ${left}`)
      expect(await vault.writer.save([saved])).toMatchObject({ ok: true })
      expect(said(vault, saved.id, 'title')).toBe(`After ${left}`)
    }
    await vault.replica.acts.settle()
    const asked = await vault.replica.acts.rotateAll('age')
    expect(asked).toEqual({ ok: true, value: expect.anything() })
    await vault.replica.acts.settle()
    expect(rotated).toBeLessThan(4)
    for (const [at, epoch] of epochs().entries()) expect(epoch).toBeGreaterThan(before[at] ?? 0)
    await vault.close()
    const opened = await openVault(disk, key, world)
    const again = certain(opened.ok ? opened.value : undefined, 'it opens')
    expect(await again.check({ readData: true })).toMatchObject({ state: 'whole', faults: [] })
    // What was written under each of the keys reads.
    expect(again.reader.find({ words: 'after', types: ['Publication'] }).count).toBe(4)
    await again.close()
  })
})

function freeOn(disk: string): number {
  const { bavail, bsize } = statfsSync(disk)
  return bavail * bsize
}

function fullDisk(problem: unknown): 'full' {
  if (problem instanceof StoreFull) return 'full'
  throw problem
}

function isFull(asked: unknown): boolean {
  return asked === 'full' || JSON.stringify(asked).includes('disk-full')
}
