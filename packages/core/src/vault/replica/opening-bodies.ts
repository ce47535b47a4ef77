/** Opening what entries say: the body under its epoch's key, then the strict form of its kind. */
import { compartmentText } from '../compartment.ts'
import type { Entry } from '../entry.ts'
import { feedTag, readBody } from '../feed.ts'
import { readOpening } from '../opening.ts'
import { type Changes, type Operation, parseChanges, parseHeartbeat, type Seen } from '../operation.ts'
import type { Dot } from '../part-state.ts'
import { type Context, mostTreesSaid } from './context.ts'
import { sureKey } from './keys.ts'
import type { LogState } from './log-book.ts'
import { cutOnArrival, readVouchedRest } from './struck-bodies.ts'
import type { Opened, TrayItem } from './tray.ts'

/** Undefined when the key of its epoch is not here, or the chain has not come to it. */
export async function openEntry(
  { organisation }: Pick<Context, 'organisation'>,
  log: LogState,
  entry: Entry,
): Promise<Opened | undefined> {
  const { header } = entry
  const epoch = sureKey(log, header.epoch)
  if (epoch === undefined) return undefined
  const content = await readBody(entry, epoch.entryKey, organisation)
  if (!content.ok) {
    // Struck: what is left stands in its place. That no strike has named it yet is no fault of the entry's.
    const rest = header.kind === 'changes' ? await readVouchedRest({ organisation }, log, entry) : undefined
    if (rest === 'unvouched') return undefined
    return rest === undefined ? { kind: 'unreadable' } : changesOpened(rest, feedTag(header.feed))
  }
  if (header.kind === 'open') {
    const opening = await readOpening(content.value, header, epoch.key)
    // A feed opened for another room of the case than this one would carry its words here.
    const here = opening !== undefined && compartmentText(opening.name) === compartmentText(log.name)
    return here ? { kind: 'open', device: opening.device, ends: opening.ends } : { kind: 'unreadable' }
  }
  const own = feedTag(header.feed)
  if (header.kind === 'changes') {
    const changes = parseChanges(content.value)
    if (changes === undefined) return { kind: 'unreadable' }
    return changesOpened(changes, own)
  }
  const heartbeat = parseHeartbeat(content.value)
  return heartbeat === undefined
    ? { kind: 'unreadable' }
    : { kind: 'seen', heartbeat, causes: heartbeat.seen.filter(([tag]) => tag !== own) }
}

function changesOpened(changes: Changes, own: string): Opened {
  return { kind: 'changes', changes, causes: causesOf(changes.seen, changes.operations, own) }
}

/** A key has come: what waited for it is opened. */
export async function openTrays(context: Context, log: LogState): Promise<void> {
  for (const feed of log.feeds.values()) {
    for (const item of feed.tray.values()) {
      if (item.opened !== undefined || !log.keys.has(item.entry.header.epoch)) continue
      item.opened = await openEntry(context, log, item.entry)
      if (await cutOnArrival(context, log, item)) item.isStale = item.shelf !== undefined
      noteTreeSaid(context, log, item)
    }
  }
}

export function noteTreeSaid(
  { treesSaid }: Pick<Context, 'treesSaid'>,
  log: LogState,
  { entry, hash, opened }: TrayItem,
): void {
  const said =
    opened?.kind === 'changes'
      ? opened.changes.tree
      : opened?.kind === 'seen'
        ? opened.heartbeat.tree
        : undefined
  if (said === undefined || treesSaid.length >= mostTreesSaid) return
  treesSaid.push({ log: log.id, feed: entry.header.feed, seq: entry.header.seq, entry: hash, tree: said })
}

/**
 * What must be here before an entry counts: what its writer says to have seen, and every dot that it replaces.
 * A member who names a dot that they have not seen would else leave two colleagues with two records, one who
 * had the value already and one who had not.
 */
function causesOf(seen: Seen, operations: readonly Operation[], own: string): Seen {
  const causes = new Map<string, number>()
  const add = (tag: string, seq: number): void => {
    if (tag !== own) causes.set(tag, Math.max(seq, causes.get(tag) ?? 0))
  }
  for (const [tag, seq] of seen) add(tag, seq)
  for (const { replaced } of operations) {
    for (const dots of Object.values(replaced)) {
      for (const dot of isDots(dots) ? dots : Object.values(dots).flat()) {
        const [tag, seq] = partsOfDot(dot)
        add(tag, seq)
      }
    }
  }
  return [...causes]
}

export function partsOfDot(dot: Dot): readonly [tag: string, seq: number] {
  const at = dot.lastIndexOf('.')
  return [dot.slice(0, at), Number(dot.slice(at + 1))]
}

function isDots(dots: Operation['replaced'][string]): dots is readonly Dot[] {
  return Array.isArray(dots)
}
