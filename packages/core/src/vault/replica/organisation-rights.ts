/**
 * Who may read what: rights given, taken and handed over. docs/formats/control.md, R43, R44, R60–R64.
 *
 * A right may need an event of another chain first (the roster names a holder of the shelters before the key goes),
 * so it is kept as a wish until the chain says that it is so.
 */
import { ok, type Result, refuse } from '../../base/result.ts'
import { leadsOf, rightOf } from '../control/membership.ts'
import { logHexOf, type MemberId, type Right } from '../control/names.ts'
import { breaksNeverBoth, guardedKind, type Holding, heldBy, holdingOf } from '../control/never-both.ts'
import { type CasePart, caseParts, type Scope } from '../schema.ts'
import { type Context, commit } from './context.ts'
import { isHeld, type LogState } from './log-book.ts'
import { draftFor, type Proposed, propose, tryDraft } from './organisation-proposals.ts'
import { isLeftToSomebody, rotateLog } from './organisation-rotation.ts'
import { membershipOf, myRight, type Scene, sceneOf } from './organisation-scene.ts'
import {
  dropProposalRow,
  dropWish,
  isGoing,
  keepTakenOff,
  keepWish,
  leavings,
  storedProposals,
  timesTakenOff,
  type Wish,
  wishes,
} from './organisation-shelf.ts'
import type { ActOutcome, ActRefusal, RightChange } from './organisation-words.ts'

const nothingToDo: Proposed = ok({ state: 'done' } satisfies ActOutcome)

/** What is held here: by key, for that is what holding means. */
export function holdingHere(context: Context): Holding {
  const scene = sceneOf(context)
  if (scene === undefined) return 'apart'
  const names = context.book.all().filter(isHeld)
  return holdingOf(heldBy(names.map((log) => log.name)), scene.view, scene.me)
}

/** All of them, or none: what a rule refuses is told before anything is written. */
export async function changeRights(scene: Scene, changes: readonly RightChange[]): Promise<Proposed> {
  const given: { log: LogState; change: RightChange }[] = []
  for (const change of withWork(scene, changes)) {
    const log = scene.context.book.byHex(change.log)
    const refused = refusalOf(scene, log, change)
    if (refused !== undefined || log === undefined) return refuse(refused ?? { kind: 'no-such-log' })
    given.push({ log, change })
  }
  const outcomes: Proposed[] = []
  for (const [log, out] of taken(given)) outcomes.push(await takeAway(scene, log, out))
  const { shelf } = scene.context.store
  commit(scene.context, () => {
    for (const { log, change } of given) {
      const { member, right } = change
      if (right !== 'none') keepWish(shelf, { log: log.hex, member, right })
    }
  })
  outcomes.push(...(await pursueWishes(scene.context)))
  return worstOf(outcomes)
}

/** `work` says which logs are the parts of a case: nobody reads a part without it, and who loses it loses them all. */
export function withWork({ context }: Scene, changes: readonly RightChange[]): readonly RightChange[] {
  const all = [...changes]
  const add = (change: RightChange): void => {
    if (!all.some(({ log, member }) => log === change.log && member === change.member)) all.push(change)
  }
  for (const { log: hex, member, right } of changes) {
    const log = context.book.byHex(hex)
    if (log?.name.scope.kind !== 'case') continue
    const { scope, part } = log.name
    const work = context.book.byName({ scope, part: 'work' })
    if (part !== 'work' && right !== 'none' && work !== undefined && membershipOf(work) !== undefined) {
      if (comingRight(context, work, member) === 'none')
        add({ log: logHexOf(work.id), member, right: 'reader' })
    }
    if (part !== 'work' || right !== 'none') continue
    for (const other of caseParts) {
      const its = context.book.byName({ scope, part: other })
      if (its === undefined || comingRight(context, its, member) === 'none') continue
      add({ log: logHexOf(its.id), member, right: 'none' })
    }
  }
  return all
}

