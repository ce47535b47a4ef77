import { describe, expect, it } from 'vitest'
import { platformRandom } from '../../base/random.ts'
import { ok, refuse } from '../../base/result.ts'
import { newSigningKey } from '../../sealed/sign.ts'
import { TestTeam } from '../replica/replica.fixture.ts'
import type { RelayAbout, RelayLink } from './link.ts'
import { meetRelay } from './meeting.ts'
import { syncRound } from './round.ts'

const minute = 60_000

/** A relay that answers nothing but what it is; `slow` milliseconds pass before its answer is here. */
async function met(clockOff: number, slow: number) {
  const team = await TestTeam.of(1)
  const { founder } = team
  const { publicKey } = await newSigningKey(platformRandom)
  const about = (): Promise<{ ok: true; value: RelayAbout }> => {
    const clock = founder.clock.at + clockOff
    founder.clock.at += slow
    const sizes = { largestEntry: 1 << 22, largestPiece: 1 << 20 }
    return Promise.resolve(ok({ oldest: 1, newest: 1, key: publicKey, clock, ...sizes }))
  }
  await meetRelay(founder.replica, { about } as unknown as RelayLink, publicKey)
  return founder.alarms()
}

describe('Meeting the relay', () => {
  it('says that a clock is wrong when it differs by more than ten minutes', async () => {
    expect(await met(25 * minute, 0)).toEqual(['clock-differs'])
    expect(await met(-25 * minute, 0)).toEqual(['clock-differs'])
    expect(await met(5 * minute, 0)).toEqual([])
  })

  it('blames no clock for an answer that was long on its way', async () => {
    expect(await met(0, 25 * minute)).toEqual([])
    expect(await met(-25 * minute, 5 * minute)).toEqual(['clock-differs'])
  })

  it('asks a relay that refuses to say what it is for nothing else, and says why', async () => {
    const { founder } = await TestTeam.of(1)
    const { publicKey } = await newSigningKey(platformRandom)
    const refusing = { about: () => Promise.resolve(refuse({ kind: 'quota' })) } as unknown as RelayLink
    const relay = { key: publicKey, space: platformRandom.bytes(16) }
    const report = await syncRound(founder.replica, refusing, { relay })
    expect(report.end).not.toBe('done')
    expect(report.troubles).toEqual([{ kind: 'quota' }])
  })
})
