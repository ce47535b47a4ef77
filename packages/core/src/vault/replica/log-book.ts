/**
 * The logs of an open vault in memory: which compartments there are, their keys, who may do what, and every
 * feed with its head. It follows the store: nothing here moves before a transaction has kept it.
 */
import { type Bytes, toHex } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { deriveBytes } from '../../sealed/derive.ts'
import { type SealKey, sealKeyFrom } from '../../sealed/seal.ts'
import type { PublicKey, SigningKey } from '../../sealed/sign.ts'
import { type CompartmentId, compartmentText } from '../compartment.ts'
import type { MembershipState } from '../control/membership.ts'
import type { DeviceId } from '../control/names.ts'
import type { RosterState } from '../control/roster.ts'
import { emptyFeed, type FeedHead, feedTag } from '../feed.ts'
import type { Stamp } from '../hybrid-clock.ts'
import type { ForkProof, TreeSeen } from '../operation.ts'
import type { CompartmentName } from '../schema.ts'
import type { QueuedControl } from './control-queue.ts'
import type { TrayItem } from './tray.ts'

/** An epoch's key and what bodies are sealed under. */
export type EpochKey = { readonly key: Bytes; readonly entryKey: SealKey }

export function epochKeyFrom(key: Bytes): EpochKey {
  const made = sealKeyFrom(deriveBytes(key, 'entry-body'))
  return { key, entryKey: certain(made.ok ? made.value : undefined, 'a derived key has 32 bytes') }
}

/** A feed as far as this device has it. */
export type FeedState = {
  readonly key: PublicKey
  readonly hex: string
  readonly tag: string
  /** Row in the store; undefined until its first entry is kept. */
  row: number | undefined
  /** The last applied entry. */
  head: FeedHead
  /** Whose it is, once its opening is applied. */
  device: PublicKey | undefined
  /** Two histories were signed: the last number before them. Nothing after it counts. */
  forkedAt: number | undefined
  /** Up to where our own feed in this log says that we have it. */
  cited: number
  /** This device's own: of this or of an earlier incarnation. */
  own: OwnKey | undefined
  /** Entries that are here and not applied, by number. */
  readonly tray: Map<number, TrayItem>
}

/** The private half of a feed of this device. */
export type OwnKey = {
  /** Made from its seed when first needed: most compartments are only read. */
  readonly signing: () => Promise<SigningKey>
  readonly seed: Bytes
  /** Never written to again: a number of it may have been used elsewhere. */
  ended: boolean
  /** From before this vault was opened. */
  readonly stored: boolean
  /** Its last entry was read again since the vault was opened. */
  proved: boolean
  /** Up to here the relay has it, and up to here another device has said so. */
  relayed: number
  acked: number
}
export type OwnFeed = FeedState & { readonly own: OwnKey }

/** `said`: the moment at which its device said so. */
export type FeedEnd = {
  readonly tag: string
  readonly seq: number
  readonly device: PublicKey
  readonly said: Stamp
}

/** A key that a colleague sent. */
export type OfferedKey = {
  readonly epoch: number
  readonly key: Bytes
  /** Devices that are no colleague's as far as is known here are one sender: anybody can make a hundred. */
  readonly from: DeviceId | 'stranger'
  /** The sender says that its event was committed: before that it may still lose its race. */
  readonly committed: boolean
  /** The number of its event: of those that a sender made one after the other the last is the likeliest. */
  readonly said: number
}

export type LogState = {
  /** Row in the store; 0 until the transaction that founds it. */
  row: number
  readonly id: CompartmentId
  readonly hex: string
  readonly name: CompartmentName
  readonly keys: Map<number, EpochKey>
  /** Keys of epochs to come that colleagues sent: two who make one at the same time send two, and one will count. */
  readonly offered: Map<string, OfferedKey>
  /** What the committed control chain says, as far as it is read; undefined before its first entry. */
  control: ControlState | undefined
  /** Control entries that are here and not judged, by number. */
  readonly controlQueue: Map<number, readonly QueuedControl[]>
  /** Two histories of who may read were committed: read only. */
  frozen: boolean
  /** By hex of the feed's key. */
  readonly feeds: Map<string, FeedState>
  readonly byTag: Map<string, FeedState>
  /** Where devices said that earlier feeds of their own end, by feed and whoever says so: see `endOf`. */
  readonly ends: Map<string, FeedEnd>
  /** The feed that we write to. */
  writing: OwnFeed | undefined
  /** Changes of others came since our last entry here. Undefined: not known yet. */
  news: boolean | undefined
  /** Forks that we saw ourselves and have not told the others yet. */
  readonly forksToSay: ForkProof[]
  /** The relay's newest tree head that was verified, and the size that we said last. */
  tree: TreeSeen | undefined
  treeSaid: number
}

