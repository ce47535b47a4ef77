/**
 * The originals of a dossier, streamed one after another: what was sealed is what is written, under a name
 * of ours, or the dossier is refused.
 */
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { type DossierItem, parseItem } from '@safeconduct/core/evidence/dossier.ts'
import { originalsFolder } from '@safeconduct/core/evidence/layout.ts'
import { originalName } from '@safeconduct/core/evidence/original-name.ts'
import type { DossierOriginal, DossierRefusal, DossierRequest } from './request.ts'
import type { Staging, Written } from './staging.ts'

/** Half of what a check lists; a dossier of more is several dossiers. */
const mostItems = 100_000

export async function writeOriginals(
  request: DossierRequest,
  staging: Staging,
): Promise<Result<readonly DossierItem[], DossierRefusal>> {
  const items: DossierItem[] = []
  for await (const original of request.items) {
    if (request.signal?.aborted === true) return refuse({ kind: 'stopped' })
    if (items.length === mostItems) return refuse({ kind: 'too-many-items' })
    const item = await writeOriginal(original, items.length + 1, staging, request.signal)
    if (!item.ok) return item
    items.push(item.value)
    request.progress?.(items.length)
  }
  return ok(items)
}

async function writeOriginal(
  original: DossierOriginal,
  number: number,
  staging: Staging,
  signal: AbortSignal | undefined,
): Promise<Result<DossierItem, DossierRefusal>> {
  // The size and the hash are not known before the last byte; until then they are nothing.
  const draft = parseItem(draftOf(original, number), '')
  if (!draft.ok) return refuse({ kind: 'item-unfit', item: number, field: draft.refusal.field })
  const bytes = new OriginalBytes(original.content, signal)
  let written: Written
  try {
    written = await staging.write(draft.value.path, bytes)
  } catch (error) {
    if (bytes.stopped) return refuse({ kind: 'stopped' })
    if (bytes.failed) return refuse({ kind: 'item-unreadable', item: number })
    throw error
  }
  const { sha256 } = original
  if (sha256 !== undefined && written.sha256 !== sha256) return refuse({ kind: 'item-changed', item: number })
  return ok({ ...draft.value, size: written.size, sha256: written.sha256 })
}

function draftOf(original: DossierOriginal, number: number): unknown {
  const { name, content: _, title, source = '', sha256 = '0'.repeat(64), ...said } = original
  const path = originalsFolder + originalName(number, name)
  const line = oneLine(source)
  return {
    ...said,
    ...(line === '' ? {} : { source: line }),
    title: oneLine(title),
    number,
    path,
    size: 0,
    sha256,
  }
}

/** A title that runs over two lines, or pages, must not keep the rest of the dossier from being written. */
function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim()
  return line.length > 1000 ? `${line.slice(0, 999).toWellFormed()}…` : line
}

/** The pieces of an original, which remembers whether it was the source that failed or the disk. */
class OriginalBytes implements AsyncIterable<Uint8Array> {
  readonly #content: DossierOriginal['content']
  readonly #signal: AbortSignal | undefined
  failed = false
  stopped = false
  constructor(content: DossierOriginal['content'], signal: AbortSignal | undefined) {
    this.#content = content
    this.#signal = signal
  }
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const pieces = this.#content instanceof Uint8Array ? [this.#content] : this.#content()
    const iterator = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces.values()
    try {
      for (;;) {
        if (this.#signal?.aborted === true) {
          this.stopped = true
          throw new Error('stopped')
        }
        const next = await this.#next(iterator)
        if (next.done === true) return
        yield next.value
      }
    } finally {
      // When the disk fails first, the source still has a file or a key to close.
      await iterator.return?.()
    }
  }
  async #next(
    iterator: AsyncIterator<Uint8Array> | Iterator<Uint8Array>,
  ): Promise<IteratorResult<Uint8Array>> {
    try {
      return await iterator.next()
    } catch (error) {
      this.failed = true
      throw error
    }
  }
}
