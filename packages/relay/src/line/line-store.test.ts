/** The same work of a line on every store: memory, SQLite, PostgreSQL. docs/formats/relay.md, rules L43 to L60. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postgresPrograms, startPostgres } from '../../../../test/support/postgres.ts'
import { MemoryRelayStore } from '../memory-store.ts'
import { PostgresRelayStore } from '../postgres-store.ts'
import { SqliteRelayStore } from '../sqlite-store.ts'
import type { RelayStore } from '../store.ts'
import type { ReplyHalf } from './line-store.ts'

type StoreOfATest = { readonly store: RelayStore; readonly end: () => Promise<void> }

const day = 20_000
const most = { bytes: 1_000_000, count: 100 }
const half = (given: Partial<ReplyHalf> = {}): ReplyHalf => ({
  box: random.bytes(16),
  burn: random.bytes(32),
  slots: [random.bytes(50)],
  mark: random.bytes(16),
  ...given,
})
const hex = (all: readonly Bytes[]): readonly string[] => all.map(toHex)

function lineConformance(name: string, open: () => Promise<StoreOfATest>): void {
  describe(`a line that is kept ${name}`, () => {
    let kept: StoreOfATest
    beforeAll(async () => {
      kept = await open()
    })
    afterAll(() => kept.end())

    async function newLine(): Promise<Bytes> {
      const line = random.bytes(16)
      expect(await kept.store.line.addLine(line, random.bytes(32), day)).toBe(true)
      return line
    }

    it('[L43] is made once, and shows the notice that was published last', async () => {
      const lines = kept.store.line
      const [line, access, before] = [random.bytes(16), random.bytes(32), await lines.lines()]
      expect(await lines.line(line)).toBeUndefined()
      expect(await lines.addLine(line, access, day)).toBe(true)
      expect(await lines.addLine(line, random.bytes(32), day)).toBe(false)
      for (const notice of [random.bytes(300), random.bytes(400)]) {
        await lines.publish(line, notice)
        expect(await lines.line(line)).toEqual({ access, notice })
      }
      expect(await lines.lines()).toBe(before + 1)
    })

    it('[L46] keeps pairs in their order, hands them out in parts, and never uses a number again', async () => {
      const lines = kept.store.line
      const [line, other] = [await newLine(), await newLine()]
      const pairs = Array.from({ length: 5 }, () => [random.bytes(100), random.bytes(100)])
      await Promise.all(pairs.map((pair) => lines.addBlobs(line, pair, day)))
      await lines.addBlobs(other, [random.bytes(100), random.bytes(100)], day)
      const all = await lines.blobs(line, 0, most)
      expect(all.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
      expect(hex(all.map(({ sealed }) => sealed)).toSorted()).toEqual(hex(pairs.flat()).toSorted())
      expect((await lines.blobs(line, 4, { bytes: 250, count: 9 })).map(({ number }) => number)).toEqual([
        5, 6,
      ])
      expect((await lines.blobs(line, 4, { bytes: 1, count: 9 })).map(({ number }) => number)).toEqual([5])
      expect((await lines.blobs(line, 8, { bytes: 9_999, count: 1 })).map(({ number }) => number)).toEqual([
        9,
      ])
      expect(await lines.blobCounts(line)).toEqual([{ size: 100, count: 10 }])
      await lines.dropBlobs(line, [1, 3, 10, 77])
      await lines.dropBlobs(line, [])
      await lines.addBlobs(line, [random.bytes(40)], day)
      expect((await lines.blobs(line, 0, most)).map(({ number }) => number)).toEqual([
        2, 4, 5, 6, 7, 8, 9, 11,
      ])
      expect(await lines.blobs(other, 0, most)).toHaveLength(2)
      await lines.addBlobs(random.bytes(16), [random.bytes(40)], day)
    })

    it('[L49] keeps a piece once, under its number, and tells which are there', async () => {
      const lines = kept.store.line
      const [line, slot] = [await newLine(), random.bytes(16)]
      expect(await lines.slot(slot)).toBeUndefined()
      expect(await lines.addSlot(slot, { line, room: 0 }, day)).toBe(true)
      expect(await lines.addSlot(slot, { line, room: 9 }, day)).toBe(false)
      const pieces = [0, 1, 2].map(() => random.bytes(64))
      for (const at of [2, 0, 1, 0]) await lines.addPiece(slot, at, pieces[at] ?? random.bytes(1))
      await lines.addPiece(slot, 1, random.bytes(64))
      await lines.addPiece(random.bytes(16), 0, random.bytes(64))
      expect(await lines.pieceIndices(slot)).toEqual([0, 1, 2])
      expect(await lines.pieceIndices(random.bytes(16))).toEqual([])
      expect(await lines.slot(slot)).toEqual({ line, room: 0, bytes: 192 })
      expect(await lines.slotHoldings(line)).toEqual({ slots: 1, bytes: 192 })
      expect(hex((await lines.pieces(slot, 1, most)).map(({ sealed }) => sealed))).toEqual(
        hex(pieces.slice(1)),
      )
      expect(await lines.pieces(slot, 0, { bytes: 130, count: 9 })).toHaveLength(2)
      await lines.dropSlot(slot)
      expect([await lines.slot(slot), await lines.pieceIndices(slot)]).toEqual([undefined, []])
      expect(await lines.slotHoldings(line)).toEqual({ slots: 0, bytes: 0 })
    })

    it('[L53] puts an answer into both boxes or into neither, and once', async () => {
      const lines = kept.store.line
      const [real, cover] = [half({ slots: [random.bytes(50), random.bytes(50)] }), half()]
      expect(await lines.reply([real, cover], 32, day)).toBe('kept')
      expect(await lines.reply([real, cover], 32, day)).toBe('again')
      expect(hex(await lines.replies(real.box, 0, 8))).toEqual(hex(real.slots.toReversed()))
      const more = { ...real, slots: [random.bytes(50)], mark: random.bytes(16) }
      const stolen = { ...cover, mark: random.bytes(16), burn: random.bytes(32) }
      expect(await lines.reply([more, stolen], 32, day)).toBe('other-burn')
      expect(await lines.replies(real.box, 0, 8)).toHaveLength(2)
      expect(await lines.reply([more, { ...cover, mark: random.bytes(16) }], 32, day)).toBe('kept')
      expect(hex(await lines.replies(real.box, 0, 8))).toEqual(
        hex([...more.slots, ...real.slots.toReversed()]),
      )
      expect(await lines.replies(real.box, 2, 8)).toHaveLength(1)
    })

    it('[L53] takes answers that come at once, and keeps the newest of a box that is full', async () => {
      const lines = kept.store.line
      const [real, cover] = [half(), half()]
      const answers = Array.from({ length: 12 }, () => random.bytes(50))
      await Promise.all(
        answers.map((sealed) =>
          lines.reply(
            [
              { ...real, slots: [sealed], mark: random.bytes(16) },
              { ...cover, slots: [sealed], mark: random.bytes(16) },
            ],
            10,
            day,
          ),
        ),
      )
      const there = hex(await lines.replies(real.box, 0, 32))
      expect(there).toHaveLength(10)
      expect(new Set(there).size).toBe(10)
      const last = random.bytes(50)
      await lines.reply(
        [
          { ...real, slots: [last], mark: random.bytes(16) },
          { ...cover, slots: [last], mark: random.bytes(16) },
        ],
        10,
        day,
      )
      expect(hex(await lines.replies(real.box, 0, 32))).toEqual([toHex(last), ...there.slice(0, 9)])
    })

    it('[L52] burns a box by its token alone, and knows nothing of it afterwards', async () => {
      const lines = kept.store.line
      const [real, cover] = [half(), half()]
      const before = await lines.boxes()
      await lines.reply([real, cover], 32, day)
      await lines.burn(real.box, cover.burn)
      await lines.burn(random.bytes(16), real.burn)
      expect([await lines.boxes(), (await lines.replies(real.box, 0, 8)).length]).toEqual([before + 2, 1])
      await lines.burn(real.box, real.burn)
      expect([await lines.boxes(), (await lines.replies(real.box, 0, 8)).length]).toEqual([before + 1, 0])
    })

    it('[L55] lets go by day what nobody fetched, sent on or read', async () => {
      const lines = kept.store.line
      const line = await newLine()
      const [old, young] = [random.bytes(16), random.bytes(16)]
      const [again, forgotten] = [half(), half()]
      const bytesBefore = (await kept.store.holdings()).bytes
      await lines.addBlobs(line, [random.bytes(100)], day)
      await lines.addBlobs(line, [random.bytes(100)], day + 1)
      await lines.addSlot(old, { line, room: 0 }, day)
      await lines.addPiece(old, 0, random.bytes(70))
      await lines.addSlot(young, { line, room: 0 }, day + 1)
      await lines.addPiece(young, 0, random.bytes(70))
      await lines.reply([again, forgotten], 32, day)
      await lines.reply([{ ...again, mark: random.bytes(16) }, half()], 32, day + 3)
      await lines.reply([{ ...again, mark: random.bytes(16) }, half()], 32, day + 2)
      await lines.sweep({ blobs: day + 1, slots: day + 1, boxes: day + 3, unannounced: day })
      expect((await lines.blobs(line, 0, most)).map(({ number }) => number)).toEqual([2])
      expect([await lines.slot(old), await lines.pieceIndices(old)]).toEqual([undefined, []])
      expect(await lines.pieceIndices(young)).toEqual([0])
      expect(await lines.replies(again.box, 0, 8)).toHaveLength(3)
      expect(await lines.replies(forgotten.box, 0, 8)).toEqual([])
      if (name !== 'in PostgreSQL')
        expect((await kept.store.holdings()).bytes).toBeLessThanOrEqual(bytesBefore + 170)
    })

    it('[L55] lets go of voice that nothing announces, and of no voice that waits beside its message', async () => {
      const lines = kept.store.line
      const line = await newLine()
      const [poured, announced, opened] = [random.bytes(16), random.bytes(16), random.bytes(16)]
      await lines.addSlot(poured, { line, room: 0 }, day)
      await lines.addPiece(poured, 0, random.bytes(70))
      await lines.addBlobs(line, [random.bytes(100), random.bytes(100)], day + 3)
      await lines.addSlot(announced, { line, room: 0 }, day + 3)
      await lines.addSlot(opened, { line, room: 5 }, day)
      await lines.sweep({ blobs: 0, slots: 0, boxes: 0, unannounced: day + 5 })
      expect([await lines.slot(poured), await lines.pieceIndices(poured)]).toEqual([undefined, []])
      expect([(await lines.slot(announced))?.room, (await lines.slot(opened))?.room]).toEqual([0, 5])
    })
  })
}

lineConformance('in memory', async () => ({ store: new MemoryRelayStore(), end: async () => undefined }))

lineConformance('in an SQLite file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'relay-line-'))
  const store = new SqliteRelayStore(join(folder, 'relay.db'))
  return {
    store,
    end: async () => {
      const counted = await store.holdings()
      await store.close()
      const again = new SqliteRelayStore(join(folder, 'relay.db'))
      // What was counted as it came and went is what is there.
      expect(await again.holdings()).toEqual(counted)
      await again.close()
      rmSync(folder, { recursive: true })
    },
  }
})

if (postgresPrograms !== undefined)
  lineConformance('in PostgreSQL', async () => {
    const server = await startPostgres()
    const store = await PostgresRelayStore.open(server.url, { monotonic: () => 0 })
    return {
      store,
      end: async () => {
        await store.close()
        await server.end()
      },
    }
  })
else it.skip('a line that is kept in PostgreSQL: there is none on this machine', () => undefined)
