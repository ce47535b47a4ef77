/**
 * One device's vault at work: everything that changes it goes through here, one thing after another.
 *
 * A transaction of the store comes first, always: nothing is acknowledged, sent or held in memory before the
 * disk has it, so whatever moment the device dies in, it wakes with what it promised.
 */
import type { Bytes } from '../../base/bytes.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import type { PublicKey, SigningKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import type { MemberId } from '../control/names.ts'
import type { Entry } from '../entry.ts'
import type { TreeSeen } from '../operation.ts'
import type { Organisation } from '../organisation.ts'
import type { CompartmentName } from '../schema.ts'
import { changeStateOf, noteRelayed } from './acknowledging.ts'
import type { Alarms } from './alarms.ts'
import { advance } from './applying.ts'
import { mendClock } from './clock-mending.ts'
import { keepClosed } from './closing.ts'
import { type Context, type ReplicaWorld, unlessFull } from './context.ts'
import { catchUp, receiveControlEntries } from './control-chain.ts'
import { foundInStore, type JoinedKeys, joinInStore, type NewOrganisation } from './first-steps.ts'
import { forgetLogs } from './forgetting.ts'
import { writeHeartbeats } from './heartbeats.ts'
import { holesOf } from './holes.ts'
import { adoptLate, lateEntries } from './late-work.ts'
import { learnKeys } from './learning.ts'
import type { LogBook } from './log-book.ts'
import { openContext } from './opening.ts'
import { OrganisationActs } from './organisation.ts'
import { resolveGrants } from './organisation-grants.ts'
import type {
  AdoptRefusal,
  ChangeState,
  Hole,
  LateEntry,
  LogPoint,
  MarkedEntry,
  NotOpened,
  Received,
  ReceivedControl,
  RecordChange,
  Saved,
  SaveRefusal,
  Source,
  TreeSaid,
} from './outcomes.ts'
import { type Own, readOwn, storedGenesis } from './own-keys.ts'
import { noneReceived, receiveEntries } from './receiving.ts'
import { rewriteStranded } from './rewriting.ts'
import { ownMember } from './rights.ts'
import { mendRot, mendTails } from './rot-mending.ts'
import { type ReplicaStore, StoreFull } from './store.ts'
import { mayBeRest } from './struck-bodies.ts'
import { letGoUnnamed } from './unnamed-rests.ts'
import { saveChanges } from './writing.ts'

export type { ReplicaWorld } from './context.ts'
export type { JoinedKeys, NewOrganisation } from './first-steps.ts'

export type OpenWishes = {
  /** The file may be an older copy put back: no feed in it is continued. */
  readonly restored?: boolean
}

export class Replica {
  readonly store: ReplicaStore
  readonly world: ReplicaWorld
  readonly book: LogBook
  readonly alarms: Alarms
  /** What the parts of a replica share: for the acts and the round, which work in turns of their own. */
  readonly context: Context
  /** This device's keys and mailbox. */
  readonly own: Own
  /** What members do with the organisation. */
  readonly acts: OrganisationActs
  #genesis: Organisation | undefined
  #queue: Promise<unknown> = Promise.resolve()

  private constructor(context: Context, own: Own) {
    this.context = context
    this.own = own
    this.acts = new OrganisationActs({ context, turn: (work) => this.turn(work) })
    this.#genesis = own.genesis
    this.store = context.store
    this.world = context.world
    this.book = context.book
    this.alarms = context.alarms
  }

  /** Makes an organisation, with this device as its first. */
  static async found(
    store: ReplicaStore,
    world: ReplicaWorld,
    about: NewOrganisation,
  ): Promise<Result<Replica, SaveRefusal>> {
    return Replica.#begun(store, world, () => foundInStore(store, world, about))
  }

  /** A device that was invited: it knows its keys and the welcome, and nothing else yet. */
  static async join(
    store: ReplicaStore,
    world: ReplicaWorld,
    joined: JoinedKeys,
  ): Promise<Result<Replica, SaveRefusal>> {
    return Replica.#begun(store, world, () => joinInStore(store, joined))
  }

