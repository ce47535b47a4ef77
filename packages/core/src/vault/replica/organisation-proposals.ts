/**
 * Proposals: from what somebody wants to a control event that counts. docs/formats/control.md, R6, R7, R11, R22.
 *
 * An event is tried on the rules before it is written. It waits on the shelf for the signatures of others and for
 * the committer's mark, and when somebody else's entry took its place it is made again on top of that.
 */
import { ok, type Result, refuse } from '../../base/result.ts'
import { adminQuorum, leaderlessQuorum, type Quorum } from '../control/approvals.ts'
import { type Approval, approve, type Draft, mostApprovals } from '../control/control-body.ts'
import { isKeeper, keeperMark } from '../control/marks.ts'
import { leadsOf, rightOf } from '../control/membership.ts'
import type { MembershipEvent } from '../control/membership-events.ts'
import { membershipAfter, rosterWindow } from '../control/membership-rules.ts'
import type { DeviceId, MemberId } from '../control/names.ts'
import { logHexOf, logOf } from '../control/names.ts'
import { activeMemberOf, type RosterState } from '../control/roster.ts'
import type { RosterEvent } from '../control/roster-events.ts'
import { rosterAfter } from '../control/roster-rules.ts'
import type { DeadReason } from '../control/ruling.ts'
import { isOfStrikes } from '../control/strikes.ts'
import { newDraft, writeControl } from '../control/write-control.ts'
import { type Context, commit } from './context.ts'
import { catchUp, controlHead, isMarkedAlready, receiveControlEntries } from './control-chain.ts'
import type { LogState } from './log-book.ts'
import { askForApproval } from './organisation-letters.ts'
import { feedFor, membershipOf, type Scene, whereOf } from './organisation-scene.ts'
import { dropProposalRow, keepProposal, type StoredProposal, storedProposals } from './organisation-shelf.ts'
import type { ActOutcome, ActRefusal } from './organisation-words.ts'
import { StoreFull } from './store.ts'
import { rosterHashAt } from './stored-control.ts'

export type Proposed = Result<ActOutcome, ActRefusal>
type AnyEvent = RosterEvent | MembershipEvent

/** Would this be applied, written now on top of the chain and signed by these? */
export function tryDraft(
  { roster }: Pick<Scene, 'roster'>,
  log: LogState,
  draft: Draft,
  by: readonly DeviceId[],
): DeadReason | undefined {
  const seq = controlHead(log).seq + 1
  const said = { seq, hash: '00'.repeat(32), by, base: draft.base, id: draft.id }
  const state = membershipOf(log)
  if (state === undefined) {
    const { event } = draft
    if (!isRosterEvent(event, draft)) return 'malformed'
    const verdict = rosterAfter(roster, { ...said, event })
    return 'dead' in verdict ? verdict.dead : undefined
  }
  const { event, roster: at = 0 } = draft
  if (isRosterEvent(event, draft)) return 'malformed'
  const verdict = membershipAfter(state, roster, { ...said, event, roster: at })
  return 'dead' in verdict ? verdict.dead : undefined
}

/** A draft of the directory names no roster (R1). */
function isRosterEvent(_event: AnyEvent, draft: Draft): _event is RosterEvent {
  return draft.roster === undefined
}

/** For a change that more than one must sign: who has, and who could. */
export function quorumOf(
  { view, me }: Scene,
  log: LogState | undefined,
  { event }: Draft,
  by: readonly DeviceId[],
): Quorum | undefined {
  switch (event.kind) {
    case 'members': {
      const state = log === undefined ? undefined : membershipOf(log)
      if (state !== undefined && leadsOf(state, view).length > 0) return undefined
      const isOne = ([member, right]: (typeof event.set)[number]): boolean =>
        right === 'lead' && (state === undefined || rightOf(state, member) !== 'none')
      if (!event.set.every(isOne)) return undefined
      return leaderlessQuorum(
        view,
        by,
        event.set.map(([member]) => member),
      )
    }
    case 'member-added':
      return event.role === 'admin' ? adminQuorum(view, by) : undefined
    case 'member-role':
      return adminQuorum(view, by, event.member)
    case 'member-removed':
      return view.members.get(event.member) === 'admin' ? adminQuorum(view, by, event.member) : undefined
    case 'device-enrolled':
      return event.member === me ? undefined : adminQuorum(view, by, event.member)
    case 'device-struck': {
      const owner = view.devices.get(event.device)?.member
      const others = owner !== undefined && owner !== me && view.members.get(owner) === 'admin'
      return others ? adminQuorum(view, by, owner) : undefined
    }
    case 'relay-set':
    case 'keeper-set':
    case 'suite-floor':
      return adminQuorum(view, by)
    default:
      return undefined
  }
}

type Asked = Pick<StoredProposal, 'draft' | 'from'>
type Worth = 'good' | 'dead' | 'later'

