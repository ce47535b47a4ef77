/**
 * Names and shelters in different hands. docs/formats/control.md, rules R60 to R64.
 *
 * Whoever knows who somebody is must not also know where: one arrest, one stolen laptop or one turned member would
 * give both. The only member of an organisation has to hold both and is told so; with the second member it ends.
 */
import type { CompartmentName } from '../schema.ts'
import type { MemberId } from './names.ts'
import type { RosterView } from './roster.ts'

export type Guarded = 'names' | 'shelters'

export function guardedKind({ scope, part }: CompartmentName): Guarded | undefined {
  if (part === 'names') return 'names'
  return scope.kind === 'shelters' ? 'shelters' : undefined
}

/** Would this right break the rule, as far as the roster tells? Deterministic: part of judging an event. */
export function breaksNeverBoth(name: CompartmentName, view: RosterView, member: MemberId): boolean {
  if (view.sole === member) return false
  const kind = guardedKind(name)
  if (kind === 'names') return view.holders.has(member)
  // Nobody is given the addresses before the roster names them a holder: that is how everybody can refuse them names.
  return kind === 'shelters' && !view.holders.has(member)
}

/** What a device knows of its own member: the last check, which no lead can talk it out of. */
export type Held = { readonly names: boolean; readonly shelters: boolean }

export function heldBy(names: readonly CompartmentName[]): Held {
  const kinds = names.map(guardedKind)
  return { names: kinds.includes('names'), shelters: kinds.includes('shelters') }
}

/** Refuse a key that would give this member both? */
export function wouldHoldBoth(held: Held, wanted: CompartmentName, view: RosterView, me: MemberId): boolean {
  if (view.sole === me) return false
  const kind = guardedKind(wanted)
  return (kind === 'names' && (held.shelters || view.holders.has(me))) || (kind === 'shelters' && held.names)
}

/** `alone`: one member who therefore holds both. `hand-over`: others came; one of the two must go. */
export type Holding = 'apart' | 'alone' | 'hand-over'

export function holdingOf(held: Held, view: RosterView, me: MemberId): Holding {
  if (!held.names || !held.shelters) return 'apart'
  return view.sole === me ? 'alone' : 'hand-over'
}
