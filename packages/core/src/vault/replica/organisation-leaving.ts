/**
 * Keys that leave this device, with everything that they opened: when it travels, and when its member has no right in
 * a log any more. Nothing leaves before it is somewhere else: the last copy of an account must not go with a suitcase.
 */

import { entitledDevices, rightOf } from '../control/membership.ts'
import { deviceIdOf, deviceKey, type MemberId } from '../control/names.ts'
import { committerOf, type Device, rosterAt } from '../control/roster.ts'
import type { CompartmentName } from '../schema.ts'
import { type ChainName, controlChain } from '../sync/authentic.ts'
import { offeredTo } from '../sync/in-order.ts'
import { RelayView } from '../sync/relay-view.ts'
import type { Context } from './context.ts'
import { controlHead } from './control-chain.ts'
import { isKeyDisputed } from './disputed.ts'
import { letGo } from './forgetting.ts'
import { parseFrame } from './frame.ts'
import { directoryName, type LogState, newLogState } from './log-book.ts'
import { isKeyOwed } from './organisation-letters.ts'
import { keysOf, membershipOf, myRight, type Scene } from './organisation-scene.ts'
import { storedProposals, type WaitingGrant, wishes } from './organisation-shelf.ts'
import { isRewritten } from './stranding.ts'

/** Is all of this log at the relay, or on the desk of a colleague who has a right there? */
function isElsewhere(context: Context, log: LogState): boolean {
  if (hasOwnWork(context, log)) return false
  return isAtRelay(context, log) || colleaguesIn(context, log).length > 0
}

/** May it leave for a journey? Whose right was taken sends nothing any more, and keeps no log for the words of others. */
export function isCopied(context: Context, log: LogState): boolean {
  return isElsewhere(context, log) && !hasWorkOfTheLost(context, log)
}

/** Work of this device that neither the relay nor another device has said to have. */
function hasOwnWork(context: Context, log: LogState): boolean {
  const { store } = context
  const reach = reachAtRelay(context, log)
  for (const { own, row, head, tray, hex } of log.feeds.values()) {
    if (own === undefined) continue
    // What the relay before had may be gone with it.
    const known = Math.max(reach(hex), own.acked)
    const rest = row === undefined ? [] : store.entries.after(row, known, head.seq)
    // What only acknowledges is nobody's loss.
    if (rest.some(({ entry }) => entry.header.kind === 'changes')) return true
    // Nor does late work leave before a lead can have found it; what was written again is in another feed.
    for (const [seq, { entry }] of tray)
      if (seq > known && entry.header.kind === 'changes' && !isRewritten(store.shelf, log, entry)) return true
  }
  // Nor what is still to be written again: it stands in no feed any more.
  return store.shelf
    .list('stranded', log.hex)
    .some(({ value }) => parseFrame(value)?.header.kind === 'changes')
}

/**
 * Work that came on a stick, of a laptop that was lost or locked since: it may be here alone. Where there is no relay nobody can
 * tell who has it.
 */
function hasWorkOfTheLost(context: Context, log: LogState): boolean {
  const { book, store } = context
  if (book.roster === undefined || committerOf(book.roster)?.kind !== 'relay') return false
  const { devices } = rosterAt(book.roster)
  const reach = reachAtRelay(context, log)
  return [...log.feeds.values()].some((feed) => {
    const { own, device, hex, row, head, tray } = feed
    if (own !== undefined || (device && devices.get(deviceIdOf(device))?.state === 'active')) return false
    const [after, upTo] = [reach(hex), offeredTo(log, feed)]
    if (upTo <= after) return false
    const applied = row === undefined ? [] : store.entries.after(row, after, head.seq)
    const late = [...tray.values()].filter(
      ({ entry: { header } }) => header.seq > after && header.seq <= upTo,
    )
    return [...applied, ...late].some(({ entry }) => entry.header.kind === 'changes')
  })
}

/** How far the relay that the roster names has shown or receipted a chain of this log. */
function reachAtRelay({ book, store }: Context, log: LogState): (chain: ChainName) => number {
  const committer = book.roster && committerOf(book.roster)
  if (committer?.kind !== 'relay') return () => 0
  return new RelayView(store.shelf, deviceKey(committer.key)).reach(log.id)
}

function isAtRelay(context: Context, log: LogState): boolean {
  const { roster } = context.book
  if (roster === undefined || committerOf(roster)?.kind !== 'relay') return false
  return reachAtRelay(context, log)(controlChain) >= controlHead(log).seq
}

/** Members whose desks have written into this log since this device last made a key for it, were it only that they read it. */
export function colleaguesIn({ book, store, device }: Context, log: LogState): readonly MemberId[] {
  const state = membershipOf(log)
  if (book.roster === undefined || state === undefined) return []
  const view = rosterAt(book.roster)
  const mine = view.devices.get(deviceIdOf(device.publicKey))?.member
  const bytes = store.shelf.get('my-epoch', log.hex)
  const made = bytes === undefined ? 1 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  const found = new Set<MemberId>()
  for (const feed of log.feeds.values()) {
    if (feed.device === undefined || feed.row === undefined) continue
    const last = store.entries.at(feed.row, feed.head.seq)
    if (last === undefined || last.entry.header.epoch < made) continue
    const writer = view.devices.get(deviceIdOf(feed.device))
    if (writer?.state !== 'active' || writer.member === mine) continue
    if (rightOf(state, writer.member) !== 'none') found.add(writer.member)
  }
  return [...found]
}

