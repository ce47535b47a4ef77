import { parseField } from '@safeconduct/core/records/parse-record.ts'
import { declarationOf, recordTypeNames } from '@safeconduct/core/records/record-types.ts'
import { foldForSearch, searchWords } from '@safeconduct/core/vault/search-words.ts'
import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { caseScope, change, newId, publication, saved, TestHomes } from './vault.fixture.ts'
import type { Vault } from './vault.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

const types = recordTypeNames
type FindAsk = Parameters<Vault['reader']['find']>[0]
function count(vault: Vault, words: string, ask: Partial<FindAsk> = {}): number {
  return vault.reader.find({ words, types, ...ask }).count
}

describe('search', () => {
  it('[W4] finds words of both alphabets however they were typed', async () => {
    const vault = await homes.new().create()
    await saved(vault, publication('Café Élan', 'Жёлтый самолёт, «Йод»'))
    for (const words of ['cafe', 'CAFÉ elan', 'желтый', 'ЖЁЛТЫЙ', 'самолет йод', 'жел'])
      expect(count(vault, words), words).toBe(1)
    for (const words of ['иод', 'молет', 'cafes', 'желтый река']) expect(count(vault, words), words).toBe(0)
    await vault.close()
  })

  it('[W4] forgets a word that was edited away, and knows the new one', async () => {
    const vault = await homes.new().create()
    const one = publication('Lighthouse')
    await saved(vault, one)
    expect(count(vault, 'lighthouse')).toBe(1)
    await saved(vault, { ...one, fields: { title: 'Windmill' } })
    expect(count(vault, 'lighthouse')).toBe(0)
    expect(count(vault, 'windmill')).toBe(1)
    await saved(vault, { ...one, fields: { title: null } })
    expect(count(vault, 'windmill')).toBe(0)
    await vault.close()
  })

  it('[W5] never finds anybody by the stated reason, in any room or case', async () => {
    const vault = await homes.new().create()
    const caseId = newId()
    const person = change('Person', caseScope(caseId), { code: 'P-07' })
    await saved(
      vault,
      person,
      change('Act', caseScope(caseId), { victimId: person.id, statedReason: 'Quagmire' }),
    )
    expect(count(vault, 'quagmire')).toBe(0)
    for (const guarded of ['names', 'places'] as const) expect(count(vault, 'quagmire', { guarded })).toBe(0)
    expect(vault.reader.findInCase(caseId, 'quagmire').count).toBe(0)
    expect(vault.reader.table({ types: ['Act'], filter: 'quagmire', offset: 0, limit: 9 }).total).toBe(0)
    await vault.close()
  })

  it('[W6] finds a testimony only inside its own opened case', async () => {
    const vault = await homes.new().create()
    const [one, other] = [newId(), newId()]
    const testimony = change('Testimony', caseScope(one), {
      sourceId: newId(),
      original: 'I heard the harvester',
      note: 'Trembled',
    })
    await saved(vault, testimony, change('Case', caseScope(other), { summary: 'Another' }))
    for (const words of ['harvester', 'trembled']) {
      expect(count(vault, words), words).toBe(0)
      expect(vault.reader.table({ types: ['Testimony'], filter: words, offset: 0, limit: 9 }).total).toBe(0)
      expect(vault.reader.findInCase(one, words).records.map(({ id }) => id)).toEqual([testimony.id])
      expect(vault.reader.findInCase(other, words).count).toBe(0)
    }
    await vault.close()
  })

  it('[W7] finds names only in the room of names and places only in the room of places', async () => {
    const vault = await homes.new().create()
    const caseId = newId()
    const person = newId()
    await saved(
      vault,
      change('Identity', caseScope(caseId), { personId: person, originAddress: 'Marigold lane' }),
      change('Journey', caseScope(caseId), { personId: person, note: 'By the foothills' }),
      change('Shelter', { kind: 'shelters' }, { code: 'Heron', address: 'Juniper yard', note: 'Blue gate' }),
    )
    for (const words of ['marigold', 'foothills', 'juniper', 'gate']) {
      expect(count(vault, words), words).toBe(0)
      expect(vault.reader.findInCase(caseId, words).count, words).toBe(0)
    }
    expect(count(vault, 'marigold', { guarded: 'names' })).toBe(1)
    expect(count(vault, 'marigold', { guarded: 'places' })).toBe(0)
    for (const words of ['foothills', 'juniper', 'gate']) {
      expect(count(vault, words, { guarded: 'places' }), words).toBe(1)
      expect(count(vault, words, { guarded: 'names' }), words).toBe(0)
    }
    await vault.close()
  })

  it('[W8] knows no field of names, places or testimonies that a table shows and its filter finds elsewhere', () => {
    for (const type of types) {
      for (const [name, field] of Object.entries(declarationOf(type).all)) {
        if (field.findable === 'opened-case') expect(field.column, `${type}.${name}`).toBe(false)
        // A column of names may be filtered, by the index of its own room: the type must then be one of these.
        if (field.column && field.findable === 'guarded')
          expect(['Identity', 'Shelter', 'Journey'], type).toContain(type)
      }
    }
  })

  it('[W9] answers whatever is asked: quotes, operators, no letters, five thousand words, new alphabets', async () => {
    const vault = await homes.new().create()
    await saved(vault, publication('Bridge', '𞤀𞤣𞤤𞤢𞤥 ꭥ Ⱪ 漢字 한국어 ไทย हिन्दी ﷺ ½'))
    for (const words of [
      '"',
      '*',
      'a" OR "b',
      'NEAR(a b)',
      'text:bridge',
      '-bridge',
      '^bridge',
      '(',
      "'",
      '\\',
      '\u0000',
      '%',
      '   ',
      '\ud800',
      'a𞤀b',
      '𞤀',
      'ꭥ',
      'xꭥy',
      'ไทย',
      'हिन्दी',
      '한',
      '漢字',
      'ﷺ',
      '½',
      'ẞß',
      'ⅷ',
      '٣',
      'bridge '.repeat(5000),
      'b'.repeat(100_000),
      Array.from({ length: 3000 }, (_, i) => `w${i}`).join(' '),
    ]) {
      expect(count(vault, words), words.slice(0, 20)).toBeGreaterThanOrEqual(0)
      vault.reader.table({ types: ['Publication'], filter: words, offset: 0, limit: 9 })
    }
    expect(count(vault, 'text:bridge')).toBe(0)
    expect(count(vault, 'bridge OR nothing')).toBe(0)
    await vault.close()
  })

  it('[W9] parts words as they were folded, letter by letter of all of Unicode', async () => {
    const home = homes.new()
    await (await home.create()).close()
    home.forge((database) => {
      const words = new Set<string>()
      for (let point = 0x80; point < 0x110000; point++) {
        const folded = foldForSearch(`q${String.fromCodePoint(point)}z`)
        if (!folded.includes(' ') && folded !== 'qz') words.add(folded)
      }
      database.prepare('insert into words (rowid, text) values (1, ?)').run([...words].join(' '))
      database.exec('create virtual table temp.terms using fts5vocab (main, words, row)')
      const terms = new Set(database.prepare<[], string>('select term from temp.terms').pluck().all())
      expect([...words].filter((word) => !terms.has(word))).toEqual([])
      expect(terms.size).toBe(words.size)
    })
  })

  it('[W2] finds every text by each of its words, whatever people write', async () => {
    const vault = await homes.new().create()
    const ascii = fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 60 })
    const grapheme = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    // What the parser refuses (control characters) never comes this far.
    const text = fc.oneof(grapheme, ascii).filter((some) => parseField('Publication', 'text', some).ok)
    const texts = fc.sample(text, 150)
    const records = texts.map((text) => publication('x', text))
    await saved(vault, ...records)
    for (const [at, some] of texts.entries()) {
      for (const word of searchWords(some)) {
        // Few texts share a word, so the newest fifty hold them all but for the shortest words.
        const { count: found, records: newest } = vault.reader.find({ words: word, types: ['Publication'] })
        expect(found, JSON.stringify([some, word])).toBeGreaterThan(0)
        if (found <= 50)
          expect(
            newest.map(({ id }) => id),
            JSON.stringify([some, word]),
          ).toContain(records[at]?.id)
      }
    }
    expect(await vault.check({ readData: true })).toMatchObject({ state: 'whole' })
    await vault.close()
  })

  it('[W10] counts a record once however many of its parts match, and shows the newest fifty', async () => {
    const vault = await homes.new().create()
    const caseId = newId()
    await saved(
      vault,
      ...Array.from({ length: 60 }, () =>
        change('Act', caseScope(caseId), {
          victimId: newId(),
          physical: 'orchard',
          psychological: 'orchard',
          involvements: [{ role: 'x', note: 'orchard' }],
        }),
      ),
    )
    const found = vault.reader.find({ words: 'orchard', types })
    expect([found.count, found.records.length]).toEqual([60, 50])
    await vault.close()
  })

  it('[W11] indexes at the next start what a killed program had not come to', async () => {
    const home = homes.new()
    const vault = await home.create()
    const one = publication('Unindexed')
    await saved(vault, one)
    await vault.close()
    // As a kill leaves it: the part is kept, its words and its id are still to come.
    home.forge((database) => {
      const key = database.prepare<[], number>('select key from part').pluck().get() ?? 0
      database.exec(
        `delete from words; delete from columns; delete from key_of_id; insert into unindexed (key) values (${key})`,
      )
    })
    const again = await home.open()
    expect(again.reader.read(one.id)?.id).toBe(one.id)
    expect(count(again, 'unindexed')).toBe(1)
    expect(await again.check({ readData: true })).toMatchObject({ state: 'whole' })
    await again.close()
    home.forge((database) => expect(database.prepare('select * from unindexed').all()).toEqual([]))
  })

  it('[W12] keeps the mission’s own term list out of every index', async () => {
    const vault = await homes.new().create()
    await saved(
      vault,
      change('Organisation', { kind: 'directory' }, { termList: ['purple'], languages: ['en'] }),
    )
    expect(vault.reader.find({ words: 'purple', types: [...types, 'Organisation'] }).count).toBe(0)
    await vault.close()
  })
})