/**
 * Is a colleague's draft any good with my name under it? `later`: it stands on what this desk has not read yet, or its
 * author is locked for now.
 */
export function worthOf(scene: Scene, log: LogState | undefined, asked: Asked): Worth {
  if (log?.control === undefined) return worthUnread(scene, asked)
  const { draft, from } = asked
  const { roster, view } = scene
  if (draft.base > controlHead(log).seq || (draft.roster ?? 0) > roster.head[0]) return 'later'
  const by = [from, scene.device]
  const dead = tryDraft(scene, log, draft, by)
  if (dead === undefined) return 'good'
  if (dead === 'unknown-device' && view.devices.has(from)) return 'later'
  return dead === 'not-allowed' && quorumOf(scene, log, draft, by) !== undefined ? 'good' : 'dead'
}

/**
 * Of a log that this desk does not read one thing is asked: that somebody leads where nobody does any more (R46). Whether that is
 * so, whoever reads it judges; one name at a time, and all of it is on the screen.
 */
function worthUnread({ roster, view, me }: Scene, { draft, from }: Asked): Worth {
  const { event, roster: at } = draft
  if (at === undefined || event.kind !== 'members') return 'dead'
  if (at > roster.head[0]) return 'later'
  if (activeMemberOf(view, from) === undefined) return view.devices.has(from) ? 'later' : 'dead'
  const [[raised, right] = []] = event.set
  const isOne = event.set.length === 1 && right === 'lead' && raised !== undefined && view.members.has(raised)
  return isOne && leaderlessQuorum(view, [from], [raised]).others.includes(me) ? 'good' : 'dead'
}

/** The newest roster that an event of this log may name. */
export function rosterFor(log: LogState, { head: [newest] }: RosterState): number {
  return Math.min(newest, (membershipOf(log)?.roster ?? 0) + rosterWindow)
}

export function draftFor<E extends AnyEvent>({ context, roster }: Scene, log: LogState, event: E): Draft<E> {
  const base = controlHead(log).seq
  const at = log.control?.kind === 'roster' ? { base } : { base, roster: rosterFor(log, roster) }
  return newDraft(event, at, context.world.random)
}

export async function propose(scene: Scene, log: LogState, event: AnyEvent): Promise<Proposed> {
  return proposeDraft(scene, log, { draft: draftFor(scene, log, event), out: [] })
}

/** `key`: what an epoch event announces. */
export type Proposing = {
  readonly draft: Draft
  readonly out: readonly MemberId[]
  readonly key?: Uint8Array<ArrayBuffer>
  readonly approvals?: readonly Approval[]
  /** What it takes the place of leaves in the transaction that keeps it: what was asked for is at no moment nowhere. */
  readonly instead?: StoredProposal | undefined
}

export async function proposeDraft(scene: Scene, log: LogState, wanted: Proposing): Promise<Proposed> {
  const { context, device } = scene
  if (log.frozen) return refuse({ kind: 'frozen' })
  if (log.keys.get(log.control?.state.epoch ?? 0) === undefined) return refuse({ kind: 'cut-off' })
  const { draft, out, key, approvals = [], instead } = wanted
  const by = [device, ...approvals.map((one) => one.device)]
  const dead = tryDraft(scene, log, draft, by)
  const quorum = dead === undefined ? undefined : quorumOf(scene, log, draft, by)
  if (dead !== undefined && !isShortOfSignatures(dead, quorum))
    return refuse({ kind: 'not-allowed', why: dead })
  const proposal: StoredProposal = {
    id: draft.id,
    log: logHexOf(log.id),
    draft,
    approvals,
    state: 'mine',
    from: device,
    out,
    ...(key === undefined ? {} : { key }),
  }
  try {
    if (quorum !== undefined && dead !== undefined) {
      await askForApproval(scene, proposal, quorum.others, instead)
      const { have, need, others } = quorum
      return ok({ state: 'waits-for-approval', proposal: draft.id, have, need, by: others })
    }
    return ok(await putOnTop(scene, log, proposal, instead))
  } catch (problem) {
    if (!(problem instanceof StoreFull)) throw problem
    return refuse({ kind: 'disk-full' })
  } finally {
    context.store.records.forgetUnkept()
  }
}

function isShortOfSignatures(dead: DeadReason, quorum: Quorum | undefined): quorum is Quorum {
  return dead === 'not-allowed' && quorum !== undefined && !quorum.met && quorum.others.length > 0
}

