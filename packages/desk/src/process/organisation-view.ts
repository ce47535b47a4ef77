/** The organisation as one of its members sees it: members, devices, what everybody must know. */
import { fingerprintWords } from '@safeconduct/core/vault/control/fingerprint-words.ts'
import { rightOf } from '@safeconduct/core/vault/control/membership.ts'
import { heldBy } from '@safeconduct/core/vault/control/never-both.ts'
import {
  committerOf,
  type Device,
  type Member,
  type RosterState,
  type RosterView,
} from '@safeconduct/core/vault/control/roster.ts'
import type {
  DeviceState,
  DeviceView,
  MemberRole,
  MemberView,
  NoticeView,
  OrganisationView,
} from '../calls/organisation.ts'
import {
  calledIn,
  codeOf,
  dayOfChange,
  deviceLabel,
  meOf,
  type Organised,
  roleIn,
  rosterOf,
} from './organised.ts'

/** What the page is told of the member and the device it serves. */
export type Standing = {
  readonly code: string
  readonly role: MemberRole
  readonly state: DeviceState | 'removed'
}

/** A device that the roster has not named yet has just been let in. */
export function standingOf(organised: Organised): Standing {
  const roster = rosterOf(organised)
  const { member, device } = meOf(organised)
  const code = roster?.state.members.find(({ id }) => id === member)?.code ?? ''
  if (roster === undefined || member === undefined) return { code, role: 'member', state: 'active' }
  const role = roleIn(roster.view, member)
  if (role === undefined) return { code, role: 'member', state: 'removed' }
  const state = roster.state.devices.find((one) => one.device === device)?.steps.at(-1)?.[1]
  return { code, role, state: state ?? 'active' }
}

export function organisationView(
  organised: Organised,
  hidden: ReadonlySet<string>,
): OrganisationView | undefined {
  const roster = rosterOf(organised)
  const me = meOf(organised)
  if (roster === undefined || me.member === undefined) return undefined
  const { state, view } = roster
  const { alarms } = organised.replica
  const { acts } = organised
  const notices = noticesOf(organised, state, hidden)
  return {
    name: organised.replica.organisation.name ?? '',
    words: fingerprintWords(organised.replica.organisation.id),
    me: { member: me.member, device: me.device, ...standingOf(organised) },
    members: state.members.map((member) => memberView(organised, member, state, view)),
    // Whoever is alone is told so before there is a case: with the first they hold both.
    holding: view.sole === undefined ? acts.holding() : 'alone',
    sheltersRefused: areSheltersRefused(organised, view, me.member),
    admins: [...view.members.values()].filter((role) => role === 'admin').length,
    committer: committerView(state, me.device),
    notices,
    counts: {
      proposals: acts.proposals().length,
      alarms: alarms.list().filter(({ state: seen }) => seen === 'open').length,
      late: organised.replica.late().length,
    },
  }
}

function memberView(
  organised: Organised,
  { id, code, steps }: Member,
  state: RosterState,
  view: RosterView,
): MemberView {
  const me = meOf(organised)
  const [, standing = 'active', role = 'member'] = steps.at(-1) ?? []
  const own = state.devices.filter(({ member }) => member === id)
  return {
    id,
    code,
    role,
    state: standing,
    ...since(organised, steps.at(-1)?.[0]),
    me: id === me.member,
    holds: { names: holdsNames(organised, id), shelters: holdsShelters(organised, view, id) },
    devices: own.map((device) => deviceView(organised, device, me.device)),
  }
}

function holdsShelters(organised: Organised, view: RosterView, member: Member['id']): boolean {
  if (view.sole === member) return true
  const isMine = meOf(organised).member === member
  return view.holders.has(member) && !(isMine && areSheltersRefused(organised, view, member))
}

function deviceView(organised: Organised, { device, kind, steps }: Device, here: string): DeviceView {
  return {
    id: device,
    label: deviceLabel(organised, device),
    kind,
    state: steps.at(-1)?.[1] ?? 'active',
    ...since(organised, steps.at(-1)?.[0]),
    here: device === here,
  }
}

function since(organised: Organised, seq: number | undefined): { readonly since?: string } {
  const day = seq === undefined ? undefined : dayOfChange(organised, seq)
  return day === undefined ? {} : { since: day }
}

/** Named a holder, without the key, with names here: the last check, of which whoever gave it knows nothing (R62). */
function areSheltersRefused({ replica }: Organised, view: RosterView, me: string): boolean {
  if (view.sole !== undefined || ![...view.holders].some((one) => one === me)) return false
  const held = heldBy(
    replica.book
      .all()
      .filter((log) => log.keys.size > 0)
      .map((log) => log.name),
  )
  return held.names && !held.shelters
}

/** As far as this device reads who may read: a case it knows nothing of says nothing. */
function holdsNames({ replica }: Organised, member: Member['id']): boolean {
  return replica.book
    .all()
    .some(
      ({ name, control }) =>
        name.part === 'names' && control?.kind === 'membership' && rightOf(control.state, member) !== 'none',
    )
}

function committerView(state: RosterState, here: string): OrganisationView['committer'] {
  const committer = committerOf(state)
  if (committer?.kind === 'relay') return { kind: 'relay', url: committer.url }
  const device = committer?.key ?? here
  return { kind: 'keeper', device, here: device === here }
}

/** Routine is no news: founding, new keys, and what this member did themselves. */
const silent: ReadonlySet<string> = new Set(['found', 'epoch', 'holders', 'suite-floor', 'void'])
const mostNotices = 20

function noticesOf(
  organised: Organised,
  { notices, devices, members }: RosterState,
  hidden: ReadonlySet<string>,
): readonly NoticeView[] {
  const { member, device } = meOf(organised)
  // What happened before this device was in is no news to it.
  const since = devices.find((one) => one.device === device)?.steps[0]?.[0] ?? 0
  return notices
    .filter(
      ([seq, kind, by]) => seq > since && !silent.has(kind) && by !== member && !hidden.has(String(seq)),
    )
    .slice(-mostNotices)
    .map(([seq, kind, by, about]) => {
      const day = dayOfChange(organised, seq)
      const role = members.find(({ id }) => id === about)?.steps.find(([at]) => at === seq)?.[2]
      return {
        id: String(seq),
        kind,
        by: codeOf(organised, by),
        ...(day === undefined ? {} : { at: day }),
        facts: { who: calledIn(organised, about), ...(role === undefined ? {} : { as: role }) },
      }
    })
}
