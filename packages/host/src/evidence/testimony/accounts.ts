/**
 * Accounts in the vault: what is known before one is taken, and sealing one that was read back. docs/formats/testimony.md.
 */
import { createHash } from 'node:crypto'
import { toHex } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { isObject, isText } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { passageScheme } from '@safeconduct/core/evidence/redaction/passage-proof.ts'
import { seedLength } from '@safeconduct/core/evidence/redaction/salted-tree.ts'
import type { SealManifest } from '@safeconduct/core/evidence/seal/manifest.ts'
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
  type PublicRefusal,
} from '@safeconduct/core/evidence/testimony/public-account.ts'
import { deriveBytes } from '@safeconduct/core/sealed/derive.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { Scope } from '@safeconduct/core/vault/schema.ts'
import type { StoredRecord } from '../../vault/stored-record.ts'
import type { Vault } from '../../vault/vault.ts'
import { textOf } from '../../work/record-view.ts'
import { type EvidenceRoom, saveWithPapers } from '../custody/evidence-room.ts'
import { papersOf } from '../custody/handling.ts'
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
export function wordsOf(record: StoredRecord): string | undefined {
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
  const account = {
    id: record.id,
    home,
    original,
    language: textOf(record, 'lang'),
    mode: textOf(record, 'mode'),
  }
  const changes = await sealOfAccount(room, account)
  if (!changes.ok) return changes
  const saved = await saveWithPapers(room, changes.value, [
    { id: record.id, type: 'Testimony', fields: { state: 'sealed' } },
  ])
  return saved.ok ? ok(ready.should) : refuse(refusalOf(saved.refusal.kind))
}

type AccountToSeal = {
  readonly id: RecordId
  readonly home: Scope
  readonly original: string
  readonly language: string
  readonly mode: string
}

/** The papers of an account's words, with the root by which a copy of it proves itself. */
export async function sealOfAccount(
  room: EvidenceRoom,
  { id, home, original, language, mode }: AccountToSeal,
): Promise<Result<readonly RecordChange[], AccountsRefusal>> {
  const papers = papersOf(room, id)
  const root = accountRoot(original, language, { seed: seedOf(papers.itemKey), hash: fastHash })
  if (!root.ok) return root
  const file = accountFile(original, language)
  const changes = await sealingChanges(
    room,
    {
      item: id,
      home,
      files: [
        {
          role: 'original',
          sha256: createHash('sha256').update(file).digest('hex'),
          bytes: file.length,
          mediaType: 'text/plain',
          redactable: { scheme: passageScheme, root: toHex(root.value) },
        },
      ],
      receivedVia: wayOf(mode),
    },
    papers,
  )
  return changes.ok ? changes : refuse({ kind: 'not-saved' })
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

/** The salts of an account grow from the key of its papers (RD1). */
export function seedOf(itemKey: Uint8Array): Uint8Array {
  return deriveBytes(itemKey, 'redaction').subarray(0, seedLength)
}

function saysYes(record: StoredRecord, field: string): boolean {
  const value = record.fields.get(field)
  return value?.state === 'value' && value.value === true
}

export function refusalOf(kind: string): AccountsRefusal {
  if (kind === 'disk-full' || kind === 'not-granted' || kind === 'frozen') return { kind }
  return { kind: 'not-saved' }
}
