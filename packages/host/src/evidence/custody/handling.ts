/**
 * Writing down one handling of one item: signed by this device, salted, and ready to be saved with the act itself.
 * docs/formats/custody.md, CU1 to CU9.
 */
import { type Bytes, fromHex, toHex } from '@safeconduct/core/base/bytes.ts'
import type { Instant } from '@safeconduct/core/base/date.ts'
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import {
  type CustodyEvent,
  type CustodyRefusal,
  type CustodyType,
  codeOfHandler,
  custodyNamespace,
  digestOf,
  writeCustodyEvent,
} from '@safeconduct/core/evidence/custody/event.ts'
import { commitmentOf, newSalt } from '@safeconduct/core/evidence/seal/commitment.ts'
import { fingerprintOf, keyLine } from '@safeconduct/core/evidence/ssh-key.ts'
import { signForSsh } from '@safeconduct/core/evidence/ssh-signature.ts'
import { publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { Scope } from '@safeconduct/core/vault/schema.ts'
import { textOf } from '../../work/record-view.ts'
import { software } from '../../work/software.ts'
import type { EvidenceRoom } from './evidence-room.ts'

/** What an act says of itself; the rest is known here. */
export type HandlingWish = {
  readonly item: RecordId
  /** Where the item lies. */
  readonly home: Scope
  readonly type: CustodyType
  readonly files?: readonly string[]
  readonly start?: Instant
  /** Members; their codes in this item's papers are made here. */
  readonly second?: string
  /** Codes of people outside: a source, a court. */
  readonly from?: string
  readonly to?: string
  readonly consents?: readonly RecordId[]
} & Partial<
  Pick<
    CustodyEvent,
    | 'end'
    | 'place'
    | 'purpose'
    | 'authority'
    | 'before'
    | 'after'
    | 'outcome'
    | 'medium'
    | 'remarks'
    | 'clock'
  >
>

/** What the papers of an item know so far, and what this act adds while it is still unsaved. */
export type Papers = { readonly itemKey: Bytes; readonly heads: readonly string[] }

export function papersOf({ index, vault }: EvidenceRoom, item: string): Papers {
  const events = index.of(item, 'CustodyEvent')
  const keys = events
    .map((event) => textOf(event, 'itemKey'))
    .filter((key) => key !== '')
    .sort()
  const digests = new Set(events.map((event) => textOf(event, 'digest')))
  for (const event of events) for (const named of namedBy(textOf(event, 'body'))) digests.delete(named)
  // Two desks that began an item's papers apart drew two keys: from then on both take the same one.
  const itemKey = keys[0] === undefined ? undefined : fromHex(keys[0])
  return { itemKey: itemKey ?? vault.random.bytes(32), heads: [...digests].sort() }
}

function namedBy(body: string): readonly string[] {
  return body === '' ? [] : (/"previous":\[([^\]]*)\]/.exec(body)?.[1]?.match(/[0-9a-f]{64}/g) ?? [])
}

export type Handling = { readonly change: RecordChange; readonly papers: Papers; readonly code: string }

/** The change that keeps one handling, and the papers as they will be then. */
export async function handlingChange(
  room: EvidenceRoom,
  wish: HandlingWish,
  papers: Papers = papersOf(room, wish.item),
): Promise<Result<Handling, CustodyRefusal>> {
  const { vault, ledger, by } = room
  const id = newRecordId(vault.random)
  const code = codeOfHandler(papers.itemKey, by)
  const written = writeCustodyEvent(eventOf(room, wish, { id, code, papers }))
  if (!written.ok) return written
  const body = written.value
  const salt = newSalt(vault.random)
  const digest = digestOf(body)
  const fields = {
    itemId: wish.item,
    type: wish.type,
    at: wish.start ?? vault.clock.now(),
    by,
    ...(wish.second === undefined ? {} : { second: wish.second }),
    digest,
    commitment: toHex(commitmentOf(salt, body)),
    body: new TextDecoder().decode(body),
    salt: toHex(salt),
    signature: await signForSsh(ledger.signer, custodyNamespace, body),
    itemKey: toHex(papers.itemKey),
    signer: keyLine(publicKeyOf(ledger.signer)),
    log: ledger.keyText,
    createdAt: vault.clock.now(),
    createdBy: by,
  }
  const change: RecordChange = { id, type: 'CustodyEvent', home: wish.home, fields }
  return ok({ change, code, papers: { itemKey: papers.itemKey, heads: [digest] } })
}

function eventOf(
  { vault, ledger }: EvidenceRoom,
  { home: _home, files = [], start, second, consents = [], ...said }: HandlingWish,
  { id, code, papers }: { readonly id: RecordId; readonly code: string; readonly papers: Papers },
): Omit<CustodyEvent, 'format'> {
  const [name = '', version = ''] = software.split(' ')
  return {
    clock: { source: 'device' },
    place: 'own-premises',
    outcome: 'success',
    medium: 'vault',
    ...said,
    id,
    files: [...files],
    start: start ?? vault.clock.now(),
    actor: code,
    ...(second === undefined ? {} : { second: codeOfHandler(papers.itemKey, second) }),
    consents: [...consents],
    tool: { name, version },
    previous: [...papers.heads],
    key: fingerprintOf(publicKeyOf(ledger.signer)),
  }
}
