/**
 * Sealed messages from the relay into the vault: opened, kept, and dropped there only when our entries are there.
 *
 * A desk that dies between any two steps has lost nothing: what it had not saved lies at the relay, what it had saved
 * is recognised by its id, and what it had saved and not sent it sends when it wakes, before the relay drops it.
 */
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { type Instant, instantOf } from '@safeconduct/core/base/date.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import type { ToLine } from '@safeconduct/core/line/message.ts'
import { openBlob } from '@safeconduct/core/line/open-blob.ts'
import type { CollectedBlob } from '@safeconduct/core/line/wire-answers.ts'
import type { RecordChange, SaveRefusal } from '@safeconduct/core/vault/replica/outcomes.ts'
import { recordState } from '@safeconduct/core/vault/sync/change-states.ts'
import { type Arrival, becomes, type KnownThread, markOf, requestChange } from './arriving.ts'
import { idIn, keptText, textAt } from './kept-values.ts'
import type { DoorRefusal } from './line-door.ts'
import type { LineWorld } from './line-world.ts'
import { idOfBlob } from './names.ts'

export type CollectRefusal = DoorRefusal | SaveRefusal

/** What this desk knows of blobs that still lie at the relay: nothing is opened twice. */
export type SeenBlobs = {
  /** Kept here under this record; dropped when its entries are at the relay. */
  readonly kept: Map<number, RecordId>
  /** Sealed to a key that is not here, when so many ratchets were. */
  readonly foreign: Map<number, number>
  /** A further word of a thread whose first is not here: since when. */
  readonly orphans: Map<number, number>
}

export function noBlobsSeen(): SeenBlobs {
  return { kept: new Map(), foreign: new Map(), orphans: new Map() }
}

/** A colleague may have collected the first message and not sent it yet. After so long the words are kept without it. */
const orphanPatience = 3_600_000

/** How many messages were kept. Call under the lease `collect`: two desks would each write down another minute. */
export async function collect(world: LineWorld, seen: SeenBlobs): Promise<Result<number, CollectRefusal>> {
  const keys = await world.ratchets.openers()
  let kept = 0
  for (let after = 0; ; ) {
    const page = await world.door.collect(after)
    if (!page.ok) return page
    const { blobs, more } = page.value
    const done = await new PageOfBlobs(world, seen, keys).take(blobs)
    if (!done.ok) return done
    kept += done.value.kept
    if (done.value.drop.length > 0) {
      const dropped = await world.door.drop(done.value.drop)
      if (!dropped.ok) return dropped
      for (const number of done.value.drop) forget(seen, number)
    }
    const last = blobs.at(-1)?.number
    if (!more || last === undefined || last <= after) return ok(kept)
    after = last
  }
}

function forget({ kept, foreign, orphans }: SeenBlobs, number: number): void {
  for (const map of [kept, foreign, orphans]) map.delete(number)
}

type Keys = Awaited<ReturnType<LineWorld['ratchets']['openers']>>
type Taken = { readonly kept: number; readonly drop: readonly number[] }

class PageOfBlobs {
  readonly #world: LineWorld
  readonly #seen: SeenBlobs
  readonly #keys: Keys
  readonly #drop: number[] = []
  readonly #changes = new Map<RecordId, RecordChange>()
  readonly #marks: [number, RecordId][] = []
  #kept = 0
  #last = 0

  constructor(world: LineWorld, seen: SeenBlobs, keys: Keys) {
    this.#world = world
    this.#seen = seen
    this.#keys = keys
  }

