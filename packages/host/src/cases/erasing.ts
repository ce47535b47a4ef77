/**
 * Erasing what a withdrawn permission covered: after thirty days, on the person's own word, and never while somebody
 * may be standing behind them.
 *
 * What is erased here is what this program can still show: the words of the records that the permission names. When two
 * members have said so, the words leave the signed entries too, and the chain still verifies (`striking.ts`). A legal
 * hold leaves them as they are.
 */
import type { Json } from '@safeconduct/core/base/json.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { declarationOf } from '@safeconduct/core/records/record-types.ts'
import { consentsOf, coversItem, isUsable } from '@safeconduct/core/rules/consent.ts'
import { isConfirmedSafe } from '@safeconduct/core/rules/effects.ts'
import { isHeldForCourt } from '@safeconduct/core/rules/legal-hold.ts'
import { codesOf } from '@safeconduct/core/rules/persons.ts'
import { missedChecks, underDuress } from '@safeconduct/core/rules/signs-of-life.ts'
import {
  type Held,
  latestIn,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  type World,
} from '@safeconduct/core/rules/world.ts'
import { ownItems } from '@safeconduct/core/rules/written.ts'
import { saysNothing } from '@safeconduct/core/vault/rest.ts'
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
    ? world.about(person).flatMap((one) => (isGivenBy(person, one, world) ? [one.id] : []))
    : scope
  const others = consentsOf(person, world).filter((one) => one.id !== consent.id && isUsable(one, world))
  return [...new Set([...given, ...copiesOf(given, world)])]
    .filter((id) => !others.some((one) => coversItem(one, [id, ...madeOf(id, world)])))
    .flatMap((id) => cases.index.get(id) ?? [])
}

/**
 * Accounts and items that came from the person, and pictures that show nobody else and nobody else gave. What somebody
 * else said of them is that other person's to take back.
 */
function isGivenBy(person: string, held: Held, world: World): boolean {
  const codes = codesOf(person, world)
  if (held.type === 'Testimony') return textsIn(held, 'sourceId').some((id) => codes.has(id))
  if (held.type !== 'EvidenceItem') return false
  const givers = textsIn(held, 'receivedFrom')
  if (givers.length > 0) return givers.some((id) => codes.has(id))
  const shown = shapesIn(held, 'depicts').flatMap((one) => textOf(one, 'personId') ?? [])
  return shown.length > 0 && shown.every((id) => codes.has(id))
}

/** What was made of these: covered pictures, extracts, accounts under code. Not what says of itself that it is no copy. */
function copiesOf(ids: readonly string[], world: World): readonly string[] {
  const found = new Set(ids)
  for (let before = -1; before < found.size; ) {
    before = found.size
    for (const item of world.ofType('EvidenceItem'))
      if (isCopy(item) && textsIn(item, 'derivedFrom').some((id) => found.has(id))) found.add(item.id)
  }
  return [...found]
}

/** What a copy was made from: whoever was allowed that may keep it. */
function madeOf(id: string, world: World): readonly string[] {
  const chain = new Set<string>()
  for (let at = world.byId(id); at !== undefined && isCopy(at) && !chain.has(at.id); ) {
    chain.add(at.id)
    at = world.byId(textIn(at, 'derivedFrom') ?? '')
    if (at !== undefined && !isCopy(at)) chain.add(at.id)
  }
  return [...chain]
}

/** Said once, when it was made: what a colleague hangs on an original later makes no copy of it. */
function isCopy(item: Held): boolean {
  return item.fields['original']?.includes(false) === true
}

/** Every field that may be empty and holds words of people; what must be there keeps its place with a mark. */
export function emptiedFields(record: CaseRecord): { readonly [field: string]: Json } {
  // The words of an account are written once and for good: it is withdrawn, and no page shows them any more.
  const fields: Record<string, Json> = record.type === 'Testimony' ? { state: 'withdrawn' } : {}
  for (const [name, field] of Object.entries(declarationOf(record.type).writable)) {
    if (field.merge.kind === 'fixed' || field.merge.kind === 'append' || record.fields[name] === undefined)
      continue
    if (!field.required && field.words === true) fields[name] = null
    else if (field.required && field.words === true && field.many !== true) fields[name] = saysNothing
  }
  return fields
}
