/** What follows by itself from what was committed, and what is still to be carried. */
import { type Bytes, u64 } from '../../base/bytes.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { publicKeyOf } from '../../sealed/sign.ts'
import { isKeeper } from '../control/marks.ts'
import { leadsOf, rightOf } from '../control/membership.ts'
import { type DeviceId, deviceIdOf, type LogHex, logHexOf, type Role } from '../control/names.ts'
import { activeMemberOf, rosterAt } from '../control/roster.ts'
import { isOfStrikes } from '../control/strikes.ts'
import { type Context, commit } from './context.ts'
import { handSecrets } from './device-secrets.ts'
import { isKeyDisputed } from './disputed.ts'
import type { LogState } from './log-book.ts'
import { noteFounded, sendGrants } from './organisation-grants.ts'
import { pursueFounding, pursueLeaving } from './organisation-handing.ts'
import { tellEnds } from './organisation-invitations.ts'
import { areKeysHanded, handKeys } from './organisation-key-letters.ts'
import { forgetLeft, isReadyToPost, isReadyToTravel, isTravelling, onlyHere } from './organisation-leaving.ts'
import { desksOf, keepLetters, sealTo } from './organisation-letters.ts'
import {
  isOnTop,
  type Proposed,
  putOnTop,
  quorumOf,
  remake,
  signDraft,
  worthOf,
} from './organisation-proposals.ts'
import { pursueWishes } from './organisation-rights.ts'
import { isLeftToSomebody, remakeEpoch, rotateDue } from './organisation-rotation.ts'
import { membershipOf, type Scene, sceneOf } from './organisation-scene.ts'
import {
  dropLeaving,
  dropProposalRow,
  dropWish,
  keepProposal,
  type StoredProposal,
  storedProposals,
  toGrant,
} from './organisation-shelf.ts'
import { stepUp } from './organisation-stepping.ts'
import { voidStuck } from './organisation-voiding.ts'
import type { AccessMove, ActRefusal, EntryToCommit, Proposal } from './organisation-words.ts'

/** What the next step depends on: when it stays, nothing follows any more. */
export function chainsOf({ book, store }: Context): string {
  const heads = book.all().map((log) => `${log.hex}${log.control?.state.head[0] ?? 0}`)
  return `${heads.join()};${toGrant(store.shelf).length};${store.shelf.list('to-found', '').length}`
}

export async function settleOnce(context: Context): Promise<void> {
  const scene = sceneOf(context)
  const travelling = isTravelling(context)
  // Whoever was promised a key gets it before this device lets go of it: of a log that it alone has read nobody else can.
  if (scene === undefined) await sendLast(context)
  forgetLeft(context, scene, travelling)
  if (scene === undefined) return
  for (const proposal of storedProposals(context.store.shelf)) {
    const log = context.book.byHex(proposal.log)
    const now = sceneOf(context)
    if (now === undefined) continue
    if (log !== undefined) await tend(now, log, proposal)
    // What was proposed in a log that has left waits until the log is back: the relay may have marked it.
    else if (proposal.state === 'asked' && worthOf(now, log, proposal) === 'dead')
      commit(context, () => dropProposalRow(context.store.shelf, proposal))
  }
  const known = sceneOf(context)
  if (known !== undefined) await stepUp(known)
  await pursueFounding(context)
  await pursueWishes(context)
  await pursueLeaving(context)
  const now = sceneOf(context)
  if (now === undefined) return
  await voidStuck(now)
  await rotateDue(now)
  const after = sceneOf(context)
  if (after === undefined) return
  noteFounded(after)
  await handKeys(after)
  await sendGrants(after)
  await handSecrets(after)
  await askForKeys(after)
  await tellEnds(context)
}

async function sendLast(context: Context): Promise<void> {
  const { roster } = context.book
  const device = deviceIdOf(publicKeyOf(context.device))
  const me = roster?.devices.find((one) => one.device === device)?.member
  if (roster === undefined || me === undefined) return
  await sendGrants({ context, roster, view: rosterAt(roster), me, device })
}

async function tend(scene: Scene, log: LogState, proposal: StoredProposal): Promise<void> {
  const { context, roster } = scene
  if (log.frozen) return
  if (proposal.state === 'asked') {
    // The one who asked has it on the chain by now, or what others did made it pointless there too.
    if (log.control !== undefined && worthOf(scene, log, proposal) === 'dead') {
      commit(context, () => dropProposalRow(context.store.shelf, proposal))
    }
    return
  }
  if (isKeyGivenUp(proposal) && !isOnTop(log, proposal))
    commit(context, () => dropProposalRow(context.store.shelf, proposal))
  if (proposal.state !== 'mine') return
  const isEpoch = proposal.draft.event.kind === 'epoch'
  if (isEpoch && !isLeftToSomebody(scene, log, proposal.out)) {
    // Whoever was to read on is locked, away or gone since: the key that is due for that is made without this leave.
    commit(context, () => keepProposal(context.store.shelf, { ...proposal, state: 'overtaken' }))
    return
  }
  if (proposal.entry !== undefined && isOnTop(log, proposal)) {
    // Killed between writing and marking, as the keeper: marked now.
    if (isKeeper(roster, context.device)) await putOnTop(scene, log, proposal)
    return
  }
  if (isEpoch) await remakeEpoch(scene, log, proposal.id)
  else await remake(scene, log, proposal)
}

