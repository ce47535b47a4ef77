/**
 * One device's vault at work: everything that changes it goes through here, one thing after another.
 *
 * A transaction of the store comes first, always: nothing is acknowledged, sent or held in memory before the
 * disk has it, so whatever moment the device dies in, it wakes with what it promised.
 */
import type { Bytes } from '../../base/bytes.ts'
import type { Clock } from '../../base/clock.ts'
import type { Instant } from '../../base/date.ts'
import type { Random } from '../../base/random.ts'
import type { Result } from '../../base/result.ts'
import type { PublicKey, SigningKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import type { Entry } from '../entry.ts'
import type { FeedHead } from '../feed.ts'
import type { TreeSeen } from '../operation.ts'
import type { VaultSchema } from '../schema.ts'
import { Alarms } from './alarms.ts'
import { LogBook } from './log-book.ts'
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
import type { ReplicaStore } from './store.ts'

export type ReplicaWorld = { readonly clock: Clock; readonly random: Random; readonly schema: VaultSchema }

export type NewOrganisation = {
  readonly name: string
  readonly createdAt: Instant
  /** What colleagues call the founder: M-01 unless said. */
  readonly memberCode?: string
}

/** What an invited device knows before it has read anything. */
export type JoinedKeys = {
  readonly organisation: Bytes
  readonly device: SigningKey
  /** Seed of the envelope key that mail to this device is sealed to. */
  readonly envelope: Bytes
  readonly mailbox: Bytes
  readonly directory: { readonly log: CompartmentId; readonly epoch: number; readonly key: Bytes }
  /** The roster as the invitation knew it: nobody shows this device an older one. */
  readonly roster: FeedHead
}

export type OpenWishes = {
  /** The file may be an older copy put back: feeds are not continued before the relay was heard. */
  readonly restored?: boolean
}

export class Replica {
  readonly store: ReplicaStore
  readonly world: ReplicaWorld
  readonly book = new LogBook()
  readonly alarms: Alarms
  #queue: Promise<unknown> = Promise.resolve()

  private constructor(store: ReplicaStore, world: ReplicaWorld) {
    this.store = store
    this.world = world
    this.alarms = new Alarms(store.shelf, () => world.clock.millis())
  }

  /** Makes an organisation, with this device as its first. */
  static found(
    _store: ReplicaStore,
    _world: ReplicaWorld,
    _about: NewOrganisation,
  ): Promise<Result<Replica, SaveRefusal>> {
    throw new Error('not built yet')
  }

  /** A device that was invited: it knows its keys and the welcome, and nothing else yet. */
  static join(
    _store: ReplicaStore,
    _world: ReplicaWorld,
    _joined: JoinedKeys,
  ): Promise<Result<Replica, SaveRefusal>> {
    throw new Error('not built yet')
  }

  static open(
    _store: ReplicaStore,
    _world: ReplicaWorld,
    _wishes: OpenWishes = {},
  ): Promise<Result<Replica, NotOpened>> {
    throw new Error('not built yet')
  }

  get organisation(): { readonly id: Bytes; readonly name: string; readonly fingerprint: string } {
    throw new Error('not built yet')
  }

  /** `member` is undefined until the roster has said whose device this is. */
  get me(): { readonly member: string | undefined; readonly device: PublicKey } {
    throw new Error('not built yet')
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
  save(_changes: readonly RecordChange[]): Promise<Result<Saved, SaveRefusal>> {
    throw new Error('not built yet')
  }

  /** Entries of feeds, from anybody: none is believed. */
  receive(_log: CompartmentId, _entries: readonly Entry[], _from: Source): Promise<Received> {
    throw new Error('not built yet')
  }

  /** Entries of the control chain, each with the mark of the committer where it has one. */
  receiveControl(_log: CompartmentId, _entries: readonly MarkedEntry[]): Promise<ReceivedControl> {
    throw new Error('not built yet')
  }

  /** Looks again at what waits: time has passed, a key has come. */
  retry(): Promise<Received> {
    throw new Error('not built yet')
  }

  /** Writes a heartbeat to each log that had news: the others learn what has arrived here. How many. */
  acknowledge(): Promise<number> {
    throw new Error('not built yet')
  }

  holes(): readonly Hole[] {
    throw new Error('not built yet')
  }

  late(): Promise<readonly LateEntry[]> {
    throw new Error('not built yet')
  }

  /** A lead takes over late work under their own name. */
  adopt(_id: string): Promise<Result<Saved, AdoptRefusal>> {
    throw new Error('not built yet')
  }

  changeState(_point: LogPoint): ChangeState {
    throw new Error('not built yet')
  }

  /** Own entries up to this one are at the relay: the receipts are kept. Call inside a transaction. */
  noteRelayed(_log: CompartmentId, _feed: PublicKey, _seq: number): void {
    throw new Error('not built yet')
  }

  /** The newest head of the relay's tree that was verified: the next entry of this log tells the others. */
  noteTree(_log: CompartmentId, _tree: TreeSeen): void {
    throw new Error('not built yet')
  }

  /** A receipt or a head of this day was verified: a stamp of that day is not from the future. */
  noteDay(_day: number): void {
    throw new Error('not built yet')
  }

  /** All that the relay has of this device's feed in this log is here: it may be continued. */
  noteHeard(_log: CompartmentId): void {
    throw new Error('not built yet')
  }

  /** What others said of the relay's tree since the last call; `relay-view` compares. */
  takeTreesSaid(): readonly TreeSaid[] {
    throw new Error('not built yet')
  }

  close(): Promise<void> {
    return this.idle()
  }
}
