import { afterEach, describe, expect, it } from 'vitest'
import { TestHomes, change, publication, saved, said, faultsOf, caseScope, newId, press } from './vault.fixture.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

describe('a vault', () => {
  it('gives back what was saved, after it was closed and opened', async () => {
    const home = homes.new()
    const vault = await home.create()
    const one = publication('The bridge at dawn')
    await saved(vault, one)
    const caseId = newId()
    const person = change('Person', caseScope(caseId), { code: 'P-07' })
    const kase = { id: caseId, type: 'Case', home: caseScope(caseId), fields: { summary: 'A call at night' } }
    await saved(vault, kase, person)
    await saved(vault, { ...one, fields: { title: 'The bridge at noon' } })
    await vault.close()
    const again = await home.open()
    expect(said(again, one.id, 'title')).toBe('The bridge at noon')
    expect((await again.reader.history(one.id)).length).toBeGreaterThan(3)
    expect(again.reader.find({ words: 'bridge noon', types: ['Publication'] }).count).toBe(1)
    expect(again.reader.find({ words: 'dawn', types: ['Publication'] }).count).toBe(0)
    expect(await again.check({ readData: true })).toMatchObject({ state: 'whole', records: 3 })
    await again.close()
  })
})
