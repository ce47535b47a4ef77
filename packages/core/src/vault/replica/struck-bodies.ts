/**
 * Which body an entry has by right: the one that was signed, or what a strike has left of it.
 *
 * A body that is neither is nobody's word. Whoever has no key of the log cannot make a rest at all; whoever has one
 * and no second member to agree makes one that no strike names, and it waits until it is let go.
 */
import { toHex } from '../../base/bytes.ts'
import { sha256 } from '../../sealed/hash.ts'
import { pointKey, type Strike } from '../control/strikes.ts'
import { type Entry, entryHash } from '../entry.ts'
import type { Changes } from '../operation.ts'
import { isAsSigned, openRest, roomIn, type Struck, sealRest, withoutStruck } from '../rest.ts'
import type { AlarmKind } from './alarms.ts'
import type { Context } from './context.ts'
import { sureKey } from './keys.ts'
import type { LogState } from './log-book.ts'
import type { Shelf } from './store.ts'
import type { TrayItem } from './tray.ts'

/** One strike at one entry. */
export type Stage = { readonly entry: string; readonly rest: string; readonly what: Struck }

const byPoint = new WeakMap<readonly Strike[], ReadonlyMap<string, readonly Stage[]>>()

function strikesOf({ control }: Pick<LogState, 'control'>): readonly Strike[] {
  return control?.kind === 'membership' ? (control.state.strikes ?? none) : none
}
const none: readonly Strike[] = []

/** Strikes that count, in the order in which they came to. */
export function agreedStrikes(log: Pick<LogState, 'control'>): readonly Strike[] {
  return agreedOf(strikesOf(log))
}

function agreedOf(strikes: readonly Strike[]): readonly Strike[] {
  const counting = strikes.filter(({ agreed }) => agreed !== undefined)
  return counting.toSorted((a, b) => (a.agreed?.[0] ?? 0) - (b.agreed?.[0] ?? 0))
}

/** What was struck from this entry, one strike after the other. */
export function stagesOf(log: Pick<LogState, 'control'>, entry: Entry): readonly Stage[] {
  return stagesIn(strikesOf(log), entry)
}

function stagesIn(strikes: readonly Strike[], entry: Entry): readonly Stage[] {
  if (strikes.length === 0) return []
  const known = byPoint.get(strikes) ?? stagesByPoint(agreedOf(strikes))
  byPoint.set(strikes, known)
  const stages = known.get(pointKey(toHex(entry.header.feed), entry.header.seq))
  if (stages === undefined) return []
  // A disk that lied lost the entry that was struck, and another one of its number stands here: that one nobody struck.
  const hash = toHex(entryHash(entry))
  return stages.filter((stage) => stage.entry === hash)
}

function stagesByPoint(strikes: readonly Strike[]): ReadonlyMap<string, readonly Stage[]> {
  const found = new Map<string, Stage[]>()
  for (const { what, entries } of strikes) {
    for (const [feed, seq, entry, rest] of entries) {
      const key = pointKey(feed, seq)
      found.set(key, [...(found.get(key) ?? []), { entry, rest, what }])
    }
  }
  return found
}

/** Which strike left this body; -1 where none did. */
function stageOf(strikes: readonly Strike[], entry: Entry): number {
  const stages = stagesIn(strikes, entry)
  if (stages.length === 0) return -1
  const rest = toHex(sha256(entry.body))
  return stages.findLastIndex((stage) => stage.rest === rest)
}

/** Has a strike that counts left this very body? */
export function isVouchedRest(log: LogState, entry: Entry): boolean {
  return isNamedRest(strikesOf(log), entry)
}

/** The same, for whoever reads a vault without opening it. */
export function isNamedRest(strikes: readonly Strike[], entry: Entry): boolean {
  return stageOf(strikes, entry) >= 0
}

/** As it was signed, or as a strike has left it. */
export async function isSoundBody(log: LogState, entry: Entry): Promise<boolean> {
  return isVouchedRest(log, entry) || (await isAsSigned(entry))
}

/**
 * May this be a rest of this entry? It was made with the key of the log; without that key here nothing can be said yet.
 * Whether a strike names it is another question.
 */
