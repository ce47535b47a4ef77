import { describe, expect, it } from 'vitest'
import { Device, inSomeCausalOrder, type Sent, schema, thing } from '../merge.fixture.ts'
import { encodePartState } from '../part-state.ts'
import { foldedPart, setBy } from './folding.ts'

function dice(seed: number): (count: number) => number {
  let state = seed >>> 0
  return (count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * count)
  }
}

describe('a part that is made again', () => {
  it('[D2] [D30] says what merging one change after the other says, in whatever order its changes come', () => {
    expect(thing).toBeDefined()
    for (let seed = 1; seed <= 60; seed++) {
      const choose = dice(seed)
      const devices = [new Device(1), new Device(2), new Device(3)] as const
      for (let step = 0; step < 25; step++) {
        const device = devices[choose(3)] ?? devices[0]
        if (choose(3) === 0) device.hears(devices[choose(3)] ?? devices[0])
        else {
          const n = choose(9)
          device.wants(
            [
              { label: `l${n}` },
              { risk: `r${n}` },
              { tags: ['a', 'b', 'c'].slice(choose(3)) },
              {
                legs: [
                  { n: 1, to: n },
                  { n: 2, to: n },
                ].slice(choose(2)),
              },
              { steps: Array.from({ length: step }, (_, at) => `s${at}`) },
            ][choose(4)] ?? {},
            1000 + choose(500),
          )
        }
      }
      for (const device of devices) for (const other of devices) device.hears(other)
      const sent: readonly Sent[] = [...devices[0].seen]
      const shuffled = sent.toSorted(() => choose(3) - 1)
      const expected = encodePartState(devices[0].state)
      expect(encodePartState(foldedPart(inSomeCausalOrder(sent, choose), schema))).toBe(expected)
      expect(encodePartState(foldedPart(shuffled, schema))).toBe(expected)
    }
  })

  it('[D24] [M3] keeps what stands of a change that nobody can read any more in its order: the newest first', () => {
    const [one, two] = [new Device(1), new Device(2)]
    one.wants({ label: 'earlier' }, 1000)
    two.wants({ label: 'later' }, 2000)
    one.hears(two)
    for (const lost of one.seen) {
      const left = [...one.seen].filter((sent) => sent !== lost)
      const beside = setBy(new Set([lost.origin.dot]), one.state)
      expect(encodePartState(foldedPart(left, schema, beside))).toBe(encodePartState(one.state))
    }
  })
})
