/**
 * A relay in the hands of the adversary. It has the relay's own signing key and saw every token that was sent to it, so
 * it signs whatever it wants to be believed: other lists for other people, older ones, shorter ones, strange entries.
 *
 * Towards everybody it has told nothing else, it is the honest relay. `tell` gives one audience another list of a log;
 * what that audience then writes goes into that list alone.
 */

import { type Bytes, equalBytes, toHex } from '../../packages/core/src/base/bytes.ts'
import { frozenClock } from '../../packages/core/src/base/clock.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain, ok } from '../../packages/core/src/base/result.ts'
import { sha256 } from '../../packages/core/src/sealed/hash.ts'
import { emptyFrontier, grown, rootOf } from '../../packages/core/src/sealed/merkle.ts'
import { newSigningKey, type SigningKey } from '../../packages/core/src/sealed/sign.ts'
import type { CompartmentId } from '../../packages/core/src/vault/compartment.ts'
import { type Entry, entryHash } from '../../packages/core/src/vault/entry.ts'
import type {
  LinkAnswer,
  MailItem,
  PullAnswer,
  PullAsk,
  Receipt,
  RelayLink,
  TreeHead,
} from '../../packages/core/src/vault/sync/link.ts'
import { dayOf, signReceipt, signTreeHead } from '../../packages/core/src/vault/sync/receipt.ts'
import { directLink } from '../../packages/relay/src/direct-link.ts'
import { usualLimits } from '../../packages/relay/src/limits.ts'
import { MemoryPieces, MemoryRelayStore } from '../../packages/relay/src/memory-store.ts'
import { Relay } from '../../packages/relay/src/relay.ts'

/** Overrides one request of a link: a full disk, a swallowed letter, a receipt for nothing. */
export type Whims = { -readonly [M in keyof RelayLink]?: RelayLink[M] }

export class EvilRelay {
  readonly key: SigningKey
  readonly space: Bytes
  readonly honest: Relay
  /** Every token by the hex id of its log: they are sent in clear to whoever runs the relay. */
  readonly tokens = new Map<string, readonly Bytes[]>()
  /** Every ask as it went over the line, for looking what a relay learns. */
  readonly heard: string[] = []
  readonly whims = new Map<string, Whims>()
  readonly #day: number
  readonly #told = new Map<string, Entry[]>()

  private constructor(key: SigningKey, at: number) {
    this.key = key
    this.space = random.bytes(16)
    this.#day = dayOf(at)
    const stores = { store: new MemoryRelayStore(), pieces: new MemoryPieces() }
    this.honest = new Relay(stores, { key, space: sha256(this.space) }, usualLimits, frozenClock(at))
  }

  static async start(at: number): Promise<EvilRelay> {
    return new EvilRelay(await newSigningKey(random), at)
  }

  /** All that it holds of a log, as the honest half has it. */
  async entriesOf(log: CompartmentId): Promise<readonly Entry[]> {
    for (const token of this.tokens.get(toHex(log)) ?? []) {
      const entries: Entry[] = []
      for await (const answer of directLink(this.honest).pull([{ log, token, after: 0 }])) {
        if ('batch' in answer) entries.push(...answer.batch.entries)
      }
      if (entries.length > 0) return entries
    }
    return []
  }

  /** From now on this audience is shown this list, with receipts and heads that fit. */
  tell(audience: string, log: CompartmentId, entries: readonly Entry[]): void {
    this.#told.set(`${audience}/${toHex(log)}`, [...entries])
  }

  /** Tells this audience the truth again. */
  relent(audience: string, log: CompartmentId): void {
    this.#told.delete(`${audience}/${toHex(log)}`)
  }

