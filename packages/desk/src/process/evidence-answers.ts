/** What the vault's process answers of evidence. Rules C108 and on of docs/formats/desk-calls.md. */
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { software } from '@safeconduct/host/work/software.ts'
import type { CallRefusal } from '../calls/calls.ts'
import type { EvidenceCalls } from '../calls/evidence.ts'
import { evidenceRequests } from '../calls/evidence-requests.ts'
import type { Request } from '../calls/requests.ts'
import type { Tools } from './answers.ts'
import { refusedBy } from './call-refusal.ts'
import { lookingAt } from './cases-naming.ts'
import { dossierReady, makeDossierOfRelease } from './evidence-dossier.ts'
import { answerOfItems, isOfItems } from './evidence-item-answers.ts'
import { papersOfItem } from './evidence-papers.ts'
import { isTaking, takenFrom } from './evidence-taking.ts'
import type { OpenVault } from './open-vault.ts'

type EvidenceRequest = Request<keyof EvidenceCalls>

export function isOfEvidence(request: Request): request is EvidenceRequest {
  return Object.hasOwn(evidenceRequests, request.name)
}

export async function answerOfEvidence(
  open: OpenVault,
  { place: { home }, write }: Pick<Tools, 'place' | 'write'>,
  request: EvidenceRequest,
): Promise<Result<unknown, CallRefusal>> {
  if (request.name === 'evidence.papers') return papersOfItem(open.vault, request.ask)
  const cases = open.cases.world()
  if (cases === undefined) return refuse({ kind: 'not-read-yet' })
  if (isTaking(request)) {
    const done = takenFrom(cases, request)
    // Sealing and saving come with the last piece: a lock waits for them, and for nothing before.
    if (request.name !== 'evidence.takeEnd') return done
    const taken = await write(done)
    open.copies.saved()
    return taken
  }
  if (isOfItems(request)) return answerOfItems(open, cases, write, request)
  if (request.name === 'evidence.dossierMake')
    return makeDossierOfRelease(cases, open.jobs, { home, software }, request.ask)
  const view = await dossierReady(cases, lookingAt(cases, { language: request.ask.language }), request.ask)
  return view === undefined ? refusedBy({ kind: 'no-such-record' }) : ok(view)
}
