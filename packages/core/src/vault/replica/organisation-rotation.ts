/**
 * New keys by themselves: after a removal, a lock, a journey, or because somebody asks. docs/formats/control.md, R30–R33, R50.
 */
import { toHex } from '../../base/bytes.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { type FinalList, finalOf } from '../control/finals.ts'
import { entitledDevices, isDue, rightsOf } from '../control/membership.ts'
import type { RightList } from '../control/membership-events.ts'
import { deviceIdOf, feedHexOf, type MemberId } from '../control/names.ts'
import { isDirectoryDue, rosterAt } from '../control/roster.ts'
import type { EpochReason } from '../control/roster-events.ts'
import { draftRotation } from '../control/rotation.ts'
import { commit } from './context.ts'
import { controlHead } from './control-chain.ts'
import type { LogState } from './log-book.ts'
import { type Proposed, type Proposing, proposeDraft, rosterFor } from './organisation-proposals.ts'
import { keysOf, membershipOf, myRight, type Scene } from './organisation-scene.ts'
import { dropProposalRow, keepProposal, storedProposals } from './organisation-shelf.ts'
import type { ActRefusal } from './organisation-words.ts'

/** Leads and admins act at once; others only when nobody has for so long: else twenty desks would race. */
const patience = 60_000

/** Makes the keys that are due and that this device may make. */
export async function rotateDue(scene: Scene): Promise<void> {
  for (const log of scene.context.book.all()) {
    if (log.frozen || hasEpochProposal(scene, log) || !mayRotate(scene, log)) continue
    await rotateLog(scene, log, { why: reasonFor(scene, log), out: [] })
  }
}

function hasEpochProposal({ context }: Scene, log: LogState): boolean {
  return storedProposals(context.store.shelf, log.hex).some(
    ({ draft, state }) => draft.event.kind === 'epoch' && state === 'mine',
  )
}

function mayRotate(scene: Scene, log: LogState): boolean {
  const { context, roster, view, me } = scene
  const state = membershipOf(log)
  const due =
    state === undefined ? log.control?.kind === 'roster' && isDirectoryDue(roster) : isDue(state, roster)
  const { shelf } = context.store
  const since = shelf.get('due', log.hex)
  if (!due) {
    if (since !== undefined) commit(context, () => shelf.drop('due', log.hex))
    return false
  }
  const right = myRight(scene, log)
  const atOnce = state === undefined ? view.members.get(me) === 'admin' : right === 'lead'
  if (atOnce) return true
  if (state !== undefined && right !== 'writer') return false
  const now = context.world.clock.millis()
  if (since === undefined) {
    const bytes = new Uint8Array(8)
    new DataView(bytes.buffer).setFloat64(0, now)
    commit(context, () => shelf.put('due', log.hex, bytes))
    return false
  }
  const waited = now - new DataView(since.buffer, since.byteOffset).getFloat64(0)
  // A clock that was ten years ahead must not keep the key of whoever was removed for ten years.
  return waited >= patience || waited < 0
}

function reasonFor({ roster }: Scene, log: LogState): EpochReason {
  const since = log.control?.state.epochs.at(-1)?.at(-1)
  const steps = roster.devices.flatMap((device) => device.steps).filter(([at]) => at > Number(since ?? 0))
  const [, last] = steps.findLast(([, state]) => state !== 'active') ?? []
  return last === 'suspended' ? 'suspension' : last === 'travelling' ? 'travel' : 'removal'
}

/** `out`: members who lose their right by it. `instead`: the proposal whose place it takes. */
type Rotating = Pick<Proposing, 'out' | 'instead'> & { readonly why: EpochReason }

/** One log gets a new key. */
export async function rotateLog(
  scene: Scene,
  log: LogState,
  { why, out, instead }: Rotating,
): Promise<Proposed> {
  const { context, roster, view } = scene
  const keys = keysOf(log)
  const kind = log.control?.kind
  if (keys === undefined || kind === undefined) return refuse({ kind: 'cut-off' })
  const members = stayingIn(scene, log, out)
  const staying = new Set(members.map(([member]) => member))
  const { draft, key } = await draftRotation(
    context.organisation,
    {
      log: log.id,
      kind,
      epoch: keys.size,
      keys,
      head: controlHead(log),
      ...(kind === 'roster' ? {} : { roster: rosterFor(log, roster), members }),
      finals: finalsOf(scene, log, kind === 'roster' ? new Set(view.members.keys()) : staying),
      why,
    },
    context.world,
  )
  return proposeDraft(scene, log, { draft, out, key, instead })
}

