/**
 * Who took what from whom, as far as records and texts show it: what a report declares, what it names in its own
 * sentences, and what it repeats word for word.
 *
 * Five outlets with one man's words are one source. Words that stand in several earlier reports are taken from the
 * one that had them first, unless the taker names another that holds them.
 */
import { byCode, perRecords, shapesIn, textOf, type World } from '../rules/world.ts'
import { formsIn, namedAt } from './outlet-names.ts'
import { type PressItem, pressItems } from './press-texts.ts'
import { sharedRunsOf } from './shared-runs.ts'
import { type SharedQuote, sharedQuotes } from './shared-words.ts'
import { isUnnamed, stancesOf } from './stances.ts'

export type Taking = {
  readonly by: string
  readonly from: string
  /** In its `dependsOn` or in its "Sources" line. */
  readonly isDeclared: boolean
  /** In its own sentences. */
  readonly isNamed: boolean
  /** How it depends on it, where people wrote that down. */
  readonly relation: string | undefined
  /** What both have, word for word. */
  readonly words: readonly string[]
  /** It is known to be the later of the two, by day or by its credit. */
  readonly isOrdered: boolean
  /** Utterances of officials that both print, in one language or in two. */
  readonly statements: readonly string[]
}

export type PressGraph = {
  readonly ownReporting: readonly string[]
  readonly takings: readonly Taking[]
}

export const pressGraph: (world: World) => PressGraph = perRecords((world) => {
  const items = pressItems(world)
  const shelf = shelfOf(items, world)
  const all = items.flatMap((item) => takingsBy(item, shelf, world))
  // Of two without a day the one that names the other has it from there, and not the other way round as well.
  const known = new Set(all.filter(({ isOrdered }) => isOrdered).map(({ by, from }) => `${from} ${by}`))
  const takings = all.filter(({ isOrdered, by, from }) => isOrdered || !known.has(`${by} ${from}`))
  const ownReporting = items.filter((item) => isOwn(item, takings, world)).map(({ id }) => id)
  return { ownReporting, takings }
})

/** For each report that did not find things out itself, where it has them from. */
export const derivedFrom: (world: World) => ReadonlyMap<string, readonly string[]> = perRecords((world) => {
  const { ownReporting, takings } = pressGraph(world)
  const derived = takings.filter(({ by, isOrdered }) => isOrdered && !ownReporting.includes(by))
  return new Map(
    [...Map.groupBy(derived, ({ by }) => by)].map(([by, all]) => [by, all.map(({ from }) => from)]),
  )
})

/** Declared, and nothing of it to be seen: not a word, not a name, not an utterance. */
export function isDeclaredOnly({ isDeclared, isNamed, words, statements }: Taking): boolean {
  return isDeclared && !isNamed && words.length === 0 && statements.length === 0
}

export function isUncredited({ isDeclared, isNamed, isOrdered, words }: Taking): boolean {
  return isOrdered && !isDeclared && !isNamed && words.length > 0
}

/** People say so. Where nobody said anything: a report that took nothing, or to which somebody unnamed spoke first. */
function isOwn(item: PressItem, takings: readonly Taking[], world: World): boolean {
  if (item.relation !== undefined) return item.relation === 'original'
  // Words that it shares with another, and no day to say whose they were first: it may have them from there.
  if (takings.some(({ by, from, isOrdered }) => !isOrdered && (by === item.id || from === item.id)))
    return false
  if (!takings.some(({ by }) => by === item.id)) return true
  const told = stancesOf(world).filter((one) => !one.isRelay && one.how !== 'told_by_other')
  const before = pressItems(world).filter((other) => other.at < item.at)
  return told.some(
    (one) =>
      one.source === item.id &&
      isUnnamed(one.origin, world) &&
      !before.some(({ id }) => told.some((other) => other.source === id && other.origin === one.origin)),
  )
}

type Shelf = {
  readonly byId: ReadonlyMap<string, PressItem>
  readonly items: readonly PressItem[]
  readonly byOutlet: ReadonlyMap<string, readonly PressItem[]>
  readonly forms: ReadonlyMap<string, readonly string[]>
  readonly passages: ReadonlyMap<string, readonly SharedQuote[]>
}

function shelfOf(items: readonly PressItem[], world: World): Shelf {
  const passages = new Map<string, SharedQuote[]>()
  for (const passage of [...sharedQuotes(world), ...sharedRunsOf(world)])
    for (const id of passage.in) passages.set(id, [...(passages.get(id) ?? []), passage])
  return {
    items,
    byId: new Map(items.map((item) => [item.id, item])),
    byOutlet: Map.groupBy(items, ({ outlet }) => outlet),
    forms: formsIn(world),
    passages,
  }
}

