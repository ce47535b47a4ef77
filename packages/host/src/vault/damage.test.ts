import {
  closeSync,
  copyFileSync,
  cpSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import SQLite from 'better-sqlite3-multiple-ciphers'
import { afterEach, describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { openDatabase } from '../store/database.ts'
import {
  caseScope,
  change,
  faultsOf,
  newId,
  publication,
  said,
  saved,
  type TestHome,
  TestHomes,
} from './vault.fixture.ts'
import type { Vault } from './vault.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

/** A closed vault with a few records in several compartments, one of them edited. */
async function smallVault(): Promise<{ readonly home: TestHome; readonly ids: readonly string[] }> {
  const home = homes.new()
  const vault = await home.create()
  const caseId = newId()
  const records = [
    publication('The bridge at dawn', 'They crossed in the fog. '.repeat(30)),
    publication('The harbour'),
    change('Person', caseScope(caseId), { code: 'P-07' }),
    change('Identity', caseScope(caseId), { personId: caseId, originAddress: 'Marigold lane' }),
    change('Testimony', caseScope(caseId), { sourceId: caseId, original: 'I heard the harvester' }),
  ]
  for (const record of records) await saved(vault, record)
  await saved(vault, { ...records[0], fields: { title: 'The bridge at noon' } } as (typeof records)[0])
  await vault.close()
  return { home, ids: records.map(({ id }) => id) }
}

function flip(database: SQLite.Database, table: string, column: string, where = '1'): void {
  const rows = database
    .prepare<[], { row: number; value: Uint8Array }>(
      `select rowid as row, ${column} as value from ${table} where ${where}`,
    )
    .all()
  const { row, value } = rows[Math.floor(rows.length / 2)] as { row: number; value: Uint8Array }
  const changed = new Uint8Array(value)
  const at = Math.floor(changed.length / 2)
  changed[at] = (changed[at] ?? 0) ^ 1
  database.prepare(`update ${table} set ${column} = ? where rowid = ?`).run(changed, row)
}

function changeOwn(database: SQLite.Database, key: string, change: (bytes: Uint8Array) => Uint8Array): void {
  const select = database
    .prepare<[string], Uint8Array>("select value from shelf where shelf = 'own' and key = ?")
    .pluck()
  const bytes = new Uint8Array(select.get(key) ?? [])
  database.prepare("update shelf set value = ? where shelf = 'own' and key = ?").run(change(bytes), key)
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const changed = new Uint8Array(bytes)
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}

/** A row of a shelf with one byte of its value changed. */
function flipOnShelf(database: SQLite.Database, shelf: string, at: number): void {
  const row = database
    .prepare<[string], { key: string; value: Uint8Array }>(
      'select key, value from shelf where shelf = ? order by key limit 1',
    )
    .get(shelf) as { key: string; value: Uint8Array }
  database
    .prepare('update shelf set value = ? where shelf = ? and key = ?')
    .run(flipped(row.value, at), shelf, row.key)
}

describe('vault check --read-data', () => {
  const forgeries: readonly (readonly [string, string, (database: SQLite.Database) => void])[] = [
    ['a byte of a body', 'body-changed', (db) => flip(db, 'entry', 'body')],
    ['a byte of a header', '', (db) => flip(db, 'entry', 'header')],
    ['a byte of a signature', '', (db) => flip(db, 'entry', 'signature')],
    ['a body gone', 'body-missing', (db) => db.exec('update entry set body = null where id = 4')],
    [
      'two bodies exchanged',
      'body-changed',
      (db) =>
        db.exec(
          'update entry set body = (select body from entry o where o.id = case entry.id when 2 then 3 else 2 end) where id in (2, 3)',
        ),
    ],
    [
      'an entry gone from the middle',
      'gap',
      (db) => db.exec('delete from touch where entry = 2; delete from entry where id = 2'),
    ],
    [
      'the last entry gone',
      'head-differs',
      (db) =>
        db.exec(
          'delete from touch where entry = (select max(id) from entry); delete from entry where id = (select max(id) from entry)',
        ),
    ],
    [
      'an entry under another number',
      '',
      (db) => db.exec('update entry set seq = seq + 50 where id = (select max(id) from entry)'),
    ],
    [
      'an entry in another feed',
      '',
      (db) => db.exec('update entry set feed = 2, seq = 99 where id = (select max(id) from entry)'),
    ],
    ['the head of a feed', 'head-differs', (db) => db.exec('update feed set seq = seq - 1 where id = 1')],
    ['the hash of a head', 'head-differs', (db) => flip(db, 'feed', 'head')],
    ['the opening of a feed gone', '', (db) => db.exec('delete from entry where seq = 1 and feed = 2')],
    [
      'a feed in another compartment',
      '',
      (db) => db.exec('update feed set compartment = (select min(id) from compartment) where id = 2'),
    ],
    [
      'a compartment under another name',
      '',
      (db) =>
        db.exec(
          "update scope set name = 'case:' || hex(randomblob(16)) where id > 6; update scope set name = lower(name)",
        ),
    ],
    ['a compartment id', '', (db) => flip(db, 'compartment', 'cid')],
    ['an epoch key', '', (db) => db.exec('update epoch_key set key = randomblob(32) where compartment = 2')],
    [
      'a value in a part',
      'record-differs',
      (db) => db.exec("update part set state = replace(state, 'fog', 'sun')"),
    ],
    [
      'a part gone',
      'record-differs',
      (db) => db.exec('delete from part where key = (select max(key) from part)'),
    ],
    [
      'a part too many',
      'record-differs',
      (db) =>
        db.exec(
          'insert into part select key + 3, compartment, state from part where key = (select max(key) from part)',
        ),
    ],
    [
      'a part in another compartment',
      'record-differs',
      (db) =>
        db.exec(
          'update part set compartment = 1 where key = (select min(key) from part where compartment > 1)',
        ),
    ],
    ['a record gone', '', (db) => db.exec('delete from record where key = (select max(key) from record)')],
    [
      'a record nobody wrote',
      'record-without-entries',
      (db) =>
        db.exec(
          'insert into record select key + 1, randomblob(16), scope from record order by key desc limit 1',
        ),
    ],
    [
      'a record at another home',
      'record-differs',
      (db) => db.exec('update record set scope = 2 where scope = 3'),
    ],
    [
      'two ids exchanged',
      'record-differs',
      (db) =>
        db.exec(
          'update key_of_id set key = (select sum(key) from key_of_id k where k.key in (select key from record where scope = 3)) - key where key in (select key from record where scope = 3)',
        ),
    ],
    ['an id gone', '', (db) => db.exec('delete from key_of_id where key = (select min(key) from key_of_id)')],
    [
      'an id too many',
      'index-damaged',
      (db) => db.exec('insert into key_of_id select randomblob(16), key from key_of_id limit 1'),
    ],
    ['a touch gone', '', (db) => db.exec('delete from touch where entry = (select max(entry) from touch)')],
    [
      'a touch of another entry',
      'record-differs',
      (db) => db.exec('update touch set entry = 1 where entry = (select max(entry) from touch)'),
    ],
    ['a touch too many', '', (db) => db.exec('insert into touch select key, 1 from touch limit 1')],
    [
      'a type under another name',
      '',
      (db) =>
        db.exec(
          "update type set name = 'x' where name = 'Publication'; update type set name = 'Publication' where name = 'Statement'; update type set name = 'Statement' where name = 'x'",
        ),
    ],
    [
      'a row gone from the words',
      'index-damaged',
      (db) => db.exec('delete from words where rowid = (select min(id) from words_docsize)'),
    ],
    [
      'a row gone from the names',
      'index-damaged',
      (db) => db.exec('delete from guarded where rowid = (select min(id) from guarded_docsize)'),
    ],
    [
      'a row too many in the words',
      'index-damaged',
      (db) => db.exec("insert into words (rowid, text) values (77, 'stray')"),
    ],
    [
      'a segment of the words',
      '',
      (db) => db.exec('update words_data set block = zeroblob(length(block)) where id > 10'),
    ],
    ['a body of a control chain', 'control-unsigned', (db) => flipOnShelf(db, 'control', 400)],
    ['a header of a control chain', '', (db) => flipOnShelf(db, 'control', 60)],
    ['a signature of a control chain', '', (db) => flipOnShelf(db, 'control', 150)],
    [
      'a control chain gone',
      'control-differs',
      (db) =>
        db.exec(
          "delete from shelf where shelf = 'control' and key = (select max(key) from shelf where shelf = 'control')",
        ),
    ],
    [
      'rights that no chain gives',
      'control-differs',
      (db) =>
        db.exec(
          "update shelf set value = cast(replace(cast(value as text), 'lead', 'none') as blob) where shelf = 'control-state'",
        ),
    ],
    [
      'a clock set back',
      'head-differs',
      (db) =>
        db.exec(
          "update shelf set value = cast('0000000000000' as blob) where shelf = 'own' and key = 'stamp'",
        ),
    ],
  ]
  for (const [what, fault, work] of forgeries) {
    it(`[T6]${what.includes('opening') ? '[F1]' : ''} names a fault when somebody with the key changed ${what}`, async () => {
      const { home } = await smallVault()
      home.forge((database) => {
        database.pragma('foreign_keys = off')
        database.unsafeMode(true)
        work(database)
      })
      const opened = await home.refusal()
      if (opened !== undefined) {
        expect(opened).toBe('damaged')
        return
      }
      const vault = await home.open()
      const faults = await faultsOf(vault)
      await vault.close()
      expect(faults).not.toEqual([])
      if (fault !== '') expect(faults).toContain(fault)
    })
  }

  const refusals: readonly (readonly [string, (database: SQLite.Database) => void])[] = [
    ['the canary', (db) => db.exec("update about set value = 'x' where name = 'canary'")],
    ['the genesis', (db) => changeOwn(db, 'genesis', (bytes) => flipped(bytes, 200))],
    ['the signature of the genesis', (db) => changeOwn(db, 'genesis', (bytes) => flipped(bytes, 20))],
    ['the whole organisation', (db) => db.exec("delete from shelf where shelf = 'own'")],
    ['the organisation’s name for itself', (db) => changeOwn(db, 'organisation', () => new Uint8Array(32))],
    ['the key of the device', (db) => changeOwn(db, 'device', () => platformRandom.bytes(32))],
    ['the key of the device, to nothing', (db) => changeOwn(db, 'device', () => new Uint8Array())],
    ['the roster', (db) => db.exec("update shelf set value = x'7b7d' where shelf = 'control-state'")],
    ['the length of a key', (db) => db.exec("update epoch_key set key = x'00'")],
    ['the name of a scope', (db) => db.exec("update scope set name = 'attic' where id = 3")],
    ['the name of a part', (db) => db.exec("update compartment set part = 'attic' where id = 1")],
    ['the public key of a feed', (db) => db.exec("update feed set public = x'00' where id = 1")],
  ]
  for (const [what, work] of refusals) {
    it(`[T6] does not open a vault in which somebody with the key changed ${what}`, async () => {
      const { home } = await smallVault()
      home.forge((database) => {
        database.pragma('foreign_keys = off')
        work(database)
      })
      expect(await home.refusal()).toBe('damaged')
    })
  }

  it('[T6] does not hand out a dossier key that the genesis does not name', async () => {
    const { home } = await smallVault()
    home.forge((database) => changeOwn(database, 'dossier', () => platformRandom.bytes(32)))
    const vault = await home.open()
    await expect(vault.dossierKey()).rejects.toThrow('another')
    await vault.close()
  })

  it('[T6] says nothing of a record’s content in a fault', async () => {
    const { home } = await smallVault()
    home.forge((database) => database.exec("update part set state = replace(state, 'fog', 'sun')"))
    const vault = await home.open()
    const { faults } = await vault.check({ readData: true })
    for (const { where } of faults)
      expect(where).toMatch(/^(?:feed \d+ entry \d+|[0-9a-f]{8}|[a-z ]+|\d+ records)$/)
    await vault.close()
  })

  it('[T7] is not misled by colleagues who go on saving while it runs', async () => {
    const home = homes.new()
    const vault = await home.create()
    const one = publication('First')
    await saved(vault, one, ...Array.from({ length: 150 }, (_, i) => publication(`Number ${i}`)))
    const saving = (async () => {
      for (let i = 0; i < 40; i++) {
        await saved(vault, { ...one, fields: { title: `Title ${i}` } }, publication('new'))
        await saved(vault, change('Person', caseScope(newId()), { code: 'P-01' }))
      }
    })()
    for (let round = 0; round < 5; round++) {
      expect(await vault.check({ readData: true })).toMatchObject({ state: 'whole', faults: [] })
    }
    await saving
    expect(await vault.check({ readData: true })).toMatchObject({ state: 'whole', faults: [] })
    await vault.close()
  })

  it('[T7] stops when asked', async () => {
    const { home } = await smallVault()
    const vault = await home.open()
    expect(await vault.check({ readData: true, signal: AbortSignal.abort() })).toMatchObject({
      state: 'stopped',
    })
    await vault.close()
  })
})

/** Everything a reader can get out of the vault; throws only what a damaged file may throw. */
async function contentOf(vault: Vault, ids: readonly string[]): Promise<string> {
  const records = ids.map((id) => {
    const record = vault.reader.readText(id)
    return record === undefined ? null : [record.type, record.home, [...record.fields]]
  })
  const found = vault.reader.find({ words: 'noon', types: ['Publication'] }).count
  const table = vault.reader.table({ types: ['Publication'], filter: '', offset: 0, limit: 9 }).total
  return JSON.stringify([records, found, table])
}

/**
 * The whole first two pages thinly and the rest here and there; `npm run soak:flips` takes every byte of 64 KiB: eight
 * pages, the first among them. Each page has one check sum over all of it, so that every page could stand for any other.
 */
function flippedBytes(size: number): readonly number[] {
  const page = 8192
  if (process.env['SAFECONDUCT_FLIPS'] === 'every') {
    const pages = [
      0,
      1,
      ...Array.from({ length: 6 }, (_, i) => 2 + Math.floor(((size / page - 2) * (i + 0.5)) / 6)),
    ]
    return pages.flatMap((at) => Array.from({ length: page }, (_, i) => at * page + i))
  }
  const spread = 250
  return [
    ...Array.from({ length: 2 * page }, (_, at) => at).filter(
      (at) => at % page < 100 || at % 101 === 0 || at % page > 8160,
    ),
    ...Array.from({ length: spread }, (_, i) => Math.floor((size * (i + 0.5)) / spread)),
  ]
}
const flips = seededRandom(11)
function flippedBit(at: number): number {
  return ((flips.bytes(1)[0] ?? 0) + at) % 8
}

describe('the vault file', () => {
  it('[T2] holds no byte that can be changed without a refusal, a fault, or no effect at all', async () => {
    const { home, ids } = await smallVault()
    const original = readFileSync(home.file)
    const before = await home.open()
    const content = await contentOf(before, ids)
    await before.close()
    expect(readFileSync(home.file).equals(original), 'reading changes nothing').toBe(true)

    const positions = flippedBytes(original.length)
    const outcomes = { refused: 0, fault: 0, unchanged: 0 }
    for (const at of positions) {
      const file = openSync(home.file, 'r+')
      writeSync(file, Uint8Array.of((original[at] ?? 0) ^ (1 << flippedBit(at))), 0, 1, at)
      closeSync(file)
      // Most are seen at once; the whole way is gone only for those that are not.
      const store = openDatabase(home.file, home.key)
      if (!store.ok) {
        expect(store.refusal).toMatchObject({ kind: 'vault-not-opened' })
        outcomes.refused++
      } else {
        store.value.close()
        outcomes[await outcomeOf(home, ids, content)]++
      }
      writeFileSync(home.file, original)
      for (const end of ['-wal', '-shm']) rmSync(home.file + end, { force: true })
    }
    expect(outcomes.refused + outcomes.fault).toBeGreaterThan(positions.length * 0.9)
  }, 3_600_000)

  async function outcomeOf(
    home: TestHome,
    ids: readonly string[],
    content: string,
  ): Promise<'refused' | 'fault' | 'unchanged'> {
    const refusal = await home.refusal()
    if (refusal !== undefined) return 'refused'
    const vault = await home.open()
    try {
      const { state } = await vault.check({ readData: true })
      if (state === 'faulty') return 'fault'
      expect(await contentOf(vault, ids)).toBe(content)
      return 'unchanged'
    } finally {
      await vault.close().catch(() => undefined)
    }
  }

  it('[T8] opens to a whole earlier state, or not at all, when its log was damaged', async () => {
    const home = homes.new()
    const vault = await home.create()
    const records = Array.from({ length: 12 }, (_, i) => publication(`Number ${i}`, 'x'.repeat(900)))
    for (const record of records) await saved(vault, record)
    const copy = homes.new()
    rmSync(copy.path, { recursive: true })
    cpSync(home.path, copy.path, { recursive: true })
    const log = readFileSync(`${copy.file}-wal`)
    const file = readFileSync(copy.file)
    await vault.close()
    expect(log.length).toBeGreaterThan(50_000)
    const random = seededRandom(3)
    const reached = new Set<number>()
    for (let round = 0; round < 60; round++) {
      writeFileSync(copy.file, file)
      rmSync(`${copy.file}-shm`, { force: true })
      const damaged = Buffer.from(log)
      const at = new DataView(random.bytes(4).buffer).getUint32(0) % log.length
      damaged[at] = (damaged[at] ?? 0) ^ 1
      writeFileSync(`${copy.file}-wal`, round % 2 === 0 ? damaged : log.subarray(0, at))
      const opened = await (async () => {
        const world = { clock: home.clock, random: platformRandom }
        const { openVault } = await import('./vault.ts')
        return openVault(copy.path, home.key, world)
      })()
      if (!opened.ok) continue
      const { state, records: count } = await opened.value.check({ readData: true })
      expect(state).toBe('whole')
      for (const [i, { id }] of records.entries()) {
        expect(said(opened.value, id, 'title')).toBe(i < count ? `Number ${i}` : undefined)
      }
      reached.add(count)
      await opened.value.close()
    }
    expect(reached.size, 'several earlier states were seen').toBeGreaterThan(3)
  }, 60_000)

  it('[T9] names a fault when one page of it was put back to an older state (T13)', async () => {
    const home = homes.new()
    const vault = await home.create()
    const one = publication('The bridge at dawn')
    await saved(vault, one, publication('Beside'))
    await vault.close()
    const older = readFileSync(home.file)
    const again = await home.open()
    await saved(again, { ...one, fields: { title: 'The bridge at noon' } })
    await again.close()
    const newer = readFileSync(home.file)
    const page = 8192
    let differing = 0
    for (let at = 0; at < older.length; at += page) {
      if (older.subarray(at, at + page).equals(newer.subarray(at, at + page))) continue
      differing++
      const mixed = Buffer.from(newer)
      older.copy(mixed, at, at, at + page)
      writeFileSync(home.file, mixed)
      const refusal = await home.refusal()
      if (refusal === undefined) {
        const opened = await home.open()
        const { state } = await opened.check({ readData: true })
        const title = said(opened, one.id, 'title')
        const found = opened.reader.find({ words: 'noon', types: ['Publication'] }).count
        await opened.close().catch(() => undefined)
        if (state === 'whole') expect([title, found], `page ${at / page}`).toEqual(['The bridge at noon', 1])
      }
      for (const end of ['-wal', '-shm']) rmSync(home.file + end, { force: true })
    }
    expect(differing).toBeGreaterThan(4)
  })

  it('[T1] is refused without being written to: wrong key, plain, empty, cut, another version, no file, a folder', async () => {
    const { home } = await smallVault()
    const good = readFileSync(home.file)
    expect(await home.refusal(platformRandom.bytes(32))).toBe('damaged')
    expect(readFileSync(home.file).equals(good)).toBe(true)

    const put = async (bytes: Uint8Array): Promise<string | undefined> => {
      for (const end of ['', '-wal', '-shm']) rmSync(home.file + end, { force: true })
      writeFileSync(home.file, bytes)
      const refusal = await home.refusal()
      expect(readFileSync(home.file).equals(bytes), 'not written to').toBe(true)
      return refusal
    }
    expect(await put(new Uint8Array())).toBe('damaged')
    expect(await put(new Uint8Array(8192))).toBe('damaged')
    expect(await put(platformRandom.bytes(40_000))).toBe('damaged')
    for (const length of [1, 15, 16, 100, 8191]) expect(await put(good.subarray(0, length))).toBe('damaged')
    expect(await put(new TextEncoder().encode('SQLite format 3\0'))).toBe('plaintext')
    rmSync(home.file)
    expect(await home.refusal()).toBe('missing')

    const plain = new SQLite(home.file)
    plain.exec(
      "create table about (name text primary key, value text); insert into about values ('canary', 'safeconduct vault')",
    )
    plain.close()
    expect(await home.refusal()).toBe('plaintext')

    writeFileSync(home.file, good)
    home.forge((database) => database.exec("update about set value = '1' where name = 'schema'"))
    expect(await home.refusal()).toBe('other-version')

    const folder = homes.new()
    cpSync(home.path, join(folder.path, 'vault.db'), { recursive: true })
    expect(await folder.refusal()).toBe('damaged')
  })

  it('[T1] cut anywhere, opens to nothing wrong', async () => {
    const { home, ids } = await smallVault()
    const good = readFileSync(home.file)
    for (let pages = 1; pages * 8192 < good.length; pages++) {
      writeFileSync(home.file, good)
      truncateSync(home.file, pages * 8192 - (pages % 2))
      expect(['refused', 'fault']).toContain(await outcomeOf(home, ids, ''))
      for (const end of ['-wal', '-shm']) rmSync(home.file + end, { force: true })
    }
  })

  it('[T1] shows neither its kind nor a word of what it holds', async () => {
    const { home } = await smallVault()
    const bytes = readFileSync(home.file)
    for (const word of [
      'SQLite',
      'harvester',
      'bridge',
      'create table',
      'Kestrel',
      'publication',
      'Publication',
    ]) {
      expect(bytes.includes(word), word).toBe(false)
    }
    expect(statSync(home.file).size % 8192).toBe(0)
    copyFileSync(home.file, join(home.path, 'copy'))
  })
})
