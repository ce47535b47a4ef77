/**
 * Which token opens a log at the relay, and what to do when none of ours does.
 *
 * The token follows the log's key, so whoever was removed no longer reads even sealed bytes. It is swapped by the
 * device that made the new key; where that device was lost on the way, the next one does it.
 */
import { type Bytes, equalBytes } from '../../base/bytes.ts'
import { deriveBytes } from '../../sealed/derive.ts'
import { sha256 } from '../../sealed/hash.ts'
import { sureKey } from '../replica/keys.ts'
import { epochOf, type LogState, type OfferedKey } from '../replica/log-book.ts'
import type { RelayLink } from './link.ts'

export function accessToken(epochKey: Uint8Array): Bytes {
  const known = tokens.get(epochKey)
  if (known !== undefined) return known
  const token = deriveBytes(epochKey, 'relay-access')
  tokens.set(epochKey, token)
  return token
}

/** Every round asks for the token of every log. It goes when the key does. */
const tokens = new WeakMap<Uint8Array, Bytes>()

/** What the relay is told to expect: the hash of the token, never the token before it is used. */
export function accessHash(token: Uint8Array): Bytes {
  return sha256(token)
}

/**
 * Tokens that may open a log, the likeliest first. A key that came by letter before the chain told of it is among
 * them: without it that part of the chain could not be read.
 */
export function tokensOf(log: LogState): readonly Bytes[] {
  const now = epochOf(log)
  // Nearly always: every round asks it of every log, several times.
  if (log.offered.size === 0) return ownTokens(log, now)
  // Of several that were sent for one epoch nobody here can say which one counts, and the relay knows: the newest first.
  const sent = [...log.offered.values()].reverse().toSorted((a, b) => b.said - a.said)
  const coming = byClaim(sent.filter(({ epoch }) => epoch > now))
  const ahead = oneByOne(coming.flat()).slice(0, mostOffered)
  // Anybody can send keys of a thousand numbers to come: those have their turns above, and stand before nobody's own.
  const isSent = (key: Bytes): boolean => sent.some((one) => one.epoch > now && equalBytes(one.key, key))
  const held = [...log.keys]
    .filter(([epoch, { key }]) => epoch >= now && !isSent(key))
    .sort(([a], [b]) => b - a)
    .map(([, { key }]) => key)
  // A second key of an epoch that the chain has passed: somebody is shown another chain, and only with it can that be read.
  // Keys that lost their race open nothing anywhere, and lie here until the relay has shown the one that won.
  const beside = byClaim(sent.filter(({ epoch }) => epoch <= now))
    .flatMap(oneByOne)
    .slice(0, mostBeside)
  const keys = [...ahead.map(({ key }) => key), ...held, ...beside.map(({ key }) => key)]
  return keys.filter((key, at) => keys.findIndex((one) => equalBytes(one, key)) === at).map(accessToken)
}

/** Of the keys that are held, and none that was only sent: the newest first. */
function ownTokens(log: LogState, now: number): readonly Bytes[] {
  const held = [...log.keys].filter(([epoch]) => epoch >= now).sort(([a], [b]) => b - a)
  const keys = held.map(([, { key }]) => key)
  return keys.filter((key, at) => keys.findIndex((one) => equalBytes(one, key)) === at).map(accessToken)
}

/** Those that their senders saw committed, and the others: a lead may have lost many races before that one. */
function byClaim(sent: readonly OfferedKey[]): readonly (readonly OfferedKey[])[] {
  return [true, false].map((committed) => sent.filter((one) => one.committed === committed))
}

/** The first of every sender, then their second ones: whoever sends a hundred keys keeps nobody else's from being tried. */
function oneByOne(sent: readonly OfferedKey[]): readonly OfferedKey[] {
  const times = new Map<OfferedKey['from'], number>()
  const placed = sent.map((one) => {
    const place = times.get(one.from) ?? 0
    times.set(one.from, place + 1)
    return { one, place }
  })
  return placed.toSorted((a, b) => a.place - b.place).map(({ one }) => one)
}

/** Colleagues who lose a race make keys anew; older ones than these have lost theirs. */
const mostOffered = 6
const mostBeside = 4

/**
 * With which a log is founded at a relay that does not know it: what the chain has come to. With a key that was only sent,
 * whoever has it and nobody else would be let in. `epoch`: another one, where two chains were committed.
 */
export function foundingToken(log: LogState, epoch = epochOf(log)): Bytes | undefined {
  const key = sureKey(log, epoch)?.key
  return key === undefined ? tokensOf(log).at(-1) : accessToken(key)
}

/**
 * The relay takes none of these tokens: perhaps it was never told of the newest key. Undefined: it was told of a
 * newer one than we have, and a colleague's letter must bring it.
 */
export async function reopened(link: RelayLink, log: LogState): Promise<Bytes | undefined> {
  // Only what the control chain has said moves the access: a letter alone must not lock the others out.
  const now = epochOf(log)
  const key = sureKey(log, now)?.key
  if (key === undefined) return undefined
  const token = accessToken(key)
  for (const old of earlierTokens(log)) {
    const moved = await link.move(log.id, old, accessHash(token))
    if (moved.ok) return token
  }
  return undefined
}

/** Of keys that the chain has left behind, the newest first. */
export function earlierTokens(log: LogState): readonly Bytes[] {
  const now = epochOf(log)
  const earlier = [...log.keys].filter(([epoch]) => epoch < now).sort(([a], [b]) => b - a)
  return earlier.map(([, { key }]) => accessToken(key))
}

/**
 * A log was read to its end with a token of another key than its chain has come to: one that the relay was not told of
 * yet, or one whose announcement is gone from everywhere (a disk that forgot it, a relay put back), so that whoever has
 * only the keys of the chain is shut out. Either way the access goes to what the chain says. Undefined: nothing to do.
 */
export async function settledAccess(link: RelayLink, log: LogState, used: Bytes): Promise<Bytes | undefined> {
  const key = sureKey(log, epochOf(log))?.key
  // What waits in the queue may be the announcement.
  if (key === undefined || log.controlQueue.size > 0) return undefined
  const token = accessToken(key)
  if (equalBytes(token, used)) return undefined
  const moved = await link.move(log.id, used, accessHash(token))
  return moved.ok ? token : undefined
}
