/**
 * An account set anew for people outside: each sentence beside what would stand in its place, and a proof of those that
 * stand as they were given. docs/formats/desk-calls.md, C116.
 */
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { parseManifest } from '@safeconduct/core/evidence/seal/manifest.ts'
import { draftAccount } from '@safeconduct/core/evidence/testimony/public-account.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { type EvidenceRoom, roomOf } from '@safeconduct/host/evidence/custody/evidence-room.ts'
import { sealAccount } from '@safeconduct/host/evidence/testimony/accounts.ts'
import { publishAccount } from '@safeconduct/host/evidence/testimony/coded-copy.ts'
import { textOf } from '@safeconduct/host/work/record-view.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'
import type { AccountView, AccountWish, MadeAccount, SealedAccount } from '../calls/evidence-items.ts'
import { refusedBy } from './call-refusal.ts'
import { lookingAt } from './cases-naming.ts'
import { itemRefusal } from './evidence-refusal.ts'

export async function accountView(
  cases: CasesWorld,
  wish: AccountWish,
): Promise<Result<AccountView, CallRefusal>> {
  const { vault } = cases
  const room = await roomOf(vault)
  if (room === undefined) return refuse({ kind: 'not-read-yet' })
  const record = vault.reader.readText(wish.id)
  const hit = lookingAt(cases, { language: wish.labels }).hit(wish.id)
  if (record?.type !== 'Testimony' || hit === undefined) return refusedBy({ kind: 'no-such-record' })
  if (record.withheld.includes('original')) return itemRefusal('withheld')
  const original = textOf(record, 'original')
  // A recording is covered like a film, and not here.
  if (original === '' || /^[0-9a-f]{32}$/.test(original)) return itemRefusal('not-text')
  const { paragraphs, left } = draftAccount(original, wish)
  return ok({
    account: hit,
    language: textOf(record, 'lang'),
    paragraphs: paragraphs.map(({ number, sentences }) => ({
      number,
      sentences: sentences.map(({ is, text, given }) => ({ is, said: text, given })),
    })),
    left,
    sealed: canProve(room, wish.id),
    canSeal: textOf(record, 'state') === 'read_back',
  })
}

export async function makeAccount(
  cases: CasesWorld,
  { id, ...wish }: AccountWish,
): Promise<Result<MadeAccount, CallRefusal>> {
  const room = await roomOf(cases.vault)
  if (room === undefined) return refuse({ kind: 'not-read-yet' })
  const made = await publishAccount(room, id, wish)
  if (!made.ok) return itemRefusal(made.refusal.kind)
  cases.index.refresh()
  return ok({ item: made.value.item })
}

export async function sealHere(
  { vault, index }: CasesWorld,
  { id }: Ask<'evidence.accountSeal'>,
): Promise<Result<SealedAccount, CallRefusal>> {
  const room = await roomOf(vault)
  if (room === undefined) return refuse({ kind: 'not-read-yet' })
  const sealed = await sealAccount(room, id)
  index.refresh()
  if (sealed.ok) return ok({ should: sealed.value })
  const { refusal } = sealed
  return 'must' in refusal
    ? refuse({ kind: 'not-ready', reason: refusal.must.join(' ') })
    : itemRefusal(refusal.kind)
}

/** Whether its words were committed to when it was sealed. */
function canProve({ index }: EvidenceRoom, id: string): boolean {
  return index.of(id, 'Seal').some((seal) => {
    const manifest = parseManifest(utf8(textOf(seal, 'manifest')))
    return manifest.ok && manifest.value.files.some(({ redactable }) => redactable !== undefined)
  })
}
