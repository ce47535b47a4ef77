/** What the acts of cases share on one desk, and how an act is judged and written. */
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import type { Refusal } from '@safeconduct/core/base/parse.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { strangeDayIn } from '@safeconduct/core/cases/days.ts'
import type { Action } from '@safeconduct/core/rules/action.ts'
import { judge } from '@safeconduct/core/rules/judge.ts'
import type { Break, Effect } from '@safeconduct/core/rules/verdict.ts'
import type { World } from '@safeconduct/core/rules/world.ts'
import type { Vault } from '../vault/vault.ts'
import { type BatchWish, type SaveChanges, type SaveRecordRefusal, saveRecords } from '../work/save-record.ts'
import type { CaseIndex, CaseRecord } from './case-index.ts'

export type CasesWorld = {
  readonly vault: Vault
  readonly index: CaseIndex
  /** Code of the member who works here. */
  readonly by: string
}

/** A rule refuses, or warns: each break says which rule, which record and what would make it allowed. */
export type RuleRefusal = { readonly kind: 'rule-broken' | 'rule-warns'; readonly breaks: readonly Break[] }
export type CaseRefusal =
  | SaveRecordRefusal
  | RuleRefusal
  | Refusal
  | {
      readonly kind:
        | 'no-such-record'
        | 'needs-another-member'
        | 'already-signed'
        | 'not-now'
        | 'lost-the-race'
        | 'not-merged'
        | 'no-relay'
        | 'consent-not-usable'
        | 'not-erasable'
        | 'unlikely-day'
        | 'same-words'
        | 'not-the-word'
        | 'cannot-repeat'
      readonly field?: string
      readonly reason?: string
    }
export type Done<T = true> = Result<T, CaseRefusal>

/**
 * Judges before anything is written. Rules that warn are passed by a member who has read the warning; what a rule
 * refuses, nobody passes.
 */
export function judged(
  { index, by }: CasesWorld,
  action: Action,
  despite: readonly string[] = [],
): Done<readonly Effect[]> {
  const verdict = judge(action, index.world(), by)
  if (verdict.result === 'allow') return ok([])
  if (verdict.result === 'effect') return ok(verdict.effects)
  const unread = verdict.breaks.filter(({ rule }) => !despite.includes(rule))
  if (verdict.result === 'warn' && unread.length === 0) return ok([])
  return refuse({ kind: verdict.result === 'block' ? 'rule-broken' : 'rule-warns', breaks: verdict.breaks })
}

/** One act, one save: all that it writes is on the disk, or nothing is. */
export async function write(
  { vault, index, by }: CasesWorld,
  wishes: readonly BatchWish[],
  save?: SaveChanges,
): Promise<Done<readonly RecordId[]>> {
  if (wishes.length === 0) return ok([])
  const strange = wishes.flatMap(({ fields }) => strangeDayIn(fields, vault.clock.millis()) ?? [])[0]
  if (strange !== undefined) return refuse({ kind: 'unlikely-day', field: strange })
  const saved = await saveRecords(vault, wishes, by, save)
  index.refresh()
  return saved
}

/** Of the type asked for, and here. What is not on this device is nowhere. */
export function recordIn(
  { index }: Pick<CasesWorld, 'index'>,
  type: CaseRecord['type'],
  id: string,
): Done<CaseRecord> {
  index.refresh()
  const record = index.get(id)
  return record?.type === type ? ok(record) : refuse({ kind: 'no-such-record' })
}

/** The world has read it as an id. */
export function idOf(record: { readonly id: string }): RecordId {
  const id = recordId(record.id, '')
  return certain(id.ok ? id.value : undefined, 'a record that was read has an id')
}

export function idIn(text: string): RecordId | undefined {
  const id = recordId(text, '')
  return id.ok ? id.value : undefined
}

export function worldNow({ index }: Pick<CasesWorld, 'index'>): World {
  return index.world()
}

/** A list as a record keeps it, whichever way two desks wrote it apart. */
export function listIn(record: CaseRecord, field: string): readonly unknown[] {
  return (record.fields[field] ?? []).flatMap((value) =>
    Array.isArray(value) ? (value as readonly unknown[]) : [],
  )
}
