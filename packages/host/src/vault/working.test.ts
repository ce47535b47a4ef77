import type { Json } from '@safeconduct/core/base/json.ts'
import { afterEach, describe, expect, it } from 'vitest'
import {
  caseScope,
  change,
  faultsOf,
  newId,
  press,
  publication,
  said,
  saved,
  start,
  TestHomes,
} from './vault.fixture.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

describe('a vault', () => {
  it('[T4] gives back what was saved, after it was closed and opened', async () => {
    const home = homes.new()
    const vault = await home.create()
    const one = publication('The bridge at dawn')
    await saved(vault, one)
    await saved(vault, { ...one, fields: { title: 'The bridge at noon' } })
    await vault.close()
    const again = await home.open()
    expect(said(again, one.id, 'title')).toBe('The bridge at noon')
    expect(said(again, one.id, 'text')).toBe('Nothing was said.')
    expect(again.reader.read(newId())).toBeUndefined()
    expect(await again.check({ readData: true })).toMatchObject({ state: 'whole', records: 1 })
    await again.close()
  })

  it('[T5] tells who changed what, when and from what, in order, also when the clock was set back', async () => {
    const home = homes.new()
    const vault = await home.create()
    const one = publication('First')
    await saved(vault, one)
    home.clock.set(start + 60_000)
    await saved(vault, { ...one, fields: { title: 'Second' } })
    home.clock.set(start - 3_600_000)
    await saved(vault, { ...one, fields: { title: 'Third' } })
    const steps = (await vault.reader.history(one.id)).filter(({ field }) => field === 'title')
    expect(steps.map(({ before, after, at, rev }) => [before, after, at, rev])).toEqual([
      [null, 'First', '2021-08-05T09:00:00Z', 1],
      ['First', 'Second', '2021-08-05T09:01:00Z', 2],
      ['Second', 'Third', '2021-08-05T09:01:00Z', 3],
    ])
    expect(said(vault, one.id, 'title')).toBe('Third')
    expect(vault.reader.read(one.id)?.rev).toBe(3)
    expect(await vault.reader.history(newId())).toEqual([])
    await vault.close()
  })

  it('[E10] writes nothing for a save that changes nothing', async () => {
    const vault = await homes.new().create()
    const one = publication('Same')
    await saved(vault, one)
    expect(await vault.writer.save([{ ...one, fields: { title: 'Same' } }])).toEqual({
      ok: true,
      value: { changed: 0, touched: [] },
    })
    expect(vault.reader.read(one.id)?.rev).toBe(1)
    await vault.close()
  })

  it('[O4] takes an import of 200 records in one action', async () => {
    const home = homes.new()
    const vault = await home.create()
    const many = Array.from({ length: 200 }, (_, i) => publication(`Number ${i}`))
    await saved(vault, ...many)
    await vault.close()
    const again = await home.open()
    expect(again.reader.table({ types: ['Publication'], filter: '', offset: 0, limit: 10 })).toMatchObject({
      total: 200,
    })
    expect(await again.check({ readData: true })).toMatchObject({ state: 'whole', records: 200, entries: 5 })
    await again.close()
  })

  it('shows a window of a table, newest first, and filters by beginnings of words', async () => {
    const vault = await homes.new().create()
    for (const title of ['Bridge', 'River', 'Bridges of the north']) await saved(vault, publication(title))
    const table = (filter: string, offset = 0, limit = 10): Json => {
      const { total, records } = vault.reader.table({ types: ['Publication'], filter, offset, limit })
      return [total, records.map(({ id }) => said(vault, id, 'title') ?? null)]
    }
    expect(table('')).toEqual([3, ['Bridges of the north', 'River', 'Bridge']])
    expect(table('', 1, 1)).toEqual([3, ['River']])
    expect(table('bridg')).toEqual([2, ['Bridges of the north', 'Bridge']])
    expect(table('BRIDGES nor')).toEqual([1, ['Bridges of the north']])
    expect(table('Harbour', 2, 5)).toEqual([3, ['Bridge']])
    expect(table('desert')).toEqual([0, []])
    await vault.close()
  })

  it('shows a table in the order asked for, the newest of equal records first, in every window', async () => {
    const vault = await homes.new().create()
    for (const title of ['Bridge', 'River', 'Bay', 'Lakes', 'Harbour']) await saved(vault, publication(title))
    const lengthOf = (title: unknown): number => (typeof title === 'string' ? title.length : 0)
    const table = (offset: number, limit: number, filter = ''): Json => {
      const { total, records } = vault.reader.table({
        types: ['Publication'],
        filter,
        offset,
        limit,
        order: ({ id }) => [lengthOf(said(vault, id, 'title'))],
      })
      return [total, records.map(({ id }) => said(vault, id, 'title') ?? null)]
    }
    expect(table(0, 9)).toEqual([5, ['Bay', 'Lakes', 'River', 'Bridge', 'Harbour']])
    expect(table(1, 2)).toEqual([5, ['Lakes', 'River']])
    expect(table(0, 9, 'b')).toEqual([2, ['Bay', 'Bridge']])
    await vault.close()
  })
})

