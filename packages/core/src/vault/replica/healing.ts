/**
 * Healing: an entry that counts and whose body the disk has changed gets it back from whoever still has it, as it was
 * signed or as strikes have left it, and the records that came of it are made again.
 *
 * It stays where it stands: it was judged when it was applied, and the disk may have changed what follows it in its feed too.
 */

import { toHex } from '../../base/bytes.ts'
import type { RecordId } from '../../base/id.ts'
import { type Entry, entryHash } from '../entry.ts'
import { type Context, commit } from './context.ts'
import type { LogState } from './log-book.ts'
import { openEntry } from './opening-bodies.ts'
import { rebuildParts } from './rebuilding.ts'
import { cutOnArrival } from './struck-bodies.ts'
import { TouchedRecords } from './touched-records.ts'
import { keepOverflow, newTrayItem } from './tray.ts'

/** `entries`: as they came, each of them applied here. */
export async function healBodies(context: Context, log: LogState, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  const { store } = context
  const healed = await readable(context, log, entries)
  const records = new Map<RecordId, string>()
  for (const row of healed.keys())
    for (const { record, type } of store.records.touchedBy(row)) records.set(record, type)
  const { parts, rotten } = await rebuildParts(context, log, [], [], { records, entries: healed })
  commit(context, () => {
    for (const [row, { body }] of healed) store.entries.heal(row, body)
    new TouchedRecords(context, log, parts).keep()
    for (const feed of rotten) keepOverflow(store.shelf, log, feed)
  })
}

/** By row. What cannot be read here, either, heals nothing. */
async function readable(
  context: Context,
  log: LogState,
  entries: readonly Entry[],
): Promise<ReadonlyMap<number, Entry>> {
  const found = new Map<number, Entry>()
  for (const entry of entries) {
    const feed = log.feeds.get(toHex(entry.header.feed))
    const row =
      feed?.row === undefined ? undefined : context.store.entries.at(feed.row, entry.header.seq)?.row
    const item = newTrayItem(entry, entryHash(entry))
    item.opened = await openEntry(context, log, entry)
    if (row === undefined || item.opened === undefined || item.opened.kind === 'unreadable') continue
    await cutOnArrival(context, log, item)
    found.set(row, item.entry)
  }
  return found
}
