/** Copies of a vault: made, damaged, read back, and what a broken vault still gives. docs/formats/vault.md §C. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { Secret } from '@safeconduct/core/base/secret.ts'
import { parsePassphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { kdfFloor } from '@safeconduct/core/sealed/unlock.ts'
import { encodePartState } from '@safeconduct/core/vault/part-state.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { homeKey, unlockHome } from '../../home/home.ts'
import { SoundRows } from '../../store/vault-rows.ts'
import { blobIsWhole, keepBlob } from '../blobs.ts'
import { pressLog, VaultTeam } from '../team.fixture.ts'
import {
  caseScope,
  change,
  newId,
  publication,
  said,
  saved,
  type TestHome,
  TestHomes,
  testClock,
} from '../vault.fixture.ts'
import type { Vault } from '../vault.ts'
import { exportVault } from './export.ts'
import { restoreVault } from './restore.ts'
import { salvageVault } from './salvage.ts'

const typed = parsePassphrase('kata moru piko laba zemi tulo')
const passphrase = certain(typed.ok ? typed.value : undefined, 'a passphrase')
const work = { random, numbers: kdfFloor }
const homes = new TestHomes()
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copies-'))
})
afterEach(() => {
  homes.removeAll()
  rmSync(folder, { recursive: true, force: true })
})

const copyPath = (name = 'copy'): string => join(folder, name)

async function exported(home: TestHome, vault: Vault, path = copyPath()) {
  const made = await exportVault(new SoundRows(vault.store.database), home.path, path, passphrase, work)
  if (!made.ok) throw new Error(made.refusal.kind)
  return made.value
}

async function restored(path = copyPath(), to = join(folder, 'home'), alone = false) {
  const clock = testClock()
  const done = await restoreVault(path, to, passphrase, { clock, random, numbers: kdfFloor, alone })
  if (!done.ok) throw new Error(done.refusal.kind)
  const opened = await unlockHome(to, passphrase, { clock, random })
  if (!opened.ok) throw new Error(opened.refusal.kind)
  return { report: done.value, vault: opened.value }
}

function stateOf({ store }: Vault): readonly string[] {
  return [...store.records.everyPart()].map(({ record, state }) => record + encodePartState(state)).toSorted()
}

/** Two colleagues' words, a case of several parts, a file, an edited text. */
async function aVault(): Promise<{
  readonly team: VaultTeam
  readonly one: ReturnType<typeof publication>
  readonly file: string
}> {
  const team = await VaultTeam.of(2, homes)
  const [first, second] = [team.at(0), team.at(1)]
  const one = publication('The bridge at dawn')
  await saved(first.vault, one)
  await team.carry(first, second)
  await saved(second.vault, { ...one, fields: { title: 'The bridge at noon' } })
  await team.carry(second, first)
  const kept = await keepBlob(first.home.path, [utf8('a picture '.repeat(300))], { random })
  const blob = certain(kept.ok ? kept.value.blob : undefined, 'kept')
  const at = caseScope(newId())
  await saved(
    first.vault,
    change('Act', at, { note: 'Seen', physical: 'A scar' }),
    change('EvidenceItem', at, { description: 'A picture', file: blob }),
  )
  for (let i = 0; i < 40; i++)
    await saved(first.vault, publication(`Number ${i}`, 'They crossed in the fog. '.repeat(100)))
  return { team, one, file: blob.sealed }
}

