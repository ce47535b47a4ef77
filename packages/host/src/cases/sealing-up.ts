/**
 * What a hold keeps though its person asked for it to be erased: sealed, and unreadable to any one member. CA40 to CA44.
 *
 * A fresh key seals the words and the files; it is split in two, and each half lies in envelopes to the devices of one
 * of two members. Each of the two makes such a parcel at a desk of their own, so that no one member can put away
 * rubbish in place of what a court asked for; with the second parcel the words are emptied. To open one, one of the two
 * asks, with a reason, and the other hands a half over, with a reason.
 */
import { type Bytes, toBase64Url, utf8 } from '@safeconduct/core/base/bytes.ts'
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { canonicalBytes, type Json } from '@safeconduct/core/base/json.ts'
import { certain, ok, refuse } from '@safeconduct/core/base/result.ts'
import { declarationOf } from '@safeconduct/core/records/record-types.ts'
import { shapesIn, textOf } from '@safeconduct/core/rules/world.ts'
import { ownItems, plain } from '@safeconduct/core/rules/written.ts'
import { newSealKey, type SealKey, seal, sealKeyBytes, sealStream } from '@safeconduct/core/sealed/seal.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import { readFile } from '../sync/files-elsewhere.ts'
import { type Blob, keepBlob } from '../vault/blobs.ts'
import { fileField } from '../vault/joined-schema.ts'
import type { CaseRecord } from './case-index.ts'
import { type CasesWorld, type Done, idOf, recordIn } from './cases-world.ts'
import { deleteErasedFiles, fileOf } from './erased-files.ts'
import { coveredBy, emptiedFields, erasedMark, erasureState } from './erasing.ts'
import { sharesFor } from './seal-shares.ts'
import { jsonList } from './visa-acts.ts'

export type SealWish = { readonly id: string; readonly other: string; readonly why: string }

/** `waiting`: the other of the two seals as well, and then the words go. */
export async function sealUp(
  cases: CasesWorld,
  { id, other, why }: SealWish,
): Promise<Done<'waiting' | 'sealed'>> {
  const consent = recordIn(cases, 'Consent', id)
  if (!consent.ok) return consent
  if (erasureState(cases, consent.value) !== 'held') return refuse({ kind: 'not-now', field: 'legalHold' })
  const made = parcels(consent.value)
  // Two who began at once, each at a desk of their own, have both sealed it: what is left is to put it away.
  const covered = coveredBy(cases, consent.value)
  const isMine = made.some((one) => textOf(one, 'by') === cases.by)
  if (isMine && made.length < 2) return refuse({ kind: 'already-signed' })
  if (isMine) return putAll(cases, consent.value, covered, [])
  const first = made[0] === undefined ? undefined : holdersOf(made[0])
  if (other === cases.by || (first !== undefined && !first.includes(cases.by)))
    return refuse({ kind: 'needs-another-member' })
  const holders = first ?? [cases.by, other]
  const parcel = await parcelOf(cases, { consent: consent.value, covered, holders, why })
  if (!parcel.ok) return parcel
  const { item, copies } = parcel.value
  const sealed = [...copies, parcelChange(consent.value, item)]
  if (first !== undefined) return putAll(cases, consent.value, covered, sealed)
  const saved = await cases.vault.writer.save(sealed)
  cases.index.refresh()
  return saved.ok ? ok('waiting') : saved
}

function parcelChange(consent: CaseRecord, item: Json): RecordChange {
  const sealedUp = [...jsonList(consent, 'sealedUp'), item]
  return { id: idOf(consent), type: 'Consent', fields: { sealedUp } }
}

/** The words go in the same save in which the second parcel comes. */
async function putAll(
  cases: CasesWorld,
  consent: CaseRecord,
  covered: readonly CaseRecord[],
  sealed: readonly RecordChange[],
): Promise<Done<'sealed'>> {
  const away = covered.flatMap((record) => putAway(cases, record, consent.id))
  const changes = [...sealed, ...away]
  const saved = changes.length === 0 ? ok(true) : await cases.vault.writer.save(changes)
  if (!saved.ok) return saved
  cases.index.refresh()
  await deleteErasedFiles(cases)
  return ok('sealed')
}

