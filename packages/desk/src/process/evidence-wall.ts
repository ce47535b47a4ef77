/**
 * All items that this member may read, a window at a time, each with what it is good for: from whom it came and when,
 * whether it is sealed, what the people it shows have said, and where it already went.
 *
 * Chosen by kind and by state and by nothing else: a wall that could be asked for people would be the list that the
 * persecutors want. docs/formats/desk-calls.md, C112.
 */

import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { parseManifest } from '@safeconduct/core/evidence/seal/manifest.ts'
import { consentsOf, coversItem, isUsable, statusOf } from '@safeconduct/core/rules/consent.ts'
import { isImage } from '@safeconduct/core/rules/images.ts'
import { codesOf, mustAgree, shownIn } from '@safeconduct/core/rules/persons.ts'
import {
  byCode,
  type Held,
  perWorld,
  saysYes,
  shapesIn,
  textIn,
  textListOf,
  textOf,
  textsIn,
  type World,
} from '@safeconduct/core/rules/world.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { type EvidenceRoom, roomOf } from '@safeconduct/host/evidence/custody/evidence-room.ts'
import { graphicToday } from '@safeconduct/host/evidence/intake/graphic-today.ts'
import { blobOf } from '@safeconduct/host/evidence/intake/open-item.ts'
import { blobIsHere } from '@safeconduct/host/vault/blobs.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { textOf as storedText } from '@safeconduct/host/work/record-view.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'
import type { ItemConsent, ItemView, WallItem, WallState, WallView } from '../calls/evidence-items.ts'
import { refusedBy } from './call-refusal.ts'
import { codeOfPerson, type Looking, lookingAt, maybe } from './cases-naming.ts'
import { kindHere } from './evidence-look.ts'
import { caseCode } from './vault-rooms.ts'

export async function wallOf(
  cases: CasesWorld,
  ask: Ask<'evidence.wall'>,
): Promise<Result<WallView, CallRefusal>> {
  const room = await roomOf(cases.vault)
  if (room === undefined) return refuse({ kind: 'not-read-yet' })
  const looking = lookingAt(cases, { language: ask.language })
  const all = looking.world.ofType('EvidenceItem')
  const chosen = all
    .filter(
      (item) =>
        (ask.kind === undefined || textsIn(item, 'kind').includes(ask.kind)) &&
        (ask.state === undefined || stateOf(room, item) === ask.state),
    )
    .map((item) => ({ item, at: textIn(item, 'createdAt') ?? '' }))
    .toSorted((a, b) => byCode(b.at, a.at) || byCode(a.item.id, b.item.id))
  const counts = new Map<string, number>()
  for (const item of all)
    for (const kind of new Set(textsIn(item, 'kind'))) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return ok({
    total: chosen.length,
    all: all.length,
    items: chosen
      .slice(ask.offset, ask.offset + ask.limit)
      .flatMap(({ item }) => wallItem(looking, room, item) ?? []),
    kinds: [...counts].map(([kind, count]) => ({ kind, count })).toSorted((a, b) => b.count - a.count),
    graphicToday: graphicToday(cases.vault),
  })
}

export async function itemView(
  cases: CasesWorld,
  { id, language }: Ask<'evidence.item'>,
): Promise<Result<ItemView, CallRefusal>> {
  const room = await roomOf(cases.vault)
  if (room === undefined) return refuse({ kind: 'not-read-yet' })
  const looking = lookingAt(cases, { language })
  const item = looking.world.byId(id)
  const shown = item?.type === 'EvidenceItem' ? wallItem(looking, room, item) : undefined
  if (item === undefined || shown === undefined) return refusedBy({ kind: 'no-such-record' })
  const copies = looking.world
    .ofType('EvidenceItem')
    .filter((one) => isCopy(one) && textsIn(one, 'derivedFrom').includes(id))
    .map((one) => one.id)
  return ok({
    ...shown,
    marks: marksOf(item),
    marksSeen: marksSeenIn(item),
    cover: await coverOf(cases.vault, id),
    copies: looking.hits(copies),
  })
}

/** Of a file that is not here nobody fetches anything to find that out: it is tried when somebody wants to cover it. */
async function coverOf(vault: Vault, id: string): Promise<ItemView['cover']> {
  const blob = blobOf(vault, id)
  if (blob === undefined || !blobIsHere(vault.home, blob.sealed)) return blob === undefined ? 'no' : 'picture'
  const { family, type } = (await kindHere(vault, id)).kind
  if (family === 'film') return 'film'
  return family === 'picture' ? 'picture' : type === 'application/pdf' ? 'paper' : 'no'
}

