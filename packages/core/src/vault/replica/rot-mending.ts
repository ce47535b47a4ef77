/**
 * An entry of our own that the disk has changed since it was written, before anybody else had it: it can be shown to
 * nobody, and nothing that follows it in the feed can be sent. The feed ends before it, and its opening tells the
 * others where; what follows is written again in a new one. What the lost entry said stands in the records that came
 * of it, and is said again from there.
 */
import { toHex } from '../../base/bytes.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import { nextStamp } from '../hybrid-clock.ts'
import { advance } from './applying.ts'
import { carriedTo } from './carried.ts'
import type { Context } from './context.ts'
import { endsOf, keepEnds } from './feed-ends.ts'
import { isOwn, type LogState } from './log-book.ts'
import { isTailReadable } from './own-feed.ts'
import { rewriteStranded } from './rewriting.ts'
import { endOwn } from './stranding.ts'
import { isSoundBody } from './struck-bodies.ts'
import { takeBackTo } from './taking-back.ts'

/** Takes its turn in the replica. False where somebody else may have the entry: then it comes back from there. */
export async function mendRot(
  context: Context,
  log: LogState,
  key: PublicKey,
  seq: number,
  isLast = false,
): Promise<boolean> {
  const feed = log.feeds.get(toHex(key))
  if (feed === undefined || !isOwn(feed) || feed.row === undefined || seq > feed.head.seq) return false
  if (seq <= Math.max(feed.own.relayed, feed.own.acked)) return false
  const { store, alarms, device } = context
  // A colleague may have it from a stick: to take it back would look like telling two stories. What it said is written
  // again all the same, for the stick may be lost. But where a later feed of ours names what followed it, whoever never
  // gets that stick would wait for ever: then it is told.
  const isNamed = log.writing !== feed
  const isUntold = isLast || (!isNamed && seq <= carriedTo(store.shelf, log, feed))
  // A bit did it and no clock: a colleague who has it all the same, from a stick, must not call us a liar for taking it back.
  const said = nextStamp(undefined, 0)
  const ends = endsOf(isUntold ? [] : [{ tag: feed.tag, seq: seq - 1, device: device.publicKey, said }])
  const takeBack = await takeBackTo(context, log, feed, seq - 1, 'stranded')
  const also = (): void => {
    keepEnds(store.shelf, log, ends)
    // Only an opening tells the others where a feed ends, and what we write to now may name what is gone.
    if (log.writing !== undefined) endOwn(store.shelf, log, log.writing)
    alarms.raise('own-feed-behind', { log: log.hex })
  }
  await advance(context, log, { takeBacks: [takeBack], also })
  for (const [key, end] of ends) log.ends.set(key, end)
  await rewriteStranded(context)
  return true
}

/**
 * Before anything new is said: last entries of ours that the disk has changed and that nobody else has. What follows
 * would name them as seen or replaced, and colleagues would wait for ever for what cannot be shown to anybody.
 */
export async function mendTails(context: Context): Promise<void> {
  for (const log of context.book.all()) {
    const { writing } = log
    if (writing === undefined || writing.own.ended || writing.own.proved || log.frozen) continue
    if (writing.head.seq <= Math.max(writing.own.relayed, writing.own.acked)) continue
    if (await isTailReadable(context, log, writing)) continue
    // Nothing of ours names the last one, so nobody need be told that it ends before it; and a vault that was put back
    // does not know who has it.
    await mendRot(context, log, writing.key, writing.head.seq, true)
  }
}

/**
 * Before a stick is filled: no relay refuses what is on it, and whoever reads it would wait for ever for what the disk has
 * changed and nobody else has. A vault that was put back does not know who has it. Takes its turn in the replica.
 */
export async function mendUnsent(context: Context, log: LogState): Promise<void> {
  if (context.restored) return
  for (const feed of [...log.feeds.values()].filter(isOwn)) {
    const { row, head, own } = feed
    for (let seq = Math.max(own.relayed, own.acked) + 1; row !== undefined && seq <= head.seq; seq++) {
      const entry = context.store.entries.at(row, seq)?.entry
      if (entry === undefined || (await isSoundBody(log, entry))) continue
      await mendRot(context, log, feed.key, seq)
      break
    }
  }
}