export async function mayBeRest(
  { organisation, alarms }: Pick<Context, 'organisation' | 'alarms'>,
  log: LogState,
  entry: Entry,
): Promise<boolean> {
  if (entry.header.kind !== 'changes') return false
  const { epoch } = entry.header
  const sure = sureKey(log, epoch)
  if (sure === undefined) return true
  const offered = [...log.offered.values()].filter((one) => one.epoch === epoch)
  for (const { key } of [sure, ...offered])
    if ((await openRest({ epochKey: key, organisation }, entry)) !== undefined) return true
  // Where somebody is shown another chain, colleagues may seal under another key of this number. It waits, unread.
  // An alarm that names no log may be of this one, from before it left and came back.
  return alarms.list().some((one) => (one.log ?? log.hex) === log.hex && otherChains.has(one.kind))
}
const otherChains: ReadonlySet<AlarmKind> = new Set(['relay-rolled-back', 'relay-forked', 'control-forked'])

/** What is left of an entry, by itself: undefined for a body that is no rest, or that no strike has left. */
export async function readVouchedRest(
  { organisation }: Pick<Context, 'organisation'>,
  log: LogState,
  entry: Entry,
): Promise<Changes | 'unvouched' | undefined> {
  const epoch = sureKey(log, entry.header.epoch)
  if (epoch === undefined) return undefined
  const changes = await openRest({ epochKey: epoch.key, organisation }, entry)
  if (changes === undefined) return undefined
  return isVouchedRest(log, entry) ? changes : 'unvouched'
}

export type Left = { readonly entry: Entry; readonly changes: Changes }

/**
 * The entry as all strikes have left it. Undefined where nothing is to be done; `false-strike` where a strike names
 * another rest than this entry has: somebody who had not these words in hand would have been told something else.
 */
export async function leftOf(
  context: Pick<Context, 'organisation'>,
  log: LogState,
  entry: Entry,
  changes: Changes,
): Promise<Left | 'false-strike' | undefined> {
  const stages = stagesOf(log, entry)
  const from = stageOf(strikesOf(log), entry) + 1
  if (from >= stages.length) return undefined
  let now: Left = { entry, changes }
  for (const stage of stages.slice(from)) {
    const next = await restOf(context, log, now, stage.what)
    // Two desks struck the same, or one of them more: then nothing is left for the other.
    if (next === undefined) continue
    if (stage.rest !== toHex(sha256(next.entry.body))) return 'false-strike'
    now = next
  }
  return now.entry === entry ? undefined : now
}

/** With every strike that counts, carried out here or not: for whoever says again what an entry says. */
export async function asLeft(
  context: Pick<Context, 'organisation'>,
  log: LogState,
  entry: Entry,
  changes: Changes,
): Promise<Left> {
  const left = await leftOf(context, log, entry, changes)
  return left === undefined || left === 'false-strike' ? { entry, changes } : left
}

/** Undefined where the entry says nothing of it, or its key is not here. */
export async function restOf(
  { organisation }: Pick<Context, 'organisation'>,
  log: LogState,
  { entry, changes }: Left,
  what: Struck,
): Promise<Left | undefined> {
  const left = withoutStruck(changes, what, roomIn(entry.header))
  const epoch = sureKey(log, entry.header.epoch)
  if (left === undefined || epoch === undefined) return undefined
  const body = await sealRest({ epochKey: epoch.key, organisation }, entry.header, left)
  return { entry: { ...entry, body }, changes: left }
}

/** In the place of a body that the disk has changed: a tool of somebody's own would still read most of that one. */
export function blank(entry: Entry): Entry {
  return { ...entry, body: new Uint8Array(entry.body.length) }
}

export function moveTo(item: TrayItem, { entry, changes }: Left): void {
  item.entry = entry
  if (item.opened?.kind === 'changes') item.opened = { ...item.opened, changes }
}

/** What has come is cut before it is kept. True where something was. */
export async function cutOnArrival(
  context: Pick<Context, 'organisation'>,
  log: LogState,
  item: TrayItem,
): Promise<boolean> {
  if (item.opened?.kind !== 'changes') return false
  const left = await leftOf(context, log, item.entry, item.opened.changes)
  if (left === undefined || left === 'false-strike') return false
  moveTo(item, left)
  return true
}

/** Call inside a transaction: the relay is asked anew for every strike of this log, in hex; '': of all logs. */
export function dropAsked(shelf: Shelf, log: string): void {
  for (const { key } of shelf.list('struck-at', log)) shelf.drop('struck-at', key)
}
