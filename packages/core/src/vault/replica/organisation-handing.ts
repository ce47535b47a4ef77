/** Names and shelters change hands, and the names of a case are founded by who may hold them. docs/formats/control.md, R60–R64. */
import { refuse } from '../../base/result.ts'
import { newCompartmentId, parseCompartmentId } from '../compartment.ts'
import { openLog } from '../control/founding.ts'
import { leadsOf, rightOf } from '../control/membership.ts'
import { logHexOf, type MemberId } from '../control/names.ts'
import { breaksNeverBoth, guardedKind } from '../control/never-both.ts'
import type { Scope } from '../schema.ts'
import { type Context, commit } from './context.ts'
import { foundingOf, keepFounding, moveFounding } from './founding.ts'
import { colleaguesIn } from './organisation-leaving.ts'
import { type Proposed, propose } from './organisation-proposals.ts'
import { holdsOther, pursueWishes, refusalOf, withWork, worstOf } from './organisation-rights.ts'
import { rotateLog } from './organisation-rotation.ts'
import { membershipOf, myRight, type Scene, sceneOf } from './organisation-scene.ts'
import {
  dropLeaving,
  keepLeaving,
  keepWish,
  leavings,
  storedProposals,
  wishes,
} from './organisation-shelf.ts'

/** Names or shelters go to somebody else and leave here, as soon as that member leads them. */
export async function handOver(scene: Scene, what: 'names' | 'shelters', to: MemberId): Promise<Proposed> {
  const { context, view, me } = scene
  if (!view.members.has(to) || to === me) return refuse({ kind: 'no-such-member' })
  const logs = context.book
    .all()
    .filter((log) => guardedKind(log.name) === what && myRight(scene, log) === 'lead')
  if (logs.length === 0) return refuse({ kind: 'not-a-lead' })
  const kept = logs.find((log) => holdsOther(scene, log, to))
  if (kept !== undefined) return refuse({ kind: 'never-both', member: to })
  const leading = logs.map((log) => ({ log: logHexOf(log.id), member: to, right: 'lead' }) as const)
  // Names are read with the work of their case alone: whoever does not read it would wait for them for ever.
  const beside = withWork(scene, leading).filter((one) => !leading.some(({ log }) => log === one.log))
  for (const change of beside) {
    const refused = refusalOf(scene, context.book.byHex(change.log), change)
    if (refused !== undefined) return refuse(refused)
  }
  const { shelf } = context.store
  commit(context, () => {
    for (const { log, right } of beside) if (right !== 'none') keepWish(shelf, { log, member: to, right })
    for (const { log, right } of leading) {
      keepWish(shelf, { log, member: to, right })
      keepLeaving(shelf, log)
    }
  })
  return worstOf([...(await pursueWishes(context)), ...(await pursueLeaving(context))])
}

export async function pursueLeaving(context: Context): Promise<readonly Proposed[]> {
  const outcomes: Proposed[] = []
  for (const hex of leavings(context.store.shelf)) {
    const scene = sceneOf(context)
    const log = context.book.byHex(hex)
    const state = log === undefined ? undefined : membershipOf(log)
    if (scene === undefined || log === undefined) continue
    if (state === undefined || rightOf(state, scene.me) === 'none') {
      commit(context, () => dropLeaving(context.store.shelf, hex))
      continue
    }
    const { shelf } = context.store
    const pending = storedProposals(shelf, hex).some((one) => one.state === 'mine')
    // Whoever has left gives nothing any more: what is still to be given here is given first.
    if (pending || wishes(shelf).some((wish) => wish.log === hex)) continue
    const others = leadsOf(state, scene.view).filter((member) => member !== scene.me)
    // Refused, or the one who was to have it is gone: nobody who is made a lead next year must find me out by it.
    if (others.length === 0) {
      commit(context, () => dropLeaving(shelf, hex))
      continue
    }
    // Their desk has read it: before that, what leaves here would be nowhere.
    const here = colleaguesIn(context, log)
    if (others.some((member) => here.includes(member))) {
      outcomes.push(await rotateLog(scene, log, { why: 'rights', out: [scene.me] }))
    }
  }
  return outcomes
}

/** The names of a case whose founder could not hold them. */
export async function foundNames(scene: Scene, caseId: string): Promise<Proposed> {
  const { context, view, me } = scene
  const scope: Scope = { kind: 'case', caseId }
  const work = context.book.byName({ scope, part: 'work' })
  const state = work === undefined ? undefined : membershipOf(work)
  if (work === undefined || state === undefined) return refuse({ kind: 'no-such-log' })
  if (myRight(scene, work) !== 'lead') return refuse({ kind: 'not-a-lead' })
  if (state.parts.names !== undefined) return refuse({ kind: 'not-allowed', why: 'already-used' })
  const name = { scope, part: 'names' } as const
  if (breaksNeverBoth(name, view, me)) return refuse({ kind: 'never-both', member: me })
  const id = newCompartmentId(context.world.random)
  commit(context, () => context.store.shelf.put('to-found', work.hex, id))
  const proposed = await propose(scene, work, { kind: 'part-founded', part: 'names', log: logHexOf(id) })
  if (!proposed.ok) commit(context, () => context.store.shelf.drop('to-found', work.hex))
  else await pursueFounding(context)
  return proposed
}

/** A log is founded when its case names it: of two who found one at once, one is named. */
export async function pursueFounding(context: Context): Promise<void> {
  for (const { key, value } of context.store.shelf.list('to-found', '')) {
    const scene = sceneOf(context)
    const work = context.book.byHex(key)
    const named = work === undefined ? undefined : membershipOf(work)?.parts.names
    const id = parseCompartmentId(value)
    if (scene === undefined || work === undefined || named === undefined || id === undefined) continue
    const { roster, view, me } = scene
    const name = { scope: work.name.scope, part: 'names' } as const
    const mine = named === logHexOf(id) && context.book.byName(name) === undefined
    // Named a holder in that minute: nobody else can found it, so it waits until they are one no more.
    if (mine && breaksNeverBoth(name, view, me)) continue
    const founder = {
      organisation: context.organisation,
      device: context.device,
      roster: roster.head[0],
      member: me,
    }
    const founded = mine ? [await openLog(founder, { id, name, members: [[me, 'lead']] }, context.world)] : []
    const founding = await foundingOf(context, founded, roster)
    commit(
      context,
      () => {
        context.store.shelf.drop('to-found', key)
        keepFounding(context, founding)
      },
      () => moveFounding(context, founding),
    )
  }
}
