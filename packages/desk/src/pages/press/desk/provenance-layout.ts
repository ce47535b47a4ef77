/** Places for the picture of who copied whom: reports one under the other by day, arrows beside them. */
import type { Copied, Credit, ProvenanceView } from '../../../calls/attention.ts'

export type Frame = { readonly width: number; readonly names: number; readonly letters: number }
export const wideFrame: Frame = { width: 820, names: 330, letters: 58 }
export const narrowFrame: Frame = { width: 360, names: 110, letters: 28 }
/** More than this cannot be read as a picture; the table always has all. */
export const mostDrawn = 30

const row = 54
const margin = 30

export type Place = ProvenanceView['reports'][number] & { readonly y: number }
export type Arrow = {
  readonly key: string
  readonly path: string
  /** The head points at whoever took it. */
  readonly head: string
  readonly credit: Credit
  readonly x: number
  readonly y: number
}

export function layOut(
  { reports, copies }: ProvenanceView,
  frame: Frame,
): { readonly places: readonly Place[]; readonly arrows: readonly Arrow[]; readonly height: number } {
  const joined = new Set(copies.flatMap(({ by, from }) => [by, from]))
  const drawn = reports.filter(({ id }) => joined.has(id)).slice(0, mostDrawn)
  const places = drawn.map((report, at): Place => ({ ...report, y: margin + at * row }))
  const byId = new Map(places.map((place, at) => [place.id, { place, at }]))
  const arrows = copies.flatMap((copy) => {
    const [taker, source] = [byId.get(copy.by), byId.get(copy.from)]
    if (taker === undefined || source === undefined) return []
    const span = Math.abs(taker.at - source.at) / Math.max(1, drawn.length - 1)
    return [arrowOf(copy, source.place.y, taker.place.y, { frame, span, down: taker.at > source.at })]
  })
  return { places, arrows, height: Math.max(1, drawn.length) * row + margin }
}

type Bend = { readonly frame: Frame; readonly span: number; readonly down: boolean }

function arrowOf({ by, from, credit }: Copied, start: number, end: number, bend: Bend): Arrow {
  const x = bend.frame.names - 14
  const reach = Math.round((x - 14) * (0.25 + 0.75 * bend.span))
  // Leaving and coming in at different heights, so that two arrows of one report are told apart.
  const [y1, y2] = bend.down ? [start + 6, end - 6] : [start - 6, end + 6]
  return {
    key: `${by} ${from}`,
    credit,
    path: `M${x} ${y1}C${x - reach} ${y1} ${x - reach} ${y2} ${x - 6} ${y2}`,
    head: `${x + 2},${y2} ${x - 7},${y2 - 4} ${x - 7},${y2 + 4}`,
    x: x - Math.round(reach * 0.75),
    y: Math.round((y1 + y2) / 2),
  }
}
