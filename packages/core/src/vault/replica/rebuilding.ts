/** Parts that have to be made again: an entry that touched them was taken back, or came to count late. */
import type { RecordId } from '../../base/id.ts'
import { certain } from '../../base/result.ts'
import { dotOf } from '../feed.ts'
import type { PartState } from '../part-state.ts'
import type { Context } from './context.ts'
import { type Change, foldedPart } from './folding.ts'
import type { LogState } from './log-book.ts'
import { openEntry } from './opening-bodies.ts'
import type { Step } from './settling.ts'
import type { RecordPlace } from './store.ts'
import type { TakeBack } from './taking-back.ts'
import type { Opened, TrayItem } from './tray.ts'

export type Rebuilt = { readonly record: RecordId; readonly type: string; readonly state: PartState }

/** The states after `takeBacks` and `steps`, of every record for which going on from the present one is not enough. */
export async function rebuildParts(
  context: Context,
  log: LogState,
  takeBacks: readonly TakeBack[],
  steps: readonly Step[],
): Promise<readonly Rebuilt[]> {
  const suspects = new Map<RecordId, string>()
  const gone = new Set<number>()
  for (const { taken, rows } of takeBacks) {
    for (const row of rows) gone.add(row)
    for (const { opened } of taken) noteRecords(suspects, opened)
    // What the disk has changed does not say any more what it touched.
    if (taken.some(({ opened }) => opened === undefined || opened.kind === 'unreadable')) {
      for (const row of rows) {
        for (const { record, type } of context.store.records.touchedBy(row)) suspects.set(record, type)
      }
    }
  }
  // It was late when others went on without it: somebody may have replaced what it says already.
  for (const { item, opened } of steps) if (item.shelf === 'late') noteRecords(suspects, opened)
  const rebuilt: Rebuilt[] = []
  for (const [record, type] of suspects) {
    const place = context.store.records.find(record)
    const before = place === undefined ? [] : await changesOf(context, log, place, record, gone)
    const changes = [...before, ...steps.flatMap(({ item, opened }) => changeIn(log, item, opened, record))]
    rebuilt.push({ record, type, state: foldedPart(changes, context.world.schema) })
  }
  return rebuilt
}

function noteRecords(suspects: Map<RecordId, string>, opened: Opened | undefined): void {
  if (opened?.kind !== 'changes') return
  for (const { record, type } of opened.changes.operations) suspects.set(record, suspects.get(record) ?? type)
}

async function changesOf(
  context: Context,
  log: LogState,
  place: RecordPlace,
  record: RecordId,
  gone: ReadonlySet<number>,
): Promise<readonly Change[]> {
  const touching = context.store.records.touching(place, log.row).filter(({ row }) => !gone.has(row))
  const changes = await Promise.all(
    touching.map(async ({ entry }) => {
      const opened = certain(await openEntry(context, log, entry), 'it was applied with this key')
      return changeIn(log, { entry }, opened, record)
    }),
  )
  return changes.flat()
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
