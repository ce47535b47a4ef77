/**
 * What leaves, and the only way out.
 *
 * A draft that two members approved is judged again in the moment of sending, after a round with the relay: what a
 * colleague wrote down an hour ago on another desk, that the person took it back, counts here. Where the relay is
 * silent nothing leaves, for nobody here knows what the others know.
 */
import { pageBreaks } from '@safeconduct/core/attention/page-breaks.ts'
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import { canonicalBytes, type Json } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { consentPurpose } from '@safeconduct/core/records/vocabulary/consent-purpose.ts'
import { identifiability } from '@safeconduct/core/records/vocabulary/identifiability.ts'
import type { ReleaseItem, ReleaseWish } from '@safeconduct/core/rules/action.ts'
import { consentsFor } from '@safeconduct/core/rules/agreed.ts'
import { figuresOf } from '@safeconduct/core/rules/figures.ts'
import { judge } from '@safeconduct/core/rules/judge.ts'
import { approvalBreaks, approvalsOf, itemsSeen, releaseDigest } from '@safeconduct/core/rules/signed.ts'
import type { Verdict } from '@safeconduct/core/rules/verdict.ts'
import { shapesIn, textIn, textListOf, textOf, textsIn } from '@safeconduct/core/rules/world.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { isJson } from '@safeconduct/core/vault/part-state.ts'
import { auditBreaks } from '../attention/audit-release.ts'
import { saveHandled } from '../evidence/custody/acts.ts'
import type { SaveChanges } from '../work/save-record.ts'
import type { CaseRecord } from './case-index.ts'
import { type CasesWorld, type Done, idOf, recordIn, worldNow, write } from './cases-world.ts'
import { jsonList } from './visa-acts.ts'

export type DraftWish = {
  readonly caseId?: string
  readonly to: { readonly kind: string; readonly name: string }
  readonly purpose: string
  readonly identifiability: string
  /** A term of `releasePaper`. */
  readonly paper?: string
  readonly items: readonly {
    readonly item: string
    readonly derivative?: string
    readonly fields?: readonly string[]
  }[]
  /** Counts as they would leave: a cell without a number is left out. */
  readonly figures?: readonly FigureWish[]
  /** It is to be a public page with these words before the records. */
  readonly page?: { readonly title: string; readonly lead: string; readonly lang: string }
}

export type FigureWish = {
  readonly definition: string
  readonly asOf: string
  readonly cells: readonly { readonly cell: string; readonly n: number | null }[]
  /** The smallest number that may stand. */
  readonly k: number
}

/** Two members at least, and never the same one twice. */
const approvers = 2

export async function draftRelease(cases: CasesWorld, wish: DraftWish): Promise<Done<RecordId>> {
  const { caseId, to, items, figures = [], ...plain } = wish
  const newId = newRecordId(cases.vault.random)
  const drafted = itemsOf(items)
  const asked = askedOf(wish, drafted)
  const fields: { readonly [field: string]: Json } = {
    ...plain,
    to: { ...to },
    items: drafted.map(({ ref, derivative, fields: parts }) => ({
      ref,
      ...(derivative === undefined ? {} : { derivative }),
      ...(parts === undefined ? {} : { fields: [...parts] }),
    })),
    ...(figures.length === 0
      ? {}
      : {
          figures: figures.map(({ cells: counted, ...figure }) => ({
            ...figure,
            cells: counted.map(({ cell, n }) => ({ cell, ...(n === null ? {} : { n }) })),
          })),
        }),
    consentIds: asked === undefined ? [] : [...consentsFor(asked, cases.index.world())],
    approvals: [],
    state: 'draft',
  }
  const saved = await write(cases, [
    { newId, type: 'Release', ...(caseId === undefined ? {} : { caseId }), fields },
  ])
  return saved.ok ? ok(newId) : saved
}

function itemsOf(items: DraftWish['items']): readonly ReleaseItem[] {
  return items.map(({ item, derivative, fields }) => ({
    ref: item,
    ...(derivative === undefined ? {} : { derivative }),
    ...(fields === undefined ? {} : { fields }),
  }))
}

function askedOf({ to, purpose, identifiability: level }: DraftWish, items: readonly ReleaseItem[]) {
  const term = consentPurpose.terms.find(({ code }) => code === purpose)?.code
  const at = identifiability.terms.find(({ code }) => code === level)?.code
  return term === undefined || at === undefined
    ? undefined
    : { to, purpose: term, identifiability: at, items, approvals: [] }
}

