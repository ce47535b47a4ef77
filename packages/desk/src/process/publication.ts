/** A public page at a desk: what may stand on it, how it would look, and writing it: see `calls/publication.ts`. */
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pageBreaks } from '@safeconduct/core/attention/page-breaks.ts'
import { pageWords } from '@safeconduct/core/attention/page-words.ts'
import { pageFields, pageHead } from '@safeconduct/core/attention/public-page.ts'
import { suppress } from '@safeconduct/core/attention/suppression.ts'
import { all, type Cell, tableOf, tablesReleased } from '@safeconduct/core/attention/tables.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { consentPurpose } from '@safeconduct/core/records/vocabulary/consent-purpose.ts'
import { identifiability } from '@safeconduct/core/records/vocabulary/identifiability.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import type { ReleaseWish } from '@safeconduct/core/rules/action.ts'
import { judge } from '@safeconduct/core/rules/judge.ts'
import type { Break } from '@safeconduct/core/rules/verdict.ts'
import { type Held, shapesIn, textIn, textOf, textsIn, type World } from '@safeconduct/core/rules/world.ts'
import { auditBreaks } from '@safeconduct/host/attention/audit-release.ts'
import { publishRelease } from '@safeconduct/host/attention/publish.ts'
import { solve } from '@safeconduct/host/attention/solve.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { draftRelease, type Merging } from '@safeconduct/host/cases/release-acts.ts'
import { mostListed } from '../calls/attention.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'
import {
  type FigureCell,
  type FigureView,
  type Offered,
  type OfferedView,
  type PageRow,
  type PageView,
  shownKinds,
} from '../calls/publication.ts'
import { attentionWorld } from './attention-world.ts'
import { callRefusalOf } from './call-refusal.ts'
import { releaseRow, releaseView } from './cases-leaving-views.ts'
import { breakViews, type Looking, lookingAt, maybe } from './cases-naming.ts'
import { exportFolder } from './export-folder.ts'
import type { OpenVault } from './open-vault.ts'

/** A list that is asked of the rules row by row is asked of so many at most: the newest. */
const mostJudged = 400

/** What may stand on such a page first; what may not, with the reason, behind it. */
export function offeredView(looking: Looking, ask: Ask<'press.offered'>): OfferedView {
  return {
    kinds: shownKinds.map((kind) => {
      const held = looking.world.ofType(kind).filter((one) => !isGone(one))
      const judged = newest(held)
        .slice(0, mostJudged)
        .map((one) => ({ one, breaks: breaksAlone(looking, one, ask) }))
        .toSorted((a, b) => Number(a.breaks.length > 0) - Number(b.breaks.length > 0))
      return {
        kind,
        total: held.length,
        records: judged.slice(0, mostListed).flatMap(({ one, breaks }): readonly Offered[] => {
          const record = looking.hit(one.id)
          return record === undefined
            ? []
            : [{ record, ...maybe('words', wordsOf(looking, one)), breaks: breakViews(looking, breaks) }]
        }),
      }
    }),
  }
}

function wordsOf({ hit }: Looking, held: Held): string | undefined {
  if (held.type === 'Statement') return textIn(held, 'wording')
  return held.type === 'Claim' ? hit(textIn(held, 'source') ?? '')?.title : undefined
}

function isGone(held: Held): boolean {
  return textsIn(held, 'state').includes('tombstoned')
}

const dates = ['publishedAt', 'saidAt', 'start', 'asOf', 'sealedAt'] as const

function newest(held: readonly Held[]): readonly Held[] {
  const day = (one: Held): string =>
    dates.flatMap((field) => [
      ...textsIn(one, field),
      ...shapesIn(one, field).flatMap((d) => textOf(d, 'date') ?? []),
    ])[0] ?? ''
  return held
    .map((one) => ({ one, day: day(one) }))
    .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
    .map(({ one }) => one)
}

/** As if two had signed: what is asked here is whether anybody could. */
function breaksAlone({ world, by }: Looking, held: Held, ask: Ask<'press.offered'>): readonly Break[] {
  const purpose = consentPurpose.terms.find(({ code }) => code === ask.purpose)?.code
  const level = identifiability.terms.find(({ code }) => code === ask.identifiability)?.code
  if (purpose === undefined || level === undefined) return []
  const wish: ReleaseWish = {
    to: ask.to,
    purpose,
    identifiability: level,
    items: [{ ref: held.id }],
    approvals: world.members.slice(0, 2).map(({ code }) => code),
  }
  const verdict = judge({ do: 'release', with: wish }, world, by)
  return verdict.result === 'block' ? verdict.breaks.filter(({ rule }) => rule !== 'R09') : []
}

/** The number with its holes, held against everything that ever left. */
export function figureView(world: World, ask: Ask<'press.figure'>): FigureView {
  const table = tableOf({ ...ask, cells: ask.cells.map((cell) => ({ ...cell })) })
  if (!table.ok) return { state: 'refused', why: table.refusal.why }
  const made = suppress(table.value, tablesReleased(world), solve)
  if (made.ok) {
    const cells = made.value.cells.map(cellOf)
    return { state: 'safe', k: made.value.k, cells, left: cells.filter(({ n }) => n === undefined).length }
  }
  if (made.refusal.kind !== 'cannot-be-hidden') return { state: 'refused', why: made.refusal.kind }
  return {
    state: 'not-safe',
    exposed: made.refusal.exposed.map(({ cell, from, to, interval: { least, most } }) => ({
      cell: nameOf(cell),
      ...maybe('from', from),
      to,
      least,
      most,
    })),
  }
}