export function logsHere({ book }: Pick<Context, 'book'>): readonly LogState[] {
  return book.all().filter((log) => log.name.scope.kind !== 'directory' && log.keys.size > 0)
}

/** What a key opened that was tried and never kept is here too. */
function logsRead({ book }: Pick<Context, 'book'>): readonly LogState[] {
  return book
    .all()
    .filter(
      ({ name, keys, control }) =>
        name.scope.kind !== 'directory' && (keys.size > 0 || control !== undefined),
    )
}

/** Rights given or taken that no chain has yet: they would leave with the log, and nobody else knows of them. */
export function isToBeMarked({ store: { shelf } }: Context, log: LogState): boolean {
  // Nothing comes of them there: that must keep nobody at a border.
  if (log.frozen || keysOf(log) === undefined) return false
  const proposed = storedProposals(shelf, log.hex).some(({ state, draft: { event }, out }) => {
    const isOfRights = event.kind === 'members' || event.kind === 'part-founded' || out.length > 0
    return state === 'mine' && isOfRights
  })
  return proposed || wishes(shelf).some((wish) => wish.log === log.hex)
}

/**
 * May an event be offered now that makes this device travel? Rights may have been asked for since it was written. And whoever
 * else read a log may have been locked, have set out or have left, or their letter with the key may still lie here: it would
 * cross the border on this device, and nobody at home could open it. Of a new key that was marked the relay must have been
 * told: what opens the log there would stay the key before, for good. Where two chains were committed it is told of none, and
 * that keeps nobody here.
 */
export function isReadyToTravel(context: Context): boolean {
  return isReadyToPost(context) && logsHere(context).every((log) => isAtHome(context, log))
}

/** Would the journey begin if the letters that lie here had left? */
export function isReadyToPost(context: Context): boolean {
  const { book, store } = context
  const isAtRelay = book.roster !== undefined && committerOf(book.roster)?.kind === 'relay'
  const isToBeTold = (log: LogState): boolean =>
    isAtRelay && !isKeyDisputed(context, log) && store.shelf.get('move', log.hex) !== undefined
  return logsHere(context).every(
    (log) => isSharedByOthers(context, log) && !isToBeMarked(context, log) && !isToBeTold(log),
  )
}

/**
 * Is what was written here somewhere else, and has the key left for another desk that is to have it? When the journey is known
 * the others make a new key, and what is not sent by then would stay here, with the old one. Where letters go by stick it is
 * not known here when they leave: there a log goes when a colleague has written in it.
 */
function isAtHome(context: Context, log: LogState): boolean {
  const { roster } = context.book
  if (roster === undefined || committerOf(roster)?.kind !== 'relay') return true
  const beside = desksBeside({ roster, device: deviceIdOf(context.device.publicKey) }, log)
  return isCopied(context, log) && beside.some((one) => !isKeyOwed(context.store.shelf, log, one.device))
}

/** Logs here that nobody else's desk may open: a journey waits for one (R23). */
export function onlyHere(context: Context): readonly CompartmentName[] {
  return logsHere(context).flatMap((log) => (isSharedByOthers(context, log) ? [] : [log.name]))
}

/** Is another desk to have the key of this log? What nobody else can open must not leave. */
export function isShared(here: Pick<Scene, 'roster' | 'device'>, log: LogState): boolean {
  return desksBeside(here, log).length > 0
}

function desksBeside({ roster, device }: Pick<Scene, 'roster' | 'device'>, log: LogState): readonly Device[] {
  return entitledDevices(rosterAt(roster), membershipOf(log)).filter(
    (one) => one.device !== device && one.kind === 'desk',
  )
}

/** Called whenever something was committed. How many logs left. */
export function forgetLeft(context: Context, scene: Scene | undefined, travelling: boolean): number {
  const leaving = logsRead(context).filter((log) => {
    const gone = scene !== undefined && membershipOf(log) !== undefined && myRight(scene, log) === 'none'
    if (!travelling && (!gone || isAwaited(context, log))) return false
    if (travelling) return isSharedByOthers(context, log) && isCopied(context, log)
    return isElsewhere(context, log)
  })
  if (leaving.length === 0) return 0
  letGo(context, leaving)
  for (const { row, id, name } of leaving) context.book.add(newLogState(row, id, name))
  return leaving.length
}

export function isTravelling({ book, device }: Pick<Context, 'book' | 'device'>): boolean {
  const me = deviceIdOf(device.publicKey)
  return book.roster !== undefined && rosterAt(book.roster).devices.get(me)?.state === 'travelling'
}

/** A key that left before its sender heard of the journey. Whoever knows of a later roster may know that it is over. */
export function isOfBeforeJourney(context: Context, { key, roster }: WaitingGrant): boolean {
  return (
    key.scope !== directoryName.scope.kind &&
    isTravelling(context) &&
    roster <= (context.book.roster?.head[0] ?? 0)
  )
}

/** Asked also for a device that travels and so is active no more. */
function isSharedByOthers({ book, device }: Context, log: LogState): boolean {
  const { roster } = book
  return roster !== undefined && isShared({ roster, device: deviceIdOf(device.publicKey) }, log)
}

/** A grant waits for the chain to be read on: the right may be in the part that is not here yet. */
function isAwaited({ store }: Context, log: LogState): boolean {
  return store.shelf.list('grant-waiting', log.hex, { limit: 1 }).length > 0
}