/** Writes the entry that comes next, keeps it, and marks it where this device is the keeper. */
export async function putOnTop(
  scene: Scene,
  log: LogState,
  proposal: StoredProposal,
  instead?: StoredProposal,
): Promise<ActOutcome> {
  const { context, roster } = scene
  const epoch = log.control?.state.epoch ?? 0
  const key = log.keys.get(epoch)?.key
  if (key === undefined) return { state: 'waits-for-committer', proposal: proposal.id }
  // What was written for this place is used again: two entries of one number, both marked, are a fork.
  const kept = isOnTop(log, proposal) ? proposal.entry : undefined
  const entry =
    kept ??
    (await writeControl(
      whereOf(context, log),
      { device: context.device, feed: await feedFor(context, log) },
      proposal.draft,
      {
        epoch,
        key,
        head: controlHead(log),
        approvals: foremost(scene, proposal.approvals),
        past: pastOf(context, proposal),
      },
      context.world,
    ))
  // On the disk before anybody sees it.
  if (kept === undefined) {
    commit(context, () => {
      keepProposal(context.store.shelf, { ...proposal, entry })
      if (instead !== undefined) dropProposalRow(context.store.shelf, instead)
    })
  }
  if (!isKeeper(roster, context.device)) return { state: 'waits-for-committer', proposal: proposal.id }
  // The disk was full between mark and judgement: what is marked is judged, and nothing else is marked beside it.
  if (await isMarkedAlready(context, log, entry.header.seq)) await catchUp(context, [log])
  else {
    const mark = await keeperMark(context.device, log.id, entry, context.world.clock.millis())
    await receiveControlEntries(context, log, [{ entry, mark }])
  }
  const waits = storedProposals(context.store.shelf, log.hex).some(({ id }) => id === proposal.id)
  return waits ? { state: 'waits-for-committer', proposal: proposal.id } : { state: 'done' }
}

/** An event bears so many signatures beside its author's and no more (R2): one of every admin, then one of every member. */
function foremost({ view }: Scene, approvals: readonly Approval[]): readonly Approval[] {
  const seen = new Set<MemberId>()
  const ranked = approvals.map((approval) => {
    const member = activeMemberOf(view, approval.device)
    const isNew = member !== undefined && !seen.has(member)
    if (isNew) seen.add(member)
    return { approval, rank: !isNew ? 2 : view.members.get(member) === 'admin' ? 0 : 1 }
  })
  const sorted = ranked.toSorted((a, b) => a.rank - b.rank)
  return sorted.slice(0, mostApprovals - 1).map(({ approval }) => approval)
}

function pastOf(context: Context, { draft: { roster } }: StoredProposal): string | undefined {
  return roster === undefined ? undefined : rosterHashAt(context, roster)
}

/** Does this proposal stand on the end of its chain as it is now? */
export function isOnTop(log: LogState, { entry }: StoredProposal): boolean {
  const head = controlHead(log)
  return (
    entry !== undefined &&
    entry.header.seq === head.seq + 1 &&
    entry.header.previous.toHex() === head.hash.toHex()
  )
}

/** Others were faster: made again on top, asked for again when it grew stale, or told to be pointless. */
export async function remake(scene: Scene, log: LogState, proposal: StoredProposal): Promise<void> {
  const { context, device } = scene
  const { shelf } = context.store
  const { draft } = proposal
  const by = [device, ...proposal.approvals.map((one) => one.device)]
  // A list of everybody: made again from what it is now, or whoever another named in the same minute would be taken off it.
  if (draft.event.kind === 'holders') {
    commit(context, () => dropProposalRow(shelf, proposal))
    return
  }
  const dead = tryDraft(scene, log, draft, by)
  if (dead === undefined) {
    await putOnTop(scene, log, proposal)
    return
  }
  if (dead === 'not-allowed' && isShortOfSignatures(dead, quorumOf(scene, log, draft, by))) return
  // Somebody else agreed, or struck the same. A desk looks at the entries again, and wishes by itself what is left to go:
  // the same wish under a newer number would name bodies that were looked at before.
  if (isOfStrikes(draft)) {
    commit(context, () => dropProposalRow(shelf, proposal))
    return
  }
  if (dead === 'stale') {
    const anew = { draft: draftFor(scene, log, draft.event), out: proposal.out, instead: proposal }
    const made = await proposeDraft(scene, log, anew)
    if (!made.ok && made.refusal.kind === 'not-allowed')
      commit(context, () => dropProposalRow(shelf, proposal))
    return
  }
  const { key: _key, entry: _entry, letters: _letters, handedAt: _at, ...rest } = proposal
  commit(context, () => keepProposal(shelf, { ...rest, state: 'overtaken' }))
}

/** My signature on a colleague's draft, as the letter that carries it back needs it. */
export function signDraft(context: Context, { log: hex, draft }: StoredProposal): Promise<Approval> {
  const log = context.book.byHex(hex)
  const { organisation } = context
  const where =
    log === undefined ? { organisation, log: logOf(hex), kind: 'membership' as const } : whereOf(context, log)
  return approve(where, draft, context.device)
}
