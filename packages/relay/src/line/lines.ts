/**
 * A line at a relay: what callers leave and find, and what desks fetch and answer. docs/formats/relay.md, L43 to L58;
 * the messages themselves: docs/formats/line.md.
 *
 * A caller is nobody here: no account, no cookie, no address. Whoever has the token of the line is a desk. The relay
 * never learns which of two messages says something, which box is the real one, or whether a code is one.
 */
import { type Bytes, concat, equalBytes, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { noticeFor } from '@safeconduct/core/line/notice.ts'
import { boxPages, slotLength, slotsOnPage } from '@safeconduct/core/line/replies.ts'
import { weekOf } from '@safeconduct/core/line/week-keys.ts'
import type { BoxedReply, CallerAsk, DeskAsk } from '@safeconduct/core/line/wire.ts'
import type { CollectedBlob, LeaseHeld, LineAbout, LineRefusal } from '@safeconduct/core/line/wire-answers.ts'
import { expand, sha256 } from '@safeconduct/core/sealed/hash.ts'
import { dayOf } from '@safeconduct/core/vault/sync/receipt.ts'
import { decoySlot } from './decoys.ts'
import { Leases } from './leases.ts'
import { LineKeys } from './line-keys.ts'
import type { LineLimits } from './line-limits.ts'
import { isBlobLength, LineRoom } from './line-room.ts'
import type { LineStore, ReplyHalf } from './line-store.ts'
import { Slots } from './slots.ts'
import { Stamps } from './stamps.ts'

type Of<A, W> = Extract<A, { readonly what: W }>
type Leased = { readonly line: Bytes; readonly tag: Bytes; readonly holder: Bytes }
export type LineResult<T> = Promise<Result<T, LineRefusal>>

const second = 1_000

export class Lines {
  readonly slots: Slots
  readonly #store: LineStore
  readonly #limits: LineLimits
  readonly #clock: Clock
  readonly #secret: Bytes
  readonly #mayMake: (space: Bytes) => boolean
  readonly #stamps: Stamps
  readonly #room: LineRoom
  readonly #leases: Leases
  readonly #keys: LineKeys
  /** Pairs on their way to the disk, by the nonce of their stamp. */
  readonly #sending = new Map<string, LineResult<number>>()
  readonly #notices = new Map<
    string,
    { readonly week: number; readonly notice: Bytes; readonly shown: Bytes }
  >()
  #sweptOn = 0

  /** `seed` is a secret of the relay that outlives it: an unknown code finds the same after a restart. */
  constructor(
    store: LineStore,
    limits: LineLimits,
    world: {
      readonly clock: Clock
      readonly seed: Uint8Array
      readonly mayMake: (space: Bytes) => boolean
      /** Whether the whole relay has room for so many bytes. */
      readonly hasRoom: (bytes: number) => Promise<boolean>
    },
  ) {
    this.#store = store
    this.#limits = limits
    this.#clock = world.clock
    this.#mayMake = world.mayMake
    this.#secret = expand('SHA-256', world.seed, utf8('safeconduct/v1/relay-line\0'), 32)
    this.#stamps = new Stamps(this.#secret, limits.stamps, world.clock)
    this.#room = new LineRoom(store, limits, world)
    this.#leases = new Leases(limits, world.clock)
    this.#keys = new LineKeys(world.clock)
    this.slots = new Slots(store, limits, { stamps: this.#stamps, room: this.#room, today: () => this.day })
  }

  get day(): number {
    return dayOf(this.#clock.millis())
  }

  async about(line: Bytes): LineResult<LineAbout> {
    const there = await this.#store.line(line)
    const notice = there && this.#shown(line, there.notice)
    if (notice === undefined) return refuse({ kind: 'unknown-line' })
    const full = await this.#room.isFull(line)
    return ok({
      notice,
      challenge: this.#stamps.challenge(line),
      bits: this.#stamps.bits,
      day: this.day,
      full,
    })
  }

  /** Why a large message is not read to its end: its stamp is not good here, and was not for the same one before. */
  objectionToLarge(line: Bytes, stamp: Of<CallerAsk, 'send'>['stamp']): LineRefusal | undefined {
    const judged = this.#stamps.judge(line, stamp)
    return judged === 'fresh' || judged === 'used' ? undefined : this.#stampRefusal(line)
  }

  /** Both messages are on the disk, or neither is. The day on which they came. */
  async send({ line, stamp, blobs }: Of<CallerAsk, 'send'>): LineResult<number> {
    const [one, other] = blobs
    if (one.length !== other.length || !isBlobLength(one.length)) return refuse({ kind: 'size' })
    const there = await this.#store.line(line)
    if (there === undefined) return refuse({ kind: 'unknown-line' })
    // What is sealed to nobody would lie here until it is too old: it takes no room, and costs us no work.
    const isNamed = blobs.every((blob) => this.#keys.areNamed(line, there.notice, blob))
    if (!isNamed && this.#stamps.judge(line, stamp) !== 'used') return refuse({ kind: 'other-key' })
    const spent = this.#stamps.spend(line, stamp, toHex(sha256(concat(sha256(one), sha256(other)))))
    const name = toHex(stamp.nonce)
    // The same two messages again: the phone did not hear our answer.
    if (spent === 'again') return (await this.#sending.get(name)) ?? ok(this.day)
    if (spent !== 'fresh') return refuse(this.#stampRefusal(line))
    const keeping = this.#keep(line, blobs)
    this.#sending.set(name, keeping)
    let isKept = false
    try {
      const kept = await keeping
      isKept = kept.ok
      return kept
    } finally {
      this.#sending.delete(name)
      if (!isKept) this.#stamps.giveBack(line, stamp)
    }
  }

  /**
   * Always as many slots, of one length, whether there is such a box or not, by one way. That somebody looked is kept
   * nowhere: the box that is read on the day of a visit would be the real one, and the other the second code's.
   */
  async open({ box, page }: Of<CallerAsk, 'open'>): Promise<readonly Bytes[]> {
    const kept = await this.#store.replies(box, page * slotsOnPage, slotsOnPage)
    // All eight are made, also where answers take their places.
    const decoys = Array.from({ length: slotsOnPage }, (_, slot) =>
      decoySlot(this.#secret, { box, page, slot }, slotLength),
    )
    return decoys.map((decoy, slot) => kept[slot] ?? decoy)
  }

  /** Whatever comes of it is said to nobody. */
  burn({ box, token }: Of<CallerAsk, 'burn'>): Promise<void> {
    return this.#store.burn(box, sha256(token))
  }

  async found({ line, access, space }: Of<DeskAsk, 'found'>): LineResult<true> {
    if (!this.#mayMake(space)) return refuse({ kind: 'not-allowed' })
    if ((await this.#store.line(line)) === undefined) {
      if ((await this.#store.lines()) >= this.#limits.lines) return refuse({ kind: 'full' })
      if (await this.#store.addLine(line, access, this.day)) return ok(true)
    }
    const there = await this.#store.line(line)
    return there !== undefined && equalBytes(there.access, access)
      ? ok(true)
      : refuse({ kind: 'not-allowed' })
  }

  /** Why this token does nothing on this line; undefined: it is a desk’s. */
  async objectionTo(line: Bytes, token: Bytes): Promise<LineRefusal | undefined> {
    const there = await this.#store.line(line)
    if (there === undefined) return { kind: 'unknown-line' }
    return equalBytes(there.access, sha256(token)) ? undefined : { kind: 'not-allowed' }
  }

  async publish({ line, notice }: Of<DeskAsk, 'publish'>): LineResult<true> {
    // Whether it is signed is for the pages to say, which know the key. What is none is not handed to them.
    if (noticeFor(notice, 0) === undefined) return refuse({ kind: 'unreadable' })
    const before = await this.#store.line(line)
    // A page that was open meanwhile has sealed to what it was shown.
    if (before !== undefined) this.#keys.remember(line, before.notice)
    await this.#store.publish(line, notice)
    return ok(true)
  }

  async collect({
    line,
    after,
  }: Of<DeskAsk, 'collect'>): Promise<{ readonly blobs: readonly CollectedBlob[]; readonly more: boolean }> {
    const most = { bytes: this.#limits.answerBytes, count: this.#limits.answerItems }
    const blobs = await this.#store.blobs(line, after, most)
    const last = blobs.at(-1)?.number
    const next = last === undefined ? [] : await this.#store.blobs(line, last, { bytes: 0, count: 1 })
    return { blobs, more: next.length > 0 }
  }

  async drop({ line, numbers }: Of<DeskAsk, 'drop'>): Promise<void> {
    await this.#store.dropBlobs(line, numbers)
    this.#room.changed(line)
  }

  lease({
    line,
    tag,
    holder,
  }: Leased): Result<{ readonly granted: boolean; readonly seconds: number }, LineRefusal> {
    const lease = this.#leases.take(line, tag, holder)
    if (lease === undefined) return refuse({ kind: 'full' })
    return ok({ granted: equalBytes(lease.holder, holder), seconds: Math.ceil(lease.left / second) })
  }

  release({ line, tag, holder }: Leased): void {
    this.#leases.release(line, tag, holder)
  }

  leases(line: Bytes): readonly LeaseHeld[] {
    return this.#leases
      .all(line)
      .map(({ tag, holder, left }) => ({ tag, holder, seconds: Math.ceil(left / second) }))
  }

  /** Into both boxes or into neither, from whoever has the lease at this moment. */
  async reply({ line, tag, holder, id, boxes }: Of<DeskAsk, 'reply'>): LineResult<true> {
    const [one, other] = boxes
    // Another number of slots would tell which box has the words that matter.
    if (one.slots.length !== other.slots.length || one.slots.length === 0) return refuse({ kind: 'size' })
    if (equalBytes(one.box, other.box)) return refuse({ kind: 'unreadable' })
    if (!this.#leases.holds(line, tag, holder)) return refuse({ kind: 'not-leased' })
    if ((await this.#store.boxes()) >= this.#limits.boxes) return refuse({ kind: 'full' })
    // What was waited for may have taken longer than the lease.
    if (!this.#leases.holds(line, tag, holder)) return refuse({ kind: 'not-leased' })
    const halves = [halfOf(one, id), halfOf(other, id)] as const
    const replied = await this.#store.reply(halves, boxPages * slotsOnPage, this.day)
    return replied === 'other-burn' ? refuse({ kind: 'not-allowed' }) : ok(true)
  }

  /** Lets go of what is too old. Now and then, beside the asks; it works once a day. */
  async sweep(): Promise<void> {
    const { day } = this
    if (this.#sweptOn === day) return
    this.#sweptOn = day
    const { blobDays, slotDays, boxDays, unannouncedDays } = this.#limits
    await this.#store.sweep({
      blobs: day - blobDays,
      slots: day - slotDays,
      boxes: day - boxDays,
      unannounced: day - unannouncedDays,
    })
  }

  /** Made once a week for each notice: to ask for it costs a stranger nothing, so it must cost little here. */
  #shown(line: Bytes, notice: Bytes): Bytes | undefined {
    const week = weekOf(this.#clock.millis())
    const known = this.#notices.get(toHex(line))
    if (known?.week === week && equalBytes(known.notice, notice)) return known.shown
    const shown = noticeFor(notice, week)
    if (shown !== undefined) this.#notices.set(toHex(line), { week, notice, shown })
    return shown
  }

  async #keep(line: Bytes, blobs: readonly Bytes[]): LineResult<number> {
    const [{ length } = new Uint8Array(0)] = blobs
    if (!(await this.#room.takeBlobs(line, length, blobs.length))) return refuse({ kind: 'full' })
    await this.#store.addBlobs(line, blobs, this.day)
    return ok(this.day)
  }

  #stampRefusal(line: Bytes): LineRefusal {
    return { kind: 'stamp', challenge: this.#stamps.challenge(line), bits: this.#stamps.bits }
  }
}

/** The mark is not the id: the same id in two boxes would tell a seized disk which two belong together. */
function halfOf({ box, burnHash, slots }: BoxedReply, id: Bytes): ReplyHalf {
  return { box, burn: burnHash, slots, mark: sha256(concat(id, box)).slice(0, 16) }
}