describe('saving', () => {
  it('[E10] takes two saves at once one after the other, and loses none', async () => {
    const home = homes.new()
    const vault = await home.create()
    const one = publication('Zero')
    await saved(vault, one)
    const many = Array.from({ length: 30 }, (_, i) => ({ ...one, fields: { title: `Title ${i}` } }))
    const done = await Promise.all(many.map((each) => vault.writer.save([each, publication('beside')])))
    expect(done.every(({ ok }) => ok)).toBe(true)
    expect(said(vault, one.id, 'title')).toBe('Title 29')
    expect((await vault.reader.history(one.id)).filter(({ field }) => field === 'title')).toHaveLength(31)
    expect(await vault.check({ readData: true })).toMatchObject({ state: 'whole', records: 31 })
    await vault.close()
  })

  it('refuses a record of another type, without a home, with an undeclared field, and a second account', async () => {
    const vault = await homes.new().create()
    const before = publication('Here')
    const one = { ...before, fields: { ...before.fields, createdBy: 'M-01' } }
    await saved(vault, one)
    const refusal = async (some: Parameters<typeof vault.writer.save>[0]): Promise<unknown> => {
      const done = await vault.writer.save(some)
      return done.ok ? 'saved' : done.refusal
    }
    expect(await refusal([{ ...one, type: 'Statement', fields: { wording: 'No.' } }])).toEqual({
      kind: 'other-type',
    })
    expect(await refusal([{ id: newId(), type: 'Publication', fields: { title: 'x' } }])).toEqual({
      kind: 'no-home',
    })
    for (const field of ['shoeSize', 'constructor', '__proto__']) {
      const fields: { readonly [field: string]: Json } = Object.fromEntries([[field, 1]])
      expect(await refusal([{ ...one, fields }])).toMatchObject({
        kind: 'change-refused',
        why: 'not-declared',
      })
    }
    expect(await refusal([{ ...one, fields: { createdBy: 'M-02' } }])).toMatchObject({ why: 'written-once' })
    // One change of two refused: neither is made.
    expect(await refusal([publication('Not here'), { ...one, type: 'Statement' }])).toEqual({
      kind: 'other-type',
    })
    expect(vault.reader.table({ types: ['Publication'], filter: '', offset: 0, limit: 9 }).total).toBe(1)
    await expect(vault.writer.save([one, one])).rejects.toThrow('once')
    await saved(vault, { ...one, fields: { title: 'Still works' } })
    expect(await faultsOf(vault)).toEqual([])
    await vault.close()
  })

  it('keeps a home for good: a record that exists is not moved by naming another', async () => {
    const vault = await homes.new().create()
    const one = publication('Here')
    await saved(vault, one)
    await saved(vault, { ...one, home: { kind: 'line' }, fields: { title: 'There' } })
    expect(vault.reader.read(one.id)?.home).toEqual(press)
    expect(await faultsOf(vault)).toEqual([])
    await vault.close()
  })

  it('[M11] keeps tags with the names that JavaScript uses itself', async () => {
    const home = homes.new()
    const vault = await home.create()
    const byline = ['constructor', '__proto__', 'toString', 'hasOwnProperty', '1', '0']
    const one = change('Publication', press, { title: 'Odd names', byline })
    await saved(vault, one)
    await saved(vault, { ...one, fields: { byline: byline.slice(1) } })
    await saved(vault, { ...one, fields: { byline: ['valueOf', ...byline.slice(2)] } })
    await vault.close()
    const again = await home.open()
    expect(said(again, one.id, 'byline')).toEqual(['valueOf', 'toString', 'hasOwnProperty', '1', '0'])
    expect(await faultsOf(again)).toEqual([])
    expect(await again.reader.history(one.id)).toHaveLength(4)
    await again.close()
  })

  it('puts each field into the compartment of its class, each with a key of its own', async () => {
    const home = homes.new()
    const vault = await home.create()
    const caseId = newId()
    const person = change('Person', caseScope(caseId), { code: 'P-07' })
    await saved(vault, person)
    await saved(
      vault,
      change('Identity', caseScope(caseId), { personId: person.id, originAddress: 'Upper mill' }),
    )
    const act = change('Act', caseScope(caseId), {
      victimId: person.id,
      physical: 'A scar',
      involvements: [],
    })
    await saved(vault, { ...act, fields: { ...act.fields, note: 'Seen' } })
    await vault.close()
    home.forge((database) => {
      const names = database
        .prepare(
          `select distinct s.name, c.part from compartment c join scope s on s.id = c.scope join feed f on f.compartment = c.id
           order by c.part`,
        )
        .raw()
        .all()
      expect(names).toEqual([
        [`case:${caseId}`, 'medical'],
        [`case:${caseId}`, 'names'],
        [`case:${caseId}`, 'work'],
      ])
      // Five of the case, six of the organisation.
      const keys = database.prepare<[], Uint8Array>('select key from epoch_key').pluck().all()
      expect(new Set(keys.map((key) => key.toHex())).size).toBe(11)
    })
  })
})
