/**
 * Asking the relay to put what a strike has left in the place of the bodies that it has, and to drop pieces of files.
 * docs/formats/sync.md, rules Y50 to Y54.
 *
 * Each device asks for each strike and relay, for whoever struck may be gone by the time there is a new relay: once, and
 * once more when a word of its own has followed. A relay that shows a struck body again (it was restored from a backup)
 * is asked again.
 */
import { type Bytes, concat, equalBytes, toHex, u32 } from '../../base/bytes.ts'
import { sha256 } from '../../sealed/hash.ts'
import { type PublicKey, sign } from '../../sealed/sign.ts'
import { bytesOfHex, type FeedHex } from '../control/names.ts'
import { askBytes, type Strike, type StruckEntry } from '../control/strikes.ts'
import { type Entry, entryHash } from '../entry.ts'
import type { LogState } from '../replica/log-book.ts'
import type { Replica } from '../replica/replica.ts'
import { askedNow, refusedNow, toldOf } from '../replica/struck-at.ts'
import { agreedStrikes, isSoundBody, isVouchedRest } from '../replica/struck-bodies.ts'
import { keepOverflow } from '../replica/tray.ts'
import type { AskedBody, LinkRefusal, RelayLink, RelayStrike } from './link.ts'
import type { PushLine } from './push.ts'
import { keepNow } from './turns.ts'

/** Bytes of bodies in one ask: well below the frame of the wire. */
const bytesAtOnce = 2 * 1024 * 1024
const nothing: Bytes = new Uint8Array(0)

type StrikeLine = Pick<PushLine, 'relay' | 'token'> & { readonly link: Pick<RelayLink, 'strike'> }

export async function askStrikes(
  replica: Replica,
  { link, relay, token }: StrikeLine,
  log: LogState,
): Promise<LinkRefusal | undefined> {
  const { shelf } = replica.store
  let refused: LinkRefusal | undefined
  for (const strike of agreedStrikes(log)) {
    const key = `${log.hex}/${strike.id}`
    // Not carried out here yet, or not as it was said.
    if (shelf.get('struck', key)?.[0] !== 1) continue
    const here = entriesHere(replica, log, strike)
    const mark = markOf(relay, here)
    const row = shelf.get('struck-at', key)
    const told = toldOf(log, row, mark)
    if (told === 'waits' || told === 'done') continue
    const asked = await askOne({ link, token }, log, strike, here)
    // The relay does not know the feeds that ask for this one yet: the next may be of others. Where it had done it for
    // one who was alone, somebody else has written since, and says so too.
    if (asked?.kind === 'not-allowed' && told === 'not-asked') {
      refused = asked
      const kept = refusedNow(log, strike, row)
      if (kept !== undefined) await keepNow(replica, () => shelf.put('struck-at', key, kept))
    } else if (asked !== undefined && asked.kind !== 'not-allowed') return asked
    else {
      const rotten = await rottenHere(replica, log, strike)
      await keepNow(replica, () => {
        shelf.put('struck-at', key, told === 'followed' ? mark : askedNow(log, mark))
        for (const feed of rotten) keepOverflow(shelf, log, feed)
      })
    }
  }
  return refused
}

/** Which of its entries the relay was asked with, not how many: the disk may change one while another comes. */
function markOf(relay: PublicKey, here: ReadonlyMap<number, Entry>): Bytes {
  return concat(relay, sha256(concat(...[...here.keys()].map((at) => u32(at)))))
}

async function askOne(
  { link, token }: Pick<StrikeLine, 'link' | 'token'>,
  log: LogState,
  strike: Strike,
  here: ReadonlyMap<number, Entry>,
): Promise<LinkRefusal | undefined> {
  const asks = await asksOf(log, strike)
  for (const rests of inParts(strike, here)) {
    const asked = await link.strike(log.id, token, { rests, pieces: strike.pieces.map(bytesOfHex), asks })
    if (!asked.ok) return asked.refusal
  }
  return undefined
}

/**
 * The relay wants to hear of two feeds where two have written. Whoever was alone in the log signed alone, and has a second
 * laptop, or colleagues by now: this device finds that the strike counts, and says so too. Where that laptop was shut out, and
 * nobody else has written, a heartbeat opens the feed to say it with (`refusedNow`).
 */
async function asksOf(log: LogState, strike: Strike): Promise<RelayStrike['asks']> {
  const asks = strike.asks.map(([feed, signature]) => ({
    feed: bytesOfHex(feed),
    signature: bytesOfHex(signature),
  }))
  const { writing } = log
  if (asks.length > 1 || writing === undefined || asks.some(({ feed }) => equalBytes(feed, writing.key)))
    return asks
  const signature = new Uint8Array(
    await sign(await writing.own.signing(), 'strike', askBytes(log.id, strike)),
  )
  return [...asks, { feed: new Uint8Array(writing.key), signature }]
}

/** Those of its entries that lie here as strikes have left them, by place in the list. */
function entriesHere(replica: Replica, log: LogState, { entries }: Strike): ReadonlyMap<number, Entry> {
  const here = new Map<number, Entry>()
  for (const [at, named] of entries.entries()) {
    const entry = entryHere(replica, log, named)
    if (entry !== undefined && isVouchedRest(log, entry)) here.set(at, entry)
  }
  return here
}

function entryHere(replica: Replica, log: LogState, named: StruckEntry): Entry | undefined {
  return appliedHere(replica, log, named) ?? log.feeds.get(named[0])?.tray.get(named[1])?.entry
}

function appliedHere({ store }: Replica, log: LogState, [feedHex, seq]: StruckEntry): Entry | undefined {
  const row = log.feeds.get(feedHex)?.row
  return row === undefined ? undefined : store.entries.at(row, seq)?.entry
}

/**
 * Feeds, in hex, of which the disk has changed what was left of an entry: the relay was asked without it and may still have
 * the words. It is read again, cut, and then the relay is asked with it.
 */
async function rottenHere(
  replica: Replica,
  log: LogState,
  { entries }: Strike,
): Promise<ReadonlySet<FeedHex>> {
  const rotten = new Set<FeedHex>()
  for (const named of entries) {
    // What waits for its key in a tray may be what a relay made up: that was never read here, and is asked for no more.
    const entry = appliedHere(replica, log, named)
    if (entry === undefined || toHex(entryHash(entry)) !== named[2]) continue
    if (!(await isSoundBody(log, entry))) rotten.add(named[0])
  }
  return rotten
}

/** The whole list each time, for that is what is signed; the bodies some at a time. */
function* inParts(
  { entries }: Strike,
  here: ReadonlyMap<number, Entry>,
): Generator<readonly AskedBody[], void, void> {
  const bodies = new Map<number, Bytes>()
  let bytes = 0
  const asked = (): readonly AskedBody[] =>
    entries.map(([feed, seq, , rest], at) => ({
      feed: bytesOfHex(feed),
      seq,
      rest: bytesOfHex(rest),
      body: bodies.get(at) ?? nothing,
    }))
  for (const [at, { body }] of here) {
    // A later strike has left another body: that one goes with the later strike.
    if (toHex(sha256(body)) !== entries[at]?.[3]) continue
    if (bytes > 0 && bytes + body.length > bytesAtOnce) {
      yield asked()
      bodies.clear()
      bytes = 0
    }
    bodies.set(at, body)
    bytes += body.length
  }
  yield asked()
}
