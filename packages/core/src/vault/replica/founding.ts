/**
 * New logs of our own: those of an organisation, and those of a case. They are stored with the entries that first
 * use them, in one transaction: a key whose log was lost must not be used for the next.
 */
import { certain } from '../../base/result.ts'
import { compartmentText } from '../compartment.ts'
import { type FoundedLog, openCase } from '../control/founding.ts'
import { judgeMembership, judgeRoster } from '../control/judge.ts'
import { deviceIdOf } from '../control/names.ts'
import { activeMemberOf, type RosterState, rosterAt } from '../control/roster.ts'
import { encodeMembership, encodeRoster } from '../control/state-text.ts'
import type { Context } from './context.ts'
import { encodeFrame } from './frame.ts'
import { type ControlState, epochKeyFrom, type LogState, newLogState } from './log-book.ts'
import type { RecordChange } from './outcomes.ts'

export type Founding = {
  readonly logs: readonly { readonly founded: FoundedLog; readonly log: LogState }[]
  readonly byName: ReadonlyMap<string, LogState>
}

/** The case that is founded by these changes: one of them is its own record, and nothing of it is here yet. */
export function caseToFound(
  { book, store }: Pick<Context, 'book' | 'store'>,
  changes: readonly RecordChange[],
): string | undefined {
  for (const { id, home } of changes) {
    if (home?.kind !== 'case' || home.caseId !== id || store.records.find(id) !== undefined) continue
    if (book.byName({ scope: home, part: 'work' }) === undefined) return id
  }
  return undefined
}

/** Undefined when this device cannot found: it does not know the roster, or is not active in it. */
export async function foundCase(context: Context, caseId: string): Promise<Founding | undefined> {
  const { book, device, organisation, world } = context
  const { roster } = book
  if (roster === undefined) return undefined
  const view = rosterAt(roster)
  const member = activeMemberOf(view, deviceIdOf(device.publicKey))
  if (member === undefined) return undefined
  // Whoever holds the shelters founds it without names, unless there is nobody else.
  const withNames = view.sole === member || !view.holders.has(member)
  const founder = { organisation, device, roster: roster.head[0], member }
  const founded = await openCase(founder, caseId, { withNames }, world)
  return foundingOf(context, founded, roster)
}

/** Judged as a colleague will judge it: what would be dead there is not written here. */
export async function foundingOf(
  { organisation }: Pick<Context, 'organisation'>,
  founded: readonly FoundedLog[],
  known: RosterState | undefined,
): Promise<Founding> {
  const logs: { founded: FoundedLog; log: LogState }[] = []
  let roster = known
  for (const one of founded) {
    const log = newLogState(0, one.id, one.name)
    log.keys.set(1, epochKeyFrom(one.key))
    const place = { organisation, log: one.id, key: (epoch: number) => (epoch === 1 ? one.key : undefined) }
    if (one.name.scope.kind === 'directory') {
      const judged = await judgeRoster(place, undefined, one.control)
      if (judged.kind !== 'applied') throw new Error('our own founding was refused')
      roster = judged.state
      log.control = { kind: 'roster', state: judged.state }
    } else {
      const judged = await judgeMembership(
        place,
        undefined,
        certain(roster, 'the directory comes first'),
        one.control,
      )
      if (judged.kind !== 'applied') throw new Error('our own founding was refused')
      log.control = { kind: 'membership', state: judged.state }
    }
    logs.push({ founded: one, log })
  }
  return { logs, byName: new Map(logs.map(({ log }) => [compartmentText(log.name), log])) }
}

/** Inside the transaction. */
export function keepFounding({ store }: Pick<Context, 'store'>, { logs }: Founding): void {
  for (const { founded, log } of logs) {
    log.row = store.logs.add(log.id, log.name)
    store.logs.keepKey(log.row, 1, founded.key)
    store.shelf.put('control', controlKey(log, 1), encodeFrame(founded.control))
    store.shelf.put('control-state', log.hex, encodeControl(certain(log.control, 'judged just before')))
  }
}

/** After the transaction. */
export function moveFounding({ book }: Pick<Context, 'book'>, { logs }: Founding): void {
  for (const { log } of logs) book.add(log)
}

export function controlKey(log: LogState, seq: number): string {
  return `${log.hex}/${String(seq).padStart(16, '0')}`
}

export function encodeControl(control: ControlState): Uint8Array {
  return control.kind === 'roster' ? encodeRoster(control.state) : encodeMembership(control.state)
}
