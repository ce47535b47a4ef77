/**
 * What a worker notes of a case: the danger, its state, what was promised, what happened, what is to be done.
 *
 * One worker raises; two lower. An assessment is never overwritten: a new one stands beside the old.
 */
import { instantOf } from '@safeconduct/core/base/date.ts'
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { caseFiles } from '@safeconduct/core/cases/case-files.ts'
import { exposureOf } from '@safeconduct/core/cases/exposure.ts'
import { tasksOf } from '@safeconduct/core/cases/exposure-tasks.ts'
import { type Answer, currentInstrument, type Question } from '@safeconduct/core/cases/instrument.ts'
import { weigh } from '@safeconduct/core/cases/judgement.ts'
import {
  type Answers,
  type Priority,
  priorities,
  priorityOfLevel,
  triage,
  worsePriority,
} from '@safeconduct/core/cases/triage.ts'
import { occurrenceKind, triageQuestion } from '@safeconduct/core/records/choices/risk.ts'
import { decisionDigest } from '@safeconduct/core/rules/best-interest.ts'
import { byCode, shapesIn, textIn, textListOf, textOf, textsIn } from '@safeconduct/core/rules/world.ts'
import type { BatchWish } from '../work/save-record.ts'
import { type CasesWorld, type Done, idOf, recordIn, worldNow, write } from './cases-world.ts'
import { threadsOf } from './phone-taken.ts'
import { tasksFrom } from './taken-acts.ts'
import { jsonList } from './visa-acts.ts'

export type AssessWish = {
  readonly id: string
  readonly answers: Readonly<Record<string, Answer>>
  readonly priority?: string
  readonly threatActors: readonly string[]
  readonly likelihood: number
  readonly impact: number
  readonly plan: string
  readonly capacities?: string
}

export async function assess(cases: CasesWorld, wish: AssessWish): Promise<Done<RecordId>> {
  const file = caseFiles(worldNow(cases)).byId.get(wish.id)
  const record = recordIn(cases, 'Case', wish.id)
  if (file === undefined || !record.ok) return refuse({ kind: 'no-such-record' })
  const { vault, by } = cases
  const answers = answersIn(wish.answers)
  const result = triage(answers)
  const priority: Priority = priorities.find((one) => one === wish.priority) ?? priorityOfLevel[result.level]
  const { lowers, stands } = weigh(priority, {
    before: worsePriority(file.priority, file.standing.priority ?? file.priority),
    triage: result,
    by,
  })
  const now = vault.clock.millis()
  const reviewAt = instantOf(now + result.reviewWithin).slice(0, 10)
  const newId = newRecordId(vault.random)
  const saved = await write(cases, [
    {
      newId,
      type: 'RiskAssessment',
      caseId: wish.id,
      fields: {
        caseId: wish.id,
        at: vault.clock.now(),
        by,
        factors: factorsOf(answers),
        threatActors: [...wish.threatActors],
        likelihood: wish.likelihood,
        impact: wish.impact,
        priority,
        plan: wish.plan,
        reviewAt,
        instrument: { code: currentInstrument.code, version: currentInstrument.version },
        answers: Object.entries(answers).map(([question, answer]) => ({ question, answer })),
        lowers,
        ...(wish.capacities === undefined ? {} : { capacities: wish.capacities }),
      },
    },
    { id: idOf(record.value), type: 'Case', fields: { priority: stands, reviewAt } },
  ])
  return saved.ok ? ok(newId) : saved
}

/** A question that the instrument does not know is not kept; one that it has and nobody answered is not asked. */
function answersIn(said: Readonly<Record<string, Answer>>): Answers {
  const answers: { [Q in Question]?: Answer } = {}
  for (const { code } of triageQuestion.terms) answers[code] = said[code] ?? 'not_asked'
  return answers
}

