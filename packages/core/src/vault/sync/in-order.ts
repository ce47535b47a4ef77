/**
 * Entries of a log as they leave a device: the control chain, then the feeds in the order in which they were
 * applied here. That is an order of causes, so whoever reads them needs to keep almost nothing waiting.
 */
import type { Entry } from '../entry.ts'
import { parseFrame } from '../replica/frame.ts'
import { endOf, type FeedState, type LogState } from '../replica/log-book.ts'
import type { ReplicaStore, StoredEntry } from '../replica/store.ts'

const readAtOnce = 64

export type FeedStretch = { readonly feed: FeedState; readonly after: number; readonly upTo: number }

export function* feedEntries(
  store: ReplicaStore,
  stretches: readonly FeedStretch[],
): Generator<Entry, void, void> {
  const sources = stretches.map((stretch) => new Source(store, stretch))
  for (;;) {
    let first: Source | undefined
    for (const source of sources) {
      const row = source.next?.row
      if (row !== undefined && (first?.next === undefined || row < first.next.row)) first = source
    }
    const next = first?.next
    if (first === undefined || next === undefined) return
    yield next.entry
    first.step()
  }
}

/** Reads one feed a little ahead. */
class Source {
  readonly #store: ReplicaStore
  readonly #feed: FeedState
  readonly #row: number | undefined
  readonly #upTo: number
  #ahead: readonly StoredEntry[] = []
  #at = 0

  constructor(store: ReplicaStore, { feed, after, upTo }: FeedStretch) {
    this.#store = store
    this.#feed = feed
    this.#row = feed.row
    this.#upTo = upTo
    this.#read(after)
  }

  get next(): StoredEntry | undefined {
    const next = this.#ahead[this.#at]
    return next !== undefined && next.entry.header.seq <= this.#upTo ? next : undefined
  }

  step(): void {
    const seq = this.next?.entry.header.seq
    this.#at++
    if (seq !== undefined && this.#at >= this.#ahead.length) this.#read(seq)
  }

  #read(seq: number): void {
    const applied = this.#row === undefined ? [] : this.#store.entries.after(this.#row, seq, readAtOnce)
    const late = applied.length > 0 ? undefined : this.#feed.tray.get(seq + 1)?.entry
    // Late work comes after everything: nobody's words wait for it.
    this.#ahead = late === undefined ? applied : [{ row: Number.MAX_SAFE_INTEGER, feed: 0, entry: late }]
    this.#at = 0
  }
}

/**
 * How far a feed is handed on: late work too, for a lead can only adopt what arrives, and a colleague who had read it
 * before it was late names it to others, who would wait for it. Not what stands behind a fork, nor, in a feed of our
 * own, behind its end: that is written again elsewhere.
 */
export function offeredTo(log: LogState, feed: FeedState): number {
  let { seq } = feed.head
  if (
    feed.forkedAt !== undefined ||
    (feed.own !== undefined && endOf(log, feed.tag, feed.device) !== undefined)
  )
    return seq
  while (feed.tray.get(seq + 1)?.shelf === 'late') seq++
  return seq
}

/** A control entry's key on the shelves `control` and `mark`. */
export function controlKey(log: LogState, seq: number): string {
  return `${log.hex}/${String(seq).padStart(16, '0')}`
}

/** The committed control chain after `seq` and up to `upTo`, as it lies on its shelf. */
export function* controlEntries(
  store: ReplicaStore,
  log: LogState,
  seq: number,
  upTo = controlLength(log),
): Generator<Entry, void, void> {
  for (let after = controlKey(log, seq); ; ) {
    const rows = store.shelf.list('control', `${log.hex}/`, { after, limit: readAtOnce })
    for (const { key, value } of rows) {
      const entry = parseFrame(value)
      if (entry !== undefined && entry.header.seq > upTo) return
      if (entry !== undefined) yield entry
      after = key
    }
    if (rows.length < readAtOnce) return
  }
}

export function controlLength(log: LogState): number {
  return log.control?.state.head[0] ?? 0
}
