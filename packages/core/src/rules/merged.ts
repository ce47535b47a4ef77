/**
 * R18: two codes are one person when two members say so, each at a desk of their own. CA45.
 *
 * Whoever joins two codes lends the consents of one person to the pictures of another. So what one desk wrote joins nobody.
 */
import { type Held, shapesIn, textOf, textsIn, timeOf } from './world.ts'
import { ownItems, writersOf } from './written.ts'

/** The codes that this one was merged into, by two. Where nobody can say who wrote it, what stands there. */
export function mergedInto(person: Held): readonly string[] {
  return textsIn(person, 'mergedInto').filter(
    (into) => signersOf(person, into).length >= 2 || isFromBefore(person, into),
  )
}

function isFromBefore(person: Held, into: string): boolean {
  return writersOf(person, 'mergedInto', into) === undefined && shapesIn(person, 'mergeSteps').length === 0
}

/** Who has said that they are one, since anybody last said that they are two. */
export function signersOf(person: Held, into: string): readonly string[] {
  const steps = ownItems(person, 'mergeSteps', shapesIn(person, 'mergeSteps')).filter(
    (one) => one['into'] === into,
  )
  const parted = steps.filter(({ what }) => what === 'apart').flatMap(({ at }) => timeOf(at) ?? [])
  const since = Math.max(...parted, Number.NEGATIVE_INFINITY)
  const said = steps.filter(({ what, at }) => what === 'same' && (timeOf(at) ?? since) > since)
  return [...new Set(said.flatMap((one) => textOf(one, 'by') ?? []))]
}