function takingsBy(item: PressItem, shelf: Shelf, world: World): readonly Taking[] {
  const declared = declaredBy(item, shelf)
  const named = namedBy(item.text, item, shelf)
  const taken = wordsTaken(item, new Set([...declared.keys(), ...named]), shelf)
  const from = new Set([...declared.keys(), ...named, ...taken.keys()])
  const own = statementsOf(item.id, world)
  return [...from]
    .filter((id) => id !== item.id)
    .toSorted(byCode)
    .map((id) => ({
      by: item.id,
      from: id,
      isDeclared: declared.has(id),
      isNamed: named.has(id),
      isOrdered: declared.has(id) || named.has(id) || isLater(item, shelf.byId.get(id)),
      relation: declared.get(id),
      words: taken.get(id) ?? [],
      statements: own.filter((one) => statementsOf(id, world).includes(one)),
    }))
}

/** Surely, not only as the list goes: a report without a day of its own is neither earlier nor later than another. */
function isLater(item: PressItem, other: PressItem | undefined): boolean {
  if (other === undefined) return false
  const earliest = item.precision === 'X-BEF' || !Number.isFinite(item.at) ? -Infinity : item.at
  const latest = other.precision === 'X-AFT' ? Infinity : other.at
  return latest <= earliest
}

/** `dependsOn` names a report or an outlet; a "Sources" line names outlets. */
function declaredBy(item: PressItem, shelf: Shelf): Map<string, string | undefined> {
  const declared = new Map<string, string | undefined>()
  for (const one of shapesIn(item.held, 'dependsOn')) {
    const relation = textOf(one, 'relation')
    const id = textOf(one, 'publicationId')
    const outlet = textOf(one, 'outlet')
    if (id !== undefined) declared.set(id, relation)
    const ofOutlet = outlet === undefined ? undefined : lastBefore(item, outlet, shelf)
    if (ofOutlet !== undefined) declared.set(ofOutlet.id, relation)
  }
  for (const id of namedBy(item.credits, item, shelf)) if (!declared.has(id)) declared.set(id, undefined)
  return declared
}

/** Whoever writes "Meridian reported" has read its last report until then. */
function lastBefore(item: PressItem, outlet: string, { byOutlet }: Shelf): PressItem | undefined {
  return byOutlet.get(outlet)?.findLast((other) => other.id !== item.id && other.at <= item.at)
}

function namedBy(text: string, item: PressItem, shelf: Shelf): ReadonlySet<string> {
  const named = new Set<string>()
  if (text === '') return named
  const words = new Set(text.match(/[\p{L}\p{N}]+/gu) ?? [])
  for (const [outlet, own] of shelf.forms) {
    // A name of which no word stands there is not looked for letter by letter.
    const likely = own.filter((form) =>
      (form.match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => words.has(word)),
    )
    if (outlet === item.outlet || likely.length === 0 || namedAt(text, likely) === undefined) continue
    const last = lastBefore(item, outlet, shelf)
    if (last !== undefined) named.add(last.id)
  }
  return named
}

/** Each shared passage under the report it was taken from. */
function wordsTaken(
  item: PressItem,
  credited: ReadonlySet<string>,
  { passages }: Shelf,
): ReadonlyMap<string, readonly string[]> {
  const own = (passages.get(item.id) ?? []).filter((one) => one.in.indexOf(item.id) > 0)
  const taken = new Map<string, string[]>()
  for (const passage of own.filter((one) => !own.some((other) => addsNothing(one, other)))) {
    // The first of the holders has it from nobody here.
    const before = passage.in.slice(0, passage.in.indexOf(item.id))
    const from = before.find((id) => credited.has(id)) ?? before[0]
    if (from !== undefined) taken.set(from, [...(taken.get(from) ?? []), passage.text])
  }
  return taken
}

/** Words of an earlier report with a word or two more, where the same word follows by chance. */
function addsNothing(longer: SharedQuote, part: SharedQuote): boolean {
  const isPart =
    longer.folded.length > part.folded.length && ` ${longer.folded} `.includes(` ${part.folded} `)
  if (!isPart || longer.in[0] === part.in[0]) return false
  const more = longer.folded.split(' ').length - part.folded.split(' ').length
  return more < 5
}

/** Utterances that have an anchor in this report. */
function statementsOf(publication: string, world: World): readonly string[] {
  return anchorsByPublication(world).get(publication) ?? []
}

const anchorsByPublication = perRecords((world) => {
  const found = new Map<string, string[]>()
  for (const statement of world.ofType('Statement'))
    for (const anchor of shapesIn(statement, 'anchors')) {
      const id = textOf(anchor, 'publicationId')
      if (id !== undefined) found.set(id, [...(found.get(id) ?? []), statement.id])
    }
  return found
})