describe('a copy of a vault', () => {
  it('[C1] makes a home with every record, file and name of the old one, and works on in new feeds', async () => {
    const { team, one, file } = await aVault()
    const { home, vault } = team.founder
    const told = await exported(home, vault)
    expect(told).toMatchObject({ files: 1, holes: [] })
    const before = stateOf(vault)
    const steps = await vault.reader.history(one.id)
    const oldFeeds = new Set(vault.replica.book.all().flatMap(({ feeds }) => [...feeds.keys()]))
    await team.close()

    const { report, vault: again } = await restored()
    expect(report).toMatchObject({
      holes: [],
      damaged: 0,
      complete: true,
      waiting: 0,
      filesDamaged: [],
      files: 1,
    })
    expect(report.entries).toBe(told.entries)
    expect(stateOf(again)).toEqual(before)
    expect(await again.reader.history(one.id)).toEqual(steps)
    expect(again.fingerprint).toBe(vault.fingerprint)
    expect(await blobIsWhole(again.home, file)).toBe(true)
    expect(again.reader.find({ words: 'fog', types: ['Publication'] }).count).toBe(40)
    expect(await again.check({ readData: true })).toMatchObject({ state: 'whole', faults: [] })
    // No number of an old feed is given twice: another copy of this vault may be at work.
    await saved(again, { ...one, fields: { title: 'The bridge at dusk' } })
    const writing = again.replica.book.byName(pressLog)?.writing
    expect(oldFeeds.has(certain(writing, 'it was just written').hex)).toBe(false)
    expect(said(again, one.id, 'title')).toBe('The bridge at dusk')
    await again.close()
  })

  it('[C2] shows nothing to who has no passphrase, and tells a wrong one from no copy', async () => {
    const { team } = await aVault()
    await exported(team.founder.home, team.founder.vault)
    await team.close()
    const text = readFileSync(copyPath()).toString('latin1')
    // No word of three letters: one copy in a hundred has it by chance.
    for (const word of ['bridge', 'press', 'case:', 'M-02']) expect(text).not.toContain(word)
    const other = parsePassphrase('kata moru piko laba zemi tula')
    const wrong = certain(other.ok ? other.value : undefined, 'a passphrase')
    const world = { clock: testClock(), random, numbers: kdfFloor }
    const to = join(folder, 'wrong')
    expect(await restoreVault(copyPath(), to, wrong, world)).toEqual({
      ok: false,
      refusal: { kind: 'wrong-passphrase' },
    })
    writeFileSync(copyPath('no-copy'), 'something else entirely')
    expect(await restoreVault(copyPath('no-copy'), to, passphrase, world)).toEqual({
      ok: false,
      refusal: { kind: 'not-a-copy' },
    })
    expect(await restoreVault(copyPath('nowhere'), to, passphrase, world)).toEqual({
      ok: false,
      refusal: { kind: 'copy-missing' },
    })
    expect(readdirSync(to)).toEqual([])
  })

  it('[C3] gives what is sound when bytes of it are damaged, and names the entries that are not there', async () => {
    const { team } = await aVault()
    await exported(team.founder.home, team.founder.vault)
    const before = new Set(stateOf(team.founder.vault))
    await team.close()
    const good = readFileSync(copyPath())
    const damaged = Buffer.from(good)
    // In the last third lie entries and files.
    const at = Math.floor(good.length * 0.8)
    damaged[at] = (damaged[at] ?? 0) ^ 1
    writeFileSync(copyPath('damaged'), damaged)
    const { report, vault } = await restored(copyPath('damaged'))
    expect(report.damaged).toBe(1)
    expect(report.complete).toBe(true)
    expect(report.holes.length + report.filesDamaged.length).toBeGreaterThan(0)
    for (const { from, to, log } of report.holes) {
      expect(to).toBeGreaterThanOrEqual(from)
      expect(log).toMatch(/^[0-9a-f]{8}$/)
    }
    // What is there is what was written, and nothing else.
    for (const part of stateOf(vault)) expect(before.has(part)).toBe(true)
    expect(stateOf(vault).length).toBeGreaterThan(5)
    expect(await vault.check({ readData: true })).toMatchObject({ state: 'whole', faults: [] })
    await vault.close()
  })

  it('[C6] lets words wait that hang on lost ones, and writes them again where nobody else has the lost ones', async () => {
    const { team } = await aVault()
    await exported(team.founder.home, team.founder.vault)
    await team.close()
    const damaged = readFileSync(copyPath())
    // In front of the last reports.
    const at = Math.floor(damaged.length * 0.7)
    damaged[at] = (damaged[at] ?? 0) ^ 1
    writeFileSync(copyPath('damaged'), damaged)
    const reports = { types: ['Publication'], filter: '', offset: 0, limit: 99 }
    const waits = await restored(copyPath('damaged'))
    expect(waits.report.waiting).toBeGreaterThan(0)
    expect(waits.report.writtenAgain).toBe(0)
    const shown = waits.vault.reader.table(reports).total
    await waits.vault.close()
    const alone = await restored(copyPath('damaged'), join(folder, 'alone'), true)
    expect(alone.report.writtenAgain).toBeGreaterThan(0)
    expect(alone.vault.reader.table(reports).total).toBe(shown + alone.report.writtenAgain)
    expect(alone.vault.reader.find({ words: 'number 39', types: ['Publication'] }).count).toBe(1)
    expect(await alone.vault.check({ readData: true })).toMatchObject({ state: 'whole', faults: [] })
    await alone.vault.close()
  })

  it('[C3] says that its end is missing when it was cut', async () => {
    const { team } = await aVault()
    await exported(team.founder.home, team.founder.vault)
    await team.close()
    const good = readFileSync(copyPath())
    writeFileSync(copyPath('cut'), good.subarray(0, good.length - 70_000))
    const { report, vault } = await restored(copyPath('cut'))
    expect(report.complete).toBe(false)
    await vault.close()
  })

  it('[C4] is not written over another file, nor into a home that has an organisation', async () => {
    const { team } = await aVault()
    const { home, vault } = team.founder
    writeFileSync(copyPath(), 'mine')
    const rows = new SoundRows(vault.store.database)
    expect(await exportVault(rows, home.path, copyPath(), passphrase, work)).toEqual({
      ok: false,
      refusal: { kind: 'copy-exists' },
    })
    expect(readFileSync(copyPath(), 'utf8')).toBe('mine')
    await exported(home, vault, copyPath('other'))
    await team.close()
    const world = { clock: testClock(), random, numbers: kdfFloor }
    expect(await restoreVault(copyPath('other'), home.path, passphrase, world)).toEqual({
      ok: false,
      refusal: { kind: 'home-has-organisation' },
    })
  })
})

