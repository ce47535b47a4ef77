/** R30: a private person accused is named to those who can judge, on first-hand words, with a lawyer's approval. */
import type { Wish } from './action.ts'
import { oneApproval } from './approvals.ts'
import { isSamePerson } from './persons.ts'
import type { Allow, Because } from './reasons.ts'
import { distinctMembers } from './two-members.ts'
import type { Break } from './verdict.ts'
import {
  type Held,
  roleOf,
  type Shape,
  shapesIn,
  textIn,
  textListOf,
  textOf,
  textsIn,
  type World,
} from './world.ts'

const mayHear: readonly string[] = ['court', 'prosecutor', 'un_body']
const firstHand: readonly string[] = ['suffered', 'saw', 'heard_event']

export function accusedBreaks(wish: Wish<'nameAccused'>, world: World): readonly Break[] {
  const held = world.byId(wish.personId)
  if (held?.type !== 'Person') return [broken(wish.personId, 'no-such-record', 'look-again')]
  // An official answers in public for the office.
  if (textIn(held, 'kind') === 'public_official') return []
  const approvers = distinctMembers(wish.approvals, world)
  const acts = actsAgainst(wish.personId, world)
  return [
    ...(mayHear.includes(wish.to.kind) ? [] : [broken(held.id, 'accused-recipient', 'court-only')]),
    ...(approvers.some((one) => roleOf(world, one) === 'legal')
      ? []
      : [broken(held.id, 'accused-no-legal', 'legal-approves')]),
    ...(acts.length > 0 ? [] : [broken(held.id, 'accused-no-degree', 'ground-accusation')]),
    ...(acts.some(({ act, involvement }) => isFirstHand(act, involvement, world))
      ? []
      : [broken(held.id, 'accused-not-first-hand', 'ground-accusation')]),
    ...(approvers.length >= 2 ? [] : [oneApproval(held.id)]),
  ]
}

type Accusation = { readonly act: Held; readonly involvement: Shape }

function actsAgainst(personId: string, world: World): readonly Accusation[] {
  return world.ofType('Act').flatMap((act) =>
    shapesIn(act, 'involvements')
      .filter((one) => {
        const who = textOf(one, 'personId')
        return who !== undefined && isSamePerson(who, personId, world) && (textOf(one, 'degree') ?? '') !== ''
      })
      .map((involvement) => ({ act, involvement })),
  )
}

/** The claims of the involvement where it names its own, else those of the act. */
function isFirstHand(act: Held, involvement: Shape, world: World): boolean {
  const own = textListOf(involvement, 'claimIds')
  const claims = own.length > 0 ? own : textsIn(act, 'claimIds')
  return claims.some((id) => {
    const claim = world.byId(id)
    const how = claim === undefined ? [] : textsIn(claim, 'evidentiality')
    return how.length > 0 && how.every((one) => firstHand.includes(one))
  })
}

function broken(record: string, because: Because, allow: Allow): Break {
  return { rule: 'R30', record, because, allow }
}
