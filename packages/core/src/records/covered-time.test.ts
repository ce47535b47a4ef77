/** Whether what could identify somebody in a film is covered for as long as it is seen. docs/formats/redaction.md, RD44. */
import { describe, expect, it } from 'vitest'
import { seenSpan, spanIn, spanText, uncovered } from './covered-time.ts'

describe('a mark in a film', () => {
  it('[RD44] nobody timed is covered by a box that lies there all through, and by no shorter one', () => {
    expect(uncovered([], [{}])).toEqual([])
    expect(uncovered([], [{ from: 0 }])).toEqual([])
    expect(uncovered([], [{ from: 0, to: 3600 }])).toEqual([{ from: 3600 }])
    expect(uncovered([], [{ from: 2 }])).toEqual([{ from: 0, to: 2 }])
    expect(uncovered([], [])).toEqual([{ from: 0 }])
  })

  it('[RD44] that is seen for some seconds is covered by boxes that follow it without a gap', () => {
    const seen = [{ from: 10, to: 20 }]
    expect(uncovered(seen, [{ from: 10, to: 20 }])).toEqual([])
    expect(
      uncovered(seen, [
        { from: 14, to: 22 },
        { from: 9, to: 14 },
      ]),
    ).toEqual([])
    expect(
      uncovered(seen, [
        { from: 9, to: 14 },
        { from: 14.04, to: 22 },
      ]),
    ).toEqual([{ from: 14, to: 14.04 }])
    expect(
      uncovered(seen, [
        { from: 9, to: 12 },
        { from: 9, to: 11 },
      ]),
    ).toEqual([{ from: 12, to: 20 }])
    expect(uncovered(seen, [{ from: 30 }, { from: 0, to: 5 }])).toEqual([{ from: 10, to: 20 }])
  })

  it('[RD44] that is seen in one second is seen until the next, also where somebody wrote it backwards', () => {
    expect(seenSpan({ from: 9, to: 9 })).toEqual({ from: 9, to: 10 })
    expect(seenSpan({ from: 20, to: 10 })).toEqual({ from: 10, to: 21 })
    // A moment is covered by nothing that begins after it.
    expect(uncovered([{ from: 1, to: 1 }], [{ from: 1.5 }])).toEqual([{ from: 1, to: 1 }])
    expect(uncovered([{ from: 1, to: 1 }], [{ from: 0.5, to: 1 }])).toEqual([])
  })

  it('[RD44] that is seen twice is covered twice', () => {
    const seen = [
      { from: 1, to: 2 },
      { from: 8, to: 9 },
    ]
    expect(uncovered(seen, [{ from: 0, to: 3 }])).toEqual([{ from: 8, to: 9 }])
    expect(uncovered(seen, [{ from: 0, to: 3 }, { from: 8 }])).toEqual([])
  })

  it('[RD44] reads back from the region of a redaction what was written there, and nothing from other words', () => {
    for (const span of [{}, { from: 0, to: 1.05 }, { from: 2.5 }])
      expect(spanIn(`${spanText(span)}1,2 3x4`)).toEqual(span)
    for (const region of ['left heel', '10,20 40x40', 'page 2: 1,2 3x4', '5 s: left'])
      expect(spanIn(region)).toEqual({})
  })
})
