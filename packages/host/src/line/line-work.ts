/**
 * The line on one desk: what runs by itself, and what people do. Runs in the process that holds the vault.
 *
 * One `tick` at a time: turn and destroy week keys, publish, hear leases, collect, fetch pieces, send what is due.
 * Whatever it cannot do now it does in the next one; nothing of it is lost when the process dies in between.
 */
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { rightOf } from '@safeconduct/core/vault/control/membership.ts'
import { logHexOf, type Right } from '@safeconduct/core/vault/control/names.ts'
import { rosterAt } from '@safeconduct/core/vault/control/roster.ts'
import type { LogState } from '@safeconduct/core/vault/replica/log-book.ts'
import type { SaveRefusal } from '@safeconduct/core/vault/replica/outcomes.ts'
import { StoreFull } from '@safeconduct/core/vault/replica/store.ts'
import { recordState } from '@safeconduct/core/vault/sync/change-states.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'
import { relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import type { Vault } from '../vault/vault.ts'
import { memberHere } from '../vault/who.ts'
import { tellCaseHolders } from './case-alarms.ts'
import { dropOldCodes } from './codes-to-hand-over.ts'
import { collect, noBlobsSeen } from './collecting.ts'
import { LeaseBook } from './lease-book.ts'
import { type DoorPost, type DoorRefusal, LineDoor } from './line-door.ts'
import { LineIndex } from './line-index.ts'
import { type LineSetup, noSetup, readSetup, type SetUpWish } from './line-setup.ts'
import type { LineWorld } from './line-world.ts'
import { fetchPieces, type SeenPieces } from './pieces.ts'
import { type Published, publish, publishedNow, rootOf, tendRatchet } from './publishing.ts'
import { RelayClock } from './relay-clock.ts'
import { sendDue } from './sending.ts'
import { type SetUpWay, setUpLine } from './setting-up.ts'
import { WeekRatchets } from './week-ratchets.ts'

export type LineWishes = {
  readonly vault: Vault
  /** To the relay that the roster names. */
  readonly post: DoorPost
  /** After something was saved that should reach the relay soon. */
  readonly saved?: () => void
  /** What time the relay says it is, in milliseconds; undefined where it says nothing. */
  readonly relayTime?: () => Promise<number | undefined>
}

export type LineStanding =
  | { readonly state: 'not-mine' }
  /** What was entered by hand, or stands in the records, is worked on without a line at a relay. */
  | { readonly state: 'no-relay' | 'not-set-up' | 'ready'; readonly world: LineWorld }

export type TickRefusal = DoorRefusal | SaveRefusal | { readonly kind: string }
export type Ticked = { readonly trouble: string | undefined; readonly at: number }

const lineName = { scope: { kind: 'line' }, part: 'whole' } as const
/** What callers are shown is looked at anew after so long. */
const publishedFor = 60_000

/** Refusals that are of the relay, or of this disk, and not of one thread. */
const ofTheRelay: ReadonlySet<string> = new Set([
  'silent',
  'slow-down',
  'full',
  'relay-full',
  'not-allowed',
  'unknown-line',
  'other-version',
  'disk-full',
])

export class LineWork {
  readonly #wishes: LineWishes
  #seenBlobs = noBlobsSeen()
  readonly #seenPieces: SeenPieces = new Map()
  readonly index: LineIndex
  #world: LineWorld | undefined
  #running: Promise<Ticked> | undefined
  #published: { readonly what: Published | undefined; readonly at: number } | undefined
  #news = 0
  #last: Ticked | undefined
  #heard: number | undefined
  /** How many ratchets of the line are here. */
  #held = 0
  #hasRoot = false
  readonly #relayClock: RelayClock

  constructor(wishes: LineWishes) {
    this.#wishes = wishes
    this.index = new LineIndex(wishes.vault)
    this.#relayClock = new RelayClock(wishes.vault.clock, wishes.relayTime)
  }

  get vault(): Vault {
    return this.#wishes.vault
  }

  /** Grows when something came in. */
  get news(): number {
    return this.#news
  }

  get last(): Ticked | undefined {
    return this.#last
  }

  /** When the relay last answered at the line's door. */
  get heard(): number | undefined {
    return this.#heard
  }

  get published(): Published | undefined {
    return this.#published?.what
  }

  /** The week's private half is on this desk. */
  get hasKey(): boolean {
    return this.#held > 0
  }

  /** This desk can sign the notice. */
  get hasRoot(): boolean {
    return this.#hasRoot
  }

  /** By how many milliseconds this desk's clock is before the relay's (behind it, below nought), where that matters. */
  get clockAhead(): number | undefined {
    return this.#relayClock.differs
  }

  log(): LogState | undefined {
    return this.vault.replica.book.byName(lineName)
  }

  right(): Right | 'none' {
    const { member } = this.vault.replica.me
    const control = this.log()?.control
    return member === undefined || control?.kind !== 'membership' ? 'none' : rightOf(control.state, member)
  }

  isAdmin(): boolean {
    const { me, book } = this.vault.replica
    return (
      me.member !== undefined &&
      book.roster !== undefined &&
      rosterAt(book.roster).members.get(me.member) === 'admin'
    )
  }

  standing(): LineStanding {
    const log = this.log()
    if (log === undefined || this.right() === 'none' || log.keys.size === 0) return { state: 'not-mine' }
    const setup = readSetup(this.vault)
    const world = this.#worldFor(log, setup ?? noSetup)
    if (relayOf(this.vault.replica) === undefined) return { state: 'no-relay', world }
    return { state: setup === undefined ? 'not-set-up' : 'ready', world }
  }

  #worldFor(log: LogState, setup: LineSetup): LineWorld {
    const { vault, post } = this.#wishes
    const by = memberHere(vault.replica) ?? 'M-01'
    const same = this.#world
    if (same !== undefined && same.setup.id === setup.id && same.by === by) {
      return (this.#world = { ...same, setup })
    }
    const door = new LineDoor(setup === noSetup ? async () => refuse({ kind: 'silent' }) : post, setup)
    const hex = logHexOf(log.id)
    // Another line has other numbers.
    this.#seenBlobs = noBlobsSeen()
    this.#published = undefined
    this.#world = {
      vault,
      log: hex,
      setup,
      door,
      index: this.index,
      ratchets: new WeekRatchets(vault, hex),
      leases: new LeaseBook(door, {
        clock: vault.clock,
        device: vault.replica.me.device,
        secret: setup.secret,
      }),
      by,
      times: () => this.#relayClock.times(),
    }
    return this.#world
  }

  /** An admin founds the line: its id and token, its root, the first ratchet. `anew`: in the place of another. */
  async setUp(wish: SetUpWish, how: SetUpWay = {}): Promise<Result<true, TickRefusal>> {
    const log = this.log()
    if (!this.isAdmin() || log === undefined || this.right() === 'none')
      return refuse({ kind: 'not-allowed' })
    const done = await setUpLine(this.#wishes, logHexOf(log.id), wish, how)
    if (done.ok) await this.tick()
    return done
  }

  /** Everything that is due, once. Whoever asks while it runs waits for the same one. */
  tick(): Promise<Ticked> {
    this.#running ??= this.#tickNow().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  /** What people changed in the set-up is put up with the next tick, not in ten minutes. */
  changedSetup(): void {
    this.#published = undefined
  }

  async #tickNow(): Promise<Ticked> {
    const standing = this.standing()
    const at = this.vault.clock.millis()
    let trouble: string | undefined
    if (standing.state === 'ready') {
      try {
        const done = await this.#work(standing.world)
        trouble = done.ok ? undefined : done.refusal.kind
      } catch (problem) {
        if (!(problem instanceof StoreFull)) throw problem
        trouble = 'disk-full'
      }
      if (trouble !== 'silent') this.#heard = at
    }
    return (this.#last = { trouble, at })
  }

  async #work(world: LineWorld): Promise<Result<true, TickRefusal>> {
    this.index.refresh()
    await world.ratchets.turn()
    await this.#relayClock.look()
    await dropOldCodes(world)
    const published = await this.#tendNotice(world)
    const leases = await world.leases.refresh()
    if (!leases.ok) return leases
    // Before two colleagues begin to write to one person, both should see it.
    if (leases.value) this.#news++
    const mayWrite = this.right() === 'writer' || this.right() === 'lead'
    const taken = mayWrite ? await this.#takeIn(world) : ok(0)
    // What one request refuses must not keep the others waiting.
    const sent = mayWrite ? await this.#sendHeld(world) : ok(0)
    if (await tellCaseHolders(world)) this.#wishes.saved?.()
    for (const done of [published, taken, sent]) if (!done.ok) return done
    return ok(true)
  }

  async #tendNotice(world: LineWorld): Promise<Result<true, TickRefusal>> {
    const log = this.log()
    const root = await rootOf(world)
    this.#hasRoot = root !== undefined
    const { secrets } = this.vault.replica.acts
    const ratchet = root === undefined || log === undefined ? undefined : await tendRatchet(world, log)
    const held = (await world.ratchets.held()).length
    // One that was made counts when colleagues' letters with it have left: they are written in the next round.
    if (held > this.#held) this.#wishes.saved?.()
    this.#held = held
    if (!this.hasKey) await secrets.ask(world.log, 'line-week')
    if (root === undefined && this.isAdmin()) await secrets.ask(world.log, 'line-root')
    const now = this.vault.clock.millis()
    const known = this.#published
    const isFresh = known?.what !== undefined && now - known.at < publishedFor && now >= known.at
    if (isFresh) {
      if (ratchet === undefined || root === undefined) return ok(true)
    } else {
      const heard = await publishedNow(world)
      if (!heard.ok) return heard
      this.#published = { what: heard.value, at: now }
    }
    if (root === undefined || ratchet === undefined) return ok(true)
    const before = this.#published?.what
    const put = await publish(world, root, ratchet, before)
    if (!put.ok) return put.refusal.kind === 'unknown-line' ? this.#foundAgain(world) : put
    this.#published = { what: put.value, at: now }
    return ok(true)
  }

  /** A relay that was set up anew does not know the line. */
  async #foundAgain({ door }: LineWorld): Promise<Result<true, TickRefusal>> {
    const relay = relayOf(this.vault.replica)
    this.#published = undefined
    return relay === undefined ? refuse({ kind: 'no-relay' }) : door.found(spaceOf(relay.url))
  }

  /** One desk at a time, so that one message is written down once and with one hour. */
  async #takeIn(world: LineWorld): Promise<Result<number, TickRefusal>> {
    if (!this.hasKey) return ok(0)
    const lease = await world.leases.take('collect')
    if (!lease.ok) return lease.refusal.kind === 'lease-held' ? ok(0) : lease
    try {
      const came = await collect(world, this.#seenBlobs)
      if (!came.ok) return came
      const pieces = await fetchPieces(world, this.#seenPieces)
      const count = came.value + (pieces.ok ? pieces.value : 0)
      if (count > 0) {
        this.#news += count
        this.#wishes.saved?.()
      }
      return pieces.ok ? ok(count) : pieces
    } finally {
      // Until the others can have read it from the relay: whoever came next would write it down again.
      if (!this.#isUnsent()) await world.leases.letGo('collect')
    }
  }

  #isUnsent(): boolean {
    const { replica } = this.vault
    return [...this.#seenBlobs.kept.values()].some(
      ({ record }) => recordState(replica, record) === 'saved-here',
    )
  }

  async #sendHeld(world: LineWorld): Promise<Result<number, TickRefusal>> {
    let sent = 0
    let failed: TickRefusal | undefined
    for (const request of this.index.withHeldReplies()) {
      const done = await sendDue(world, request)
      if (done.ok) sent += done.value
      // What is wrong with one thread is a stranger's work: it is no trouble of the line.
      else if (ofTheRelay.has(done.refusal.kind)) failed ??= done.refusal
      if (failed?.kind === 'silent') break
    }
    if (sent > 0) {
      this.#news += sent
      this.#wishes.saved?.()
    }
    return failed === undefined ? ok(sent) : refuse(failed)
  }

  /** Before the vault is locked: nobody waits ten minutes for a desk that is off. */
  async stop(): Promise<void> {
    const world = this.#world
    if (world !== undefined) await world.leases.letGoAll()
  }
}
