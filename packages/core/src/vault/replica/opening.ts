/** What a replica begins with when its store is opened: all that the disk has, in memory. */
import { Alarms } from './alarms.ts'
import { wasClosed } from './closing.ts'
import type { Context, ReplicaWorld } from './context.ts'
import { loadBook, Unreadable } from './loading.ts'
import { LogBook } from './log-book.ts'
import type { Own } from './own-keys.ts'
import { storedStamp } from './stamps.ts'
import type { ReplicaStore } from './store.ts'

/** Undefined: the store is damaged, and nothing was written to it. */
export async function openContext(
  store: ReplicaStore,
  world: ReplicaWorld,
  { organisation, device, roster }: Own,
  restored: boolean,
): Promise<Context | undefined> {
  const context: Context = {
    store,
    world,
    book: new LogBook(),
    alarms: new Alarms(store.shelf, () => world.clock.millis()),
    organisation,
    device,
    restored: restored || !wasClosed(store.shelf),
    closed: true,
    rosterFloor: roster,
    stamp: storedStamp(store.shelf),
    witnessedDay: 0,
    treesSaid: [],
  }
  try {
    await loadBook(context)
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem
    return undefined
  }
  return context
}
