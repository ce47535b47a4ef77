/** A room of evidence in a vault of its own, with items to handle. */
import { type Bytes, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { newId, press } from '../../vault/vault.fixture.ts'
import type { Vault } from '../../vault/vault.ts'
import { type EvidenceRoom, evidenceRoom, saveWithPapers } from './evidence-room.ts'
import { sealingChanges } from './sealing.ts'

export async function roomIn(vault: Vault): Promise<EvidenceRoom> {
  return certain(await evidenceRoom(vault), 'a first device knows its member')
}

export const photo = utf8('not really a photograph')

/** An item of the press room, sealed in the save that makes it. */
export async function sealedItem(
  room: EvidenceRoom,
  { content = photo, report }: { readonly content?: Uint8Array; readonly report?: Bytes } = {},
): Promise<RecordId> {
  const item = newId()
  const hash = toHex(sha256(content))
  const file = { role: 'original', sha256: hash, bytes: content.length, mediaType: 'image/jpeg' } as const
  const papers = await sealingChanges(room, {
    item,
    home: press,
    files: [file],
    receivedVia: 'line',
    from: 'S-1',
    ...(report === undefined ? {} : { report }),
  })
  if (!papers.ok) throw new Error(papers.refusal.field)
  const fields = { title: 'A picture', sha256: hash, sealedAt: room.vault.clock.now(), original: true }
  const made = { id: item, type: 'EvidenceItem', home: press, fields }
  const saved = await saveWithPapers(room, papers.value, [made])
  if (!saved.ok) throw new Error(saved.refusal.kind)
  return item
}