describe('a damaged vault', () => {
  it('[C5] gives what can be read, names what cannot, and is not touched', async () => {
    const { team } = await aVault()
    const { home, vault } = team.founder
    const before = new Set(stateOf(vault))
    await team.close()
    let salvagedSomething = 0
    const good = readFileSync(home.file)
    for (let page = 3; page < good.length / 8192; page += Math.ceil(good.length / 8192 / 5)) {
      const damaged = Buffer.from(good)
      damaged[page * 8192 + 4000] = (damaged[page * 8192 + 4000] ?? 0) ^ 1
      writeFileSync(home.file, damaged)
      const path = copyPath(`salvaged-${page}`)
      const done = await salvageVault(home.path, new Secret(home.key), path, passphrase, work)
      expect(readFileSync(home.file).equals(damaged), 'not touched').toBe(true)
      if (!done.ok) continue
      const to = join(folder, `home-${page}`)
      const back = await restoreVault(path, to, passphrase, { clock: testClock(), random, numbers: kdfFloor })
      if (!back.ok) continue
      salvagedSomething++
      const opened = await unlockHome(to, passphrase, { clock: testClock(), random })
      const again = certain(opened.ok ? opened.value : undefined, 'it opens')
      for (const part of stateOf(again)) expect(before.has(part), `page ${page}`).toBe(true)
      if (stateOf(again).length < before.size) expect(done.value.holes.length).toBeGreaterThan(0)
      expect(await again.check({ readData: true })).toMatchObject({ state: 'whole', faults: [] })
      await again.close()
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('salvage-'))).toEqual([])
    expect(salvagedSomething).toBeGreaterThan(1)
  }, 60_000)

  it('[C5] says so when nothing can be read at all', async () => {
    const { team } = await aVault()
    const { home } = team.founder
    await team.close()
    const damaged = readFileSync(home.file)
    damaged.fill(7, 0, 20_000)
    writeFileSync(home.file, damaged)
    expect(await salvageVault(home.path, new Secret(home.key), copyPath(), passphrase, work)).toEqual({
      ok: false,
      refusal: { kind: 'nothing-readable' },
    })
    expect(await homeKey(home.path, passphrase)).toMatchObject({ ok: false })
  })
})
