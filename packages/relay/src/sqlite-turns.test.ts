/** Entries and everything else that come to one file at once. docs/formats/relay.md, rules L1 and L12. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import SQLite from 'better-sqlite3-multiple-ciphers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { directLink } from './direct-link.ts'
import { TestFeed, testLog, testRelay } from './relay.fixture.ts'
import { SqliteRelayStore } from './sqlite-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'relay-turns-'))
const file = join(folder, 'relay.db')
let store: SqliteRelayStore

beforeAll(() => {
  store = new SqliteRelayStore(file)
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

it('[L1] has every entry in the file when it is said, also when letters and tokens change at the same time', async () => {
  const { relay, space } = await testRelay({ store })
  const link = directLink(relay)
  const box = random.bytes(16)
  await store.addBox(box, random.bytes(32), 20_000)
  const reader = new SQLite(file, { readonly: true })
  const sizeOf = reader.prepare('select count(*) from entry where log = ?').pluck()
  const writers = Array.from({ length: 8 }, async () => {
    const [log, other] = [testLog(), testLog()]
    await link.found(log.id, log.access, space)
    const feed = new TestFeed(log.id)
    for (let push = 1; push <= 6; push++) {
      const [pushed] = await Promise.all([
        link.push(log.id, log.token, await feed.writeMany(3)),
        store.post(box, random.bytes(300), 20_000),
      ])
      expect(pushed.ok && pushed.value.map(({ position }) => position)).toEqual(
        [2, 1, 0].map((back) => push * 3 - back),
      )
      expect(sizeOf.get(log.id)).toBe(push * 3)
    }
    expect(await link.move(log.id, log.token, other.access)).toEqual({ ok: true, value: true })
    const late = await link.push(log.id, log.token, [await feed.write()])
    expect(late).toEqual({ ok: false, refusal: { kind: 'not-allowed' } })
  })
  await Promise.all(writers)
  reader.close()
  expect(await store.mail(box, 100)).toHaveLength(48)
})

it('[L12] takes no entries into a log that somebody else has written to meanwhile', async () => {
  const { relay, space } = await testRelay({ store })
  const log = testLog()
  await directLink(relay).found(log.id, log.access, space)
  const before = await store.log(log.id)
  if (before === undefined) throw new Error('the log was founded')
  const one = (fill: number) => ({ ...before, size: 1, peaks: new Uint8Array(32).fill(fill), bytes: fill })
  const held = (await store.holdings()).bytes
  const done = await Promise.all(
    [7, 9].map((fill) => store.append({ log: log.id, before, after: one(fill), entries: [] })),
  )
  expect(done).toEqual([true, false])
  expect(await store.log(log.id)).toEqual(one(7))
  expect((await store.holdings()).bytes).toBe(held + 7)
})
