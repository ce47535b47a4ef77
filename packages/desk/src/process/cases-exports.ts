/**
 * Papers for a State, a funder, a doctor, the person: written in the moment of sending, shown once, kept nowhere.
 *
 * Name and place are typed or joined now. What is kept is the release: that something left, to whom, and its hash.
 */
import { toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import { correctionLetter } from '@safeconduct/core/cases/exports/correction.ts'
import { costSheet } from '@safeconduct/core/cases/exports/cost-sheet.ts'
import { grantApplication } from '@safeconduct/core/cases/exports/grant.ts'
import { shownPaper } from '@safeconduct/core/cases/exports/leaving.ts'
import { medicalReferral } from '@safeconduct/core/cases/exports/medical.ts'
import { ownCopy } from '@safeconduct/core/cases/exports/own-copy.ts'
import type { SecretPaper } from '@safeconduct/core/cases/exports/paper.ts'
import { permitFor } from '@safeconduct/core/cases/exports/permit.ts'
import { resettlementForm } from '@safeconduct/core/cases/exports/resettlement.ts'
import type { Asked, PaperRefusal } from '@safeconduct/core/cases/exports/written.ts'
import { textIn } from '@safeconduct/core/rules/world.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { sendRelease } from '@safeconduct/host/cases/release-acts.ts'
import type { ExportAsk } from '../calls/cases-calls.ts'
import type { PaperView } from '../calls/cases-leaving.ts'
import { refusedBy } from './call-refusal.ts'
import { type Answer, type CasesDesk, refusedHere } from './cases-answering.ts'

export async function exportPaper(desk: CasesDesk, ask: ExportAsk): Promise<Answer> {
  const { cases, open } = desk
  const merged = await open.cases.merge()
  if (merged === 'silent') return refusedBy({ kind: 'not-merged' })
  const world = cases.index.world()
  const caseId = cases.index.caseOf(ask.release)
  const file = caseId === undefined ? undefined : world.byId(caseId)
  const person = file === undefined ? undefined : textIn(file, 'personId')
  const permit = permitFor(world, {
    kind: ask.kind,
    release: ask.release,
    ...(person === undefined || ask.kind === 'costs' ? {} : { person }),
  })
  if (!permit.ok) {
    const { refusal } = permit
    return 'breaks' in refusal ? refusedHere(desk, refusal) : refusedBy(refusal)
  }
  const lang = ask.language ?? 'en'
  const paper = paperOf(ask, { permit: permit.value, world, lang, typed: ask.typed })
  if (!paper.ok) return refusedBy({ ...paper.refusal, ...fieldOf(paper.refusal) })
  const { paper: whole, html, json } = shownPaper(paper.value).reveal()
  const bytes = utf8(json)
  const sent = await sendRelease(
    cases,
    { id: ask.release },
    () => Promise.resolve(merged),
    () => bytes,
  )
  if (!sent.ok) return refusedHere(desk, sent.refusal)
  const { lang: language, title, made, to, sections } = whole
  const shown: PaperView = { lang: language, title, made, to, sections }
  return ok({ release: ask.release, paper: shown, html, json, sha256: toHex(sha256(bytes)) })
}

function fieldOf(refusal: PaperRefusal): { readonly field?: string } {
  return 'box' in refusal ? { field: refusal.box } : {}
}

function paperOf({ kind, more = {} }: ExportAsk, asked: Asked): Result<SecretPaper, PaperRefusal> {
  switch (kind) {
    case 'resettlement':
      return resettlementForm(asked)
    case 'grant':
      return grantApplication({ ...asked, fund: more.fund ?? 'other' })
    case 'medical':
      return medicalReferral(asked)
    case 'own-copy':
      return ownCopy({ ...asked, readForOthers: more.readForOthers ?? [] })
    case 'costs':
      return costSheet({ ...asked, from: more.from ?? '0000-00', to: more.to ?? '9999-12' })
    case 'correction':
      return correctionLetter({ ...asked, correction: more.correction ?? '' })
  }
}
