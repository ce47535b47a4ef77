/**
 * A dossier of what a release lets out: only through it, only what it names, judged again in the moment of writing. The
 * thirteen parts come from the records; what a person must say (summary, law, method) comes with the wish.
 */
import { type Bytes, concat, u32, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { custodyAnnex } from '@safeconduct/core/evidence/custody/annex.ts'
import { codeOfHandler } from '@safeconduct/core/evidence/custody/event.ts'
import { annexFile } from '@safeconduct/core/evidence/layout.ts'
import type { DossierPartsContent } from '@safeconduct/core/evidence/parts/parts.ts'
import type { ReleaseWish } from '@safeconduct/core/rules/action.ts'
import { covering } from '@safeconduct/core/rules/consent.ts'
import { shownIn } from '@safeconduct/core/rules/persons.ts'
import { approvalBreaks, approvalsOf } from '@safeconduct/core/rules/signed.ts'
import type { Break } from '@safeconduct/core/rules/verdict.ts'
import { type Held, textIn } from '@safeconduct/core/rules/world.ts'
import { sealAge } from '@safeconduct/core/sealed/age/age-file.ts'
import type { AgeRecipient } from '@safeconduct/core/sealed/age/keys.ts'
import { expand, hmacOf, sha256 } from '@safeconduct/core/sealed/hash.ts'
import { signingKeySeed } from '@safeconduct/core/sealed/sign.ts'
import { type CasesWorld, recordIn, worldNow } from '../../cases/cases-world.ts'
import { isCancelled, verdictOn, wishOf } from '../../cases/release-acts.ts'
import type { EvidenceRoom } from '../../evidence/custody/evidence-room.ts'
import { chainOf, handlingsOf } from '../../evidence/custody/papers.ts'
import type { Vault } from '../../vault/vault.ts'
import { witnessLines } from '../../work/directory.ts'
import type { DossierOriginal, DossierRefusal, WholeParts, WrittenDossier } from '../request.ts'
import { writeDossier } from '../write-dossier.ts'
import { type Against, against } from './against.ts'
import { sayCase } from './case-words.ts'
import { type Chosen, carriesProof, chosenOf, originalOf } from './chosen.ts'
import { codeIn } from './codes.ts'
import { incidentsOf, subjectsOf } from './incidents.ts'
import { proofsOf, sealOf } from './proofs.ts'
import { gapRows, type SheetFacts, sheetOf } from './sheets.ts'

/** What a member writes; everything else is read. */
export type Narrative = Pick<DossierPartsContent, 'summary' | 'jurisdiction' | 'methodology'> & {
  readonly contact?: string
  readonly authority?: string
  readonly version?: number
  /** What of the contrary material is left out, by its code, and why: the dossier shows both. */
  readonly omit?: readonly { readonly what: string; readonly reason: string }[]
}

export type CaseDossierWish = {
  readonly release: string
  readonly folder: string
  readonly title: string
  readonly language: Language
  readonly software: string
  readonly narrative: Narrative
  /** To whom the annex is sealed; without them there is none. */
  readonly annexFor: readonly AgeRecipient[]
  readonly progress?: (items: number, of: number) => void
  readonly signal?: AbortSignal
}

export type CaseDossierRefusal =
  | DossierRefusal
  | { readonly kind: 'no-dossier-key' | 'no-such-record' | 'not-approved' | 'nothing-to-hand-over' }
  | { readonly kind: 'no-file'; readonly item: number }
  | { readonly kind: 'rule-broken'; readonly breaks: readonly Break[] }

export async function makeCaseDossier(
  cases: CasesWorld,
  room: EvidenceRoom,
  wish: CaseDossierWish,
): Promise<Result<WrittenDossier, CaseDossierRefusal>> {
  const { vault } = cases
  const signingKey = await vault.dossierKey()
  if (signingKey === undefined) return refuse({ kind: 'no-dossier-key' })
  const allowed = allowedBy(cases, wish.release)
  if (!allowed.ok) return allowed
  const world = worldNow(cases)
  const chosen = chosenOf(allowed.value, world)
  if (chosen.length === 0) return refuse({ kind: 'nothing-to-hand-over' })
  // What this device cannot read would be missing without a word.
  const unread = allowed.value.items.findIndex(
    ({ ref, derivative }) => world.byId(ref) === undefined || world.byId(derivative ?? ref) === undefined,
  )
  if (unread !== -1) return refuse({ kind: 'no-file', item: unread + 1 })
  const originals: DossierOriginal[] = []
  for (const one of chosen) {
    const original = await originalOf(vault, one, world, wish.language)
    // A dossier that lacks an item its release names would look like one that was made so.
    if (original === undefined) return refuse({ kind: 'no-file', item: one.number })
    originals.push(original)
  }
  return writeDossier({
    folder: wish.folder,
    title: wish.title,
    organisation: vault.organisation.name,
    language: wish.language,
    software: wish.software,
    items: originals,
    parts: () => partsOfRelease(cases, room, wish, allowed.value, chosen),
    signingKey,
    clock: vault.clock,
    random: vault.random,
    progress: (done) => wish.progress?.(done, chosen.length),
    ...(wish.signal === undefined ? {} : { signal: wish.signal }),
  })
}

/** The release, approved by two, not taken back, and still allowed by every rule. */
export function allowedBy(cases: CasesWorld, id: string): Result<ReleaseWish, CaseDossierRefusal> {
  const release = recordIn(cases, 'Release', id)
  if (!release.ok) return refuse({ kind: 'no-such-record' })
  const state = textIn(release.value, 'state')
  if ((state !== 'approved' && state !== 'sent') || isCancelled(release.value))
    return refuse({ kind: 'not-approved' })
  const world = worldNow(cases)
  const unapproved = approvalBreaks(release.value, world)
  if (unapproved.length > 0) return refuse({ kind: 'rule-broken', breaks: unapproved })
  const approvals = approvalsOf(release.value, world)
  const verdict = verdictOn(cases, release.value, approvals)
  if (verdict.result === 'block') return refuse({ kind: 'rule-broken', breaks: verdict.breaks })
  const wished = wishOf(release.value, approvals)
  return wished === undefined ? refuse({ kind: 'not-approved' }) : ok(wished)
}

/** The thirteen parts and the papers; the bench measures it without the two members whom a release needs. */
export async function partsOfRelease(
  cases: CasesWorld,
  room: EvidenceRoom,
  wish: CaseDossierWish,
  release: ReleaseWish,
  chosen: readonly Chosen[],
): Promise<WholeParts> {
  const world = worldNow(cases)
  const say = sayCase(wish.language)
  const { narrative, language } = wish
  const kept = withoutOmitted(
    against(chosen, world, mayShow(release, world)),
    narrative,
    await codeOfMember(cases.vault, room.by),
  )
  const incidents = incidentsOf(chosen, world, language)
  const facts = await Promise.all(
    chosen.map(
      async (one): Promise<SheetFacts> => ({
        wish: release,
        world,
        language,
        say,
        chain: await chainOf(room.index, one.leaves.id),
        isSealed: sealOf(room.index, one.leaves.id) !== undefined,
        report: sealOf(room.index, one.leaves.id)?.report,
        proves: await carriesProof(cases.vault, one.leaves),
        contrary: kept.contrary.filter(({ items }) => items.includes(one.number)).map(({ number }) => number),
      }),
    ),
  )
  const each = chosen.map((one, at) => [one, certain(facts[at], 'one for each')] as const)
  const annex = await annexOf(room, wish, chosen)
  const content: Omit<DossierPartsContent, 'format'> = {
    cover: {
      sender: cases.vault.organisation.name,
      ...(narrative.contact === undefined ? {} : { contact: narrative.contact }),
      ...(narrative.authority === undefined ? {} : { authority: narrative.authority }),
      recipient: release.to.name,
      confidentiality: say('confidential'),
      version: narrative.version ?? 1,
      date: cases.vault.clock.now(),
      release: codeIn(world, wish.release),
    },
    summary: narrative.summary,
    jurisdiction: narrative.jurisdiction,
    incidents,
    subjects: subjectsOf(incidents, chosen, world, say),
    sheets: each.map(([one, known]) => sheetOf(one, known)),
    methodology: narrative.methodology,
    ...kept,
    gaps: each.flatMap(([one, known]) => gapRows(one, known)),
    tools: [toolOf(wish.software)],
    clocks: say('clocks'),
    ...(annex === undefined ? {} : { annex: { recipients: wish.annexFor.map(shortKey), rows: annex.rows } }),
  }
  const proofs = proofsOf(
    chosen.map(({ number, leaves }) => ({ number, item: leaves.id })),
    room.index,
    witnessLines(cases.vault),
  )
  const papers = annex === undefined ? proofs : [...proofs, { path: annexFile, bytes: annex.bytes }]
  return { content, papers }
}

/** Somebody's account is shown against another's only where they allowed that use of it. */
export function mayShow(release: ReleaseWish, world: ReturnType<typeof worldNow>) {
  return (account: Held): boolean => {
    const people = shownIn(account, world)
    if (people === undefined) return false
    const question = {
      purpose: release.purpose,
      items: [account.id],
      to: release.to,
      level: release.identifiability,
    }
    return people.every((person) => covering(person, question, world).length > 0)
  }
}

function withoutOmitted(
  all: readonly Against[],
  { omit = [] }: Narrative,
  by: string,
): Pick<DossierPartsContent, 'contrary' | 'omitted'> {
  const reasons = new Map(omit.map(({ what, reason }) => [what, reason]))
  const [left, stays] = [
    all.filter(({ what }) => reasons.has(what)),
    all.filter(({ what }) => !reasons.has(what)),
  ]
  return {
    contrary: stays.map(({ what: _what, ...one }, at) => ({ ...one, number: at + 1 })),
    omitted: [...new Set(left.map(({ what }) => what))].map((what) => ({
      what,
      reason: reasons.get(what) ?? '',
      by,
    })),
  }
}

async function annexOf(
  { index, vault }: EvidenceRoom,
  { annexFor }: CaseDossierWish,
  chosen: readonly Chosen[],
): Promise<{ readonly bytes: Bytes; readonly rows: number } | undefined> {
  const [first, ...others] = annexFor
  if (first === undefined) return undefined
  const rows = custodyAnnex(chosen.flatMap(({ leaves }) => handlingsOf(index, leaves.id)))
  const lines = rows.map(({ item, code, is }) => [item, code, is].map(cell).join(','))
  const text = `item,code,is\r\n${lines.map((line) => `${line}\r\n`).join('')}`
  const random = await annexRandom(vault, `${annexFor.join('\n')}\n${text}`)
  return { bytes: await sealAge([first, ...others], utf8(text), random), rows: rows.length }
}

/** One code for one member in all dossiers of this organisation; who that is, no dossier says. */
async function codeOfMember(vault: Vault, member: string): Promise<string> {
  const key = certain(await vault.dossierKey(), 'a dossier is being signed')
  return codeOfHandler(hmacOf('SHA-256', signingKeySeed(key), utf8('safeconduct/v1/omission')), member)
}

/**
 * Dice that fall the same for the same text and readers, so that a dossier written twice is the same bytes [D3]; nobody
 * without the dossier's key can foretell them.
 */
async function annexRandom(vault: Vault, about: string): Promise<Random> {
  const key = certain(await vault.dossierKey(), 'a dossier is being signed')
  const seed = hmacOf(
    'SHA-256',
    signingKeySeed(key),
    concat(utf8('safeconduct/v1/annex\0'), sha256(utf8(about))),
  )
  let asked = 0
  return { bytes: (count) => expand('SHA-256', seed, u32(asked++), count) }
}

/** Two thousand signs are no help to a reader: its beginning and end tell it from another. */
function shortKey(recipient: AgeRecipient): string {
  return `${recipient.slice(0, 24)}…${recipient.slice(-12)}`
}

function cell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

function toolOf(software: string): { readonly name: string; readonly version: string } {
  const [name = software, version = '?'] = software.split(/ (?=[0-9])/)
  return { name, version }
}
