/** A relay that is killed in the middle of its work: what it receipted is there afterwards, and the order is the same. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { emptyFrontier, grown, rootOf } from '@safeconduct/core/sealed/merkle.ts'
import { parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import { entryHash } from '@safeconduct/core/vault/entry.ts'
import type { Receipt, TreeHead } from '@safeconduct/core/vault/sync/link.ts'
import { verifyReceipt, verifyTreeHead } from '@safeconduct/core/vault/sync/receipt.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import { TestFeed, testLog } from '@safeconduct/relay/relay.fixture.ts'
import { afterAll, expect, it } from 'vitest'
import { root } from './support/source-files.ts'

const kills = Number(process.env['SAFECONDUCT_KILLS'] ?? 4)
const folder = mkdtempSync(join(tmpdir(), 'relay-kill-'))
let child: ChildProcess | undefined
afterAll(() => {
  child?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<{
  readonly url: string
  readonly key: string
  readonly kill: () => Promise<void>
}> {
  const words = [
    join(root, 'packages/cli/src/main.ts'),
    'relay',
    '--home',
    folder,
    '--listen',
    '127.0.0.1:0',
    '--json',
  ]
  const started = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'] })
  child = started
  const ended = new Promise<void>((done) => started.once('close', () => done()))
  let printed = ''
  for await (const chunk of started.stdout) {
    printed += String(chunk)
    if (printed.endsWith('}\n')) break
  }
  const { address, key } = JSON.parse(printed) as { readonly address: string; readonly key: string }
  return {
    url: address,
    key,
    kill: () => {
      started.kill('SIGKILL')
      return ended
    },
  }
}

it(`[L1] keeps every entry it has receipted through ${kills} kills, at its place, under one root`, async () => {
  const log = testLog()
  const feeds = Array.from({ length: 6 }, () => new TestFeed(log.id))
  const receipts: Receipt[] = []
  const heads: TreeHead[] = []
  let space = new Uint8Array(16)
  for (let round = 0; round <= kills; round++) {
    const relay = await start()
    const parsed = parsePublicKey(Uint8Array.fromHex(relay.key))
    const key = certain(parsed.ok ? parsed.value : undefined, 'a relay prints its key')
    const link = httpLink({ url: relay.url, key })
    if (round === 0) {
      space = spaceOf(relay.url)
      expect((await link.found(log.id, log.access, space)).ok).toBe(true)
    }
    // What is there now: all that was receipted, in one order, and every earlier head is a beginning of it.
    const hashes: Uint8Array<ArrayBuffer>[] = []
    for await (const answer of link.pull([{ log: log.id, token: log.token, after: 0 }])) {
      if (!('batch' in answer)) throw new Error(answer.refusal.kind)
      hashes.push(...answer.batch.entries.map((entry) => entryHash(entry)))
      if (answer.batch.head !== undefined) heads.push(answer.batch.head)
    }
    for (const { position, entry } of receipts)
      expect(equalBytes(hashes[position - 1] ?? new Uint8Array(0), entry)).toBe(true)
    const roots = [rootOf(emptyFrontier)]
    let frontier = emptyFrontier
    for (const hash of hashes) {
      frontier = grown(frontier, hash).frontier
      roots.push(rootOf(frontier))
    }
    for (const head of heads) {
      expect(toHex(head.root)).toBe(toHex(certain(roots[head.size], 'no head is longer than the log')))
      expect(await verifyTreeHead(key, head)).toBe(true)
    }
    for (const feed of feeds) {
      // A device whose receipt was lost on the way asks again; what was not there it sends again.
      const standing = await link.push(log.id, log.token, feed.unsure)
      expect(standing.ok).toBe(true)
      if (standing.ok) receipts.push(...standing.value)
      feed.unsure = []
    }
    if (round === kills) {
      link.close()
      await relay.kill()
      break
    }
    const working = feeds.map(async (feed) => {
      for (;;) {
        feed.unsure = [await feed.write(feed.head.seq === 0 ? 'open' : 'changes')]
        const pushed = await link.push(log.id, log.token, feed.unsure)
        if (!pushed.ok) return
        receipts.push(...pushed.value)
        feed.unsure = []
      }
    })
    await new Promise((done) => setTimeout(done, 60 + round * 35))
    await relay.kill()
    await Promise.all(working)
    for (const receipt of receipts.slice(-3)) expect(await verifyReceipt(key, receipt)).toBe(true)
    link.close()
  }
  expect(receipts.length).toBeGreaterThan(kills * 6)
}, 120_000)
