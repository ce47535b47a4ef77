/**
 * A log that lies as files before a stranger (LG17 to LG20): its entries are read again, and every hash that follows from
 * them is compared, up to the root that its key signed.
 */
import { type Bytes, concat, equalBytes, textOf } from '../../base/bytes.ts'
import { certain, ok, type Result, refuse } from '../../base/result.ts'
import { emptyFrontier, grown, leafHash, nodeHash, rootOf } from '../../sealed/merkle.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { parseNote, parseNoteKey, verifyNote } from './note.ts'
import { parseBundle, tilePath, tileWidth } from './tiles.ts'

/** The bytes of a file of the log, undefined where there is none. */
export type ReadLedgerFile = (path: string) => Bytes | undefined

export type CheckedLedger = {
  readonly log: string
  readonly size: number
  readonly files: number
  /** Who else signed its checkpoint, by the name they go by: their keys are not among these files. */
  readonly others: readonly string[]
}
export type LedgerFlaw = {
  readonly kind: 'not-a-key' | 'not-a-checkpoint' | 'not-signed' | 'missing' | 'not-a-bundle' | 'other-hashes'
  readonly file: string
}

export async function checkLedgerFiles(read: ReadLedgerFile): Promise<Result<CheckedLedger, LedgerFlaw>> {
  const line = textOf(read('log.vkey') ?? new Uint8Array()) ?? ''
  const key = parseNoteKey(line.slice(0, -1))
  if (!line.endsWith('\n') || !key.ok || key.value.use !== 'log')
    return refuse({ kind: 'not-a-key', file: 'log.vkey' })
  const note = parseNote(read('checkpoint') ?? new Uint8Array())
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : undefined
  if (!note.ok || checkpoint === undefined || checkpoint.origin !== key.value.name)
    return refuse({ kind: 'not-a-checkpoint', file: 'checkpoint' })
  const signed = await verifyNote(note.value, [key.value])
  if (!signed.ok) return refuse({ kind: 'not-signed', file: 'checkpoint' })
  const tiles = checkTiles(read, checkpoint.size)
  if (!tiles.ok) return tiles
  if (!equalBytes(tiles.value.root, checkpoint.root))
    return refuse({ kind: 'other-hashes', file: 'checkpoint' })
  const names = note.value.lines.map(({ name }) => name)
  return ok({
    log: key.value.name,
    size: checkpoint.size,
    files: tiles.value.files + 2,
    others: names.filter((name) => name !== key.value.name),
  })
}

type Tiles = { readonly root: Bytes; readonly files: number }

function checkTiles(read: ReadLedgerFile, size: number): Result<Tiles, LedgerFlaw> {
  let frontier = emptyFrontier
  let files = 0
  let level: Bytes[] = []
  for (let start = 0; start < size; start += tileWidth, files++) {
    const width = Math.min(tileWidth, size - start)
    const file = tilePath('entries', start / tileWidth, width)
    const bytes = read(file)
    if (bytes === undefined) return refuse({ kind: 'missing', file })
    const entries = parseBundle(bytes)
    if (entries?.length !== width) return refuse({ kind: 'not-a-bundle', file })
    for (const entry of entries) {
      frontier = grown(frontier, entry).frontier
      level.push(leafHash(entry))
    }
  }
  for (let number = 0; level.length > 0; number++) {
    const above: Bytes[] = []
    for (let start = 0; start < level.length; start += tileWidth, files++) {
      const hashes = level.slice(start, start + tileWidth)
      const file = tilePath(number, start / tileWidth, hashes.length)
      const bytes = read(file)
      if (bytes === undefined) return refuse({ kind: 'missing', file })
      if (!equalBytes(bytes, concat(...hashes))) return refuse({ kind: 'other-hashes', file })
      if (hashes.length === tileWidth) above.push(topOf(hashes))
    }
    level = above
  }
  return ok({ root: rootOf(frontier), files })
}

/** Of a full tile. */
function topOf(hashes: readonly Bytes[]): Bytes {
  let row = hashes
  while (row.length > 1) {
    const below = row
    row = Array.from({ length: below.length / 2 }, (_, at) =>
      nodeHash(certain(below[2 * at], 'a full tile'), certain(below[2 * at + 1], 'a full tile')),
    )
  }
  return certain(row[0], 'a full tile')
}
