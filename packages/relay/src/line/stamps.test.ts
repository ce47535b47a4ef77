/** How much work a line asks for, and that no work counts twice. Rules L47 and L48 of docs/formats/relay.md. */
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { type Stamp, solveStamp } from '@safeconduct/core/line/stamp.ts'
import { expect, it } from 'vitest'
import { easyStamps } from './line.fixture.ts'
import { type StampLimits, usualLineLimits } from './line-limits.ts'
import { Stamps } from './stamps.ts'

const minute = 60_000
const start = Date.UTC(2026, 2, 14, 13, 30)

function stampsAt(limits: Partial<StampLimits> = {}): {
  readonly stamps: Stamps
  readonly clock: Clock & { at: number }
  readonly line: Uint8Array<ArrayBuffer>
  readonly solve: (bits?: number, challenge?: Uint8Array<ArrayBuffer>) => Promise<Stamp>
} {
  const clock = {
    at: 0,
    now: () => instantOf(start + clock.at),
    millis: () => start + clock.at,
    monotonic: () => clock.at,
  }
  const stamps = new Stamps(random.bytes(32), { ...easyStamps, ...limits }, clock)
  const line = random.bytes(16)
  const solve = async (bits = stamps.bits, challenge = stamps.challenge(line)): Promise<Stamp> =>
    certain(await solveStamp(challenge, bits, { random, pause: async () => undefined }), 'few bits')
  return { stamps, clock, line, solve }
}

it('[L47] asks the same of everybody for ten minutes, and takes it for half an hour more', async () => {
  const { stamps, clock, line, solve } = stampsAt()
  const first = stamps.challenge(line)
  const [early, late, tooLate] = [await solve(), await solve(), await solve()]
  clock.at = 10 * minute - 1
  expect(stamps.challenge(line)).toEqual(first)
  expect(stamps.spend(line, early, 'a')).toBe('fresh')
  clock.at = 10 * minute
  expect(stamps.challenge(line)).not.toEqual(first)
  clock.at = 40 * minute - 1
  expect(stamps.spend(line, late, 'a')).toBe('fresh')
  clock.at = 40 * minute
  expect(stamps.spend(line, tooLate, 'a')).toBe('foreign')
})

it('[L47] refuses what is of another line, another relay, another day, or too little work', async () => {
  const { stamps, line, solve } = stampsAt({ leastBits: 10, mostBits: 10 })
  const other = stampsAt()
  expect(stamps.spend(random.bytes(16), await solve(), 'a')).toBe('foreign')
  expect(stamps.spend(line, await other.solve(), 'a')).toBe('foreign')
  const weak = async (): Promise<Stamp> => {
    for (;;) {
      const stamp = { challenge: stamps.challenge(line), nonce: random.bytes(16) }
      if (stamps.judge(line, stamp) === 'weak') return stamp
    }
  }
  expect(stamps.spend(line, await weak(), 'a')).toBe('weak')
  const good = await solve()
  expect([stamps.judge(line, good), stamps.judge(line, good)]).toEqual(['fresh', 'fresh'])
  expect(stamps.spend(line, good, 'a')).toBe('fresh')
  expect(stamps.judge(line, good)).toBe('used')
  expect([stamps.spend(line, good, 'a'), stamps.spend(line, good, 'b')]).toEqual(['again', 'used'])
  stamps.giveBack(line, good)
  expect(stamps.spend(line, good, 'b')).toBe('fresh')
})

it('[L47] remembers a stamp as long as it is good, and no more of them than fit', async () => {
  const { stamps, clock, line, solve } = stampsAt({ remembered: 3, leastBits: 1 })
  const spent: Stamp[] = []
  for (let at = 0; at < 5; at++) {
    const stamp = await solve()
    spent.push(stamp)
    expect(stamps.spend(line, stamp, 'a')).toBe('fresh')
  }
  expect(spent.map((stamp) => stamps.judge(line, stamp))).toEqual(['fresh', 'fresh', 'used', 'used', 'used'])
  clock.at = 30 * minute
  const [last = await solve()] = spent.slice(-1)
  stamps.spend(line, await solve(), 'a')
  expect(stamps.judge(line, last)).toBe('used')
})

it('[L48] asks more the more is accepted, up to its most, and less again a minute later', async () => {
  const { leastBits, mostBits, calmPerMinute } = usualLineLimits.stamps
  expect([leastBits, mostBits, calmPerMinute]).toEqual([12, 22, 500])
  // Bits are few here so that a flood of a test is quick; what is added to them is as usual.
  const { stamps, clock, line, solve } = stampsAt({ leastBits: 0, mostBits: 10, calmPerMinute: 10 })
  const flood = async (count: number): Promise<number> => {
    for (let at = 0; at < count; at++) {
      clock.at += 1
      expect(stamps.spend(line, await solve(), String(at))).toBe('fresh')
    }
    return stamps.bits
  }
  expect(await flood(10)).toBe(0)
  expect(await flood(10)).toBe(2)
  expect(await flood(20)).toBe(4)
  expect(await flood(280)).toBe(10)
  const lazy = Array.from({ length: 40 }, () => ({
    challenge: stamps.challenge(line),
    nonce: random.bytes(16),
  }))
  expect(lazy.filter((stamp) => stamps.judge(line, stamp) === 'weak').length).toBeGreaterThan(35)
  clock.at += minute / 2
  expect(stamps.bits).toBe(10)
  clock.at += minute / 2
  expect(stamps.bits).toBe(0)
})

it('[L48] takes little of a hoard of stamps that were made on a quiet day and are shown at once', async () => {
  const { stamps, line, solve } = stampsAt({ leastBits: 2, mostBits: 12, calmPerMinute: 20 })
  const hoard = await Promise.all(Array.from({ length: 500 }, () => solve(2)))
  const taken = hoard.filter((stamp, at) => stamps.spend(line, stamp, String(at)) === 'fresh').length
  // Twenty come for nothing; from there each doubling needs four times as many.
  expect(taken).toBeGreaterThan(20)
  expect(taken).toBeLessThan(150)
})