/** The draft as the rules judge it; undefined where a purpose or a level is none that this program knows. */
export function wishOf(release: CaseRecord, approvals: readonly string[]): ReleaseWish | undefined {
  const purpose = consentPurpose.terms.find(({ code }) => code === textIn(release, 'purpose'))?.code
  // Written apart, the more recognisable of two levels is what has to be allowed.
  const levels = textsIn(release, 'identifiability')
  const level = identifiability.terms.map(({ code }) => code).findLast((code) => levels.includes(code))
  const [to] = shapesIn(release, 'to')
  const [kind, name] = to === undefined ? [] : [textOf(to, 'kind'), textOf(to, 'name')]
  if (purpose === undefined || level === undefined || kind === undefined || name === undefined)
    return undefined
  const figures = shapesIn(release, 'figures').map(figuresOf)
  return {
    to: { kind, name },
    purpose,
    identifiability: level,
    items: shapesIn(release, 'items').flatMap(itemOf),
    approvals,
    releaseId: release.id,
    ...(figures.length === 0 ? {} : { figures }),
  }
}

function itemOf(shape: Readonly<Record<string, unknown>>): readonly ReleaseItem[] {
  const ref = textOf(shape, 'ref')
  const derivative = textOf(shape, 'derivative')
  const fields = textListOf(shape, 'fields')
  if (ref === undefined) return []
  return [
    {
      ref,
      ...(derivative === undefined ? {} : { derivative }),
      ...(fields.length === 0 ? {} : { fields }),
    },
  ]
}

/** As the rules see it with the approvals it has now, or with those it would have. */
export function verdictOn(
  cases: CasesWorld,
  release: CaseRecord,
  approvals: readonly string[] = approvalsOf(release, worldNow(cases)),
): Verdict {
  const wish = wishOf(release, approvals)
  return wish === undefined
    ? { result: 'block', breaks: [] }
    : judge({ do: 'release', with: wish }, worldNow(cases), cases.by)
}

/**
 * Nobody signs what the rules refuse for another reason than a missing signature: a second person must not be asked
 * to answer for what cannot go.
 */
export async function approveRelease(cases: CasesWorld, id: string): Promise<Done> {
  const release = recordIn(cases, 'Release', id)
  if (!release.ok) return release
  // Whoever approved something else has not approved this, and may look at it again.
  const world = worldNow(cases)
  const before = approvalsOf(release.value, world)
  if (textIn(release.value, 'state') !== 'draft' && textIn(release.value, 'state') !== 'approved')
    return refuse({ kind: 'not-now', field: 'state' })
  if (isCancelled(release.value)) return refuse({ kind: 'not-now', field: 'cancelled' })
  if (before.includes(cases.by)) return refuse({ kind: 'already-signed' })
  const approvals = [...before, cases.by]
  const verdict = verdictOn(cases, release.value, approvals)
  const breaks = verdict.result === 'block' ? verdict.breaks : []
  // Who may not see whom an item shows can still sign; whoever sends it must see.
  const against = breaks.filter(({ because }) => because !== 'record-withheld')
  if (against.some(({ rule }) => rule !== 'R09')) return refuse({ kind: 'rule-broken', breaks })
  const exposed = [...auditBreaks(release.value, world), ...pageBreaks(release.value, world)]
  if (exposed.length > 0) return refuse({ kind: 'rule-broken', breaks: exposed })
  const isEnough = against.length === 0 && approvals.length >= approvers
  const stamps = jsonList(release.value, 'approvedAt').filter(
    (one) => !isObject(one) || one['by'] !== cases.by,
  )
  const wish = wishOf(release.value, approvals)
  return change(cases, release.value, {
    approvals: [...new Set([...textsIn(release.value, 'approvals'), cases.by])],
    ...(wish === undefined ? {} : { consentIds: [...consentsFor(wish, cases.index.world())] }),
    approvedAt: [...stamps, approvalOf(cases, release.value)],
    ...(isEnough ? { state: 'approved' } : {}),
  })
}

/** Of what stands here now, and of the words of its items that this desk can read. */
function approvalOf(cases: CasesWorld, release: CaseRecord): Json {
  const saw = itemsSeen(release, worldNow(cases)).map((one) => ({ ...one }))
  return { by: cases.by, at: cases.vault.clock.now(), of: releaseDigest(release), saw }
}

export async function cancelRelease(cases: CasesWorld, id: string): Promise<Done> {
  const release = recordIn(cases, 'Release', id)
  if (!release.ok) return release
  const state = textIn(release.value, 'state')
  if (state !== 'draft' && state !== 'approved') return refuse({ kind: 'not-now', field: 'state' })
  return change(cases, release.value, {
    ...(state === 'approved' ? { state: 'draft' } : {}),
    cancelled: { at: cases.vault.clock.now(), by: cases.by, why: 'taken-back' },
  })
}

export async function recallRelease(cases: CasesWorld, id: string): Promise<Done> {
  const release = recordIn(cases, 'Release', id)
  if (!release.ok) return release
  return change(cases, release.value, {
    state: 'recall_asked',
    recall: { askedAt: cases.vault.clock.now().slice(0, 10) },
  })
}

