/** Boxes over a picture, in its own pixels: drawn, moved, kept inside it, and grown to the tiles that are hidden whole. */

/** `key` keeps a box apart from its neighbours while it is moved; it leaves this page in nothing. */
export type Box = {
  readonly key: number
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Of a film: from and to which second it lies there; all through where neither is said. */
  readonly from?: number
  readonly to?: number
  readonly why: string
  readonly covers: readonly string[]
}
export type Area = Pick<Box, 'x' | 'y' | 'width' | 'height'>
type Size = { readonly width: number; readonly height: number }
type Point = { readonly x: number; readonly y: number }

/** Smaller ones are slips of the hand. */
export const leastSide = 4

export function between(a: Point, b: Point, size: Size): Area {
  const [left, right] = a.x < b.x ? [a.x, b.x] : [b.x, a.x]
  const [top, bottom] = a.y < b.y ? [a.y, b.y] : [b.y, a.y]
  return inside({ x: left, y: top, width: right - left, height: bottom - top }, size)
}

export function inside({ x, y, width, height }: Area, size: Size): Area {
  const wide = clamp(Math.round(width), 1, size.width)
  const high = clamp(Math.round(height), 1, size.height)
  return {
    x: clamp(Math.round(x), 0, size.width - wide),
    y: clamp(Math.round(y), 0, size.height - high),
    width: wide,
    height: high,
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value))
}

/** What becomes black: a tile that a box touches goes whole, so that the copy can prove the others. */
export function hiddenBy(area: Area, tile: number, size: Size): Area {
  const x = Math.floor(area.x / tile) * tile
  const y = Math.floor(area.y / tile) * tile
  const right = Math.min(size.width, Math.ceil((area.x + area.width) / tile) * tile)
  const bottom = Math.min(size.height, Math.ceil((area.y + area.height) / tile) * tile)
  return { x, y, width: right - x, height: bottom - y }
}

/** What an arrow does: it moves a box, and with Shift it changes its size. */
export function moved(area: Area, key: string, resize: boolean, size: Size): Area | undefined {
  const step = Math.max(1, Math.round(Math.max(size.width, size.height) / 100))
  const [dx, dy] =
    { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[key] ?? []
  if (dx === undefined || dy === undefined) return undefined
  const next = resize
    ? { ...area, width: area.width + dx, height: area.height + dy }
    : { ...area, x: area.x + dx, y: area.y + dy }
  return inside(next, size)
}
