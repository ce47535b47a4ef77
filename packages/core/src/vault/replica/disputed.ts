/**
 * What a log came to before two chains were committed, of it or of the roster by which it is judged. docs/formats/sync.md, Y21.
 *
 * Whoever was shown two chains cannot tell which of them holds, and the others may have been shown one. What this device's
 * own half says is kept and read; at the relay, where all meet, it must not be put above theirs.
 */
import { equalBytes } from '../../base/bytes.ts'
import { type Entry, entryHash } from '../entry.ts'
import { parseReceipt, receiptLength } from '../sync/receipt.ts'
import type { Context } from './context.ts'
import { parseFrame } from './frame.ts'
import { epochOf, type LogState } from './log-book.ts'
import { storedControl } from './stored-control.ts'

type Known = Pick<Context, 'book' | 'store'>

/** The newest epoch of the log that stands in every chain that was shown; 0 where that cannot be told of any. */
export function agreedEpoch(context: Known, log: LogState): number {
  const { directory } = context.book
  const upTo = log.frozen ? firstOther(context, log) : Number.POSITIVE_INFINITY
  const roster = directory.frozen ? firstOther(context, directory) : Number.POSITIVE_INFINITY
  // In the roster an event is judged by what stands before it.
  const agreed = log.control?.state.epochs.findLast(
    ([, , seq, judgedBy = 0]) => seq < upTo && judgedBy < roster,
  )
  return agreed?.[0] ?? 0
}

/** May the newest key of the log, as it is here, be one that others never had? */
export function isKeyDisputed(context: Known, log: LogState): boolean {
  return (log.frozen || context.book.directory.frozen) && agreedEpoch(context, log) < epochOf(log)
}

/** How much of its control chain stands in every one that was shown: all, where one was. */
export function agreedLength(context: Known, log: LogState): number {
  const length = log.control?.state.head[0] ?? 0
  return log.frozen ? Math.min(length, firstOther(context, log) - 1) : length
}

/** The first number at which the chains may differ. */
function firstOther(context: Known, log: LogState): number {
  const rival = rivalOf(context, log)
  if (rival === undefined) return 1
  const { seq, previous } = rival.header
  const before = storedControl(context, log, seq - 1)
  // Where it follows something else, the two parted before, and nobody can tell where.
  return before !== undefined && equalBytes(entryHash(before), previous) ? seq : 1
}

/** As control-keeping.ts keeps it: the mark, where there was one, and the entry. */
export function rivalOf({ store }: Pick<Known, 'store'>, log: LogState): Entry | undefined {
  const kept = store.shelf.get('control-fork', log.hex)
  if (kept === undefined) return undefined
  const marked = parseReceipt(kept.subarray(0, receiptLength)) && parseFrame(kept.subarray(receiptLength))
  return marked ?? parseFrame(kept)
}
