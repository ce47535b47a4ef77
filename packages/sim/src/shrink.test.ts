import { describe, expect, it } from 'vitest'
import { scheduleOf } from './schedule.ts'
import { numbersIn, rangesOf, shrunk } from './shrink.ts'

describe('A failing schedule', () => {
  it('is cut down to the steps and the fault that it needs to fail', async () => {
    const whole = scheduleOf(3, 120)
    const [fault = 'drop'] = whole.faults.keys()
    const needed = [whole.steps[17]?.number ?? -1, whole.steps[80]?.number ?? -1]
    const small = await shrunk(whole, 'I3', (schedule) => {
      const numbers = new Set(schedule.steps.map(({ number }) => number))
      const fails = schedule.faults.has(fault) && needed.every((one) => numbers.has(one))
      return Promise.resolve(fails ? 'I3' : undefined)
    })
    expect(small.steps.map(({ number }) => number)).toEqual(needed)
    expect([...small.faults.keys()]).toEqual([fault])
    const kind = whole.steps.find(({ number }) => number === needed[0])?.kind
    expect(small.steps[0]?.kind, 'what is left is what it was').toBe(kind)
  })

  it('is not cut down to one that fails in another way', async () => {
    const whole = scheduleOf(4, 40)
    const small = await shrunk(whole, 'I3', ({ steps }) =>
      Promise.resolve(steps.length === whole.steps.length ? 'I3' : 'I2'),
    )
    expect(small.steps).toEqual(whole.steps)
  })

  it('is named by ranges that can be typed again', () => {
    const numbers = [0, 1, 2, 7, 9, 10]
    expect(rangesOf(numbers)).toBe('0-2,7,9-10')
    expect([...(numbersIn('0-2,7,9-10') ?? [])]).toEqual(numbers)
    expect([...(numbersIn('none') ?? [0])]).toEqual([])
    expect(numbersIn('3,')).toBeUndefined()
    expect(numbersIn('1 OR 2')).toBeUndefined()
  })
})
