import { describe, expect, it } from 'vitest'
import { parseFields } from '../records/parse-record.ts'
import { handChannels, requestByHand } from './by-hand.ts'
import { hour, now } from './contact.fixture.ts'

const call = {
  channel: 'voice',
  lang: 'ru',
  text: 'Звонил мужчина, говорил шёпотом.',
  aboutOther: false,
} as const

describe('a call or a letter entered by hand', () => {
  it('[LW24] of every channel is a request like any other', () => {
    for (const channel of handChannels) {
      const entered = requestByHand({ ...call, channel }, now)
      if (!entered.ok) throw new Error(entered.refusal.kind)
      expect(parseFields('HelpRequest', entered.value).ok).toBe(true)
      expect(entered.value).toMatchObject({ channel, state: 'received', receivedAt: '2021-08-05T09:00:00Z' })
    }
  })

  it('[LW24] keeps the hour at which it came and the priority that a person gave it', () => {
    const entered = requestByHand({ ...call, receivedAt: now - 2 * hour, priority: 'emergency' }, now)
    expect(entered).toMatchObject({ value: { receivedAt: '2021-08-05T07:00:00Z', priority: 'emergency' } })
    expect(requestByHand(call, now)).toMatchObject({ value: { priority: 'normal' } })
  })

  it('[LW24] is refused when it is empty, or from a time that has not come', () => {
    expect(requestByHand({ ...call, text: '  ' }, now)).toEqual({
      ok: false,
      refusal: { kind: 'entered-empty' },
    })
    expect(requestByHand({ ...call, receivedAt: now + 1 }, now)).toEqual({
      ok: false,
      refusal: { kind: 'entered-ahead' },
    })
  })
})
