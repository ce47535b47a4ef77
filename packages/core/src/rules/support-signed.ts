/** Money is asked for by one member and allowed by another, each under their own code, by a form too. */
import { forgery, isForged, type Saving } from './undoing.ts'
import type { Break } from './verdict.ts'
import { type Held, textsIn } from './world.ts'

const allowed: readonly string[] = ['approved', 'paid', 'accounted']

/** Support that names nobody who asked was written down afterwards: no approval of it is claimed. */
export function supportForged({ before, after, by }: Saving): readonly Break[] {
  const were = (field: string): readonly string[] => (before === undefined ? [] : textsIn(before, field))
  const signs = ['requestedBy', 'approvedBy'].filter((field) =>
    isForged(were(field), textsIn(after, field), by),
  )
  const [first] = signs.length > 0 ? signs : oneSigned(before, after)
  return first === undefined ? [] : [forgery(after.id, first)]
}

function oneSigned(before: Held | undefined, after: Held): readonly string[] {
  const standing = textsIn(after, 'state').filter((state) => allowed.includes(state))
  const isNew = standing.some((state) => before === undefined || !textsIn(before, 'state').includes(state))
  const asked = textsIn(after, 'requestedBy')
  const others = textsIn(after, 'approvedBy').filter((code) => !asked.includes(code))
  return isNew && asked.length > 0 && others.length === 0 ? ['approvedBy'] : []
}
