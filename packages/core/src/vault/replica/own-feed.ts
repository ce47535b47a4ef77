/** The feeds of this device: their keys, and when a new one has to be opened. */
import { equalBytes } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import {
  newSigningKey,
  type PublicKey,
  publicKeyOf,
  signingKeyFrom,
  signingKeySeed,
} from '../../sealed/sign.ts'
import { entryHash } from '../entry.ts'
import type { Context } from './context.ts'
import { type LogState, newFeedState, type OwnFeed, type OwnKey } from './log-book.ts'
import { ownStanding } from './rights.ts'
import { isSoundBody } from './struck-bodies.ts'

/** A new feed, which nobody has seen yet. */
export async function newOwnFeed({ world }: Pick<Context, 'world'>): Promise<OwnFeed> {
  const key = await newSigningKey(world.random)
  const own: OwnKey = {
    signing: () => Promise.resolve(key),
    seed: signingKeySeed(key),
    ended: false,
    stored: false,
    proved: true,
    relayed: 0,
    acked: 0,
  }
  return { ...newFeedState(publicKeyOf(key)), own }
}

/** The private half of a stored feed. A seed that is another feed's would sign what nobody accepts. */
export function storedOwnKey(seed: Uint8Array, feed: PublicKey): OwnKey {
  let made: ReturnType<OwnKey['signing']> | undefined
  const signing = (): ReturnType<OwnKey['signing']> => {
    made ??= signingKeyFrom(seed).then((key) => {
      const own = certain(key.ok ? key.value : undefined, 'a feed seed has 32 bytes')
      if (!equalBytes(publicKeyOf(own), feed)) throw new Error('a feed that is not its own key’s')
      return own
    })
    return made
  }
  return {
    signing,
    seed: new Uint8Array(seed),
    ended: false,
    stored: true,
    proved: false,
    relayed: 0,
    acked: 0,
  }
}

/**
 * The feed to write to now; a new one where the old must not go on: it has ended, a final lies on it, its last entry
 * cannot be read, or this vault may be an older copy of itself.
 */
export async function feedToWrite(context: Context, log: LogState): Promise<OwnFeed> {
  const { writing } = log
  if (writing === undefined || writing.own.ended || writing.forkedAt !== undefined) return newOwnFeed(context)
  // Not even when the relay was heard: one that lies would hide our own later entries from us.
  if (context.restored && writing.own.stored) return newOwnFeed(context)
  if (ownStanding(context, log, writing.key).kind === 'until') return newOwnFeed(context)
  return (await isTailReadable(context, log, writing)) ? writing : newOwnFeed(context)
}

/** Looks once, before the first entry after opening: what a torn disk left must not be continued. */
export async function isTailReadable(
  { store }: Pick<Context, 'store'>,
  log: LogState,
  feed: OwnFeed,
): Promise<boolean> {
  if (feed.own.proved || feed.head.seq === 0 || feed.row === undefined) return true
  const last = store.entries.at(feed.row, feed.head.seq)?.entry
  if (last === undefined || !equalBytes(entryHash(last), feed.head.hash)) return false
  if (!(await isSoundBody(log, last))) return false
  feed.own.proved = true
  return true
}
