/** Control entries as they lie in the store. */
import { toHex } from '../../base/bytes.ts'
import { type Entry, entryHash } from '../entry.ts'
import { parseReceipt } from '../sync/receipt.ts'
import type { Context } from './context.ts'
import { controlKey } from './founding.ts'
import { parseFrame } from './frame.ts'
import type { LogState } from './log-book.ts'

export function storedControl(
  { store }: Pick<Context, 'store'>,
  log: LogState,
  seq: number,
): Entry | undefined {
  const frame = store.shelf.get('control', controlKey(log, seq))
  return frame === undefined ? undefined : parseFrame(frame)
}

/** Hash of an entry of the roster, hex; undefined where this device does not have it. */
export function rosterHashAt(context: Pick<Context, 'store' | 'book'>, seq: number): string | undefined {
  const { roster, directory } = context.book
  if (roster?.head[0] === seq) return roster.head[1]
  const entry = storedControl(context, directory, seq)
  return entry === undefined ? undefined : toHex(entryHash(entry))
}

/** The day on which the committer marked this entry, in days since 1970; undefined for the first, which needs no mark. */
export function markedDay({ store }: Pick<Context, 'store'>, log: LogState, seq: number): number | undefined {
  const mark = store.shelf.get('mark', controlKey(log, seq))
  return mark === undefined ? undefined : parseReceipt(mark)?.day
}
