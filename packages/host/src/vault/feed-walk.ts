/**
 * Walking the feeds: every entry in the order in which it was applied, which is an order of causes; its chain and
 * signature proved, its body opened if wanted.
 */
import { equalBytes } from '@safeconduct/core/base/bytes.ts'
import { ok } from '@safeconduct/core/base/result.ts'
import type { SealKey } from '@safeconduct/core/sealed/seal.ts'
import { type Entry, parseSignedHeader } from '@safeconduct/core/vault/entry.ts'
import {
  emptyFeed,
  type FeedHead,
  followsHead,
  headAfter,
  readBody,
  verifySignature,
} from '@safeconduct/core/vault/feed.ts'
import { parseChanges } from '@safeconduct/core/vault/operation.ts'
import type { Database } from '../store/database.ts'
import { type EntryRow, entryColumns } from '../store/feed-tables.ts'
import type { SqliteStore } from '../store/sqlite-store.ts'
import { FeedBook, type VaultFeed } from './feed-book.ts'
import { StruckBodies } from './struck.ts'

export type FeedFault =
  | 'header-unreadable'
  | 'other-feed'
  | 'gap'
  | 'other-history'
  | 'bad-signature'
  | 'body-changed'
  | 'body-not-opened'
  | 'body-missing'
  | 'head-differs'
  | 'opening-refused'
export type WalkedEntry = {
  readonly row: number
  readonly feed: VaultFeed
  readonly entry: Entry
  /** The opened body; undefined when bodies are not wanted. */
  readonly content: Uint8Array | undefined
}
export type Step =
  | { readonly ok: true; readonly walked: WalkedEntry }
  | { readonly ok: false; readonly feed: number; readonly seq: number; readonly fault: FeedFault }

export type WalkWishes = {
  /** `last`: each header hashes the one before, so the last good signature vouches for the feed. */
  readonly signatures: 'every' | 'last'
  readonly bodies: boolean
}

type Row = EntryRow & { readonly seq: number }
type Chained = { readonly row: number; readonly feed: VaultFeed; readonly entry: Entry }
/** Enough to keep the platform's threads busy, few enough to hold in memory. */
const together = 16

/** The newest entry there is. What is saved while a walk goes on lies behind it and is left to the next. */
export function newestEntry(database: Database): number {
  return database.prepare<[], number | null>('select max(id) from entry').pluck().get() ?? 0
}

export async function* walkFeeds(
  store: SqliteStore,
  organisation: Uint8Array,
  wishes: WalkWishes,
): AsyncGenerator<Step, void, void> {
  const { database } = store
  const upTo = newestEntry(database)
  const book = new FeedBook(store)
  const walk = new Walk(book, StruckBodies.of(store.shelf, organisation), organisation, wishes)
  const select = database.prepare<[number, number], Row>(
    `select ${entryColumns}, e.seq from entry e where e.id > ? and e.id <= ? order by e.id limit ${together}`,
  )
  for (let after = 0; ; ) {
    const rows = select.all(after, upTo)
    yield* walk.some(rows)
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.id
  }
  yield* walk.ends()
}

class Walk {
  readonly #book: FeedBook
  readonly #organisation: Uint8Array
  readonly #wishes: WalkWishes
  readonly #struck: StruckBodies
  readonly #heads = new Map<number, FeedHead>()
  /** Feeds whose chain broke: what follows proves nothing. */
  readonly #broken = new Set<number>()

  constructor(book: FeedBook, struck: StruckBodies, organisation: Uint8Array, wishes: WalkWishes) {
    this.#struck = struck
    this.#book = book
    this.#organisation = organisation
    this.#wishes = wishes
  }

