/**
 * The copies of an open vault: rounds with the relay run by themselves, pages are told how far things are, and a
 * colleague's lock is heard here.
 *
 * It runs in the process with the keys and ends with it. What it sends is sealed before it reaches the line.
 */

import { unlessFull } from '@safeconduct/core/vault/replica/context.ts'
import { syncState } from '@safeconduct/core/vault/sync/change-states.ts'
import type { KnownRelay } from '@safeconduct/core/vault/sync/relay-of.ts'
import { relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import { SyncLoop } from '@safeconduct/host/sync/running.ts'
import type { Blob } from '@safeconduct/host/vault/blobs.ts'
import type { LockedBy } from '../calls/calls.ts'
import type { SyncView } from '../calls/sync.ts'
import { type Rounds, syncView } from './copies-view.ts'
import { reportDefect } from './defect.ts'
import { standingOf } from './organisation-view.ts'
import type { Organised } from './organised.ts'

export type CopiesWishes = {
  /** Where the sealed files of records lie. */
  readonly home: string
  /** From the invitation, until the list of members names a relay. */
  readonly relay?: KnownRelay
  /** The organisation has locked this device out. */
  readonly told: (why: LockedBy) => void
  /** The list of members has been read. */
  readonly known?: () => void
  /** Something came from colleagues. */
  readonly news?: () => void
}

/** A page waits so long for the relay after an act; what is not there by then is shown as waiting. */
const hurryMillis = 4_000
/** Before something leaves for good it waits longer: what a colleague has withdrawn must be here. */
const mergeMillis = 20_000

export class Copies {
  readonly #organised: Organised
  readonly #wishes: CopiesWishes
  readonly #loop: SyncLoop
  #news = 0
  #isKnown = false
  #late = 0
  #state: ReturnType<typeof standingOf>['state']

  constructor(organised: Organised, wishes: CopiesWishes) {
    this.#organised = organised
    this.#wishes = wishes
    this.#state = standingOf(organised).state
    const { relay } = wishes
    this.#loop = new SyncLoop(organised.replica, {
      linkTo: (known) => httpLink(known),
      home: wishes.home,
      // A broken vault file shows itself with the next call, and there it is said.
      onFault: reportDefect,
      ...(relay === undefined ? {} : { relay }),
      onNews: () => {
        this.#news++
        this.#wishes.news?.()
      },
      onChange: () => this.#look(),
    })
  }

  /** A colleague's file, when somebody opens it. */
  bring(blob: Blob): Promise<unknown> {
    return this.#loop.fetch(blob)
  }

  /** Names of a file's pieces at the relay; undefined where it does not answer. */
  pieces(blob: Blob): Promise<readonly string[] | undefined> {
    return this.#loop.pieces(blob)
  }

  start(): void {
    this.#loop.start()
  }

  /**
   * A device that a colleague locked opens for nobody, until the organisation says otherwise: the relay is asked first,
   * because the lock may have been undone. One that never heard of a lock is not kept waiting.
   */
  async isLockedOut(): Promise<boolean> {
    if (this.#state !== 'suspended') return false
    await this.hurry()
    return standingOf(this.#organised).state === 'suspended'
  }

  /** A lock does not wait for it: a round that is cut has left nothing half-done. */
  stop(): Promise<void> {
    return this.#loop.stop()
  }

  view(): SyncView {
    return syncView(this.#organised, this.#rounds())
  }

  async now(): Promise<SyncView> {
    await this.hurry()
    return this.view()
  }

  /** One round, as far as it gets in a few seconds. */
  async hurry(): Promise<void> {
    if (relayOf(this.#organised.replica) === undefined && this.#wishes.relay === undefined) {
      await unlessFull(() => this.#organised.acts.settle())
      return
    }
    const enough = Promise.withResolvers<void>()
    const timer = setTimeout(enough.resolve, hurryMillis)
    await Promise.race([this.#loop.now(), enough.promise])
    clearTimeout(timer)
  }

  /** A whole round, however long it takes within reason; false: the relay was silent, so others may know more. */
  async merged(): Promise<boolean> {
    const enough = Promise.withResolvers<void>()
    const timer = setTimeout(enough.resolve, mergeMillis)
    const before = this.#loop.running.last
    await Promise.race([this.#loop.now(), enough.promise])
    clearTimeout(timer)
    const { last } = this.#loop.running
    return last !== before && last?.end === 'done'
  }

  /** After a save: what has not reached the relay goes there. */
  saved(): void {
    const { waitingOut } = syncState(this.#organised.replica)
    this.#loop.saved(waitingOut.map(({ log }) => log))
  }

  /** Something came that did not come from the relay: a bundle, a change of the members. */
  changed(): void {
    this.#news++
    this.#look()
  }

  #rounds(): Rounds {
    const { state, progress, last } = this.#loop.running
    return {
      running: state === 'running',
      progress,
      end: last?.end,
      nextIn: last !== undefined && last.wait > 0 ? last.wait : undefined,
      news: this.#news,
    }
  }

  #look(): void {
    if (!this.#isKnown && this.#organised.replica.book.roster !== undefined) {
      this.#isKnown = true
      this.#wishes.known?.()
    }
    const late = this.#organised.replica.late().length
    // What has come too late is read by nobody, and is no news to anything else.
    if (late !== this.#late) this.#news++
    this.#late = late
    const { state } = standingOf(this.#organised)
    if (state === this.#state) return
    this.#state = state
    this.#news++
    if (state === 'suspended' || state === 'struck' || state === 'removed') this.#wishes.told(state)
  }
}
