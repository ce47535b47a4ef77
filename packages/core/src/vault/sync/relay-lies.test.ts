/** Many small lies and many honest days, drawn from a seed: each lie is noticed, no honest day raises anything. */
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../../test/support/seeded-random.ts'
import type { Random } from '../../base/random.ts'
import type { PullBatch } from './link.ts'
import { type Author, Listener, newAuthor, scene, type TellingRelay } from './relay-view.fixture.ts'

function below(random: Random, limit: number): number {
  const [high = 0, low = 0] = random.bytes(2)
  return Math.floor(((high * 256 + low) / 65_536) * limit)
}

async function someWork(random: Random, relay: TellingRelay, authors: readonly Author[]): Promise<void> {
  for (let count = 1 + below(random, 6); count > 0; count--) {
    const author = authors[below(random, authors.length)]
    if (author === undefined) continue
    // The last author is the control chain.
    await relay.take(await author.write(author === authors.at(-1) ? 'control' : undefined))
  }
}

/** One thing done to an answer that somebody with the relay's disk and its key could do. */
const lies: readonly ((batch: PullBatch, random: Random) => PullBatch)[] = [
  (batch, random) => ({
    ...batch,
    entries: batch.entries.filter((_, at) => at !== below(random, batch.entries.length)),
  }),
  (batch, random) => {
    const at = below(random, batch.entries.length)
    return {
      ...batch,
      entries: batch.entries.flatMap((entry, index) => (index === at ? [entry, entry] : [entry])),
    }
  },
  (batch, random) => {
    const at = below(random, batch.entries.length)
    const entries = [...batch.entries]
    const [one] = entries.splice(at, 1)
    return { ...batch, entries: one === undefined ? entries : [...entries, one] }
  },
  (batch, random) => {
    const at = below(random, batch.entries.length)
    return {
      ...batch,
      entries: batch.entries.map((entry, index) => {
        if (index !== at) return entry
        const body = new Uint8Array(entry.body)
        const bit = below(random, body.length * 8)
        body[bit >> 3] = (body[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        return { ...entry, body }
      }),
    }
  },
  (batch, random) => {
    const { head } = batch
    if (head === undefined) return batch
    const root = new Uint8Array(head.root)
    root[below(random, 32)] = (root[0] ?? 0) ^ 0x55
    return { ...batch, head: { ...head, root } }
  },
  (batch) =>
    batch.head === undefined ? batch : { ...batch, head: { ...batch.head, size: batch.head.size + 1 } },
  (batch) => ({ ...batch, marks: batch.marks.slice(1) }),
  (batch) => ({ ...batch, after: batch.after + 1 }),
]

function isSame(a: PullBatch, b: PullBatch): boolean {
  const plain = (batch: PullBatch): string =>
    JSON.stringify([
      batch.after,
      batch.entries.map(({ bytes, body }) => [bytes, body]),
      batch.marks.length,
      batch.head,
    ])
  return plain(a) === plain(b)
}

describe('drawn from a seed', () => {
  it('[Y2] twenty honest weeks, read in pieces and over restarts, raise nothing', async () => {
    const random = seededRandom(11)
    for (let week = 0; week < 20; week++) {
      const { relay, log } = await scene(0)
      const authors = await Promise.all([newAuthor(log), newAuthor(log), newAuthor(log)])
      let device = new Listener(relay)
      const heard: string[] = []
      for (let day = 0; day < 7; day++) {
        await someWork(random, relay, authors)
        if (below(random, 3) > 0) await device.pull(relay, 1 + below(random, 4))
        else await device.hear(await relay.answer(device.view.question(log).after, { limit: 2 }))
        heard.push(...device.heard.map(({ signature }) => signature.toHex()))
        expect(device.kinds()).toEqual([])
        if (below(random, 2) === 0) device = new Listener(relay, device.store)
        else device.heard.length = 0
      }
      const last = new Listener(relay, device.store)
      await last.pull()
      heard.push(...last.heard.map(({ signature }) => signature.toHex()))
      expect(new Set(heard)).toEqual(new Set(relay.entries.map(({ signature }) => signature.toHex())))
    }
  })

  it('[Y4] [Y5] [Y6] [Y9] a hundred and sixty lies are noticed at once, and honesty heals each', async () => {
    const random = seededRandom(12)
    let told = 0
    for (let at = 0; at < 160; at++) {
      const { relay, log } = await scene(0)
      const authors = await Promise.all([newAuthor(log), newAuthor(log), newAuthor(log)])
      for (let day = 0; day < 2; day++) await someWork(random, relay, authors)
      const device = new Listener(relay)
      await device.pull()
      await someWork(random, relay, authors)
      const honest = await relay.answer(device.view.question(log).after)
      const lie = lies[at % lies.length]
      const answer = lie === undefined ? honest : lie(honest, random)
      if (isSame(answer, honest)) continue
      told++
      const taken = await device.hear(answer)
      expect(
        taken.lies.length + (taken.doubt === undefined ? 0 : 1),
        `lie ${at % lies.length}`,
      ).toBeGreaterThan(0)
      await device.pull()
      await device.pull()
      const count = device.kinds().length
      await device.pull()
      expect(device.kinds()).toHaveLength(count)
      const heard = new Set(device.heard.map(({ signature }) => signature.toHex()))
      for (const { signature } of relay.entries) expect(heard.has(signature.toHex())).toBe(true)
    }
    expect(told).toBeGreaterThan(100)
  })
})
