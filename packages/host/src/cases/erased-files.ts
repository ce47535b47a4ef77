/**
 * The bytes of a file that was erased leave every desk that hears of it.
 *
 * A mark alone deletes nothing: one turned colleague would empty every home of its evidence. The consent must have been
 * taken back and its thirty days be over, and two members must have written so, each at a desk of their own.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { isConfirmedSafe } from '@safeconduct/core/rules/effects.ts'
import { isHeldForCourt } from '@safeconduct/core/rules/legal-hold.ts'
import {
  type Held,
  latestIn,
  type Shape,
  shapesIn,
  textOf,
  type World,
} from '@safeconduct/core/rules/world.ts'
import { ownItems } from '@safeconduct/core/rules/written.ts'
import { type Blob, blobIsHere, parseBlob } from '../vault/blobs.ts'
import { fileField } from '../vault/joined-schema.ts'
import type { CasesWorld } from './cases-world.ts'

/** Returns how many files left this home. */
export async function deleteErasedFiles({
  vault,
  index,
}: Pick<CasesWorld, 'vault' | 'index'>): Promise<number> {
  const world = index.world()
  let deleted = 0
  for (const item of world.ofType('EvidenceItem')) {
    const file = erasedFile(item, world)
    if (file === undefined || !blobIsHere(vault.home, file) || file !== fileOf(vault, item.id)?.sealed)
      continue
    rmSync(join(vault.home, 'blobs', file), { force: true })
    deleted++
  }
  return deleted
}

function erasedFile(item: Held, world: World): string | undefined {
  const fair = fairMark(item, world)
  return fair === undefined ? undefined : textOf(fair, 'file')
}

/** Two members wrote that it is time, and it is. */
export function isErasedByTwo(item: Held, world: World): boolean {
  return fairMark(item, world) !== undefined
}

function fairMark(item: Held, world: World): Shape | undefined {
  const marks = ownItems(item, 'erased', shapesIn(item, 'erased'))
  return marks.find((mark) => isByTwo(mark, marks, world))
}

function isByTwo(mark: Shape, marks: readonly Shape[], world: World): boolean {
  const consent = world.byId(textOf(mark, 'consent') ?? '')
  const after = consent === undefined ? undefined : latestIn(consent, 'eraseAfter')
  if (consent?.type !== 'Consent' || after === undefined) return false
  const bearers = (field: string): readonly string[] =>
    ownItems(consent, field, shapesIn(consent, field)).flatMap((one) => textOf(one, 'by') ?? [])
  if (isHeldForCourt(consent, world)) return isTwo(bearers('sealedUp'))
  const isDue = world.now >= after && isConfirmedSafe(consent)
  const erasers = marks
    .filter((one) => one['consent'] === mark['consent'])
    .flatMap((one) => textOf(one, 'by') ?? [])
  // Whoever is alone in an organisation is asked for nobody else.
  return isDue && (consent.written === undefined || isTwo([...erasers, ...bearers('confirmedSafe')]))
}

function isTwo(codes: readonly string[]): boolean {
  return new Set(codes).size >= 2
}

export function fileOf(vault: CasesWorld['vault'], item: string): Blob | undefined {
  const field = vault.reader.readText(item)?.fields.get(fileField)
  const blob = field?.state === 'value' ? parseBlob(field.value, '') : undefined
  return blob?.ok === true ? blob.value : undefined
}
