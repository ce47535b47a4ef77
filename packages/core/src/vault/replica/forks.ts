/**
 * Two entries of one feed and number, both signed: their writer told two stories. docs/formats/vault.md, rules D20–D23.
 *
 * The feed ends before them, for everybody who has seen both; the pair is kept as evidence and told on, because a
 * colleague who has only one of the two cannot know. What stands behind goes to the late tray.
 */
import { concat, equalBytes } from '../../base/bytes.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import { entryHash, parseSignedHeader, type SignedHeader } from '../entry.ts'
import { verifySignature } from '../feed.ts'
import type { BareHeader, ForkProof } from '../operation.ts'
import type { Context } from './context.ts'
import { type FeedState, type LogState, newFeedState } from './log-book.ts'
import type { Shelf } from './store.ts'
import type { TakeBack } from './taking-back.ts'
import type { TrayItem } from './tray.ts'
import { whoWrites } from './who.ts'

/** Two entries of one number, or one and a next that follows another than it. Both say that there are two stories. */
function contradict([one, other]: readonly [SignedHeader, SignedHeader]): boolean {
  if (one.header.seq === other.header.seq) return !equalBytes(entryHash(one), entryHash(other))
  return one.header.seq + 1 === other.header.seq && !equalBytes(other.header.previous, entryHash(one))
}

/** The last number that both stories have, as far as the two tell. */
export function lastCommon([one, other]: readonly [SignedHeader, SignedHeader]): number {
  const apart = one.header.seq === other.header.seq && !equalBytes(one.header.previous, other.header.previous)
  return Math.max(0, one.header.seq - (apart ? 2 : 1))
}

/** Undefined unless both are well-formed, of one feed of this log, contradict one another, and are both signed. */
export async function provenFork(
  log: LogState,
  proof: ForkProof,
): Promise<readonly [SignedHeader, SignedHeader] | undefined> {
  const [one, other] = proof.map(({ header, signature }) => parseSignedHeader(header, signature))
  if (one?.ok !== true || other?.ok !== true) return undefined
  const pair = [one.value, other.value] as const
  if (!pair.every(({ header }) => equalBytes(header.compartment, log.id) && header.kind !== 'control')) {
    return undefined
  }
  if (!equalBytes(pair[0].header.feed, pair[1].header.feed)) return undefined
  if (!contradict(pair)) return undefined
  const signed = await Promise.all(pair.map(verifySignature))
  return signed.every(Boolean) ? pair : undefined
}

export function proofOf(one: SignedHeader, other: SignedHeader): ForkProof {
  return [bare(one), bare(other)]
}

function bare({ bytes, signature }: SignedHeader): BareHeader {
  return { header: bytes, signature: new Uint8Array(signature) }
}

/**
 * Ends a feed before a fork; call inside a transaction. `say`: nobody told us, so we tell the others. Memory moves
 * at once: whoever runs the transaction takes that back where it fails (`forksBefore`).
 */
export function keepFork(
  context: Pick<Context, 'store' | 'alarms' | 'book'>,
  log: LogState,
  feed: FeedState,
  pair: readonly [SignedHeader, SignedHeader],
  say: boolean,
): boolean {
  const common = lastCommon(pair)
  if (feed.forkedAt !== undefined && feed.forkedAt <= common) return false
  feed.forkedAt = common
  const evidence = concat(...pair.flatMap(({ bytes, signature }) => [bytes, signature]))
  context.store.shelf.put('fork', `${log.hex}/${feed.hex}`, concat(Uint8Array.of(say ? 1 : 0), evidence))
  if (say) log.forksToSay.push(proofOf(...pair))
  if (feed.own !== undefined) return context.alarms.raise('own-feed-behind', { log: log.hex })
  return context.alarms.raise('member-equivocated', { log: log.hex, who: whoWrites(context, feed) })
}

/**
 * What memory has of forks before a transaction; the answer puts it back. What memory alone knew would be taken for kept
 * when the two stories come again: no alarm would be raised of them, and after a restart the feed would go on.
 */
export function forksBefore(log: LogState): () => void {
  const before = new Map([...log.feeds.values()].map((feed) => [feed, feed.forkedAt]))
  const toSay = log.forksToSay.length
  return () => {
    for (const [feed, forkedAt] of before) feed.forkedAt = forkedAt
    log.forksToSay.length = toSay
  }
}

const signedLength = 132 + 64

/** What `keepFork` kept. */
export function storedFork(
  bytes: Uint8Array,
): { readonly common: number; readonly toSay: ForkProof | undefined } | undefined {
  const [one, other] = [1, 1 + signedLength].map((at) =>
    parseSignedHeader(bytes.slice(at, at + 132), bytes.slice(at + 132, at + signedLength)),
  )
  if (one?.ok !== true || other?.ok !== true) return undefined
  const common = lastCommon([one.value, other.value])
  return { common, toSay: bytes[0] === 1 ? proofOf(one.value, other.value) : undefined }
}

/** A feed that is not in memory, with what was proven of it before its first entry came, or before it was let go. */
export function feedAnew({ store }: Pick<Context, 'store'>, log: LogState, key: PublicKey): FeedState {
  const feed = newFeedState(key)
  const fork = store.shelf.get('fork', `${log.hex}/${feed.hex}`)
  feed.forkedAt = fork === undefined ? undefined : storedFork(fork)?.common
  return feed
}

/** Call inside a transaction: the others have been told. */
export function keepForksSaid({ store }: Pick<Context, 'store'>, log: LogState): void {
  for (const { key, value } of store.shelf.list('fork', log.hex)) {
    if (value[0] === 1) store.shelf.put('fork', key, concat(Uint8Array.of(0), value.subarray(1)))
  }
}

/**
 * Heartbeats that told of forks count no more: not everybody may have them, and who has not may never get them. Call inside
 * a transaction, after `keepFork`; returns what the log has to say again from then on.
 */
export function keepForksUnsaid(
  shelf: Shelf,
  log: LogState,
  takeBacks: readonly TakeBack[],
): readonly ForkProof[] {
  const told = takeBacks.flatMap(({ taken }) => taken).filter(({ entry }) => entry.header.kind === 'seen')
  if (told.length === 0) return []
  return shelf.list('fork', log.hex).flatMap(({ key, value }) => {
    if (value[0] === 1 || !told.some((item) => mayTell(item, key))) return []
    const unsaid = concat(Uint8Array.of(1), value.subarray(1))
    shelf.put('fork', key, unsaid)
    const toSay = storedFork(unsaid)?.toSay
    return toSay === undefined ? [] : [toSay]
  })
}

/** `key`: of the shelf. What the disk has changed may have told of any. */
function mayTell({ opened }: TrayItem, key: string): boolean {
  if (opened?.kind !== 'seen') return true
  const [one] = opened.heartbeat.fork ?? []
  const told = one && parseSignedHeader(one.header, one.signature)
  return told?.ok === true && key.endsWith(`/${told.value.header.feed.toHex()}`)
}
