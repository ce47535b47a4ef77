/**
 * An account set anew for people outside, kept as an item: derived from the account, sealed, with its proof in its file. It
 * leaves by a release like every other copy, and is found by whoever erases the account. TY25 to TY32 of
 * docs/formats/testimony.md.
 */
import { createHash } from 'node:crypto'
import { concat, equalBytes, fromHex, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { passageScheme } from '@safeconduct/core/evidence/redaction/passage-proof.ts'
import { parseManifest } from '@safeconduct/core/evidence/seal/manifest.ts'
import { readAccount } from '@safeconduct/core/evidence/testimony/account.ts'
import type { CodedLanguage } from '@safeconduct/core/evidence/testimony/coded.ts'
import { codedFile } from '@safeconduct/core/evidence/testimony/coded-file.ts'
import {
  accountFile,
  accountRoot,
  type PublicAccount,
  type PublicParagraph,
  type PublicWish,
  publicAccount,
} from '@safeconduct/core/evidence/testimony/public-account.ts'
import type { sourceMaterial } from '@safeconduct/core/records/vocabulary/source-material.ts'
import type { CodeOf } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { StoredRecord } from '../../vault/stored-record.ts'
import { textOf } from '../../work/record-view.ts'
import type { EvidenceRoom } from '../custody/evidence-room.ts'
import { keepCopy } from '../redaction/keep-copy.ts'
import { fastHash } from '../redaction/redactable.ts'
import { type AccountsRefusal, seedOf, wordsOf } from './accounts.ts'

export type CodedCopy = PublicAccount & { readonly item: RecordId }

/** Set anew with codes for names, and with a proof of the sentences that stand as they were given. Made twice, it is one item. */
export async function publishAccount(
  room: EvidenceRoom,
  id: string,
  wish: Omit<PublicWish, 'language'>,
): Promise<Result<CodedCopy, AccountsRefusal>> {
  const { vault } = room
  const record = vault.reader.readText(id)
  const home = vault.reader.homeOf(id)
  if (record?.type !== 'Testimony' || home === undefined) return refuse({ kind: 'no-such-record' })
  const original = wordsOf(record)
  if (original === undefined) return refuse({ kind: 'not-text' })
  const language = textOf(record, 'lang')
  const seed = seedThatWasSealed(room, id, original, language)
  if (seed === undefined) return refuse({ kind: 'not-sealed' })
  const made = publicAccount(original, { ...wish, language }, { seed, hash: fastHash })
  if (!made.ok) return made
  const bytes = codedFile(made.value)
  const item = idOfCopy(room, record.id, bytes)
  if (vault.reader.readText(item) !== undefined) return ok({ ...made.value, item })
  const before = createHash('sha256').update(accountFile(original, language)).digest('hex')
  const kept = await keepCopy(room, {
    id: item,
    of: { id: record.id, home, sha256: before },
    bytes,
    fields: fieldsOf(record, original, made.value, wish.labels),
    proves: { scheme: passageScheme, root: toHex(made.value.root) },
  })
  return kept.ok ? ok({ ...made.value, item: kept.value }) : kept
}

type Kind = CodeOf<typeof sourceMaterial>
const [victimsAccount, witnessAccount]: readonly [Kind, Kind] = ['220903200901', '230920140501']
const titles: { readonly [L in CodedLanguage]: string } = {
  en: 'Account under codes',
  ru: 'Показания под кодами',
  fr: 'Récit sous codes',
}

function fieldsOf(
  record: StoredRecord,
  original: string,
  { paragraphs }: PublicAccount,
  labels: CodedLanguage,
) {
  const isOfVictim = readAccount(original).some(({ knowledge }) => knowledge === 'suffered')
  const all = paragraphs.flatMap(({ sentences }) => sentences)
  const count = (is: (typeof all)[number]['is']): number => all.filter((one) => one.is === is).length
  return {
    kind: isOfVictim ? victimsAccount : witnessAccount,
    // Whose account it is, the account itself says to whoever may read it.
    title: titles[labels],
    description: `Coded copy of an account (${textOf(record, 'lang')}): ${count('given')} sentences as given, ${count('coded')} with codes, ${count('left-out')} left out; its proof lies in the file.`,
    graphic: false,
    redactions: paragraphs.flatMap(redactionsIn),
  }
}

/** What was done with a paragraph, never what stood there. */
function redactionsIn({ number, sentences }: PublicParagraph): readonly Json[] {
  const placesOf = (is: string): string =>
    sentences.flatMap((one, at) => (one.is === is ? [String(at + 1)] : [])).join(', ')
  return (['coded', 'left-out'] as const).flatMap((is) => {
    const places = placesOf(is)
    const region = `paragraph ${number}: sentences ${places}`.slice(0, 300)
    return places === '' ? [] : [{ region, why: is === 'coded' ? 'names under codes' : 'left out' }]
  })
}

function idOfCopy({ vault }: EvidenceRoom, account: RecordId, bytes: Uint8Array): RecordId {
  const words = utf8(`safeconduct/v1/coded\0${account}\0${toHex(sha256(bytes))}`)
  const id = recordId(toHex(sha256(concat(vault.organisation.id, words)).slice(0, 16)), '')
  return certain(id.ok ? id.value : undefined, 'sixteen bytes are an id')
}

/** Two desks that began its papers apart drew two keys: the one under which it was sealed leads to the sealed root. */
function seedThatWasSealed(
  { index }: EvidenceRoom,
  id: string,
  original: string,
  language: string,
): Uint8Array | undefined {
  const roots = index.of(id, 'Seal').flatMap((seal) => {
    const manifest = parseManifest(utf8(textOf(seal, 'manifest')))
    return manifest.ok ? manifest.value.files.flatMap(({ redactable }) => redactable?.root ?? []) : []
  })
  const keys = index.of(id, 'CustodyEvent').flatMap((event) => fromHex(textOf(event, 'itemKey')) ?? [])
  return keys
    .filter((key) => key.length === 32)
    .map(seedOf)
    .find((seed) => {
      const root = accountRoot(original, language, { seed, hash: fastHash })
      return root.ok && roots.some((each) => equalBytes(fromHex(each) ?? utf8(''), root.value))
    })
}