function stayingIn({ view }: Scene, log: LogState, out: readonly MemberId[]): RightList {
  const state = membershipOf(log)
  if (state === undefined) return []
  return [...rightsOf(state)]
    .filter(([member]) => view.members.has(member) && !out.includes(member))
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Where the feeds of devices that lose the key end, as far as this device has applied them. */
function finalsOf({ view }: Scene, log: LogState, staying: ReadonlySet<MemberId>): FinalList {
  const known = log.control?.state.finals ?? []
  const finals: (readonly [ReturnType<typeof feedHexOf>, number, string])[] = []
  for (const feed of log.feeds.values()) {
    if (feed.device === undefined || feed.head.seq === 0) continue
    const device = view.devices.get(deviceIdOf(feed.device))
    const stays = device?.state === 'active' && staying.has(device.member)
    const name = feedHexOf(feed.key)
    if (!stays && finalOf(known, name) === undefined)
      finals.push([name, feed.head.seq, toHex(feed.head.hash)])
  }
  return finals.sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Keys that a chain outran: thrown away, and made again where they are still wanted. */
export async function remakeEpoch(scene: Scene, log: LogState, id: string): Promise<void> {
  const { context, roster, me } = scene
  const { shelf } = context.store
  const proposal = storedProposals(shelf, log.hex).find((one) => one.id === id)
  if (proposal?.draft.event.kind !== 'epoch' || log.control === undefined) return
  const { why } = proposal.draft.event
  const state = membershipOf(log)
  const held = state === undefined ? undefined : rightsOf(state)
  const out = proposal.out.filter((member) => held?.has(member) === true)
  const due = state === undefined ? isDirectoryDue(roster) : isDue(state, roster)
  // Somebody else's new key did what this one was for.
  const isWanted = (out.length > 0 || due || why === 'suspicion') && held?.has(me) !== false
  if (isWanted && keysOf(log) === undefined) {
    // Theirs is still on its way here. Whom a right is to be taken from is said on this device alone, so it stays.
    const { key: _key, entry, letters: _letters, handedAt: _at, ...rest } = proposal
    if (entry !== undefined) commit(context, () => keepProposal(shelf, rest))
    return
  }
  const made = isWanted ? await rotateLog(scene, log, { why, out, instead: proposal }) : undefined
  if (made === undefined || (!made.ok && made.refusal.kind === 'not-allowed'))
    commit(context, () => dropProposalRow(shelf, proposal))
}

/** Every log that this device leads gets a new key. */
export async function rotateAll(
  scene: Scene,
  why: EpochReason,
): Promise<Result<readonly Proposed[], ActRefusal>> {
  const { context, view, me } = scene
  const done: Proposed[] = []
  for (const log of context.book.all()) {
    const mine =
      log.control?.kind === 'roster' ? view.members.get(me) === 'admin' : myRight(scene, log) === 'lead'
    if (mine && !log.frozen && keysOf(log) !== undefined)
      done.push(await rotateLog(scene, log, { why, out: [] }))
  }
  return done.length === 0 ? refuse({ kind: 'not-a-lead' }) : ok(done)
}

/**
 * Does the log stay with somebody who can open it when these go and this member is one of them? Whoever else leads it may have
 * no desk any more, or be locked or on a journey: then nobody would have its key.
 */
export function isLeftToSomebody(scene: Scene, log: LogState, out: readonly MemberId[]): boolean {
  if (!out.includes(scene.me)) return true
  return entitledHere(scene, log).some(({ kind, member }) => kind === 'desk' && !out.includes(member))
}

/** Devices that have this log's key by right, mine among them. */
export function entitledHere(
  { roster }: Pick<Scene, 'roster'>,
  log: LogState,
): ReturnType<typeof entitledDevices> {
  return entitledDevices(rosterAt(roster), membershipOf(log))
}
