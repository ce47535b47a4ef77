/** Walking the feeds: every entry in order, its chain and signature proved, its body opened if wanted. */

import { equalBytes } from '@safeconduct/core/base/bytes.ts'
import { type PublicKey, parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
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
import type { Keyring, Writer } from './keyring.ts'

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
  readonly writer: Writer
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

type FeedRow = {
  readonly id: number
  readonly public: Uint8Array
  readonly seq: number
  readonly head: Uint8Array
}
type EntryRow = {
  readonly id: number
  readonly seq: number
  readonly header: Uint8Array
  readonly signature: Uint8Array
  readonly body: Uint8Array | null
}
type Walk = { readonly database: Database; readonly organisation: Uint8Array; readonly wishes: WalkWishes }
/** Enough to keep the platform's threads busy, few enough to hold in memory. */
const together = 16

/** The newest entry there is. What is saved while a walk goes on lies behind it and is left to the next. */
export function newestEntry(database: Database): number {
  return database.prepare<[], number | null>('select max(id) from entry').pluck().get() ?? 0
}

export async function* walkFeeds(
  database: Database,
  keyring: Keyring,
  organisation: Uint8Array,
  wishes: WalkWishes,
): AsyncGenerator<Step, void, void> {
  const upTo = newestEntry(database)
  const feeds = database.prepare<[], FeedRow>('select id, public, seq, head from feed order by id').all()
  for (const feed of feeds) {
    const writer = keyring.byFeed(feed.id)
    const key = parsePublicKey(feed.public)
    if (writer === undefined || !key.ok) {
      yield { ok: false, feed: feed.id, seq: 0, fault: 'other-feed' }
      continue
    }
    const head = yield* walkFeed({ database, organisation, wishes }, feed.id, key.value, writer, upTo)
    if (head !== undefined && (head.seq !== feed.seq || !equalBytes(head.hash, feed.head))) {
      yield { ok: false, feed: feed.id, seq: feed.seq, fault: 'head-differs' }
    }
  }
}

/** Returns where the feed ends, or undefined when its chain broke before. */
async function* walkFeed(
  walk: Walk,
  feed: number,
  key: PublicKey,
  writer: Writer,
  upTo: number,
): AsyncGenerator<Step, FeedHead | undefined, void> {
  const select = walk.database.prepare<[number, number, number], EntryRow>(
    `select id, seq, header, signature, body from entry where feed = ? and seq > ? and id <= ?
     order by seq limit ${together + 1}`,
  )
  let head: FeedHead = emptyFeed
  for (;;) {
    const ahead = select.all(feed, head.seq, upTo)
    const rows = ahead.slice(0, together)
    const last = ahead.length === rows.length
    const chained: { readonly row: number; readonly entry: Entry }[] = []
    let broken: Step | undefined
    for (const row of rows) {
      const entry = chainedEntry(row, key, writer, head)
      if (typeof entry === 'string') {
        broken = { ok: false, feed, seq: row.seq, fault: entry }
        break
      }
      chained.push({ row: row.id, entry })
      head = headAfter(entry)
    }
    yield* proved(walk, feed, chained, writer, last)
    if (broken !== undefined) yield broken
    if (broken !== undefined || last) return broken === undefined ? head : undefined
  }
}

function chainedEntry(row: EntryRow, feed: PublicKey, writer: Writer, head: FeedHead): Entry | FeedFault {
  const signed = parseSignedHeader(row.header, row.signature)
  if (!signed.ok) return 'header-unreadable'
  const { header } = signed.value
  if (!equalBytes(header.feed, feed) || !equalBytes(header.compartment, writer.compartment))
    return 'other-feed'
  const follows = followsHead(head, signed.value)
  if (!follows.ok) return follows.refusal.why
  if (row.seq !== header.seq) return 'gap'
  // A feed without its opening has nobody who vouches for it; a second one would change who does.
  if ((header.kind === 'open') !== (header.seq === 1)) return 'opening-refused'
  return { ...signed.value, body: row.body === null ? new Uint8Array() : new Uint8Array(row.body) }
}

async function* proved(
  { organisation, wishes: { signatures, bodies } }: Walk,
  feed: number,
  entries: readonly { readonly row: number; readonly entry: Entry }[],
  writer: Writer,
  last: boolean,
): AsyncGenerator<Step, void, void> {
  const results = await Promise.all(
    entries.map(async ({ row, entry }, at) => {
      const wanted = signatures === 'every' || (last && at === entries.length - 1)
      const [signed, content] = await Promise.all([
        wanted ? verifySignature(entry) : true,
        bodies ? readBody(entry, writer.entryKey, organisation) : undefined,
      ])
      return { row, entry, signed, content }
    }),
  )
  for (const { row, entry, signed, content } of results) {
    const { seq } = entry.header
    if (!signed) yield { ok: false, feed, seq, fault: 'bad-signature' }
    else if (content !== undefined && !content.ok) {
      const erased = entry.body.length === 0 && entry.header.bodyLength > 0
      const fault = erased ? 'body-missing' : content.refusal.why
      yield { ok: false, feed, seq, fault }
    } else yield { ok: true, walked: { row, writer, entry, content: content?.value } }
  }
}

/** Reads everything back: each body opened and each change parsed, without comparing to the tables. */
export async function* readBack(
  database: Database,
  keyring: Keyring,
  organisation: Uint8Array,
): AsyncGenerator<Step, void, void> {
  for await (const step of walkFeeds(database, keyring, organisation, { signatures: 'last', bodies: true })) {
    const unread =
      step.ok &&
      step.walked.entry.header.kind === 'changes' &&
      parseChanges(step.walked.content ?? new Uint8Array()) === undefined
    if (step.ok && unread)
      yield {
        ok: false,
        feed: step.walked.writer.rows?.feed ?? 0,
        seq: step.walked.entry.header.seq,
        fault: 'body-not-opened',
      }
    else yield step
  }
}
