/** A dossier of the press reports: every sealed original with what is known of it, signed by the organisation. */
import type { Language } from '@safeconduct/core/base/language.ts'
import { type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { DossierOriginal, DossierRefusal, WrittenDossier } from '../dossier/request.ts'
import { writeDossier } from '../dossier/write-dossier.ts'
import { readFile } from '../sync/files-elsewhere.ts'
import type { Blob } from '../vault/blobs.ts'
import type { StoredRecord } from '../vault/stored-record.ts'
import type { Vault } from '../vault/vault.ts'
import { originalOf } from './readings.ts'
import { instantIn, textOf } from './record-view.ts'

export type PressDossierWish = {
  readonly folder: string
  readonly language: Language
  readonly title: string
  readonly software: string
  readonly progress?: (done: number, of: number) => void
  readonly signal?: AbortSignal
}

const window = 200

export async function makePressDossier(
  vault: Vault,
  wish: PressDossierWish,
): Promise<Result<WrittenDossier, DossierRefusal | { readonly kind: 'no-dossier-key' }>> {
  const signingKey = await vault.dossierKey()
  if (signingKey === undefined) return refuse({ kind: 'no-dossier-key' })
  const of = vault.reader.table({ types: ['Publication'], filter: '', offset: 0, limit: 0 }).total
  return writeDossier({
    folder: wish.folder,
    title: wish.title,
    organisation: vault.organisation.name,
    language: wish.language,
    software: wish.software,
    items: originals(vault, of),
    signingKey,
    clock: vault.clock,
    random: vault.random,
    progress: (done) => wish.progress?.(done, of),
    ...(wish.signal === undefined ? {} : { signal: wish.signal }),
  })
}

/** Oldest first, a window at a time, so that a hundred thousand reports are no list in memory. */
function* originals(vault: Vault, of: number): Generator<DossierOriginal> {
  for (let left = of; left > 0; left -= window) {
    const ask = {
      types: ['Publication'],
      filter: '',
      offset: Math.max(0, left - window),
      limit: Math.min(window, left),
    }
    for (const publication of vault.reader.table(ask).records.toReversed()) {
      const original = originalIn(vault, publication)
      if (original !== undefined) yield original
    }
  }
}

function originalIn(vault: Vault, publication: StoredRecord): DossierOriginal | undefined {
  const original = originalOf(vault, publication)
  const receivedAt = original === undefined ? undefined : instantIn(original.item, 'sealedAt')
  // Rule R26: only what was sealed enters a dossier. An item of a case leaves by a release alone, whatever report names it.
  if (original?.item.home.kind !== 'press' || receivedAt === undefined) return undefined
  const title = textOf(publication, 'title')
  const date = publishedDate(publication)
  return {
    name: `${title.slice(0, 60)}.txt`,
    title,
    source: textOf(publication, 'outlet'),
    ...(date === undefined ? {} : { publishedAt: date }),
    receivedAt,
    mediaType: 'text/plain',
    sha256: textOf(original.item, 'sha256'),
    content: () => plain(vault, original.blob),
  }
}

/** A date is printed only where the source is sure of the day: "not later than today" is no date of publication. */
function publishedDate(publication: StoredRecord): string | undefined {
  const published = publication.fields.get('publishedAt')
  if (published?.state !== 'value' || typeof published.value !== 'object' || published.value === null)
    return undefined
  if (!('date' in published.value) || !('precision' in published.value)) return undefined
  const { date, precision } = published.value
  return precision === 'exact' && typeof date === 'string' ? date : undefined
}

async function* plain(vault: Vault, blob: Blob): AsyncGenerator<Uint8Array> {
  for await (const piece of readFile(vault, blob)) {
    if (!piece.ok) throw new Error('a sealed original does not open')
    yield piece.value
  }
}
