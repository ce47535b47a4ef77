/** Parts that have to be made again: an entry that touched them was taken back, or came to count late. */
import { toHex } from '../../base/bytes.ts'
import type { RecordId } from '../../base/id.ts'
import { certain } from '../../base/result.ts'
import type { Entry } from '../entry.ts'
import { dotOf } from '../feed.ts'
import type { Dot, PartState } from '../part-state.ts'
import { type Scope, sameScope } from '../schema.ts'
import type { Context } from './context.ts'
import { type Change, foldedPart, setBy } from './folding.ts'
import { endOf, type LogState } from './log-book.ts'
import { openEntry } from './opening-bodies.ts'
import { deviceOf, type Step } from './settling.ts'
import type { RecordPlace } from './store.ts'
import type { TakeBack } from './taking-back.ts'
import type { Opened, TrayItem } from './tray.ts'

export type Rebuilt = { readonly record: RecordId; readonly type: string; readonly state: PartState }

export type Rebuilding = {
  readonly parts: readonly Rebuilt[]
  /** Feeds, in hex, of which the disk has changed an entry that counts, or did until now: it is to be read again. */
  readonly rotten: ReadonlySet<string>
}

/** Records of whose entries some get another body, and these entries with it, by row: struck, or healed. */
export type OtherBodies = {
  readonly records: ReadonlyMap<RecordId, string>
  readonly entries: ReadonlyMap<number, Entry>
}
const noOthers: OtherBodies = { records: new Map(), entries: new Map() }

/** The states after `takeBacks` and `steps`, of every record for which going on from the present one is not enough. */
export async function rebuildParts(
  context: Context,
  log: LogState,
  takeBacks: readonly TakeBack[],
  steps: readonly Step[],
  others: OtherBodies = noOthers,
): Promise<Rebuilding> {
  const suspects = new Map<RecordId, string>(others.records)
  const gone = new Set<number>()
  const rotten = new Set<string>()
  for (const { feed, into, taken, rows } of takeBacks) {
    for (const row of rows) gone.add(row)
    for (const { opened } of taken) noteRecords(context, suspects, opened)
    if (taken.every(({ opened }) => opened !== undefined && opened.kind !== 'unreadable')) continue
    // What the disk has changed does not say any more what it touched.
    for (const row of rows) noteTouched(context, suspects, row)
    // A lead reads late work, and it may come to count again. Of our own nobody else has it.
    if (into === 'late') rotten.add(feed.hex)
  }
  // It was late, or called ended, when others went on without it: somebody may have replaced what it says already.
  for (const { feed, item, opened } of steps)
    if (item.shelf === 'late' || endOf(log, feed.tag, deviceOf(feed)) !== undefined)
      noteRecords(context, suspects, opened)
  const parts: Rebuilt[] = []
  for (const [record, type] of suspects) {
    const place = context.store.records.find(record)
    const before =
      place === undefined ? nothing : await changesOf(context, log, place, record, gone, others.entries)
    const after = comingTo(log, record, place && { type, home: place.home }, steps)
    const changes = [...before.changes, ...after]
    for (const { feed } of before.rotten) rotten.add(feed)
    parts.push({
      record,
      type: place === undefined ? (after[0]?.operation.type ?? type) : type,
      state: foldedPart(changes, context.world.schema, besides(before)),
    })
  }
  return { parts, rotten }

  /** What the disk has changed still stands in the record that came of it, until it is read again. */
  function besides({ place, rotten: lost }: Before): PartState | undefined {
    if (place === undefined || lost.length === 0) return undefined
    const dots = new Set(lost.map(({ dot }) => dot))
    return setBy(dots, context.store.records.partState(place, log.name))
  }
}

function noteTouched({ store }: Context, suspects: Map<RecordId, string>, row: number): void {
  for (const { record, type } of store.records.touchedBy(row)) suspects.set(record, type)
}

function noteRecords(context: Context, suspects: Map<RecordId, string>, opened: Opened | undefined): void {
  if (opened?.kind !== 'changes') return
  for (const { record, type } of opened.changes.operations)
    if (!isOfOtherType(context, record, type)) suspects.set(record, suspects.get(record) ?? type)
}

/** A record keeps its type, whoever claims another: what does so was never applied to it, and never is. */
export function isOfOtherType({ store }: Context, record: RecordId, type: string): boolean {
  return store.records.place(record, type, undefined) === 'other-type'
}

/** Changes of these steps that are of the record's type and home: as in applying, the first says which where it is new. */
function comingTo(
  log: LogState,
  record: RecordId,
  known: { readonly type: string; readonly home: Scope } | undefined,
  steps: readonly Step[],
): readonly Change[] {
  const all = steps.flatMap(({ item, opened }) => changeIn(log, item, opened, record))
  const homeOf = ({ operation }: Change): Scope => operation.home ?? log.name.scope
  const [first] = all
  const its = known ?? (first && { type: first.operation.type, home: homeOf(first) })
  return all.filter(
    (one) => its !== undefined && one.operation.type === its.type && sameScope(homeOf(one), its.home),
  )
}

type Before = {
  readonly place?: RecordPlace
  readonly changes: readonly Change[]
  readonly rotten: readonly { readonly feed: string; readonly dot: Dot }[]
}
const nothing: Before = { changes: [], rotten: [] }

async function changesOf(
  context: Context,
  log: LogState,
  place: RecordPlace,
  record: RecordId,
  gone: ReadonlySet<number>,
  others: OtherBodies['entries'],
): Promise<Before> {
  const touching = context.store.records.touching(place, log.row).filter(({ row }) => !gone.has(row))
  const all = await Promise.all(
    touching.map(async ({ row, entry: kept }) => {
      const entry = others.get(row) ?? kept
      const opened = certain(await openEntry(context, log, entry), 'it was applied with this key')
      return { entry, opened }
    }),
  )
  return {
    place,
    changes: all.flatMap(({ entry, opened }) => changeIn(log, { entry }, opened, record)),
    // It was read when it was applied: the disk has changed it since.
    rotten: all
      .filter(({ opened }) => opened.kind === 'unreadable')
      .map(({ entry: { header } }) => ({ feed: toHex(header.feed), dot: dotOf(header.feed, header.seq) })),
  }
}

function changeIn(
  log: LogState,
  { entry }: Pick<TrayItem, 'entry'>,
  opened: Opened,
  record: RecordId,
): readonly Change[] {
  if (opened.kind !== 'changes') return []
  const operation = opened.changes.operations.find((one) => one.record === record)
  if (operation === undefined) return []
  const dot = dotOf(entry.header.feed, entry.header.seq)
  return [{ operation, origin: { dot, stamp: opened.changes.at, compartment: log.name } }]
}
