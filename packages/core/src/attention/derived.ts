/**
 * Who took what from whom, as far as records and texts show it: what a report declares, what it names in its own
 * sentences, and what it repeats word for word.
 *
 * Five outlets with one man's words are one source. Words that stand in several earlier reports are taken from the
 * one that had them first, unless the taker names another that holds them.
 */
import { perRecords, shapesIn, textOf, type World } from '../rules/world.ts'
import { namedAt, outletForms } from './outlet-names.ts'
import { type PressItem, pressItems } from './press-texts.ts'
import { sharedRunsOf } from './shared-runs.ts'
import { type SharedQuote, sharedQuotes } from './shared-words.ts'

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
  /** Utterances of officials that both print, in one language or in two. */
  readonly statements: readonly string[]
}

export type PressGraph = {
  readonly ownReporting: readonly string[]
  readonly takings: readonly Taking[]
}

export const pressGraph: (world: World) => PressGraph = perRecords((world) => {
  const items = pressItems(world)
  const takings = items.flatMap((item) => takingsBy(item, items, world))
  const ownReporting = items.filter((item) => isOwn(item, takings)).map(({ id }) => id)
  return { ownReporting, takings }
})

/** For each report that did not find things out itself, where it has them from. */
export const derivedFrom: (world: World) => ReadonlyMap<string, readonly string[]> = perRecords((world) => {
  const { ownReporting, takings } = pressGraph(world)
  const derived = takings.filter(({ by }) => !ownReporting.includes(by))
  return new Map(
    [...Map.groupBy(derived, ({ by }) => by)].map(([by, all]) => [by, all.map(({ from }) => from)]),
  )
})

/** Declared, and nothing of it to be seen: not a word, not a name, not an utterance. */
export function isDeclaredOnly({ isDeclared, isNamed, words, statements }: Taking): boolean {
  return isDeclared && !isNamed && words.length === 0 && statements.length === 0
}

export function isUncredited({ isDeclared, isNamed, words }: Taking): boolean {
  return !isDeclared && !isNamed && words.length > 0
}

/** People say so; where nobody said anything, a report that took nothing is its own. */
function isOwn(item: PressItem, takings: readonly Taking[]): boolean {
  if (item.relation !== undefined) return item.relation === 'original'
  return !takings.some(({ by }) => by === item.id)
}

function takingsBy(item: PressItem, items: readonly PressItem[], world: World): readonly Taking[] {
  const earlier = items.filter((other) => other.id !== item.id && other.at <= item.at)
  const declared = declaredBy(item, earlier)
  const named = namedBy(item.text, item, earlier)
  const taken = wordsTaken(item, new Set([...declared.keys(), ...named]), world)
  const from = new Set([...declared.keys(), ...named, ...taken.keys()])
  return earlier
    .filter(({ id }) => from.has(id))
    .map((other) => ({
      by: item.id,
      from: other.id,
      isDeclared: declared.has(other.id),
      isNamed: named.has(other.id),
      relation: declared.get(other.id),
      words: taken.get(other.id) ?? [],
      statements: statementsOf(item.id, world).filter((one) => statementsOf(other.id, world).includes(one)),
    }))
}

/** `dependsOn` names a report or an outlet; a "Sources" line names outlets. */
function declaredBy(item: PressItem, earlier: readonly PressItem[]): Map<string, string | undefined> {
  const declared = new Map<string, string | undefined>()
  for (const one of shapesIn(item.held, 'dependsOn')) {
    const relation = textOf(one, 'relation')
    const id = textOf(one, 'publicationId')
    const outlet = textOf(one, 'outlet')
    if (id !== undefined) declared.set(id, relation)
    const ofOutlet = outlet === undefined ? undefined : earlier.findLast((other) => other.outlet === outlet)
    if (ofOutlet !== undefined) declared.set(ofOutlet.id, relation)
  }
  for (const id of namedBy(item.credits, item, earlier)) if (!declared.has(id)) declared.set(id, undefined)
  return declared
}

/** The last report of each outlet that this text names: whoever writes "Meridian reported" has read that one. */
function namedBy(text: string, item: PressItem, earlier: readonly PressItem[]): ReadonlySet<string> {
  const forms = outletForms([...earlier.map(({ outlet }) => outlet), item.outlet])
  const named = new Set<string>()
  for (const [outlet, own] of forms) {
    if (outlet === item.outlet || namedAt(text, own) === undefined) continue
    const last = earlier.findLast((other) => other.outlet === outlet)
    if (last !== undefined) named.add(last.id)
  }
  return named
}

/** Each shared passage under the report it was taken from. */
function wordsTaken(
  item: PressItem,
  credited: ReadonlySet<string>,
  world: World,
): ReadonlyMap<string, readonly string[]> {
  const taken = new Map<string, string[]>()
  const passages: readonly SharedQuote[] = [...sharedQuotes(world), ...sharedRunsOf(world)]
  for (const { text, in: holders } of passages) {
    const at = holders.indexOf(item.id)
    // The first of them has it from nobody here.
    if (at <= 0) continue
    const before = holders.slice(0, at)
    const from = before.find((id) => credited.has(id)) ?? before[0]
    if (from !== undefined) taken.set(from, [...(taken.get(from) ?? []), text])
  }
  return taken
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
