/** R06: what a minor cannot be asked to agree to, and what two members must have decided together first. */
import { decidedBy } from './best-interest.ts'
import { ageOf, casesOf } from './persons.ts'
import type { Break } from './verdict.ts'
import { type Held, roleOf, type Shape, shapesIn, textOf, type World } from './world.ts'

/** Named to one's State, in public reports, to the press, in pictures, with journalists: never before eighteen. */
const closed: readonly string[] = ['P08', 'P09', 'P11', 'P12', 'P13']

export function minorBreaks(personId: string, purpose: string, world: World): readonly Break[] {
  const age = ageOf(personId, world)
  if (age === 'adult') return []
  const names = { person: personId, purpose }
  if (age === 'unreadable')
    return [{ rule: 'R06', record: personId, because: 'age-unreadable', allow: 'open-with-key', names }]
  if (closed.includes(purpose))
    return [{ rule: 'R06', record: personId, because: 'minor-purpose', allow: 'nothing', names }]
  return hasDecision(personId, world)
    ? []
    : [{ rule: 'R06', record: personId, because: 'minor-no-decision', allow: 'decide-best-interest', names }]
}

export function isClosedToMinors(purpose: string): boolean {
  return closed.includes(purpose)
}

/** Of two decisions written apart none counts until the desks agree: one of them may say no. */
function hasDecision(personId: string, world: World): boolean {
  return casesOf(personId, world).some((one) => {
    const decisions = shapesIn(one, 'bestInterest')
    return decisions.length === 1 && decisions.every((decision) => isDecided(one, decision, world))
  })
}

function isDecided(file: Held, decision: Shape, world: World): boolean {
  const by = decidedBy(file, decision).filter((code) => {
    const role = roleOf(world, code)
    return role !== undefined && role !== 'subject'
  })
  return new Set(by).size >= 2 && (textOf(decision, 'decision') ?? '').trim() !== ''
}
