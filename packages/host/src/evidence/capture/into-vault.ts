/**
 * A capture into the vault: sealed as it came, as an item of evidence that names its page, with the papers that say who
 * collected and sealed it, in one save.
 */
import { createHash } from 'node:crypto'
import { millisOf, parseInstant } from '@safeconduct/core/base/date.ts'
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { piecesOf, sealPiece } from '@safeconduct/core/evidence/seal/pieces.ts'
import { missionTerms } from '@safeconduct/core/records/mission-terms.ts'
import { parseFields } from '@safeconduct/core/records/parse-record.ts'
import { mayWrite } from '@safeconduct/core/vault/replica/rights.ts'
import type { Scope } from '@safeconduct/core/vault/schema.ts'
import { keepBlob } from '../../vault/blobs.ts'
import { fileField } from '../../vault/joined-schema.ts'
import type { Vault } from '../../vault/vault.ts'
import { termList } from '../../work/directory.ts'
import { roomOf, saveWithPapers } from '../custody/evidence-room.ts'
import { sealingChanges } from '../custody/sealing.ts'
import { letGo } from '../intake/one-read.ts'
import type { TakenPage } from './run-capture.ts'

const press: Scope = { kind: 'press' }

export type KeptCapture = { readonly id: RecordId; readonly sha256: string }
export type KeepCaptureRefusal = {
  readonly kind: 'not-granted' | 'title-holds-term' | 'disk-full' | 'frozen' | 'not-saved'
}

export async function keepCapture(
  vault: Vault,
  taken: TakenPage,
  tool: string,
): Promise<Result<KeptCapture, KeepCaptureRefusal>> {
  const { bytes, facts } = taken
  const room = await roomOf(vault)
  const log = vault.replica.book.byName({ scope: press, part: 'whole' })
  if (room === undefined || log === undefined || !mayWrite(vault.replica.context, log))
    return refuse({ kind: 'not-granted' })
  const described = describedAs(vault, taken, tool)
  // Asked before the file is sealed: of what is refused nothing is kept.
  if (described === undefined) return refuse({ kind: 'title-holds-term' })
  const kept = await keepBlob(vault.home, [bytes], { random: vault.random })
  if (!kept.ok) return refuse({ kind: 'disk-full' })
  const { blob, sha256 } = kept.value
  const id = newRecordId(vault.random)
  const now = vault.clock.now()
  const pieces = piecesOf(hashesOf(bytes))
  const file = { role: 'original', sha256, bytes: bytes.length, mediaType: 'application/wacz' } as const
  const startedAt = parseInstant(facts.startedAt)
  // A vault whose clock stands still, as the demonstration's does, seals nothing that comes later than it.
  const isBefore = startedAt !== undefined && millisOf(startedAt) <= millisOf(now)
  const fields = {
    ...described,
    sha256,
    sealedAt: now,
    [fileField]: blob,
    createdAt: now,
    createdBy: room.by,
  }
  const made = { id, type: 'EvidenceItem', home: press, fields }
  const papers = await sealingChanges(room, {
    item: id,
    home: press,
    files: [{ ...file, ...(pieces === undefined ? {} : { pieces }) }],
    receivedVia: 'capture',
    ...(isBefore ? { receivedAt: startedAt } : {}),
  })
  const saved = papers.ok ? await saveWithPapers(room, papers.value, [made]) : papers
  if (saved.ok) return ok({ id, sha256 })
  // A file that no record names would lie in the home for ever.
  letGo(vault, kept.value)
  const { kind } = saved.refusal
  return refuse({
    kind: kind === 'frozen' || kind === 'disk-full' || kind === 'not-granted' ? kind : 'not-saved',
  })
}
type Described = { readonly [field: string]: Json }

/** With the page's own title, or without where it holds one of the mission's words: a page is not lost for its title. */
function describedAs(vault: Vault, { verdict, facts }: TakenPage, tool: string): Described | undefined {
  const terms = missionTerms(termList(vault))
  const named = facts.title === '' ? facts.reached : facts.title
  const wanted = [
    { title: named, description: descriptionOf(verdict, facts) },
    { title: 'Captured page', description: headOf(verdict) },
  ]
  return wanted
    .map(({ title, description }) => ({
      kind: 'X-WACZ',
      title: oneLine(title, 300),
      description,
      original: true,
      graphic: false,
      metadataRemoved: false,
      // Where a page went to nowhere, what was asked for is its address.
      capture: {
        url: /^https?:/.test(facts.reached) ? facts.reached : facts.asked,
        at: facts.startedAt,
        tool,
      },
    }))
    .find((fields) => {
      const probe = { ...fields, sha256: '0'.repeat(64), sealedAt: vault.clock.now() }
      return parseFields('EvidenceItem', probe, { terms }).ok
    })
}

function hashesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const hashes: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += sealPiece)
    hashes.push(
      new Uint8Array(
        createHash('sha256')
          .update(bytes.subarray(at, at + sealPiece))
          .digest(),
      ),
    )
  return hashes
}

/** For those who must not open it; a hollow capture says so in its first word. */
function descriptionOf(verdict: TakenPage['verdict'], facts: TakenPage['facts']): string {
  const lines = [
    `${headOf(verdict)} of ${oneLine(facts.reached, 2000)}`,
    ...(facts.asked === facts.reached ? [] : [`Asked: ${oneLine(facts.asked, 2000)}`]),
    ...(facts.reasons.length === 0 ? [] : [`Why: ${facts.reasons.join(', ')}`]),
    ...facts.missing.map((words) => `Not found: ${oneLine(words, 500)}`),
  ]
  return lines.join('\n')
}

function headOf(verdict: TakenPage['verdict']): string {
  return verdict === 'hollow' ? 'Hollow capture' : 'Capture'
}

function oneLine(text: string, most: number): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed()
}
