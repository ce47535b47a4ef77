/**
 * Voices and files of callers: pieces from the relay, put together, kept as sealed files of the vault.
 *
 * What was cut off is kept too, and marked: the last second before somebody came into the room is the one that
 * matters. Nothing here looks inside a file: it is bytes, whatever it says it is.
 */
import { type Bytes, equalBytes, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { type Assembled, assemble, type PieceKind } from '@safeconduct/core/line/voice.ts'
import { type SealKey, sealKeyFrom } from '@safeconduct/core/sealed/seal.ts'
import type { RecordChange, SaveRefusal } from '@safeconduct/core/vault/replica/outcomes.ts'
import { recordState } from '@safeconduct/core/vault/sync/change-states.ts'
import { filesToSend } from '../sync/offering-files.ts'
import { keepBlob, parseBlob } from '../vault/blobs.ts'
import { fileField } from '../vault/joined-schema.ts'
import { messageChange } from './arriving.ts'
import { hexAt, idIn, type KeptRecord, listAt, membersAt, saysYes, textAt, valuesAt } from './kept-values.ts'
import type { DoorRefusal } from './line-door.ts'
import { arrivalNow, type LineWorld } from './line-world.ts'
import { idOfSlot } from './names.ts'
import { dropPlaces, isDropped, matchTwins, type TwinPlace, twinPlaceIn } from './twin-slots.ts'

export type PiecesRefusal = DoorRefusal | SaveRefusal

/** How many pieces of a slot were here, since when no more came, and when the relay was last asked. */
export type SeenPieces = Map<
  string,
  { readonly count: number; readonly since: number; readonly askedAt: number }
>

type Wanted = {
  readonly slot: Bytes
  /** A page that was opened anew goes on with a file under another key. */
  readonly keys: readonly SealKey[]
  readonly kind: PieceKind
  /** Of a file: the place in the other box, which goes with it. */
  readonly twin?: Bytes
  /** Somebody who was given the second code sent it. */
  readonly underSecondCode?: boolean
  readonly request: RecordId
  /** The message that a voice belongs to; a file makes its own. */
  readonly message: KeptRecord | undefined
  readonly since: number
}

/** No more of it comes: what is there is kept, and looked at again while the relay still has it. */
const patience: { readonly [K in PieceKind]: number } = { voice: 120_000, file: 86_400_000 }
/**
 * Voices are announced by strangers, and thousands that never come must not be asked for at every beat: where nothing
 * came for a while, the next ask waits a quarter as long, at most so much.
 */
const mostPause = 600_000
/** The relay keeps a slot for so long. */
const slotLife = 14 * 86_400_000
/** A stranger can announce many: each is tried on every piece. */
const mostKeys = 8

export async function fetchPieces(
  world: LineWorld,
  seen: SeenPieces,
): Promise<Result<number, PiecesRefusal>> {
  for (const { place } of openPlaces(world)) {
    const matched = await matchTwins(world, place)
    if (!matched.ok) return matched
  }
  let kept = 0
  for (const wanted of wantedOf(world)) {
    const done = await fetchOne(world, seen, wanted)
    if (!done.ok) return done
    if (done.value) kept++
  }
  return ok(kept)
}

/** Slots that the relay may still hold something of. */
function wantedOf(world: LineWorld): readonly Wanted[] {
  const { index, vault } = world
  const oldest = vault.clock.millis() - slotLife
  const voices = index.all('LineMessage').flatMap((message): readonly Wanted[] => {
    const since = Date.parse(textAt(message, 'at') ?? '')
    const request = idIn(textAt(message, 'request'))
    const announced = textAt(message, 'kind') === 'voice' ? announcedIn(message) : undefined
    if (textAt(message, 'way') !== 'in' || announced === undefined || request === undefined) return []
    const { slot, key } = announced
    return since < oldest ? [] : [{ slot, keys: [key], kind: 'voice', request, message, since }]
  })
  const files = openPlaces(world).flatMap(({ place, request, since }) =>
    [place.slot, place.twin].flatMap((slot): readonly Wanted[] => {
      const announced = index.of(request).messages.flatMap((message) => {
        const file = textAt(message, 'kind') === 'file' ? announcedIn(message) : undefined
        return file !== undefined && equalBytes(file.slot, slot) ? [file.key] : []
      })
      if (announced.length === 0) return []
      const isTwin = slot === place.twin
      const twin = isTwin ? place.slot : place.twin
      const more = { twin, message: undefined, since, underSecondCode: isTwin }
      return [{ slot, keys: announced.slice(0, mostKeys), kind: 'file', request, ...more }]
    }),
  )
  return [...voices, ...files].filter(({ slot }) => !isDropped(world, slot))
}

type OpenPlace = { readonly place: TwinPlace; readonly request: RecordId; readonly since: number }

/** Places that were opened for files, and that the relay has still. */
function openPlaces(world: LineWorld): readonly OpenPlace[] {
  const oldest = world.vault.clock.millis() - slotLife
  return world.index.all('LineThread').flatMap((thread) =>
    listAt(thread, 'slots').flatMap((slot): readonly OpenPlace[] => {
      const members = isObject(slot) ? slot : undefined
      const since = Date.parse(typeof members?.['openedAt'] === 'string' ? members['openedAt'] : '')
      const [request, place] = [idIn(textAt(thread, 'request')), twinPlaceIn(members)]
      if (place === undefined || request === undefined || !(since >= oldest)) return []
      return isDropped(world, place.slot) ? [] : [{ place, request, since }]
    }),
  )
}

function announcedIn(message: KeptRecord): { readonly slot: Bytes; readonly key: SealKey } | undefined {
  const members = membersAt(message, 'voice')
  const [slot, bytes] = [hexAt(members, 'slot'), hexAt(members, 'key')]
  const key = bytes === undefined ? undefined : sealKeyFrom(bytes)
  return slot?.length === 16 && key?.ok === true ? { slot, key: key.value } : undefined
}

async function fetchOne(
  world: LineWorld,
  seen: SeenPieces,
  wanted: Wanted,
): Promise<Result<boolean, PiecesRefusal>> {
  if (isComplete(world, wanted)) return dropIfSent(world, wanted)
  const now = world.vault.clock.millis()
  const name = toHex(wanted.slot)
  const before = seen.get(name)
  if (before !== undefined && isPausing(before, now)) return ok(false)
  const pieces = await piecesOf(world, wanted.slot)
  if (!pieces.ok) return pieces
  const since = before?.count === pieces.value.size ? before.since : now
  seen.set(name, { count: pieces.value.size, since, askedAt: now })
  if (pieces.value.size === 0) return ok(false)
  const assembled = await assemble(wanted.keys, { slot: wanted.slot, kind: wanted.kind }, pieces.value)
  const isStill = now - since >= patience[wanted.kind]
  if (assembled.pieces === 0 || (!assembled.whole && !isStill)) return ok(false)
  return keep(world, wanted, assembled)
}

function isPausing(
  { since, askedAt }: { readonly since: number; readonly askedAt: number },
  now: number,
): boolean {
  const pause = Math.min(mostPause, (askedAt - since) / 4)
  return now >= askedAt && now - askedAt < pause
}

async function piecesOf(
  { door }: LineWorld,
  slot: Bytes,
): Promise<Result<ReadonlyMap<number, Uint8Array>, DoorRefusal>> {
  const pieces = new Map<number, Uint8Array>()
  for (let from = 0; ; ) {
    const page = await door.pieces(slot, from)
    if (!page.ok) return page
    for (const { index, sealed } of page.value.pieces) pieces.set(index, sealed)
    const last = page.value.pieces.at(-1)?.index
    if (!page.value.more || last === undefined || last < from) return ok(pieces)
    from = last + 1
  }
}

/** A whole voice has files and no mark; a whole file has its message without one. */
function isComplete({ index }: LineWorld, { slot, kind, message }: Wanted): boolean {
  const record = kind === 'voice' ? message : index.get('LineMessage', idOfSlot('message', slot, 0))
  return record !== undefined && listAt(record, 'files').length > 0 && !saysYes(record, 'cutOff')
}

async function keep(
  world: LineWorld,
  wanted: Wanted,
  { content, whole, pieces }: Assembled,
): Promise<Result<boolean, PiecesRefusal>> {
  const { vault, index } = world
  const item = idOfSlot('file', wanted.slot, pieces)
  if (vault.reader.read(item) !== undefined) return ok(false)
  const blob = await keepBlob(vault.home, [content], { random: vault.random })
  if (!blob.ok) return refuse({ kind: 'disk-full' })
  const changes = [
    itemChange(world, item, wanted, blob.value.sha256, blob.value.blob),
    fileChange(world, item, wanted, whole),
    ...(whole || wanted.kind === 'file' ? [] : disconnectChange(world, wanted)),
  ]
  const saved = await vault.writer.save(changes)
  if (!saved.ok) return saved
  index.refresh()
  return ok(true)
}

type KeptFile = Awaited<ReturnType<typeof keepBlob>>
type BlobOf = Extract<KeptFile, { readonly ok: true }>['value']['blob']

function itemChange(
  { vault, by }: LineWorld,
  id: RecordId,
  { kind }: Wanted,
  sha256: string,
  blob: BlobOf,
): RecordChange {
  const title = kind === 'voice' ? 'Voice message' : 'File sent by the line'
  return {
    id,
    type: 'EvidenceItem',
    home: { kind: 'line' },
    fields: {
      createdAt: vault.clock.now(),
      createdBy: by,
      kind: kind === 'voice' ? '012104091501' : 'X-LINE',
      title,
      description: title,
      original: true,
      sha256,
      sealedAt: vault.clock.now(),
      graphic: false,
      metadataRemoved: false,
      [fileField]: blob,
    },
  }
}

function fileChange(world: LineWorld, item: RecordId, wanted: Wanted, whole: boolean): RecordChange {
  const mark = whole ? { cutOff: false } : { cutOff: true }
  if (wanted.message !== undefined) {
    return { id: wanted.message.id, type: 'LineMessage', fields: { files: [item], ...mark } }
  }
  const id = idOfSlot('message', wanted.slot, 0)
  const second = wanted.underSecondCode === true ? { underSecondCode: true } : {}
  const fields = { kind: 'text', files: [item], ...mark, ...second }
  return world.index.get('LineMessage', id) === undefined
    ? messageChange(id, wanted.request, arrivalNow(world, utf8('')), fields)
    : { id, type: 'LineMessage', fields: { files: [item], ...mark } }
}

/** A voice that breaks off is one of the things by which the queue is ordered. */
function disconnectChange(world: LineWorld, { request, message }: Wanted): readonly RecordChange[] {
  const { thread } = world.index.of(request)
  const at = textAt(message, 'at')
  if (thread === undefined || at === undefined) return []
  const before = listAt(thread, 'disconnects').filter((one) => typeof one === 'string')
  return [{ id: thread.id, type: 'LineThread', fields: { disconnects: [...new Set([...before, at])] } }]
}

/** The relay lets go of the pieces when our record is there, and the file itself. */
async function dropIfSent(world: LineWorld, wanted: Wanted): Promise<Result<boolean, PiecesRefusal>> {
  const { vault, index } = world
  const message = wanted.message ?? index.get('LineMessage', idOfSlot('message', wanted.slot, 0))
  if (message === undefined || recordState(vault.replica, message.id) === 'saved-here') return ok(false)
  const waiting = new Set(filesToSend(vault.replica).map(({ blob }) => blob.sealed))
  const sealed = listAt(message, 'files').flatMap((file) =>
    typeof file === 'string' ? sealedNames(world, idIn(file)) : [],
  )
  if (sealed.some((name) => waiting.has(name))) return ok(false)
  const { slot, twin } = wanted
  const dropped = await dropPlaces(world, twin === undefined ? [slot] : [slot, twin])
  return dropped.ok ? ok(false) : dropped
}

function sealedNames({ vault }: LineWorld, id: RecordId | undefined): readonly string[] {
  const item = id === undefined ? undefined : vault.reader.read(id)
  return valuesAt(item, fileField).flatMap((value) => {
    const blob = parseBlob(value, '')
    return blob.ok ? [blob.value.sealed] : []
  })
}
