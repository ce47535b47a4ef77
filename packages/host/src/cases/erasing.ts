/**
 * Erasing what a withdrawn permission covered: after thirty days, on the person's own word, and never while somebody
 * may be standing behind them.
 *
 * What is erased here is what this program can still show: the words of the records that the permission names. Their
 * entries stay in the signed feeds, sealed, so that the chain still verifies. A legal hold leaves them as they are.
 */
import type { Json } from '@safeconduct/core/base/json.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { declarationOf } from '@safeconduct/core/records/record-types.ts'
import { consentsOf, coversItem, isUsable } from '@safeconduct/core/rules/consent.ts'
import { isConfirmedSafe } from '@safeconduct/core/rules/effects.ts'
import { isHeldForCourt } from '@safeconduct/core/rules/legal-hold.ts'
import { missedChecks, underDuress } from '@safeconduct/core/rules/signs-of-life.ts'
import { type Held, latestIn, shapesIn, textIn, textOf, textsIn } from '@safeconduct/core/rules/world.ts'
import { ownItems } from '@safeconduct/core/rules/written.ts'
import { erasePapers } from '../evidence/custody/acts.ts'
import type { CaseRecord } from './case-index.ts'
import { type CasesWorld, type Done, idOf, recordIn, worldNow } from './cases-world.ts'
import { deleteErasedFiles, fileOf, isErasedByTwo } from './erased-files.ts'
import { jsonList } from './visa-acts.ts'

export type Erasure = 'waiting' | 'not-confirmed' | 'stopped-by-alarm' | 'held' | 'ready'

export function erasureState(cases: CasesWorld, consent: CaseRecord): Erasure | undefined {
  const world = worldNow(cases)
  const after = latestIn(consent, 'eraseAfter')
  if (after === undefined) return undefined
  const person = textIn(consent, 'personId') ?? ''
  if (isHeldForCourt(consent, world)) return 'held'
  if (missedChecks(person, world).length > 0 || underDuress(person, world, cases.by))
    return 'stopped-by-alarm'
  // Whoever is not on the list of the check learns that it waits, and not why.
  if (world.now < after || underDuress(person, world)) return 'waiting'
  return isConfirmedSafe(consent) ? 'ready' : 'not-confirmed'
}

/** Returns how many records were emptied. */
export async function eraseCovered(cases: CasesWorld, id: string): Promise<Done<number>> {
  const consent = recordIn(cases, 'Consent', id)
  if (!consent.ok) return consent
  const state = erasureState(cases, consent.value)
  if (state !== 'ready') return refuse({ kind: 'not-erasable', reason: state ?? 'not-asked' })
  const covered = coveredBy(cases, consent.value)
  const changes = covered.flatMap((record) => {
    const emptied = emptiedFields(record)
    const fields = { ...emptied, ...erasedMark(cases, record, id) }
    return Object.keys(fields).length === 0 ? [] : [{ id: idOf(record), type: record.type, fields }]
  })
  const saved = changes.length === 0 ? ok(true) : await cases.vault.writer.save(changes)
  if (!saved.ok) return saved
  cases.index.refresh()
  await deleteErasedFiles(cases)
  const gone = covered.filter((record) => isGone(cases, record.id)).map((record) => record.id)
  const emptied = await erasePapers(cases.vault, gone, id)
  if (!emptied.ok) return emptied
  return ok(changes.length)
}

/** Two members wrote so: then its manifest, its salt and who handled it go too, and the ledger keeps 32 bytes. */
function isGone(cases: CasesWorld, id: string): boolean {
  const record = cases.index.get(id)
  return record !== undefined && isErasedByTwo(record, worldNow(cases))
}

/** That it was emptied, under which consent, and which bytes every desk may delete. Each member says so once. */
export function erasedMark(
  { vault, by }: CasesWorld,
  record: CaseRecord,
  consent: string,
): { readonly erased?: readonly Json[] } {
  if (record.type !== 'Testimony' && record.type !== 'EvidenceItem') return {}
  const marks = ownItems(record, 'erased', shapesIn(record, 'erased'))
  if (marks.some((one) => textOf(one, 'by') === by && textOf(one, 'consent') === consent)) return {}
  const file = record.type === 'EvidenceItem' ? fileOf(vault, record.id)?.sealed : undefined
  const mark = { at: vault.clock.now(), by, consent, ...(file === undefined ? {} : { file }) }
  return { erased: [...jsonList(record, 'erased'), mark] }
}

/** What this consent covered and no other still does: a court that was allowed an item keeps it. */
export function coveredBy(cases: CasesWorld, consent: CaseRecord): readonly CaseRecord[] {
  const world = worldNow(cases)
  const scope = textsIn(consent, 'scope')
  const person = textIn(consent, 'personId') ?? ''
  const given = scope.includes('all')
    ? world
        .about(person)
        .filter(isGiven)
        .map(({ id }) => id)
    : scope
  const others = consentsOf(person, world).filter((one) => one.id !== consent.id && isUsable(one, world))
  return given
    .filter((id) => !others.some((one) => coversItem(one, [id])))
    .flatMap((id) => cases.index.get(id) ?? [])
}

/** Accounts and items that came from the person. */
function isGiven({ type }: Held): boolean {
  return type === 'Testimony' || type === 'EvidenceItem'
}

/** Every field that may be empty and holds words of people; what must be there keeps its place with a mark. */
export function emptiedFields(record: CaseRecord): { readonly [field: string]: Json } {
  // The words of an account are written once and for good: it is withdrawn, and no page shows them any more.
  const fields: Record<string, Json> = record.type === 'Testimony' ? { state: 'withdrawn' } : {}
  for (const [name, field] of Object.entries(declarationOf(record.type).writable)) {
    if (field.merge.kind === 'fixed' || field.merge.kind === 'append' || record.fields[name] === undefined)
      continue
    if (!field.required && field.words === true) fields[name] = null
    else if (field.required && field.words === true && field.many !== true) fields[name] = '—'
  }
  return fields
}
