/**
 * Carrying out strikes: the body goes from the disk, what is left takes its place, and the records are made again.
 *
 * One transaction for each strike, so that a device that dies in between does it again. What is not here yet is cut
 * when it comes: words that were struck are never laid on this disk a second time.
 */
import { toHex } from '../../base/bytes.ts'
import type { RecordId } from '../../base/id.ts'
import { pointKey, type Strike } from '../control/strikes.ts'
import { type Entry, entryHash } from '../entry.ts'
import { dotOf } from '../feed.ts'
import { type Context, commit } from './context.ts'
import { emptiedBy } from './folding.ts'
import { encodeFrame, parseFrame } from './frame.ts'
import type { LogState } from './log-book.ts'
import { cutLost } from './lost-words.ts'
import { openEntry } from './opening-bodies.ts'
import { isOfOtherType, type Rebuilt, rebuildParts } from './rebuilding.ts'
import { agreedStrikes, blank, isSoundBody, type Left, leftOf, moveTo } from './struck-bodies.ts'
import { TouchedRecords } from './touched-records.ts'
import { keepOverflow, putInTray, type TrayItem } from './tray.ts'

/** Key of the shelf `struck`: what was carried out here. */
function doneKey(log: LogState, { id }: Pick<Strike, 'id'>): string {
  return `${log.hex}/${id}`
}

export async function carryOutStrikes(context: Context, log: LogState): Promise<number> {
  let alarms = 0
  for (const strike of agreedStrikes(log)) {
    if (context.store.shelf.get('struck', doneKey(log, strike)) !== undefined) continue
    alarms += await carryOut(context, log, strike)
  }
  return alarms
}

type Here = {
  /** Rows of applied entries, and what is left of them. */
  readonly applied: Map<number, Left>
  readonly inTrays: (readonly [TrayItem, Left])[]
  /** Rows of the shelf of own words that are still to be written again. */
  readonly stranded: Map<string, Entry>
  /** Rows of applied entries that the disk has changed: nothing opens them here, and the words in them are still there. */
  readonly rotten: Map<number, Entry>
  /** The same, of entries in trays. */
  readonly rottenInTrays: TrayItem[]
  isFalse: boolean
}

async function carryOut(context: Context, log: LogState, strike: Strike): Promise<number> {
  const { store } = context
  const here = await lookedAt(context, log, strike)
  const entries = new Map([...here.applied].map(([row, { entry }]) => [row, entry]))
  for (const [row, entry] of here.rotten) entries.set(row, blank(entry))
  const rebuilt = await rebuildParts(context, log, [], [], {
    records: recordsOf(context, log, here),
    entries,
  })
  const parts = rebuilt.parts.map((part) => withoutRotten(part, strike, here))
  const rotten = new Set(rebuilt.rotten)
  const inTrays = here.rottenInTrays.map(({ entry }) => entry)
  for (const { header } of [...here.rotten.values(), ...inTrays]) rotten.add(toHex(header.feed))
  let alarms = 0
  commit(
    context,
    () => {
      for (const [row, { body }] of entries) store.entries.strike(row, body)
      for (const [item, { entry }] of here.inTrays) putAgain(context, log, item, entry)
      for (const item of here.rottenInTrays) putAgain(context, log, item, blank(item.entry))
      for (const [key, entry] of here.stranded) {
        store.shelf.put('stranded', key, encodeFrame(entry))
        cutLost(store.shelf, log, key, entry)
      }
      if (entries.size > 0) new TouchedRecords(context, log, parts).keep()
      // Whoever still has such an entry gives it, or what is left of it.
      for (const feed of rotten) keepOverflow(store.shelf, log, feed)
      store.shelf.put('struck', doneKey(log, strike), new Uint8Array([here.isFalse ? 0 : 1]))
      if (here.isFalse && context.alarms.raise('unauthorised-control', culpritOf(context, log, strike)))
        alarms++
    },
    () => {
      for (const [item, left] of here.inTrays) moveTo(item, left)
      for (const item of here.rottenInTrays) item.entry = blank(item.entry)
    },
  )
  return alarms
}

