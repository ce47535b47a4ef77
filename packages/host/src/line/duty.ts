/** Shifts, hand-overs and ready-made replies: the records of the line that are about its people. */
import { instantOf } from '@safeconduct/core/base/date.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import type { Refusal } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { endShift, type Shift, type ShiftRefusal, shiftsOf } from '@safeconduct/core/line/roster.ts'
import type { SaveRefusal } from '@safeconduct/core/vault/replica/outcomes.ts'
import { type SaveRecordRefusal, saveRecord } from '../work/save-record.ts'
import { heldOf, listAt, textAt } from './kept-values.ts'
import type { LineWorld } from './line-world.ts'

export type DutyRefusal =
  | SaveRecordRefusal
  | SaveRefusal
  | Refusal
  | ShiftRefusal
  | { readonly kind: 'no-such-record' | 'not-yours' | 'own-text' | 'already-reviewed' }

type Done = Promise<Result<true, DutyRefusal>>

export type ShiftWish = {
  readonly member: string
  readonly from: number
  readonly to: number
  readonly zone: string
  readonly languages: readonly string[]
  readonly level: string
}

export function shifts({ index }: Pick<LineWorld, 'index'>): readonly Shift[] {
  index.refresh()
  return shiftsOf(index.all('DutyShift').map(heldOf))
}

function shiftAt(world: LineWorld, id: string): Shift | undefined {
  return shifts(world).find((shift) => shift.id === id)
}

export async function planShift({ vault, by }: LineWorld, wish: ShiftWish): Done {
  const { member, zone, languages, level } = wish
  if (wish.to <= wish.from) return refuse({ kind: 'unfit', field: 'to', reason: 'too-small' })
  const fields = {
    member,
    from: instantOf(wish.from),
    to: instantOf(wish.to),
    zone,
    languages: [...new Set(languages)],
    level,
    state: 'planned',
  }
  const saved = await saveRecord(vault, { type: 'DutyShift', fields }, by)
  return saved.ok ? ok(true) : saved
}

export function dropShift(world: LineWorld, id: RecordId): Done {
  return change(world, id, { state: 'cancelled' })
}

export async function startShift(world: LineWorld, id: RecordId): Done {
  const shift = shiftAt(world, id)
  if (shift === undefined) return refuse({ kind: 'no-such-record' })
  return shift.member === world.by ? change(world, id, { state: 'begun' }) : refuse({ kind: 'not-yours' })
}

/** With a note, or not at all. What this desk holds is let go, so that nobody waits for somebody who went home. */
export async function finishShift(world: LineWorld, id: RecordId, handOver: string): Done {
  const shift = shiftAt(world, id)
  if (shift === undefined) return refuse({ kind: 'no-such-record' })
  if (shift.member !== world.by) return refuse({ kind: 'not-yours' })
  const ended = endShift(shift, handOver, world.vault.clock.millis())
  if (!ended.ok) return ended
  const { state, handover, endedAt } = ended.value
  const saved = await change(world, id, { state, handover, endedAt: instantOf(endedAt) })
  if (saved.ok) await world.leases.letGoAll()
  return saved
}

async function change(
  { vault, by, index }: LineWorld,
  id: RecordId,
  fields: { readonly [field: string]: string },
): Done {
  const saved = await saveRecord(vault, { id, type: 'DutyShift', fields }, by)
  index.refresh()
  return saved.ok ? ok(true) : saved
}

export type CannedWish = {
  readonly id?: RecordId
  readonly title: string
  readonly lang: string
  readonly use: string
  readonly text: string
  readonly safeToBeSeen: boolean
}

/** Other words are another record: whoever reviewed the old ones has not read these. */
export async function keepCanned({ vault, by, index }: LineWorld, { id, ...fields }: CannedWish): Done {
  const saved = await saveRecord(vault, { type: 'CannedReply', fields }, by)
  if (!saved.ok) return saved
  if (id !== undefined) {
    const retired = { retiredAt: vault.clock.now().slice(0, 10) }
    const done = await saveRecord(vault, { id, type: 'CannedReply', fields: retired }, by)
    if (!done.ok) return done
  }
  index.refresh()
  return ok(true)
}

/** By somebody else than who wrote it. */
export async function reviewCanned({ vault, by, index }: LineWorld, id: RecordId): Done {
  index.refresh()
  const record = index.get('CannedReply', id)
  if (record === undefined) return refuse({ kind: 'no-such-record' })
  if (textAt(record, 'createdBy') === by) return refuse({ kind: 'own-text' })
  const before = listAt(record, 'reviewedBy').filter((one) => typeof one === 'string')
  if (before.includes(by)) return refuse({ kind: 'already-reviewed' })
  const fields = { reviewedBy: [...before, by], reviewedAt: vault.clock.now().slice(0, 10) }
  const saved = await vault.writer.save([{ id, type: 'CannedReply', fields }])
  index.refresh()
  return saved.ok ? ok(true) : saved
}
