/**
 * One human being under several codes is counted once.
 *
 * Two members merge two codes and may take it back (rule R18), so nothing is rewritten: whoever counts asks here.
 * A merge that goes in a circle, or that two desks made in opposite directions, is still one person.
 */
import { byCode, textsIn, type World } from '../rules/world.ts'

/** The code that stands for all codes of one person. */
export type SamePerson = (person: string) => string

export type Pair = readonly [string, string]

/** From the merges that were recorded, and from pairs that the caller has reason to join for this one count. */
export function samePersons(world: World, pairs: readonly Pair[] = []): SamePerson {
  const merged = world
    .ofType('Person')
    .flatMap((person) => textsIn(person, 'mergedInto').map((into): Pair => [person.id, into]))
  const above = new Map<string, string>()
  const top = (id: string): string => {
    const next = above.get(id)
    return next === undefined ? id : top(next)
  }
  for (const [one, other] of [...merged, ...pairs]) {
    const [low, high] = [top(one), top(other)].toSorted(byCode)
    // The lower id stands for both: every desk picks the same, in whatever order the merges came.
    if (low !== undefined && high !== undefined && low !== high) above.set(high, low)
  }
  return top
}
