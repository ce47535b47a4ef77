/** A capture into the vault: sealed as it came, as an item of evidence that names its page. */
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { missionTerms } from '@safeconduct/core/records/mission-terms.ts'
import { parseFields } from '@safeconduct/core/records/parse-record.ts'
import { mayWrite } from '@safeconduct/core/vault/replica/rights.ts'
import { keepBlob } from '../../vault/blobs.ts'
import { fileField } from '../../vault/joined-schema.ts'
import type { Vault } from '../../vault/vault.ts'
import { memberHere } from '../../vault/who.ts'
import { termList } from '../../work/directory.ts'
import type { TakenPage } from './run-capture.ts'

export type KeptCapture = { readonly id: RecordId; readonly sha256: string }
export type KeepCaptureRefusal = {
  readonly kind: 'not-granted' | 'title-holds-term' | 'disk-full' | 'frozen'
}

export async function keepCapture(
  vault: Vault,
  { bytes, verdict, facts }: TakenPage,
  tool: string,
): Promise<Result<KeptCapture, KeepCaptureRefusal>> {
  const by = memberHere(vault.replica)
  const log = vault.replica.book.byName({ scope: { kind: 'press' }, part: 'whole' })
  if (by === undefined || log === undefined || !mayWrite(vault.replica.context, log))
    return refuse({ kind: 'not-granted' })
  const described = {
    kind: 'X-WACZ',
    title: oneLine(facts.title === '' ? facts.reached : facts.title, 300),
    description: descriptionOf(verdict, facts),
    original: true,
    graphic: false,
    metadataRemoved: false,
    // Where a page went to nowhere, what was asked for is its address.
    capture: { url: /^https?:/.test(facts.reached) ? facts.reached : facts.asked, at: facts.startedAt, tool },
  }
  // Asked before the file is sealed: of what is refused nothing is kept.
  const probe = { ...described, sha256: '0'.repeat(64), sealedAt: vault.clock.now() }
  const parsed = parseFields('EvidenceItem', probe, { terms: missionTerms(termList(vault)) })
  if (!parsed.ok) return refuse({ kind: 'title-holds-term' })
  const kept = await keepBlob(vault.home, [bytes], { random: vault.random })
  if (!kept.ok) return refuse({ kind: 'disk-full' })
  const { blob, sha256 } = kept.value
  const id = newRecordId(vault.random)
  const sealed: { readonly [field: string]: Json } = {
    ...described,
    sha256,
    sealedAt: vault.clock.now(),
    [fileField]: blob,
    createdAt: vault.clock.now(),
    createdBy: by,
  }
  const saved = await vault.writer.save([
    { id, type: 'EvidenceItem', home: { kind: 'press' }, fields: sealed },
  ])
  if (!saved.ok) return refuse({ kind: saved.refusal.kind === 'frozen' ? 'frozen' : 'not-granted' })
  return ok({ id, sha256 })
}

/** For those who must not open it; a hollow capture says so in its first word. */
function descriptionOf(verdict: TakenPage['verdict'], facts: TakenPage['facts']): string {
  const head = verdict === 'hollow' ? 'Hollow capture' : 'Capture'
  const lines = [
    `${head} of ${oneLine(facts.reached, 2000)}`,
    ...(facts.asked === facts.reached ? [] : [`Asked: ${oneLine(facts.asked, 2000)}`]),
    ...(facts.reasons.length === 0 ? [] : [`Why: ${facts.reasons.join(', ')}`]),
    ...facts.missing.map((words) => `Not found: ${oneLine(words, 500)}`),
  ]
  return lines.join('\n')
}

function oneLine(text: string, most: number): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed()
}