export async function recalledRelease(
  cases: CasesWorld,
  { id, answer }: { readonly id: string; readonly answer?: string },
): Promise<Done> {
  const release = recordIn(cases, 'Release', id)
  if (!release.ok) return release
  const [recall = {}] = shapesIn(release.value, 'recall')
  const askedAt = textOf(recall, 'askedAt') ?? cases.vault.clock.now().slice(0, 10)
  return change(cases, release.value, {
    state: 'recalled',
    recall: { askedAt, ...(answer === undefined ? {} : { answer }) },
  })
}

/** A round with the relay. `alone`: this is the only device there is, so nobody else could know more. */
export type Merging = () => Promise<'merged' | 'alone' | 'silent'>

/**
 * Sends: merged first, judged then, written last. `content` is what exactly leaves, so that its hash stands in the
 * record and a copy that turns up somewhere can be told.
 */
export async function sendRelease(
  cases: CasesWorld,
  { id, despite = [] }: { readonly id: string; readonly despite?: readonly string[] },
  merge: Merging,
  content: (release: CaseRecord) => Uint8Array = (release) => packageOf(cases, release),
): Promise<Done<Uint8Array>> {
  const known = recordIn(cases, 'Release', id)
  if (!known.ok) return known
  if ((await merge()) === 'silent') return refuse({ kind: 'not-merged' })
  const release = recordIn(cases, 'Release', id)
  if (!release.ok) return release
  if (textIn(release.value, 'state') !== 'approved' || isCancelled(release.value))
    return refuse({ kind: 'not-now', field: 'state' })
  // The state is a word that any desk can write; the approvals say whether two members approved this.
  const unapproved = approvalBreaks(release.value, worldNow(cases))
  if (unapproved.length > 0) return refuse({ kind: 'rule-broken', breaks: unapproved })
  const verdict = verdictOn(cases, release.value)
  if (verdict.result === 'block') return refuse({ kind: 'rule-broken', breaks: verdict.breaks })
  // What left since the approvals counts as well.
  const exposed = [
    ...auditBreaks(release.value, worldNow(cases)),
    ...pageBreaks(release.value, worldNow(cases)),
  ]
  if (exposed.length > 0) return refuse({ kind: 'rule-broken', breaks: exposed })
  if (verdict.result === 'warn' && verdict.breaks.some(({ rule }) => !despite.includes(rule)))
    return refuse({ kind: 'rule-warns', breaks: verdict.breaks })
  const bytes = content(release.value)
  const wish = wishOf(release.value, approvalsOf(release.value, worldNow(cases)))
  const fields = {
    ...(wish === undefined ? {} : { consentIds: [...consentsFor(wish, cases.index.world())] }),
    state: 'sent',
    sentAt: cases.vault.clock.now(),
    sha256: toHex(sha256(bytes)),
  }
  const saved = await change(cases, release.value, fields, releasing(cases, release.value))
  return saved.ok ? ok(bytes) : saved
}

/** That an item left stands in its chain of custody too, or it does not leave. */
function releasing({ vault }: CasesWorld, release: CaseRecord): SaveChanges {
  const items = shapesIn(release, 'items').flatMap(
    (shape) => textOf(shape, 'derivative') ?? textOf(shape, 'ref') ?? [],
  )
  const purpose = textIn(release, 'purpose') ?? ''
  const about = { type: 'released', purpose, authority: `release ${release.id}`, medium: 'none' } as const
  return (changes) => saveHandled(vault, items, about, changes)
}

/** What leaves of plain records: the parts that were named, of the items that were named, and nothing else. */
export function packageOf(cases: CasesWorld, release: CaseRecord): Uint8Array {
  const items = shapesIn(release, 'items').flatMap((shape): readonly Json[] => {
    const ref = textOf(shape, 'derivative') ?? textOf(shape, 'ref')
    const record = ref === undefined ? undefined : cases.index.get(ref)
    if (record === undefined) return []
    const parts = textListOf(shape, 'fields')
    const fields = Object.entries(record.fields).flatMap(([name, values]) => {
      const [value] = values
      const isNamed = parts.length === 0 ? name === 'sha256' || name === 'kind' : parts.includes(name)
      return isNamed && isJson(value) ? [[name, value] as const] : []
    })
    return [{ type: record.type, fields: Object.fromEntries(fields) }]
  })
  const [to = {}] = shapesIn(release, 'to')
  return canonicalBytes({
    format: 'safeconduct-release/1',
    to: { kind: textOf(to, 'kind') ?? '', name: textOf(to, 'name') ?? '' },
    purpose: textIn(release, 'purpose') ?? '',
    items,
  })
}

export function isCancelled(release: CaseRecord): boolean {
  return (release.fields['cancelled'] ?? []).length > 0
}

async function change(
  cases: CasesWorld,
  record: CaseRecord,
  fields: { readonly [field: string]: Json },
  save?: SaveChanges,
): Promise<Done> {
  const saved = await write(cases, [{ id: idOf(record), type: record.type, fields }], save)
  return saved.ok ? ok(true) : saved
}
