import { describe, expect, it } from 'vitest'
import { at, contact, day, now, request, thread } from './contact.fixture.ts'
import { type CallerFlag, flagsAt, longestFlag, newFlag } from './flags.ts'

const flag = (until: number): CallerFlag => ({ id: 'f', kind: 'frequent', by: 'M-01', at: now, until })

describe('marks on a contact', () => {
  it('[LW19] end, and after ninety days at the latest', () => {
    expect(newFlag(flag(now + longestFlag))).toEqual({ ok: true, value: flag(now + longestFlag) })
    expect(newFlag(flag(now + 91 * day))).toEqual({
      ok: false,
      refusal: { kind: 'flag-too-long', latest: now + 90 * day },
    })
    expect(newFlag(flag(now))).toEqual({ ok: false, refusal: { kind: 'flag-over' } })
  })

  it('[LW19] are shown until then and not a moment longer', () => {
    const flags = [flag(now + day)]
    expect(flagsAt(flags, now + day - 1)).toEqual(flags)
    expect(flagsAt(flags, now + day)).toEqual([])
  })

  it('[LW19] of a record that says a thousand days end after ninety all the same', () => {
    const record = { id: 'f', kind: 'frequent', by: 'M-01', at: at(now), until: at(now + 1000 * day) }
    const { flags } = contact(request('a'), thread('a', { flags: [record] }))
    expect(flagsAt(flags, now + 89 * day)).toHaveLength(1)
    expect(flagsAt(flags, now + 90 * day)).toEqual([])
  })
})
