/** A relay whose disk is full says so, keeps what it said yes to, and goes on when there is room. docs/formats/relay.md, rules L1 and L16. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { Receipt } from '@safeconduct/core/vault/sync/link.ts'
import { describe, expect, it } from 'vitest'
import { directLink } from './direct-link.ts'
import { easyStamps, pair, TestLine } from './line/line.fixture.ts'
import { usualLineLimits } from './line/line-limits.ts'
import { PieceFiles } from './piece-files.ts'
import { TestFeed, testLog, testMoment, testRelay } from './relay.fixture.ts'
import { SqliteRelayStore } from './sqlite-store.ts'

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
})
