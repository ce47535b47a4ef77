import { threadKeysOf } from '@safeconduct/core/line/code-keys.ts'
import { sealPair } from '@safeconduct/core/line/message.ts'
import { newReturnCode } from '@safeconduct/core/line/return-code.ts'
import { newEnvelopeKey } from '@safeconduct/core/sealed/envelope.ts'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { firstPair } from './draft.ts'
import { minutesOf, roomFor } from './room.ts'

const safe = { hours: [], screen: 'unknown', way: 'w'.repeat(200), cannotTalk: 'ж'.repeat(60) } as const

describe('what somebody has written', () => {
  it('fits as long as the page says so, in any script', async () => {
    const random = seededRandom(4)
    const to = newEnvelopeKey(random)
    const [main, second] = await Promise.all([newReturnCode(random), newReturnCode(random)].map(threadKeysOf))
    for (const sign of ['a', 'я', '"', '\n', '你', '🙂', '\u0001']) {
      const most = roomFor(sign)
      expect(most).toBeGreaterThan(20_000)
      const text = sign.repeat(Math.floor((most + sign.length) / sign.length))
      expect(roomFor(text)).toBeGreaterThanOrEqual(0)
      const [first, twin] = firstPair(
        { text, aboutOther: true, safe, topic: 'certificate' },
        'ru',
        main!,
        second!,
      )
      const sealed = await sealPair(first, twin, to.publicKey, random.bytes(16), random)
      expect(sealed.ok).toBe(true)
      expect(twin).toEqual({ kind: 'cover', thread: second!.thread })
      expect(roomFor(`${text}${sign.repeat(100)}`)).toBeLessThan(0)
    }
  })

  it('takes its hours from a field for a time, and no others', () => {
    expect(['00:00', '06:30', '23:59', '9:05'].map(minutesOf)).toEqual([0, 390, 1_439, 545])
    expect(['', '24:00', 'ten', '-1:00'].map(minutesOf)).toEqual([undefined, undefined, undefined, undefined])
  })
})
