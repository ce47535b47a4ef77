/** Counting presses of Shift, as in the pattern "Exit this page" of GOV.UK. */
import { describe, expect, it } from 'vitest'
import { type Counted, countKey, noPresses } from './exit.ts'

/** What was said at each key: `Shift` is pressed and let go, `+a` is another key while it is held. */
function typed(keys: string, every = 100): readonly Counted['said'][] {
  let presses = noPresses
  let at = 0
  const said: Counted['said'][] = []
  const go = (key: string, down: boolean): void => {
    const counted = countKey(presses, { key, down, at })
    presses = counted.presses
    if (counted.said !== undefined) said.push(counted.said)
  }
  for (const key of keys.split(' ')) {
    at += every
    const [first = '', second] = key.split('+')
    go(first, true)
    if (second !== undefined) {
      go(second, true)
      go(second, false)
    }
    go(first, false)
  }
  return said
}

describe('Shift three times', () => {
  it('leaves, and says so twice before', () => {
    expect(typed('Shift Shift Shift')).toEqual(['press1', 'press2', 'leave'])
  })

  it('does nothing while capital letters are written', () => {
    expect(typed('Shift+A Shift+B Shift+C Shift+D')).toEqual([])
    expect(typed('Shift+A Shift Shift+B Shift')).toEqual(['press1', 'press1'])
  })

  it('begins again when another key comes between', () => {
    expect(typed('Shift Shift a Shift Shift')).toEqual(['press1', 'press2', 'press1', 'press2'])
  })

  it('is counted for five seconds from the first', () => {
    expect(typed('Shift Shift Shift', 2_000)).toEqual(['press1', 'press2', 'leave'])
    expect(typed('Shift Shift Shift', 3_000)).toEqual(['press1', 'press2', 'late', 'press1'])
  })

  it('is not set off by keys alone, however many', () => {
    expect(typed('a b c Escape Escape Escape Control+c')).toEqual([])
  })
})
