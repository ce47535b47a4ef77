/**
 * Forgetting logs: keys, entries, records, chains and what waits leave the disk and the memory of this device. The
 * names of the logs stay known; when the keys come back, everything is read again from the others.
 */
import type { CompartmentId } from '../compartment.ts'
import { type Context, commit } from './context.ts'
import type { LogState } from './log-book.ts'

/** Outside a transaction: it also wipes free pages. Throws `StoreFull`, and nothing has left then. What was noticed of the relay and of colleagues there stays known. */
export function letGo(context: Pick<Context, 'store' | 'alarms'>, logs: readonly LogState[]): void {
  const names = new Set<string>(logs.map(({ hex }) => hex))
  if (context.alarms.list().some(({ log }) => log !== undefined && names.has(log)))
    commit(context, () => context.alarms.unname(names))
  context.store.logs.forget(logs.map(({ row }) => row))
}

/** Takes its turn in the replica. */
export function forgetLogs(
  context: Pick<Context, 'store' | 'book' | 'alarms'>,
  ids: readonly CompartmentId[],
): void {
  const logs = ids.map((id) => context.book.get(id)).filter((log) => log !== undefined)
  letGo(context, logs)
  for (const log of logs) {
    log.keys.clear()
    log.feeds.clear()
    log.byTag.clear()
    log.ends.clear()
    log.controlQueue.clear()
    log.control = undefined
    log.writing = undefined
    log.frozen = false
    log.news = undefined
    log.forksToSay.length = 0
    log.tree = undefined
    log.treeSaid = 0
  }
}