  link(audience: string): RelayLink {
    const straight = directLink(this.honest)
    const overridden = <M extends keyof RelayLink>(method: M): RelayLink[M] =>
      this.whims.get(audience)?.[method] ?? straight[method]
    const note = (what: string, ...parts: readonly (Uint8Array | string)[]): void => {
      this.heard.push(
        [what, ...parts.map((part) => (typeof part === 'string' ? part : toHex(part)))].join(' '),
      )
    }
    return {
      about: () => overridden('about')(),
      found: (log, access, space) => {
        note('found', log, access)
        return overridden('found')(log, access, space)
      },
      move: (log, token, access) => {
        note('move', log, token, access)
        this.#noteToken(log, token)
        return overridden('move')(log, token, access)
      },
      push: (log, token, entries) => {
        note('push', log, token, ...entries.flatMap(({ bytes, body }) => [bytes, body]))
        this.#noteToken(log, token)
        const told = this.#told.get(`${audience}/${toHex(log)}`)
        return told === undefined ? overridden('push')(log, token, entries) : this.#taken(told, log, entries)
      },
      strike: (log, token, strike) => {
        note('strike', log, token)
        return overridden('strike')(log, token, strike)
      },
      pull: (asks) => {
        for (const { log, token } of asks) this.#noteToken(log, token)
        return this.whims.get(audience)?.pull?.(asks) ?? this.#pull(audience, asks)
      },
      openBox: (box, access, space) => {
        note('open-box', box, access)
        return overridden('openBox')(box, access, space)
      },
      post: (box, sealed) => {
        note('post', box, sealed)
        return overridden('post')(box, sealed)
      },
      collect: (box, token): LinkAnswer<readonly MailItem[]> => overridden('collect')(box, token),
      remove: (box, token, upTo) => overridden('remove')(box, token, upTo),
      putPiece: (name, piece, space) => overridden('putPiece')(name, piece, space),
      hasPieces: (names) => overridden('hasPieces')(names),
      getPiece: (name) => overridden('getPiece')(name),
      watch: (asks, box, news, signal) => overridden('watch')(asks, box, news, signal),
    }
  }

  #noteToken(log: CompartmentId, token: Bytes): void {
    const known = this.tokens.get(toHex(log)) ?? []
    if (!known.some((one) => equalBytes(one, token))) this.tokens.set(toHex(log), [token, ...known])
  }

  async *#pull(audience: string, asks: readonly PullAsk[]): AsyncGenerator<PullAnswer> {
    for (const ask of asks) {
      const told = this.#told.get(`${audience}/${toHex(ask.log)}`)
      if (told === undefined) yield* directLink(this.honest).pull([ask])
      else yield { log: ask.log, batch: await this.#batch(told, ask) }
    }
  }

  async #batch(told: readonly Entry[], { log, after }: PullAsk) {
    const entries = told.slice(after)
    const marked = entries.map((entry, i) => ({ entry, position: after + i + 1 }))
    const marks = marked.filter(({ entry }) => entry.header.kind === 'control')
    return {
      log,
      after,
      entries,
      marks: await Promise.all(marks.map(({ entry, position }) => this.receipt(log, entry, position))),
      head: await this.head(log, told),
    }
  }

  async #taken(told: Entry[], log: CompartmentId, entries: readonly Entry[]) {
    const hashes = (): readonly string[] => told.map((entry) => toHex(entryHash(entry)))
    const receipts = entries.map((entry) => {
      const known = hashes().indexOf(toHex(entryHash(entry)))
      const position = known < 0 ? told.push(entry) : known + 1
      return this.receipt(log, entry, position)
    })
    return ok(await Promise.all(receipts))
  }

  receipt(log: CompartmentId, entry: Entry, position: number): Promise<Receipt> {
    return signReceipt(this.key, { log, position, entry: entryHash(entry), day: this.#day })
  }

  head(log: CompartmentId, entries: readonly Entry[]): Promise<TreeHead> {
    let frontier = emptyFrontier
    for (const entry of entries) frontier = grown(frontier, entryHash(entry)).frontier
    return signTreeHead(this.key, { log, size: entries.length, root: rootOf(frontier), day: this.#day })
  }

  /** Puts a letter into a box, as anybody can who has seen the number of the box. */
  async post(box: Bytes, sealed: Bytes): Promise<void> {
    certain((await this.honest.boxes.post(box, sealed, this.#day)).ok || undefined, 'the box takes a letter')
  }
}
