/**
 * Where a device says that a feed of its own ends, the opening that says so may come to count no more. Whoever had heard it
 * and whoever is told first end that feed at the same number. docs/formats/vault.md, D18, F6.
 */
import { describe, expect, it } from 'vitest'
import { certain } from '../../base/result.ts'
import { nextStamp } from '../hybrid-clock.ts'
import { hostileFeed } from './hostile-feed.fixture.ts'
import { start, type TestDevice, TestTeam } from './replica.fixture.ts'
import { rotated } from './rotation.fixture.ts'
import { stateText } from './state-hash.ts'

/** Two words of a colleague, which both others have. */
async function said() {
  const team = await TestTeam.of(3)
  const [one, two, writer] = [team.founder, team.at(1), team.at(2)]
  await writer.saved({ fields: { label: 'first' } })
  await writer.saved({ fields: { label: 'second' } })
  const { key, tag } = certain(writer.log().writing, 'a feed that was written to')
  for (const desk of [one, two]) await desk.hears(writer)
  const endingAt = (seq: number) =>
    hostileFeed(writer, { ends: [[tag, seq, nextStamp(undefined, start + 1_000)]] })
  return { team, one, two, key, endingAt }
}

function expectOne(desks: readonly TestDevice[], feed: Uint8Array, seq: number): void {
  const states = desks.map((desk) => stateText(desk.replica, [desk.log()]))
  expect(new Set(states).size).toBe(1)
  for (const desk of desks) expect(desk.log().feeds.get(feed.toHex())?.head.seq).toBe(seq)
}

describe('an opening that says where another feed ends', () => {
  it('[D18] [F6] ends nothing where its writer was removed by somebody who had not heard it', async () => {
    const { team, one, two, key, endingAt } = await said()
    const next = await endingAt(2)
    await two.takes([next.open])
    expect(two.log().feeds.get(key.toHex())?.head.seq).toBe(2)
    await rotated(team, [one, two])
    for (const desk of [one, two]) await desk.takes([next.open])
    expectOne([one, two], key, 3)
    await two.restart()
    await two.replica.retry()
    expectOne([one, two], key, 3)
  })

  it('[D18] [F6] leaves what an earlier one of the same device said, which the removal knew', async () => {
    const { team, one, two, key, endingAt } = await said()
    const [first, second] = [await endingAt(2), await endingAt(1)]
    for (const desk of [one, two]) await desk.takes([first.open])
    await two.takes([second.open])
    expect(two.log().feeds.get(key.toHex())?.head.seq).toBe(1)
    await rotated(team, [one, two])
    for (const desk of [one, two]) await desk.takes([second.open])
    expectOne([one, two], key, 2)
  })
})
