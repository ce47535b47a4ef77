/**
 * What was stranded is written again, in a feed with a new key: the same operations, with the dots of what they
 * replaced among themselves moved along. Done at the end of the turn that stranded it, or, where the device died in
 * between, when the vault is opened.
 */
import type { Entry } from '../entry.ts'
import { feedTag } from '../feed.ts'
import { nextStamp } from '../hybrid-clock.ts'
import type { Changes, Operation, Replaced } from '../operation.ts'
import type { Dot } from '../part-state.ts'
import type { Context } from './context.ts'
import { parseFrame } from './frame.ts'
import type { LogState } from './log-book.ts'
import { openEntry } from './opening-bodies.ts'
import { feedToWrite } from './own-feed.ts'
import { type Content, type Sealed, sealContents } from './sealing.ts'
import { dropStranded } from './stranding.ts'
import { keepAndMove, refusalOf } from './writing.ts'

/** How many entries were written again. What cannot be written now (no right, no key) stays on its shelf. */
export async function rewriteStranded(context: Context): Promise<number> {
  const { shelf } = context.store
  if (shelf.list('stranded', '', { limit: 1 }).length === 0) return 0
  let written = 0
  for (const log of context.book.all()) {
    const rows = shelf.list('stranded', log.hex)
    if (rows.length === 0 || refusalOf(context, log, log.name) !== undefined) continue
    const sealed = await sealedAgain(context, log, rows)
    keepAndMove(context, sealed === undefined ? [] : [sealed], undefined, () => {
      for (const { key } of rows) dropStranded(shelf, key)
    })
    written += sealed?.entries.length ?? 0
  }
  return written
}

async function sealedAgain(
  context: Context,
  log: LogState,
  rows: readonly { readonly key: string; readonly value: Uint8Array }[],
): Promise<Sealed | undefined> {
  const feed = await feedToWrite(context, log)
  // Behind the opening, where the feed has none yet.
  let seq = feed.head.seq === 0 ? 2 : feed.head.seq + 1
  const moved = new Map<Dot, Dot>()
  const contents: Content[] = []
  for (const { entry, changes } of await inOrder(context, log, rows)) {
    contents.push({ kind: 'changes', operations: changes.operations.map((one) => withDots(one, moved)) })
    moved.set(`${feedTag(entry.header.feed)}.${entry.header.seq}`, `${feed.tag}.${seq++}`)
  }
  if (contents.length === 0) return undefined
  const stamp = nextStamp(context.stamp, context.world.clock.millis())
  return sealContents(context, log, feed, contents, stamp)
}

type Said = { readonly entry: Entry; readonly changes: Changes }

/** As they were said: of two feeds of ours the later one replaces what stands in the earlier. */
async function inOrder(
  context: Context,
  log: LogState,
  rows: readonly { readonly value: Uint8Array }[],
): Promise<readonly Said[]> {
  const said: Said[] = []
  for (const { value } of rows) {
    const entry = parseFrame(value)
    const opened = entry === undefined ? undefined : await openEntry(context, log, entry)
    if (entry !== undefined && opened?.kind === 'changes') said.push({ entry, changes: opened.changes })
  }
  return said.toSorted((a, b) => (a.changes.at < b.changes.at ? -1 : Number(a.changes.at > b.changes.at)))
}

function withDots(operation: Operation, moved: ReadonlyMap<Dot, Dot>): Operation {
  const replaced: [string, Replaced][] = Object.entries(operation.replaced).map(([field, dots]) => [
    field,
    isDots(dots)
      ? dots.map((dot) => moved.get(dot) ?? dot)
      : Object.fromEntries(
          Object.entries(dots).map(([key, ofKey]) => [key, ofKey.map((dot) => moved.get(dot) ?? dot)]),
        ),
  ])
  return { ...operation, replaced: Object.fromEntries(replaced) }
}

function isDots(dots: Replaced): dots is readonly Dot[] {
  return Array.isArray(dots)
}
