/** What leaves a device leaves its disk: every file raw, and every page of the vault decrypted, is searched. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { afterEach, describe, expect, it } from 'vitest'
import {
  formsOf,
  newStem,
  type Sighting,
  sightingsBelow,
  sightingsIn,
} from '../../../../test/support/canary.ts'
import { keepBlob } from '../vault/blobs.ts'
import {
  caseScope,
  change,
  newId,
  publication,
  saved,
  type TestHome,
  TestHomes,
} from '../vault/vault.fixture.ts'
import type { Vault } from '../vault/vault.ts'
import { everyPage } from './pages.fixture.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

/** An index stores what a word does not share with the one before it: the first letters may be missing. */
function formsOfWord(stem: string): ReturnType<typeof formsOf> {
  return formsOf(stem.slice(3))
}

function sightings(home: TestHome, stem: string): readonly Sighting[] {
  const forms = formsOfWord(stem)
  const pages = everyPage(home.file, home.key)
  return [
    ...sightingsBelow(home.path, forms),
    ...pages.flatMap((page, at) => sightingsIn(page, forms, `page ${at + 1} of file and log`)),
  ]
}

type Day = { readonly vault: Vault; readonly blob: string; readonly logs: readonly number[] }

/** A case with names, an account, a picture, an edited text and a draft; press reports beside it. */
async function aDaysWork(home: TestHome, going: string, staying: string): Promise<Day> {
  const vault = await home.create()
  const caseId = newId()
  const at = caseScope(caseId)
  let count = 0
  const word = (): string => `${going}${count++}`
  const file = await keepBlob(home.path, [utf8(`picture ${word()}`)], { random: platformRandom })
  const blob = certain(file.ok ? file.value.blob : undefined, 'kept')
  for (let i = 0; i < 60; i++) {
    await saved(vault, publication(`${staying}${i} at noon`, `${staying} said so. `.repeat(20)))
    const identity = change('Identity', at, { personId: caseId, originAddress: `${word()} lane` })
    const account = change('Testimony', at, { sourceId: caseId, original: `${word()} heard. `.repeat(90) })
    const act = change('Act', at, { physical: word(), note: `${word()} and ${word()}` })
    await saved(vault, identity, account, act)
    await saved(vault, { ...act, fields: { note: `${word()} again` } })
    if (i === 30) vault.reader.find({ words: going, types: ['Act'] })
  }
  await saved(vault, change('EvidenceItem', at, { description: word(), file: blob }))
  vault.drafts.keep('new Testimony', { original: `${word()} is being typed` })
  vault.reader.find({ words: staying, types: ['Publication'] })
  const logs = vault.store.logs.all().filter(({ name }) => name.scope.kind === 'case')
  return { vault, blob: blob.sealed, logs: logs.map(({ row }) => row) }
}

describe('a case that leaves this device', () => {
  it('[T12] is in no file of the home any more, neither raw nor in a decrypted page, while the desk runs and after', async () => {
    const [going, staying] = [newStem(platformRandom), newStem(platformRandom)]
    const home = homes.new()
    const { vault, blob, logs } = await aDaysWork(home, going, staying)
    // The scan sees them, else it would prove nothing.
    expect(sightings(home, going)).not.toEqual([])
    vault.store.logs.forget(logs)
    expect(sightings(home, going)).toEqual([])
    expect(sightings(home, staying)).not.toEqual([])
    expect(existsSync(join(home.path, 'blobs', blob))).toBe(false)
    expect(vault.drafts.read('new Testimony')).toBeUndefined()
    expect(vault.reader.find({ words: going, types: ['Act', 'Testimony'] }).count).toBe(0)
    expect(vault.reader.find({ words: staying, types: ['Publication'] }).count).toBe(60)
    await vault.close()
    expect(sightings(home, going)).toEqual([])
    const again = await home.open()
    expect(again.reader.find({ words: staying, types: ['Publication'] }).count).toBe(60)
    await again.close()
  })

  it('[T12] leaves no key of its parts behind', async () => {
    const home = homes.new()
    const { vault, logs } = await aDaysWork(home, newStem(platformRandom), newStem(platformRandom))
    const keys = vault.store.logs
      .all()
      .filter(({ row }) => logs.includes(row))
      .flatMap((log) => [...log.keys.values()])
    const seeds = logs.flatMap((log) => vault.store.feeds.ofLog(log).flatMap(({ seed }) => seed ?? []))
    const secrets = [...keys, ...seeds].map((bytes) => Buffer.from(bytes))
    expect(secrets.length).toBeGreaterThan(3)
    const found = (): number =>
      everyPage(home.file, home.key).filter((page) => secrets.some((secret) => page.includes(secret))).length
    expect(found()).toBeGreaterThan(0)
    vault.store.logs.forget(logs)
    expect(found()).toBe(0)
    await vault.close()
    expect(found()).toBe(0)
  })

  it('[T12] is wiped when the vault opens again, where the wiping was cut short', async () => {
    const home = homes.new()
    const vault = await home.create()
    const kept = await keepBlob(home.path, [utf8('a picture')], { random: platformRandom })
    const name = certain(kept.ok ? kept.value.blob : undefined, 'kept').sealed
    // As after a kill between the transaction and what follows it.
    vault.store.transaction(() => {
      vault.store.shelf.put('leaving', 'wipe', new Uint8Array())
      vault.store.shelf.put('leaving', `file/${name}`, new Uint8Array())
    })
    await vault.close()
    const healed = await home.open()
    expect(healed.store.shelf.list('leaving', '')).toEqual([])
    expect(existsSync(join(home.path, 'blobs', name))).toBe(false)
    await healed.close()
  })
})
