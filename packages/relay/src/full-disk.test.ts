/** A relay whose disk is full says so, keeps what it said yes to, and goes on when there is room. docs/formats/relay.md, rules L1 and L16. */
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { newSigningKey } from '@safeconduct/core/sealed/sign.ts'
import type { Receipt } from '@safeconduct/core/vault/sync/link.ts'
import { describe, expect, it } from 'vitest'
import { directLink } from './direct-link.ts'
import { easyStamps, pair, TestLine } from './line/line.fixture.ts'
import { usualLineLimits } from './line/line-limits.ts'
import { PieceFiles } from './piece-files.ts'
import { TestFeed, testLog, testMoment, testRelay } from './relay.fixture.ts'
import { SqliteRelayStore } from './sqlite-store.ts'
import { usualTimerLimits } from './timers/timer-limits.ts'
import { HeardWays, TestGuard, TurnedClock } from './timers/timers.fixture.ts'
import { Timers } from './timers/timers.ts'

/** A disk of its own in memory; only the administrator of a machine may make one. */
function smallDisk(kib: number): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'relay-disk-'))
  try {
    const options = `size=${kib}k,mode=700`
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmdirSync(folder)
    return undefined
  }
}

function release(folder: string): void {
  execFileSync('/bin/umount', ['-l', folder])
  rmdirSync(folder)
}

/** Not a byte is left. */
function fill(folder: string): string {
  const file = join(folder, 'fill')
  for (const size of [65_536, 4_096, 1]) {
    try {
      for (;;) appendFileSync(file, new Uint8Array(size))
    } catch {
      // That many do not fit any more.
    }
  }
  return file
}

const tried = smallDisk(64)
if (tried !== undefined) release(tried)

