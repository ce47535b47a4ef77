/** What a relay answers for, the same work on every store: memory, SQLite, PostgreSQL. Rules of docs/formats/relay.md. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bytes, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { frozenClock } from '@safeconduct/core/base/clock.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { emptyFrontier, grown, rootOf } from '@safeconduct/core/sealed/merkle.ts'
import { verify } from '@safeconduct/core/sealed/sign.ts'
import { newCompartmentId } from '@safeconduct/core/vault/compartment.ts'
import { askDigest } from '@safeconduct/core/vault/control/strikes.ts'
import { type Entry, entryHash } from '@safeconduct/core/vault/entry.ts'
import { emptyFeed, headAfter } from '@safeconduct/core/vault/feed.ts'
import { pad } from '@safeconduct/core/vault/padding.ts'
import type { PullBatch, RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { dayOf, verifyReceipt, verifyTreeHead } from '@safeconduct/core/vault/sync/receipt.ts'
import { aboutMessage } from '@safeconduct/core/vault/sync/wire-answers.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBucket } from '../../../test/support/bucket.ts'
import { postgresPrograms, startPostgres } from '../../../test/support/postgres.ts'
import { directLink } from './direct-link.ts'
import { besideBody } from './judging.ts'
import { MemoryPieces, MemoryRelayStore } from './memory-store.ts'
import { PieceBucket } from './piece-bucket.ts'
import { PieceFiles } from './piece-files.ts'
import { PostgresRelayStore } from './postgres-store.ts'
import { TestFeed, type TestLog, type TestRelay, testLog, testMoment, testRelay } from './relay.fixture.ts'
import { SqliteRelayStore } from './sqlite-store.ts'
import type { PieceStore, RelayStore } from './store.ts'

type StoreOfATest = {
  readonly store: RelayStore
  readonly pieces: PieceStore
  readonly end: () => Promise<void>
}

const day = dayOf(testMoment)

async function pullAll(link: RelayLink, log: TestLog, after = 0): Promise<readonly PullBatch[]> {
  const batches: PullBatch[] = []
  for await (const answer of link.pull([{ log: log.id, token: log.token, after }])) {
    if ('batch' in answer) batches.push(answer.batch)
  }
  return batches
}

const hashes = (entries: readonly Entry[]): readonly string[] =>
  entries.map((entry) => toHex(entryHash(entry)))

function relayConformance(name: string, open: () => Promise<StoreOfATest>): void {
  describe(`a relay that keeps its things ${name}`, () => {
    let kept: StoreOfATest
    let made: TestRelay
    let link: ReturnType<typeof directLink>
    const again = (clock = testMoment, limits = {}): Promise<TestRelay> =>
      testRelay({ store: kept.store, pieces: kept.pieces, clock: frozenClock(clock), limits })
    beforeAll(async () => {
      kept = await open()
      made = await again()
      link = directLink(made.relay)
    })
    afterAll(() => kept.end())

    async function founded(): Promise<TestLog> {
      const log = testLog()
      expect(await link.found(log.id, log.access, made.space)).toEqual({ ok: true, value: true })
      return log
    }

    it('[L10] makes a log for whoever has the space code, once, and the same again is no error', async () => {
      const log = await founded()
      expect(await link.found(log.id, log.access, made.space)).toEqual({ ok: true, value: true })
      const notAllowed = { ok: false, refusal: { kind: 'not-allowed' } }
      expect(await link.found(log.id, random.bytes(32), made.space)).toEqual(notAllowed)
      expect(await link.found(newCompartmentId(random), log.access, random.bytes(16))).toEqual(notAllowed)
    })

    it('[L1] receipts every entry, at the place and under the hash that it has, with its own key', async () => {
      const log = await founded()
      const entries = await new TestFeed(log.id).writeMany(3)
      const receipts = await link.push(log.id, log.token, entries)
      const about = await link.about()
      if (!receipts.ok || !about.ok) throw new Error('refused')
      expect(receipts.value.map(({ position, entry, day: on }) => [position, toHex(entry), on])).toEqual(
        hashes(entries).map((hash, at) => [at + 1, hash, day]),
      )
      for (const receipt of receipts.value) expect(await verifyReceipt(about.value.key, receipt)).toBe(true)
    })

    it('[L12] tells the same place again for an entry that it has, and takes it once', async () => {
      const log = await founded()
      const entries = await new TestFeed(log.id).writeMany(2)
      const first = await link.push(log.id, log.token, entries)
      expect(await link.push(log.id, log.token, entries)).toEqual(first)
      expect((await pullAll(link, log)).flatMap((batch) => batch.entries)).toHaveLength(2)
    })

    it('[L12] says what stands there when another entry comes for the same number, and when one is missing', async () => {
      const log = await founded()
      const feed = new TestFeed(log.id)
      const [open, first] = await feed.writeMany(2)
      if (open === undefined || first === undefined) throw new Error('not written')
      await link.push(log.id, log.token, [open, first])
      const conflict = {
        ok: false,
        refusal: { kind: 'conflict', seq: 2, hash: entryHash(first) },
      }
      const other = await feed.write('changes', 'another', { seq: 1, hash: entryHash(open) })
      expect(await link.push(log.id, log.token, [other])).toEqual(conflict)
      const afterGap = await feed.write('changes', 'too far', { seq: 3, hash: entryHash(first) })
      expect(await link.push(log.id, log.token, [afterGap])).toEqual(conflict)
      const otherHistory = await feed.write('changes', 'x', { seq: 2, hash: entryHash(open) })
      expect(await link.push(log.id, log.token, [otherHistory])).toEqual(conflict)
      const fresh = new TestFeed(log.id)
      await fresh.write('open')
      const second = await fresh.write()
      expect(await link.push(log.id, log.token, [second])).toEqual({
        ok: false,
        refusal: { kind: 'conflict', seq: 0, hash: emptyFeed.hash },
      })
    })

    it('[L12] takes all entries of a push or none of them', async () => {
      const log = await founded()
      const good = await new TestFeed(log.id).write('open')
      const bad = new TestFeed(log.id)
      await bad.write('open')
      const gap = await bad.write()
      expect((await link.push(log.id, log.token, [good, gap])).ok).toBe(false)
      expect((await pullAll(link, log)).at(-1)?.head?.size).toBe(0)
      expect((await link.push(log.id, log.token, [good])).ok).toBe(true)
    })

    it('[L13] keeps one control chain a log, whoever writes to it: of two that come at once one stands', async () => {
      const log = await founded()
      const [ada, ben] = [new TestFeed(log.id), new TestFeed(log.id)]
      const founding = await ada.write('control')
      expect((await link.push(log.id, log.token, [founding])).ok).toBe(true)
      const head = { seq: 1, hash: entryHash(founding) }
      const [one, two] = [await ada.write('control', 'one', head), await ben.write('control', 'two', head)]
      const answers = await Promise.all([one, two].map((entry) => link.push(log.id, log.token, [entry])))
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
      const stands = answers[0]?.ok === true ? one : two
      const lost = answers.find((answer) => !answer.ok)
      expect(lost).toEqual({ ok: false, refusal: { kind: 'conflict', seq: 2, hash: entryHash(stands) } })
      const marks = (await pullAll(link, log)).flatMap((batch) => batch.marks)
      expect(marks.map(({ entry }) => toHex(entry))).toEqual(hashes([founding, stands]))
      expect(
        await verifyReceipt((await made.relay.about(random.bytes(32), random.bytes(32))).key, marks[1]!),
      ).toBe(true)
    })

    it('[L14] gives out what came after, in the order in which it came, with a head that says so', async () => {
      const log = await founded()
      const [ada, ben] = [new TestFeed(log.id), new TestFeed(log.id)]
      const entries = [await ada.write('open'), await ben.write('open'), await ada.write(), await ben.write()]
      for (const entry of entries) await link.push(log.id, log.token, [entry])
      const batches = await pullAll(link, log, 1)
      expect(hashes(batches.flatMap((batch) => batch.entries))).toEqual(hashes(entries.slice(1)))
      const head = batches.at(-1)?.head
      let frontier = emptyFrontier
      for (const entry of entries) frontier = grown(frontier, entryHash(entry)).frontier
      expect(head).toMatchObject({ size: 4, root: rootOf(frontier), day })
      const about = await link.about()
      if (!about.ok || head === undefined) throw new Error('no head')
      expect(await verifyTreeHead(about.value.key, head)).toBe(true)
      expect((await pullAll(link, log, 4)).map((batch) => batch.entries.length)).toEqual([0])
      expect((await pullAll(link, log, 9)).map((batch) => batch.head?.size)).toEqual([4])
    })

    it('[L14] cuts a long answer into batches that follow each other, and only the last has the head', async () => {
      const log = await founded()
      const entries = await new TestFeed(log.id).writeMany(9, 'x'.repeat(2_000))
      await link.push(log.id, log.token, entries)
      const { relay } = await again(testMoment, { batch: 9_000 })
      const batches = await pullAll(directLink(relay), log)
      expect(batches.length).toBeGreaterThan(3)
      expect(batches.map((batch) => batch.head?.size)).toEqual([...batches.slice(1).map(() => undefined), 9])
      let after = 0
      for (const batch of batches) {
        expect(batch.after).toBe(after)
        after += batch.entries.length
      }
      expect(hashes(batches.flatMap((batch) => batch.entries))).toEqual(hashes(entries))
    })

    it('[L11] reads and writes for the token of the log alone, and for the new one once it moved', async () => {
      const log = await founded()
      const feed = new TestFeed(log.id)
      const entry = await feed.write('open')
      const notAllowed = { ok: false, refusal: { kind: 'not-allowed' } }
      expect(await link.push(log.id, random.bytes(32), [entry])).toEqual(notAllowed)
      const next = testLog()
      expect(await link.move(log.id, random.bytes(32), next.access)).toEqual(notAllowed)
      expect(await link.move(log.id, log.token, next.access)).toEqual({ ok: true, value: true })
      // The answer was lost: asking once more is no error.
      expect(await link.move(log.id, log.token, next.access)).toEqual({ ok: true, value: true })
      expect(await link.push(log.id, log.token, [entry])).toEqual(notAllowed)
      expect(await pullAll(link, log)).toEqual([])
      expect((await link.push(log.id, next.token, [entry])).ok).toBe(true)
      const nowhere = testLog()
      expect(await link.push(nowhere.id, nowhere.token, [])).toEqual({
        ok: false,
        refusal: { kind: 'unknown-log' },
      })
    })

    it('[L15] refuses an entry of another log, one whose body or signature was changed, one too large', async () => {
      const log = await founded()
      const entry = await new TestFeed(log.id).write('open')
      const unreadable = { ok: false, refusal: { kind: 'unreadable' } }
      const foreign = await new TestFeed(newCompartmentId(random)).write('open')
      expect(await link.push(log.id, log.token, [foreign])).toEqual(unreadable)
      const body = entry.body.with(100, (entry.body[100] ?? 0) ^ 1)
      expect(await link.push(log.id, log.token, [{ ...entry, body }])).toEqual(unreadable)
      const other = await new TestFeed(log.id).write('open')
      expect(await link.push(log.id, log.token, [{ ...entry, signature: other.signature }])).toEqual(
        unreadable,
      )
      const small = directLink((await again(testMoment, { entry: entry.body.length - 1 })).relay)
      expect(await small.push(log.id, log.token, [entry])).toEqual({
        ok: false,
        refusal: { kind: 'too-large' },
      })
      expect((await pullAll(link, log)).at(-1)?.head?.size).toBe(0)
    })

    it('[L16] says when a log has no room left, and when the whole relay has none', async () => {
      const log = await founded()
      const feed = new TestFeed(log.id)
      const entry = await feed.write('open')
      const tight = directLink((await again(testMoment, { log: entry.body.length + besideBody + 5 })).relay)
      expect((await tight.push(log.id, log.token, [entry])).ok).toBe(true)
      const next = await feed.write()
      expect(await tight.push(log.id, log.token, [next])).toEqual({ ok: false, refusal: { kind: 'quota' } })
      const full = directLink((await again(testMoment, { all: entry.body.length })).relay)
      expect(await full.push(log.id, log.token, [next])).toEqual({
        ok: false,
        refusal: { kind: 'relay-full' },
      })
      // What is there already takes no room: its receipt is given again.
      expect((await tight.push(log.id, log.token, [entry])).ok).toBe(true)
      expect((await full.push(log.id, log.token, [entry])).ok).toBe(true)
      expect((await link.push(log.id, log.token, [next])).ok).toBe(true)
    })

    it('[L20] keeps letters for whoever may empty the box, in their order, until they are removed', async () => {
      const [box, token] = [random.bytes(16), random.bytes(32)]
      const letter = (text: string) => new Uint8Array([...random.bytes(1_136), ...pad(utf8(text))])
      const notAllowed = { ok: false, refusal: { kind: 'not-allowed' } }
      expect(await link.post(box, letter('too early'))).toEqual(notAllowed)
      expect(await link.openBox(box, sha256(token), random.bytes(16))).toEqual(notAllowed)
      expect((await link.openBox(box, sha256(token), made.space)).ok).toBe(true)
      expect((await link.openBox(box, sha256(token), made.space)).ok).toBe(true)
      expect(await link.openBox(box, random.bytes(32), made.space)).toEqual(notAllowed)
      const letters = [letter('one'), letter('two'), letter('three')]
      for (const one of letters) expect((await link.post(box, one)).ok).toBe(true)
      expect(await link.collect(box, random.bytes(32))).toEqual(notAllowed)
      expect(await link.collect(box, token)).toEqual({
        ok: true,
        value: letters.map((sealed, at) => ({ number: at + 1, sealed })),
      })
      expect((await link.remove(box, token, 2)).ok).toBe(true)
      const left = await link.collect(box, token)
      expect(left.ok && left.value.map(({ number }) => number)).toEqual([3])
      await link.remove(box, token, 3)
      await link.post(box, letter('four'))
      const after = await link.collect(box, token)
      expect(after.ok && after.value.map(({ number }) => number)).toEqual([4])
    })

    it('[L21] takes letters of our size classes alone', async () => {
      const [box, token] = [random.bytes(16), random.bytes(32)]
      await link.openBox(box, sha256(token), made.space)
      for (const size of [1_136 + 256, 1_136 + 1_024, 56 + 16 + 4_096])
        expect((await link.post(box, random.bytes(size))).ok).toBe(true)
      for (const size of [0, 1, 1_136, 1_136 + 255, 56 + 16 + 300, 300_000])
        expect(await link.post(box, new Uint8Array(size))).toMatchObject({ ok: false })
    })

    it('[L22] forgets after 400 days what nobody fetched, and lets nobody fill a box', async () => {
      const [box, token] = [random.bytes(16), random.bytes(32)]
      await link.openBox(box, sha256(token), made.space)
      const letter = random.bytes(1_136 + 256)
      await link.post(box, letter)
      const narrow = directLink((await again(testMoment, { mails: 1 })).relay)
      expect(await narrow.post(box, letter)).toEqual({ ok: false, refusal: { kind: 'quota' } })
      const later = async (days: number) => directLink((await again(testMoment + days * 86_400_000)).relay)
      await (await later(399)).post(box, letter)
      expect(await link.collect(box, token)).toMatchObject({ value: [{ number: 1 }, { number: 2 }] })
      await (await later(401)).post(box, letter)
      expect(await link.collect(box, token)).toMatchObject({ value: [{ number: 2 }, { number: 3 }] })
    })

    it('[L62] [L64] [L66] puts what is left in the place of a struck body, keeps what was noted, and lets the pieces go', async () => {
      const log = await founded()
      const [feed, colleague] = [new TestFeed(log.id), new TestFeed(log.id)]
      const entries = await feed.writeMany(3, 'words that leave')
      await link.push(log.id, log.token, [...entries, ...(await colleague.writeMany(1))])
      const second = entries[1]
      if (second === undefined) throw new Error('not written')
      const piece = random.bytes(3_000)
      await link.putPiece(sha256(piece), piece, made.space)
      const strikeWith = async (body: Bytes, feeds = [feed, colleague]): ReturnType<RelayLink['strike']> => {
        const point = { feed: second.header.feed, seq: second.header.seq, rest: sha256(body) }
        const pieces = [sha256(piece)]
        const asks = await Promise.all(feeds.map((one) => one.ask(askDigest(log.id, [point], pieces))))
        return link.strike(log.id, log.token, { rests: [{ ...point, body }], pieces, asks })
      }
      const bodies = async (): Promise<readonly string[]> =>
        (await pullAll(link, log)).flatMap((batch) => batch.entries.map(({ body }) => toHex(body)))
      const before = await bodies()
      const left = random.bytes(second.body.length)
      expect(await strikeWith(left, [feed])).toMatchObject({ ok: false, refusal: { kind: 'not-allowed' } })
      expect(await bodies()).toEqual(before)
      expect((await link.getPiece(sha256(piece))).ok).toBe(true)

      expect(await strikeWith(left)).toEqual({ ok: true, value: true })
      expect(await strikeWith(left), 'the same again').toEqual({ ok: true, value: true })
      const after = before.with(1, toHex(left))
      expect(await bodies()).toEqual(after)
      expect(await link.getPiece(sha256(piece))).toMatchObject({ ok: false })
      expect(hashes((await pullAll(link, log)).flatMap((batch) => batch.entries))[1]).toBe(
        toHex(entryHash(second)),
      )

      const later = random.bytes(second.body.length)
      expect((await strikeWith(later)).ok).toBe(true)
      expect((await strikeWith(left)).ok, 'an older note does not come back').toBe(true)
      expect((await strikeWith(random.bytes(second.body.length + 1))).ok).toBe(true)
      expect(await bodies()).toEqual(before.with(1, toHex(later)))
      const noted = await kept.store.restsOf(log.id, second.header.feed, second.header.seq)
      expect(noted.map(toHex).slice(0, 2)).toEqual([sha256(left), sha256(later)].map(toHex))
    })

    it('[L63] hears whoever alone has written to a log, also beside a feed that never came here, and that feed alone not', async () => {
      const log = await founded()
      const [feed, unseen, colleague] = [new TestFeed(log.id), new TestFeed(log.id), new TestFeed(log.id)]
      const entries = await feed.writeMany(2, 'words that leave')
      await link.push(log.id, log.token, entries)
      const written = certain(entries[1], 'two were written')
      const strikeWith = async (feeds: readonly TestFeed[]): ReturnType<RelayLink['strike']> => {
        const body = new Uint8Array(written.body.length)
        const point = { feed: written.header.feed, seq: written.header.seq, rest: sha256(body) }
        const asks = await Promise.all(feeds.map((one) => one.ask(askDigest(log.id, [point], []))))
        return link.strike(log.id, log.token, { rests: [{ ...point, body }], pieces: [], asks })
      }
      const refused = { ok: false, refusal: { kind: 'not-allowed' } }
      expect(await strikeWith([unseen])).toMatchObject(refused)
      expect(await strikeWith([unseen, feed])).toEqual({ ok: true, value: true })
      await link.push(log.id, log.token, await colleague.writeMany(1))
      expect(await strikeWith([unseen, feed])).toMatchObject(refused)
      expect(await strikeWith([colleague, feed])).toEqual({ ok: true, value: true })
      const founding = await new TestFeed(log.id).write('control')
      await link.push(log.id, log.token, [
        founding,
        await unseen.write('control', 'a strike', headAfter(founding)),
      ])
      expect(await strikeWith([unseen, feed]), 'whoever changed the chain has written').toMatchObject({
        ok: true,
      })
    })

    it('[L17] keeps pieces under the hash of their bytes and under no other name', async () => {
      const piece = random.bytes(5_000)
      const name = sha256(piece)
      expect(await link.hasPieces([name])).toEqual({ ok: true, value: [false] })
      expect((await link.getPiece(name)).ok).toBe(false)
      expect(await link.putPiece(random.bytes(32), piece, made.space)).toMatchObject({ ok: false })
      expect(await link.putPiece(name, piece, random.bytes(16))).toMatchObject({ ok: false })
      expect((await link.putPiece(name, piece, made.space)).ok).toBe(true)
      expect((await link.putPiece(name, piece, made.space)).ok).toBe(true)
      expect(await link.hasPieces([random.bytes(32), name])).toEqual({ ok: true, value: [false, true] })
      expect(await link.getPiece(name)).toEqual({ ok: true, value: piece })
    })

    it('[L24] gives an unlock share to its owner until a colleague withholds it, and again afterwards', async () => {
      const [id, share, token, lock] = [16, 32, 32, 32].map((size) => random.bytes(size))
      if (!id || !share || !token || !lock) throw new Error('no bytes')
      const about = { share, access: sha256(token), lock: sha256(lock) }
      const no = { ok: false, refusal: { kind: 'not-allowed' } }
      expect(await link.getShare(id, token)).toEqual(no)
      expect(await link.putShare(id, about, random.bytes(16))).toEqual(no)
      expect((await link.putShare(id, about, made.space)).ok).toBe(true)
      expect((await link.putShare(id, about, made.space)).ok).toBe(true)
      expect(await link.putShare(id, { ...about, share: token }, made.space)).toEqual(no)
      expect(await link.getShare(id, token)).toEqual({ ok: true, value: share })
      expect(await link.getShare(id, lock)).toEqual(no)
      expect(await link.setShare(id, token, 'withheld')).toEqual(no)
      expect((await link.setShare(id, lock, 'withheld')).ok).toBe(true)
      expect(await link.getShare(id, token)).toEqual(no)
      expect(await link.dropShare(id, token)).toEqual(no)
      expect((await link.setShare(id, lock, 'given')).ok).toBe(true)
      expect(await link.getShare(id, token)).toEqual({ ok: true, value: share })
      expect((await link.dropShare(id, token)).ok).toBe(true)
      expect(await link.getShare(id, token)).toEqual(no)
    })

    it('[L26] stops answering for a share after ten wrong tokens within the hour, in the same words', async () => {
      const [id, token] = [random.bytes(16), random.bytes(32)]
      await link.putShare(id, { share: token, access: sha256(token), lock: sha256(token) }, made.space)
      for (let times = 0; times < 10; times++) await link.getShare(id, random.bytes(32))
      expect(await link.getShare(id, token)).toEqual({ ok: false, refusal: { kind: 'not-allowed' } })
    })

    it('keeps everything when it is stopped, and goes on where it was', async () => {
      const log = await founded()
      const feed = new TestFeed(log.id)
      await link.push(log.id, log.token, await feed.writeMany(5))
      const { relay } = await again()
      const receipts = await directLink(relay).push(log.id, log.token, [await feed.write()])
      expect(receipts.ok && receipts.value[0]?.position).toBe(6)
      expect((await pullAll(directLink(relay), log)).flatMap((batch) => batch.entries)).toHaveLength(6)
    })

    it('takes many pushes of many devices at once and loses none', async () => {
      const logs = [await founded(), await founded()]
      const feeds = logs.flatMap((log) =>
        Array.from({ length: 6 }, () => ({ log, feed: new TestFeed(log.id) })),
      )
      const receipts = await Promise.all(
        feeds.map(async ({ log, feed }) => {
          const positions: number[] = []
          for (const entry of await feed.writeMany(8)) {
            const receipt = await link.push(log.id, log.token, [entry])
            if (receipt.ok) positions.push(...receipt.value.map(({ position }) => position))
          }
          return positions
        }),
      )
      for (const at of [0, 1]) {
        const all = receipts.slice(at * 6, at * 6 + 6).flat()
        expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 48 }, (_, each) => each + 1))
      }
      for (const log of logs)
        expect((await pullAll(link, log)).flatMap((batch) => batch.entries)).toHaveLength(48)
    })

    it('[L8] proves who it is by signing what it was asked with, and says its time to the minute', async () => {
      const about = await link.about()
      const [nonce, line] = [random.bytes(32), random.bytes(32)]
      const { signature, ...said } = await made.relay.about(nonce, line)
      const proves = (over: Uint8Array): Promise<boolean> => verify(said.key, 'relay', over, signature)
      expect(await proves(aboutMessage(nonce, line, said))).toBe(true)
      expect(await proves(aboutMessage(line, nonce, said))).toBe(false)
      expect(await proves(aboutMessage(nonce, line, { ...said, newest: 2 }))).toBe(false)
      expect(about.ok && about.value).toMatchObject({ oldest: 1, newest: 1, clock: testMoment - 21_123 })
    })
  })
}

relayConformance('in memory', async () => ({
  store: new MemoryRelayStore(),
  pieces: new MemoryPieces(),
  end: async () => undefined,
}))

relayConformance('in SQLite and files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'))
  const store = new SqliteRelayStore(join(folder, 'relay.db'))
  return {
    store,
    pieces: new PieceFiles(join(folder, 'pieces')),
    end: async () => {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
})

describe.skipIf(postgresPrograms === undefined)('with a PostgreSQL server on this machine', () => {
  relayConformance('in PostgreSQL and a bucket', async () => {
    const server = await startPostgres()
    const bucket = await startBucket()
    // What is counted once in five seconds is counted anew at each look.
    let now = 0
    const monotonic = (): number => (now += 10_000)
    const store = await PostgresRelayStore.open(server.url, { monotonic })
    return {
      store,
      pieces: new PieceBucket(bucket.settings),
      end: async () => {
        await store.close()
        await bucket.end()
        await server.end()
      },
    }
  })

  it('[L16] tells devices to come later while its database is away, and not that something is wrong with them', async () => {
    const server = await startPostgres()
    const store = await PostgresRelayStore.open(server.url, { monotonic: () => 0 })
    const { relay, space } = await testRelay({ store })
    const link = directLink(relay)
    const log = testLog()
    expect((await link.found(log.id, log.access, space)).ok).toBe(true)
    await server.end()
    const later = { ok: false, refusal: { kind: 'slow-down', seconds: 30 } }
    const entry = await new TestFeed(log.id).write('open')
    expect(await link.push(log.id, log.token, [entry])).toEqual(later)
    expect(await link.collect(random.bytes(16), log.token)).toEqual(later)
    await store.close()
  })

  it('[L13] shares it with another relay: of what comes to both at once nothing is lost and nothing stands twice', async () => {
    const server = await startPostgres()
    const stores = [
      await PostgresRelayStore.open(server.url, { monotonic: () => 0 }),
      await PostgresRelayStore.open(server.url, { monotonic: () => 0 }),
    ]
    const relays = await Promise.all(stores.map((store) => testRelay({ store })))
    const links = relays.map(({ relay }) => directLink(relay))
    const log = testLog()
    expect((await relays[0]?.relay.found(log.id, log.access, relays[0].space))?.ok).toBe(true)
    const positions = await Promise.all(
      Array.from({ length: 8 }, async (_, at) => {
        const entries = await new TestFeed(log.id).writeMany(10)
        const found: number[] = []
        for (const entry of entries) {
          const pushed = await links[at % 2]?.push(log.id, log.token, [entry])
          if (pushed?.ok === true) found.push(...pushed.value.map(({ position }) => position))
        }
        return found
      }),
    )
    expect(positions.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 80 }, (_, at) => at + 1))
    const founding = await new TestFeed(log.id).write('control')
    const rival = await new TestFeed(log.id).write('control')
    const [here, there] = links
    const both = await Promise.all([
      here?.push(log.id, log.token, [founding]),
      there?.push(log.id, log.token, [rival]),
    ])
    expect(both.filter((answer) => answer?.ok)).toHaveLength(1)
    for (const store of stores) await store.close()
    await server.end()
  })

  it('[L17] asks a bucket that refuses its key to be mended, and keeps no note of the piece', async () => {
    const bucket = await startBucket()
    const pieces = new PieceBucket({ ...bucket.settings, secretAccessKey: 'another' })
    const { relay, space } = await testRelay({ pieces })
    const piece = random.bytes(500)
    const link = directLink(relay)
    expect(await link.putPiece(sha256(piece), piece, space)).toMatchObject({ refusal: { kind: 'slow-down' } })
    expect(bucket.refused).toEqual(['PUT 403'])
    expect(await link.hasPieces([sha256(piece)])).toEqual({ ok: true, value: [false] })
    await bucket.end()
  })
})
