/**
 * The relay: takes sealed entries in their order, gives them out again, and signs what it did. docs/formats/relay.md.
 *
 * It cannot read anything it keeps and knows nobody: whoever has the token of a log is whoever reads and writes it.
 * It checks what it can without knowing (form, size, signature by the feed's key, order), because what it takes it
 * answers for with its own signature. One method a request; the same for a simulator, HTTP and WebSocket.
 */
import { hash } from 'node:crypto'
import { type Bytes, equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { rootOf } from '@safeconduct/core/sealed/merkle.ts'
import { type Signature, type SigningKey, sign, signingKeySeed } from '@safeconduct/core/sealed/sign.ts'
import type { CompartmentId } from '@safeconduct/core/vault/compartment.ts'
import { type Entry, parseSignedHeader } from '@safeconduct/core/vault/entry.ts'
import { verifySignature } from '@safeconduct/core/vault/feed.ts'
import type {
  LinkAnswer,
  LinkRefusal,
  PullAnswer,
  PullAsk,
  Receipt,
  RelayAbout,
  TreeHead,
} from '@safeconduct/core/vault/sync/link.ts'
import { dayOf, receiptBytes, treeHeadBytes } from '@safeconduct/core/vault/sync/receipt.ts'
import { wireLimits, wireVersion } from '@safeconduct/core/vault/sync/wire.ts'
import { aboutMessage, type SignedAbout } from '@safeconduct/core/vault/sync/wire-answers.ts'
import { Appending, frontierOf } from './appending.ts'
import { Boxes } from './boxes.ts'
import { chainOf, controlChain } from './judging.ts'
import type { RelayLimits } from './limits.ts'
import { Lines } from './line/lines.ts'
import { Pieces } from './pieces.ts'
import { Shares } from './shares.ts'
import {
  type PieceStore,
  type Placed,
  RelayFull,
  type RelayStore,
  type StoredEntry,
  type StoredLog,
} from './store.ts'
import { Strikes } from './strikes.ts'
import type { AlarmWays } from './timers/alarm-ways.ts'
import { timeMemory } from './timers/time-memory.ts'
import { Timers } from './timers/timers.ts'
import { type News, Watchers } from './watchers.ts'

export type RelayKeys = {
  /** The key that every device of an organisation has pinned. */
  readonly key: SigningKey
  /** SHA-256 of the space code, by which members may found logs and boxes. */
  readonly space: Bytes
}
export type RelayPurpose = 'receipt' | 'tree-head' | 'relay'
/** How signatures are made and checked: by `sealed/sign.ts`, or faster in the server (`native-crypto.ts`). */
export type RelayCrypto = {
  /** One signature for each; all of one length. */
  readonly sign: (purpose: RelayPurpose, messages: readonly Bytes[]) => Promise<readonly Signature[]>
  /** For each whether it is signed by its feed. */
  readonly judge: (entries: readonly Entry[]) => Promise<readonly boolean[]>
}

const minute = 60_000
/** Tree heads that are kept signed: asking a thousand quiet logs signs nothing. */
const rememberedHeads = 20_000

export class Relay {
  readonly boxes: Boxes
  readonly pieces: Pieces
  readonly shares: Shares
  readonly strikes: Strikes
  readonly lines: Lines
  readonly timers: Timers
  readonly watchers = new Watchers()
  readonly #store: RelayStore
  readonly #keys: RelayKeys
  readonly #limits: RelayLimits
  readonly #clock: Clock
  readonly #crypto: RelayCrypto
  readonly #appending: Appending
  readonly #heads = new Map<string, TreeHead>()

  constructor(
    stores: { readonly store: RelayStore; readonly pieces: PieceStore },
    keys: RelayKeys,
    limits: RelayLimits,
    clock: Clock,
    crypto: RelayCrypto = {
      sign: (purpose, messages) => Promise.all(messages.map((message) => sign(keys.key, purpose, message))),
      judge: (entries) => Promise.all(entries.map(verifySignature)),
    },
    ways?: AlarmWays,
  ) {
    this.#store = stores.store
    this.#keys = keys
    this.#limits = limits
    this.#clock = clock
    this.#crypto = crypto
    this.#appending = new Appending(stores.store, limits)
    this.boxes = new Boxes(stores.store, limits)
    this.pieces = new Pieces(stores, limits)
    this.shares = new Shares(stores.store, limits, clock)
    this.strikes = new Strikes(stores.store, this.pieces, limits)
    this.lines = new Lines(stores.store.line, limits.line, {
      clock,
      seed: signingKeySeed(keys.key),
      mayMake: (space) => this.mayMake(space),
      hasRoom: async (bytes) => (await stores.store.holdings()).bytes + bytes <= limits.all,
    })
    this.timers = new Timers(stores.store.timers, limits.timers, {
      clock,
      key: keys.key,
      mayMake: (space) => this.mayMake(space),
      ...(ways === undefined ? {} : { ways }),
      memory: timeMemory(stores.store),
    })
  }

  /** Today, which is all that is kept of a moment. */
  get day(): number {
    return dayOf(this.#clock.millis())
  }

  /** `line` binds the answer to the line it goes over, or is 32 zeros where there is nothing to bind to. */
  async about(nonce: Bytes, line: Bytes): Promise<SignedAbout> {
    const about: RelayAbout = {
      oldest: wireVersion,
      newest: wireVersion,
      key: this.#keys.key.publicKey,
      clock: Math.floor(this.#clock.millis() / minute) * minute,
      largestEntry: Math.min(this.#limits.entry, wireLimits.body),
      largestPiece: Math.min(this.#limits.piece, wireLimits.piece),
    }
    return { ...about, signature: await this.#sign('relay', aboutMessage(nonce, line, about)) }
  }

  /** Whether somebody may make something here. */
  mayMake(space: Bytes): boolean {
    return equalBytes(sha256(space), this.#keys.space)
  }

  /** Whether this token writes to this log; asked before much of an ask is read. */
  async mayWrite(log: Bytes, token: Bytes): Promise<boolean> {
    const there = await this.#store.log(log)
    return there !== undefined && equalBytes(there.access, sha256(token))
  }

  async found(log: CompartmentId, access: Bytes, space: Bytes): LinkAnswer<true> {
    if (!this.mayMake(space)) return refuse({ kind: 'not-allowed' })
    if ((await this.#store.log(log)) === undefined) {
      if ((await this.#store.holdings()).logs >= this.#limits.logs) return refuse({ kind: 'quota' })
      const added = await roomFor(() => this.#store.addLog(log, access, this.day))
      if (!added.ok || added.value) return added.ok ? ok(true) : added
    }
    const there = await this.#store.log(log)
    return there !== undefined && equalBytes(there.access, access)
      ? ok(true)
      : refuse({ kind: 'not-allowed' })
  }

  async move(log: CompartmentId, token: Bytes, access: Bytes): LinkAnswer<true> {
    const there = await this.#store.log(log)
    if (there === undefined) return refuse({ kind: 'unknown-log' })
    // An answer that was lost is asked for again, by then with a token that is the old one.
    if (equalBytes(there.access, access)) return ok(true)
    if (!equalBytes(there.access, sha256(token))) return refuse({ kind: 'not-allowed' })
    const moved = await roomFor(() => this.#store.moveLog(log, there.access, access))
    if (!moved.ok) return moved
    if (moved.value) this.watchers.logMoved(log)
    return moved.value ? ok(true) : refuse({ kind: 'not-allowed' })
  }

  async push(log: CompartmentId, token: Bytes, entries: readonly Entry[]): LinkAnswer<readonly Receipt[]> {
    const refusal = await this.#unfit(log, token, entries)
    if (refusal !== undefined) return refuse(refusal)
    const placed = await this.#appending.append(log, { access: sha256(token), entries, day: this.day })
    if (!placed.ok) return placed
    if (entries.length > 0) this.watchers.logHasNews(log)
    return ok(await this.#receipts(log, placed.value))
  }

  /** Many logs, one after the other; a log may take several batches, the last has the head. */
  async *pull(asks: readonly PullAsk[]): AsyncGenerator<PullAnswer> {
    for (const ask of asks) yield* this.#pullOne(ask)
  }

  /**
   * Tells of news until `signal`. Everything is news at first: what came before is not known to the listener. Whoever
   * shows no token that is good here is not listened with.
   */
  async watch(
    asks: readonly { readonly log: CompartmentId; readonly token: Bytes }[],
    box: { readonly id: Bytes; readonly token: Bytes },
    news: News,
    signal: AbortSignal,
  ): Promise<LinkRefusal> {
    const ends: (() => void)[] = []
    for (const { log, token } of asks) {
      const there = await this.#store.log(log)
      if (there !== undefined && equalBytes(there.access, sha256(token)))
        ends.push(this.watchers.watchLog(log, news))
    }
    if (await this.boxes.mayEmpty(box.id, box.token)) ends.push(this.watchers.watchBox(box.id, news))
    if (ends.length === 0) return { kind: 'not-allowed' }
    // A log whose token changed is told of as well: asking for it says what happened.
    for (const { log } of asks) news(log)
    news('box')
    await new Promise<void>((done) => {
      if (signal.aborted) done()
      else signal.addEventListener('abort', () => done(), { once: true })
    })
    for (const end of ends) end()
    return { kind: 'silent' }
  }

  async #unfit(
    log: CompartmentId,
    token: Bytes,
    entries: readonly Entry[],
  ): Promise<LinkRefusal | undefined> {
    const there = await this.#store.log(log)
    if (there === undefined) return { kind: 'unknown-log' }
    if (!equalBytes(there.access, sha256(token))) return { kind: 'not-allowed' }
    if (entries.some(({ body }) => body.length > this.#limits.entry)) return { kind: 'too-large' }
    for (const entry of entries) {
      const { compartment, bodyLength, bodyHash } = entry.header
      if (!equalBytes(compartment, log) || entry.body.length !== bodyLength) return { kind: 'unreadable' }
      const said = hash('sha256', entry.body, 'buffer')
      if (!equalBytes(said, bodyHash) && !(await this.#isRest(log, entry, said)))
        return { kind: 'unreadable' }
    }
    const sound = await this.#crypto.judge(entries)
    return sound.every(Boolean) ? undefined : { kind: 'unreadable' }
  }

  /** It was noted before that this body is left of the entry (L64): so a relay that lost it is given it again. */
  async #isRest(log: CompartmentId, entry: Entry, said: Uint8Array): Promise<boolean> {
    const rests = await this.#store.restsOf(log, chainOf(entry), entry.header.seq)
    return rests.some((rest) => equalBytes(rest, said))
  }

  async *#pullOne({ log, token, after }: PullAsk): AsyncGenerator<PullAnswer> {
    const there = await this.#store.log(log)
    if (there === undefined) return yield { log, refusal: { kind: 'unknown-log' } }
    if (!equalBytes(there.access, sha256(token))) return yield { log, refusal: { kind: 'not-allowed' } }
    const most = { bytes: this.#limits.batch, count: wireLimits.entries }
    for (let from = after; ; ) {
      const stored = from < there.size ? await this.#store.entries(log, from, most) : []
      // What came since belongs to a later answer: the head is of the size that was looked up.
      const wanted = stored.filter(({ position }) => position <= there.size)
      const entries = wanted.map(entryOf)
      const marks = await this.#marks(log, wanted)
      const next = from + wanted.length
      const isLast = next >= there.size || wanted.length === 0
      const head = isLast ? await this.#head(log, there) : undefined
      yield { log, batch: { log, after: from, entries, marks, head } }
      if (isLast) return
      from = next
    }
  }

  /** Ed25519 signs the same the same way: these are the receipts that the writers got. */
  #marks(log: CompartmentId, stored: readonly StoredEntry[]): Promise<readonly Receipt[]> {
    return this.#receipts(
      log,
      stored.filter(({ chain }) => equalBytes(chain, controlChain)),
    )
  }

  async #receipts(log: CompartmentId, places: readonly Placed[]): Promise<readonly Receipt[]> {
    const said = places.map(({ position, hash: entry, day }) => ({ log, position, entry, day }))
    const made = await this.#crypto.sign('receipt', said.map(receiptBytes))
    return said.map((one, at) => ({ ...one, signature: certain(made[at], 'each message is signed') }))
  }

  async #sign(purpose: RelayPurpose, message: Bytes): Promise<Signature> {
    const [signature] = await this.#crypto.sign(purpose, [message])
    return certain(signature, 'a message is signed')
  }

  async #head(log: CompartmentId, stored: StoredLog): Promise<TreeHead> {
    const name = toHex(log)
    const known = this.#heads.get(name)
    if (known?.size === stored.size && known.day === this.day) return known
    const root = rootOf(frontierOf(stored))
    const said = { log, size: stored.size, root, day: this.day }
    const head = { ...said, signature: await this.#sign('tree-head', treeHeadBytes(said)) }
    if (this.#heads.size >= rememberedHeads) this.#heads.clear()
    this.#heads.set(name, head)
    return head
  }
}

function entryOf({ header, signature, body }: StoredEntry): Entry {
  const signed = parseSignedHeader(header, signature)
  if (!signed.ok) throw new Error('an entry that was taken is none any more')
  return { ...signed.value, body }
}

/** A change, or the refusal that there is no room for it. */
export async function roomFor<T>(change: () => Promise<T>): Promise<Result<T, LinkRefusal>> {
  try {
    return ok(await change())
  } catch (problem) {
    if (problem instanceof RelayFull) return refuse({ kind: 'relay-full' })
    throw problem
  }
}
