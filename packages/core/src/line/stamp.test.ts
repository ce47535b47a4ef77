/** Stamps: docs/formats/line.md, rules N49 to N51. */
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { concat } from '../base/bytes.ts'
import { digest } from '../sealed/hash.ts'
import { isStamped, mostBits, solveStamp } from './stamp.ts'

const random = seededRandom(101)
const pause = () => Promise.resolve()

describe('a stamp', () => {
  it('[N49] has as many zeros as were asked for, by another implementation of the hash', async () => {
    for (const bits of [0, 1, 7, 8, 9, 12]) {
      const challenge = random.bytes(16)
      const stamp = await solveStamp(challenge, bits, { random, pause })
      if (stamp === undefined) throw new Error('no stamp was found')
      const hash = await digest(concat(challenge, stamp.nonce))
      const zeros = Array.from(hash, (byte) => byte.toString(2).padStart(8, '0'))
        .join('')
        .indexOf('1')
      expect(zeros).toBeGreaterThanOrEqual(bits)
      expect(isStamped(stamp, bits)).toBe(true)
      expect(isStamped(stamp, zeros)).toBe(true)
      expect(isStamped(stamp, zeros + 1)).toBe(false)
    }
  })

  it('[N49] is good for its own challenge alone', async () => {
    const stamp = await solveStamp(random.bytes(16), 12, { random, pause })
    if (stamp === undefined) throw new Error('no stamp was found')
    const others = Array.from({ length: 20 }, () => isStamped({ ...stamp, challenge: random.bytes(16) }, 12))
    expect(others).not.toContain(true)
    expect(isStamped({ challenge: stamp.challenge.slice(1), nonce: stamp.nonce }, 0)).toBe(false)
    expect(isStamped({ challenge: stamp.challenge, nonce: concat(stamp.nonce, stamp.nonce) }, 0)).toBe(false)
  })

  it('[N50] is not worked on when a relay asks for an hour of it', async () => {
    expect(await solveStamp(random.bytes(16), mostBits + 1, { random, pause })).toBeUndefined()
  })

  it('[N51] lets the person type on, and ends when it is told to', async () => {
    let pauses = 0
    const work = { random, pause: () => Promise.resolve(void pauses++), stopped: () => pauses === 5 }
    expect(await solveStamp(random.bytes(16), mostBits, work)).toBeUndefined()
    expect(pauses).toBe(5)
  })

  it('[N51] of two phones with one challenge are two', async () => {
    const challenge = random.bytes(16)
    const stamps = await Promise.all([1, 2].map(() => solveStamp(challenge, 6, { random, pause })))
    expect(stamps[0]?.nonce).not.toEqual(stamps[1]?.nonce)
  })
})
