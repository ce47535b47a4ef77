/**
 * A picture as tiles: which pixels one leaf of the tree stands for, and which tiles a set of boxes covers.
 *
 * A tile is shown whole or hidden whole: of a tile that is half black nobody could tell whether the other half was
 * changed. So a box grows to the edges of the tiles it touches, and small pictures have small tiles. Rules RD10 to RD13.
 */
import { u32 } from '../../base/bytes.ts'
import { canonicalBytes } from '../../base/json.ts'
import { type Branch, type Hash, type LeafHash, seedLength } from './salted-tree.ts'

/** Decoded pixels: red, green, blue, a byte each, row by row from the top, upright as a person sees it. */
export type Raster = { readonly width: number; readonly height: number; readonly rgb: Uint8Array }
/** In pixels from the upper left corner, or in tiles. */
export type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export type Grid = {
  readonly width: number
  readonly height: number
  readonly tile: number
  readonly columns: number
  readonly rows: number
}

export const mostPixels = 120_000_000
const megapixel = 1_000_000

/** 64 pixels, and fewer where a tile of 64 would take a face's neighbour with it. It follows from the size alone. */
export function gridOf(width: number, height: number): Grid {
  const tile = width * height <= megapixel ? 16 : width * height <= 4 * megapixel ? 32 : 64
  return { width, height, tile, columns: Math.ceil(width / tile), rows: Math.ceil(height / tile) }
}

export function isRaster({ width, height, rgb }: Raster): boolean {
  const isSide = (side: number): boolean => Number.isSafeInteger(side) && side > 0
  return isSide(width) && isSide(height) && width * height <= mostPixels && rgb.length === width * height * 3
}

/** Halved at the longer side each time, so that what lies together in the picture is one branch and one seed. */
export function gridTree({ columns, rows }: Grid): Branch {
  const split = (x: number, y: number, width: number, height: number): Branch => {
    if (width === 1 && height === 1) return y * columns + x
    if (width >= height) {
      const half = halfOf(width)
      return [split(x, y, half, height), split(x + half, y, width - half, height)]
    }
    const half = halfOf(height)
    return [split(x, y, width, half), split(x, y + half, width, height - half)]
  }
  return split(0, 0, columns, rows)
}

/** The largest power of two below `length`. */
function halfOf(length: number): number {
  return 2 ** (Math.ceil(Math.log2(length)) - 1)
}

/** The tiles that boxes in pixels touch, as boxes in tiles; what lies outside the picture is cut off. */
export function tilesUnder(grid: Grid, boxes: readonly Box[]): readonly Box[] {
  return boxes.flatMap((box) => {
    const x = Math.max(0, Math.floor(box.x / grid.tile))
    const y = Math.max(0, Math.floor(box.y / grid.tile))
    const right = Math.min(grid.columns, Math.ceil((box.x + box.width) / grid.tile))
    const bottom = Math.min(grid.rows, Math.ceil((box.y + box.height) / grid.tile))
    return right > x && bottom > y ? [{ x, y, width: right - x, height: bottom - y }] : []
  })
}

/** For each tile, by its number, whether one of the boxes (in tiles) has it. */
export function hiddenTiles(grid: Grid, boxes: readonly Box[]): Uint8Array {
  const hidden = new Uint8Array(grid.columns * grid.rows)
  for (const { x, y, width, height } of boxes) {
    for (let row = y; row < y + height; row++)
      hidden.fill(1, row * grid.columns + x, row * grid.columns + x + width)
  }
  return hidden
}

/** A copy in which the hidden tiles are black. */
export function blackened({ width, height, rgb }: Raster, grid: Grid, hidden: Uint8Array): Raster {
  const copy = new Uint8Array(rgb)
  const published = { width, height, rgb: copy }
  for (const [number, is] of hidden.entries())
    if (is === 1) for (const [start, end] of rowsOf(grid, number)) copy.fill(0, start, end)
  return published
}

export function isBlack({ rgb }: Raster, grid: Grid, tile: number): boolean {
  for (const [start, end] of rowsOf(grid, tile)) {
    for (let at = start; at < end; at++) if (rgb[at] !== 0) return false
  }
  return true
}

/** Where in the picture's bytes the rows of a tile begin and end. */
function* rowsOf(grid: Grid, tile: number): Generator<readonly [number, number]> {
  const left = (tile % grid.columns) * grid.tile
  const top = Math.floor(tile / grid.columns) * grid.tile
  const right = Math.min(grid.width, left + grid.tile)
  const bottom = Math.min(grid.height, top + grid.tile)
  for (let y = top; y < bottom; y++) yield [(y * grid.width + left) * 3, (y * grid.width + right) * 3]
}

/** H(0 ‖ salt ‖ column ‖ row ‖ pixels of the tile, row by row). */
export function tileHash({ rgb }: Raster, grid: Grid, hash: Hash): LeafHash {
  // One buffer for all: three thousand of them would be made and thrown away.
  const buffer = new Uint8Array(9 + seedLength + grid.tile * grid.tile * 3)
  return (tile, salt) => {
    buffer[0] = 0
    buffer.set(salt, 1)
    buffer.set(u32(tile % grid.columns), 1 + seedLength)
    buffer.set(u32(Math.floor(tile / grid.columns)), 5 + seedLength)
    let at = 9 + seedLength
    for (const [start, end] of rowsOf(grid, tile)) {
      buffer.set(rgb.subarray(start, end), at)
      at += end - start
    }
    return hash(buffer.subarray(0, at))
  }
}

export const pictureScheme = 'safeconduct-tiles/1'

/** What the root of a picture is a root of. */
export function pictureWords({ width, height, tile }: Grid): Uint8Array {
  return canonicalBytes({ scheme: pictureScheme, width, height, tile })
}
