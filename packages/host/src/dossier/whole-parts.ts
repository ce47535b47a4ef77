/** The files of a whole dossier beside its items: the parts as data, as a page and on paper, and whatever proves them. */

import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { DossierItem } from '@safeconduct/core/evidence/dossier.ts'
import { partsFile, textPageFile, textPaperFile } from '@safeconduct/core/evidence/layout.ts'
import { writeDocumentPage } from '@safeconduct/core/evidence/parts/document-html.ts'
import { parseDossierParts, writeDossierParts } from '@safeconduct/core/evidence/parts/parts.ts'
import { toDocument } from '@safeconduct/core/evidence/parts/to-document.ts'
import type { DossierPaper, DossierRefusal, DossierRequest } from './request.ts'
import { typesetDossier } from './typeset.ts'

export async function wholeOf(
  request: DossierRequest,
  items: readonly DossierItem[],
): Promise<Result<readonly DossierPaper[], DossierRefusal>> {
  const parts = await request.parts?.(items)
  if (parts === undefined) return ok([])
  const bytes = writeDossierParts(parts.content)
  if (!bytes.ok) return refuse({ kind: 'parts-unfit', field: bytes.refusal.field })
  const read = parseDossierParts(bytes.value)
  const content = certain(read.ok ? read.value : undefined, 'what was written is read')
  const { title, language, signal } = request
  const document = toDocument({ title, language, content, items })
  const paper = await typesetDossier(document, request.clock.now(), signal)
  if (!paper.ok) return paper
  return ok([
    { path: partsFile, bytes: bytes.value },
    { path: textPageFile, bytes: writeDocumentPage(document) },
    { path: textPaperFile, bytes: paper.value },
    ...parts.papers,
  ])
}