function cellOf({ at, n }: Cell): FigureCell {
  return { cell: nameOf(at), ...maybe('n', n ?? undefined) }
}

function nameOf(at: readonly string[]): string {
  return at.every((place) => place === all) ? all : at.join('|')
}

export async function draftPage(
  cases: CasesWorld,
  ask: Ask<'press.pageDraft'>,
): Promise<Result<unknown, CallRefusal>> {
  const world = cases.index.world()
  const views = ask.figures.map((figure) => ({ figure, view: figureView(world, figure) }))
  // What cannot be made safe is not even kept as a draft: its true numbers would stand in a record.
  if (views.some(({ view }) => view.state !== 'safe')) return refuse({ kind: 'figure-not-safe' })
  const { title, lead, lang, to, purpose, identifiability: level } = ask
  const made = await draftRelease(cases, {
    to,
    purpose,
    identifiability: level,
    items: ask.items.map((item) => {
      const type = world.byId(item)?.type
      return { item, fields: (type === undefined ? undefined : pageFields[type]) ?? [] }
    }),
    figures: views.flatMap(({ figure: { definition, asOf }, view }) =>
      view.state === 'safe'
        ? [{ definition, asOf, k: view.k, cells: view.cells.map(({ cell, n }) => ({ cell, n: n ?? null })) }]
        : [],
    ),
    page: { title, lead, lang },
  })
  return made.ok ? ok({ id: made.value }) : refusalHere(cases, made.refusal)
}

export function pagesView(looking: Looking): { readonly pages: readonly PageRow[] } {
  const pages = looking.world
    .ofType('Release')
    .flatMap((held) => {
      const head = pageHead(held)
      if (head === undefined) return []
      const { id, to, state, approvals, sentAt } = releaseRow(looking, held)
      return [{ id, title: head.title, to, state, approvals, ...maybe('sentAt', sentAt) }]
    })
    .toSorted((a, b) => ((a.sentAt ?? '9') > (b.sentAt ?? '9') ? -1 : 1))
  return { pages: pages.slice(0, mostListed) }
}

export async function pageView(
  { cases: seat, press, vault }: OpenVault,
  looking: Looking,
  id: string,
): Promise<PageView | undefined> {
  const cases = seat.world()
  if (cases === undefined) return undefined
  const release = releaseView(looking, cases, id)
  const held = cases.index.get(id)
  if (release === undefined || held === undefined) return undefined
  const { name = '' } = (await cases.vault.known()) ?? {}
  const wish = { organisation: name, date: looking.vault.clock.now().slice(0, 10) }
  const page = await press.ask({ name: 'page', id, wish }, attentionWorld(vault, looking.world))
  if (page === undefined) return undefined
  const more = [...auditBreaks(held, looking.world), ...pageBreaks(held, looking.world)]
  const isSent = release.sentAt !== undefined
  const isLeft = page.tables.some(({ cells }) => cells.some(({ n }) => n === null))
  const breaks = isSent ? [] : [...release.breaks, ...breakViews(looking, more)]
  return {
    title: page.title,
    lead: page.lead,
    language: page.language,
    release: {
      ...release,
      breaks,
      judgement: !isSent && more.length > 0 ? 'block' : release.judgement,
      acts: release.acts.filter((act) => act !== 'send'),
    },
    sections: page.sections.map(({ name: part, entries }) => ({
      heading: pageWords[part][page.language],
      entries,
    })),
    tables: page.tables.map(({ definition, asOf, cells }) => ({
      caption: `${definition}. ${pageWords.asOf[page.language]} ${dayWords(asOf, page.language)}`,
      cells: cells.map(cellOf),
    })),
    ...maybe('left', isLeft ? pageWords.left[page.language] : undefined),
    hasKey: (await cases.vault.dossierKey()) !== undefined,
  }
}

export async function publish(
  cases: CasesWorld,
  merge: Merging,
  {
    home,
    ask: { id, folder: typed, despite },
  }: { readonly home: string; readonly ask: Ask<'press.publish'> },
): Promise<Result<unknown, CallRefusal>> {
  const folder = exportFolder(home, typed)
  if (!folder.ok) return folder
  const [signingKey, known] = [await cases.vault.dossierKey(), await cases.vault.known()]
  if (signingKey === undefined) return refuse({ kind: 'no-dossier-key' })
  const wish = { release: id, folder: folder.value, signingKey, organisation: known?.name ?? '' }
  await mkdir(dirname(folder.value), { recursive: true }).catch(() => undefined)
  const done = await publishRelease(cases, { ...wish, ...maybe('despite', despite) }, merge)
  return done.ok ? done : refusalHere(cases, done.refusal)
}

type Refused = Extract<Awaited<ReturnType<typeof publishRelease>>, { readonly ok: false }>['refusal']

function refusalHere(cases: CasesWorld, refusal: Refused): Result<never, CallRefusal> {
  return 'breaks' in refusal
    ? refuse({ kind: refusal.kind, breaks: breakViews(lookingAt(cases), refusal.breaks) })
    : refuse(callRefusalOf(refusal))
}
