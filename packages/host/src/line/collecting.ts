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
import { lineLimits } from '@safeconduct/core/line/wire.ts'
import type { CollectedBlob } from '@safeconduct/core/line/wire-answers.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { RecordChange, SaveRefusal } from '@safeconduct/core/vault/replica/outcomes.ts'
import { recordState } from '@safeconduct/core/vault/sync/change-states.ts'
import {
  type Arrival,
  becomes,
  type KnownThread,
  markOf,
  noWords,
  requestChange,
  voiceChange,
} from './arriving.ts'
import { type AsideMessage, putAside, readableAside, takeFromAside } from './aside.ts'
import { idIn, keptText, textAt } from './kept-values.ts'
import type { DoorRefusal } from './line-door.ts'
import type { LineWorld } from './line-world.ts'
import { hashOf, LyingBlobs } from './lying-blobs.ts'
import { idOfBlob } from './names.ts'

export type CollectRefusal = DoorRefusal | SaveRefusal

/** What this desk knows of blobs that still lie at the relay: nothing is fetched or opened twice. */
export type SeenBlobs = {
  /** By number, what is kept here under this record; dropped when its entries are at the relay. */
  readonly kept: Map<number, { readonly record: RecordId; readonly hash: string }>
  /** Further words of a thread whose first are not here, by hash: they are known again under another number. */
  readonly orphans: Map<
    string,
    { readonly blob: CollectedBlob; readonly since: number; readonly message: ToLine }
  >
  /** Everything that lay there was looked at, with so many keys. */
  readonly lying: LyingBlobs
  keys: number
  /** The last moment that was written down. */
  last: number
  /** What an older program had put aside was looked at by this one. */
  asideRead: boolean
}

export function noBlobsSeen(): SeenBlobs {
  const lying = new LyingBlobs()
  return { kept: new Map(), orphans: new Map(), lying, keys: 0, last: 0, asideRead: false }
}

/** A colleague may have collected the first message and not sent it yet. After so long the words are kept without it. */
const orphanPatience = 3_600_000
/** A stranger can make as many as there is room for at the relay; those above are looked at when these are done. */
const mostOrphans = { count: 2_000, bytes: 32 * 1024 * 1024 } as const
/** What was sealed to a key of so long ago opens for nobody any more: its week and the seven days after it are over. */
const longestWeek = 15
/** Of one save: every entry must fit through the relay's door, and one message alone may have 256 KiB. */
const mostOfSave = { bytes: 256 * 1024, changes: 48 } as const

/** How many messages were kept. Call under the lease `collect`: two desks would each write down another minute. */
export async function collect(world: LineWorld, seen: SeenBlobs): Promise<Result<number, CollectRefusal>> {
  const keys = await world.ratchets.openers()
  // A ratchet came or went: what opened for nobody is tried again.
  if (keys.length !== seen.keys) seen.lying.clear()
  seen.keys = keys.length
  const first = await firstPage(world.door, seen.lying)
  if (!first.ok) return first
  const asideNow = seen.asideRead
    ? ok(0)
    : await new PageOfBlobs(world, seen, keys).again(readableAside(world))
  if (!asideNow.ok) return asideNow
  seen.asideRead = true
  const waited = [...seen.orphans.values()].map(({ blob }) => blob)
  const tried = await takePage(world, seen, keys, waited)
  if (!tried.ok) return tried
  const came = await takePages(world, seen, keys, first.value)
  if (!came.ok) return came
  const sent = await dropAt(world, seen, sentOf(world, seen))
  return sent.ok ? ok(asideNow.value + tried.value + came.value) : sent
}

type Page = { readonly blobs: readonly CollectedBlob[]; readonly more: boolean }

/** What came since. Where the relay was put back, or somebody took what was left there, all that lies there. */
async function firstPage(door: LineWorld['door'], lying: LyingBlobs): Promise<Result<Page, DoorRefusal>> {
  const { newest } = lying
  if (newest === 0) return door.collect(0)
  const page = await door.collect(newest - 1)
  if (!page.ok) return page
  const [left, ...blobs] = page.value.blobs
  const { more } = page.value
  if (left?.number === newest && lying.has(left))
    return blobs.length === 0 && more ? door.collect(newest) : ok({ blobs, more })
  lying.clear()
  return door.collect(0)
}

async function takePages(
  world: LineWorld,
  seen: SeenBlobs,
  keys: Keys,
  first: Page,
): Promise<Result<number, CollectRefusal>> {
  const unsure = new Set([...seen.kept.keys()].filter((number) => number > seen.lying.newest))
  let count = 0
  for (let { blobs, more } = first, after = 0; ; ) {
    for (const { number } of blobs) unsure.delete(number)
    const taken = await lookAt(world, seen, keys, blobs)
    if (!taken.ok) return taken
    count += taken.value
    const last = blobs.at(-1)?.number
    if (last === undefined || last <= after || !more) break
    after = last
    const page = await world.door.collect(last)
    if (!page.ok) return page
    ;({ blobs, more } = page.value)
  }
  // Its number is free, and may be another message's soon.
  for (const number of unsure) seen.kept.delete(number)
  return ok(count)
}