/** What a member is about to have: what waits to be given or taken is as good as on the chain. */
function comingRight({ store: { shelf } }: Context, log: LogState, member: MemberId): Right | 'none' {
  const waits = wishes(shelf).find((one) => one.log === log.hex && one.member === member)
  if (waits !== undefined) return waits.right
  const state = membershipOf(log)
  return state === undefined || isGoing(shelf, log.hex, member) ? 'none' : rightOf(state, member)
}

export function refusalOf(
  scene: Scene,
  log: LogState | undefined,
  change: RightChange,
): ActRefusal | undefined {
  const { context, view } = scene
  const state = log === undefined ? undefined : membershipOf(log)
  if (log === undefined || state === undefined) return { kind: 'no-such-log' }
  if (log.frozen) return { kind: 'frozen' }
  const { member, right } = change
  if (right !== 'none' && !view.members.has(member)) return { kind: 'no-such-member' }
  const orphaned = isLeaderless(scene, log)
  if (myRight(scene, log) !== 'lead' && !(orphaned && myRight(scene, log) !== 'none'))
    return { kind: 'not-a-lead' }
  const leads = leadsOf(state, view).filter((one) => one !== member)
  if (leads.length === 0 && right !== 'lead' && !orphaned) return { kind: 'last-lead' }
  if (right === 'none' && !isLeftToSomebody(scene, log, [member])) return { kind: 'last-lead' }
  const guarded = guardedKind(log.name)
  if (right === 'none' || guarded === undefined) return undefined
  if (holdingHere(context) === 'hand-over' && !leavings(context.store.shelf).includes(log.hex)) {
    return { kind: 'hand-over-first' }
  }
  return holdsOther(scene, log, member) ? { kind: 'never-both', member } : undefined
}

/** Everybody who led it has left the organisation (R46). */
function isLeaderless({ view }: Scene, log: LogState): boolean {
  const state = membershipOf(log)
  return state !== undefined && leadsOf(state, view).length === 0
}

/** As far as this device knows: shelters are public in the roster, names where it reads who has them. */
export function holdsOther({ context, view }: Scene, log: LogState, member: MemberId): boolean {
  if (view.sole === member) return false
  if (guardedKind(log.name) === 'names') return breaksNeverBoth(log.name, view, member)
  return context.book.all().some((other) => {
    const state = membershipOf(other)
    return state !== undefined && guardedKind(other.name) === 'names' && rightOf(state, member) !== 'none'
  })
}

function taken(
  given: readonly { readonly log: LogState; readonly change: RightChange }[],
): ReadonlyMap<LogState, readonly MemberId[]> {
  const out = new Map<LogState, MemberId[]>()
  for (const { log, change } of given) {
    if (change.right === 'none') out.set(log, [...(out.get(log) ?? []), change.member])
  }
  return out
}

/**
 * What waits to be given to them goes too. The relay may have marked it already and its answer was lost: so whoever was
 * about to have a right is taken out like somebody who has one, by a new key that follows whatever was marked.
 */
async function takeAway(scene: Scene, log: LogState, out: readonly MemberId[]): Promise<Proposed> {
  const { shelf } = scene.context.store
  const state = membershipOf(log)
  const held = (member: MemberId): boolean => state !== undefined && rightOf(state, member) !== 'none'
  const asked = storedProposals(shelf, log.hex).filter(({ draft: { event }, state: standing }) => {
    if (event.kind !== 'members' || standing !== 'mine') return false
    return event.set.some(([member]) => out.includes(member))
  })
  const named = asked.flatMap(({ draft: { event } }) => (event.kind === 'members' ? event.set : []))
  const going = out.filter((member) => held(member) || named.some(([one]) => one === member))
  const done = going.length === 0 ? nothingToDo : await rotateLog(scene, log, { why: 'rights', out: going })
  if (!done.ok) return done
  commit(scene.context, () => {
    for (const member of out) dropWish(shelf, { log: log.hex, member })
    for (const proposal of asked) dropProposalRow(shelf, proposal)
  })
  return done
}

