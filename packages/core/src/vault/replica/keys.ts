/** The keys of a log: into the store and the book, and out of the queue of its control chain. */
import { type Bytes, equalBytes } from '../../base/bytes.ts'
import { fitsCommitment } from '../control/epoch-keys.ts'
import { keysFromGrant } from '../control/granted-keys.ts'
import { readBody } from '../feed.ts'
import { type Context, commit } from './context.ts'
import { type EpochKey, epochKeyFrom, type LogState } from './log-book.ts'

/** No key contradicts one that is here, or what the chain commits to. */
export function fits(log: LogState, keys: ReadonlyMap<number, Bytes>): boolean {
  for (const [epoch, key] of keys) {
    const there = log.keys.get(epoch)?.key
    if (there !== undefined && !equalBytes(there, key)) return false
    const commitment = log.control?.state.epochs.find(([number]) => number === epoch)?.[1]
    if (commitment !== undefined && !fitsCommitment(log.id, epoch, key, commitment)) return false
  }
  return true
}

/**
 * Keys that the chain does not commit to are no keys of this log: handed over before their event was committed, and
 * overtaken by another's. What was sealed under the true one would look like somebody's nonsense.
 */
export function dropFalseKeys(log: LogState): void {
  for (const [epoch, commit] of log.control?.state.epochs ?? []) {
    const key = log.keys.get(epoch)?.key
    if (key !== undefined && !fitsCommitment(log.id, epoch, key, commit)) log.keys.delete(epoch)
  }
}

/** On the disk, and not only in memory to be tried. */
export function isKept({ store }: Pick<Context, 'store'>, { row }: LogState, epoch: number): boolean {
  return store.logs.all().some((one) => one.row === row && one.keys.has(epoch))
}

const sure = new WeakMap<EpochKey, string>()

/**
 * The key of an epoch that the chain has come to and commits to. One that a colleague sent ahead opens the log at the
 * relay and nothing else: under a wrong one, what an honest colleague says would look like nonsense for good.
 */
export function sureKey(log: LogState, epoch: number): EpochKey | undefined {
  const held = log.keys.get(epoch)
  const commitment = log.control?.state.epochs.find(([number]) => number === epoch)?.[1]
  if (held === undefined || commitment === undefined) return undefined
  if (sure.get(held) === commitment) return held
  if (!fitsCommitment(log.id, epoch, held.key, commitment)) return undefined
  sure.set(held, commitment)
  return held
}

export function keepKeys(context: Context, log: LogState, keys: ReadonlyMap<number, Bytes>): void {
  const { store, book } = context
  let { row } = log
  commit(
    context,
    () => {
      if (row === 0) row = store.logs.add(log.id, log.name)
      for (const [epoch, key] of keys) if (!log.keys.has(epoch)) store.logs.keepKey(row, epoch, key)
    },
    () => {
      log.row = row
      for (const [epoch, key] of keys) log.keys.set(epoch, epochKeyFrom(key))
      if (book.get(log.id) === undefined) book.add(log)
    },
  )
}

/**
 * A new device has the newest key and the one before; the entry that announced the newest has all the others inside.
 * It lies in the queue, somewhere ahead of the chain that nothing opens yet.
 */
export async function keysInQueue(
  context: Context,
  log: LogState,
): Promise<ReadonlyMap<number, Bytes> | undefined> {
  const kind = log.name.scope.kind === 'directory' ? 'roster' : 'membership'
  const place = { organisation: context.organisation, log: log.id }
  for (const list of log.controlQueue.values()) {
    for (const { entry } of list) {
      const before = log.keys.get(entry.header.epoch)?.key
      const epoch = entry.header.epoch + 1
      const key = log.keys.get(epoch)?.key
      if (before === undefined || key === undefined) continue
      const opened = await keysFromGrant(place, { epoch, key, before }, entry, kind)
      if (
        opened.kind === 'keys' &&
        fits(log, opened.keys) &&
        (await opensFounding(context, log, opened.keys))
      )
        return opened.keys
    }
  }
  return undefined
}

/**
 * Nobody can judge what lies in a keyring, and whoever made it may have put anything there: kept, a false first key would
 * shut the log to this device for good, whatever keyring a colleague makes next.
 */
async function opensFounding(
  { organisation }: Context,
  { control, controlQueue }: LogState,
  keys: ReadonlyMap<number, Bytes>,
): Promise<boolean> {
  const first = keys.get(1)
  if (control !== undefined || first === undefined) return true
  const { entryKey } = epochKeyFrom(first)
  for (const { entry } of controlQueue.get(1) ?? [])
    if ((await readBody(entry, entryKey, organisation)).ok) return true
  return false
}
