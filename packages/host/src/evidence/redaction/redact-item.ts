/**
 * Copies of items for people outside: covered, made anew, sealed as derivatives with the reason of every box. The
 * original is not touched; its papers say that it was redacted. docs/formats/redaction.md, RD30 to RD45.
 */
import { toHex } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { isObject, isText } from '@safeconduct/core/base/parse.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { headLength, kindOf } from '@safeconduct/core/evidence/intake/kind.ts'
import {
  marksLeft,
  marksLeftInTime,
  reasonOf,
  type SeenMark,
  type TimedCover,
} from '@safeconduct/core/evidence/redaction/marks.ts'
import { type ProofRefusal, proveRedaction } from '@safeconduct/core/evidence/redaction/picture-proof.ts'
import { withProof } from '@safeconduct/core/evidence/redaction/proof-in-png.ts'
import type { Box } from '@safeconduct/core/evidence/redaction/tiles.ts'
import type { WorkbenchRefusal } from '@safeconduct/core/evidence/workbench/task.ts'
import { spanText } from '@safeconduct/core/records/covered-time.ts'
import type { Scope } from '@safeconduct/core/vault/schema.ts'
import type { StoredRecord } from '../../vault/stored-record.ts'
import { textOf } from '../../work/record-view.ts'
import type { EvidenceRoom } from '../custody/evidence-room.ts'
import { blobOf, type ItemRefusal, itemBytes } from '../intake/open-item.ts'
import type { AskLimits } from '../workbench/ask-workbench.ts'
import { coveredFilm, coveredPaper, coveredPicture, pngOf, rasterOf } from '../workbench/pictures.ts'
import { type CopyRefusal, keepCopy } from './keep-copy.ts'
import { fastHash, redactionSeed } from './redactable.ts'

/** A region, why it is covered, and which of the item's marks lie under it. */
export type CoveredBox = TimedCover & { readonly box: Box; readonly page?: number }
export type RedactionWish = {
  readonly boxes: readonly CoveredBox[]
  /** Pixels of the longer side; a copy of full size carries the noise of its sensor. */
  readonly longest?: number
  /** Keep the sound of a film. */
  readonly sound?: boolean
}
export type RedactionRefusal =
  | ItemRefusal
  | WorkbenchRefusal
  | ProofRefusal
  | {
      readonly kind: 'marks-left'
      readonly marks: readonly string[]
    }
  | CopyRefusal
  | { readonly kind: 'marks-withheld' }
type Redacted<T> = Promise<Result<T, RedactionRefusal>>

const paperDpi = 150

/** A copy for publishing, by the kind of the item. */
export async function redactItem(
  room: EvidenceRoom,
  id: string,
  wish: RedactionWish,
  limits?: AskLimits,
): Redacted<RecordId> {
  const given = await originalOf(room, id, wish.boxes)
  if (!given.ok) return given
  const { file } = given.value
  const { kind } = kindOf(file.subarray(0, headLength))
  const made =
    kind.family === 'film'
      ? await coveredFilm(
          file,
          { boxes: wish.boxes.map(inTime), sound: wish.sound ?? false, ...sizeOf(wish) },
          limits,
        )
      : kind.type === 'application/pdf'
        ? await paperCopy(file, wish, limits)
        : await pictureCopy(file, wish, limits)
  return made.ok ? keepRedacted(room, given.value, made.value, wish.boxes) : made
}

