/** A relay that is killed in the middle of its work: what it receipted is there afterwards, and the order is the same. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { solveStamp } from '@safeconduct/core/line/stamp.ts'
import { encodeCallerAsk, encodeDeskAsk, lineFrame, payloadOf } from '@safeconduct/core/line/wire.ts'
import { type LineAnswer, parseLineAnswer } from '@safeconduct/core/line/wire-answers.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { emptyFrontier, grown, rootOf } from '@safeconduct/core/sealed/merkle.ts'
import { parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import { entryHash } from '@safeconduct/core/vault/entry.ts'
import type { Receipt, TreeHead } from '@safeconduct/core/vault/sync/link.ts'
import { verifyReceipt, verifyTreeHead } from '@safeconduct/core/vault/sync/receipt.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'
import { machineNow } from '@safeconduct/host/home/machine-clock.ts'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import { pair, testNotice } from '@safeconduct/relay/line/line.fixture.ts'
import { TestFeed, testLog } from '@safeconduct/relay/relay.fixture.ts'
import { afterAll, expect, it, vi } from 'vitest'
import { root } from './support/source-files.ts'

let space = new Uint8Array(16)
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

it('[L45] keeps both messages of every pair that it took, or neither, through kills', async () => {
  const [line, token] = [random.bytes(16), random.bytes(32)]
  const taken = new Set<string>()
  // A few of many when it is run for long.
  const rounds = Math.max(2, Math.floor(kills / 20))
  for (let round = 0; round <= rounds; round++) {
    const relay = await start()
    const knock = async (ask: Uint8Array): Promise<LineAnswer | undefined> => {
      try {
        const body = lineFrame(ask)
        const response = await fetch(`${relay.url.replace(/\/?#.*/, '')}/line/v1`, { method: 'POST', body })
        return parseLineAnswer(payloadOf(new Uint8Array(await response.arrayBuffer())) ?? new Uint8Array(0))
      } catch {
        return undefined
      }
    }
    if (round === 0) {
      // The relay of the test above is there already and told its space code then.
      const access = sha256(token)
      expect(await knock(encodeDeskAsk({ what: 'found', line, access, space }))).toEqual({ what: 'done' })
    }
    const kept = new Set<string>()
    for (let [after, more] = [0, true]; more; ) {
      const part = await knock(encodeDeskAsk({ what: 'collect', line, token, after }))
      if (part?.what !== 'blobs') throw new Error('a desk collects')
      for (const { sealed } of part.blobs) kept.add(toHex(sha256(sealed)))
      after = part.blobs.at(-1)?.number ?? after
      more = part.more
    }
    for (const hash of taken) expect(kept.has(hash)).toBe(true)
    expect(kept.size % 2).toBe(0)
    if (round === rounds) {
      await relay.kill()
      break
    }
    const notice = await testNotice(line, machineNow())
    expect(await knock(encodeDeskAsk({ what: 'publish', line, token, notice }))).toEqual({ what: 'done' })
    const about = await knock(encodeCallerAsk({ what: 'about', line }))
    if (about?.what !== 'about') throw new Error('a page asks')
    const { challenge, bits } = about.about
    const before = taken.size
    const people = Array.from({ length: 4 }, async () => {
      for (;;) {
        const stamp = await solveStamp(challenge, bits, { random, pause: async () => undefined })
        const blobs = pair()
        const sent = encodeCallerAsk({ what: 'send', line, stamp: certain(stamp, 'few bits'), blobs })
        const answer = await knock(sent)
        if (answer?.what !== 'day') return
        for (const one of blobs) taken.add(toHex(sha256(one)))
      }
    })
    // Killed when it took something and takes more, however slow the machine is.
    await vi.waitFor(() => expect(taken.size).toBeGreaterThan(before), 20_000)
    await sleep(round * 90)
    await relay.kill()
    await Promise.all(people)
  }
  expect(taken.size).toBeGreaterThan(4)
}, 60_000)
