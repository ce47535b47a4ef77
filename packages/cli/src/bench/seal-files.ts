/** Files sealed as an intake seals them: read once, hashed whole and in pieces, encrypted, written, and then their papers. */
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { piecesOf } from '@safeconduct/core/evidence/seal/pieces.ts'
import {
  type EvidenceRoom,
  evidenceRoom,
  saveWithPapers,
} from '@safeconduct/host/evidence/custody/evidence-room.ts'
import { sealingChanges } from '@safeconduct/host/evidence/custody/sealing.ts'
import { diskFile } from '@safeconduct/host/evidence/intake/file-source.ts'
import { readOnce } from '@safeconduct/host/evidence/intake/one-read.ts'
import { itemsInASave } from '@safeconduct/host/evidence/intake/take-in-all.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { type Spent, spentOn } from './peer.ts'

export async function sealAll(
  vault: Vault,
  files: readonly string[],
): Promise<{ readonly bytes: Spent; readonly papers: Spent }> {
  const room = certain(await evidenceRoom(vault), 'a first device knows its member')
  const read: Kept[] = []
  const bytes = await spentOn(async () => {
    for (const file of files) {
      const kept = await readOnce(vault, diskFile(file, file))
      if (!kept.ok) throw new Error(`a file was not sealed: ${kept.refusal.kind}`)
      read.push(kept.value)
    }
  })
  const papers = await spentOn(async () => {
    for (let at = 0; at < read.length; at += itemsInASave)
      await keepPapers(room, read.slice(at, at + itemsInASave))
    await room.ledger.step()
  })
  return { bytes, papers }
}

type Kept = Extract<Awaited<ReturnType<typeof readOnce>>, { ok: true }>['value']

async function keepPapers(room: EvidenceRoom, some: readonly Kept[]): Promise<void> {
  const changes = []
  for (const { sha256, blob, pieces } of some) {
    const tree = piecesOf(pieces)
    const file = {
      role: 'original',
      sha256,
      bytes: blob.size,
      mediaType: 'application/octet-stream',
    } as const
    const papers = await sealingChanges(room, {
      item: newRecordId(platformRandom),
      home: { kind: 'press' },
      files: [{ ...file, ...(tree === undefined ? {} : { pieces: tree }) }],
      receivedVia: 'by-hand',
    })
    if (!papers.ok) throw new Error('an item was not sealed')
    changes.push(...papers.value)
  }
  const saved = await saveWithPapers(room, changes)
  if (!saved.ok) throw new Error(`papers were not kept: ${saved.refusal.kind}`)
}
