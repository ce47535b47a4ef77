/**
 * The bytes of a file that was erased leave every desk that hears of it.
 *
 * A mark alone deletes nothing: one turned colleague would empty every home of its evidence. The consent must have been
 * taken back and its thirty days be over, and two members must have written so, each at a desk of their own.
 */
import { isObject } from '@safeconduct/core/base/parse.ts'
import { isConfirmedSafe } from '@safeconduct/core/rules/effects.ts'
import { hearersOf } from '@safeconduct/core/rules/heard.ts'
import { isHeldForCourt } from '@safeconduct/core/rules/legal-hold.ts'
import {
  type Held,
  latestIn,
  type Shape,
  shapesIn,
  textIn,
  textOf,
  textsIn,
  type World,
} from '@safeconduct/core/rules/world.ts'
import { ownItems } from '@safeconduct/core/rules/written.ts'
import { type Blob, dropBlob, parseBlob } from '../vault/blobs.ts'
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
    if (file === undefined || file !== fileOf(vault, item.id)?.sealed) continue
    if (dropBlob(vault.home, file)) deleted++
  }
  return deleted
}

function erasedFile(item: Held, world: World): string | undefined {
  const fair = fairMark(item, world)
  return fair === undefined ? undefined : textOf(fair, 'file')
}

/** Accounts and items that two members erased or sealed away. */
export function erasedItems(world: World): readonly Held[] {
  return [...world.ofType('EvidenceItem'), ...world.ofType('Testimony')].filter((one) =>
    isErasedByTwo(one, world),
  )
}

/** Two members wrote that it is time, and it is. */
export function isErasedByTwo(item: Held, world: World): boolean {
  return fairMark(item, world) !== undefined
}

function fairMark(item: Held, world: World): Shape | undefined {
  const marks = ownItems(item, 'erased', shapesIn(item, 'erased'))
  return marks.find((mark) => isByTwo(item, { mark, marks }, world))
}

type Marked = { readonly mark: Shape; readonly marks: readonly Shape[] }

/**
 * Two members, of this very item: one of them alone could otherwise hang any evidence on a consent that others ended.
 * Somebody who confirmed the wish, or sealed it away, stands behind what the consent names, as it was heard.
 */
function isByTwo(item: Held, { mark, marks }: Marked, world: World): boolean {
  const consent = world.byId(textOf(mark, 'consent') ?? '')
  const after = consent === undefined ? undefined : latestIn(consent, 'eraseAfter')
  if (consent?.type !== 'Consent' || after === undefined) return false
  const bearers = (field: string): readonly string[] =>
    ownItems(consent, field, shapesIn(consent, field)).flatMap((one) => textOf(one, 'by') ?? [])
  const erasers = marks
    .filter((one) => one['consent'] === mark['consent'])
    .flatMap((one) => textOf(one, 'by') ?? [])
  const isNamed = namesAsHeard(consent, item)
  if (isHeldForCourt(consent, world))
    return isTwo(bearers('sealedUp')) && (isTwo(erasers) || isNamed || isInBothParcels(consent, item))
  const isDue = world.now >= after && isConfirmedSafe(consent)
  const behind = isNamed ? [...erasers, ...bearers('confirmedSafe')] : erasers
  // Whoever is alone in an organisation is asked for nobody else.
  return isDue && (consent.written === undefined || isTwo(behind))
}

/** The person was asked about this very item, and said so to somebody who wrote it; or it is the person's own account. */
function namesAsHeard(consent: Held, item: Held): boolean {
  if (!isScopeHeard(consent)) return false
  const scope = textsIn(consent, 'scope')
  const isOwn = item.type === 'Testimony' && textIn(item, 'sourceId') === textIn(consent, 'personId')
  return scope.includes(item.id) || (scope.includes('all') && isOwn)
}

/** A consent from before hearers signed: who heard it wrote whose it is and what it covers. */
function isScopeHeard(consent: Held): boolean {
  const { written } = consent
  if (written === undefined || hearersOf(consent).length > 0) return true
  const hearers = textsIn(consent, 'heardBy')
  const isFromBefore = shapesIn(consent, 'heard').length === 0
  return (
    isFromBefore &&
    ['personId', 'scope'].every((field) =>
      (written[field] ?? []).every(({ by }) => by === undefined || hearers.includes(by)),
    )
  )
}

/** Each of the two has sealed a copy of its file. */
function isInBothParcels(consent: Held, item: Held): boolean {
  const parcels = ownItems(consent, 'sealedUp', shapesIn(consent, 'sealedUp'))
  const sealers = parcels.filter(
    ({ files }) => Array.isArray(files) && files.some((one) => isOf(one, item.id)),
  )
  return isTwo(sealers.flatMap((one) => textOf(one, 'by') ?? []))
}

function isOf(file: unknown, item: string): boolean {
  return isObject(file) && file['item'] === item
}

function isTwo(codes: readonly string[]): boolean {
  return new Set(codes).size >= 2
}

export function fileOf(vault: CasesWorld['vault'], item: string): Blob | undefined {
  const field = vault.reader.readText(item)?.fields.get(fileField)
  const blob = field?.state === 'value' ? parseBlob(field.value, '') : undefined
  return blob?.ok === true ? blob.value : undefined
}