/** Letters are lost, and whoever is asked may not have the key yet: asked again after so long. */
const askAgainAfter = 6 * 3_600_000

/** Entitled, and without the key of now: its leads are asked, and the other desks of this member. */
async function askForKeys(scene: Scene): Promise<void> {
  const { context, roster, view, me } = scene
  const { shelf } = context.store
  const wanted = keyWanted(context).flatMap((hex) => context.book.byHex(hex) ?? [])
  const now = context.world.clock.millis()
  const fresh = wanted.filter(
    (log) => Math.abs(now - askedAt(shelf.get('asked', askedKey(log)))) >= askAgainAfter,
  )
  if (fresh.length === 0) return
  const leads = new Set(
    fresh.flatMap((log) => {
      const state = membershipOf(log)
      return state === undefined ? [...view.members.keys()] : leadsOf(state, view)
    }),
  )
  const to = desksOf(scene, [...leads, me]).filter(({ device }) => device !== scene.device)
  const letters = await sealTo(context, roster, to, { kind: 'give-back-asked' })
  commit(context, () => {
    for (const log of fresh) shelf.put('asked', askedKey(log), u64(now))
    keepLetters(context, letters)
  })
}

function askedAt(bytes: Uint8Array | undefined): number {
  if (bytes?.length !== 8) return Number.NEGATIVE_INFINITY
  return Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0))
}

function askedKey(log: LogState): string {
  return `${log.hex}/${log.control?.state.epoch ?? 0}`
}

export function keyWanted(context: Context): readonly LogHex[] {
  const scene = sceneOf(context)
  if (scene === undefined) return []
  return context.book
    .all()
    .filter((log) => {
      const { control } = log
      if (control === undefined || log.keys.has(control.state.epoch)) return false
      return control.kind === 'roster' || rightOf(control.state, scene.me) !== 'none'
    })
    .map((log) => logHexOf(log.id))
}

export function toCommit(context: Context): readonly EntryToCommit[] {
  // Locked or away: what it had wanted would count, and a key of its own making would be on this device alone.
  const scene = sceneOf(context)
  if (scene === undefined) return []
  const taken = new Set<string>()
  const all = storedProposals(context.store.shelf)
  const journeys = all.filter(isJourney)
  // A journey comes last, and not before what would leave with the logs.
  const others = all.filter((one) => !journeys.includes(one))
  return [...others, ...(journeys.length > 0 && isReadyToTravel(context) ? journeys : [])].flatMap(
    ({ log: hex, id, entry, state, ...rest }) => {
      const log = context.book.byHex(hex)
      const proposal = { log: hex, id, state, entry, ...rest }
      if (log === undefined || log.frozen || state !== 'mine' || entry === undefined || taken.has(hex))
        return []
      if (!isOnTop(log, { ...proposal, entry }) || !areKeysHanded(context, { ...proposal, entry })) return []
      if (!isLeftToSomebody(scene, log, proposal.out)) return []
      // One at a time: two of one number would be a fork of our own making.
      taken.add(hex)
      return [{ log: log.id, proposal: id, entry }]
    },
  )
}

export function awaitsPost(context: Context): boolean {
  const all = storedProposals(context.store.shelf)
  if (all.some(isJourney) && isReadyToPost(context) && !isReadyToTravel(context)) return true
  return all.some((one) => one.state === 'mine' && one.letters !== undefined && !areKeysHanded(context, one))
}

function isJourney({ draft }: StoredProposal): boolean {
  return draft.event.kind === 'device-travelling'
}

/** Of a key that others may never have had the relay is not told: they would be shut out. */
export function movesOf(context: Context): readonly AccessMove[] {
  const { store, book } = context
  return store.shelf.list('move', '').flatMap(({ key, value }) => {
    const log = book.byHex(key)
    return log === undefined || value.length !== 64 || isKeyDisputed(context, log)
      ? []
      : [{ log: log.id, from: half(value, 0), to: half(value, 32) }]
  })
}

function half(bytes: Uint8Array, at: number): Bytes {
  return new Uint8Array(bytes.subarray(at, at + 32))
}

