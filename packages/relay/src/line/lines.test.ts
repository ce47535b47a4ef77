/** What callers and desks can do at a line, the same on every store. Rules of docs/formats/relay.md, L43 to L55. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toHex } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { noticeFor } from '@safeconduct/core/line/notice.ts'
import { slotLength } from '@safeconduct/core/line/replies.ts'
import { mostVoicePieces } from '@safeconduct/core/line/voice.ts'
import { weekOf } from '@safeconduct/core/line/week-keys.ts'
import { newEnvelopeKey } from '@safeconduct/core/sealed/envelope.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { dayOf } from '@safeconduct/core/vault/sync/receipt.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postgresPrograms, startPostgres } from '../../../../test/support/postgres.ts'
import { MemoryRelayStore } from '../memory-store.ts'
import { PostgresRelayStore } from '../postgres-store.ts'
import { type TestRelay, testMoment, testRelay } from '../relay.fixture.ts'
import { SqliteRelayStore } from '../sqlite-store.ts'
import type { RelayStore } from '../store.ts'
import {
  boxed,
  easyStamps,
  filePiece,
  lineKey,
  pair,
  TestLine,
  testBox,
  testNotice,
  voicePiece,
} from './line.fixture.ts'
import { type LineLimits, usualLineLimits } from './line-limits.ts'

type StoreOfATest = { readonly store: RelayStore; readonly end: () => Promise<void> }

const day = dayOf(testMoment)
const dayMillis = 86_400_000

/** A clock that a test moves. */
class SetClock implements Clock {
  at = 0
  now = (): ReturnType<Clock['now']> => instantOf(this.millis())
  millis = (): number => testMoment + this.at
  monotonic = (): number => this.at
}

