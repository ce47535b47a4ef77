/**
 * Another hour, grace or list for a check on a person. Stricter counts at once; weaker when a second member, at a desk
 * of their own, has asked for the very same (CA51).
 */
import { instantOf } from '@safeconduct/core/base/date.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { watched } from '@safeconduct/core/cases/checks.ts'
import {
  isWeaker,
  standingTerms,
  termsAsked,
  termsDigest,
  termsOf,
} from '@safeconduct/core/rules/check-terms.ts'
import { type Shape, textListOf, textsIn } from '@safeconduct/core/rules/world.ts'
import type { CaseRecord } from './case-index.ts'
import { type CasesWorld, type Done, idOf, recordIn, write } from './cases-world.ts'
import { termsLine } from './check-acts.ts'
import { jsonList } from './visa-acts.ts'

/** What is not named stays as it is. */
export type CheckChange = {
  readonly id: string
  readonly dueAt?: string
  readonly graceHours?: number
  readonly escalation?: readonly string[]
  readonly why?: string
}

/** `asked`: it is weaker, and counts when a second member asks for the same. */
export async function changeCheck(
  cases: CasesWorld,
  { id, why = '', ...change }: CheckChange,
): Promise<Done<'changed' | 'asked'>> {
  const check = recordIn(cases, 'Check', id)
  if (!check.ok) return check
  const wish = wishFrom(cases, check.value, change)
  if (wish === undefined || textsIn(check.value, 'outcome').length > 0)
    return refuse({ kind: 'not-now', field: 'outcome' })
  const now = cases.vault.clock.millis()
  const due = Date.parse(wish.dueAt)
  const isPast = change.dueAt !== undefined && due <= now
  if (isPast || wish.escalation.length === 0) return refuse({ kind: 'unlikely-day', field: 'dueAt' })
  const line = termsLine(cases, wish)
  if (!isWeaker(check.value, { ...wish, dueAt: due }, now))
    return (await set(cases, check.value, [line], line)) ?? ok('changed')
  if (why.trim() === '') return refuse({ kind: 'unfit', field: 'why', reason: 'missing' })
  const asked = termsAsked(check.value)
  if (asked.some((one) => one['by'] === cases.by && isSameWish(one, line)))
    return refuse({ kind: 'already-signed' })
  const first = asked.find((one) => isSameWish(one, line))
  const [standing, before] = standingHere(cases, check.value)
  const instead = first === undefined ? standing : textListOf(first, 'instead')
  const lines = [...before, { ...line, why, instead: [...instead] }]
  const isEnough = first !== undefined || check.value.written === undefined
  const refused = isEnough ? await set(cases, check.value, lines, line) : await add(cases, check.value, lines)
  return refused ?? ok(isEnough ? 'changed' : 'asked')
}

type Wish = {
  readonly dueAt: string
  readonly graceHours: number
  readonly escalation: readonly string[]
  readonly every?: string
  readonly zone?: string
}

function wishFrom(
  cases: CasesWorld,
  check: CaseRecord,
  { dueAt, graceHours, escalation }: Omit<CheckChange, 'id' | 'why'>,
): Wish | undefined {
  const now = watched(check, cases.vault.clock.millis())
  if (now === undefined) return undefined
  const terms = termsOf(check)
  return {
    dueAt: dueAt ?? instantOf(now.due),
    graceHours: graceHours ?? terms.graceHours,
    escalation: escalation ?? terms.ladder,
    ...(terms.every === undefined ? {} : { every: terms.every }),
    ...(terms.zone === undefined ? {} : { zone: terms.zone }),
  }
}

function isSameWish(one: Shape, line: { readonly [part: string]: Json }): boolean {
  const parts = ['dueAt', 'graceHours', 'every', 'zone'] as const
  return (
    parts.every((part) => one[part] === line[part]) &&
    textListOf(one, 'escalation').join(' ') === textListOf(line, 'escalation').join(' ')
  )
}

type Line = { readonly [part: string]: Json }

/** What a weaker line would take the place of. A check from before there were lines gets one of what its fields say. */
function standingHere(
  cases: CasesWorld,
  check: CaseRecord,
): readonly [of: readonly string[], new: readonly Line[]] {
  const standing = standingTerms(check)
  if (standing.length > 0) return [standing.map(termsDigest), []]
  const wish = wishFrom(cases, check, {})
  const line = wish === undefined ? undefined : termsLine(cases, wish)
  return line === undefined ? [[], []] : [[termsDigest(line)], [line]]
}

/** Undefined when it is written; else the refusal. */
async function set(cases: CasesWorld, check: CaseRecord, lines: readonly Line[], now: Line) {
  const { dueAt = null, graceHours = null, escalation = null } = now
  return save(cases, check, { terms: [...jsonList(check, 'terms'), ...lines], dueAt, graceHours, escalation })
}

async function add(cases: CasesWorld, check: CaseRecord, lines: readonly Line[]) {
  return save(cases, check, { terms: [...jsonList(check, 'terms'), ...lines] })
}

async function save(cases: CasesWorld, check: CaseRecord, fields: Line) {
  const saved = await write(cases, [{ id: idOf(check), type: 'Check', fields }])
  return saved.ok ? undefined : saved
}