async function lookedAt(context: Context, log: LogState, strike: Strike): Promise<Here> {
  const here: Here = {
    applied: new Map(),
    inTrays: [],
    stranded: new Map(),
    rotten: new Map(),
    rottenInTrays: [],
    isFalse: false,
  }
  for (const [feedHex, seq, hash] of strike.entries) {
    const feed = log.feeds.get(feedHex)
    const stored = feed?.row === undefined ? undefined : context.store.entries.at(feed.row, seq)
    const left = stored && (await leftHere(context, log, stored.entry, here))
    if (stored !== undefined && left !== undefined) here.applied.set(stored.row, left)
    else if (stored !== undefined && (await isRotten(context, log, stored.entry, hash)))
      here.rotten.set(stored.row, stored.entry)
    const item = feed?.tray.get(seq)
    const waiting = item && (await leftHere(context, log, item.entry, here))
    if (item !== undefined && waiting !== undefined) here.inTrays.push([item, waiting])
    else if (item !== undefined && (await isRotten(context, log, item.entry, hash)))
      here.rottenInTrays.push(item)
  }
  await strandedLeft(context, log, strike, here)
  return here
}

/** The entry that was struck, changed by the disk. Whoever has the key and a tool of their own still reads most of such a body. */
async function isRotten(context: Context, log: LogState, entry: Entry, hash: string): Promise<boolean> {
  if (toHex(entryHash(entry)) !== hash) return false
  const opened = await openEntry(context, log, entry)
  return opened?.kind === 'unreadable' && !(await isSoundBody(log, entry))
}

/**
 * Those that come of these entries and that a strike names: any that counts, for two that are heard together leave their
 * entries at once as both have left them.
 */
function recordsOf(
  context: Context,
  log: LogState,
  { applied, rotten }: Here,
): ReadonlyMap<RecordId, string> {
  const { store } = context
  const named = new Set<string>(agreedStrikes(log).flatMap(({ what }) => what.map(([record]) => record)))
  const operations = [...applied.values()].flatMap(({ changes }) => changes.operations)
  // What the disk has changed does not say any more what it touched.
  const touched = [...rotten.keys()].flatMap((row) => store.records.touchedBy(row))
  const all = [...operations, ...touched].filter(
    ({ record, type }) => named.has(record) && !isOfOtherType(context, record, type),
  )
  return new Map(all.map(({ record, type }) => [record, type]))
}

/** What cannot be read any more stands in its record until it comes again; what was struck of it does not. */
function withoutRotten(part: Rebuilt, { what }: Strike, { rotten }: Here): Rebuilt {
  const fields = what.find(([record]) => record === part.record)?.[1]
  if (rotten.size === 0 || fields === undefined) return part
  const dots = new Set([...rotten.values()].map(({ header }) => dotOf(header.feed, header.seq)))
  return { ...part, state: emptiedBy(dots, new Set(fields), part.state) }
}

/** What a strike leaves of an entry that is here, where it is still as it was before. */
async function leftHere(
  context: Context,
  log: LogState,
  entry: Entry,
  here: Here,
): Promise<Left | undefined> {
  const opened = await openEntry(context, log, entry)
  if (opened?.kind !== 'changes') return undefined
  const left = await leftOf(context, log, entry, opened.changes)
  if (left === 'false-strike') here.isFalse = true
  return left === 'false-strike' ? undefined : left
}

async function strandedLeft(context: Context, log: LogState, { entries }: Strike, here: Here): Promise<void> {
  const rows = context.store.shelf.list('stranded', log.hex)
  const hashes = new Map(
    rows.length === 0 ? [] : entries.map(([feed, seq, hash]) => [pointKey(feed, seq), hash]),
  )
  for (const { key, value } of rows) {
    const entry = parseFrame(value)
    const hash = entry && hashes.get(pointKey(toHex(entry.header.feed), entry.header.seq))
    if (entry === undefined || hash === undefined) continue
    const left = await leftHere(context, log, entry, here)
    if (left !== undefined) here.stranded.set(key, left.entry)
    else if (await isRotten(context, log, entry, hash)) here.stranded.set(key, blank(entry))
  }
}

function putAgain({ store }: Context, log: LogState, item: TrayItem, entry: Entry): void {
  const feed = log.feeds.get(toHex(entry.header.feed))
  if (feed === undefined || item.shelf === undefined) return
  // The row stands under the same key: this one takes its place.
  putInTray(store.shelf, log, feed, { ...item, entry, shelf: undefined }, item.shelf)
}

/** Whoever wished it: a strike that leaves other words than were there is no honest mistake. */
function culpritOf(
  { book }: Context,
  log: LogState,
  { by }: Strike,
): { readonly log: string; readonly who?: string } {
  const code = book.roster?.members.find(({ id }) => id === by)?.code
  return { log: log.hex, ...(code === undefined ? {} : { who: code }) }
}
