/**
 * Writing: one action of a person becomes signed entries and, in one durable transaction, the records that follow.
 * Nothing is acknowledged before the disk has it; nothing in memory moves before that either.
 */
import type { RecordId } from '../../base/id.ts'
import type { Json } from '../../base/json.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { compartmentText } from '../compartment.ts'
import { feedTag } from '../feed.ts'
import { nextStamp } from '../hybrid-clock.ts'
import { maxOperations, type Operation } from '../operation.ts'
import { type CompartmentName, type Scope, sameScope } from '../schema.ts'
import { operationTo } from '../wanted.ts'
import { type Context, commit } from './context.ts'
import { caseToFound, type Founding, foundCase, keepFounding, moveFounding } from './founding.ts'
import type { LogState } from './log-book.ts'
import type { RecordChange, Saved, SaveRefusal } from './outcomes.ts'
import { feedToWrite } from './own-feed.ts'
import { mayWrite } from './rights.ts'
import { type Content, keepSealed, moveSealed, type Sealed, sealContents, writingKey } from './sealing.ts'
import { keepStamp } from './stamps.ts'
import { StoreFull } from './store.ts'
import type { Touched } from './touched-records.ts'

/** What is to be said to one log, before it is sealed. */
type Group = {
  readonly log: LogState
  readonly operations: Operation[]
  /** The parts as they stood when it was planned: nothing changes them before it is kept. */
  readonly before: Map<RecordId, Touched>
}
type Plan = { readonly founding: Founding | undefined; readonly groups: readonly Group[] }

/** Takes its turn in the replica: two saves never plan on the same state. */
export async function saveChanges(
  context: Context,
  changes: readonly RecordChange[],
): Promise<Result<Saved, SaveRefusal>> {
  try {
    const plan = await planned(context, changes)
    if (!plan.ok) return plan
    const { founding, groups } = plan.value
    const full = groups.filter(({ operations }) => operations.length > 0)
    if (full.length === 0) return ok({ changed: 0, touched: [] })
    const sealed = await sealGroups(context, full)
    keepAndMove(context, sealed, founding)
    const changed = full.reduce((sum, { operations }) => sum + operations.length, 0)
    return ok({ changed, touched: pointsOf(sealed) })
  } catch (problem) {
    if (!(problem instanceof StoreFull)) throw problem
    return refuse({ kind: 'disk-full' })
  } finally {
    context.store.records.forgetUnkept()
  }
}

/** All of it in one transaction, then memory. */
export function keepAndMove(
  context: Context,
  sealed: readonly Sealed[],
  founding: Founding | undefined,
  also: () => void = () => {},
): void {
  const { store } = context
  const stamp = sealed.at(-1)?.stamp ?? context.stamp
  const rows: { readonly row: number }[] = []
  const work = (): void => {
    if (founding !== undefined) keepFounding(context, founding)
    for (const one of sealed) rows.push(keepSealed(context, one))
    keepStamp(store.shelf, stamp)
    also()
  }
  commit(context, work, () => {
    if (founding !== undefined) moveFounding(context, founding)
    for (const [at, one] of sealed.entries()) moveSealed(context, one, rows[at] ?? { row: 0 })
    context.stamp = stamp
  })
}

async function sealGroups(context: Context, groups: readonly Group[]): Promise<readonly Sealed[]> {
  const stamp = nextStamp(context.stamp, context.world.clock.millis())
  const sealed: Sealed[] = []
  for (const { log, operations, before } of groups) {
    const feed = await feedToWrite(context, log)
    sealed.push({ ...(await sealContents(context, log, feed, contentsOf(operations), stamp)), before })
  }
  return sealed
}

/** Entries of up to 64 records. */
export function contentsOf(operations: readonly Operation[]): readonly Content[] {
  const contents: Content[] = []
  for (let at = 0; at < operations.length; at += maxOperations) {
    contents.push({ kind: 'changes', operations: operations.slice(at, at + maxOperations) })
  }
  return contents
}

async function planned(
  context: Context,
  changes: readonly RecordChange[],
): Promise<Result<Plan, SaveRefusal>> {
  const { store, world } = context
  if (new Set(changes.map(({ id }) => id)).size < changes.length)
    throw new Error('one action changes a record once')
  const founding = await foundingFor(context, changes)
  const groups = new Map<string, Group>()
  for (const change of changes) {
    const place = store.records.place(change.id, change.type, change.home)
    if (typeof place === 'string') return refuse({ kind: place })
    const split = splitByPart(context, change, place.home)
    if (!split.ok) return split
    for (const { name, fields } of split.value) {
      const text = compartmentText(name)
      const group = groups.get(text) ?? groupOf(context, name, founding)
      if ('refusal' in group) return refuse(group.refusal)
      groups.set(text, group)
      const before = store.records.partState(place, name)
      const home = sameScope(place.home, name.scope) ? {} : { home: place.home }
      const record = { id: change.id, type: change.type, ...home }
      const operation = operationTo(record, before, fields, world.schema)
      if (!operation.ok) return operation
      if (operation.value === undefined) continue
      group.operations.push(operation.value)
      group.before.set(change.id, { place, type: change.type, state: before })
    }
  }
  return ok({ founding, groups: [...groups.values()] })
}

function groupOf(
  context: Context,
  name: CompartmentName,
  founding: Founding | undefined,
): Group | { readonly refusal: SaveRefusal } {
  const log = founding?.byName.get(compartmentText(name)) ?? context.book.byName(name)
  const closed = refusalOf(context, log, name)
  if (closed !== undefined || log === undefined) return { refusal: closed ?? notGranted(name) }
  return { log, operations: [], before: new Map() }
}

/** A case and its five logs come into being with its own record, and with nothing else. */
async function foundingFor(
  context: Context,
  changes: readonly RecordChange[],
): Promise<Founding | undefined> {
  const caseId = caseToFound(context, changes)
  return caseId === undefined ? undefined : foundCase(context, caseId)
}

/** Why this device cannot write there. `may`: what of a right it takes. */
export function refusalOf(
  context: Context,
  log: LogState | undefined,
  name: CompartmentName,
  may: typeof mayWrite = mayWrite,
): SaveRefusal | undefined {
  if (log === undefined) return notGranted(name)
  if (log.control?.state.frozen === true || log.frozen) return { kind: 'frozen', ...name }
  if (writingKey(log) === undefined || !may(context, log)) return notGranted(name)
  return undefined
}

function notGranted(name: CompartmentName): SaveRefusal {
  return { kind: 'not-granted', scope: name.scope, part: name.part }
}

type PartFields = { readonly name: CompartmentName; readonly fields: Record<string, Json> }

/** A field goes only to the compartment of its class. */
function splitByPart(
  { world }: Pick<Context, 'world'>,
  change: RecordChange,
  home: Scope,
): Result<readonly PartFields[], SaveRefusal> {
  const groups = new Map<string, PartFields>()
  for (const [field, value] of Object.entries(change.fields)) {
    const rule = world.schema.field(change.type, field)
    if (rule === undefined) return refuse({ kind: 'change-refused', why: 'not-declared', field })
    const name = rule.compartment(home)
    const text = compartmentText(name)
    const group = groups.get(text) ?? { name, fields: {} }
    group.fields[field] = value
    groups.set(text, group)
  }
  return ok([...groups.values()])
}

function pointsOf(sealed: readonly Sealed[]): Saved['touched'] {
  return sealed.flatMap(({ log, entries }) =>
    entries.slice(-1).map(({ entry }) => ({
      log: log.id,
      feed: feedTag(entry.header.feed),
      seq: entry.header.seq,
    })),
  )
}