/** What could not be written down, or dropped, was not looked at: it comes again with the next beat. */
async function lookAt(
  world: LineWorld,
  seen: SeenBlobs,
  keys: Keys,
  blobs: readonly CollectedBlob[],
): Promise<Result<number, CollectRefusal>> {
  let isDone = false
  seen.lying.saw(blobs)
  try {
    const taken = await takePage(world, seen, keys, blobs)
    isDone = taken.ok
    return taken
  } finally {
    if (!isDone) for (const { number } of blobs) seen.lying.gone(number)
  }
}

async function takePage(
  world: LineWorld,
  seen: SeenBlobs,
  keys: Keys,
  blobs: readonly CollectedBlob[],
): Promise<Result<number, CollectRefusal>> {
  const page = new PageOfBlobs(world, seen, keys)
  const taken = await page.take(blobs)
  if (!taken.ok) return taken
  const drop = taken.value.drop.filter((blob) => seen.lying.has(blob)).map(({ number }) => number)
  const dropped = await dropAt(world, seen, drop)
  for (const blob of taken.value.drop) seen.orphans.delete(hashOf(blob))
  return dropped.ok ? ok(taken.value.kept) : dropped
}

async function dropAt(
  { door }: LineWorld,
  seen: SeenBlobs,
  drop: readonly number[],
): Promise<Result<true, CollectRefusal>> {
  for (let at = 0; at < drop.length; at += lineLimits.numbers) {
    const dropped = await door.drop(drop.slice(at, at + lineLimits.numbers))
    if (!dropped.ok) return dropped
  }
  for (const number of drop) {
    seen.kept.delete(number)
    seen.lying.gone(number)
  }
  return ok(true)
}

/** Blobs whose records are at the relay: it may let go of them. */
function sentOf({ vault }: LineWorld, { kept }: SeenBlobs): readonly number[] {
  const states = new Map<RecordId, boolean>()
  const isSent = (id: RecordId): boolean => {
    const known = states.get(id) ?? recordState(vault.replica, id) !== 'saved-here'
    states.set(id, known)
    return known
  }
  return [...kept].filter(([, { record }]) => isSent(record)).map(([number]) => number)
}

type Keys = Awaited<ReturnType<LineWorld['ratchets']['openers']>>
type Taken = { readonly kept: number; readonly drop: readonly CollectedBlob[] }

function hasRoom(orphans: SeenBlobs['orphans']): boolean {
  const bytes = [...orphans.values()].reduce((sum, { blob }) => sum + blob.sealed.length, 0)
  return orphans.size < mostOrphans.count && bytes < mostOrphans.bytes
}

class PageOfBlobs {
  readonly #world: LineWorld
  readonly #seen: SeenBlobs
  readonly #keys: Keys
  readonly #drop: CollectedBlob[] = []
  readonly #changes = new Map<RecordId, RecordChange>()
  readonly #marks: [CollectedBlob, RecordId][] = []
  readonly #day: number
  #bytes = 0
  #kept = 0