/** Done means all are; otherwise the one that waits longest. */
export function worstOf(outcomes: readonly Proposed[]): Proposed {
  const refused = outcomes.find((one) => !one.ok)
  if (refused !== undefined) return refused
  const states = outcomes.flatMap((one) => (one.ok ? [one.value] : []))
  const waiting =
    states.find(({ state }) => state === 'waits-for-approval') ??
    states.find(({ state }) => state === 'waits-for-committer')
  return waiting === undefined ? nothingToDo : ok(waiting)
}

/** Writes what can be written of what is wished. Called again whenever a chain has moved. */
export async function pursueWishes(context: Context): Promise<readonly Proposed[]> {
  const outcomes: Proposed[] = []
  const byLog = Map.groupBy(wishes(context.store.shelf), ({ log }) => log)
  for (const [hex, list] of byLog) {
    const scene = sceneOf(context)
    const log = context.book.byHex(hex)
    if (scene === undefined || log === undefined) continue
    const open = list.filter((wish) => !isSettled(scene, log, wish))
    if (open.length > 0) outcomes.push(await pursue(scene, log, open))
  }
  outcomes.push(...(await shrinkHolders(context)))
  return outcomes
}

/** Fulfilled, or beyond wishing: its member has left, or my right to give it has. */
function isSettled({ context, view, me }: Scene, log: LogState, wish: Wish): boolean {
  const state = membershipOf(log)
  const gone = state === undefined || !view.members.has(wish.member) || rightOf(state, me) === 'none'
  const isOpen =
    isGoing(context.store.shelf, log.hex, wish.member) ||
    isAskedOtherwise(context, log, wish) ||
    (state !== undefined && rightOf(state, wish.member) !== wish.right)
  if (!gone && isOpen) return false
  commit(context, () => dropWish(context.store.shelf, wish))
  return true
}

/** Another right of theirs waits to be marked: what was wished last is given when that one has come, or come to nothing. */
function isAskedOtherwise({ store }: Context, log: LogState, { member, right }: Wish): boolean {
  return storedProposals(store.shelf, log.hex).some(
    ({ draft: { event }, state }) =>
      state === 'mine' &&
      event.kind === 'members' &&
      event.set.some(([who, what]) => who === member && what !== right),
  )
}

