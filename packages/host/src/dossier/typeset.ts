/** The text of a dossier on paper, made by the program without keys: a typesetter is a compiler, and native. */
import { type Bytes, utf8 } from '@safeconduct/core/base/bytes.ts'
import { type Instant, millisOf } from '@safeconduct/core/base/date.ts'
import { object, whole } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { DossierDocument } from '@safeconduct/core/evidence/parts/document.ts'
import { askWorkbench } from '../evidence/workbench/ask-workbench.ts'

/** PDF/A-3b. The same text and moment give the same bytes. */
export async function typesetDossier(
  document: DossierDocument,
  at: Instant,
  signal?: AbortSignal,
): Promise<Result<Bytes, { readonly kind: 'not-typeset' | 'stopped' }>> {
  const seconds = Math.floor(millisOf(at) / 1000)
  const answer = await askWorkbench(
    { do: 'typeset', seconds },
    [utf8(JSON.stringify(document))],
    object({ pages: whole(0, 1_000_000) }),
    { millis: 120_000, ...(signal === undefined ? {} : { signal }) },
  )
  if (!answer.ok) return refuse({ kind: answer.refusal.kind === 'stopped' ? 'stopped' : 'not-typeset' })
  const [pdf] = answer.value.files
  return pdf === undefined ? refuse({ kind: 'not-typeset' }) : ok(pdf)
}
