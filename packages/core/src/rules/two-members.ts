/** R09: whose approvals count at all, and that two are needed. */
import { roleOf, type World } from './world.ts'

/** The same member twice is one approval; a code that no member has is none, and neither is the person's own. */
export function distinctMembers(codes: readonly string[], world: World): readonly string[] {
  return [...new Set(codes)].filter((code) => {
    const role = roleOf(world, code)
    return role !== undefined && role !== 'subject'
  })
}

export function twoApprove(codes: readonly string[], world: World): boolean {
  return distinctMembers(codes, world).length >= 2
}
