import { describe, expect, it } from 'vitest'
import { newRecordId } from '../../base/id.ts'
import type { Json } from '../../base/json.ts'
import { platformRandom } from '../../base/random.ts'
import type { Entry } from '../entry.ts'
import { type TestDevice, TestTeam } from './replica.fixture.ts'
import { stateText } from './state-hash.ts'

/** The same numbers for the same seed. */
function dice(seed: number): (count: number) => number {
  let state = seed >>> 0
  return (count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * count)
  }
}

function shuffled<T>(list: readonly T[], choose: (count: number) => number): readonly T[] {
  const left = [...list]
  const order: T[] = []
  while (left.length > 0) order.push(...left.splice(choose(left.length), 1))
  return order
}

const values: { readonly [field: string]: (n: number) => Json } = {
  label: (n) => `label ${n}`,
  risk: (n) => ['low', 'high', 'extreme'][n % 3] ?? null,
  consent: (n) => ['given', 'paused', 'withdrawn'][n % 3] ?? null,
  tags: (n) => ['a', 'b', 'c', 'd'].filter((_, at) => ((n >> at) & 1) === 1),
  legs: (n) => [
    { n: 1, to: `place ${n}` },
    { n: 2, to: `place ${n + 1}` },
  ],
}

async function doSomething(
  device: TestDevice,
  records: ReturnType<typeof newRecordId>[],
  choose: (n: number) => number,
) {
  device.clock.at += choose(60_000)
  const fields = Object.keys(values)
  const field = fields[choose(fields.length)] ?? 'label'
  const id =
    choose(4) === 0
      ? newRecordId(platformRandom)
      : (records[choose(records.length)] ?? newRecordId(platformRandom))
  if (!records.includes(id)) records.push(id)
  await device.saved({ id, fields: { [field]: values[field]?.(choose(16)) ?? null } })
}

/** Everybody hears everything that everybody has, until nothing is new. */
async function healed(devices: readonly TestDevice[]): Promise<void> {
  for (let round = 0; round < 3; round++) {
    for (const one of devices) for (const other of devices) if (one !== other) await one.hears(other)
  }
}

describe('colleagues who work apart', () => {
  it.each([1, 2, 3, 4])(
    '[D2] [D3] read the same at the end, in whatever order and portions entries came (seed %i)',
    async (seed) => {
      const choose = dice(seed)
      const team = await TestTeam.of(4)
      const records = [newRecordId(platformRandom)]
      for (let step = 0; step < 60; step++) {
        const device = team.at(choose(4))
        if (choose(3) > 0) await doSomething(device, records, choose)
        else {
          const entries: readonly Entry[] = shuffled(team.at(choose(4)).entries(), choose)
          await device.takes(entries.slice(0, choose(entries.length + 1)))
        }
        if (choose(12) === 0) await device.restart()
      }
      await healed(team.devices)
      const texts = team.devices.map(({ replica }) =>
        stateText(replica, [replica.book.byName({ scope: { kind: 'press' }, part: 'whole' })!]),
      )
      for (const text of texts) expect(text).toBe(texts[0])
      expect(team.devices.flatMap((device) => device.alarms())).toEqual([])
      expect(team.devices.flatMap(({ replica }) => replica.holes())).toEqual([])
    },
  )

  it('[D4] names the hole when an entry that somebody saw is not here', async () => {
    const team = await TestTeam.of(3)
    const [one, two, three] = [team.at(0), team.at(1), team.at(2)]
    const id = await one.saved({ fields: { label: 'first' } })
    await two.hears(one)
    await two.saved({ id, fields: { label: 'second' } })
    const ofTwo = two.entries().filter(({ header }) => header.feed.toHex() === two.log().writing?.hex)
    const received = await three.takes(ofTwo)
    expect(received).toMatchObject({ applied: 1, waiting: 1 })
    expect(three.replica.holes()).toMatchObject([{ feed: one.log().writing?.tag, seq: 2, wantedBy: 1 }])
    await three.hears(one)
    expect(three.replica.holes()).toEqual([])
    expect(stateText(three.replica, [three.log()])).toBe(stateText(two.replica, [two.log()]))
  })

  it('[D5] replace nothing that they have not seen: such an entry waits for what it names', async () => {
    const team = await TestTeam.of(3)
    const [one, two, three] = [team.at(0), team.at(1), team.at(2)]
    const id = await one.saved({ fields: { risk: 'low' } })
    await two.hears(one)
    await two.saved({ id, fields: { risk: 'high' } })
    // Whoever hears the second alone does not show it in the place of the first.
    await three.takes(two.entries().filter(({ header }) => header.feed.toHex() !== one.log().writing?.hex))
    expect(three.store.records.find(id)).toBeUndefined()
  })
})