describe.skipIf(tried === undefined)('a relay on a small disk', () => {
  it('[L16] refuses what it has no room for as relay-full, and has every entry that it receipted', async () => {
    const folder = smallDisk(3_000) ?? ''
    const ballast = join(folder, 'ballast')
    writeFileSync(ballast, new Uint8Array(400_000))
    const store = new SqliteRelayStore(join(folder, 'relay.db'))
    const { relay, space } = await testRelay({ store, pieces: new PieceFiles(join(folder, 'pieces')) })
    const link = directLink(relay)
    const log = testLog()
    await link.found(log.id, log.access, space)
    const feed = new TestFeed(log.id)
    const receipts: Receipt[] = []
    const full = { ok: false, refusal: { kind: 'relay-full' } }
    for (;;) {
      const entry = await feed.write(feed.head.seq === 0 ? 'open' : 'changes', 'x'.repeat(3_500))
      feed.unsure = [entry]
      const pushed = await link.push(log.id, log.token, [entry])
      if (!pushed.ok) {
        expect(pushed).toEqual(full)
        break
      }
      receipts.push(...pushed.value)
    }
    expect(receipts.length).toBeGreaterThan(50)
    const piece = random.bytes(60_000)
    let kept = 0
    let answer = await link.putPiece(sha256(piece), piece, space)
    for (; answer.ok && kept < 60; kept++) {
      const next = random.bytes(60_000)
      answer = await link.putPiece(sha256(next), next, space)
    }
    expect(answer).toEqual(full)
    rmSync(ballast)
    const again = await link.push(log.id, log.token, feed.unsure)
    expect(again.ok && again.value[0]?.position).toBe(receipts.length + 1)
    await store.close()
    const reopened = new SqliteRelayStore(join(folder, 'relay.db'))
    const after = directLink((await testRelay({ store: reopened })).relay)
    const hashes: string[] = []
    for await (const part of after.pull([{ log: log.id, token: log.token, after: 0 }])) {
      if ('batch' in part)
        hashes.push(
          ...part.batch.entries.map((one) => toHex(sha256(new Uint8Array([...one.bytes, ...one.signature])))),
        )
    }
    expect(hashes.slice(0, receipts.length)).toEqual(receipts.map(({ entry }) => toHex(entry)))
    await reopened.close()
    release(folder)
  })

  it('[L50] tells callers that the line is full, keeps both messages of a pair or neither, and takes the same stamp later', async () => {
    const folder = smallDisk(3_000) ?? ''
    const ballast = join(folder, 'ballast')
    writeFileSync(ballast, new Uint8Array(400_000))
    const store = new SqliteRelayStore(join(folder, 'relay.db'))
    const limits = { line: { ...usualLineLimits, stamps: easyStamps } }
    const line = await TestLine.founded(await testRelay({ store, limits }), testMoment)
    let taken = 0
    for (; taken < 500; taken++) if ((await line.send(4_096)).what !== 'day') break
    expect(taken).toBeGreaterThan(20)
    const ask = { what: 'send', line: line.line, stamp: await line.stamp(), blobs: pair(4_096) } as const
    expect(await line.ask(ask)).toEqual({ what: 'refused', refusal: { kind: 'full' } })
    rmSync(ballast)
    expect((await line.ask(ask)).what).toBe('day')
    await store.close()
    const reopened = new SqliteRelayStore(join(folder, 'relay.db'))
    const counts = await reopened.line.blobCounts(line.line)
    expect(counts.map(({ count }) => count)).toEqual([2 * (taken + 1)])
    await reopened.close()
    release(folder)
  })

  it('[TI34] wakes everybody whose hour comes while nothing can be written, up the ladder, and writes it down once there is room', async () => {
    const folder = smallDisk(3_000) ?? ''
    const store = new SqliteRelayStore(join(folder, 'relay.db'))
    const clock = new TurnedClock()
    const [made, ways] = [await testRelay({ store, clock }), new HeardWays()]
    const started = async (): Promise<Timers> => {
      const world = { clock, key: await newSigningKey(random), mayMake: () => true, random, ways }
      const fresh = new Timers(store.timers, { ...usualTimerLimits, atOnce: 7 }, world)
      await fresh.begin()
      return fresh
    }
    const timers = await started()
    const desk = await TestGuard.founded(made, timers)
    const channels: Uint8Array<ArrayBuffer>[] = []
    for (let count = 0; count < 20; count++) channels.push(await desk.channel(`duty${count}@example.org`))
    const second = await desk.channel('second@example.org')
    for (const channel of channels)
      await desk.arm(10, [
        [0, channel],
        [20, second],
      ])
    const ended = await desk.arm(15, [[0, second]])
    const pass = async (minutes: number, of = timers): Promise<void> => {
      clock.pass(minutes)
      await of.look().catch(() => 0)
      await of.posting.deliver().catch(() => 0)
    }
    await pass(1)
    const { looked } = timers.watching
    const ballast = fill(folder)
    const full = { what: 'refused', refusal: { kind: 'full' } }
    expect(await desk.ask({ what: 'resolve', id: ended.id, due: ended.due })).toEqual(full)
    ways.deaf.add('duty3@example.org')
    await pass(14)
    await pass(0)
    expect(ways.addresses.toSorted()).toEqual(
      channels.flatMap((_, at) => (at === 3 ? [] : [`duty${at}@example.org`])).toSorted(),
    )
    // Desks see that something is wrong with it.
    expect(timers.watching.looked).toBe(looked)
    ways.deaf.clear()
    await pass(5)
    expect(ways.addresses.filter((address) => address === 'duty3@example.org')).toHaveLength(1)
    expect(ways.addresses).toHaveLength(21)
    await pass(15)
    expect(ways.addresses).toHaveLength(22)
    rmSync(ballast)
    await pass(1)
    expect(timers.watching.looked).toBe(timers.now)
    const rows = await store.timers.timers(desk.guard.guard, new Uint8Array(16), 50)
    expect(rows.map(({ level }) => level).toSorted((a, b) => a - b)).toEqual([1, ...channels.map(() => 2)])
    // Whoever starts on this disk tells nobody again of what was told.
    await pass(1, await started())
    expect(ways.addresses).toHaveLength(22)
    await store.close()
    release(folder)
  })
})
