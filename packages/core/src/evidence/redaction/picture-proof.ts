/**
 * A published picture that proves of itself: I am the sealed original, and only these tiles are black.
 *
 * The original is committed to once, by the root of its tiles (`pictureRoot`), before anybody knows what will have to
 * be hidden. The proof gives nothing of what is hidden but its hash under a salt that nobody has.
 * Rules RD14 to RD19 of docs/formats/redaction.md.
 */
import { type Bytes, fromBase64 } from '../../base/bytes.ts'
import { canonicalBytes, parseJson } from '../../base/json.ts'
import { listOf, object, oneOf, type Parser, text, unfit, whole } from '../../base/parse.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import {
  type Hash,
  isRoot,
  namedRoot,
  packed,
  provenRoot,
  proveTree,
  seedLength,
  treeHash,
  unpacked,
} from './salted-tree.ts'
import {
  type Box,
  blackened,
  gridOf,
  gridTree,
  hiddenTiles,
  isBlack,
  isRaster,
  mostPixels,
  pictureScheme,
  pictureWords,
  type Raster,
  tileHash,
  tilesUnder,
} from './tiles.ts'

const mostBoxes = 1000
const mostProofBytes = 4 * 1024 * 1024

export type ProofRefusal = {
  readonly kind:
    | 'not-a-raster'
    | 'nothing-hidden'
    | 'not-a-proof'
    | 'another-size'
    /** A tile that the proof calls hidden shows something: it could be anything. */
    | 'hidden-tile-not-black'
    /** What is shown is not what was sealed. */
    | 'altered'
}

export type ProvenPicture = {
  readonly root: Bytes
  /** What is published, losslessly: the original with black tiles. */
  readonly published: Raster
  readonly proof: Bytes
}

/** The root of a picture: what is sealed with the original, before anything is redacted. */
export function pictureRoot(original: Raster, seed: Uint8Array, hash: Hash): Result<Bytes, ProofRefusal> {
  if (!isRaster(original)) return refuse({ kind: 'not-a-raster' })
  const grid = gridOf(original.width, original.height)
  const tree = treeHash(gridTree(grid), seed, tileHash(original, grid, hash), hash)
  return ok(namedRoot(pictureWords(grid), tree, hash))
}

export function proveRedaction(
  original: Raster,
  boxes: readonly Box[],
  { seed, hash }: { readonly seed: Uint8Array; readonly hash: Hash },
): Result<ProvenPicture, ProofRefusal> {
  if (!isRaster(original)) return refuse({ kind: 'not-a-raster' })
  const grid = gridOf(original.width, original.height)
  const covered = tilesUnder(grid, boxes)
  if (covered.length === 0 || covered.length > mostBoxes) return refuse({ kind: 'nothing-hidden' })
  const hidden = hiddenTiles(grid, covered)
  const isHidden = (tile: number): boolean => hidden[tile] === 1
  const made = proveTree(gridTree(grid), seed, isHidden, tileHash(original, grid, hash), hash)
  return ok({
    root: namedRoot(pictureWords(grid), made.root, hash),
    published: blackened(original, grid, hidden),
    proof: canonicalBytes({
      format: 'safeconduct-redaction/1',
      scheme: pictureScheme,
      width: grid.width,
      height: grid.height,
      tile: grid.tile,
      hidden: covered.map(({ x, y, width, height }) => [x, y, width, height]),
      seeds: packed(made.proof.seeds),
      hashes: packed(made.proof.hashes),
    }),
  })
}

export type CheckedPicture = {
  /** What is black, in pixels. */
  readonly hidden: readonly Box[]
  /** Tiles that are black, of all. */
  readonly hiddenTiles: number
  readonly tiles: number
}

/** Whether a published picture is the original of this root with nothing changed but black tiles. */
export function checkRedaction(
  published: Raster,
  proof: Uint8Array,
  root: Uint8Array,
  hash: Hash,
): Result<CheckedPicture, ProofRefusal> {
  if (!isRaster(published)) return refuse({ kind: 'not-a-raster' })
  const read = readProof(proof)
  if (read === undefined) return refuse({ kind: 'not-a-proof' })
  const grid = gridOf(published.width, published.height)
  if (read.width !== grid.width || read.height !== grid.height || read.tile !== grid.tile)
    return refuse({ kind: 'another-size' })
  if (!read.hidden.every((box) => box.x + box.width <= grid.columns && box.y + box.height <= grid.rows))
    return refuse({ kind: 'not-a-proof' })
  const hidden = hiddenTiles(grid, read.hidden)
  for (const [tile, is] of hidden.entries())
    if (is === 1 && !isBlack(published, grid, tile)) return refuse({ kind: 'hidden-tile-not-black' })
  const isHidden = (tile: number): boolean => hidden[tile] === 1
  const tree = provenRoot(gridTree(grid), read, isHidden, tileHash(published, grid, hash), hash)
  if (tree === undefined) return refuse({ kind: 'not-a-proof' })
  if (!isRoot(namedRoot(pictureWords(grid), tree, hash), root)) return refuse({ kind: 'altered' })
  return ok({
    hidden: read.hidden.map((box) => ({
      x: box.x * grid.tile,
      y: box.y * grid.tile,
      width: Math.min(grid.width - box.x * grid.tile, box.width * grid.tile),
      height: Math.min(grid.height - box.y * grid.tile, box.height * grid.tile),
    })),
    hiddenTiles: hidden.reduce((sum, is) => sum + is, 0),
    tiles: hidden.length,
  })
}

type Read = {
  readonly width: number
  readonly height: number
  readonly tile: number
  readonly hidden: readonly Box[]
  readonly seeds: readonly Bytes[]
  readonly hashes: readonly Bytes[]
}

const place = whole(0, mostPixels)
const boxInTiles: Parser<Box> = (value, field) => {
  const four = listOf(place, { min: 4, max: 4 })(value, field)
  if (!four.ok) return four
  const [x = 0, y = 0, width = 0, height = 0] = four.value
  return width > 0 && height > 0 ? ok({ x, y, width, height }) : unfit(field, 'too-small')
}

const proofShape = object({
  format: oneOf(['safeconduct-redaction/1']),
  scheme: oneOf([pictureScheme]),
  width: whole(1, mostPixels),
  height: whole(1, mostPixels),
  tile: whole(1, 64),
  hidden: listOf(boxInTiles, { min: 1, max: mostBoxes }),
  seeds: text({ max: mostProofBytes, allowEmpty: true }),
  hashes: text({ max: mostProofBytes }),
})

function readProof(bytes: Uint8Array): Read | undefined {
  const json = parseJson(bytes, { maxBytes: mostProofBytes, maxDepth: 4 })
  const parsed = json.ok ? proofShape(json.value, '') : json
  if (!parsed.ok) return undefined
  const seeds = unpacked(fromBase64(parsed.value.seeds), seedLength)
  const hashes = unpacked(fromBase64(parsed.value.hashes), 32)
  return seeds === undefined || hashes === undefined ? undefined : { ...parsed.value, seeds, hashes }
}
