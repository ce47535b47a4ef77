/** A dossier of a release: what is missing or not allowed is told first, then it is made as a job. */
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { type AgeRecipient, parseAgeRecipient } from '@safeconduct/core/sealed/age/keys.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { codeIn } from '@safeconduct/host/dossier/case/codes.ts'
import {
  type CaseDossierRefusal,
  type CaseDossierWish,
  makeCaseDossier,
} from '@safeconduct/host/dossier/case/make-case-dossier.ts'
import {
  dossierReadiness,
  type ItemReadiness,
  type Readiness,
} from '@safeconduct/host/dossier/case/readiness.ts'
import { roomOf } from '@safeconduct/host/evidence/custody/evidence-room.ts'
import type { Ask, CallRefusal, Job } from '../calls/calls.ts'
import type { ContraryView, DossierItemView, DossierReadyView } from '../calls/evidence.ts'
import { callRefusalOf, refusedBy } from './call-refusal.ts'
import { releaseView } from './cases-leaving-views.ts'
import { breakViews, type Looking, lookingAt, maybe } from './cases-naming.ts'
import { exportFolder } from './export-folder.ts'
import type { Jobs } from './jobs.ts'

export async function dossierReady(
  cases: CasesWorld,
  looking: Looking,
  { release: id }: Ask<'evidence.dossierReady'>,
): Promise<DossierReadyView | undefined> {
  const room = await roomOf(cases.vault)
  const release = releaseView(looking, cases, id)
  const ready = room === undefined ? undefined : await dossierReadiness(cases, room, id)
  if (ready === undefined || release === undefined) return undefined
  const { refusal, hasKey, items, contrary } = ready
  const breaks = refusal !== undefined && 'breaks' in refusal ? refusal.breaks : []
  return {
    release,
    hasKey,
    ...(refusal === undefined ? {} : { refusal: callRefusalOf(refusal) }),
    breaks: breakViews(looking, breaks),
    items: items.flatMap((one) => itemView(looking, one)),
    contrary: contraryViews(looking, contrary),
  }
}

/** A code alone tells a tired person nothing: the title stands beside it. */
function contraryViews(looking: Looking, contrary: Readiness['contrary']): readonly ContraryView[] {
  const { world } = looking
  const wanted = new Set(contrary.map(({ what }) => what))
  const types = ['Testimony', 'Statement', 'Publication', 'EvidenceItem'] as const
  const held = types.flatMap((type) => world.ofType(type)).map(({ id }) => [codeIn(world, id), id] as const)
  const known = new Map(held.filter(([code]) => wanted.has(code)))
  return contrary.map(({ what, against, kind, who, words, date }) => ({
    what,
    ...maybe('record', looking.hit(known.get(what) ?? '')),
    against,
    kind,
    who,
    words,
    ...maybe('date', date),
  }))
}

function itemView(
  looking: Looking,
  { number, asked, leaves, lacks, gaps }: ItemReadiness,
): DossierItemView[] {
  const item = looking.hit(asked)
  const copy = leaves === asked ? undefined : looking.hit(leaves)
  return item === undefined ? [] : [{ number, item, ...maybe('copy', copy), lacks, gaps }]
}

export async function makeDossierOfRelease(
  cases: CasesWorld,
  jobs: Jobs,
  { home, software }: { readonly home: string; readonly software: string },
  ask: Ask<'evidence.dossierMake'>,
): Promise<Result<Job, CallRefusal>> {
  const folder = exportFolder(home, ask.folder)
  if (!folder.ok) return folder
  const annexFor = recipientsIn(ask.annexFor)
  if (!annexFor.ok) return annexFor
  const room = await roomOf(cases.vault)
  if (room === undefined) return refuse({ kind: 'not-read-yet' })
  const wish: CaseDossierWish = {
    release: ask.release,
    folder: folder.value,
    title: ask.title,
    language: ask.language ?? 'en',
    software,
    narrative: narrativeOf(ask),
    annexFor: annexFor.value,
  }
  return jobs.start('dossier', async ({ progress, signal }) => {
    await mkdir(dirname(folder.value), { recursive: true }).catch(() => undefined)
    const written = await makeCaseDossier(cases, room, { ...wish, progress, signal })
    return written.ok ? ok({ ...written.value }) : refuse(refusalHere(cases, written.refusal))
  })
}

function narrativeOf(ask: Ask<'evidence.dossierMake'>): CaseDossierWish['narrative'] {
  return {
    summary: ask.summary,
    jurisdiction: ask.law,
    methodology: ask.method,
    omit: ask.omit,
    version: ask.version,
    ...maybe('contact', ask.contact),
    ...maybe('authority', ask.authority),
  }
}

/** Each of them, or none: an annex that one of three cannot open is found out in court. */
function recipientsIn(keys: readonly string[]): Result<readonly AgeRecipient[], CallRefusal> {
  const recipients: AgeRecipient[] = []
  for (const [at, key] of keys.entries()) {
    const parsed = parseAgeRecipient(key)
    if (!parsed.ok) return refusedBy({ kind: 'not-an-age-key', field: 'annexFor', item: at + 1 })
    recipients.push(parsed.value)
  }
  return ok(recipients)
}

function refusalHere(cases: CasesWorld, refusal: CaseDossierRefusal): CallRefusal {
  return 'breaks' in refusal
    ? { kind: refusal.kind, breaks: breakViews(lookingAt(cases), refusal.breaks) }
    : callRefusalOf(refusal)
}
