import { describe, expect, it } from 'vitest'
import { Dice } from '../dice.ts'
import { Agenda } from './agenda.ts'

describe('The agenda of virtual time', () => {
  it('runs what was planned in the order of moments, and of planning within one moment', () => {
    const dice = new Dice(7)
    const agenda = new Agenda(1000)
    const planned = Array.from({ length: 500 }, (_, number) => ({ number, delay: dice.below(40) }))
    const ran: { number: number; at: number }[] = []
    for (const { number, delay } of planned) agenda.plan(delay, () => ran.push({ number, at: agenda.now }))
    while (agenda.step()) expect(agenda.now).toBeLessThan(1040)
    const wanted = planned.toSorted((a, b) => a.delay - b.delay || a.number - b.number)
    expect(ran).toEqual(wanted.map(({ number, delay }) => ({ number, at: 1000 + delay })))
  })
})

describe('The dice', () => {
  it('fall the same for one seed and one purpose, whatever else was thrown', () => {
    const alone = new Dice(12).of('relay').bytes(64)
    const dice = new Dice(12)
    dice.bytes(100)
    dice.of('disk').share()
    expect(dice.of('relay').bytes(64)).toEqual(alone)
    expect(new Dice(13).of('relay').bytes(64)).not.toEqual(alone)
  })
})
