/**
 * The late tray: work of somebody who had no right any more when it came. A lead reads it and adopts it under their
 * own name, or leaves it; nothing of it stands in a record before.
 */
import { instantOf } from '../../base/date.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { feedTag } from '../feed.ts'
import { millisOfStamp, nextStamp } from '../hybrid-clock.ts'
import type { Context } from './context.ts'
import { shelfKey } from './frame.ts'
import { endOf, type FeedState, type LogState } from './log-book.ts'
import type { AdoptRefusal, LateEntry, Saved } from './outcomes.ts'
import { feedToWrite } from './own-feed.ts'
import { ownRight } from './rights.ts'
import { sealContents } from './sealing.ts'
import { deviceOf } from './settling.ts'
import { StoreFull } from './store.ts'
import { asLeft } from './struck-bodies.ts'
import type { TrayItem } from './tray.ts'
import { keepAndMove, refusalOf } from './writing.ts'

type Late = { readonly log: LogState; readonly feed: FeedState; readonly item: TrayItem; readonly id: string }

function* allLate({ book, store }: Pick<Context, 'book' | 'store'>): Generator<Late, void, void> {
  for (const log of book.all()) {
    for (const feed of log.feeds.values()) {
      const end = endOf(log, feed.tag, deviceOf(feed))
      for (const [seq, item] of feed.tray) {
        // Its own writer ended the feed before it and has written it again.
        if (end !== undefined && seq > end.seq) continue
        const id = shelfKey(log.hex, feed.hex, seq)
        if (item.shelf !== 'late' || store.shelf.get('adopted', id) !== undefined) continue
        if (item.opened?.kind === 'changes') yield { log, feed, item, id }
      }
    }
  }
}

export function lateEntries(context: Pick<Context, 'book' | 'store'>): readonly LateEntry[] {
  const list: LateEntry[] = []
  for (const { log, feed, item, id } of allLate(context)) {
    if (item.opened?.kind !== 'changes') continue
    const { changes } = item.opened
    list.push({
      id,
      log: log.id,
      feed: feed.key,
      device: feed.device,
      seq: item.entry.header.seq,
      at: instantOf(millisOfStamp(changes.at)),
      records: changes.operations.map(({ record, type }) => ({ id: record, type })),
    })
  }
  return list
}

/** Takes its turn in the replica. */
export async function adoptLate(context: Context, id: string): Promise<Result<Saved, AdoptRefusal>> {
  const late = allLate(context).find((one) => one.id === id)
  if (late?.item.opened?.kind !== 'changes') return refuse({ kind: 'not-late' })
  const { log, item } = late
  if (ownRight(context, log) !== 'lead') return refuse({ kind: 'not-a-lead' })
  const closed = refusalOf(context, log, log.name)
  if (closed?.kind === 'not-granted' || closed?.kind === 'frozen') return refuse(closed)
  const { operations } = (await asLeft(context, log, item.entry, late.item.opened.changes)).changes
  const stamp = nextStamp(context.stamp, context.world.clock.millis())
  const feed = await feedToWrite(context, log)
  const sealed = await sealContents(context, log, feed, [{ kind: 'changes', operations }], stamp)
  try {
    keepAndMove(context, [sealed], undefined, () => context.store.shelf.put('adopted', id, item.hash))
  } catch (problem) {
    if (!(problem instanceof StoreFull)) throw problem
    return refuse({ kind: 'disk-full' })
  }
  return ok({
    changed: operations.length,
    touched: [{ log: log.id, feed: feedTag(feed.key), seq: feed.head.seq }],
  })
}
