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
import { emptyFeed, type FeedHead, feedTag } from '../feed.ts'
import type { TreeSeen } from '../operation.ts'
import type { CompartmentName } from '../schema.ts'

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
  /** Whose it is, once its opening was read. */
  device: PublicKey | undefined
  /** Two histories were signed: the last entry that both have. Nothing after it counts. */
  forkedAt: number | undefined
  /** Up to where our own newest entry in this log says that we have it. */
  cited: number
}

/** A feed of this device. The newest of a log is written to; one that ended is never written to again. */
export type OwnFeed = FeedState & {
  /** Made from its seed when first needed: most compartments are only read. */
  readonly signing: () => Promise<SigningKey>
  /** The seed, until the first entry is kept. */
  readonly seed: Bytes | undefined
}

export type LogState = {
  readonly row: number
  readonly id: CompartmentId
  readonly hex: string
  readonly name: CompartmentName
  readonly keys: Map<number, EpochKey>
  /** The epoch that the control chain has reached; what we write is sealed under it. */
  epoch: number
  /** The committed control chain as far as it is read. */
  controlHead: FeedHead
  /** Two histories of who may read were committed: read only. */
  frozen: boolean
  /** By hex of the feed's key. */
  readonly feeds: Map<string, FeedState>
  readonly byTag: Map<string, FeedState>
  own: OwnFeed | undefined
  /** Entries of others came since our last entry here. Undefined: not known yet. */
  news: boolean | undefined
  /** The relay's newest tree head that was verified, and the one that we said last. */
  tree: TreeSeen | undefined
  treeSaid: number
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

  byName(name: CompartmentName): LogState | undefined {
    return this.#byName.get(compartmentText(name))
  }

  byRow(row: number): LogState | undefined {
    return this.#byRow.get(row)
  }

  get directory(): LogState {
    return certain(
      this.byName({ scope: { kind: 'directory' }, part: 'whole' }),
      'an organisation has its directory',
    )
  }

  /** After the transaction that added it. */
  add(log: LogState): void {
    this.#byHex.set(log.hex, log)
    this.#byName.set(compartmentText(log.name), log)
    this.#byRow.set(log.row, log)
  }
}

export function newLogState(row: number, id: CompartmentId, name: CompartmentName): LogState {
  return {
    row,
    id,
    hex: toHex(id),
    name,
    keys: new Map(),
    epoch: 0,
    controlHead: emptyFeed,
    frozen: false,
    feeds: new Map(),
    byTag: new Map(),
    own: undefined,
    news: undefined,
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
  }
}
