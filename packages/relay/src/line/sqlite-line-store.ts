/** What a relay keeps of a line, in the SQLite file that everything of a relay is in. */
import { type Bytes, equalBytes } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import type { GroupCommit } from '../sqlite-store.ts'
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
import { upTo } from './memory-line-store.ts'
import type { LineStatements } from './sqlite-line-statements.ts'

type Most = { readonly bytes: number; readonly count: number }

export class SqliteLineStore implements LineStore {
  readonly #sql: LineStatements
  readonly #change: GroupCommit

  /** `change` gathers what waits at one moment into one transaction, with everything else that the relay keeps. */
  constructor(sql: LineStatements, change: GroupCommit) {
    this.#sql = sql
    this.#change = change
  }

  async line(id: Bytes): Promise<StoredLine | undefined> {
    const row = this.#sql.line.get(id)
    return row && { access: plain(row.access), notice: plain(row.notice) }
  }

  addLine(id: Bytes, access: Bytes, day: number): Promise<boolean> {
    return this.#change(() => [this.#sql.addLine.run(id, access, day).changes === 1, {}])
  }

  publish(line: Bytes, notice: Bytes): Promise<void> {
    return this.#change(() => {
      this.#sql.publish.run(notice, line)
      return [undefined, {}]
    })
  }

  async lines(): Promise<number> {
    return certain(this.#sql.lines.get(), 'an aggregate has one row')
  }

  addBlobs(line: Bytes, sealed: readonly Bytes[], day: number): Promise<void> {
    return this.#change(() => {
      const next = this.#sql.nextBlobs.get(sealed.length, line)
      if (next === undefined) return [undefined, {}]
      for (const [at, one] of sealed.entries())
        this.#sql.addBlob.run(line, next - sealed.length + at, one, day)
      return [undefined, { bytes: sealed.reduce((sum, one) => sum + one.length, 0) }]
    })
  }

  async blobs(line: Bytes, after: number, most: Most): Promise<readonly StoredBlob[]> {
    const rows = upTo(this.#sql.blobs.iterate(line, after, most.count), most.bytes)
    return rows.map(({ number, day, sealed }) => ({ number, day, sealed: plain(sealed) }))
  }

  async blobCounts(line: Bytes): Promise<readonly BlobCount[]> {
    return this.#sql.blobCounts.all(line)
  }

  dropBlobs(line: Bytes, numbers: readonly number[]): Promise<void> {
    return this.#change(() => {
      let bytes = 0
      for (const number of numbers) bytes -= this.#sql.dropBlob.get(line, number) ?? 0
      return [undefined, { bytes }]
    })
  }

  async slot(slot: Bytes): Promise<StoredSlot | undefined> {
    const row = this.#sql.slot.get(slot)
    return row && { ...row, line: plain(row.line) }
  }

  addSlot(
    slot: Bytes,
    { line, room }: { readonly line: Bytes; readonly room: number },
    day: number,
  ): Promise<boolean> {
    return this.#change(() => [this.#sql.addSlot.run(slot, line, room, day).changes === 1, {}])
  }

  async slotHoldings(line: Bytes): Promise<SlotHoldings> {
    return certain(this.#sql.slotHoldings.get(line), 'an aggregate has one row')
  }

  addPiece(slot: Bytes, index: number, sealed: Bytes): Promise<void> {
    return this.#change(() => {
      const added = this.#sql.addPiece.run(slot, index, sealed, slot).changes === 1
      if (added) this.#sql.growSlot.run(sealed.length, slot)
      return [undefined, { bytes: added ? sealed.length : 0 }]
    })
  }

  async pieceIndices(slot: Bytes): Promise<readonly number[]> {
    return this.#sql.pieceIndices.all(slot)
  }

  async pieces(slot: Bytes, from: number, most: Most): Promise<readonly StoredPiece[]> {
    const rows = upTo(this.#sql.pieces.iterate(slot, from, most.count), most.bytes)
    return rows.map(({ index, sealed }) => ({ index, sealed: plain(sealed) }))
  }

  dropSlot(slot: Bytes): Promise<void> {
    return this.#change(() => [undefined, { bytes: -this.#dropSlot(slot) }])
  }

  reply(halves: readonly [ReplyHalf, ReplyHalf], most: number, day: number): Promise<Replied> {
    return this.#change(() => {
      const foreign = halves.some(({ box, burn }) => {
        const there = this.#sql.boxBurn.get(box)
        return there !== undefined && !equalBytes(there, burn)
      })
      if (foreign) return ['other-burn', {}]
      if (halves.some(({ box, mark }) => this.#sql.hasMark.get(box, mark) !== undefined)) return ['again', {}]
      for (const { box, burn, slots, mark } of halves) {
        this.#sql.addBox.run(box, burn, day)
        this.#sql.answeredOn.run(day, box, day)
        for (const sealed of slots) this.#sql.addReply.run(box, box, mark, sealed)
        this.#sql.trimReplies.run(box, box, most)
      }
      return ['kept', {}]
    })
  }

  async replies(box: Bytes, from: number, count: number): Promise<readonly Bytes[]> {
    return this.#sql.replies.all(box, count, from).map(plain)
  }

  async boxes(): Promise<number> {
    return certain(this.#sql.boxes.get(), 'an aggregate has one row')
  }

  burn(box: Bytes, hash: Bytes): Promise<void> {
    return this.#change(() => {
      if (this.#sql.dropBox.run(box, hash).changes === 1) this.#sql.dropReplies.run(box)
      return [undefined, {}]
    })
  }

  sweep({ blobs, slots, boxes, unannounced }: LineSweep): Promise<void> {
    return this.#change(() => {
      let gone = this.#sql.blobBytesBefore.get(blobs) ?? 0
      this.#sql.sweepBlobs.run(blobs)
      for (const slot of this.#sql.oldSlots.all(slots, unannounced)) gone += this.#dropSlot(slot)
      this.#sql.sweepReplies.run(boxes)
      this.#sql.sweepBoxes.run(boxes)
      return [undefined, { bytes: -gone }]
    })
  }

  /** How many bytes went with it. */
  #dropSlot(slot: Uint8Array): number {
    const bytes = this.#sql.slot.get(slot)?.bytes ?? 0
    this.#sql.dropPieces.run(slot)
    this.#sql.dropSlot.run(slot)
    return bytes
  }
}

/** SQLite hands out buffers of its own kind; what leaves here are plain bytes. */
function plain(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes)
}
