/** What left the tables leaves the write-ahead log too. docs/formats/relay.md, rule L67. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { SqliteRelayStore } from './sqlite-store.ts'

const letter = 'the sealed letter with the keys of the night'
const box = new Uint8Array(16).fill(7)
const folder = mkdtempSync(join(tmpdir(), 'relay-log-'))
const file = join(folder, 'relay.db')
const log = `${file}-wal`
let store: SqliteRelayStore

beforeAll(() => {
  store = new SqliteRelayStore(file)
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const tells = (path: string): boolean => readFileSync(path, 'latin1').includes(letter)
const pause = (): Promise<void> => vi.waitFor(() => expect(statSync(log).size).toBe(0), 10_000)

it('[L67] holds a letter that was fetched in no file any more once nobody wrote for a moment', async () => {
  await store.addBox(box, new Uint8Array(32), 20_000)
  await store.post(box, utf8(letter), 20_000)
  await pause()
  expect(tells(file)).toBe(true)
  await store.dropMail(box, 1)
  await pause()
  expect(tells(file)).toBe(false)
})

it('[L67] loses nothing that was written while the log was emptied', async () => {
  for (let number = 1; number <= 40; number++) {
    await store.post(box, utf8(`letter ${number}`), 20_000)
    // Around the length of a pause, so that some come in the middle of it.
    if (number % 8 === 0) await new Promise((settle) => setTimeout(settle, 185 + number))
  }
  await pause()
  const kept = (await store.mail(box, 100)).map(({ sealed }) => new TextDecoder().decode(sealed))
  expect(kept).toEqual(Array.from({ length: 40 }, (_, at) => `letter ${at + 1}`))
  const second = new SqliteRelayStore(file)
  expect(await second.mail(box, 100)).toHaveLength(40)
  await second.close()
})