  async *some(rows: readonly Row[]): AsyncGenerator<Step, void, void> {
    const chained: Chained[] = []
    const breaks: Step[] = []
    for (const row of rows) {
      if (this.#broken.has(row.feed)) continue
      const feed = this.#book.byRow(row.feed)
      const entry = feed === undefined ? 'other-feed' : this.#chainedEntry(row, feed)
      if (feed !== undefined && typeof entry !== 'string') chained.push({ row: row.id, feed, entry })
      else if (typeof entry === 'string') {
        this.#broken.add(row.feed)
        breaks.push({ ok: false, feed: row.feed, seq: row.seq, fault: entry })
      }
    }
    yield* this.#proved(chained)
    yield* breaks
  }

  /** Does every feed end where its head says? */
  *ends(): Generator<Step, void, void> {
    for (const feed of this.#book.all()) {
      if (this.#broken.has(feed.row)) continue
      const { seq, hash } = this.#heads.get(feed.row) ?? emptyFeed
      if (seq !== feed.head.seq || !equalBytes(hash, feed.head.hash))
        yield { ok: false, feed: feed.row, seq: feed.head.seq, fault: 'head-differs' }
    }
  }

  #chainedEntry(row: Row, feed: VaultFeed): Entry | FeedFault {
    const signed = parseSignedHeader(new Uint8Array(row.header), new Uint8Array(row.signature))
    if (!signed.ok) return 'header-unreadable'
    const { header } = signed.value
    if (!equalBytes(header.feed, feed.key) || !equalBytes(header.compartment, feed.log.id))
      return 'other-feed'
    const follows = followsHead(this.#heads.get(feed.row) ?? emptyFeed, signed.value)
    if (!follows.ok) return follows.refusal.why
    if (row.seq !== header.seq) return 'gap'
    // A feed without its opening has nobody who vouches for it; a second one would change who does.
    if ((header.kind === 'open') !== (header.seq === 1)) return 'opening-refused'
    this.#heads.set(feed.row, headAfter(signed.value))
    return { ...signed.value, body: row.body === null ? new Uint8Array() : new Uint8Array(row.body) }
  }

  /** The body that was signed, or what a strike has left of it. */
  async #content(feed: VaultFeed, entry: Entry, key: SealKey): ReturnType<typeof readBody> {
    const content = await readBody(entry, key, this.#organisation)
    const left = content.ok ? undefined : await this.#struck.content(feed.log, entry)
    return left === undefined ? content : ok(left)
  }

  async *#proved(entries: readonly Chained[]): AsyncGenerator<Step, void, void> {
    const { signatures, bodies } = this.#wishes
    const results = await Promise.all(
      entries.map(async ({ row, feed, entry }) => {
        const key = this.#book.entryKey(feed.log, entry.header.epoch)
        const wanted = signatures === 'every' || entry.header.seq === feed.head.seq
        const [signed, content] = await Promise.all([
          wanted ? verifySignature(entry) : true,
          bodies && key !== undefined ? this.#content(feed, entry, key) : undefined,
        ])
        return { row, feed, entry, signed, content, keyless: bodies && key === undefined }
      }),
    )
    for (const { row, feed, entry, signed, content, keyless } of results) {
      const { seq } = entry.header
      if (!signed) yield { ok: false, feed: feed.row, seq, fault: 'bad-signature' }
      else if (keyless) yield { ok: false, feed: feed.row, seq, fault: 'body-not-opened' }
      else if (content !== undefined && !content.ok) {
        const erased = entry.body.length === 0 && entry.header.bodyLength > 0
        yield { ok: false, feed: feed.row, seq, fault: erased ? 'body-missing' : content.refusal.why }
      } else yield { ok: true, walked: { row, feed, entry, content: content?.value } }
    }
  }
}

/** Reads everything back: each body opened and each change parsed, without comparing to the tables. */
export async function* readBack(
  store: SqliteStore,
  organisation: Uint8Array,
): AsyncGenerator<Step, void, void> {
  for await (const step of walkFeeds(store, organisation, { signatures: 'last', bodies: true })) {
    const unread =
      step.ok &&
      step.walked.entry.header.kind === 'changes' &&
      parseChanges(step.walked.content ?? new Uint8Array()) === undefined
    if (!step.ok || !unread) yield step
    else {
      const { feed, entry } = step.walked
      yield { ok: false, feed: feed.row, seq: entry.header.seq, fault: 'body-not-opened' }
    }
  }
}
