/**
 * A device's line to a relay: HTTP and WebSocket in the program, an adversary in the simulator.
 *
 * Nothing that comes over it is believed: see `relay-view.ts`. A refusal is a value that the desk shows.
 */
import type { Bytes } from '../../base/bytes.ts'
import type { Result } from '../../base/result.ts'
import type { PublicKey, Signature } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import type { Entry } from '../entry.ts'

/** The relay has taken an entry: signed by its key, purpose `receipt`. docs/formats/relay.md. */
export type Receipt = {
  readonly log: CompartmentId
  /** From 1, in the order of arrival at the relay. */
  readonly position: number
  readonly entry: Bytes
  /** Days since 1970: the relay rounds, and so do we. */
  readonly day: number
  readonly signature: Signature
}

/** All that the relay says it holds of a log: RFC 6962 tree over entry hashes, signed, purpose `tree-head`. */
export type TreeHead = {
  readonly log: CompartmentId
  readonly size: number
  readonly root: Bytes
  readonly day: number
  readonly signature: Signature
}

export type LinkRefusal =
  /** No answer: the network, the relay or a wall between. */
  | { readonly kind: 'silent' }
  /** 409: another entry stands there already. `head` is the hash and seq that the relay has. */
  | { readonly kind: 'conflict'; readonly seq: number; readonly hash: Bytes }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'unknown-log' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'slow-down'; readonly seconds: number }
  /** 507: the relay's disk. */
  | { readonly kind: 'relay-full' }
  | { readonly kind: 'quota' }
  /** The relay speaks another version of the protocol. */
  | { readonly kind: 'other-version'; readonly oldest: number; readonly newest: number }
  /** What came is no answer of this protocol. */
  | { readonly kind: 'unreadable' }

export type LinkAnswer<T> = Promise<Result<T, LinkRefusal>>

export type RelayAbout = {
  readonly oldest: number
  readonly newest: number
  readonly key: PublicKey
  /** Milliseconds since 1970, rounded to the minute. */
  readonly clock: number
  readonly largestEntry: number
  readonly largestPiece: number
}

export type PullAsk = {
  readonly log: CompartmentId
  readonly token: Bytes
  /** How many entries of this log the asker has from this relay. */
  readonly after: number
}
/** One answer for one log: entries of positions after + 1 …, and the head at the end of what the relay has. */
export type PullBatch = {
  readonly log: CompartmentId
  readonly after: number
  readonly entries: readonly Entry[]
  /**
   * The relay's receipts of the control entries among them, in their order: the mark without which a control
   * entry counts nowhere, in a form that can be handed on (a bundle, another device).
   */
  readonly marks: readonly Receipt[]
  /** Undefined: more of this log follows in the next batch. */
  readonly head: TreeHead | undefined
}
export type PullAnswer =
  | { readonly log: CompartmentId; readonly batch: PullBatch }
  | { readonly log: CompartmentId; readonly refusal: LinkRefusal }

/** What a strike leaves at a relay, which knows feeds and no people. docs/formats/relay.md, rules L62 to L66. */
export type RelayStrike = {
  readonly rests: readonly AskedBody[]
  /** Names of pieces of files that go. */
  readonly pieces: readonly Bytes[]
  /** Signatures of feeds of the log, purpose `strike`. */
  readonly asks: readonly { readonly feed: Bytes; readonly signature: Bytes }[]
}
export type AskedBody = {
  readonly feed: Bytes
  readonly seq: number
  /** SHA-256 of the body that is left. */
  readonly rest: Bytes
  /** Empty: it is not here, or goes with another ask. */
  readonly body: Bytes
}

export type MailItem = { readonly number: number; readonly sealed: Bytes }

export interface RelayLink {
  about(): LinkAnswer<RelayAbout>
  /** Makes a log with the hash of its access token; the same again is no error. `space` is the relay's code for members. */
  found(log: CompartmentId, access: Bytes, space: Bytes): LinkAnswer<true>
  /** Swaps the access of a log: from now on only the new token reads and writes. */
  move(log: CompartmentId, token: Bytes, access: Bytes): LinkAnswer<true>
  /** Entries of feeds and of the control chain, each in its order. All or none; an entry that is there already is receipted again. */
  push(log: CompartmentId, token: Bytes, entries: readonly Entry[]): LinkAnswer<readonly Receipt[]>
  /** Other bodies in the place of those that were signed; the same again is no error. */
  strike(log: CompartmentId, token: Bytes, strike: RelayStrike): LinkAnswer<true>
  /** Many logs at once, streamed. */
  pull(asks: readonly PullAsk[]): AsyncIterable<PullAnswer>
  /** Opens a box that whoever has `token` may empty. */
  openBox(box: Bytes, access: Bytes, space: Bytes): LinkAnswer<true>
  post(box: Bytes, sealed: Bytes): LinkAnswer<true>
  collect(box: Bytes, token: Bytes): LinkAnswer<readonly MailItem[]>
  remove(box: Bytes, token: Bytes, upTo: number): LinkAnswer<true>
  /** Sealed pieces of files, named by their SHA-256. */
  putPiece(name: Bytes, piece: Bytes, space: Bytes): LinkAnswer<true>
  hasPieces(names: readonly Bytes[]): LinkAnswer<readonly boolean[]>
  getPiece(name: Bytes): LinkAnswer<Bytes>
  /** Calls back when one of these logs or the box has something new; resolves when the line breaks. */
  watch(
    asks: readonly { readonly log: CompartmentId; readonly token: Bytes }[],
    box: { readonly id: Bytes; readonly token: Bytes },
    news: (log: CompartmentId | 'box') => void,
    signal: AbortSignal,
  ): Promise<LinkRefusal>
}
