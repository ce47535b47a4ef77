/** Steps through a film and the seconds of a box: no frame is passed over, and none beside a box is left open. */
import { describe, expect, it } from 'vitest'
import type { StillView } from '../../../calls/evidence-items.ts'
import { beforeOf, liesAt, nextOf, secondBefore, secondsFrom, secondWords, widened } from './frames.ts'

const film = { seconds: 10, rate: 25, sound: false }
const stills = [0, 0.04, 0.08, 0.12].map(
  (at): StillView => ({ at, picture: { base64: '', media: 'image/jpeg', width: 1, height: 1 } }),
)

/** As the workbench does it: the first frame that is not before the second asked for. */
const frameAt = (second: number): number => Math.ceil(second * film.rate - 1e-6) / film.rate

describe('going through a film', () => {
  it('asks for this frame and the three after it, and for the one before', () => {
    expect(secondsFrom(0.04, film).map(frameAt)).toEqual([0.04, 0.08, 0.12, 0.16])
    expect(frameAt(secondBefore(0.08, film))).toBe(0.04)
    expect(secondBefore(0, film)).toBe(0)
  })

  it('takes the next frame of those at hand, and passes over none that has to be asked for', () => {
    expect(nextOf(stills, 0.04, film)?.at).toBe(0.08)
    expect(beforeOf(stills, 0.04, film)?.at).toBe(0)
    expect(nextOf(stills, 0.12, film)).toBeUndefined()
    expect(nextOf(stills.slice(2), 0, film)).toBeUndefined()
    expect(beforeOf(stills.slice(0, 1), 0.08, film)).toBeUndefined()
  })

  it('writes a second as somebody says it, and never a sixtieth', () => {
    expect(secondWords(59.999, 'en')).toBe('0:59.99')
    expect(secondWords(72.4, 'ru')).toBe('1:12,40')
  })
})

describe('the seconds of a box', () => {
  it('reach one frame further on both sides', () => {
    expect(widened({ from: 2, to: 5 }, film)).toEqual({ from: 1.96, to: 5.04 })
  })

  it('are open where they reach the beginning or the end, for a film may be longer than it says', () => {
    expect(widened({ from: 0, to: 10 }, film)).toEqual({})
    expect(widened({}, film)).toEqual({})
    expect(widened({ from: 4 }, film)).toEqual({ from: 3.96 })
  })

  it('hold the frame on which they begin and the one on which they end', () => {
    expect([1.9, 2, 5, 5.1].map((at) => liesAt({ from: 2, to: 5 }, at))).toEqual([false, true, true, false])
  })
})
