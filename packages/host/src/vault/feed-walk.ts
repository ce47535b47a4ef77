/** Walking the feeds: every entry in order, its chain and signature proved, its body opened if wanted. */

import { equalBytes } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
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

type EntryRow = {
  readonly id: number
  readonly seq: number
  readonly header: Uint8Array
  readonly signature: Uint8Array
  readonly body: Uint8Array | null
}
/** Enough to keep the platform's threads busy, few enough to hold in memory. */
const together = 48

export async function* walkFeeds(
  database: Database,
  keyring: Keyring,
  organisation: Uint8Array,
  wishes: WalkWishes,
): AsyncGenerator<Step, void, void> {
  const feeds = database
    .prepare<[], { id: number; public: Uint8Array; seq: number; head: Uint8Array }>(
      'select id, public, seq, head from feed order by id',
    )
    .all()
  for (const feed of feeds) {
    const writer = certain(keyring.byFeed(feed.id), 'every feed here has its keys here')
    let head = emptyFeed
    for await (const step of walkFeed(database, feed.id, writer, feed.public, organisation, wishes)) {
      if (step.ok) head = headAfter(step.walked.entry)
      yield step
      if (!step.ok && step.fault !== 'body-missing') break
    }
    if (head.seq !== feed.seq || !equalBytes(head.hash, feed.head)) {
      yield { ok: false, feed: feed.id, seq: feed.seq, fault: 'head-differs' }
    }
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

async function* walkFeed(
  database: Database,
  feed: number,
  writer: Writer,
  listed: Uint8Array,
  organisation: Uint8Array,
  wishes: WalkWishes,
): AsyncGenerator<Step, void, void> {
  const select = database.prepare<[number, number], EntryRow>(
    `select id, seq, header, signature, body from entry where feed = ? and seq > ? order by seq limit ${together}`,
  )
  const key = parsePublicKey(listed)
  if (!key.ok) {
    yield { ok: false, feed, seq: 0, fault: 'other-feed' }
    return
  }
  let head: FeedHead = emptyFeed
  for (;;) {
    const rows = select.all(feed, head.seq)
    const last = rows.length < together
    const chained: { readonly row: number; readonly entry: Entry }[] = []
    let broken: Step | undefined
    for (const row of rows) {
      const step = chainedEntry(row, key.value, head)
      if (typeof step === 'string') {
        broken = { ok: false, feed, seq: row.seq, fault: step }
        break
      }
      chained.push({ row: row.id, entry: step })
      head = headAfter(step)
    }
    yield* proved(feed, chained, writer, organisation, wishes, last)
    if (broken !== undefined) yield broken
    if (last || broken !== undefined) return
  }
}

function chainedEntry(row: EntryRow, feed: PublicKey, head: FeedHead): Entry | FeedFault {
  const signed = parseSignedHeader(row.header, row.signature)
  if (!signed.ok) return 'header-unreadable'
  if (!equalBytes(signed.value.header.feed, feed)) return 'other-feed'
  const follows = followsHead(head, signed.value)
  if (!follows.ok) return follows.refusal.why
  return { ...signed.value, body: row.body === null ? new Uint8Array() : new Uint8Array(row.body) }
}

async function* proved(
  feed: number,
  entries: readonly { readonly row: number; readonly entry: Entry }[],
  writer: Writer,
  organisation: Uint8Array,
  { signatures, bodies }: WalkWishes,
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