function lineAtRelay(name: string, open: () => Promise<StoreOfATest>): void {
  describe(`a line at a relay that keeps its things ${name}`, () => {
    let kept: StoreOfATest
    let clock: SetClock
    const relay = (limits: Partial<LineLimits> = {}): Promise<TestRelay> =>
      testRelay({
        store: kept.store,
        clock,
        limits: { line: { ...usualLineLimits, stamps: easyStamps, ...limits } },
      })
    const founded = async (limits?: Partial<LineLimits>): Promise<TestLine> =>
      TestLine.founded(await relay(limits), testMoment)
    beforeAll(async () => {
      kept = await open()
      clock = new SetClock()
    })
    afterAll(() => kept.end())

    it('[L43] is made with the space code, once, and used with its token alone', async () => {
      const line = await founded()
      const { mine, made } = line
      const access = sha256(mine.token)
      await line.want('done', { what: 'found', line: mine.line, access, space: made.space })
      const other = { what: 'found', line: mine.line, access: random.bytes(32), space: made.space } as const
      expect(await line.refusal(other)).toBe('not-allowed')
      expect(await line.refusal({ ...other, line: random.bytes(16), space: random.bytes(16) })).toBe(
        'not-allowed',
      )
      const wrong = { line: mine.line, token: random.bytes(32) }
      const [tag, holder, slot] = [random.bytes(16), random.bytes(16), random.bytes(16)]
      const asks = [
        { what: 'publish', ...wrong, notice: await testNotice(mine.line, testMoment) },
        { what: 'collect', ...wrong, after: 0 },
        { what: 'drop', ...wrong, numbers: [1] },
        { what: 'pieces', ...wrong, slot, from: 0 },
        { what: 'drop-slot', ...wrong, slot },
        { what: 'open-slot', ...wrong, slot, room: 1 },
        { what: 'lease', ...wrong, tag, holder },
        { what: 'release', ...wrong, tag, holder },
        { what: 'leases', ...wrong },
        { what: 'reply', ...wrong, tag, holder, id: slot, boxes: [boxed(testBox()), boxed(testBox())] },
      ] as const
      for (const ask of asks) {
        expect(await line.refusal(ask)).toBe('not-allowed')
        expect(await line.refusal({ ...ask, line: random.bytes(16) })).toBe('unknown-line')
      }
    })

    it('[L44] shows callers the notice with the keys of these weeks, a challenge, the day, and whether it is full', async () => {
      const line = await founded({ waiting: [{ upTo: 1_024, count: 2 }] })
      const ask = { what: 'about', line: line.line } as const
      const { about } = await line.want('about', ask)
      expect([about.day, about.full, about.bits, about.challenge.length]).toEqual([day, false, 4, 16])
      const notice = await testNotice(line.line, testMoment)
      await line.want('done', { what: 'publish', ...line.mine, notice })
      const shown = (await line.want('about', ask)).about.notice
      expect(toHex(shown)).toBe(toHex(noticeFor(notice, weekOf(testMoment)) ?? shown.slice(1)))
      expect(await line.refusal({ what: 'publish', ...line.mine, notice: random.bytes(300) })).toBe(
        'unreadable',
      )
      expect((await line.send()).what).toBe('day')
      expect((await line.want('about', ask)).about.full).toBe(true)
      expect(await line.refusal({ what: 'about', line: random.bytes(16) })).toBe('unknown-line')
    })

    it('[L45] stores both messages of a pair, in one size that padding makes, or neither', async () => {
      const line = await founded()
      const one = pair()
      const sent = { what: 'send', line: line.line, stamp: await line.stamp(), blobs: one } as const
      expect(await line.want('day', sent)).toEqual({ what: 'day', day })
      const uneven = [pair()[0], pair(4_096)[0]] as const
      expect(await line.refusal({ ...sent, blobs: uneven, stamp: await line.stamp() })).toBe('size')
      const odd = [random.bytes(1_200), random.bytes(1_200)] as const
      expect(await line.refusal({ ...sent, blobs: odd, stamp: await line.stamp() })).toBe('size')
      const huge = pair(262_144)
      await line.want('day', { ...sent, blobs: huge, stamp: await line.stamp() })
      const { blobs, more } = await line.want('blobs', { what: 'collect', ...line.mine, after: 0 })
      expect(more).toBe(false)
      expect(blobs.map(({ number, day: on }) => [number, on])).toEqual([1, 2, 3, 4].map((at) => [at, day]))
      expect(blobs.map(({ sealed }) => toHex(sealed))).toEqual([...one, ...huge].map(toHex))
      await line.want('done', { what: 'drop', ...line.mine, numbers: [1, 2, 4] })
      const left = await line.want('blobs', { what: 'collect', ...line.mine, after: 0 })
      expect(left.blobs.map(({ number }) => number)).toEqual([3])
      expect((await line.want('blobs', { what: 'collect', ...line.mine, after: 3 })).blobs).toEqual([])
    })

    it('[L45] takes what is sealed to a key that a notice of these days names, and nothing else', async () => {
      const line = await founded()
      const send = async (key = lineKey): Promise<string> => {
        const blobs = pair(1_024, key.publicKey)
        const said = await line.ask({ what: 'send', line: line.line, stamp: await line.stamp(), blobs })
        return said.what === 'refused' ? said.refusal.kind : said.what
      }
      const [strange, next] = [newEnvelopeKey(random), newEnvelopeKey(random)]
      expect(await send()).toBe('day')
      expect(await send(strange)).toBe('other-key')
      // One of a pair is not enough, and a refusal costs no stamp and no room.
      const mixed = [pair()[0], pair(1_024, strange.publicKey)[0]] as const
      const stamp = await line.stamp()
      const ask = { what: 'send', line: line.line, stamp, blobs: mixed } as const
      expect(await line.refusal(ask)).toBe('other-key')
      await line.want('day', { ...ask, blobs: pair() })
      // Another key is put up: who sealed to the old one a moment ago is let in, until its week is over.
      const notice = await testNotice(line.line, testMoment, next)
      await line.want('done', { what: 'publish', ...line.mine, notice })
      expect([await send(next), await send()]).toEqual(['day', 'day'])
      clock.at = 15 * dayMillis
      const stale = await send(next)
      clock.at = 0
      expect(stale).toBe('other-key')
    })

    it('[L45] answers a pair whose answer was lost as taken, also when another key was put up since', async () => {
      const line = await founded()
      const ask = { what: 'send', line: line.line, stamp: await line.stamp(), blobs: pair() } as const
      await line.want('day', ask)
      for (let at = 0; at < 5; at++) {
        const notice = await testNotice(line.line, testMoment + at, newEnvelopeKey(random))
        await line.want('done', { what: 'publish', ...line.mine, notice })
      }
      expect((await line.want('day', ask)).day).toBe(day)
      expect(await line.refusal({ ...ask, stamp: await line.stamp() })).toBe('other-key')
      expect((await line.want('blobs', { what: 'collect', ...line.mine, after: 0 })).blobs).toHaveLength(2)
    })

    it('[L48] asks whoever floods with the week’s own key for more work each time, and leaves the other sizes their room', async () => {
      const stamps = { ...easyStamps, calmPerMinute: 2 }
      const waiting = [
        { upTo: 1_024, count: 10 },
        { upTo: 4_096, count: 6 },
      ]
      const line = await founded({ stamps, waiting })
      const bits: number[] = []
      for (let full = false; !full; ) {
        bits.push((await line.want('about', { what: 'about', line: line.line })).about.bits)
        const said = await line.send(4_096)
        full = said.what === 'refused'
      }
      expect(bits).toEqual(bits.toSorted((a, b) => a - b))
      expect(bits.at(-1)).toBeGreaterThan(bits[0] ?? 0)
      expect((await line.want('about', { what: 'about', line: line.line })).about.full).toBe(false)
      expect((await line.send()).what).toBe('day')
    })

    it('[L46] hands out in parts what is more than an answer holds, and loses none', async () => {
      const line = await founded({ answerItems: 6 })
      for (let at = 0; at < 8; at++) expect((await line.send()).what).toBe('day')
      const numbers: number[] = []
      for (let more = true; more; ) {
        const after = numbers.at(-1) ?? 0
        const part = await line.want('blobs', { what: 'collect', ...line.mine, after })
        numbers.push(...part.blobs.map(({ number }) => number))
        more = part.more
      }
      expect(numbers).toEqual(Array.from({ length: 16 }, (_, at) => at + 1))
    })

    it('[L47] takes a stamp once, and the same ask again as the same', async () => {
      const line = await founded()
      const ask = { what: 'send', line: line.line, stamp: await line.stamp(), blobs: pair() } as const
      await line.want('day', ask)
      // A phone whose answer was lost in a tunnel.
      await line.want('day', ask)
      expect(await line.refusal({ ...ask, blobs: pair() })).toBe('stamp')
      expect(await line.refusal({ ...ask, stamp: { ...ask.stamp, challenge: random.bytes(16) } })).toBe(
        'stamp',
      )
      // Two that come at once with one stamp.
      const stamp = await line.stamp()
      const [first, second] = await Promise.all(
        [pair(), pair()].map((blobs) => line.ask({ ...ask, blobs, stamp })),
      )
      expect(new Set([first?.what, second?.what])).toEqual(new Set(['day', 'refused']))
      expect((await line.want('blobs', { what: 'collect', ...line.mine, after: 0 })).blobs).toHaveLength(4)
    })

    it('[L50] keeps the room of each size for itself, and a stamp that bought nothing is good again', async () => {
      const line = await founded({
        waiting: [
          { upTo: 1_024, count: 4 },
          { upTo: 262_144, count: 2 },
        ],
      })
      const large = { what: 'send', line: line.line, stamp: await line.stamp(), blobs: pair(65_536) } as const
      await line.want('day', large)
      const stamp = await line.stamp()
      expect(await line.refusal({ ...large, stamp, blobs: pair(4_096) })).toBe('full')
      await line.want('day', { ...large, stamp, blobs: pair() })
      await line.send()
      expect(await line.send()).toMatchObject({ refusal: { kind: 'full' } })
      await line.want('done', { what: 'drop', ...line.mine, numbers: [3, 4] })
      expect((await line.send()).what).toBe('day')
    })

    it('[L50] refuses what the whole relay has no room for, and says so before somebody writes', async () => {
      const { bytes } = await kept.store.holdings()
      const made = await testRelay({
        store: kept.store,
        clock,
        limits: { all: bytes + 5_000, line: { ...usualLineLimits, stamps: easyStamps } },
      })
      const line = await TestLine.founded(made, testMoment)
      expect((await line.want('about', { what: 'about', line: line.line })).about.full).toBe(false)
      expect(await line.send(4_096)).toMatchObject({ refusal: { kind: 'full' } })
      if (name === 'in PostgreSQL') return
      expect((await line.send()).what).toBe('day')
      expect((await line.want('about', { what: 'about', line: line.line })).about.full).toBe(true)
      expect(await line.send()).toMatchObject({ refusal: { kind: 'full' } })
    })

    it('[L49] takes voice behind one stamp, each piece once and in any order, up to ten minutes', async () => {
      const line = await founded()
      const slot = random.bytes(16)
      const piece = (index: number, given = {}): Parameters<TestLine['ask']>[0] => ({
        what: 'piece',
        line: line.line,
        slot,
        index,
        sealed: voicePiece(),
        ...given,
      })
      expect(await line.refusal(piece(1))).toBe('not-allowed')
      expect(await line.refusal(piece(0))).toBe('not-allowed')
      expect(await line.refusal(piece(0, { stamp: { challenge: random.bytes(16), nonce: slot } }))).toBe(
        'stamp',
      )
      const stamp = await line.stamp()
      expect(await line.refusal(piece(0, { stamp, sealed: filePiece() }))).toBe('size')
      const first = voicePiece()
      await line.want('done', piece(0, { stamp, sealed: first }))
      await line.want('done', piece(0, { stamp }))
      await line.want('done', piece(3))
      await line.want('done', piece(1))
      await line.want('done', piece(mostVoicePieces - 1))
      expect(await line.refusal(piece(mostVoicePieces))).toBe('size')
      expect(await line.refusal(piece(2, { sealed: filePiece() }))).toBe('size')
      expect(await line.refusal(piece(2, { line: random.bytes(16) }))).toBe('not-allowed')
      expect(await line.want('has', { what: 'have', slot })).toEqual({ what: 'has', indices: [0, 1, 3, 599] })
      expect(await line.want('has', { what: 'have', slot: random.bytes(16) })).toEqual({
        what: 'has',
        indices: [],
      })
      const { pieces } = await line.want('pieces', { what: 'pieces', ...line.mine, slot, from: 0 })
      expect(pieces.map(({ index }) => index)).toEqual([0, 1, 3, 599])
      expect(toHex(pieces[0]?.sealed ?? slot)).toBe(toHex(first))
      const from = await line.want('pieces', { what: 'pieces', ...line.mine, slot, from: 2 })
      expect(from.pieces.map(({ index }) => index)).toEqual([3, 599])
      await line.want('done', { what: 'drop-slot', ...line.mine, slot })
      expect((await line.want('has', { what: 'have', slot })).indices).toEqual([])
    })

    it('[L49] takes files only where an operator opened a place, up to its room, and keeps lines apart', async () => {
      const [line, other] = [await founded({ slotBytes: 200_000 }), await founded()]
      const slot = random.bytes(16)
      const open = { what: 'open-slot', ...line.mine, slot, room: 4 } as const
      const piece = { what: 'piece', line: line.line, slot, index: 0, sealed: filePiece() } as const
      expect(await line.refusal({ ...open, room: 0 })).toBe('size')
      expect(await line.refusal({ ...open, room: 161 })).toBe('size')
      await line.want('done', open)
      await line.want('done', open)
      expect(await line.refusal({ ...open, room: 5 })).toBe('not-allowed')
      expect(await other.refusal({ ...open, ...other.mine })).toBe('not-allowed')
      for (const index of [0, 2, 1]) await line.want('done', { ...piece, index })
      expect(await line.refusal({ ...piece, index: 4 })).toBe('size')
      expect(await line.refusal({ ...piece, index: 3, sealed: voicePiece() })).toBe('size')
      expect(await line.refusal({ ...piece, index: 3 })).toBe('full')
      for (const what of ['pieces', 'drop-slot'] as const)
        expect(await other.refusal({ what, ...other.mine, slot, from: 0 })).toBe('not-allowed')
      await line.want('done', { what: 'drop-slot', ...line.mine, slot })
      await line.want('done', { what: 'drop-slot', ...line.mine, slot })
    })

    it('[L51] shows eight slots of one length whether a code is one or not, and the same each time', async () => {
      const line = await founded()
      const [known, unknown] = [testBox(), testBox()]
      const shown = async (box: Uint8Array<ArrayBuffer>, page = 0): Promise<readonly string[]> => {
        const { slots } = await line.want('slots', { what: 'open', box, page })
        expect(slots.map(({ length }) => length)).toEqual(Array.from({ length: 8 }, () => slotLength))
        return slots.map(toHex)
      }
      const before = await shown(known.box)
      await leased(line, [boxed(known, 3), boxed(unknown, 3)])
      const fresh = testBox()
      const answers = await shown(known.box)
      expect(answers.slice(3)).toEqual(before.slice(3))
      expect(answers.slice(0, 3).filter((slot) => before.includes(slot))).toEqual([])
      expect(await shown(fresh.box)).toEqual(await shown(fresh.box))
      // On every page something else.
      const pages = await Promise.all([0, 1, 2, 3].map((page) => shown(fresh.box, page)))
      expect(new Set(pages.flat()).size).toBe(32)
    })

    it('[L52] burns a box by its token, and answers everybody alike', async () => {
      const line = await founded()
      const [real, cover] = [testBox(), testBox()]
      await leased(line, [boxed(real), boxed(cover)])
      const shown = async (): Promise<string> =>
        toHex((await line.want('slots', { what: 'open', box: real.box, page: 0 })).slots[0] ?? real.box)
      const answer = await shown()
      for (const ask of [
        { box: real.box, token: cover.token },
        { box: real.box, token: random.bytes(32) },
        { box: random.bytes(16), token: real.token },
      ])
        expect(await line.ask({ what: 'burn', ...ask })).toEqual({ what: 'done' })
      expect(await shown()).toBe(answer)
      expect(await line.ask({ what: 'burn', box: real.box, token: real.token })).toEqual({ what: 'done' })
      const empty = await shown()
      expect(empty).not.toBe(answer)
      expect(await line.ask({ what: 'burn', box: real.box, token: real.token })).toEqual({ what: 'done' })
      expect(await shown()).toBe(empty)
    })

    it('[L53] takes an answer for both boxes from whoever has the lease, once', async () => {
      const line = await founded()
      const [tag, one, two] = [random.bytes(16), random.bytes(16), random.bytes(16)]
      const [real, cover] = [testBox(), testBox()]
      const boxes = [boxed(real, 2), boxed(cover, 2)] as const
      const reply = { what: 'reply', ...line.mine, tag, holder: one, id: random.bytes(16), boxes } as const
      expect(await line.refusal(reply)).toBe('not-leased')
      const lease = { what: 'lease', ...line.mine, tag, holder: one } as const
      expect(await line.want('lease', lease)).toEqual({ what: 'lease', granted: true, seconds: 600 })
      await line.want('done', reply)
      await line.want('done', reply)
      expect(await line.refusal({ ...reply, holder: two })).toBe('not-leased')
      expect(await line.refusal({ ...reply, boxes: [boxed(real, 2), boxed(cover, 1)] })).toBe('size')
      expect(await line.refusal({ ...reply, boxes: [boxed(real, 0), boxed(cover, 0)] })).toBe('size')
      expect(await line.refusal({ ...reply, boxes: [boxed(real), boxed(real)] })).toBe('unreadable')
      const stolen = [boxed({ ...real, burnHash: random.bytes(32) }), boxed(testBox())] as const
      expect(await line.refusal({ ...reply, id: random.bytes(16), boxes: stolen })).toBe('not-allowed')
      const there = await kept.store.line.replies(real.box, 0, 32)
      expect([there.length, (await kept.store.line.replies(cover.box, 0, 32)).length]).toEqual([2, 2])
    })

    it('[L54] leases a thread to one desk for ten minutes; a dead desk’s lease ends', async () => {
      const line = await founded({ leases: 2 })
      const [tag, one, two] = [random.bytes(16), random.bytes(16), random.bytes(16)]
      const by = (holder: typeof one, of = tag): Promise<unknown> =>
        line.ask({ what: 'lease', ...line.mine, tag: of, holder })
      expect(await by(one)).toEqual({ what: 'lease', granted: true, seconds: 600 })
      clock.at += 400_000
      expect(await by(two)).toEqual({ what: 'lease', granted: false, seconds: 200 })
      expect(await by(one)).toEqual({ what: 'lease', granted: true, seconds: 600 })
      clock.at += 300_000
      expect(await line.want('leases', { what: 'leases', ...line.mine })).toEqual({
        what: 'leases',
        leases: [{ tag, holder: one, seconds: 300 }],
      })
      await line.want('done', { what: 'release', ...line.mine, tag, holder: two })
      expect(await by(two)).toMatchObject({ granted: false })
      clock.at += 300_000
      expect(await by(two)).toMatchObject({ granted: true })
      await by(one, random.bytes(16))
      expect(await by(one, random.bytes(16))).toMatchObject({ refusal: { kind: 'full' } })
      await line.want('done', { what: 'release', ...line.mine, tag, holder: two })
      expect(await by(one)).toMatchObject({ granted: true })
    })

    it('[L55] lets go of messages after their days, and of boxes that long after the last answer, read or not', async () => {
      clock.at = 0
      const line = await founded()
      const [one, other] = [testBox(), testBox()]
      await leased(line, [boxed(one), boxed(other)])
      await line.send()
      const left = async (after: number): Promise<readonly number[]> => {
        clock.at = after * dayMillis
        await line.made.relay.lines.sweep()
        const { line: lines } = kept.store
        const blobs = await lines.blobs(line.line, 0, { bytes: 99_999, count: 9 })
        const [real, cover] = [await lines.replies(one.box, 0, 8), await lines.replies(other.box, 0, 8)]
        return [real.length, cover.length, blobs.length]
      }
      expect(await left(20)).toEqual([1, 1, 2])
      await leased(line, [boxed(one), boxed(other)])
      // One box is read and the other is not: nothing on the disk may show it.
      for (let look = 0; look < 3; look++) await line.want('slots', { what: 'open', box: one.box, page: 0 })
      expect(await left(30)).toEqual([2, 2, 2])
      expect(await left(31)).toEqual([2, 2, 0])
      for (let look = 0; look < 3; look++) await line.want('slots', { what: 'open', box: one.box, page: 0 })
      expect(await left(50)).toEqual([2, 2, 0])
      expect(await left(51)).toEqual([0, 0, 0])
      clock.at = 0
    })
  })
}

async function leased(
  line: TestLine,
  boxes: readonly [ReturnType<typeof boxed>, ReturnType<typeof boxed>],
): Promise<void> {
  const held = { ...line.mine, tag: random.bytes(16), holder: random.bytes(16) }
  await line.want('lease', { what: 'lease', ...held })
  await line.want('done', { what: 'reply', ...held, id: random.bytes(16), boxes })
}

lineAtRelay('in memory', async () => ({ store: new MemoryRelayStore(), end: async () => undefined }))

lineAtRelay('in an SQLite file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'relay-lines-'))
  const store = new SqliteRelayStore(join(folder, 'relay.db'))
  return {
    store,
    end: async () => {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
})

if (postgresPrograms === undefined)
  it.skip('a line at a relay that keeps its things in PostgreSQL: there is none on this machine', () =>
    undefined)
else
  lineAtRelay('in PostgreSQL', async () => {
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