export function proposalsShown(context: Context): readonly Proposal[] {
  const scene = sceneOf(context)
  if (scene === undefined) return []
  // What desks do by themselves is nobody's question.
  const shown = storedProposals(context.store.shelf).filter(
    (one) => !isOfStrikes(one.draft) && !isKeyGivenUp(one),
  )
  return shown.flatMap((proposal) => {
    const by = activeMemberOf(scene.view, proposal.from)
    const log = scene.context.book.byHex(proposal.log)
    if (by === undefined || (log === undefined && proposal.state !== 'asked')) return []
    if (proposal.state === 'asked' && !isForMe(scene, log, proposal)) return []
    const quorum = quorumOf(scene, log, proposal.draft, signersOf(proposal))
    return [
      {
        id: proposal.id,
        log: proposal.log,
        what: proposal.draft.event.kind,
        by,
        about: aboutOf(proposal),
        ...roleIn(proposal),
        ...(log?.control === undefined ? { role: 'lead' } : {}),
        have: quorum?.have ?? 1,
        need: quorum?.need ?? 1,
        state: shownState(proposal),
        ...waitingJourney(context, proposal),
      },
    ]
  })
}

/** Of a log that is not read here only what stands on the screen in whole is signed. */
function isForMe(scene: Scene, log: LogState | undefined, proposal: StoredProposal): boolean {
  const worth = worthOf(scene, log, proposal)
  return log?.control === undefined ? worth === 'good' : worth !== 'later'
}

/** Kept until the chain has said whether its key counts. */
function isKeyGivenUp({ state, key }: StoredProposal): boolean {
  return state === 'overtaken' && key !== undefined
}

function shownState({ state, entry }: StoredProposal): Proposal['state'] {
  if (state === 'asked') return 'asks-me'
  if (state === 'overtaken') return 'overtaken'
  return entry === undefined ? 'waits-for-others' : 'waits-for-committer'
}

/** The relay has nothing to do with it: a desk does not set out with the only key of a log. */
function waitingJourney(
  context: Context,
  { draft, state, entry }: StoredProposal,
): Pick<Proposal, 'state' | 'onlyHere'> | undefined {
  if (draft.event.kind !== 'device-travelling' || state !== 'mine' || entry === undefined) return undefined
  const logs = onlyHere(context)
  return logs.length === 0 ? undefined : { state: 'waits-for-another-desk', onlyHere: logs }
}

function signersOf({ from, approvals }: StoredProposal): readonly DeviceId[] {
  return [from, ...approvals.map(({ device }) => device)]
}

/** Whoever signs must read which of two ways it goes. */
function roleIn({ draft: { event } }: StoredProposal): { readonly role?: Role } {
  return event.kind === 'member-added' || event.kind === 'member-role' ? { role: event.role } : {}
}

/** Whom or what it is about: the id that the screen has a name for. */
function aboutOf({ draft: { event } }: StoredProposal): string {
  switch (event.kind) {
    case 'member-added':
      return event.code
    case 'member-removed':
    case 'member-role':
      return event.member
    case 'device-enrolled':
      // Nobody has a name for a device that is not in yet.
      return event.member
    case 'members':
      return event.set[0]?.[0] ?? ''
    case 'device-struck':
    case 'device-suspended':
    case 'device-restored':
    case 'device-travelling':
    case 'device-returned':
    case 'keeper-set':
      return event.device
    case 'relay-set':
      return event.url
    case 'epoch':
      return event.why
    default:
      return ''
  }
}

/** A colleague's draft gets my signature; it goes back by letter. */
export async function approveProposal(scene: Scene, id: string): Promise<Proposed> {
  const { context, roster, view } = scene
  const proposal = storedProposals(context.store.shelf).find((one) => one.id === id && one.state === 'asked')
  const to = proposal === undefined ? undefined : view.devices.get(proposal.from)
  if (
    proposal === undefined ||
    to === undefined ||
    !isForMe(scene, context.book.byHex(proposal.log), proposal)
  )
    return refuse({ kind: 'no-such-proposal' })
  const { signature } = await signDraft(context, proposal)
  const letters = await sealTo(context, roster, [to], {
    kind: 'approval',
    log: proposal.log,
    draft: id,
    signature,
  })
  commit(context, () => {
    dropProposalRow(context.store.shelf, proposal)
    keepLetters(context, letters)
  })
  return ok({ state: 'waits-for-committer', proposal: id })
}

/** Gives up what is not committed yet; a request of somebody else is declined by silence. */
export function dropProposal(context: Context, id: string): Result<true, ActRefusal> {
  const proposal = storedProposals(context.store.shelf).find((one) => one.id === id)
  if (proposal === undefined) return refuse({ kind: 'no-such-proposal' })
  const { shelf } = context.store
  const { event } = proposal.draft
  commit(context, () => {
    // The relay may have taken it, and its answer was lost: then nobody else may have this key, and the log is shut with it.
    if (proposal.state === 'mine' && proposal.key !== undefined)
      keepProposal(shelf, { ...proposal, state: 'overtaken' })
    else dropProposalRow(shelf, proposal)
    // Left on the shelf, the wish behind it would be proposed again in the next round.
    if (proposal.state !== 'mine' || event.kind !== 'members') return
    for (const [member] of event.set) dropWish(shelf, { log: proposal.log, member })
    dropLeaving(shelf, proposal.log)
  })
  return ok(true)
}
