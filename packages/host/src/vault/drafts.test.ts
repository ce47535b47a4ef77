import { afterEach, describe, expect, it } from 'vitest'
import { TestHomes } from './vault.fixture.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

describe('a draft', () => {
  it('[T11] is there again after the vault was closed and opened, and gone once it is dropped', async () => {
    const home = homes.new()
    const vault = await home.create()
    expect(vault.drafts.read('new Case')).toBeUndefined()
    expect(vault.drafts.keep('new Case', { summary: 'half a sen', priority: null }).ok).toBe(true)
    expect(vault.drafts.keep('new Case', { summary: 'half a sentence' }).ok).toBe(true)
    await vault.close()
    const again = await home.open()
    expect(again.drafts.read('new Case')).toEqual({ summary: 'half a sentence' })
    again.drafts.drop('new Case')
    expect(again.drafts.read('new Case')).toBeUndefined()
    await again.close()
  })

  it('[T11] is found by no search, shown in no table and part of no check', async () => {
    const home = homes.new()
    const vault = await home.create()
    vault.drafts.keep('new Publication', { title: 'unfinished heron' })
    expect(vault.reader.find({ words: 'heron', types: ['Publication'] }).count).toBe(0)
    expect(vault.reader.table({ types: ['Publication'], filter: '', offset: 0, limit: 9 }).total).toBe(0)
    expect((await vault.check({ readData: true })).state).toBe('whole')
    await vault.close()
  })

  it('[T11] of more than a person types is refused, and so is the five-hundred-and-first', async () => {
    const home = homes.new()
    const vault = await home.create()
    expect(vault.drafts.keep('long', { text: 'x'.repeat(5_000_000) })).toMatchObject({
      refusal: { kind: 'draft-too-long' },
    })
    for (let n = 0; n < 500; n++) expect(vault.drafts.keep(`draft ${n}`, {}).ok).toBe(true)
    expect(vault.drafts.keep('one more', {})).toMatchObject({ refusal: { kind: 'too-many-drafts' } })
    expect(vault.drafts.keep('draft 7', { note: 'goes on' }).ok).toBe(true)
    await vault.close()
  })
})