/** The answers as the factors that older records and other forms know. */
function factorsOf(answers: Answers): string[] {
  const pairs: readonly (readonly [Question, string])[] = [
    ['held_before', 'held_before'],
    ['relatives_told_to_kill', 'family_told'],
    ['search_under_way', 'sought'],
    ['named_by_detainee', 'named'],
    ['phone_searched', 'device_seized'],
    ['followed', 'traced'],
    ['minor_or_dependent', 'minor'],
    ['acute_medical', 'medical'],
    ['no_passport', 'no_docs'],
    ['made_public', 'public'],
  ]
  return pairs.filter(([question]) => answers[question] === 'yes').map(([, factor]) => factor)
}

/** The other person who has read it. From here on what it says stands. */
export async function secondRead(
  cases: CasesWorld,
  { id, assessment }: { readonly id: string; readonly assessment: string },
): Promise<Done> {
  const record = recordIn(cases, 'RiskAssessment', assessment)
  const file = recordIn(cases, 'Case', id)
  if (!record.ok || !file.ok) return refuse({ kind: 'no-such-record' })
  if (textIn(record.value, 'by') === cases.by) return refuse({ kind: 'needs-another-member' })
  if (textsIn(record.value, 'secondReader').length > 0) return refuse({ kind: 'already-signed' })
  const priority = textIn(record.value, 'priority') ?? ''
  const wishes: BatchWish[] = [
    { id: idOf(record.value), type: 'RiskAssessment', fields: { secondReader: cases.by } },
  ]
  const standing = caseFiles(worldNow(cases)).byId.get(id)?.standing
  if (standing?.latest?.id === assessment)
    wishes.push({ id: idOf(file.value), type: 'Case', fields: { priority } })
  const saved = await write(cases, wishes)
  return saved.ok ? ok(true) : saved
}

/** What the person was told will happen, and until when. */
export async function promiseStep(
  cases: CasesWorld,
  { id, what, at }: { readonly id: string; readonly what: string; readonly at: string },
): Promise<Done> {
  const said = cases.vault.clock.now()
  return change(cases, id, { nextStep: at === 'none' ? null : { due: at, what, who: cases.by, said } })
}

/**
 * What is best for a minor: one member writes it, another signs the same words. Nobody signs for a colleague, and who
 * changes a word begins anew.
 */
export async function decideBestInterest(
  cases: CasesWorld,
  { id, decision }: { readonly id: string; readonly decision: string },
): Promise<Done> {
  const file = recordIn(cases, 'Case', id)
  if (!file.ok) return file
  const standing = shapesIn(file.value, 'bestInterest').find((one) => textOf(one, 'decision') === decision)
  const before = standing === undefined ? [] : textListOf(standing, 'by')
  if (before.includes(cases.by)) return refuse({ kind: 'needs-another-member', field: 'decision' })
  const at = cases.vault.clock.now().slice(0, 10)
  const signed = { by: cases.by, at: cases.vault.clock.now(), of: decisionDigest(decision) }
  return change(cases, id, {
    bestInterest: { by: [...before, cases.by].toSorted(byCode), at, decision },
    bestInterestSigned: [...jsonList(file.value, 'bestInterestSigned'), signed],
  })
}

async function change(
  cases: CasesWorld,
  id: string,
  fields: { readonly [field: string]: Json },
): Promise<Done> {
  const file = recordIn(cases, 'Case', id)
  if (!file.ok) return file
  const saved = await write(cases, [{ id: idOf(file.value), type: 'Case', fields }])
  return saved.ok ? ok(true) : saved
}

export type OccurrenceWish = {
  readonly caseId: string
  readonly kind: string
  readonly at: string
  readonly known: string
  readonly heldBy?: string
  readonly lastSeen?: string
}

/** A phone in other hands, a threat, a raid: what it exposes becomes tasks in the same save. */
const exposing: ReadonlySet<string> = new Set(['taken', 'lost', 'phone_seized', 'raid', 'outed'])

