/** A log that is read again from its beginning, in the round in which that was found: docs/formats/sync.md, Y7. */
import { describe, expect, it } from 'vitest'
import { equalBytes, toBase64Url, toHex } from '../../base/bytes.ts'
import { certain, ok } from '../../base/result.ts'
import { newSigningKey } from '../../sealed/sign.ts'
import { deviceIdOf } from '../control/names.ts'
import type { Entry } from '../entry.ts'
import { TestTeam } from '../replica/replica.fixture.ts'
import { accessToken } from './access.ts'
import type { PullAnswer, PullAsk, PullBatch, RelayLink } from './link.ts'
import { Listener, lastOf, random, TellingRelay } from './relay-view.fixture.ts'
import type { Round } from './round-state.ts'
import { readLogs } from './round-steps.ts'

type Wishes = {
  readonly answer?: (after: number) => Promise<PullBatch>
  readonly isMoved?: boolean
}

/**
 * A desk that has read three entries of a colleague, and has two other keys of that number from another colleague. The relay
 * refuses its own key by now, and opens the log to the first of these; with `isMoved`, to the second one after one answer.
 */
async function twoStories() {
  const team = await TestTeam.of(3)
  const [one, two, third] = [team.at(0), team.at(1), team.at(2)]
  for (const label of ['one', 'two']) await one.saved({ fields: { label } })
  await third.saved({ fields: { label: 'three' } })
  const log = two.log()
  const relay = new TellingRelay(await newSigningKey(random), log.id)
  relay.entries = [...one.entries()]
  const device = new Listener(relay, two.store)
  await device.pull()
  expect(device.view.question(log.id).after).toBe(3)
  const from = deviceIdOf(third.replica.me.device)
  const tokens = [3, 2].map((said) => {
    const key = random.bytes(32)
    log.offered.set(toBase64Url(key), { epoch: 1, key, from, committed: true, said })
    return accessToken(key)
  })
  const asked: (number | 'refused')[] = []
  const read = async (
    entries: readonly Entry[],
    { answer = relayAnswer, isMoved = false }: Wishes = {},
  ): Promise<Round> => {
    relay.entries = [...entries]
    let opens = certain(tokens[0], 'the first of two')
    async function* pull(asks: readonly PullAsk[]): AsyncGenerator<PullAnswer> {
      for (const { log: id, token, after } of asks) {
        const isRight = equalBytes(token, opens)
        asked.push(isRight ? after : 'refused')
        if (isRight) yield { log: id, batch: await answer(after) }
        else yield { log: id, refusal: { kind: 'not-allowed' } }
        if (isRight && isMoved) opens = certain(tokens[1], 'the second of two')
      }
    }
    const round = {
      replica: two.replica,
      link: { pull, move: () => Promise.resolve(ok(true)) } as unknown as RelayLink,
      relay: relay.key.publicKey,
      view: device.view,
      wishes: { logs: [log.id] },
      tokens: new Map(),
      shut: new Set(),
      troubles: new Map(),
      lies: [],
      read: 0,
    } as unknown as Round
    await readLogs(round)
    return round
  }
  const relayAnswer = (after: number): Promise<PullBatch> => relay.answer(after)
  return { one, two, third, log, relay, device, asked, read }
}

describe('a log that has to be read again, and for which another key had been refused', () => {
  it('[Y7] is read at once where the relay signs another root', async () => {
    const { one, two, third, log, device, asked, read } = await twoStories()
    const other = [...one.entries().slice(0, 2), ...third.entries().slice(0, 1)]
    const { lies } = await read(other)
    expect(asked).toEqual(['refused', 3, 0])
    expect(lies).toEqual(['relay-rolled-back'])
    // What the other story has is here after one round, and not after the next.
    expect(log.feeds.has(toHex(lastOf(other).header.feed))).toBe(true)
    expect(device.view.headAtRelay(log.id, toHex(lastOf(other).header.feed)).seq).toBe(1)
    expect(two.alarms()).toEqual(['relay-rolled-back'])
  })

  it('[Y7] is read before the finding is named: a relay that was put back has put nothing in another order', async () => {
    const { one, two, third, asked, read } = await twoStories()
    const { lies } = await read([...one.entries().slice(0, 2), ...third.entries().slice(0, 2)])
    expect(asked).toEqual(['refused', 3, 0])
    expect(lies).toEqual(['relay-rolled-back'])
    expect(two.alarms()).toEqual(['relay-rolled-back'])
  })

  it('[Y7] is read with the next key before the finding is named, where a colleague moved the access meanwhile', async () => {
    const { one, two, third, asked, read } = await twoStories()
    const other = [...one.entries().slice(0, 2), ...third.entries().slice(0, 2)]
    const { lies } = await read(other, { isMoved: true })
    expect(asked).toEqual(['refused', 3, 'refused', 0])
    expect(lies).toEqual(['relay-rolled-back'])
    expect(two.alarms()).toEqual(['relay-rolled-back'])
  })

  it('[Y7] is read again once in a round, though every answer is contradicted', async () => {
    const { one, two, relay, asked, read } = await twoStories()
    const entries = one.entries()
    const { lies } = await read(entries, {
      answer: async (after) => ({
        ...(await relay.answer(after)),
        head: await relay.head(entries.toReversed()),
      }),
    })
    expect(asked).toEqual(['refused', 3, 0])
    expect(lies).toEqual(['relay-rolled-back', 'relay-reordered'])
    expect(two.alarms().toSorted()).toEqual(['relay-reordered', 'relay-rolled-back'])
  })
})
