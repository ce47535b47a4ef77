/** What strikes take away is in no file when it is said to be gone. docs/formats/relay.md, rules L62 and L67. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bytes, concat, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import SQLite from 'better-sqlite3-multiple-ciphers'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { usualLimits } from './limits.ts'
import { PieceFiles } from './piece-files.ts'
import { Pieces } from './pieces.ts'
import { SqliteRelayStore } from './sqlite-store.ts'

const words = 'the sealed words that two members struck'
const folder = mkdtempSync(join(tmpdir(), 'relay-struck-'))
const file = join(folder, 'relay.db')
const log = random.bytes(16)
const chain = random.bytes(32)
let store: SqliteRelayStore
let seq = 0

beforeAll(async () => {
  store = new SqliteRelayStore(file)
  await store.addLog(log, random.bytes(32), 20_000)
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})
beforeEach(async () => {
  const before = await store.log(log)
  if (before === undefined) throw new Error('the log was founded')
  seq++
  const [hash, header, signature] = [random.bytes(32), random.bytes(132), random.bytes(64)]
  const place = { position: seq, chain, seq, hash, header, signature, day: 20_000 }
  const entries = [{ ...place, body: concat(utf8(words), new Uint8Array(4_000)) }]
  await store.append({ log, before, after: { ...before, size: seq }, entries })
})

const tell = (path: string): boolean => readFileSync(path, 'latin1').includes(words)
const told = (): readonly boolean[] => [file, `${file}-wal`].map(tell)

async function strike(body: Bytes = random.bytes(words.length + 4_000)): Promise<void> {
  await store.strike(log, [{ chain, seq, rest: sha256(body), body }])
}

/** A backup, or a report, that reads what stood before the strike. */
function reader(): { readonly ends: () => void } {
  const database = new SQLite(file, { readonly: true })
  database.exec('begin')
  database.prepare('select count(*) from entry').get()
  return {
    ends: () => {
      database.exec('commit')
      database.close()
    },
  }
}

it('[L62] is gone from the file and the write-ahead log before it is said, also when a backup is being made', async () => {
  const backup = reader()
  setTimeout(() => backup.ends(), 300)
  await strike()
  expect(told()).toEqual([false, false])
})

it('[L62] [L67] is said after a while where a program never stops reading, and is gone when it does', async () => {
  const backup = reader()
  await strike()
  expect(await store.restsOf(log, chain, seq)).toHaveLength(1)
  // Longer than a pause of those who write: what is tried then is in vain too.
  await new Promise((settle) => setTimeout(settle, 1_000))
  backup.ends()
  await vi.waitFor(() => expect(statSync(`${file}-wal`).size).toBe(0), 10_000)
  expect(told()).toEqual([false, false])
}, 40_000)

it('[L66] takes a piece with it that the relay had written, or begun to, and not noted when it was killed', async () => {
  const place = join(folder, 'pieces')
  const files = new PieceFiles(place)
  const pieces = new Pieces({ store, pieces: files }, usualLimits)
  const piece = random.bytes(2_000)
  const name = sha256(piece)
  await files.put(name, piece, 20_000)
  const its = join(place, toHex(name).slice(0, 2))
  writeFileSync(join(its, `${toHex(name)}.7.new`), piece.subarray(0, 900))
  await pieces.drop(name)
  expect(readdirSync(its)).toEqual([])
})