export async function noteOccurrence(cases: CasesWorld, wish: OccurrenceWish): Promise<Done<RecordId>> {
  const file = recordIn(cases, 'Case', wish.caseId)
  if (!file.ok) return file
  const what = occurrenceKind.terms.find(({ code }) => code === wish.kind)?.code
  if (what === undefined) return refuse({ kind: 'unfit', field: 'kind', reason: 'not-a-term' })
  const at = Date.parse(wish.at)
  if (at > cases.vault.clock.millis() + 3_600_000) return refuse({ kind: 'unlikely-day', field: 'at' })
  const newId = newRecordId(cases.vault.random)
  const { heldBy, lastSeen, known, caseId } = wish
  const world = worldNow(cases)
  const follows = exposing.has(what)
    ? tasksOf(exposureOf(world, { case: caseId }, { what, at }), world, newId)
    : []
  const saved = await write(cases, [
    {
      newId,
      type: 'Occurrence',
      caseId,
      fields: {
        what,
        at: wish.at,
        caseId,
        known,
        by: cases.by,
        ...(heldBy === undefined ? {} : { heldBy }),
        ...(lastSeen === undefined ? {} : { lastSeen }),
      },
    },
    ...tasksFrom(cases, follows),
    ...(what === 'phone_seized' ? threadsOf(cases, caseId, wish.at) : []),
  ])
  return saved.ok ? ok(newId) : saved
}

export async function askCorrection(
  cases: CasesWorld,
  wish: { readonly caseId: string; readonly record?: string; readonly text: string },
): Promise<Done<RecordId>> {
  const file = recordIn(cases, 'Case', wish.caseId)
  if (!file.ok) return file
  const newId = newRecordId(cases.vault.random)
  const saved = await write(cases, [
    {
      newId,
      type: 'Correction',
      caseId: wish.caseId,
      fields: {
        personId: textIn(file.value, 'personId') ?? '',
        of: wish.record ?? wish.caseId,
        asked: wish.text,
        at: cases.vault.clock.now(),
        by: cases.by,
        state: 'asked',
      },
    },
  ])
  return saved.ok ? ok(newId) : saved
}

export async function noteTold(
  cases: CasesWorld,
  wish: {
    readonly caseId: string
    readonly kind: string
    readonly shelter?: string
    readonly of?: string
    readonly words?: string
    readonly from: string
  },
): Promise<Done<RecordId>> {
  const file = recordIn(cases, 'Case', wish.caseId)
  if (!file.ok) return file
  const { caseId, ...fields } = wish
  const newId = newRecordId(cases.vault.random)
  const personId = textIn(file.value, 'personId') ?? ''
  const saved = await write(cases, [{ newId, type: 'Told', caseId, fields: { ...fields, personId } }])
  return saved.ok ? ok(newId) : saved
}

export type TaskWish = {
  readonly id?: string
  readonly caseId?: string
  readonly what?: string
  readonly text?: string
  readonly due?: string
  readonly who?: string
  readonly state?: string
}

export async function keepTask(cases: CasesWorld, wish: TaskWish): Promise<Done<RecordId>> {
  const { id, caseId, ...said } = wish
  const fields: Record<string, Json> = {}
  for (const [name, value] of Object.entries(said)) if (value !== undefined) fields[name] = value
  if (id !== undefined) {
    const task = recordIn(cases, 'Task', id)
    if (!task.ok) return task
    const done = said.state === 'done' ? { doneAt: cases.vault.clock.now(), doneBy: cases.by } : {}
    // Dropped without a word would look as if somebody had forgotten it.
    const dropped = said.state === 'dropped' ? { reason: said.text ?? 'dropped' } : {}
    delete fields['what']
    const saved = await write(cases, [
      { id: idOf(task.value), type: 'Task', fields: { ...fields, ...done, ...dropped } },
    ])
    return saved.ok ? ok(idOf(task.value)) : saved
  }
  const file = recordIn(cases, 'Case', caseId ?? '')
  if (!file.ok) return file
  const newId = newRecordId(cases.vault.random)
  const due = said.due ?? instantOf(cases.vault.clock.millis() + 86_400_000)
  const saved = await write(cases, [
    {
      newId,
      type: 'Task',
      caseId: file.value.id,
      fields: { what: 'other', ...fields, due, state: 'open', caseId: file.value.id },
    },
  ])
  return saved.ok ? ok(newId) : saved
}
