/**
 * A hash over everything that follows from the applied entries: two devices that have applied the same entries, in
 * whatever order, have the same one. For tests, the simulator, and a bundle that says what its maker had.
 */
import { type Bytes, toHex, utf8 } from '../../base/bytes.ts'
import { digest } from '../../sealed/hash.ts'
import { encodePartState } from '../part-state.ts'
import type { LogState } from './log-book.ts'
import type { Replica } from './replica.ts'

/** Of these logs, or of all of them. */
export async function stateHash(
  { book, store }: Pick<Replica, 'book' | 'store'>,
  logs: readonly LogState[] = book.all(),
): Promise<Bytes> {
  return digest(utf8(stateText({ book, store }, logs)))
}

/** The same as text, one line a fact, for a test that wants to know where two devices differ. */
export function stateText(
  { book, store }: Pick<Replica, 'book' | 'store'>,
  logs: readonly LogState[] = book.all(),
): string {
  const rows = new Set(logs.map(({ row }) => row))
  const lines: string[] = []
  for (const log of logs) {
    const [seq = 0, hash = ''] = log.control?.state.head ?? []
    lines.push(`${log.hex} control ${seq} ${hash}`)
    for (const feed of log.feeds.values()) {
      if (feed.head.seq > 0)
        lines.push(`${log.hex} feed ${feed.hex} ${feed.head.seq} ${toHex(feed.head.hash)}`)
    }
  }
  for (const { record, type, log, state } of store.records.everyPart()) {
    const hex = book.byRow(log)?.hex ?? ''
    if (rows.has(log)) lines.push(`${hex} part ${record} ${type} ${encodePartState(state)}`)
  }
  return lines.sort().join('\n')
}
