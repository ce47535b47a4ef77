import { alarmKinds as raised } from '@safeconduct/core/vault/replica/alarms.ts'
import { describe, expect, it } from 'vitest'
import { alarmKinds } from '../calls/sync.ts'
import { en } from '../pages/words/en.ts'
import { fr } from '../pages/words/fr.ts'
import { ru } from '../pages/words/ru.ts'

describe('alarms on the screen', () => {
  it('are those that a device can raise, none more and none fewer', () => {
    expect(alarmKinds).toEqual(raised)
  })

  it('say what happened and what to do, each in its own words', () => {
    for (const { alarms } of [en, ru, fr]) {
      expect(Object.keys(alarms)).toEqual([...raised])
      expect(new Set(Object.values(alarms).map(({ said }) => said)).size).toBe(raised.length)
    }
  })
})
