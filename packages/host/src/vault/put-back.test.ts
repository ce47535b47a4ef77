/** A vault file put back from an older copy, beside the home it came from: no number of a feed is given twice. */
import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { certain } from '@safeconduct/core/base/result.ts'
import type { CompartmentName } from '@safeconduct/core/vault/schema.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { publication, said, saved, type TestHome, TestHomes } from './vault.fixture.ts'
import type { Vault } from './vault.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())
const press: CompartmentName = { scope: { kind: 'press' }, part: 'whole' }
const one = publication('The bridge at dawn')

function feedOf(vault: Vault): string {
  return certain(vault.replica.book.byName(press)?.writing, 'something was written').hex
}

async function worked(home: TestHome, ...titles: readonly string[]): Promise<string> {
  const vault = await home.open()
  for (const title of titles) await saved(vault, { ...one, fields: { title } })
  const feed = feedOf(vault)
  await vault.close()
  return feed
}

async function begun(): Promise<{ readonly home: TestHome; readonly feed: string }> {
  const home = homes.new()
  const vault = await home.create()
  await saved(vault, one)
  const feed = feedOf(vault)
  await vault.close()
  return { home, feed }
}

describe('a vault file', () => {
  it('[H6] goes on in its feeds when it is opened where it was closed', async () => {
    const { home, feed } = await begun()
    expect(await worked(home, 'noon')).toBe(feed)
    expect(await worked(home, 'dusk', 'night')).toBe(feed)
  })

  it('[H6] opens new feeds when an older copy of it was put back', async () => {
    const { home, feed } = await begun()
    const kept = `${home.file}.kept`
    copyFileSync(home.file, kept)
    await worked(home, 'noon', 'dusk')
    copyFileSync(kept, home.file)
    rmSync(`${home.file}-wal`, { force: true })
    const next = await worked(home, 'written after the copy came back')
    expect(next).not.toBe(feed)
    const vault = await home.open()
    expect(said(vault, one.id, 'title')).toBe('written after the copy came back')
    expect(await vault.check({ readData: true })).toMatchObject({ state: 'whole', faults: [] })
    await vault.close()
    expect(await worked(home, 'and goes on there')).toBe(next)
  })

  it('[H6] opens new feeds in a home whose note is gone, or that it was carried into', async () => {
    const { home, feed } = await begun()
    rmSync(`${home.path}/boot`)
    expect(await worked(home, 'noon')).not.toBe(feed)
  })

  it('[H6] leaves its note alone while it is only read', async () => {
    const { home } = await begun()
    const note = readFileSync(`${home.path}/boot`)
    const file = readFileSync(home.file)
    const vault = await home.open()
    expect(said(vault, one.id, 'title')).toBe('The bridge at dawn')
    await vault.close()
    expect(readFileSync(`${home.path}/boot`)).toEqual(note)
    expect(readFileSync(home.file).equals(file)).toBe(true)
  })
})
