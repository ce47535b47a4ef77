/**
 * Bodies that somebody with a key of the log has made and that no strike names: the wish of one member alone, or a
 * relay that hands on what it was given too early. They wait, for the strike may be on its way; when the log was read
 * to its end twice and there is none, they go, and the body that was signed is asked for again.
 */
import { toHex } from '../../base/bytes.ts'
import { sha256 } from '../../sealed/hash.ts'
import { pointKey } from '../control/strikes.ts'
import { isAsSigned } from '../rest.ts'
import { type Context, commit } from './context.ts'
import { sureKey } from './keys.ts'
import type { FeedState, LogState } from './log-book.ts'
import { dropFromTray, keepOverflow, type TrayItem } from './tray.ts'

/** A strike that was agreed to while an answer was on its way is in the next one. */
const patience = 2
/** How much longer a body waits that was let go before and came again: the relay has no other, and is not asked for ever. */
const longerEach = 16

/** Bodies that were let go since this program was started, by feed, number and hash. */
const letGo = new WeakMap<LogState, Map<string, number>>()

function timesLetGo(log: LogState): Map<string, number> {
  const times = letGo.get(log) ?? new Map<string, number>()
  letGo.set(log, times)
  return times
}

function nameOf({ entry: { header, body } }: TrayItem): string {
  return `${pointKey(toHex(header.feed), header.seq)}/${toHex(sha256(body))}`
}

/** No strike leaves another body of an opening or a heartbeat, and none was let in: the disk has changed it since. */
async function isRotten({ entry, opened }: TrayItem): Promise<boolean> {
  if (entry.header.kind === 'changes' || (opened !== undefined && opened.kind !== 'unreadable')) return false
  return !(await isAsSigned(entry))
}

async function isNobodysWord(log: LogState, { entry, opened }: TrayItem): Promise<boolean> {
  if (entry.header.kind !== 'changes' || (opened !== undefined && opened.kind !== 'unreadable')) return false
  return sureKey(log, entry.header.epoch) !== undefined && !(await isAsSigned(entry))
}

/** The relay has shown all that it has of this log. How many were let go. */
export async function letGoUnnamed(context: Context, log: LogState): Promise<number> {
  // The chain itself waits for a key or for the roster: nothing can be said of what it names.
  if (log.controlQueue.size > 0 || log.frozen) return 0
  const going: (readonly [FeedState, TrayItem])[] = []
  const times = timesLetGo(log)
  for (const feed of log.feeds.values()) {
    for (const item of feed.tray.values()) {
      if (await isRotten(item)) going.push([feed, item])
      if (!(await isNobodysWord(log, item))) continue
      item.unnamed++
      // What nobody with the key can have made waits for no strike.
      const wait = patience * longerEach ** (times.get(nameOf(item)) ?? 0)
      if (item.unnamed >= wait || (item.opened !== undefined && wait === patience)) going.push([feed, item])
    }
  }
  if (going.length === 0) return 0
  commit(
    context,
    () => {
      for (const [feed, item] of going) {
        dropFromTray(context.store.shelf, log, feed, item)
        keepOverflow(context.store.shelf, log, toHex(feed.key))
      }
      if (going.some(([, { entry }]) => entry.header.kind === 'changes'))
        context.alarms.raise('relay-tampered', { log: log.hex })
    },
    () => {
      for (const [feed, item] of going) {
        feed.tray.delete(item.entry.header.seq)
        times.set(nameOf(item), (times.get(nameOf(item)) ?? 0) + 1)
      }
    },
  )
  return going.length
}