async function pursue(scene: Scene, log: LogState, open: readonly Wish[]): Promise<Proposed> {
  const { context, view } = scene
  const { shelf } = context.store
  const pending = storedProposals(shelf, log.hex).find(
    ({ draft, state, out }) =>
      state === 'mine' && (draft.event.kind === 'members' || open.some(({ member }) => out.includes(member))),
  )
  if (pending !== undefined) return ok({ state: 'waits-for-committer', proposal: pending.id })
  if (guardedKind(log.name) === 'shelters') {
    const missing = open.filter(({ member }) => !view.holders.has(member))
    if (missing.length > 0) {
      const claimed = await claimHolders(scene, [...view.holders, ...missing.map(({ member }) => member)])
      if (!claimed.ok || claimed.value.state !== 'done') return claimed
      const again = sceneOf(context)
      return again === undefined ? claimed : pursue(again, log, open)
    }
  }
  // An admin who cannot read the log signs for one name and sees it; whoever leads then gives the others theirs.
  const together = isLeaderless(scene, log) ? open.slice(0, 1) : open
  const set = together
    .map(({ member, right }) => [member, right] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const proposed = await propose(scene, log, { kind: 'members', set })
  if (proposed.ok || proposed.refusal.kind !== 'not-allowed') return proposed
  // What the rules refuse is not wished for ever. A full disk refuses nothing: half of what was given together is on the
  // chain by then, and a part of a case opens to nobody without the work.
  const allowed = open.filter((wish) => isAllowed(scene, log, wish))
  const isSplit = allowed.length > 0 && allowed.length < open.length
  const refused = isSplit ? open.filter((wish) => !allowed.includes(wish)) : open
  commit(context, () => refused.forEach((wish) => dropWish(shelf, wish)))
  return isSplit ? worstOf([proposed, await pursue(scene, log, allowed)]) : proposed
}

/** By itself: one who is refused takes nobody's right away who was given theirs together with them. */
function isAllowed(scene: Scene, log: LogState, { member, right }: Wish): boolean {
  const draft = draftFor(scene, log, { kind: 'members', set: [[member, right]] })
  return tryDraft(scene, log, draft, [scene.device]) === undefined
}

async function claimHolders(scene: Scene, members: readonly MemberId[]): Promise<Proposed> {
  const { directory } = scene.context.book
  const pending = storedProposals(scene.context.store.shelf, directory.hex).find(
    ({ draft, state }) => draft.event.kind === 'holders' && state === 'mine',
  )
  if (pending !== undefined) return ok({ state: 'waits-for-committer', proposal: pending.id })
  return propose(scene, directory, { kind: 'holders', shelters: [...new Set(members)].sort() })
}

/**
 * A member may be on the list again because another lead is about to give them the addresses anew, and must be there
 * first: so a desk takes them off no more often than this. Who stays on it without a right is refused names, no more.
 */
const mostTakenOff = 3

/** Whoever had the addresses and has them no more is named a holder no more, by a lead who knows. */
async function shrinkHolders(context: Context): Promise<readonly Proposed[]> {
  const scene = sceneOf(context)
  const log = context.book.byName({ scope: { kind: 'shelters' }, part: 'whole' })
  const state = log === undefined ? undefined : membershipOf(log)
  if (scene === undefined || log === undefined || state === undefined || myRight(scene, log) !== 'lead')
    return []
  const { shelf } = context.store
  const left = [...scene.view.holders].flatMap((member) => {
    const last = state.rights.find((one) => one.member === member)?.steps.at(-1)
    if (last?.[1] !== 'none') return []
    const one = { log: log.hex, member, at: last[0] }
    return timesTakenOff(shelf, one) < mostTakenOff ? [one] : []
  })
  if (left.length === 0 || wishes(shelf).some(({ log: hex }) => hex === log.hex)) return []
  const off = new Set(left.map(({ member }) => member))
  const proposed = await claimHolders(
    scene,
    [...scene.view.holders].filter((member) => !off.has(member)),
  )
  if (proposed.ok) commit(context, () => left.forEach((one) => keepTakenOff(shelf, one)))
  return [proposed]
}

/** All parts of a case that a member is to read; `work` says which logs they are, so it is always among them. */
export async function assign(
  scene: Scene,
  caseId: string,
  member: MemberId,
  parts: Readonly<Partial<Record<CasePart, RightChange['right']>>>,
): Promise<Proposed> {
  const scope: Scope = { kind: 'case', caseId }
  const work = scene.context.book.byName({ scope, part: 'work' })
  if (work === undefined || membershipOf(work) === undefined) return refuse({ kind: 'no-such-log' })
  const wanted = new Map<CasePart, RightChange['right']>()
  for (const part of ['work', 'names', 'places', 'medical', 'allegations'] as const) {
    const right = parts[part]
    if (right !== undefined) wanted.set(part, right)
  }
  const reads = [...wanted].some(([part, right]) => part !== 'work' && right !== 'none')
  const given = wanted.get('work') ?? comingRight(scene.context, work, member)
  if (reads && given === 'none') wanted.set('work', 'reader')
  const changes = logsOf(scene, scope, wanted, member)
  return changes.ok ? changeRights(scene, changes.value) : changes
}

function logsOf(
  { context }: Scene,
  scope: Scope,
  wanted: ReadonlyMap<CasePart, RightChange['right']>,
  member: MemberId,
): Result<readonly RightChange[], ActRefusal> {
  const changes: RightChange[] = []
  for (const [part, right] of wanted) {
    const log = context.book.byName({ scope, part })
    if (log !== undefined) changes.push({ log: logHexOf(log.id), member, right })
    else if (right !== 'none') return refuse({ kind: 'no-such-log' })
  }
  return ok(changes)
}
