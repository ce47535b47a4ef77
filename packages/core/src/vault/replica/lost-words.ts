/**
 * Words of our own that the disk has changed before anybody else had them. They stand in the records that came of them, and
 * are taken from there when their entries are taken back: laid beside these in the same transaction, and said again with
 * what else was stranded. So neither a crash nor a full disk in between takes them away.
 */
import type { RecordId } from '../../base/id.ts'
import type { Json } from '../../base/json.ts'
import { dotOf } from '../feed.ts'
import { nextStamp, type Stamp } from '../hybrid-clock.ts'
import { type Changes, encodeChanges, type ListChange, type Operation, parseChanges } from '../operation.ts'
import type { Dot, FieldState, Held, PartState } from '../part-state.ts'
import { withoutStruck } from '../rest.ts'
import { sameScope } from '../schema.ts'
import type { Context } from './context.ts'
import { isOwn, type LogState } from './log-book.ts'
import type { Rebuilt } from './rebuilding.ts'
import type { Step } from './settling.ts'
import type { Shelf } from './store.ts'
import { isSoundBody, stagesOf } from './struck-bodies.ts'
import type { TakeBack } from './taking-back.ts'
import type { TrayItem } from './tray.ts'

/** What such an entry said, as far as it still stands; undefined where nothing of it does. */
export type LostWords = ReadonlyMap<TrayItem, Changes | undefined>

/** `rebuilt`: the records as they will be, with what these steps apply and without what is taken back. */
export async function lostIn(
  context: Pick<Context, 'store'>,
  log: LogState,
  { takeBacks, steps, rebuilt }: LostFrom,
): Promise<LostWords> {
  const lost = new Map<TrayItem, Changes | undefined>()
  const fresh = new Set(steps.map(({ item: { entry } }) => dotOf(entry.header.feed, entry.header.seq)))
  // What colleagues lose at the same time comes back for another reason.
  const isAlone = takeBacks.every(({ into }) => into === 'stranded')
  const states = new Map(rebuilt.map(({ record, state }) => [record, state]))
  const after = isAlone ? { states, fresh } : { states: new Map<RecordId, PartState>(), fresh }
  for (const { into, feed, taken, to } of takeBacks) {
    if (into !== 'stranded' || !isOwn(feed) || feed.row === undefined) continue
    let seq = to.seq
    for (const item of taken) {
      const stored = context.store.entries.at(feed.row, ++seq)
      if (item.opened?.kind !== 'unreadable' || (await isSoundBody(log, item.entry))) continue
      lost.set(item, stored && saidBy(context, log, { row: stored.row, dot: dotOf(feed.key, seq), after }))
    }
  }
  return lost
}

type LostFrom = {
  readonly takeBacks: readonly TakeBack[]
  readonly steps: readonly Step[]
  readonly rebuilt: readonly Rebuilt[]
}
type LostEntry = { readonly row: number; readonly dot: Dot; readonly after: After }
/** Records without the lost entry. Dots of entries that come at the same time took nothing's place. */
type After = { readonly states: ReadonlyMap<RecordId, PartState>; readonly fresh: ReadonlySet<Dot> }

function saidBy({ store }: Pick<Context, 'store'>, log: LogState, lost: LostEntry): Changes | undefined {
  let at: Stamp | undefined
  const operations = store.records.touchedBy(lost.row).flatMap(({ record, type }): readonly Operation[] => {
    const place = store.records.find(record)
    if (place === undefined) return []
    const sets: Record<string, Json> = {}
    const lists: Record<string, ListChange> = {}
    const replaced: Record<string, Operation['replaced'][string]> = {}
    for (const [name, before] of store.records.partState(place, log.name)) {
      const after = fieldIn(lost.after, record, name)
      if (before.kind === 'single') {
        const held = before.held.find(({ dot }) => dot === lost.dot)
        if (held === undefined) continue
        at = held.stamp
        sets[name] = held.value
        const dots = goneFrom(after?.kind === 'single' ? after.held : [], before.held)
        if (dots.length > 0) replaced[name] = dots
      } else {
        const change = changeOf(before, after, lost.dot)
        if (change === undefined) continue
        lists[name] = change.list
        if (Object.keys(change.replaced).length > 0) replaced[name] = change.replaced
      }
    }
    if (Object.keys(sets).length + Object.keys(lists).length === 0) return []
    const home = sameScope(place.home, log.name.scope) ? {} : { home: place.home }
    return [{ record, type, ...home, sets, lists, replaced }]
  })
  return operations.length === 0 ? undefined : { at: at ?? nextStamp(undefined, 0), seen: [], operations }
}

