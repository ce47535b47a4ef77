/** What the parts of a replica share. */

import type { Bytes } from '../../base/bytes.ts'
import type { Clock } from '../../base/clock.ts'
import type { Random } from '../../base/random.ts'
import type { SigningKey } from '../../sealed/sign.ts'
import type { Entry } from '../entry.ts'
import type { Stamp } from '../hybrid-clock.ts'
import type { VaultSchema } from '../schema.ts'
import type { Alarms } from './alarms.ts'
import type { FeedState, LogBook } from './log-book.ts'
import type { TreeSaid } from './outcomes.ts'
import type { RosterFloor } from './own-keys.ts'
import { type ReplicaStore, StoreFull } from './store.ts'

export type ReplicaWorld = { readonly clock: Clock; readonly random: Random; readonly schema: VaultSchema }

export type Context = {
  readonly store: ReplicaStore
  readonly world: ReplicaWorld
  readonly book: LogBook
  readonly alarms: Alarms
  /** The organisation's id: it stands in the context of every seal. */
  readonly organisation: Bytes
  readonly device: SigningKey
  /** The greatest stamp that was given or applied here. */
  stamp: Stamp | undefined
  /** The file may be an older copy put back, or was cut off at work: no feed in it is continued. */
  readonly restored: boolean
  /** The note that all was closed in good order still lies in the store. */
  closed: boolean
  /** Nobody shows this device an older roster than its invitation knew. */
  readonly rosterFloor: RosterFloor | undefined
  /** The newest day that a receipt or a tree head of the relay bears. */
  witnessedDay: number
  /** What others said of the relay's tree, until somebody takes it. */
  readonly treesSaid: TreeSaid[]
}

/** More than this nobody looks at: a relay that lies is known by the first. */
export const mostTreesSaid = 4096

/**
 * One transaction; `then` moves what is in memory, and only after the disk has everything. What throws leaves
 * disk and memory as they were.
 */
export function commit(
  { store, alarms }: Pick<Context, 'store' | 'alarms'>,
  work: () => void,
  then: () => void = () => {},
): void {
  try {
    store.transaction(work)
  } catch (problem) {
    store.records.forgetUnkept()
    alarms.reload()
    throw problem
  }
  then()
  store.records.kept()
}

/** True when `work` was done; false when there was no room for it and nothing has changed. */
export async function unlessFull(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (problem) {
    if (!(problem instanceof StoreFull)) throw problem
    return false
  }
}

/** The entry of this number that is here, applied or not. */
export function entryAt({ store }: Pick<Context, 'store'>, feed: FeedState, seq: number): Entry | undefined {
  if (seq > feed.head.seq) return feed.tray.get(seq)?.entry
  return feed.row === undefined ? undefined : store.entries.at(feed.row, seq)?.entry
}
