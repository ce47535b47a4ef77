/**
 * Which reports are laid beside each other: those that people have worked with, and the newest.
 *
 * Comparing costs time for every report, and a desk may keep ten thousand. What nobody took a claim or a statement
 * from, and what is older than a thousand others, can still be read; it says nothing about who copied whom.
 */
import {
  byCode,
  type Held,
  perRecords,
  shapesIn,
  textOf,
  textsIn,
  timeOf,
  valuesIn,
  type World,
} from '../rules/world.ts'

export const mostCompared = 1_000

export const comparedPublications: (world: World) => readonly Held[] = perRecords((world) => {
  const all = world.ofType('Publication')
  if (all.length <= mostCompared) return all
  const worked = workedWith(world)
  const isWorked = (one: Held): boolean => worked.has(one.id)
  const days = new Map(all.map((one) => [one.id, timeOf(valuesIn(one, 'publishedAt')[0]) ?? 0]))
  return all
    .toSorted(
      (a, b) =>
        Number(isWorked(b)) - Number(isWorked(a)) ||
        (days.get(b.id) ?? 0) - (days.get(a.id) ?? 0) ||
        byCode(a.id, b.id),
    )
    .slice(0, mostCompared)
})

function workedWith(world: World): ReadonlySet<string> {
  const anchors = world.ofType('Statement').flatMap((one) => shapesIn(one, 'anchors'))
  const named = world.ofType('Publication').flatMap((one) => shapesIn(one, 'dependsOn'))
  return new Set([
    ...world.ofType('Claim').flatMap((one) => textsIn(one, 'source')),
    ...[...anchors, ...named].flatMap((one) => textOf(one, 'publicationId') ?? []),
  ])
}