function inTime({ box, from, to }: CoveredBox) {
  return { box, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

function sizeOf({ longest }: RedactionWish): { readonly longest?: number } {
  return longest === undefined ? {} : { longest }
}

async function pictureCopy(
  file: Uint8Array,
  wish: RedactionWish,
  limits?: AskLimits,
): Promise<Result<Uint8Array, WorkbenchRefusal>> {
  const boxes = wish.boxes.map(({ box }) => box)
  const made = await coveredPicture(file, { boxes, form: 'jpeg', ...sizeOf(wish) }, limits)
  return made.ok ? ok(made.value.bytes) : made
}

async function paperCopy(
  file: Uint8Array,
  { boxes }: RedactionWish,
  limits?: AskLimits,
): Promise<Result<Uint8Array, WorkbenchRefusal>> {
  const onPages = boxes.map(({ box, page = 1 }) => ({ page, box }))
  const made = await coveredPaper(file, { dpi: paperDpi, boxes: onPages }, limits)
  return made.ok ? ok(made.value.bytes) : made
}

/** A lossless copy that proves itself to be the sealed original but for black tiles; the proof is in the file. */
export async function redactProvably(
  room: EvidenceRoom,
  id: string,
  { boxes }: RedactionWish,
  limits?: AskLimits,
): Redacted<{ readonly id: RecordId; readonly root: string }> {
  const given = await originalOf(room, id, boxes)
  if (!given.ok) return given
  const decoded = await rasterOf(given.value.file, limits)
  if (!decoded.ok) return decoded
  const seed = redactionSeed(given.value.blob)
  const regions = boxes.map(({ box }) => box)
  const proven = proveRedaction(decoded.value.raster, regions, { seed, hash: fastHash })
  if (!proven.ok) return proven
  const png = await pngOf(proven.value.published, limits)
  if (!png.ok) return png
  const whole = certain(withProof(png.value, proven.value.proof), 'the workbench made a PNG')
  const kept = await keepRedacted(room, given.value, whole, boxes)
  return kept.ok ? ok({ id: kept.value, root: toHex(proven.value.root) }) : kept
}

type Original = {
  readonly record: StoredRecord
  readonly home: Scope
  readonly file: Uint8Array
  readonly blob: { readonly key: string }
}

/** With its bytes; refused while a mark of somebody it shows is under no box. */
async function originalOf(
  { vault }: EvidenceRoom,
  id: string,
  boxes: readonly CoveredBox[],
): Promise<Result<Original, RedactionRefusal>> {
  const record = vault.reader.readText(id)
  const blob = blobOf(vault, id)
  const home = vault.reader.homeOf(id)
  if (record === undefined || blob === undefined || home === undefined)
    return refuse({ kind: 'no-such-record' })
  // Whoever may not read which marks there are cannot know that all are covered.
  if (record.withheld.includes('depicts')) return refuse({ kind: 'marks-withheld' })
  const file = await itemBytes(vault, id)
  if (!file.ok) return file
  const isFilm = kindOf(file.value.subarray(0, headLength)).kind.family === 'film'
  const left = isFilm ? filmMarksLeft(record, boxes) : marksLeft(marksOf(record), boxes)
  return left.length > 0
    ? refuse({ kind: 'marks-left', marks: left })
    : ok({ record, home, file: file.value, blob })
}

/** A mark with the second from which it would be open, for whoever has to go there. */
function filmMarksLeft(record: StoredRecord, boxes: readonly CoveredBox[]): readonly string[] {
  return marksLeftInTime(marksOf(record), marksSeenIn(record), boxes).map(({ mark, open }) => {
    const [from, to] = [open.from ?? 0, open.to]
    return `${mark} (${from}–${to ?? ''} s)`
  })
}

function marksSeenIn(record: StoredRecord): readonly SeenMark[] {
  const field = record.fields.get('marksSeen')
  const seen: SeenMark[] = []
  JSON.parse(JSON.stringify(field ?? {}), (_, value: unknown) => {
    if (isObject(value) && isText(value['mark'])) {
      const [from, to] = [value['from'], value['to']]
      if (typeof from === 'number' && typeof to === 'number') seen.push({ mark: value['mark'], from, to })
    }
    return value
  })
  return seen
}

/** Of every value that stands in the field: where two desks differ, what either saw must be covered. */
function marksOf(record: StoredRecord): readonly string[] {
  const field = record.fields.get('depicts')
  const marks: string[] = []
  JSON.parse(JSON.stringify(field ?? {}), (key: string, value: unknown) => {
    if (key === 'marks' && Array.isArray(value))
      marks.push(...value.filter((mark): mark is string => typeof mark === 'string'))
    return value
  })
  return marks
}

function keepRedacted(
  room: EvidenceRoom,
  { record, home }: Original,
  bytes: Uint8Array,
  boxes: readonly CoveredBox[],
): Redacted<RecordId> {
  const { type } = kindOf(bytes.subarray(0, headLength)).kind
  return keepCopy(room, {
    of: { id: record.id, home, sha256: textOf(record, 'sha256') },
    bytes,
    fields: {
      kind: textOf(record, 'kind'),
      title: textOf(record, 'title'),
      description: `Redacted copy: ${type}, ${bytes.length} bytes`,
      graphic: isGraphic(record),
      redactions: boxes.map((each): Json => ({ region: regionOf(each), why: reasonOf(each) })),
    },
  })
}

function isGraphic(record: StoredRecord): boolean {
  const field = record.fields.get('graphic')
  return field?.state !== 'value' || field.value !== false
}

/** In pixels of the original, or of a page at 150 to the inch; of a film with the seconds. */
function regionOf({ box, page, ...when }: CoveredBox): string {
  const place = `${box.x},${box.y} ${box.width}x${box.height}`
  return page === undefined ? `${spanText(when)}${place}` : `page ${page}: ${place}`
}
