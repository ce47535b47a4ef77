/**
 * What follows when a control entry is committed, written in the very transaction that keeps it: the new key into
 * the keyring, the proposal off the shelf, and who is to be given keys. Before it, none of that has happened.
 */
import { u32 } from '../../base/bytes.ts'
import { publicKeyOf } from '../../sealed/sign.ts'
import { fitsCommitment } from '../control/epoch-keys.ts'
import { entitledDevices, leadsOf, type MembershipState, rightOf } from '../control/membership.ts'
import type { MembershipEvent } from '../control/membership-events.ts'
import { type DeviceId, deviceIdOf } from '../control/names.ts'
import { committerOf, type RosterState, rosterAt } from '../control/roster.ts'
import type { RosterEvent } from '../control/roster-events.ts'
import { isOfStrikes } from '../control/strikes.ts'
import { accessToken } from '../sync/access.ts'
import type { Context } from './context.ts'
import { type ControlState, epochKeyFrom, type LogState } from './log-book.ts'
import { handedTo } from './organisation-key-letters.ts'
import {
  dropProposalRow,
  keepProposal,
  keepToGrant,
  noteLettersLost,
  storedProposals,
} from './organisation-shelf.ts'

export type JudgedEntry = {
  /** Id of the draft; undefined where the entry could not be read. */
  readonly id: string | undefined
  readonly control: ControlState
  /** Undefined for a dead entry. */
  readonly event: RosterEvent | MembershipEvent | undefined
  readonly author: DeviceId | undefined
}

export type Following = {
  /** Inside the transaction. */
  readonly keep: () => void
  /** After it. */
  readonly move: () => void
}

export function follow(context: Context, log: LogState, judged: JudgedEntry): Following {
  const { store } = context
  const { event, id, author, control } = judged
  const mine = storedProposals(store.shelf, log.hex).find((one) => one.id === id)
  const me = deviceIdOf(publicKeyOf(context.device))
  const key = event?.kind === 'epoch' && author === me ? mine?.key : undefined
  const fits =
    key !== undefined && event?.kind === 'epoch' && fitsCommitment(log.id, event.epoch, key, event.commit)
  const epoch = event?.kind === 'epoch' ? event.epoch : 0
  const handed = new Set(mine === undefined ? [] : handedTo(mine))
  return {
    keep: () => {
      if (mine !== undefined && event !== undefined) dropProposalRow(store.shelf, mine)
      // A key whose event is dead was never anybody's.
      if (mine !== undefined && event === undefined) {
        if (isOfStrikes(mine.draft) || mine.state === 'overtaken') dropProposalRow(store.shelf, mine)
        else keepProposal(store.shelf, overtaken(mine))
      }
      if (fits && key !== undefined) {
        store.logs.keepKey(log.row, epoch, key)
        keepMove(context, log, epoch, key)
        store.shelf.put('my-epoch', log.hex, u32(epoch))
      }
      if (event !== undefined) noteGrants(context, log, { control, event, author, me, handed })
      if (event?.kind === 'relay-set' || event?.kind === 'keeper-set') noteRelayLeft(context)
    },
    move: () => {
      // Whether there is something to say is asked again under a new key.
      if (event?.kind === 'epoch' && log.news === false) log.news = undefined
      if (fits && key !== undefined) log.keys.set(epoch, epochKeyFrom(key))
    },
  }
}

/** Letters that lie at the relay before are fetched by nobody who has read of this. */
function noteRelayLeft({ book, store }: Context): void {
  if (book.roster === undefined || committerOf(book.roster)?.kind !== 'relay') return
  for (const { hex } of book.all()) noteLettersLost(store.shelf, hex)
}

function overtaken(proposal: Parameters<typeof keepProposal>[1]): Parameters<typeof keepProposal>[1] {
  const { key: _key, entry: _entry, letters: _letters, handedAt: _at, ...rest } = proposal
  return { ...rest, state: 'overtaken' }
}

function keepMove({ store }: Context, log: LogState, epoch: number, key: Uint8Array): void {
  const before = log.keys.get(epoch - 1)?.key
  if (before === undefined) return
  const known = store.shelf.get('move', log.hex)
  // Two keys in one go: the relay still knows the token before the first.
  const from = known?.slice(0, 32) ?? accessToken(before)
  const both = new Uint8Array(64)
  both.set(from)
  both.set(accessToken(key), 32)
  store.shelf.put('move', log.hex, both)
}

type Granting = {
  /** Devices whose letter with the new key was written before the event. */
  readonly handed: ReadonlySet<DeviceId>
  readonly control: ControlState
  readonly event: RosterEvent | MembershipEvent
  readonly author: DeviceId | undefined
  readonly me: DeviceId
}

function noteGrants(context: Context, log: LogState, granting: Granting): void {
  if (granting.control.kind === 'roster') noteRosterGrants(context, log, granting.control.state, granting)
  else noteMembershipGrants(context, log, granting.control.state, granting)
}

/** A device came or came back: whoever may, gives it what its member is entitled to. */
function noteRosterGrants(
  { book, store }: Context,
  directory: LogState,
  state: RosterState,
  { event, author, me, handed }: Granting,
): void {
  const view = rosterAt(state)
  const mine = view.devices.get(me)?.member
  if (event.kind === 'epoch' && author === me) {
    for (const { device } of entitledDevices(view, undefined)) {
      if (device !== me && !handed.has(device)) keepToGrant(store.shelf, directory.hex, device)
    }
    return
  }
  const device = comeDevice(event)
  const member = device === undefined ? undefined : view.devices.get(device)?.member
  if (device === undefined || member === undefined || device === me || mine === undefined) return
  if (author === me || member === mine) keepToGrant(store.shelf, directory.hex, device)
  for (const log of book.all()) {
    const membership = log.control?.kind === 'membership' ? log.control.state : undefined
    if (membership === undefined || rightOf(membership, member) === 'none') continue
    // Where nobody else leads, whoever reads it gives it back: a key shows by itself that it is the one.
    const right = rightOf(membership, mine)
    const led = leadsOf(membership, view).some((one) => one !== member)
    if (right === 'lead' || member === mine || (!led && right !== 'none')) {
      keepToGrant(store.shelf, log.hex, device)
    }
  }
}

function comeDevice(event: RosterEvent | MembershipEvent): DeviceId | undefined {
  switch (event.kind) {
    case 'member-added':
    case 'device-enrolled':
      return event.device.device
    case 'device-restored':
    case 'device-returned':
      return event.device
    default:
      return undefined
  }
}

function noteMembershipGrants(
  { book, store }: Context,
  log: LogState,
  state: MembershipState,
  { event, author, me, handed }: Granting,
): void {
  const { roster } = book
  if (roster === undefined || author !== me) return
  const given = event.kind === 'members' ? new Set(event.set.map(([member]) => member)) : undefined
  if (given === undefined && event.kind !== 'epoch') return
  for (const { device, member } of entitledDevices(rosterAt(roster), state)) {
    if (device === me || handed.has(device)) continue
    if (given === undefined || given.has(member)) keepToGrant(store.shelf, log.hex, device)
  }
}
