/** The line's key of the week: docs/formats/line.md, rules N13 to N15. */
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { toHex } from '../base/bytes.ts'
import { publicHalfOf } from '../sealed/envelope.ts'
import { sealPair } from './message.ts'
import { openBlob } from './open-blob.ts'
import { newRatchet, oldestWeekAt, ratchetAt, type WeekRatchet, weekKeyOf, weekOf } from './week-keys.ts'

const day = 86_400_000

function turned(ratchet: WeekRatchet, week: number): WeekRatchet {
  const later = ratchetAt(ratchet, week)
  if (later === undefined) throw new Error('the ratchet did not turn')
  return later
}

describe('a week', () => {
  it('[N13] has seven days, the same everywhere', () => {
    expect([0, 6 * day, 7 * day - 1, 7 * day, 14 * day].map(weekOf)).toEqual([0, 0, 0, 1, 2])
    expect(weekOf(Date.UTC(2021, 7, 5, 9))).toBe(2_692)
  })

  it('[N15] is opened until the week after it is over', () => {
    const begins = 2_692 * 7 * day
    expect(oldestWeekAt(begins)).toBe(2_691)
    expect(oldestWeekAt(begins + 7 * day - 1)).toBe(2_691)
    expect(oldestWeekAt(begins + 7 * day)).toBe(2_692)
  })
})

describe('a ratchet', () => {
  const ratchet = newRatchet(seededRandom(61), 2_692)

  it('[N13] gives the same week’s key on every desk, turned at once or week by week', () => {
    let step = ratchet
    for (let week = 2_693; week <= 2_700; week++) step = turned(step, week)
    const keys = [step, turned(ratchet, 2_700)].map((at) => toHex(publicHalfOf(weekKeyOf(at))))
    expect(keys[0]).toBe(keys[1])
    expect(turned(ratchet, 2_700).id).toEqual(ratchet.id)
  })

  it('[N13] gives another key every week', () => {
    const keys = Array.from({ length: 20 }, (_, i) =>
      toHex(publicHalfOf(weekKeyOf(turned(ratchet, 2_692 + i)))),
    )
    expect(new Set(keys).size).toBe(20)
  })

  it('[N14] never goes back, nor to a week that is none, nor on for ever', () => {
    for (const week of [2_691, 0, -1, 2_692.5, Number.NaN, Number.POSITIVE_INFINITY, 2_692 + 1_045, 2 ** 53])
      expect(ratchetAt(ratchet, week)).toBeUndefined()
    expect(ratchetAt(turned(ratchet, 2_693), 2_692)).toBeUndefined()
  })

  it('[N14] that was turned opens nothing of the week before, and what it had is not changed by turning', async () => {
    const random = seededRandom(62)
    const line = random.bytes(16)
    const pair = await sealPair(
      { kind: 'nothing' },
      { kind: 'nothing' },
      publicHalfOf(weekKeyOf(ratchet)),
      line,
      random,
    )
    const [blob] = pair.ok ? pair.value : [new Uint8Array()]
    const later = turned(ratchet, 2_693)
    const laterKeys = Array.from({ length: 6 }, (_, i) => weekKeyOf(turned(later, 2_693 + i)))
    expect(await openBlob(blob, laterKeys, line)).toEqual({ ok: false, refusal: { kind: 'other-key' } })
    expect((await openBlob(blob, [weekKeyOf(ratchet)], line)).ok).toBe(true)
  })

  it('[N15] does not print its seed', () => {
    expect(JSON.stringify(ratchet)).not.toContain(toHex(ratchet.seed.reveal()))
  })
})