  constructor(world: LineWorld, seen: SeenBlobs, keys: Keys) {
    this.#world = world
    this.#seen = seen
    this.#keys = keys
    // The earlier of two clocks: a laptop whose clock is ahead must not have a colleague's messages dropped.
    const { clock, replica } = world.vault
    this.#day = Math.min(Math.floor(clock.millis() / 86_400_000), replica.context.witnessedDay + 2)
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

  async #one(blob: CollectedBlob): Promise<Result<true, SaveRefusal>> {
    const { number, sealed, day } = blob
    const known = this.#seen.kept.get(number)
    if (known !== undefined && known.hash === hashOf(blob)) {
      this.#seen.lying.gone(number)
      return ok(true)
    }
    this.#seen.kept.delete(number)
    // Opened once: a stranger's thousands must not cost that work at every beat, and the week's key may be gone by then.
    const waited = this.#seen.orphans.get(hashOf(blob))
    if (waited !== undefined) return this.#message(blob, waited.message)
    const opened = await openBlob(sealed, this.#keys, this.#world.setup.line)
    if (opened.ok) {
      await takeFromAside(this.#world, sha256(sealed))
      return this.#message(blob, opened.value)
    }
    const { refusal } = opened
    // Another desk may have the key still, or a program that reads it.
    const mayWait =
      refusal.kind === 'other-key' ||
      (refusal.kind === 'newer' &&
        (await putAside(this.#world, { hash: sha256(sealed), content: refusal.content })))
    if (mayWait && this.#day - day <= longestWeek) return ok(true)
    this.#drop.push(blob)
    // Of another form altogether: nothing of it opened, and now nothing will.
    if (refusal.kind === 'newer' && refusal.content === undefined)
      await takeFromAside(this.#world, sha256(sealed))
    return ok(true)
  }

  /** What was put aside as newer than this program, and is not any more. */
  async again(aside: readonly AsideMessage[]): Promise<Result<number, SaveRefusal>> {
    for (const { hash, message } of aside) {
      const arrival = { hash, at: this.#nextInstant(), by: this.#world.by }
      const mark = markOf(message, hash)
      const isHere = mark === undefined || this.#world.vault.reader.read(mark) !== undefined
      const became = isHere ? [] : becomes(message, arrival, (thread) => this.#threadOf(toHex(thread)))
      if (became === 'thread-unknown') continue
      for (const change of became) this.#add(change)
      const saved = await this.#save()
      if (!saved.ok) return saved
      await takeFromAside(this.#world, hash)
      this.#kept++
    }
    return ok(this.#kept)
  }

  async #message(from: CollectedBlob, message: ToLine): Promise<Result<true, SaveRefusal>> {
    const { sealed } = from
    const hash = sha256(sealed)
    const mark = markOf(message, hash)
    if (mark === undefined) {
      this.#drop.push(from)
      return ok(true)
    }
    // Words that were kept without their thread lie under the other name.
    const here = [mark, idOfBlob('request', hash)].find(
      (id) => this.#world.vault.reader.read(id) !== undefined,
    )
    if (here !== undefined) {
      this.#isKept(from, here)
      return ok(true)
    }
    const arrival = { hash, at: this.#nextInstant(), by: this.#world.by }
    let became = becomes(message, arrival, (thread) => this.#threadOf(toHex(thread)))
    if (became === 'thread-unknown' && this.#changes.size > 0) {
      // Its first message may be one of those that were opened a moment ago.
      const saved = await this.#save()
      if (!saved.ok) return saved
      became = becomes(message, arrival, (thread) => this.#threadOf(toHex(thread)))
    }
    if (became === 'thread-unknown') {
      this.#orphan(from, message, arrival)
      return ok(true)
    }
    for (const change of became) this.#add(change)
    this.#marks.push([from, mark])
    this.#bytes += sealed.length
    const isFull = this.#bytes > mostOfSave.bytes || this.#changes.size > mostOfSave.changes
    return isFull ? this.#save() : ok(true)
  }

  /** What was fetched in one moment keeps the order in which it came to the relay. */
  #nextInstant(): Instant {
    this.#seen.last = Math.max(this.#seen.last + 1, this.#world.vault.clock.millis())
    return instantOf(this.#seen.last)
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
  #orphan(from: CollectedBlob, message: ToLine, arrival: Arrival): void {
    const { orphans } = this.#seen
    const now = this.#world.vault.clock.millis()
    const name = hashOf(from)
    const since = orphans.get(name)?.since ?? now
    const voice = message.kind === 'follow-up' ? message.voice : undefined
    const words = message.kind === 'follow-up' ? keptText(message.text) : ''
    const body = words === '' && voice !== undefined ? noWords : words
    if (now - since < orphanPatience && (orphans.has(name) || hasRoom(orphans))) {
      orphans.set(name, { blob: from, since, message })
      return
    }
    if (body === '') {
      this.#drop.push(from)
      return
    }
    const request = idOfBlob('request', arrival.hash)
    this.#add(requestChange(request, arrival, { channel: 'web', lang: 'und', body, aboutOther: false }))
    for (const change of voiceChange(voice, request, arrival, false)) this.#add(change)
    this.#marks.push([from, request])
  }

  async #save(): Promise<Result<true, SaveRefusal>> {
    if (this.#changes.size === 0) return ok(true)
    const { vault, index } = this.#world
    const saved = await vault.writer.save([...this.#changes.values()])
    if (!saved.ok) return saved
    this.#changes.clear()
    this.#bytes = 0
    this.#kept += this.#marks.length
    for (const [blob, mark] of this.#marks.splice(0)) this.#isKept(blob, mark)
    index.refresh()
    return ok(true)
  }

  /** The relay may have lost it since it was opened: then there is nothing to drop. */
  #isKept(blob: CollectedBlob, record: RecordId): void {
    const { orphans, lying, kept } = this.#seen
    const hash = hashOf(blob)
    orphans.delete(hash)
    if (!lying.has(blob)) return
    kept.set(blob.number, { record, hash })
    lying.gone(blob.number)
  }
}
