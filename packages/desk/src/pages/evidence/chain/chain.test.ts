/** The picture of a chain: nothing that was done is left out, what a stranger can check stands apart, gaps are as long as they are. */
import { describe, expect, it } from 'vitest'
import type { PapersView } from '../../../calls/evidence.ts'
import { layOutChain, mostDrawn, slim, wide } from './layout.ts'
import { stepsOf } from './steps.ts'

const handled = (what: 'received' | 'sealed' | 'opened', at: string, by = 'M-01') =>
  ({ what, at, by, failed: false }) as const
const papers: PapersView = {
  seals: [
    {
      at: '2021-08-01T09:00:00Z',
      by: 'M-01',
      state: 'in-ledger',
      witnesses: [{ name: 'partner.example', at: '2021-08-01T12:00:00Z' }],
      times: [
        { state: 'believed', at: '2021-08-01T12:01:00Z', authority: 'An authority' },
        { state: 'unjudged', at: '2021-08-01T12:02:00Z', authority: 'Another' },
        { state: 'wrong' },
      ],
      block: { state: 'promised', blocks: [], calendars: ['https://calendar.example'] },
    },
  ],
  handlings: [
    handled('received', '2021-08-01T08:00:00Z'),
    handled('sealed', '2021-08-01T09:00:00Z'),
    handled('opened', '2021-08-02T08:00:00Z'),
    handled('opened', '2021-08-03T08:00:00Z'),
    handled('opened', '2021-08-04T08:00:00Z', 'M-02'),
  ],
  gaps: [
    { kind: 'before-reception', from: '2021-06-01', to: '2021-08-01T08:00:00Z' },
    { kind: 'alone', from: '2021-08-02T08:00:00Z', by: 'M-01' },
  ],
  could: [],
}

describe('the steps of a chain', () => {
  it('begin before it was ours, count what one member did again, and tell who can check each', () => {
    const steps = stepsOf(papers)
    expect(steps.map(({ kind, proof }) => `${kind} ${proof}`)).toEqual([
      'gap open',
      'handling ours',
      'handling ours',
      'time open',
      'block open',
      'ledger anybody',
      'witness anybody',
      'time anybody',
      'time open',
      'handling ours',
      'handling ours',
    ])
    expect(steps.flatMap((step) => (step.kind === 'handling' ? [step.count] : []))).toEqual([1, 1, 2, 1])
  })

  it('hold no proof of a seal that waits for the ledger', () => {
    const [seal] = papers.seals
    const waiting = stepsOf({ ...papers, seals: seal === undefined ? [] : [{ ...seal, state: 'waiting' }] })
    expect(waiting.every(({ proof }) => proof !== 'anybody')).toBe(true)
  })
})

describe('the picture of a chain', () => {
  it('keeps every mark inside, in the order of time, with a gap as long as it was', () => {
    for (const frame of [wide, slim]) {
      const { placed, ticks, height } = layOutChain(stepsOf(papers), frame)
      const [gap, arrival] = placed
      expect((gap?.x ?? 0) + (gap?.reach ?? 0)).toBe(arrival?.x)
      expect(gap?.reach ?? 0).toBeGreaterThan(frame.width * 0.8)
      for (const { x, y, reach } of placed) {
        expect(x).toBeGreaterThan(0)
        expect(x + reach).toBeLessThan(frame.width)
        expect(y).toBeLessThan(height)
      }
      expect(ticks.length).toBeGreaterThan(0)
      expect(ticks.length).toBeLessThanOrEqual(frame.ticks + 1)
    }
  })

  it('puts words where there is room for them: over a bar that leaves none beside it', () => {
    const [gap, arrival] = layOutChain(stepsOf(papers), wide).placed
    expect(gap?.side).toBe('over')
    expect(arrival?.side).toBe('end')
    const short = layOutChain(stepsOf({ ...papers, gaps: [] }), wide).placed
    expect(short[0]?.side).toBe('start')
  })

  it('is drawn where all happened in one minute, where nothing has a time, and of many the newest', () => {
    const minute = stepsOf({
      ...papers,
      seals: [],
      handlings: [handled('received', '2021-08-01T08:00:00Z')],
      gaps: [],
    })
    expect(layOutChain(minute, wide).placed).toHaveLength(1)
    expect(layOutChain([], wide)).toMatchObject({ placed: [], ticks: [] })
    const many = Array.from({ length: 100 }, (_, i) =>
      handled(
        'opened',
        `2021-01-01T0${Math.floor(i / 60)}:${String(i % 60).padStart(2, '0')}:00Z`,
        `M-${i % 2}`,
      ),
    )
    expect(layOutChain(stepsOf({ ...papers, handlings: many }), wide).placed).toHaveLength(mostDrawn)
  })
})