  static async #begun(
    store: ReplicaStore,
    world: ReplicaWorld,
    begin: () => Promise<void>,
  ): Promise<Result<Replica, SaveRefusal>> {
    try {
      await begin()
    } catch (problem) {
      if (!(problem instanceof StoreFull)) throw problem
      return refuse({ kind: 'disk-full' })
    }
    const opened = await Replica.open(store, world)
    if (!opened.ok) throw new Error(`what was begun does not open: ${opened.refusal.why}`)
    return opened
  }

  static async open(
    store: ReplicaStore,
    world: ReplicaWorld,
    { restored = false }: OpenWishes = {},
  ): Promise<Result<Replica, NotOpened>> {
    const own = await readOwn(store.shelf)
    if (!own.ok) return own
    const context = await openContext(store, world, own.value, restored)
    if (context === undefined) return refuse({ kind: 'replica-not-opened', why: 'damaged' })
    const replica = new Replica(context, own.value)
    // What a device that died had begun is finished before anything new is. Nothing is mended yet: whoever opens a vault
    // to check it must find it as the disk has it.
    await unlessFull(async () => {
      // What was read with a key that still waits to be kept is on the disk: without that key no strike finds its words.
      await resolveGrants(context)
      await replica.#finish()
    })
    return ok(replica)
  }

  /** `name` is undefined on a new device that has not read the roster yet. */
  get organisation(): {
    readonly id: Bytes
    readonly name: string | undefined
    readonly createdAt: string | undefined
  } {
    return { id: this.context.organisation, name: this.#genesis?.name, createdAt: this.#genesis?.createdAt }
  }

  /** `member` is undefined until the roster has said whose device this is, and when it is not active any more. */
  get me(): { readonly member: MemberId | undefined; readonly device: PublicKey } {
    return { member: ownMember(this.context), device: this.context.device.publicKey }
  }

  /** Signs what this device says outside its feeds. Search for callers to audit what that is. */
  get deviceKey(): SigningKey {
    return this.context.device
  }

  /** Whatever changes the replica waits for its turn; a turn never waits for another inside itself. */
  turn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work)
    this.#queue = turn.catch(() => undefined)
    return turn
  }

  /** Resolves when nothing is being changed. */
  idle(): Promise<void> {
    return this.#queue.then(() => undefined)
  }

  /** Resolves when every change is on the disk, or says why none of them is. */
  save(changes: readonly RecordChange[]): Promise<Result<Saved, SaveRefusal>> {
    return this.turn(async () => {
      await unlessFull(() => this.#mend())
      return saveChanges(this.context, changes)
    })
  }

  /** Entries of feeds, from anybody: none is believed. Throws `StoreFull` when the disk takes no more. */
  receive(id: CompartmentId, entries: readonly Entry[], from: Source): Promise<Received> {
    return this.turn(async () => {
      const log = this.book.get(id)
      if (log === undefined) return { ...noneReceived(), taken: entries.length, refused: entries.length }
      const received = await receiveEntries(this.context, log, entries, from)
      await this.#mend()
      return received
    })
  }

  /** Entries of the control chain, each with the mark of the committer where it has one. */
  receiveControl(id: CompartmentId, entries: readonly MarkedEntry[]): Promise<ReceivedControl> {
    return this.turn(async () => {
      const log = this.book.get(id)
      const { length } = entries
      if (log === undefined) return { taken: length, committed: 0, waiting: 0, refused: length, alarms: 0 }
      const received = await receiveControlEntries(this.context, log, entries)
      await this.#mend()
      this.#genesis ??= await storedGenesis(this.store.shelf)
      return received
    })
  }

  /** A key that was granted: what waited for it is read now. The log is new where nothing of it was known. */
  learn(id: CompartmentId, name: CompartmentName, keys: ReadonlyMap<number, Bytes>): Promise<boolean> {
    return this.turn(() => learnKeys(this.context, id, name, keys))
  }

  /** Travel, or a right that ended: everything that these logs gave leaves this device. */
  forget(ids: readonly CompartmentId[]): Promise<void> {
    return this.turn(async () => forgetLogs(this.context, ids))
  }

  /** Looks again at what waits: time has passed. */
  retry(): Promise<void> {
    return this.turn(async () => {
      await this.#finish()
      await this.#mend()
    })
  }

  async #finish(): Promise<void> {
    await catchUp(this.context, this.book.all())
    for (const log of this.book.all()) await advance(this.context, log)
  }

  /** What is our own and stands in the wrong place, or at the wrong time, is written again. */
  async #mend(): Promise<void> {
    await mendTails(this.context)
    await mendClock(this.context)
    await rewriteStranded(this.context)
  }

  /** An own entry that nobody else has is not as it was signed: the feed ends before it, and a new one goes on. */
  mendRot(id: CompartmentId, feed: PublicKey, seq: number): Promise<boolean> {
    const log = this.book.get(id)
    return log === undefined ? Promise.resolve(false) : this.turn(() => mendRot(this.context, log, feed, seq))
  }

  /** Writes a heartbeat to each log that had news, or where one is due: the others learn what has arrived here. How many. */
  acknowledge(): Promise<number> {
    return this.turn(async () => {
      await this.#mend()
      return writeHeartbeats(this.context, this.book.all())
    })
  }

  holes(): readonly Hole[] {
    return this.book.all().flatMap(holesOf)
  }

  late(): readonly LateEntry[] {
    return lateEntries(this.context)
  }

  /** A lead takes over late work under their own name. */
  adopt(id: string): Promise<Result<Saved, AdoptRefusal>> {
    return this.turn(() => adoptLate(this.context, id))
  }

  changeState(point: LogPoint): ChangeState {
    return changeStateOf(this.book, point)
  }

  /** Own entries up to this one are at the relay, and no more: a receipt may have been false. Call inside a transaction. */
  noteRelayed(id: CompartmentId, key: PublicKey, seq: number): void {
    noteRelayed(this.context, id, key, seq)
  }

  /** The newest head of the relay's tree that was verified: the next entry of this log tells the others. */
  noteTree(id: CompartmentId, tree: TreeSeen): void {
    const log = this.book.get(id)
    if (log !== undefined) log.tree = tree
  }

  /** The relay has shown all of this log: what no strike names by now is let go, and asked for again. */
  readToEnd(id: CompartmentId): Promise<number> {
    const log = this.book.get(id)
    return log === undefined ? Promise.resolve(0) : this.turn(() => letGoUnnamed(this.context, log))
  }

  /** May this body be what a strike has left of the entry? Whoever has no key of the log made none. */
  mayBeRest(entry: Entry): Promise<boolean> {
    const log = this.book.get(entry.header.compartment)
    return log === undefined ? Promise.resolve(false) : mayBeRest(this.context, log, entry)
  }

  /** A receipt or a head of this day was verified: a stamp of that day is not from the future. */
  noteDay(day: number): void {
    this.context.witnessedDay = Math.max(this.context.witnessedDay, day)
  }

  /** What others said of the relay's tree since the last call; `relay-view` compares. */
  takeTreesSaid(): readonly TreeSaid[] {
    return this.context.treesSaid.splice(0)
  }

  /** Waits for what is being changed, and notes that nothing was cut off. */
  close(): Promise<void> {
    return this.turn(async () => keepClosed(this.context))
  }
}
