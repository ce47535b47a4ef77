/** What a release takes out of the vault, in order, as a dossier carries it: files as they are, accounts as text. */
import { type Instant, instantOf, parseInstant } from '@safeconduct/core/base/date.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import { headLength, kindOf } from '@safeconduct/core/evidence/intake/kind.ts'
import { proofIn } from '@safeconduct/core/evidence/redaction/proof-in-png.ts'
import { readCodedFile } from '@safeconduct/core/evidence/testimony/coded-file.ts'
import { accountFile } from '@safeconduct/core/evidence/testimony/public-account.ts'
import { sourceMaterial } from '@safeconduct/core/records/vocabulary/source-material.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import type { ReleaseWish } from '@safeconduct/core/rules/action.ts'
import { type Held, latestIn, saysYes, textIn, type World } from '@safeconduct/core/rules/world.ts'
import { blobOf, itemBytes } from '../../evidence/intake/open-item.ts'
import { readFile } from '../../sync/files-elsewhere.ts'
import type { Blob } from '../../vault/blobs.ts'
import type { Vault } from '../../vault/vault.ts'
import type { DossierOriginal } from '../request.ts'
import { codeIn } from './codes.ts'

/** One item of the release: what was asked for, and what leaves in its place. */
export type Chosen = { readonly number: number; readonly asked: Held; readonly leaves: Held }

export function chosenOf(wish: Pick<ReleaseWish, 'items'>, world: World): readonly Chosen[] {
  return wish.items
    .flatMap(({ ref, derivative }) => {
      const [asked, leaves] = [world.byId(ref), world.byId(derivative ?? ref)]
      return asked === undefined || leaves === undefined ? [] : [{ asked, leaves }]
    })
    .map((one, at) => ({ ...one, number: at + 1 }))
}

/** Undefined where the item has no file here and is no account: it cannot be handed over. */
export async function originalOf(
  vault: Vault,
  { leaves }: Chosen,
  world: World,
  language: Language,
): Promise<DossierOriginal | undefined> {
  const code = codeIn(world, leaves.id)
  const receivedAt = momentOf(leaves) ?? instantOf(0)
  if (leaves.type === 'Testimony') {
    const text = textIn(leaves, 'original')
    if (text === undefined) return undefined
    // As it was sealed: other bytes would not be the ones that its seal names.
    const content = accountFile(text, textIn(leaves, 'lang') ?? '')
    return { name: `${code}.txt`, title: code, receivedAt, mediaType: 'text/plain', content }
  }
  const blob = blobOf(vault, leaves.id)
  if (blob === undefined) return undefined
  const kind = termWords(sourceMaterial, textIn(leaves, 'kind') ?? '', language)
  const sha256 = textIn(leaves, 'sha256')
  const { type, endings } = kindOf(await headOf(vault, blob)).kind
  return {
    // The name that a file came with may be somebody's: its code, and the ending of what it is, are enough.
    name: `${code}.${endings[0] ?? 'bin'}`,
    title: `${code} · ${kind}`,
    receivedAt,
    mediaType: plainType(type),
    ...(sha256 === undefined ? {} : { sha256 }),
    content: () => plain(vault, blob),
  }
}

/** Whether the file of a copy proves by itself that it is of a sealed one: a picture, or an account under codes. */
export async function carriesProof(vault: Vault, leaves: Held): Promise<boolean> {
  if (leaves.type !== 'EvidenceItem' || saysYes(leaves, 'original')) return false
  if ((blobOf(vault, leaves.id)?.size ?? 0) > largestProved) return false
  const file = await itemBytes(vault, leaves.id)
  return file.ok && (proofIn(file.value) ?? readCodedFile(file.value)) !== undefined
}

const largestProved = 256 * 1024 * 1024

export function momentOf(held: Held): Instant | undefined {
  const said = textIn(held, held.type === 'Testimony' ? 'takenAt' : 'sealedAt')
  const latest = latestIn(held, held.type === 'Testimony' ? 'takenAt' : 'sealedAt')
  const parsed = said === undefined ? undefined : parseInstant(said)
  return parsed ?? (latest === undefined ? undefined : instantOf(latest))
}

function plainType(type: string): string {
  return /^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,80}$/.test(type) ? type : 'application/octet-stream'
}

async function headOf(vault: Vault, blob: Blob): Promise<Uint8Array> {
  for await (const piece of readFile(vault, blob)) {
    if (piece.ok) return piece.value.subarray(0, headLength)
    break
  }
  return new Uint8Array(0)
}

async function* plain(vault: Vault, blob: Blob): AsyncGenerator<Uint8Array> {
  for await (const piece of readFile(vault, blob)) {
    if (!piece.ok) throw new Error('a sealed original does not open')
    yield piece.value
  }
}
