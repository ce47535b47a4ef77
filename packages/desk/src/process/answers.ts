/** Each call of a page or a command to an open vault, and what answers it. */
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { isOfErased } from '@safeconduct/host/cases/erased-drafts.ts'
import { judgeSaves } from '@safeconduct/host/cases/judge-save.ts'
import type { Draft } from '@safeconduct/host/vault/drafts.ts'
import { termList } from '@safeconduct/host/work/directory.ts'
import { software } from '@safeconduct/host/work/software.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'
import type { Request } from '../calls/requests.ts'
import {
  answerOfAttention,
  answerOfPublication,
  isOfAttention,
  isOfPublication,
} from './attention-answers.ts'
import { refusedBy } from './call-refusal.ts'
import { answerOfCases, isOfCases } from './cases-answers.ts'
import { breakViews, lookingAt } from './cases-naming.ts'
import { answerOfEvidence, isOfEvidence } from './evidence-answers.ts'
import { answerOfLine, isOfLine } from './line-answers.ts'
import type { VaultPlace } from './messages.ts'
import { type OpenVault, openedFacts } from './open-vault.ts'
import { checkVault, importFiles, makeDossier } from './vault-jobs.ts'
import { answerOfOrganisation } from './vault-organisation.ts'
import {
  find,
  historyOf,
  type Judging,
  readingOf,
  recordOf,
  save,
  saveTerms,
  tableOf,
  titlesOf,
} from './vault-rooms.ts'

export type Tools = {
  readonly place: VaultPlace
  /** False once the vault is being locked. */
  readonly mayGoOn: () => boolean
  /** Work that a lock waits for. */
  readonly write: <T>(work: Promise<T>) => Promise<T>
}

type Opening = 'organisation.join' | 'organisation.recover' | 'joining.read' | 'joining.drop'
type Asked = Exclude<Request['name'], Opening>

export async function answerOfVault(
  open: OpenVault,
  { place, mayGoOn, write }: Tools,
  request: Request<Asked>,
): Promise<Result<unknown, CallRefusal>> {
  if (isOfLine(request)) return answerOfLine(open, write, request)
  if (isOfCases(request)) return answerOfCases(open, write, request)
  if (isOfEvidence(request)) return answerOfEvidence(open, { place, write }, request)
  if (isOfAttention(request)) return answerOfAttention(open, request)
  if (isOfPublication(request)) return answerOfPublication(open, { home: place.home, write }, request)
  const { vault, jobs, readings, copies } = open
  const saved = async <T>(work: Promise<T>): Promise<T> => {
    const done = await write(work)
    copies.saved()
    return done
  }
  switch (request.name) {
    case 'session.read':
      return ok(await openedFacts(open, place.frozen))
    case 'records.table':
      return tableOf(vault, request.ask)
    case 'records.titles':
      return titlesOf(vault, request.ask)
    case 'records.read':
      return recordOf(vault, request.ask)
    case 'records.history':
      return historyOf(vault, request.ask)
    case 'records.save':
      return saved(save(vault, request.ask, judging(open)))
    case 'draft.read':
      return ok({ fields: draftOf(vault, request.ask.name) })
    case 'draft.keep':
      return keepDraft(vault, request.ask)
    case 'draft.drop':
      vault.drafts.drop(request.ask.name)
      return ok({})
    case 'search.find':
      return find(vault, request.ask)
    case 'terms.read':
      return ok({ terms: termList(vault) })
    case 'terms.save':
      return saved(saveTerms(vault, request.ask))
    case 'press.import':
      return ok({ files: await saved(importFiles(vault, request.ask, mayGoOn)) })
    case 'press.reading':
      return readingOf(vault, readings, request.ask)
    case 'press.shares':
      return ok(await readings.shares())
    case 'dossier.make':
      return makeDossier(vault, jobs, { home: place.home, software }, request.ask)
    case 'vault.check':
      return checkVault(vault, jobs)
    case 'job.read':
      return jobs.read(request.ask.id)
    case 'job.stop':
      return jobs.stop(request.ask.id)
    // Opening comes before, locking and checking a dossier need no vault: the desk does them itself.
    case 'organisation.create':
    case 'demonstration.open':
    case 'vault.unlock':
    case 'vault.lock':
    case 'passphrase.offer':
    case 'dossier.verify':
      return refuse({ kind: 'unknown-call' })
    default:
      return answerOfOrganisation(open, place.home, request)
  }
}

/** A form is asked what an act would be asked, against the world of this vault. */
function judging({ vault, cases }: OpenVault): Judging {
  return {
    judge: judgeSaves(vault, () => cases.index.world()),
    shown: (breaks) => {
      const world = cases.world()
      return world === undefined ? [] : breakViews(lookingAt(world), breaks)
    },
  }
}

function keepDraft(
  vault: OpenVault['vault'],
  { name, fields }: Ask<'draft.keep'>,
): Result<unknown, CallRefusal> {
  if (isOfErased(vault, name, fields)) return refuse({ kind: 'not-found' })
  const kept = vault.drafts.keep(name, fields)
  return kept.ok ? ok({}) : refusedBy(kept.refusal)
}

/** Of what was erased since nothing is given back, though the draft may not be swept yet. */
function draftOf(vault: OpenVault['vault'], name: string): Draft | null {
  const draft = vault.drafts.read(name)
  return draft === undefined || isOfErased(vault, name, draft) ? null : draft
}
