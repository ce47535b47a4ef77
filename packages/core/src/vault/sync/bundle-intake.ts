/** What becomes of the items of a bundle that was checked as a whole: batch by batch, the way of entries from a relay. */
import { type Bytes, equalBytes } from '../../base/bytes.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import { deviceIdOf } from '../control/names.ts'
import { type DeviceStateName, rosterAt } from '../control/roster.ts'
import type { Entry } from '../entry.ts'
import { unlessFull } from '../replica/context.ts'
import type { LogState } from '../replica/log-book.ts'
import type { MarkedEntry } from '../replica/outcomes.ts'
import type { Replica } from '../replica/replica.ts'
import type { BundleItem } from './bundle-frames.ts'
import { keepBrought, keepSaid } from './citations.ts'
import { keepForOthers } from './passing-on.ts'
import { relayOf } from './relay-of.ts'

export type TakeWishes = {
  /** A letter for this device. Those for others are kept, and posted when the relay is in reach. */
  readonly mail?: (letter: { readonly box: Bytes; readonly sealed: Bytes }) => Promise<void>
  /** A sealed piece of a file. */
  readonly piece?: (piece: Bytes) => Promise<void>
  readonly progress?: (entries: number) => void
}

export type TakenBundle = {
  readonly sender: PublicKey
  /** `full`: this device has no room for the rest; the same stick again goes on from there. */
  readonly end: 'whole' | 'full'
  readonly entries: number
  readonly applied: number
  readonly waiting: number
  readonly late: number
  readonly known: number
  readonly refused: number
  /** Entries of logs that this device has nothing to do with. */
  readonly notOurs: number
  readonly letters: number
  readonly pieces: number
}

const entriesAtOnce = 256
const bytesAtOnce = 4 * 1024 * 1024

export class BundleIntake {
  readonly #replica: Replica
  readonly #wishes: TakeWishes
  #taken: TakenBundle
  #log: LogState | undefined
  #isKnown = false
  #entries: Entry[] = []
  #control: MarkedEntry[] = []
  #bytes = 0

  constructor(replica: Replica, sender: PublicKey, wishes: TakeWishes) {
    this.#replica = replica
    this.#wishes = wishes
    const none = { entries: 0, applied: 0, waiting: 0, late: 0, known: 0, refused: 0, notOurs: 0 }
    this.#taken = { sender, end: 'whole', ...none, letters: 0, pieces: 0 }
  }

  get taken(): TakenBundle {
    return this.#taken
  }

  async take(item: BundleItem): Promise<'on' | 'full' | 'not-a-colleague'> {
    const isLarge = this.#entries.length + this.#control.length >= entriesAtOnce || this.#bytes > bytesAtOnce
    // A mark belongs to the entry before it, so nothing is handed on between the two.
    if (item.what !== 'mark' && (isLarge || item.what !== 'entry')) {
      if (!(await this.#handOn())) return 'full'
    }
    switch (item.what) {
      case 'log':
        if (!equalBytes(item.log, this.#replica.book.directory.id) && !this.#isOfColleague())
          return 'not-a-colleague'
        this.#log = this.#replica.book.get(item.log)
        this.#isKnown = this.#log !== undefined
        return 'on'
      case 'entry':
        this.#hold(item.entry)
        return 'on'
      case 'mark': {
        const last = this.#control.pop()
        if (last !== undefined) this.#control.push({ ...last, mark: item.mark })
        return 'on'
      }
      case 'mail':
        // A device that comes back from a journey asks by letter to be given its keys.
        if (!this.#isOfColleague() && this.#standing() !== 'travelling') return 'not-a-colleague'
        if (!(await unlessFull(() => this.#letter(item)))) {
          this.#taken = { ...this.#taken, end: 'full' }
          return 'full'
        }
        this.#taken = { ...this.#taken, letters: this.#taken.letters + 1 }
        return 'on'
      case 'piece':
        if (!this.#isOfColleague()) return 'not-a-colleague'
        await this.#wishes.piece?.(item.piece)
        this.#taken = { ...this.#taken, pieces: this.#taken.pieces + 1 }
        return 'on'
      default:
        return 'on'
    }
  }

  async #letter(item: Extract<BundleItem, { readonly what: 'mail' }>): Promise<void> {
    if (equalBytes(item.box, this.#replica.acts.box.id)) await this.#wishes.mail?.(item)
    else await keepForOthers(this.#replica, item.box, item.sealed)
  }

  async finish(): Promise<void> {
    await this.#handOn()
  }

  /** The directory comes first, and after it the roster says whether the sender is one of us. */
  #isOfColleague(): boolean {
    return this.#standing() === 'active'
  }

  #standing(): DeviceStateName | undefined {
    const { roster } = this.#replica.book
    return roster && rosterAt(roster).devices.get(deviceIdOf(this.#taken.sender))?.state
  }

  #hold(entry: Entry): void {
    this.#taken = { ...this.#taken, entries: this.#taken.entries + 1 }
    if (!this.#isKnown) {
      this.#taken = { ...this.#taken, notOurs: this.#taken.notOurs + 1 }
      return
    }
    this.#bytes += entry.body.length
    if (entry.header.kind === 'control') this.#control.push({ entry, mark: undefined })
    else this.#entries.push(entry)
  }

  /** False when there was no room: what was taken before stays. */
  async #handOn(): Promise<boolean> {
    const roomy = await unlessFull(() => this.#handOnNow())
    if (!roomy) this.#taken = { ...this.#taken, end: 'full' }
    return this.#taken.end === 'whole'
  }

  async #handOnNow(): Promise<void> {
    const [log, control, entries] = [this.#log, this.#control, this.#entries]
    this.#control = []
    this.#entries = []
    this.#bytes = 0
    if (log === undefined) return
    const read = control.length === 0 ? undefined : await this.#replica.receiveControl(log.id, control)
    const got = entries.length === 0 ? undefined : await this.#replica.receive(log.id, entries, 'bundle')
    await this.#keepSaid()
    const { taken } = this
    const hasRoom = (read?.taken ?? 0) === control.length && (got?.taken ?? 0) === entries.length
    this.#taken = {
      ...taken,
      end: hasRoom ? taken.end : 'full',
      applied: taken.applied + (got?.applied ?? 0) + (read?.committed ?? 0),
      waiting: taken.waiting + (got?.waiting ?? 0) + (read?.waiting ?? 0),
      late: taken.late + (got?.late ?? 0),
      known: taken.known + (got?.known ?? 0),
      refused: taken.refused + (got?.refused ?? 0) + (read?.refused ?? 0),
    }
    this.#wishes.progress?.(this.#taken.entries)
  }

  async #keepSaid(): Promise<void> {
    const { store } = this.#replica
    const relay = relayOf(this.#replica)
    await keepSaid(this.#replica, (said) => {
      if (relay !== undefined) keepBrought(store.shelf, relay.key, said)
    })
  }
}
