/**
 * Forgetting logs: keys, entries, records, chains and what waits leave the disk and the memory of this device. The
 * names of the logs stay known; when the keys come back, everything is read again from the others.
 */
import type { CompartmentId } from '../compartment.ts'
import type { Context } from './context.ts'

/** Takes its turn in the replica. Outside a transaction: it also wipes free pages. */
export function forgetLogs(
  { store, book }: Pick<Context, 'store' | 'book'>,
  ids: readonly CompartmentId[],
): void {
  const logs = ids.map((id) => book.get(id)).filter((log) => log !== undefined)
  store.logs.forget(logs.map(({ row }) => row))
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