/** Without what came at the same time. */
function fieldIn({ states, fresh }: After, record: RecordId, name: string): FieldState | undefined {
  const field = states.get(record)?.get(name)
  if (field === undefined) return undefined
  const isOlder = ({ dot }: Held): boolean => !fresh.has(dot)
  if (field.kind === 'single') return { kind: 'single', held: field.held.filter(isOlder) }
  const items = [...field.items].map(([key, held]) => [key, held.filter(isOlder)] as const)
  return { kind: 'list', items: new Map(items.filter(([, held]) => held.length > 0)) }
}

type ListState = Extract<FieldState, { readonly kind: 'list' }>

/** Items that it put and that stand, and those that come back without it: it had dropped them. */
function changeOf(
  { items }: ListState,
  after: FieldState | undefined,
  dot: Dot,
): { readonly list: ListChange; readonly replaced: Record<string, readonly Dot[]> } | undefined {
  const without = after?.kind === 'list' ? after.items : new Map<string, never>()
  const put = [...items].flatMap(([key, all]) => {
    const held = all.find((one) => one.dot === dot)
    return held === undefined ? [] : [{ key, place: held.place, value: held.value }]
  })
  const drop = [...without.keys()].filter((key) => !items.has(key))
  if (put.length + drop.length === 0) return undefined
  const replaced = [...put.map(({ key }) => key), ...drop].flatMap((key): [string, readonly Dot[]][] => {
    const dots = goneFrom(without.get(key) ?? [], items.get(key) ?? [])
    return dots.length === 0 ? [] : [[key, dots]]
  })
  return {
    list: { put: put.map(({ place, value }) => [place, value]), drop },
    // Keys are what people wrote: `fromEntries` keeps even `__proto__` a plain member.
    replaced: Object.fromEntries(replaced),
  }
}

/** Dots that stand without the lost entry, and do not stand with it. */
function goneFrom(after: readonly Held[], before: readonly Held[]): readonly Dot[] {
  return after.map(({ dot }) => dot).filter((dot) => !before.some((one) => one.dot === dot))
}

/** Call inside the transaction that strands its entry; `key`: the entry's there. */
export function keepLost(shelf: Shelf, key: string, said: Changes): void {
  shelf.put('lost', key, encodeChanges(said))
}

/** What is to be said again for the stranded entry of this key, as all strikes that count leave it. */
export function lostWords(
  shelf: Shelf,
  log: LogState,
  key: string,
  entry: TrayItem['entry'],
): Changes | undefined {
  const row = shelf.get('lost', key)
  const said = row === undefined ? undefined : parseChanges(row)
  return said && stagesOf(log, entry).reduce((left, { what }) => cut(left, what), said)
}

/** Call inside a transaction: a strike that counts is carried out here as well. */
export function cutLost(shelf: Shelf, log: LogState, key: string, entry: TrayItem['entry']): void {
  const left = lostWords(shelf, log, key, entry)
  if (left !== undefined) keepLost(shelf, key, left)
}

function cut(said: Changes, what: Parameters<typeof withoutStruck>[1]): Changes {
  return withoutStruck(said, what, Number.POSITIVE_INFINITY) ?? said
}
