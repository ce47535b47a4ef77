/**
 * Who is a minor (R06), against one member who writes that a child is of age. docs/formats/cases.md, CA56.
 *
 * A child is asked for less, moved by the word of two, and shown to nobody. One edit would end all of that, and the
 * field alone does not say what stood there before. So whoever says an age says it in a list that only grows, too.
 */
import { type Held, type Shape, shapesIn, textOf, textsIn, timeOf } from './world.ts'
import { ownItems, writersOf } from './written.ts'

const minorBands: readonly string[] = ['u14', '14_17']

/** What stands says so, or somebody said so and two members have not said otherwise since. */
export function isMinorBand(person: Held): boolean {
  return textsIn(person, 'ageBand').some(isYoung) || standsAsMinor(person)
}

/** Who has said that this minor is of age, while that does not count yet. */
export function ofAgeBy(person: Held): readonly string[] {
  if (textsIn(person, 'ageBand').some(isYoung) || !standsAsMinor(person)) return []
  const steps = ownItems(person, 'ageSteps', shapesIn(person, 'ageSteps'))
  const last = steps.findLast(saysYoung)
  return last === undefined ? [] : membersOf(olderSince(last, steps))
}

function standsAsMinor(person: Held): boolean {
  const all = shapesIn(person, 'ageSteps')
  if (all.length === 0) return false
  const steps = ownItems(person, 'ageSteps', all)
  return steps.filter(saysYoung).some((step) => {
    const since = olderSince(step, steps)
    // One suffices where there is no other, and where nobody else was there to write (CA23).
    return (
      !since.some((one) => writersOf(person, 'ageSteps', one) === undefined) && membersOf(since).length < 2
    )
  })
}

function olderSince(step: Shape, steps: readonly Shape[]): readonly Shape[] {
  const at = timeOf(step['at']) ?? 0
  return steps.filter((one) => !saysYoung(one) && (timeOf(one['at']) ?? 0) > at)
}

function saysYoung(step: Shape): boolean {
  return isYoung(textOf(step, 'band') ?? '')
}

function isYoung(band: string): boolean {
  return minorBands.includes(band)
}

function membersOf(steps: readonly Shape[]): readonly string[] {
  return [...new Set(steps.flatMap((one) => textOf(one, 'by') ?? []))]
}
