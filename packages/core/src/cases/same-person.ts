/**
 * One human being under several codes is counted once.
 *
 * Two members merge two codes and may take it back (rule R18), so nothing is rewritten: whoever counts asks here.
 * A merge that goes in a circle, or that two desks made towards two different codes, is still one person.
 */
import { mergedInto } from '../rules/merged.ts'
import { byCode, type World } from '../rules/world.ts'

/** The code that stands for all codes of one person. */
export type SamePerson = (person: string) => string

export type Pair = readonly [string, string]

/** From the merges that were recorded, and from pairs that the caller has reason to join for this one count. */
export function samePersons(world: World, pairs: readonly Pair[] = []): SamePerson {
  const merged = world
    .ofType('Person')
    .flatMap((person) => mergedInto(person).map((into): Pair => [person.id, into]))
  const away = new Set(merged.map(([from]) => from))
  const above = new Map<string, string>()
  const top = (id: string): string => {
    const next = above.get(id)
    return next === undefined ? id : top(next)
  }
  for (const [one, other] of [...merged, ...pairs]) {
    // A code that was merged into none stands for the others, else the lowest: on every desk the same one.
    const [stands, joins] = [top(one), top(other)].toSorted(
      (a, b) => Number(away.has(a)) - Number(away.has(b)) || byCode(a, b),
    )
    if (stands !== undefined && joins !== undefined && stands !== joins) above.set(joins, stands)
  }
  return top
}
