/** The door for what pages ask of evidence: see `requests.ts`. Rules C108 and on of docs/formats/desk-calls.md. */
import { recordId } from '@safeconduct/core/base/id.ts'
import { languages } from '@safeconduct/core/base/language.ts'
import { listOf, object, oneOf, optional, text, whole, yesOrNo } from '@safeconduct/core/base/parse.ts'
import { call, type Requests } from './call.ts'
import { term } from './cases-fields.ts'
import { type EvidenceCalls, receivedWays } from './evidence.ts'
import { evidenceItemRequests } from './evidence-item-requests.ts'

// What a dossier's own parts take: core/evidence/parts/parts.ts.
const line = text({ max: 500, lines: false })
const prose = text({ max: 20_000 })
const paragraphs = listOf(prose, { max: 500 })
/** A post-quantum recipient has nearly two thousand signs. */
const recipientKey = text({ max: 4_096, lines: false })

/** Half of what a page may say at once (C8). The alphabet is looked at where it is decoded. */
const piece = text({ max: 524_288, lines: false })

export const evidenceRequests: Requests<keyof EvidenceCalls> = {
  ...evidenceItemRequests,
  'evidence.takeBegin': call(
    'evidence.takeBegin',
    object({
      caseId: recordId,
      name: text({ max: 255, lines: false }),
      receivedVia: oneOf(receivedWays),
      fromPerson: yesOrNo,
      provenance: optional(term),
    }),
  ),
  'evidence.takePiece': call(
    'evidence.takePiece',
    object({ id: recordId, at: whole(0, Number.MAX_SAFE_INTEGER), base64: piece }),
  ),
  'evidence.takeEnd': call('evidence.takeEnd', object({ id: recordId })),
  'evidence.takeDrop': call('evidence.takeDrop', object({ id: recordId })),
  'evidence.papers': call('evidence.papers', object({ id: recordId })),
  'evidence.dossierReady': call(
    'evidence.dossierReady',
    object({ release: recordId, language: optional(oneOf(languages)) }),
  ),
  'evidence.dossierMake': call(
    'evidence.dossierMake',
    object({
      release: recordId,
      folder: text({ max: 1024, lines: false }),
      title: text({ max: 300, lines: false }),
      version: whole(1, 10_000),
      language: optional(oneOf(languages)),
      summary: paragraphs,
      law: listOf(object({ instrument: line, text: prose }), { max: 200 }),
      method: paragraphs,
      contact: optional(prose),
      authority: optional(prose),
      omit: listOf(object({ what: line, reason: prose }), { max: 1_000 }),
      annexFor: listOf(recipientKey, { max: 20 }),
    }),
  ),
}
