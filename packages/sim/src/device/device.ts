/**
 * One laptop: a disk that outlives the program, a clock that may be wrong, and the program while it runs.
 *
 * A start of the program is a life. When it ends, whatever of it is still on its way writes nothing more and
 * hears nothing more, as after a kill; the next life opens what the disk has.
 */
import type { Clock } from '@safeconduct/core/base/clock.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import type { SigningKey } from '@safeconduct/core/sealed/sign.ts'
import type { MemoryImage } from '@safeconduct/core/vault/replica/memory-store.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import type { VaultSchema } from '@safeconduct/core/vault/schema.ts'
import type { Receipt } from '@safeconduct/core/vault/sync/link.ts'
import type { EvilFeed } from '../deeds/hostile-member.ts'
import type { Dice } from '../dice.ts'
import type { FaultKind } from '../faults.ts'
import type { Agenda } from '../time/agenda.ts'
import type { Disk } from './disk.ts'

export class Life {
  #over = false
  get over(): boolean {
    return this.#over
  }
  end(): void {
    this.#over = true
  }
}

/** What the relay has lied about, in which log (hex), and of a false receipt those that a device keeps. */
export type Lie = {
  readonly kind: FaultKind
  readonly log: string
  readonly receipts?: readonly Receipt[]
}

/** The clock on the wall of one device. */
export class WallClock implements Clock {
  /** How far it is off, in milliseconds. */
  off = 0
  readonly #agenda: Agenda

  constructor(agenda: Agenda) {
    this.#agenda = agenda
  }

  now(): ReturnType<Clock['now']> {
    return instantOf(this.millis())
  }

  millis(): number {
    return Math.floor(this.#agenda.now + this.off)
  }

  monotonic(): number {
    return this.#agenda.now
  }
}

export class Device {
  readonly name: string
  /** Name of the person whose device it is. */
  readonly owner: string
  readonly disk: Disk
  readonly clock: WallClock
  readonly dice: Dice
  /** Its code signs what no honest program signs. */
  readonly hostile: boolean
  life = new Life()
  replica: Replica | undefined
  /** A round or another long act is on its way. */
  busy = false
  clogged = false
  starting = false
  /** The device's own key, kept by whoever made it: only a hostile device's code takes it from here. */
  signing: SigningKey | undefined
  /** Feeds of a hostile program, by hex id of the log. */
  readonly evilFeeds = new Map<string, EvilFeed>()
  /** The last copy that was made of its disk. */
  image: MemoryImage | undefined
  /** No accident falls on it: it is being set up. */
  spared = false
  /** Hex id of a log to the entries of it that the relay never shows to this device. */
  readonly hiddenFrom = new Map<string, Set<string>>()
  /** Hex ids of the logs that its last round found shut, or could not read on in. */
  shutOut: ReadonlySet<string> = new Set()
  /** What the relay has lied about in the round that is under way. */
  readonly liedTo: Lie[] = []
  /** Logs that it has let go of in that round, in hex. */
  forgotten: readonly string[] = []
  /** Lies that nothing contradicted in the round that heard them: the first honest answer must. */
  believed: readonly Lie[] = []
  /** The program on it is newer than the others'. */
  schema: VaultSchema
  /** Taken, lost, or thrown away: it never starts again. */
  gone = false
  /** Its key file runs on two machines: two histories are then its own fault and no lie. */
  twinned = false
  /** Its disk was put back, torn or rotted: what only it had may be gone. */
  damaged = false
  /** It has let go of logs that the relay said to have: nobody can hold it to more than the relay was good for. */
  forgetful = false
  /** A note beside the vault tells so when it is opened (docs/formats/vault.md H6): no feed in it is continued. */
  noted = false
  /** The whole home was put back, note and all: alone, the device cannot know. */
  blind = false

  constructor(made: {
    readonly name: string
    readonly owner: string
    readonly disk: Disk
    readonly clock: WallClock
    readonly dice: Dice
    readonly hostile: boolean
    readonly schema: VaultSchema
  }) {
    this.name = made.name
    this.owner = made.owner
    this.disk = made.disk
    this.clock = made.clock
    this.dice = made.dice
    this.hostile = made.hostile
    this.schema = made.schema
  }

  get on(): boolean {
    return this.replica !== undefined && !this.life.over && !this.gone
  }

  /** The program ends, in whatever it was doing. */
  kill(): void {
    this.life.end()
    this.replica = undefined
    this.busy = false
    if (!this.disk.powerCut()) return
    this.damaged = true
    this.noted = true
  }
}
