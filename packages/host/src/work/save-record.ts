/**
 * Saving what a form says: parsed field by field, placed by who it is about, moved only where its states
 * allow, and never over a colleague's newer words.
 */
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import type { Refusal } from '@safeconduct/core/base/parse.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { type HomeRefusal, homeOf } from '@safeconduct/core/records/home.ts'
import { missionTerms } from '@safeconduct/core/records/mission-terms.ts'
import { parseField, parseFields } from '@safeconduct/core/records/parse-record.ts'
import { declarationOf, type RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { type MoveRefusal, move } from '@safeconduct/core/records/states.ts'
import type { Break } from '@safeconduct/core/rules/verdict.ts'
import { isJson } from '@safeconduct/core/vault/part-state.ts'
import type { SaveRefusal } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { JudgeSave } from '../cases/judge-save.ts'
import type { StoredRecord } from '../vault/stored-record.ts'
import type { Vault } from '../vault/vault.ts'
import { termList } from './directory.ts'
import { valuesOf } from './record-view.ts'

export type SaveWish = {
  readonly id?: RecordId
  readonly rev?: number
  readonly type: RecordTypeName
  readonly caseId?: string
  readonly fields: { readonly [field: string]: Json }
}
/** One of several: a new one has its id already, so that the others can name it. */
export type BatchWish = SaveWish & { readonly newId?: RecordId }
export type SaveRecordRefusal =
  | Refusal
  | HomeRefusal
  | MoveRefusal
  | SaveRefusal
  | { readonly kind: 'no-such-record' }
  /** R15: one tick would otherwise open any answer to whoever asks about somebody else. */
  | { readonly kind: 'about-other-stays'; readonly field: 'aboutOther' }
  /** Somebody changed this field after the form was filled. */
  | { readonly kind: 'changed-meanwhile'; readonly field: string }
  /** What an act would refuse comes in by no form either. */
  | { readonly kind: 'rule-broken'; readonly breaks: readonly Break[] }

type Values = { readonly [field: string]: Json }

/** Saves and returns the record as it now stands. `by` is the member who works here; `judge` asks the rules first. */
export async function saveRecord(
  vault: Vault,
  wish: SaveWish,
  by: string,
  judge?: JudgeSave,
): Promise<Result<StoredRecord, SaveRecordRefusal>> {
  const prepared =
    wish.id === undefined ? newRecord(vault, wish, by) : await changedRecord(vault, wish, wish.id, by)
  if (!prepared.ok) return prepared
  const breaks = judge?.({ id: prepared.value.id, type: wish.type, fields: wish.fields }, by) ?? []
  if (breaks.length > 0) return refuse({ kind: 'rule-broken', breaks })
  const saved = await vault.writer.save([prepared.value])
  if (!saved.ok) return saved
  return ok(certain(vault.reader.read(prepared.value.id), 'it was just saved'))
}

/** What one act writes: all of it is on the disk, or nothing is. The same checks as for one. */
export async function saveRecords(
  vault: Vault,
  wishes: readonly BatchWish[],
  by: string,
  save: SaveChanges = (changes) => vault.writer.save(changes),
): Promise<Result<readonly RecordId[], SaveRecordRefusal>> {
  const changes: Change[] = []
  for (const wish of wishes) {
    const homes = new Map(changes.flatMap(({ id, home }) => (home === undefined ? [] : [[id, home]])))
    const prepared =
      wish.id === undefined
        ? newRecord(vault, wish, by, homes)
        : await changedRecord(vault, wish, wish.id, by)
    if (!prepared.ok) return prepared
    changes.push(prepared.value)
  }
  const saved = await save(changes)
  return saved.ok ? ok(changes.map(({ id }) => id)) : saved
}

/** How the changes are kept: with the papers of evidence that the act makes, where it makes any. */
export type SaveChanges = (changes: readonly Change[]) => Promise<Result<unknown, SaveRefusal>>

type Change = Parameters<Vault['writer']['save']>[0][number]

function newRecord(
  vault: Vault,
  { type, caseId, fields, newId }: BatchWish,
  by: string,
  homes: ReadonlyMap<string, Change['home']> = new Map(),
): Result<Change, SaveRecordRefusal> {
  const wanted = withoutEmpty(fields)
  const parsed = parseFields(type, wanted, { terms: missionTerms(termList(vault)) })
  if (!parsed.ok) return parsed
  const moved = allowedMove(type, {}, wanted)
  if (!moved.ok) return moved
  // A case that is not here would be a room without a door: nobody would find the record again.
  if (caseId !== undefined && vault.reader.readText(caseId)?.type !== 'Case')
    return refuse({ kind: 'no-home', field: 'caseId' })
  const id = newId ?? newRecordId(vault.random)
  const home = homeOf(type, wanted, {
    id,
    homeOf: (other) => homes.get(other) ?? vault.reader.homeOf(other),
    ...(caseId === undefined ? {} : { caseId }),
  })
  if (!home.ok) return home
  return ok({
    id,
    type,
    home: home.value,
    fields: { ...wanted, ...ageSaid(vault, type, wanted, by), createdAt: vault.clock.now(), createdBy: by },
  })
}

async function changedRecord(
  vault: Vault,
  { type, rev, fields }: SaveWish,
  id: RecordId,
  by: string,
): Promise<Result<Change, SaveRecordRefusal>> {
  const stored = vault.reader.read(id)
  if (stored === undefined || stored.type !== type) return refuse({ kind: 'no-such-record' })
  const terms = missionTerms(termList(vault))
  for (const [field, value] of Object.entries(fields)) {
    const parsed = parseField(type, field, value, { terms })
    if (!parsed.ok) return parsed
  }
  const meanwhile =
    rev === undefined || rev >= stored.rev ? undefined : await changedSince(vault, id, rev, fields)
  if (meanwhile !== undefined) return refuse({ kind: 'changed-meanwhile', field: meanwhile })
  const before = valuesOf(stored)
  const moved = allowedMove(type, before, fields)
  if (!moved.ok) return moved
  if (type === 'HelpRequest' && saysYes(before['aboutOther']) && fields['aboutOther'] === false)
    return refuse({ kind: 'about-other-stays', field: 'aboutOther' })
  const whole = parseWhole(type, { ...before, ...fields })
  return whole.ok
    ? ok({ id, type, fields: { ...fields, ...ageSaid(vault, type, fields, by, before) } })
    : whole
}

/** Whoever says an age signs it in a list that only grows: one edit must not make a child an adult (R06, CA56). */
function ageSaid(vault: Vault, type: RecordTypeName, after: Values, by: string, before: Values = {}): Values {
  const band = type === 'Person' ? after['ageBand'] : undefined
  if (typeof band !== 'string' || band === before['ageBand']) return {}
  const steps = before['ageSteps']
  return { ageSteps: [...(Array.isArray(steps) ? steps : []), { by, at: vault.clock.now(), band }] }
}

/** Also where two desks differ: the more careful of the two counts. */
function saysYes(value: Json | undefined): boolean {
  return value === true || (Array.isArray(value) && value.includes(true))
}

/** The whole must fit too: a state may need its reason. Fields that stand side by side are left to the person who decides. */
function parseWhole(type: RecordTypeName, values: Values): Result<unknown, Refusal> {
  const parsed = parseFields(type, withoutEmpty(values))
  const missing =
    !parsed.ok && parsed.refusal.reason === 'missing' && values[parsed.refusal.field] === undefined
  const ownField = !parsed.ok && Object.hasOwn(declarationOf(type).writable, parsed.refusal.field)
  return missing && ownField && declarationOf(type).writable[parsed.refusal.field]?.required === true
    ? ok(undefined)
    : parsed
}

async function changedSince(
  vault: Vault,
  id: RecordId,
  rev: number,
  fields: Values,
): Promise<string | undefined> {
  const steps = await vault.reader.history(id)
  return Object.keys(fields).find((field) => steps.some((step) => step.rev > rev && step.field === field))
}

/** States move only along the machine of their type. Lists of states (the legs of a journey) are judged item by item by rules. */
function allowedMove(type: RecordTypeName, before: Values, after: Values): Result<unknown, MoveRefusal> {
  const { states } = declarationOf(type)
  const to = states === undefined ? undefined : after[states.field]
  if (states === undefined || typeof to !== 'string') return ok(undefined)
  const from = before[states.field]
  return move(states, typeof from === 'string' ? from : undefined, to)
}

function withoutEmpty(fields: Values): Values {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && isJson(value)))
}
