import { describe, expect, it } from 'vitest'
import { type Bytes, utf8 } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { checkLedgerFiles } from './check-files.ts'
import { entryOf, keyOf, logKey, MemoryLedger, origin } from './ledger.fixture.ts'
import { appendEntries, signCheckpoint } from './ledger.ts'
import { keyText, noteText } from './note.ts'
import { entryBundles, hashTiles } from './tiles.ts'

async function exported(size: number): Promise<Map<string, Bytes>> {
  const store = new MemoryLedger()
  appendEntries(
    store,
    Array.from({ length: size }, (_, at) => entryOf(at)),
  )
  const note = await signCheckpoint(store, origin, await keyOf(1))
  const files = [
    ...hashTiles(size, (level, index) => store.node(level, index)),
    ...entryBundles(size, (at) => certain(store.entries[at], 'there')),
    { path: 'checkpoint', bytes: utf8(noteText(note)) },
    { path: 'log.vkey', bytes: utf8(`${keyText(await logKey(1))}\n`) },
  ]
  return new Map(files.map(({ path, bytes }) => [path, bytes]))
}
const check = (files: ReadonlyMap<string, Bytes>) => checkLedgerFiles((path) => files.get(path))

describe('a log that somebody was given as files', () => {
  it('[LG19] gives the root that its key signed from its entries alone, whole tiles and partial ones', async () => {
    expect(await check(await exported(600))).toEqual({
      ok: true,
      value: { log: origin, size: 600, files: 3 + 3 + 1 + 2, others: [] },
    })
  })

  it('[LG20] is another one once any single bit of any file is', async () => {
    const files = await exported(3)
    for (const [path, bytes] of files) {
      for (let at = 0; at < bytes.length; at++) {
        // Every bit of what has no signature over it; of the signed lines one bit of each byte.
        const bits = path.startsWith('tile/') ? [0, 1, 2, 3, 4, 5, 6, 7] : [at % 8]
        for (const bit of bits) {
          const turned = bytes.slice()
          turned[at] = (turned[at] ?? 0) ^ (1 << bit)
          expect((await check(new Map(files).set(path, turned))).ok, `${path} ${at} ${bit}`).toBe(false)
        }
      }
    }
  })

  it('[LG20] is none with a file missing, cut or longer, or with a checkpoint of another size or log', async () => {
    const files = await exported(300)
    for (const [path, bytes] of files) {
      const without = new Map(files)
      without.delete(path)
      expect(await check(without), path).toMatchObject({ ok: false })
      for (const other of [bytes.slice(0, -1), Uint8Array.of(...bytes, 0)])
        expect((await check(new Map(files).set(path, other))).ok, path).toBe(false)
    }
    const shorter = await exported(299)
    const rolledBack = new Map(files).set('checkpoint', certain(shorter.get('checkpoint'), 'made just now'))
    expect(await check(rolledBack)).toMatchObject({ refusal: { kind: 'missing' } })
    const other = utf8(`${keyText({ ...(await logKey(1)), name: 'ledger/another' })}\n`)
    expect(await check(new Map(files).set('log.vkey', other))).toMatchObject({
      refusal: { kind: 'not-a-checkpoint' },
    })
  })
})