export type ControlState =
  | { readonly kind: 'roster'; readonly state: RosterState }
  | { readonly kind: 'membership'; readonly state: MembershipState }

/** The epoch that the control chain has reached: what we write is sealed under it. 0 before its first entry. */
export function epochOf(log: LogState): number {
  return log.control?.state.epoch ?? 0
}

export class LogBook {
  readonly #byHex = new Map<string, LogState>()
  readonly #byName = new Map<string, LogState>()
  readonly #byRow = new Map<number, LogState>()

  all(): readonly LogState[] {
    return [...this.#byHex.values()]
  }

  get(id: CompartmentId): LogState | undefined {
    return this.#byHex.get(toHex(id))
  }

  byHex(hex: string): LogState | undefined {
    return this.#byHex.get(hex)
  }

  byName(name: CompartmentName): LogState | undefined {
    return this.#byName.get(compartmentText(name))
  }

  byRow(row: number): LogState | undefined {
    return this.#byRow.get(row)
  }

  /** Who belongs to the organisation; undefined on a new device that has not read it yet. */
  get roster(): RosterState | undefined {
    const control = this.#byName.get(directoryText)?.control
    return control?.kind === 'roster' ? control.state : undefined
  }

  get directory(): LogState {
    return certain(this.#byName.get(directoryText), 'an organisation has its directory')
  }

  /** After the transaction that added it. */
  add(log: LogState): void {
    this.#byHex.set(log.hex, log)
    this.#byName.set(compartmentText(log.name), log)
    this.#byRow.set(log.row, log)
  }
}

export const directoryName: CompartmentName = { scope: { kind: 'directory' }, part: 'whole' }
const directoryText = compartmentText(directoryName)

/** A key that only waits for its chain may be anybody's invention: a log is held when one of its keys has opened something. */
export function isHeld({ keys, control }: Pick<LogState, 'keys' | 'control'>): boolean {
  return keys.size > 0 && control !== undefined
}

export function newLogState(row: number, id: CompartmentId, name: CompartmentName): LogState {
  return {
    row,
    id,
    hex: toHex(id),
    name,
    keys: new Map(),
    offered: new Map(),
    control: undefined,
    controlQueue: new Map(),
    frozen: false,
    feeds: new Map(),
    byTag: new Map(),
    ends: new Map(),
    writing: undefined,
    news: undefined,
    forksToSay: [],
    tree: undefined,
    treeSaid: 0,
  }
}

export function newFeedState(key: PublicKey): FeedState {
  return {
    key,
    hex: toHex(key),
    tag: feedTag(key),
    row: undefined,
    head: emptyFeed,
    device: undefined,
    forkedAt: undefined,
    cited: 0,
    own: undefined,
    tray: new Map(),
  }
}

export function endKey({ tag, device }: Pick<FeedEnd, 'tag' | 'device'>): string {
  return `${tag}/${toHex(device)}`
}

/** Where this feed ends by the word of its own device. What others say of it ends nothing, and hides nothing. */
export function endOf(
  { ends }: Pick<LogState, 'ends'>,
  tag: string,
  device: PublicKey | undefined,
): FeedEnd | undefined {
  return ends.size === 0 || device === undefined ? undefined : ends.get(endKey({ tag, device }))
}

export function isOwn(feed: FeedState): feed is OwnFeed {
  return feed.own !== undefined
}

export function addFeed(log: LogState, feed: FeedState): void {
  log.feeds.set(feed.hex, feed)
  log.byTag.set(feed.tag, feed)
}

/** Nothing of it was kept. */
export function dropFeed(log: LogState, feed: FeedState): void {
  log.feeds.delete(feed.hex)
  log.byTag.delete(feed.tag)
}
