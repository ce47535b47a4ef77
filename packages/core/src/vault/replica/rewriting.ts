/**
 * What was stranded is written again, in a feed with a new key: the same operations, with the dots of what they
 * replaced among themselves moved along. Done at the end of the turn that stranded it, or, where the device died in
 * between, when the vault is opened.
 */
import { dotOf } from '../feed.ts'
import { nextStamp } from '../hybrid-clock.ts'
import type { Operation, Replaced } from '../operation.ts'
import type { Dot } from '../part-state.ts'
import type { Context } from './context.ts'
import { parseFrame } from './frame.ts'
import type { LogState } from './log-book.ts'
import { lostWords } from './lost-words.ts'
import { openEntry } from './opening-bodies.ts'
import { feedToWrite } from './own-feed.ts'
import { mayRepeat } from './rights.ts'
import { type Content, type Sealed, sealContents } from './sealing.ts'
import { dropStranded } from './stranding.ts'
import { asLeft, isSoundBody, type Left } from './struck-bodies.ts'
import { keepAndMove, refusalOf } from './writing.ts'

/** How many entries were written again. What cannot be written now (no right, no key) stays on its shelf. */
export async function rewriteStranded(context: Context): Promise<number> {
  const { shelf } = context.store
  if (shelf.list('stranded', '', { limit: 1 }).length === 0) return 0
  let written = 0
  for (const log of context.book.all()) {
    const rows = shelf.list('stranded', log.hex)
    if (rows.length === 0 || refusalOf(context, log, log.name, mayRepeat) !== undefined) continue
    const { said, lost, done } = await inOrder(context, log, rows)
    if (done.length === 0) continue
    const sealed = await sealedAgain(context, log, { said, lost })
    keepAndMove(context, sealed === undefined ? [] : [sealed], undefined, () => {
      for (const key of done) dropStranded(shelf, key)
    })
    written += sealed?.entries.length ?? 0
  }
  return written
}

async function sealedAgain(
  context: Context,
  log: LogState,
  { said, lost }: Pick<InOrder, 'said' | 'lost'>,
): Promise<Sealed | undefined> {
  const feed = await feedToWrite(context, log)
  // Behind the opening, where the feed has none yet.
  let seq = feed.head.seq === 0 ? 2 : feed.head.seq + 1
  const moved = new Map<Dot, readonly Dot[]>(lost.map((dot) => [dot, []]))
  const contents: Content[] = []
  for (const { entry, changes } of said) {
    contents.push({ kind: 'changes', operations: changes.operations.map((one) => withDots(one, moved)) })
    moved.set(dotOf(entry.header.feed, entry.header.seq), [`${feed.tag}.${seq++}`])
  }
  if (contents.length === 0) return undefined
  const stamp = nextStamp(context.stamp, context.world.clock.millis())
  return sealContents(context, log, feed, contents, stamp)
}

type InOrder = {
  /** As they were said: of two feeds of ours the later one replaces what stands in the earlier. */
  readonly said: readonly Left[]
  /** Dots of what the disk has changed. Colleagues would wait for ever for what names one of them. */
  readonly lost: readonly Dot[]
  /** Rows that are dealt with. Another body than this program reads, or one whose key is not here yet, stays. */
  readonly done: readonly string[]
}

async function inOrder(
  context: Context,
  log: LogState,
  rows: readonly { readonly key: string; readonly value: Uint8Array }[],
): Promise<InOrder> {
  const said: Left[] = []
  const lost: Dot[] = []
  const done: string[] = []
  for (const { key, value } of rows) {
    const entry = parseFrame(value)
    const opened = entry === undefined ? undefined : await openEntry(context, log, entry)
    if (entry !== undefined && opened === undefined) continue
    if (entry !== undefined && opened?.kind === 'unreadable') {
      if (await isSoundBody(log, entry)) continue
      const changes = lostWords(context.store.shelf, log, key, entry)
      if (changes === undefined) lost.push(dotOf(entry.header.feed, entry.header.seq))
      else said.push({ entry, changes })
    }
    if (entry !== undefined && opened?.kind === 'changes')
      said.push(await asLeft(context, log, entry, opened.changes))
    done.push(key)
  }
  said.sort((a, b) => (a.changes.at < b.changes.at ? -1 : Number(a.changes.at > b.changes.at)))
  return { said, lost, done }
}

function withDots(operation: Operation, moved: ReadonlyMap<Dot, readonly Dot[]>): Operation {
  const all = (dots: readonly Dot[]): readonly Dot[] => dots.flatMap((dot) => moved.get(dot) ?? dot)
  const replaced: [string, Replaced][] = Object.entries(operation.replaced).map(([field, dots]) => [
    field,
    isDots(dots)
      ? all(dots)
      : Object.fromEntries(Object.entries(dots).map(([key, ofKey]) => [key, all(ofKey)])),
  ])
  return { ...operation, replaced: Object.fromEntries(replaced) }
}

function isDots(dots: Replaced): dots is readonly Dot[] {
  return Array.isArray(dots)
}