/** Of every value that stands: where two desks differ, what either saw must be covered. */
function marksOf(item: Held): readonly string[] {
  const shown = shapesIn(item, 'depicts').flatMap((one) => textListOf(one, 'marks'))
  return [...new Set([...shown, ...marksSeenIn(item).map(({ mark }) => mark)])]
}

function marksSeenIn(item: Held): ItemView['marksSeen'] {
  return shapesIn(item, 'marksSeen').flatMap((one) => {
    const [mark, from, to] = [textOf(one, 'mark'), one['from'], one['to']]
    return mark === undefined || typeof from !== 'number' || typeof to !== 'number'
      ? []
      : [{ mark, from, to }]
  })
}

function wallItem(looking: Looking, room: EvidenceRoom, item: Held): WallItem | undefined {
  const { vault, world } = looking
  const hit = looking.hit(item.id)
  const stored = vault.reader.readText(item.id)
  if (hit === undefined || stored === undefined) return undefined
  const provenance = textIn(item, 'provenance')
  const home = stored.home
  const from = codeOfPerson(looking, textIn(item, 'receivedFrom'))
  return {
    item: hit,
    kind: textIn(item, 'kind') ?? '',
    at: storedText(stored, 'createdAt'),
    by: storedText(stored, 'createdBy'),
    ...maybe('from', from === '' ? undefined : from),
    ...maybe('via', viaOf(room, item.id)),
    state: stateOf(room, item),
    consent: consentOf(item, world),
    ...maybe('provenance', provenance),
    neverEvidence: isNeverEvidence(item, world),
    graphic: saysYes(item, 'graphic'),
    ...maybe('copyOf', isCopy(item) ? looking.hit(textIn(item, 'derivedFrom') ?? '') : undefined),
    file: blobOf(vault, item.id) !== undefined,
    ...maybe('caseCode', home.kind === 'case' ? caseCode(vault, home.caseId) : undefined),
    releases: looking.hits(releasesByItem(world).get(item.id) ?? []),
  }
}

/** What was taken out of an archive was made from it, too, and is no copy: it is the original itself. */
function isCopy(item: Held): boolean {
  return !saysYes(item, 'original')
}

function stateOf({ index }: EvidenceRoom, item: Held): WallState {
  if (shapesIn(item, 'erased').length > 0 || textsIn(item, 'state').includes('tombstoned')) return 'erased'
  const seals = index.of(item.id, 'Seal')
  if (seals.length === 0) return 'unsealed'
  return seals.some((seal) => storedText(seal, 'proof') !== '') ? 'sealed' : 'seal-waits'
}

/** How it came, as its seal says. */
function viaOf({ index }: EvidenceRoom, item: string): WallItem['via'] {
  for (const seal of index.of(item, 'Seal')) {
    const manifest = parseManifest(utf8(storedText(seal, 'manifest')))
    if (manifest.ok) return manifest.value.receivedVia
  }
  return undefined
}

/** The strictest of what they said whom a release of it would have to ask. */
function consentOf(item: Held, world: World): ItemConsent {
  if (item.withheld?.has('depicts') === true) return 'withheld'
  const people = new Set((shownIn(item, world) ?? []).filter((person) => mustAgree(person, world)))
  if (people.size === 0) return 'nobody'
  const items = [item.id, ...textsIn(item, 'derivedFrom')]
  let worst: ItemConsent = 'given'
  for (const person of people) {
    const said = [...codesOf(person, world)]
      .flatMap((code) => consentsOf(code, world))
      .filter((consent) => coversItem(consent, items))
    if (said.some((consent) => isUsable(consent, world))) continue
    if (said.some((consent) => statusOf(consent) === 'withdrawn')) return 'withdrawn'
    worst = 'not-given'
  }
  return worst
}

const never: readonly string[] = ['file_photo', 'search_result']

/** Where nobody knows whose picture it is, it is told as unknown; these two are known to be of something else. */
function isNeverEvidence(item: Held, world: World): boolean {
  const said = textsIn(item, 'provenance')
  return said.some((one) => never.includes(one)) || (said.includes('unknown') && isImage(item.id, world))
}

const releasesByItem = perWorld((world) => {
  const byItem = new Map<string, string[]>()
  for (const release of world.ofType('Release')) {
    const named = shapesIn(release, 'items').flatMap((one) => [
      ...(textOf(one, 'ref') === undefined ? [] : [textOf(one, 'ref') ?? '']),
      ...(textOf(one, 'derivative') === undefined ? [] : [textOf(one, 'derivative') ?? '']),
    ])
    for (const id of new Set([...named, ...textsIn(release, 'items')]))
      byItem.set(id, [...(byItem.get(id) ?? []), release.id])
  }
  return byItem
})
