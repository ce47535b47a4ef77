/** Places for the picture: reports around an ellipse, in the order given, so that the same reports give the same picture. */
import type { SharesView } from '../../calls/reading.ts'

export type Frame = {
  readonly width: number
  readonly height: number
  /** How far the ellipse reaches from the middle. */
  readonly across: number
  readonly down: number
}
export const lying: Frame = { width: 820, height: 460, across: 200, down: 165 }
/** For a telephone: names stand under their points, so that nothing is cut off at the side. */
export const upright: Frame = { width: 390, height: 560, across: 118, down: 225 }
/** More than this cannot be read as a picture; the table always has all. */
export const mostDrawn = 24

export type Point = {
  readonly id: string
  readonly outlet: string
  readonly title: string
  readonly x: number
  readonly y: number
  readonly side: 'start' | 'middle' | 'end'
}
export type Line = {
  readonly key: string
  readonly a: Point
  readonly b: Point
  readonly words: number
  readonly stroke: number
}

export function layOut(
  { reports, shared }: SharesView,
  frame: Frame,
): {
  readonly points: readonly Point[]
  readonly lines: readonly Line[]
} {
  const joined = new Set(shared.flatMap(({ a, b }) => [a, b]))
  const drawn = reports.filter(({ id }) => joined.has(id) || reports.length <= 8).slice(0, mostDrawn)
  const points = drawn.map((report, index): Point => {
    const angle = (2 * Math.PI * index) / drawn.length - Math.PI / 2
    const across = Math.cos(angle)
    return {
      ...report,
      x: Math.round(frame.width / 2 + frame.across * across),
      y: Math.round(frame.height / 2 + frame.down * Math.sin(angle)),
      side: frame === upright ? 'middle' : across > 0.2 ? 'start' : across < -0.2 ? 'end' : 'middle',
    }
  })
  const byId = new Map(points.map((point) => [point.id, point]))
  const most = Math.max(1, ...shared.map(({ words }) => words))
  const lines = shared.flatMap(({ a, b, words }): readonly Line[] => {
    const [one, two] = [byId.get(a), byId.get(b)]
    if (one === undefined || two === undefined) return []
    return [{ key: `${a} ${b}`, a: one, b: two, words, stroke: 1 + (5 * words) / most }]
  })
  return { points, lines }
}