  async take(blobs: readonly CollectedBlob[]): Promise<Result<Taken, SaveRefusal>> {
    this.#world.index.refresh()
    for (const blob of blobs) {
      const taken = await this.#one(blob)
      if (!taken.ok) return taken
    }
    const saved = await this.#save()
    return saved.ok ? ok({ kept: this.#kept, drop: this.#drop }) : saved
  }

  async #one({ number, sealed }: CollectedBlob): Promise<Result<true, SaveRefusal>> {
    const { kept, foreign } = this.#seen
    const known = kept.get(number)
    if (known !== undefined) {
      this.#dropIfSent(number, known)
      return ok(true)
    }
    if (foreign.get(number) === this.#keys.length) return ok(true)
    const opened = await openBlob(sealed, this.#keys, this.#world.setup.line)
    if (!opened.ok) {
      // Another desk may have the key; what opens for nobody goes with its days at the relay.
      if (opened.refusal.kind === 'other-key') foreign.set(number, this.#keys.length)
      else this.#drop.push(number)
      return ok(true)
    }
    return this.#message(number, sealed, opened.value)
  }

  async #message(number: number, blob: Uint8Array, message: ToLine): Promise<Result<true, SaveRefusal>> {
    const mark = markOf(message, blob)
    if (mark === undefined) {
      this.#drop.push(number)
      return ok(true)
    }
    // Words that were kept without their thread lie under the other name.
    const here = [mark, idOfBlob('request', blob)].find(
      (id) => this.#world.vault.reader.read(id) !== undefined,
    )
    if (here !== undefined) {
      this.#seen.kept.set(number, here)
      this.#dropIfSent(number, here)
      return ok(true)
    }
    const arrival = { blob, at: this.#nextInstant(), by: this.#world.by }
    let became = becomes(message, arrival, (thread) => this.#threadOf(toHex(thread)))
    if (became === 'thread-unknown' && this.#changes.size > 0) {
      // Its first message may be one of those that were opened a moment ago.
      const saved = await this.#save()
      if (!saved.ok) return saved
      became = becomes(message, arrival, (thread) => this.#threadOf(toHex(thread)))
    }
    if (became === 'thread-unknown') {
      this.#orphan(number, message, arrival)
      return ok(true)
    }
    for (const change of became) this.#add(change)
    this.#marks.push([number, mark])
    return ok(true)
  }

  /** What was fetched in one moment keeps the order in which it came to the relay. */
  #nextInstant(): Instant {
    this.#last = Math.max(this.#last + 1, this.#world.vault.clock.millis())
    return instantOf(this.#last)
  }

  #add(change: RecordChange): void {
    const before = this.#changes.get(change.id)
    const fields = { ...before?.fields, ...change.fields }
    this.#changes.set(change.id, before === undefined ? change : { ...before, fields })
  }

  #threadOf(name: string): KnownThread | undefined {
    const found = this.#world.index.named(name)
    const request = found === undefined ? undefined : idIn(textAt(found.record, 'request'))
    return found === undefined || request === undefined
      ? undefined
      : { request, record: found.record.id, cover: found.cover }
  }

  /** Words of a thread that nobody knows. They are kept in the end, though nobody can answer them. */
  #orphan(number: number, message: ToLine, arrival: Arrival): void {
    const now = this.#world.vault.clock.millis()
    const since = this.#seen.orphans.get(number) ?? now
    this.#seen.orphans.set(number, since)
    if (now - since < orphanPatience) return
    if (message.kind !== 'follow-up') {
      this.#drop.push(number)
      return
    }
    const request = idOfBlob('request', arrival.blob)
    const body = keptText(message.text)
    if (body === '') {
      this.#drop.push(number)
      return
    }
    this.#add(requestChange(request, arrival, { channel: 'web', lang: 'und', body, aboutOther: false }))
    this.#marks.push([number, request])
  }

  async #save(): Promise<Result<true, SaveRefusal>> {
    if (this.#changes.size === 0) return ok(true)
    const { vault, index } = this.#world
    const saved = await vault.writer.save([...this.#changes.values()])
    if (!saved.ok) return saved
    this.#changes.clear()
    this.#kept += this.#marks.length
    for (const [number, mark] of this.#marks.splice(0)) this.#seen.kept.set(number, mark)
    index.refresh()
    return ok(true)
  }

  #dropIfSent(number: number, mark: RecordId): void {
    if (recordState(this.#world.vault.replica, mark) !== 'saved-here') this.#drop.push(number)
  }
}
