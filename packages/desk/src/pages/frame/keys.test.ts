import { describe, expect, it } from 'vitest'
import { en } from '../words/en.ts'
import { comboOf, keyFor, keyRows } from './keys.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

describe('the keys', () => {
  it('are all explained', () => {
    for (const { does } of keyRows) expect(en.keys[does]).not.toBe('')
  })

  it('mean one thing each in one place', () => {
    for (const where of ['everywhere', 'table', 'record', 'picture', 'form'] as const) {
      const combos = keyRows.filter((row) => row.where === where).flatMap(({ on }) => on)
      expect(new Set(combos).size).toBe(combos.length)
    }
  })

  it('work on a Cyrillic board, where L writes Д', () => {
    const pressed = { ...plain, ctrlKey: true, shiftKey: true, key: 'Д', code: 'KeyL' }
    expect(comboOf(pressed)).toBe('Ctrl+Shift+L')
    expect(keyFor(pressed, 'everywhere', true, true)).toBe('lock')
    expect(keyFor({ ...plain, key: 'е', code: 'KeyT' }, 'picture', false, true)).toBe('toggle')
  })

  it('that are single letters stay letters inside a field, and everywhere once turned off', () => {
    const slash = { ...plain, key: '/', code: 'Slash' }
    expect(keyFor(slash, 'everywhere', false, true)).toBe('search')
    expect(keyFor(slash, 'everywhere', true, true)).toBeUndefined()
    expect(keyFor(slash, 'everywhere', false, false)).toBeUndefined()
  })

  it('with a modifier act inside a field too, so that locking never waits', () => {
    const lock = { ...plain, ctrlKey: true, shiftKey: true, key: 'L', code: 'KeyL' }
    expect(keyFor(lock, 'everywhere', true, false)).toBe('lock')
  })
})
