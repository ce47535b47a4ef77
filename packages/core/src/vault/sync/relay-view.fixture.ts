/** A relay of one log that signs whatever it is told to say, authors who write to it, and a device that listens. */
import { platformRandom } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { newSealKey } from '../../sealed/seal.ts'
import { newSigningKey, publicKeyOf, type SigningKey } from '../../sealed/sign.ts'
import { type CompartmentId, newCompartmentId } from '../compartment.ts'
import { type Entry, type EntryKind, entryHash } from '../entry.ts'
import { emptyFeed, type FeedHead, headAfter, writeEntry } from '../feed.ts'
import { MemoryStore } from '../replica/memory-store.ts'
import type { PullBatch, Receipt } from './link.ts'
import { signReceipt, signTreeHead } from './receipt.ts'
import { keepReceipts, soundReceipts } from './receipts.ts'
import type { RelayLie } from './relay-lie.ts'
import { rootAt, treeOf } from './relay-tree.ts'
import { RelayView, type Taken } from './relay-view.ts'

export const random = platformRandom
const entryKey = newSealKey(random)
const organisation = random.bytes(32)

/** One feed, or the control chain of a log, with the entries it has. */
export class Author {
  readonly log: CompartmentId
  readonly key: SigningKey
  head: FeedHead = emptyFeed

  constructor(log: CompartmentId, key: SigningKey) {
    this.log = log
    this.key = key
  }

  async write(kind: EntryKind = this.head.seq === 0 ? 'open' : 'changes', length = 20): Promise<Entry> {
    const entry = await this.writeAfter(this.head, kind, length)
    this.head = headAfter(entry)
    return entry
  }

  writeAfter(head: FeedHead, kind: EntryKind, length = 20): Promise<Entry> {
    const writer = { organisation, compartment: this.log, key: this.key, epoch: 1, entryKey }
    return writeEntry(writer, head, kind, new Uint8Array(length).fill(head.seq % 251), { random })
  }
}

export async function newAuthor(log: CompartmentId): Promise<Author> {
  return new Author(log, await newSigningKey(random))
}

export class TellingRelay {
  readonly key: SigningKey
  readonly log: CompartmentId
  entries: Entry[] = []

  constructor(key: SigningKey, log: CompartmentId) {
    this.key = key
    this.log = log
  }

  /** Takes an entry and says so. */
  async take(entry: Entry): Promise<Receipt> {
    this.entries.push(entry)
    return this.receipt(entry, this.entries.length)
  }

  receipt(entry: Entry, position: number): Promise<Receipt> {
    return signReceipt(this.key, { log: this.log, position, entry: entryHash(entry), day: 20_000 })
  }

  /** What an honest relay that holds `entries` says. */
  async answer(after: number, { limit = 1000 }: { readonly limit?: number } = {}): Promise<PullBatch> {
    const entries = this.entries.slice(after, after + limit)
    const marks = await Promise.all(
      entries.flatMap((entry, at) =>
        entry.header.kind === 'control' ? [this.receipt(entry, after + at + 1)] : [],
      ),
    )
    const ends = after + entries.length >= this.entries.length
    return { log: this.log, after, entries, marks, head: ends ? await this.head() : undefined }
  }

  async head(entries: readonly Entry[] = this.entries): Promise<NonNullable<PullBatch['head']>> {
    const tree = treeOf({ shelf: new MemoryStore().shelf, branch: 'none' }, 0, entries.map(entryHash))
    const root = rootAt(tree, entries.length)
    return signTreeHead(this.key, { log: this.log, size: entries.length, root, day: 20_000 })
  }

  /** A copy as a backup, or another story, begins. */
  copy(count = this.entries.length): TellingRelay {
    const copy = new TellingRelay(this.key, this.log)
    copy.entries = this.entries.slice(0, count)
    return copy
  }
}

/** A device as far as it knows a relay: it asks until the log is read, and remembers what it found. */
export class Listener {
  readonly store: MemoryStore
  readonly view: RelayView
  readonly relay: TellingRelay
  readonly lies: RelayLie[] = []
  readonly heard: Entry[] = []

  constructor(relay: TellingRelay, store = new MemoryStore()) {
    this.relay = relay
    this.store = store
    this.view = new RelayView(store.shelf, publicKeyOf(relay.key))
  }

  /** One round against this telling; asks again from the beginning when that is asked for, at most once. */
  async pull(relay: TellingRelay = this.relay, limit = 1000): Promise<Taken> {
    let taken = await this.#ask(relay, limit)
    if (taken.next === 'again') {
      const doubt = taken.doubt
      taken = await this.#ask(relay, limit)
      if (taken.next !== 'done' && taken.lies.length === 0 && doubt !== undefined) this.lies.push(doubt)
    }
    return taken
  }

  async #ask(relay: TellingRelay, limit: number): Promise<Taken> {
    const question = this.view.question(relay.log)
    for (let after = question.after; ; ) {
      const batch = await relay.answer(after, { limit })
      const taken = await this.hear(batch, question)
      after += batch.entries.length
      if (taken.next !== 'more') return taken
    }
  }

  async hear(batch: PullBatch, question = this.view.question(batch.log)): Promise<Taken> {
    const taken = await this.view.take(batch, question)
    this.store.transaction(taken.keep)
    this.lies.push(...taken.lies)
    this.heard.push(...taken.entries.map(({ entry }) => entry))
    return taken
  }

  /** Pushes an entry of its own; the relay answers with what `receipts` says. */
  async push(entries: readonly Entry[], receipts: readonly Receipt[]): Promise<void> {
    const { key, log } = this.relay
    const held = this.view.question(log).receipts
    const sound = await soundReceipts(publicKeyOf(key), this.view.tree(log), held, entries, receipts)
    if (sound.ok)
      this.store.transaction(() => keepReceipts(this.store.shelf, publicKeyOf(key), entries, receipts))
    else this.lies.push(sound.refusal)
  }

  kinds(): readonly string[] {
    return this.lies.map(({ kind }) => kind)
  }
}

export type Scene = {
  readonly log: CompartmentId
  readonly relay: TellingRelay
  readonly device: Listener
  readonly colleague: Author
  readonly me: Author
}

/** A log with some entries of a colleague that the device has heard. */
export async function scene(entries = 3): Promise<Scene> {
  const log = newCompartmentId(random)
  const relay = new TellingRelay(await newSigningKey(random), log)
  const colleague = await newAuthor(log)
  for (let at = 0; at < entries; at++) await relay.take(await colleague.write())
  const device = new Listener(relay)
  await device.pull()
  return { log, relay, device, colleague, me: await newAuthor(log) }
}

export function lastOf<T>(list: readonly T[]): T {
  return certain(list.at(-1), 'the list is not empty')
}
