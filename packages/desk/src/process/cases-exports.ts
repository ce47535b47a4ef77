/**
 * Papers for a State, a funder, a doctor, the person: written in the moment of sending, shown once, kept nowhere.
 *
 * Name and place are typed or joined now. What is kept is the release: that something left, to whom, and its hash.
 */
import { toBase64, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import { correctionLetter } from '@safeconduct/core/cases/exports/correction.ts'
import { costSheet } from '@safeconduct/core/cases/exports/cost-sheet.ts'
import { grantApplication } from '@safeconduct/core/cases/exports/grant.ts'
import { sealedPaper, shownPaper } from '@safeconduct/core/cases/exports/leaving.ts'
import { medicalReferral } from '@safeconduct/core/cases/exports/medical.ts'
import { ownCopy } from '@safeconduct/core/cases/exports/own-copy.ts'
import type { SecretPaper } from '@safeconduct/core/cases/exports/paper.ts'
import { permitFor, type Wanted } from '@safeconduct/core/cases/exports/permit.ts'
import { resettlementForm } from '@safeconduct/core/cases/exports/resettlement.ts'
import type { Asked, PaperRefusal } from '@safeconduct/core/cases/exports/written.ts'
import { textIn } from '@safeconduct/core/rules/world.ts'
import type { EnvelopePublicKey } from '@safeconduct/core/sealed/envelope.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { paperKeyShort, parsePaperKey, sealingTo } from '@safeconduct/host/cases/paper-seal.ts'
import { sendRelease } from '@safeconduct/host/cases/release-acts.ts'
import type { ExportAsk } from '../calls/cases-asks.ts'
import type { ExportView } from '../calls/cases-leaving.ts'
import { refusedBy } from './call-refusal.ts'
import { type Answer, type CasesDesk, refusedHere } from './cases-answering.ts'

export async function exportPaper(desk: CasesDesk, ask: ExportAsk): Promise<Answer> {
  const { cases, open } = desk
  const merged = await open.cases.merge()
  if (merged === 'silent') return refusedBy({ kind: 'not-merged' })
  const world = cases.index.world()
  const permit = permitFor(world, wantedBy(desk, ask))
  if (!permit.ok) {
    const { refusal } = permit
    return 'breaks' in refusal ? refusedHere(desk, refusal) : refusedBy(refusal)
  }
  const key = ask.more?.recipientKey === undefined ? undefined : parsePaperKey(ask.more.recipientKey)
  if (key?.ok === false) return refusedBy({ ...key.refusal, field: 'recipientKey' })
  const lang = ask.language ?? 'en'
  const paper = paperOf(ask, { permit: permit.value, world, lang, typed: ask.typed })
  if (!paper.ok) return refusedBy({ ...paper.refusal, ...fieldOf(paper.refusal) })
  const made = await madeOf(desk, paper.value, key?.value)
  const sent = await sendRelease(
    cases,
    { id: ask.release },
    () => Promise.resolve(merged),
    () => made.bytes,
  )
  return sent.ok ? ok({ release: ask.release, ...made.view }) : refusedHere(desk, sent.refusal)
}

function wantedBy({ cases }: CasesDesk, { kind, release }: ExportAsk): Wanted {
  const caseId = cases.index.caseOf(release)
  const file = caseId === undefined ? undefined : cases.index.get(caseId)
  const person = file === undefined ? undefined : textIn(file, 'personId')
  return { kind, release, ...(person === undefined || kind === 'costs' ? {} : { person }) }
}

type Made = { readonly bytes: Uint8Array; readonly view: Omit<ExportView, 'release'> }

/** What leaves is the file that only the recipient opens, where there is a key, else what is printed here. */
async function madeOf({ cases }: CasesDesk, paper: SecretPaper, key?: EnvelopePublicKey): Promise<Made> {
  const { paper: whole, html, json } = shownPaper(paper).reveal()
  const { lang, title, made, to, sections } = whole
  const file = key === undefined ? undefined : await sealedPaper(paper, sealingTo(key, cases.vault.random))
  const bytes = file ?? utf8(json)
  const view = { paper: { lang, title, made, to, sections }, html, json, sha256: toHex(sha256(bytes)) }
  if (file === undefined || key === undefined) return { bytes, view }
  return { bytes, view: { ...view, sealed: { file: toBase64(file), key: paperKeyShort(key) } } }
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
      return correctionLetter({
        ...asked,
        ...(more.correction === undefined ? {} : { correction: more.correction }),
      })
  }
}
