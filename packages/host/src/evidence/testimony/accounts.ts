/**
 * Accounts in the vault: what is known before one is taken, sealing one that was read back, and setting one anew for
 * people outside. docs/formats/testimony.md.
 */
import { createHash } from 'node:crypto'
import { equalBytes, fromHex, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { isObject, isText } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { seedLength } from '@safeconduct/core/evidence/redaction/salted-tree.ts'
import { parseManifest, type SealManifest } from '@safeconduct/core/evidence/seal/manifest.ts'
import {
  type AccountWarning,
  beforeAnAccount,
  beforeSealing,
  type KnownAccount,
  type SealReadiness,
} from '@safeconduct/core/evidence/testimony/first-account.ts'
import {
  accountFile,
  accountRoot,
  type PublicAccount,
  type PublicRefusal,
  type PublicWish,
  publicAccount,
} from '@safeconduct/core/evidence/testimony/public-account.ts'
import { deriveBytes } from '@safeconduct/core/sealed/derive.ts'
import type { StoredRecord } from '../../vault/stored-record.ts'
import type { Vault } from '../../vault/vault.ts'
import { textOf } from '../../work/record-view.ts'
import { type EvidenceRoom, saveWithPapers } from '../custody/evidence-room.ts'
import { handlingChange, papersOf } from '../custody/handling.ts'
import { sealingChanges } from '../custody/sealing.ts'
import { fastHash } from '../redaction/redactable.ts'

export type AccountsRefusal =
  | PublicRefusal
  | {
      readonly kind: 'no-such-record' | 'not-now' | 'not-text' | 'not-sealed' | 'withheld'
    }
  | { readonly kind: 'not-ready'; readonly must: readonly SealReadiness[] }
  | { readonly kind: 'disk-full' | 'not-granted' | 'frozen' | 'not-saved' }

const window = 200

/** What to say before an account of this person is taken, from what this desk may read. */
export function beforeTaking(vault: Vault, sourceId: string): readonly AccountWarning[] {
  const known: KnownAccount[] = []
  const ask = { types: ['Testimony'], filter: '' }
  const { total } = vault.reader.table({ ...ask, offset: 0, limit: 0 })
  for (let offset = 0; offset < total; offset += window) {
    for (const record of vault.reader.table({ ...ask, offset, limit: window }).records)
      if (textOf(record, 'sourceId') === sourceId) known.push(knownAccount(record))
  }
  return beforeAnAccount(sourceId, known)
}

function knownAccount(record: StoredRecord): KnownAccount {
  const original = wordsOf(record)
  return {
    id: record.id,
    sourceId: textOf(record, 'sourceId'),
    takenAt: textOf(record, 'takenAt'),
    mode: textOf(record, 'mode'),
    state: textOf(record, 'state'),
    isRecording: original === undefined,
    ...(original === undefined ? {} : { original }),
    priorTellings: tellingsOf(record),
  }
}

/** Words, or the id of a recording. */
function wordsOf(record: StoredRecord): string | undefined {
  const original = textOf(record, 'original')
  return /^[0-9a-f]{32}$/.test(original) ? undefined : original
}

function tellingsOf(record: StoredRecord): KnownAccount['priorTellings'] {
  const field = record.fields.get('priorTellings')
  const list: unknown = field?.state === 'value' ? field.value : undefined
  if (!Array.isArray(list)) return []
  return list.flatMap((each: unknown) => {
    if (!isObject(each) || !isText(each['to'])) return []
    return [{ to: each['to'], ...(isText(each['when']) ? { when: each['when'] } : {}) }]
  })
}

/** Sealed when it was read back: the words, how each is known, and the root by which a copy proves itself. */
export async function sealAccount(
  room: EvidenceRoom,
  id: string,
): Promise<Result<readonly SealReadiness[], AccountsRefusal>> {
  const { vault } = room
  const record = vault.reader.readText(id)
  const home = vault.reader.homeOf(id)
  if (record?.type !== 'Testimony' || home === undefined) return refuse({ kind: 'no-such-record' })
  if (record.withheld.includes('original')) return refuse({ kind: 'withheld' })
  if (textOf(record, 'state') !== 'read_back') return refuse({ kind: 'not-now' })
  const original = wordsOf(record)
  const code = textOf(record, 'interpreterCode')
  const ready = beforeSealing({
    readBack: saysYes(record, 'readBack'),
    supportOffered: saysYes(record, 'supportOffered'),
    interpreterUsed: code !== '',
    ...(code === '' ? {} : { interpreterCode: code }),
    isRecording: original === undefined,
    ...(original === undefined ? {} : { original }),
  })
  if (ready.must.length > 0) return refuse({ kind: 'not-ready', must: ready.must })
  // A recording was sealed when it was taken in; here it is the words.
  if (original === undefined) return refuse({ kind: 'not-text' })
  const papers = papersOf(room, id)
  const language = textOf(record, 'lang')
  const root = accountRoot(original, language, { seed: seedOf(papers.itemKey), hash: fastHash })
  if (!root.ok) return root
  const file = accountFile(original, language)
  const changes = await sealingChanges(
    room,
    {
      item: record.id,
      home,
      files: [
        {
          role: 'original',
          sha256: createHash('sha256').update(file).digest('hex'),
          bytes: file.length,
          mediaType: 'text/plain',
          redactable: { scheme: 'safeconduct-passages/1', root: toHex(root.value) },
        },
      ],
      receivedVia: wayOf(textOf(record, 'mode')),
    },
    papers,
  )
  if (!changes.ok) return refuse({ kind: 'not-saved' })
  const saved = await saveWithPapers(room, changes.value, [
    { id: record.id, type: 'Testimony', fields: { state: 'sealed' } },
  ])
  return saved.ok ? ok(ready.should) : refuse(refusalOf(saved.refusal.kind))
}

function wayOf(mode: string): SealManifest['receivedVia'] {
  switch (mode) {
    case 'line_message':
    case 'call':
      return 'line'
    case 'partner_summary':
      return 'partner'
    default:
      return 'by-hand'
  }
}

/** Set anew with codes for names, and with a proof of the sentences that stand as they were given. */
export async function publishAccount(
  room: EvidenceRoom,
  id: string,
  wish: Omit<PublicWish, 'language'>,
): Promise<Result<PublicAccount, AccountsRefusal>> {
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
  const after = createHash('sha256').update(utf8(made.value.text)).digest('hex')
  const before = createHash('sha256').update(accountFile(original, language)).digest('hex')
  const handled = await handlingChange(room, { item: record.id, home, type: 'redacted', before, after })
  if (!handled.ok) return refuse({ kind: 'not-saved' })
  const saved = await saveWithPapers(room, [handled.value.change])
  return saved.ok ? made : refuse(refusalOf(saved.refusal.kind))
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

function seedOf(itemKey: Uint8Array): Uint8Array {
  return deriveBytes(itemKey, 'redaction').subarray(0, seedLength)
}

function saysYes(record: StoredRecord, field: string): boolean {
  const value = record.fields.get(field)
  return value?.state === 'value' && value.value === true
}

function refusalOf(kind: string): AccountsRefusal {
  if (kind === 'disk-full' || kind === 'not-granted' || kind === 'frozen') return { kind }
  return { kind: 'not-saved' }
}
