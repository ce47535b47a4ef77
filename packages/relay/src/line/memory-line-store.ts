/** What a relay keeps of a line, in memory: for the simulator and for tests. */
import { type Bytes, equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import type {
  BlobCount,
  LineStore,
  LineSweep,
  Replied,
  ReplyHalf,
  SlotHoldings,
  StoredBlob,
  StoredLine,
  StoredPiece,
  StoredSlot,
} from './line-store.ts'

type Dated<T> = T & { readonly day: number }
type Line = StoredLine & { readonly next: number; readonly blobs: readonly StoredBlob[] }
type Slot = Dated<{ readonly line: string; readonly room: number; readonly pieces: readonly StoredPiece[] }>
type Box = Dated<{
  readonly burn: Bytes
  readonly slots: readonly { readonly mark: Bytes; readonly sealed: Bytes }[]
}>

const none: Bytes = new Uint8Array(0)

/** Every value is replaced and never changed, so that a copy is a copy of the maps. */
export class MemoryLineStore implements LineStore {
  readonly #lines: Map<string, Line>
  readonly #slots: Map<string, Slot>
  readonly #boxes: Map<string, Box>

  constructor(from?: MemoryLineStore) {
    this.#lines = new Map(from === undefined ? [] : from.#lines)
    this.#slots = new Map(from === undefined ? [] : from.#slots)
    this.#boxes = new Map(from === undefined ? [] : from.#boxes)
  }

  /** Bytes of everything that callers sent. */
  get bytes(): number {
    const blobs = [...this.#lines.values()].flatMap((line) => line.blobs)
    const pieces = [...this.#slots.values()].flatMap((slot) => slot.pieces)
    return bytesOf(blobs) + bytesOf(pieces)
  }

  async line(id: Bytes): Promise<StoredLine | undefined> {
    const line = this.#lines.get(toHex(id))
    return line && { access: line.access, notice: line.notice }
  }

  async addLine(id: Bytes, access: Bytes): Promise<boolean> {
    if (this.#lines.has(toHex(id))) return false
    this.#lines.set(toHex(id), { access, notice: none, next: 1, blobs: [] })
    return true
  }

  async publish(id: Bytes, notice: Bytes): Promise<void> {
    const line = this.#lines.get(toHex(id))
    if (line !== undefined) this.#lines.set(toHex(id), { ...line, notice })
  }

  async lines(): Promise<number> {
    return this.#lines.size
  }

  async addBlobs(id: Bytes, sealed: readonly Bytes[], day: number): Promise<void> {
    const line = this.#lines.get(toHex(id))
    if (line === undefined) return
    const added = sealed.map((one, at) => ({ number: line.next + at, sealed: one, day }))
    this.#lines.set(toHex(id), { ...line, next: line.next + sealed.length, blobs: [...line.blobs, ...added] })
  }

  async blobs(
    id: Bytes,
    after: number,
    most: { readonly bytes: number; readonly count: number },
  ): Promise<readonly StoredBlob[]> {
    const waiting = this.#lines.get(toHex(id))?.blobs.filter((blob) => blob.number > after) ?? []
    return upTo(waiting.slice(0, most.count), most.bytes)
  }

  async blobCounts(id: Bytes): Promise<readonly BlobCount[]> {
    const counts = new Map<number, number>()
    for (const { sealed } of this.#lines.get(toHex(id))?.blobs ?? [])
      counts.set(sealed.length, (counts.get(sealed.length) ?? 0) + 1)
    return [...counts].map(([size, count]) => ({ size, count }))
  }

  async dropBlobs(id: Bytes, numbers: readonly number[]): Promise<void> {
    const line = this.#lines.get(toHex(id))
    const gone = new Set(numbers)
    if (line !== undefined)
      this.#lines.set(toHex(id), { ...line, blobs: line.blobs.filter((blob) => !gone.has(blob.number)) })
  }

  async slot(id: Bytes): Promise<StoredSlot | undefined> {
    const slot = this.#slots.get(toHex(id))
    if (slot === undefined) return undefined
    const { line, room, pieces } = slot
    return { line: Uint8Array.fromHex(line), room, bytes: bytesOf(pieces) }
  }

  async addSlot(
    slot: Bytes,
    { line, room }: { readonly line: Bytes; readonly room: number },
    day: number,
  ): Promise<boolean> {
    if (this.#slots.has(toHex(slot))) return false
    this.#slots.set(toHex(slot), { line: toHex(line), room, pieces: [], day })
    return true
  }

  async slotHoldings(line: Bytes): Promise<SlotHoldings> {
    const own = [...this.#slots.values()].filter((slot) => slot.line === toHex(line))
    return { slots: own.length, bytes: bytesOf(own.flatMap((slot) => slot.pieces)) }
  }

  async addPiece(id: Bytes, index: number, sealed: Bytes): Promise<void> {
    const slot = this.#slots.get(toHex(id))
    if (slot === undefined || slot.pieces.some((piece) => piece.index === index)) return
    const pieces = [...slot.pieces, { index, sealed }].toSorted((a, b) => a.index - b.index)
    this.#slots.set(toHex(id), { ...slot, pieces })
  }

  async pieceIndices(slot: Bytes): Promise<readonly number[]> {
    return this.#slots.get(toHex(slot))?.pieces.map(({ index }) => index) ?? []
  }

  async pieces(
    slot: Bytes,
    from: number,
    most: { readonly bytes: number; readonly count: number },
  ): Promise<readonly StoredPiece[]> {
    const there = this.#slots.get(toHex(slot))?.pieces.filter(({ index }) => index >= from) ?? []
    return upTo(there.slice(0, most.count), most.bytes)
  }

  async dropSlot(slot: Bytes): Promise<void> {
    this.#slots.delete(toHex(slot))
  }

  async reply(halves: readonly [ReplyHalf, ReplyHalf], most: number, day: number): Promise<Replied> {
    const there = halves.map(({ box }) => this.#boxes.get(toHex(box)))
    if (halves.some(({ burn }, at) => !equalBytes(there[at]?.burn ?? burn, burn))) return 'other-burn'
    if (halves.some(({ mark }, at) => there[at]?.slots.some((slot) => equalBytes(slot.mark, mark)) === true))
      return 'again'
    for (const { box, burn, slots, mark } of halves) {
      const known = this.#boxes.get(toHex(box))
      const all = [...(known?.slots ?? []), ...slots.map((sealed) => ({ mark, sealed }))]
      this.#boxes.set(toHex(box), { burn, day: Math.max(known?.day ?? 0, day), slots: all.slice(-most) })
    }
    return 'kept'
  }

  async replies(box: Bytes, from: number, count: number): Promise<readonly Bytes[]> {
    const slots = this.#boxes.get(toHex(box))?.slots.toReversed() ?? []
    return slots.slice(from, from + count).map(({ sealed }) => sealed)
  }

  async boxes(): Promise<number> {
    return this.#boxes.size
  }

  async burn(id: Bytes, hash: Bytes): Promise<void> {
    const box = this.#boxes.get(toHex(id))
    if (box !== undefined && equalBytes(box.burn, hash)) this.#boxes.delete(toHex(id))
  }

  async sweep({ blobs, slots, boxes, unannounced }: LineSweep): Promise<void> {
    for (const [id, line] of this.#lines)
      this.#lines.set(id, { ...line, blobs: line.blobs.filter(({ day }) => day >= blobs) })
    for (const [id, { day, room, line }] of this.#slots) {
      const waits = this.#lines.get(line)?.blobs.some((blob) => blob.day <= day + 1) === true
      if (day < slots || (room === 0 && day < unannounced && !waits)) this.#slots.delete(id)
    }
    for (const [id, { day }] of this.#boxes) if (day < boxes) this.#boxes.delete(id)
  }
}

type Sealed = { readonly sealed: Uint8Array }

function bytesOf(items: readonly Sealed[]): number {
  return items.reduce((sum, { sealed }) => sum + sealed.length, 0)
}

/** As many as fit, and at least one: what is larger than an answer would otherwise never be fetched. */
export function upTo<T extends Sealed>(items: Iterable<T>, bytes: number): readonly T[] {
  const taken: T[] = []
  let held = 0
  for (const item of items) {
    held += item.sealed.length
    if (taken.length > 0 && held > bytes) break
    taken.push(item)
  }
  return taken
}