/** Parcels that the member they name has made. */
export function parcels(consent: CaseRecord): ReturnType<typeof shapesIn> {
  return ownItems(consent, 'sealedUp', shapesIn(consent, 'sealedUp'))
}

export function holdersOf(parcel: { readonly [part: string]: unknown }): readonly string[] {
  const { shares } = parcel
  const named = (Array.isArray(shares) ? shares : []).flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'member' in one && typeof one.member === 'string'
      ? [one.member]
      : [],
  )
  return [...new Set(named)]
}

function putAway(cases: CasesWorld, record: CaseRecord, consent: string): readonly RecordChange[] {
  const fields = { ...emptiedFields(record), ...erasedMark(cases, record, consent) }
  return Object.keys(fields).length === 0 ? [] : [{ id: idOf(record), type: record.type, fields }]
}

type Parcel = { readonly item: Json; readonly copies: readonly RecordChange[] }
type Sealing = {
  readonly consent: CaseRecord
  readonly covered: readonly CaseRecord[]
  readonly holders: readonly string[]
  readonly why: string
}

async function parcelOf(
  cases: CasesWorld,
  { consent, covered, holders, why }: Sealing,
): Promise<Done<Parcel>> {
  const { vault, by } = cases
  const key = newSealKey(vault.random)
  const shares = await sharesFor(vault, consent.id, sealKeyBytes(key), holders)
  if (shares === undefined) return refuse({ kind: 'needs-another-member', reason: 'no-device' })
  const files: Json[] = []
  const copies: RecordChange[] = []
  for (const record of covered.filter(({ type }) => type === 'EvidenceItem')) {
    const copy = await sealedCopy(cases, record, key)
    if (copy === undefined) continue
    copies.push(copy)
    files.push({ item: record.id, copy: copy.id })
  }
  const words = covered.map((record) => ({ id: record.id, type: record.type, fields: wordsOf(record) }))
  const content = await seal(key, contextOf(consent.id), canonicalBytes(words), { random: vault.random })
  const at = vault.clock.now()
  return ok({ item: { at, by, why, content: toBase64Url(content), files, shares }, copies })
}

function wordsOf(record: CaseRecord): { readonly [field: string]: Json } {
  const declared = declarationOf(record.type).writable
  const held = Object.entries(record.fields).filter(
    ([name]) => Object.hasOwn(declared, name) && declared[name]?.secret !== true,
  )
  return Object.fromEntries(held.map(([name, values]) => [name, plain(values)]))
}

export function contextOf(id: string): Bytes {
  return utf8(`safeconduct/v1/sealed-up\0${id}`)
}

/** The bytes of a file, sealed once more: as a file like any other it is sent, fetched and checked. */
async function sealedCopy(
  { vault, by }: CasesWorld,
  record: CaseRecord,
  key: SealKey,
): Promise<RecordChange | undefined> {
  const blob = fileOf(vault, record.id)
  if (blob === undefined) return undefined
  const inner = sealStream(key, contextOf(record.id), bytesOf(vault, blob), { random: vault.random })
  const kept = await keepBlob(vault.home, inner, { random: vault.random })
  const { blob: outer, sha256 } = certain(kept.ok ? kept.value : undefined, 'there is room for the copy')
  const [kind] = record.fields['kind'] ?? []
  return {
    id: newRecordId(vault.random),
    type: 'EvidenceItem',
    home: record.home,
    fields: {
      kind: plain(kind),
      title: '—',
      description: '—',
      original: false,
      sha256,
      graphic: true,
      metadataRemoved: true,
      createdAt: vault.clock.now(),
      createdBy: by,
      [fileField]: outer,
    },
  }
}

/** Throws where the file is not whole: half a picture must not be put away in place of one. */
async function* bytesOf(vault: CasesWorld['vault'], blob: Blob): AsyncGenerator<Uint8Array> {
  for await (const piece of readFile(vault, blob))
    yield certain(piece.ok ? piece.value : undefined, 'a whole file')
}
