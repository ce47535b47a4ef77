/** R18: two files become one person only when a member of each team says so. Nothing merges by itself. */
import type { Wish } from './action.ts'
import { casesOf, isSamePerson } from './persons.ts'
import type { Because } from './reasons.ts'
import { distinctMembers } from './two-members.ts'
import type { Break } from './verdict.ts'
import { textsIn, type World } from './world.ts'

export function mergeBreaks({ a, b, approvals }: Wish<'merge'>, world: World): readonly Break[] {
  if (world.byId(a)?.type !== 'Person' || world.byId(b)?.type !== 'Person')
    return [{ rule: 'R18', record: a, because: 'no-such-record', allow: 'look-again' }]
  if (isSamePerson(a, b, world)) return [broken(b, 'merge-same-person')]
  const members = distinctMembers(approvals, world)
  if (members.length < 2) return [broken(b, 'merge-one-member')]
  const [teamA, teamB] = [teamOf(a, world), teamOf(b, world)]
  const isEachHeard = members.some(
    (one) => teamA(one) && members.some((other) => other !== one && teamB(other)),
  )
  return isEachHeard ? [] : [broken(b, 'merge-not-both-teams')]
}

/** Whoever answers for the case or is named in its team. A person without a case has none to protect: any member may speak. */
function teamOf(personId: string, world: World): (member: string) => boolean {
  const cases = casesOf(personId, world)
  if (cases.length === 0) return () => true
  const team = new Set(cases.flatMap((one) => [...textsIn(one, 'owner'), ...textsIn(one, 'team')]))
  return (member) => team.has(member)
}

function broken(record: string, because: Because): Break {
  return { rule: 'R18', record, because, allow: because === 'merge-same-person' ? 'nothing' : 'each-team' }
}
