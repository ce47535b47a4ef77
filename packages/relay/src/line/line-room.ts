/**
 * How much room a line has left for each size. docs/formats/relay.md, L50.
 *
 * Counting rows at every message would be most of the work: they are counted now and then, and what came since is
 * added. Two relays on one database may pass a limit by what came in between.
 */
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { blobOverhead } from '@safeconduct/core/line/message.ts'
import { isClass } from '@safeconduct/core/line/padding.ts'
import type { LineLimits } from './line-limits.ts'
import type { LineStore } from './line-store.ts'

type Counted = { readonly at: number; readonly waiting: number[]; slots: number; bytes: number }
/** Milliseconds for which a count is good. */
const countedFor = 5_000

/** Whether a sealed message has a length that padding makes: another would say more than its class. */
export function isBlobLength(length: number): boolean {
  return isClass(length - blobOverhead)
}

export class LineRoom {
  readonly #store: LineStore
  readonly #limits: LineLimits
  readonly #clock: Clock
  readonly #hasRoom: (bytes: number) => Promise<boolean>
  readonly #counted = new Map<string, Counted>()

  constructor(
    store: LineStore,
    limits: LineLimits,
    world: { readonly clock: Clock; readonly hasRoom: (bytes: number) => Promise<boolean> },
  ) {
    this.#store = store
    this.#limits = limits
    this.#clock = world.clock
    this.#hasRoom = world.hasRoom
  }

  /** Whether `count` more sealed messages of this length find room; if so they are counted. */
  async takeBlobs(line: Bytes, length: number, count: number): Promise<boolean> {
    if (!(await this.#hasRoom(length * count))) return false
    const counted = await this.#count(line)
    const at = this.#classAt(length)
    const there = counted.waiting[at] ?? 0
    if (there + count > (this.#limits.waiting[at]?.count ?? 0)) return false
    counted.waiting[at] = there + count
    return true
  }

  async takeSlot(line: Bytes): Promise<boolean> {
    const counted = await this.#count(line)
    if (counted.slots >= this.#limits.slots) return false
    counted.slots++
    return true
  }

  async takePiece(line: Bytes, length: number): Promise<boolean> {
    if (!(await this.#hasRoom(length))) return false
    const counted = await this.#count(line)
    if (counted.bytes + length > this.#limits.slotBytes) return false
    counted.bytes += length
    return true
  }

  /** Whether not even a few lines of text find room. */
  async isFull(line: Bytes): Promise<boolean> {
    const { waiting } = await this.#count(line)
    const [smallest = { upTo: 0, count: 0 }] = this.#limits.waiting
    const hasRoom = await this.#hasRoom(2 * (smallest.upTo + blobOverhead))
    return !hasRoom || (waiting[0] ?? 0) + 2 > smallest.count
  }

  /** Something went: it is counted again when somebody asks. */
  changed(line: Bytes): void {
    this.#counted.delete(toHex(line))
  }

  #classAt(length: number): number {
    return this.#limits.waiting.findIndex(({ upTo }) => length - blobOverhead <= upTo)
  }

  async #count(line: Bytes): Promise<Counted> {
    const now = this.#clock.monotonic()
    const known = this.#counted.get(toHex(line))
    if (known !== undefined && now - known.at < countedFor) return known
    const [counts, { slots, bytes }] = await Promise.all([
      this.#store.blobCounts(line),
      this.#store.slotHoldings(line),
    ])
    const waiting = this.#limits.waiting.map(() => 0)
    for (const { size, count } of counts) {
      const at = this.#classAt(size)
      waiting[at] = (waiting[at] ?? 0) + count
    }
    const counted = { at: now, waiting, slots, bytes }
    this.#counted.set(toHex(line), counted)
    return counted
  }
}
