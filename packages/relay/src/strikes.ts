/**
 * Other bodies in the place of those that were signed, and pieces of files that go. docs/formats/relay.md, L62 to L66.
 *
 * A relay cannot tell whether members agreed. It knows which feeds write to a log, so it hears from two of them; a
 * member who passes for two is noticed by the others, who find a body that no strike of theirs names.
 */
import { hash } from 'node:crypto'
import { type Bytes, equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { parsePublicKey, parseSignature, verify } from '@safeconduct/core/sealed/sign.ts'
import type { CompartmentId } from '@safeconduct/core/vault/compartment.ts'
import { askDigest } from '@safeconduct/core/vault/control/strikes.ts'
import { type Entry, parseSignedHeader } from '@safeconduct/core/vault/entry.ts'
import type { LinkAnswer, LinkRefusal, RelayStrike } from '@safeconduct/core/vault/sync/link.ts'
import { wireLimits } from '@safeconduct/core/vault/sync/wire.ts'
import type { RelayLimits } from './limits.ts'
import type { Pieces } from './pieces.ts'
import type { RelayStore, StruckBody } from './store.ts'

export class Strikes {
  readonly #store: RelayStore
  readonly #pieces: Pieces
  readonly #limits: RelayLimits

  constructor(store: RelayStore, pieces: Pieces, limits: RelayLimits) {
    this.#store = store
    this.#pieces = pieces
    this.#limits = limits
  }

  async strike(log: CompartmentId, token: Bytes, strike: RelayStrike): LinkAnswer<true> {
    const there = await this.#store.log(log)
    if (there === undefined) return refuse({ kind: 'unknown-log' })
    if (!equalBytes(there.access, sha256(token))) return refuse({ kind: 'not-allowed' })
    const refusal = await this.#unfit(log, strike)
    const struck = strike.rests.map(({ feed, seq, rest, body }) => ({ chain: feed, seq, rest, body }))
    if (refusal?.kind === 'not-allowed') await this.#note(log, struck)
    if (refusal !== undefined) return refuse(refusal)
    await this.#store.strike(log, struck)
    const isNoted = strike.rests.length > 0 && !(await this.#isAnyHere(log, strike.rests))
    if (!isNoted) for (const name of strike.pieces) await this.#pieces.drop(name)
    return ok(true)
  }

  /**
   * What is not here is noted all the same: who wrote it has nothing else to send any more, and nothing that comes after
   * it could follow.
   */
  async #note(log: CompartmentId, struck: readonly StruckBody[]): Promise<void> {
    const absent: StruckBody[] = []
    for (const one of struck)
      if ((await this.#store.placed(log, one.chain, one.seq)) === undefined)
        absent.push({ ...one, body: new Uint8Array(0) })
    if (absent.length > 0) await this.#store.strike(log, absent)
  }

  async #unfit(log: CompartmentId, { rests, pieces, asks }: RelayStrike): Promise<LinkRefusal | undefined> {
    if (rests.some(({ body }) => body.length > this.#limits.entry)) return { kind: 'too-large' }
    const isAsNamed = rests.every(
      ({ rest, body }) => body.length === 0 || equalBytes(hash('sha256', body, 'buffer'), rest),
    )
    if (asks.length === 0 || !isAsNamed || !(await areSigned(log, { rests, pieces, asks })))
      return { kind: 'unreadable' }
    // A relay that has none of it yet notes what will come: nothing that it has is touched.
    if (!(await this.#isAnyHere(log, rests)) && rests.length > 0) return undefined
    return (await this.#areOfTheLog(log, asks)) ? undefined : { kind: 'not-allowed' }
  }

  async #isAnyHere(log: CompartmentId, rests: RelayStrike['rests']): Promise<boolean> {
    for (const { feed, seq } of rests)
      if ((await this.#store.placed(log, feed, seq)) !== undefined) return true
    return false
  }

  /** Two feeds of this log, or one where no other has written under its newest key. A feed that is not here counts for nothing. */
  async #areOfTheLog(log: CompartmentId, asks: RelayStrike['asks']): Promise<boolean> {
    const [one, another] = await this.#known(log, [
      ...new Map(asks.map(({ feed }) => [toHex(feed), feed])).values(),
    ])
    return one !== undefined && (another !== undefined || (await this.#isAlone(log, one)))
  }

  /** A laptop that was shut out may have had its strike marked and none of its words sent. */
  async #known(log: CompartmentId, feeds: readonly Bytes[]): Promise<readonly Bytes[]> {
    const heads = await this.#store.heads(log, feeds)
    const known = feeds.filter((_, at) => heads[at] !== undefined)
    if (known.length > 1 || known.length === feeds.length) return known
    const marked = new Set<string>()
    for await (const header of this.#headers(log))
      if (header?.kind === 'control') marked.add(toHex(header.feed))
    return feeds.filter((feed, at) => heads[at] !== undefined || marked.has(toHex(feed)))
  }

  async #isAlone(log: CompartmentId, feed: Bytes): Promise<boolean> {
    let newest = { epoch: 0, alone: true }
    for await (const header of this.#headers(log)) {
      if (header === undefined) return false
      const isOwn = equalBytes(header.feed, feed)
      if (header.epoch > newest.epoch) newest = { epoch: header.epoch, alone: isOwn }
      else if (header.epoch === newest.epoch) newest = { epoch: newest.epoch, alone: newest.alone && isOwn }
    }
    return newest.alone
  }

  /** Of every entry but the first of the control chain: a log is founded by a key that is thrown away. Undefined for one that is none. */
  async *#headers(log: CompartmentId): AsyncGenerator<Entry['header'] | undefined, void, void> {
    const most = { bytes: this.#limits.batch, count: wireLimits.entries }
    for (let after = 0; ; ) {
      const entries = await this.#store.entries(log, after, most)
      for (const { header, signature } of entries) {
        const signed = parseSignedHeader(header, signature)
        if (!signed.ok) yield undefined
        else if (signed.value.header.kind !== 'control' || signed.value.header.seq > 1)
          yield signed.value.header
      }
      const last = entries.at(-1)
      if (last === undefined) return
      after = last.position
    }
  }
}

async function areSigned(log: CompartmentId, { rests, pieces, asks }: RelayStrike): Promise<boolean> {
  const said = askDigest(log, rests, pieces)
  const good = await Promise.all(
    asks.map(async ({ feed, signature }) => {
      const [key, signed] = [parsePublicKey(feed), parseSignature(signature)]
      return key.ok && signed.ok && verify(key.value, 'strike', said, signed.value)
    }),
  )
  return good.every(Boolean)
}
