/** Pictures say what the numbers say: nothing is cut off, an open end is open, a day that is not sure is no dot. */
import { describe, expect, it } from 'vitest'
import type { MomentView } from '../../../calls/charts.ts'
import { listsIn } from './lists-typed.ts'
import { layOutRanges, slim, wide } from './range-layout.ts'
import { layOutTimeline, mostDrawn, wide as wideLine } from './timeline-layout.ts'

const source = { id: 'a', type: 'Publication', title: 'Harbour Post' }

describe('a picture of figures', () => {
  it('draws "at least 80" as open and "hundreds" as a span, inside the frame and above its row', () => {
    for (const frame of [wide, slim]) {
      const { ranges, ticks, height } = layOutRanges(
        [
          { source, value: '80', qualifier: 'ge', min: 80 },
          { source, value: 'hundreds', qualifier: 'order', min: 100, max: 9999 },
          { source, value: '2', qualifier: 'eq', min: 2, max: 2 },
        ],
        frame,
      )
      expect(ranges.map(({ isOpen }) => isOpen)).toEqual([true, true, false])
      for (const { from, to, y } of ranges) {
        expect(from).toBeGreaterThanOrEqual(frame.names)
        expect(to).toBeLessThanOrEqual(frame.width)
        expect(y).toBeLessThan(height)
      }
      expect(ranges[2]?.from).toBe(ranges[2]?.to)
      expect(ticks.length).toBeLessThanOrEqual(8)
    }
  })

  it('has a scale also where nobody says more than nought', () => {
    const { ticks } = layOutRanges([{ source, value: '0', qualifier: 'eq', min: 0, max: 0 }], wide)
    expect(ticks.every(({ x }) => Number.isFinite(x))).toBe(true)
  })
})

describe('a picture of days', () => {
  const moment = (date: string, precision: string, to?: string): MomentView => ({
    record: source,
    kind: 'event',
    day: { date, precision },
    ...(to === undefined ? {} : { to }),
    words: 'a search',
  })

  it('gives a month its width and a day none, and puts words where there is room for them', () => {
    const { placed, ticks } = layOutTimeline(
      [moment('2021-03-01', '02'), moment('2021-04-03', 'exact'), moment('2021-08-01', 'exact')],
      '2021-08-05T09:00:00Z',
      wideLine,
    )
    expect(placed.map(({ reach }) => reach > 0)).toEqual([true, false, false])
    expect(placed.map(({ side }) => side)).toEqual(['start', 'start', 'end'])
    expect(ticks.map(({ month }) => month)).toEqual(['2021-04', '2021-05', '2021-06', '2021-07', '2021-08'])
  })

  it('draws the newest of many', () => {
    const many = Array.from({ length: 300 }, (_, i) => moment(`20${10 + (i % 20)}-01-01`, 'exact'))
    expect(layOutTimeline(many, '2030-01-01T00:00:00Z', wideLine).placed).toHaveLength(mostDrawn)
  })
})

describe('lists of several groups', () => {
  it('are read as they are typed, and only once every line can be', () => {
    const names = 'Lantern Network\nVesper Leaf\nA clinic'
    expect(listsIn(names, 'A 20\nA B 4\nA+B+C: 2')?.patterns).toEqual(
      new Map([
        ['100', 20],
        ['110', 4],
        ['111', 2],
      ]),
    )
    expect(listsIn(names, 'A D 4')).toBeUndefined()
    expect(listsIn(names, 'A B')).toBeUndefined()
    expect(listsIn('', 'A 4')).toBeUndefined()
  })
})
