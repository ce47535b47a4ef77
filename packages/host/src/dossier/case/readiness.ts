/**
 * What a dossier of a release would hold, what it would lack and what would be shown against it: told before a byte is
 * written, so that nobody finds the hole in front of a court.
 */
import { gapsOf } from '@safeconduct/core/evidence/custody/gaps.ts'
import { approvalsOf } from '@safeconduct/core/rules/signed.ts'
import { textIn } from '@safeconduct/core/rules/world.ts'
import { type CasesWorld, recordIn, worldNow } from '../../cases/cases-world.ts'
import { wishOf } from '../../cases/release-acts.ts'
import type { EvidenceRoom } from '../../evidence/custody/evidence-room.ts'
import { chainOf } from '../../evidence/custody/papers.ts'
import { blobOf } from '../../evidence/intake/open-item.ts'
import { type Against, against } from './against.ts'
import { type Chosen, chosenOf } from './chosen.ts'
import { allowedBy, type CaseDossierRefusal, mayShow } from './make-case-dossier.ts'
import { sealOf } from './proofs.ts'

export type Lack =
  /** No file and no account: the dossier is not written without it. */
  | 'no-file'
  /** Nothing proves when it was here; the dossier is written and says so. */
  | 'unsealed'
  | 'seal-waits'

export type ItemReadiness = {
  readonly number: number
  readonly asked: string
  readonly leaves: string
  readonly lacks: readonly Lack[]
  /** Moments that nobody of us can vouch for; the dossier names each. */
  readonly gaps: number
}

export type Readiness = {
  readonly hasKey: boolean
  /** Why none may be made now. */
  readonly refusal: CaseDossierRefusal | undefined
  readonly items: readonly ItemReadiness[]
  readonly contrary: readonly Against[]
}

export async function dossierReadiness(
  cases: CasesWorld,
  room: EvidenceRoom,
  id: string,
): Promise<Readiness | undefined> {
  const release = recordIn(cases, 'Release', id)
  if (!release.ok) return undefined
  const allowed = allowedBy(cases, id)
  const world = worldNow(cases)
  const wish = wishOf(release.value, approvalsOf(release.value, world))
  const chosen = wish === undefined ? [] : chosenOf(wish, world)
  const empty = chosen.length === 0 ? ({ kind: 'nothing-to-hand-over' } as const) : undefined
  return {
    hasKey: (await cases.vault.dossierKey()) !== undefined,
    refusal: allowed.ok ? empty : allowed.refusal,
    items: await Promise.all(chosen.map((one) => itemReadiness(cases, room, one))),
    contrary: wish === undefined ? [] : against(chosen, world, mayShow(wish, world)),
  }
}

async function itemReadiness(
  { vault }: CasesWorld,
  { index }: EvidenceRoom,
  { number, asked, leaves }: Chosen,
): Promise<ItemReadiness> {
  const isThere =
    leaves.type === 'Testimony'
      ? textIn(leaves, 'original') !== undefined
      : blobOf(vault, leaves.id) !== undefined
  const isSealed = sealOf(index, leaves.id) !== undefined
  const waits = !isSealed && index.of(leaves.id, 'Seal').length > 0
  const chain = await chainOf(index, leaves.id)
  return {
    number,
    asked: asked.id,
    leaves: leaves.id,
    lacks: [
      ...(isThere ? [] : (['no-file'] as const)),
      ...(isSealed ? [] : waits ? (['seal-waits'] as const) : (['unsealed'] as const)),
    ],
    gaps: gapsOf(chain, {}).length,
  }
}
