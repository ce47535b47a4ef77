/** What became of acts, in the words of the contract: outcomes, proposals, invitations, previews, alarms, the tray. */
import { instantOf } from '@safeconduct/core/base/date.ts'
import { rightOf } from '@safeconduct/core/vault/control/membership.ts'
import { deviceIdOf } from '@safeconduct/core/vault/control/names.ts'
import { rosterAt } from '@safeconduct/core/vault/control/roster.ts'
import type {
  ActRefusal,
  ActOutcome as CoreOutcome,
  OpenInvitation,
  RemovalPreview,
} from '@safeconduct/core/vault/replica/organisation-words.ts'
import type { LateEntry } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { CallRefusal } from '../calls/calls.ts'
import type { ActOutcome, InvitationView, ProposalView, RemovalView } from '../calls/organisation.ts'
import type { AlarmView, LateView } from '../calls/sync.ts'
import { calledIn, codeOf, isMemberId, logNameOf, meOf, type Organised, withoutCode } from './organised.ts'

export function outcomeView(organised: Organised, outcome: CoreOutcome): ActOutcome {
  switch (outcome.state) {
    case 'done':
      return { state: 'done' }
    case 'waits-for-committer':
      return { state: 'waits-for-relay' }
    case 'waits-for-approval':
      return {
        state: 'waits-for-approval',
        have: outcome.have,
        need: outcome.need,
        by: outcome.by.map((member) => codeOf(organised, member)),
      }
  }
}

/** Reasons why the rules would make an event dead, where a person can use them. */
const deadKinds: Readonly<Record<string, string>> = {
  'not-allowed': 'not-entitled',
  'unknown-device': 'not-a-member',
  'already-used': 'already-decided',
  'wrong-target': 'already-decided',
  'no-admin-left': 'last-admin',
  'no-lead-left': 'last-lead',
  'never-both': 'never-both',
  stale: 'already-decided',
  replayed: 'already-decided',
}
const refusalKinds: Readonly<Record<string, string>> = {
  'not-a-lead': 'not-entitled',
  'no-such-member': 'not-a-member',
  'no-such-log': 'not-entitled',
  'no-such-proposal': 'already-decided',
  'no-such-invitation': 'already-decided',
  'not-answered': 'already-decided',
  'invitation-damaged': 'not-an-invitation',
  'invitation-of-another-version': 'invitation-of-another-version',
  'invitation-of-another-organisation': 'other-organisation',
  'answer-damaged': 'not-an-answer',
}

export function actRefusal(refusal: ActRefusal): CallRefusal {
  if (refusal.kind === 'not-allowed') return { kind: deadKinds[refusal.why] ?? 'not-entitled' }
  return { kind: refusalKinds[refusal.kind] ?? refusal.kind }
}

/** Somebody who is not in yet has a code already; a relay has an address. */
function aboutWords(organised: Organised, what: string, about: string): string {
  if (what === 'member-added') return about
  return what === 'relay-set' ? withoutCode(about) : calledIn(organised, about)
}

export function proposalViews(organised: Organised): readonly ProposalView[] {
  return organised.acts.proposals().map((proposal) => {
    const { id, log, what, by, about, role, have, need, state, onlyHere } = proposal
    const { name } = organised.replica.book.byHex(log) ?? {}
    return {
      id,
      what,
      by: codeOf(organised, by),
      facts: { who: aboutWords(organised, what, about), ...(role === undefined ? {} : { as: role }) },
      ...(name === undefined || name.scope.kind === 'directory' ? {} : { name: logNameOf(organised, name) }),
      have,
      need,
      state: state === 'waits-for-committer' ? 'waits-for-relay' : state,
      ...(onlyHere === undefined ? {} : { onlyHere: onlyHere.map((one) => logNameOf(organised, one)) }),
    }
  })
}

export function invitationView(open: OpenInvitation): InvitationView {
  const { id, kind, state, text, expires, words, welcome } = open
  return {
    id,
    kind,
    state,
    text,
    expiresAt: instantOf(expires),
    ...(words === undefined ? {} : { words }),
    ...(welcome === undefined ? {} : { welcome }),
  }
}

export function removalView(organised: Organised, preview: RemovalPreview): RemovalView {
  const { member, role, devices, readable, onlyLead, kit, needs } = preview
  return {
    member,
    code: codeOf(organised, member),
    role,
    devices: devices.filter(({ state }) => state !== 'struck').length,
    readable: readable.map(({ log, name, right }) => {
      const state = organised.replica.book.byHex(log)
      return {
        name: logNameOf(organised, name),
        records: state === undefined ? 0 : organised.recordsIn(state),
        lead: right === 'lead',
      }
    }),
    onlyThey: onlyLead.map((name) => logNameOf(organised, name)),
    papers: { kit },
    needs: { signatures: needs.need, by: needs.by.map((one) => codeOf(organised, one)) },
  }
}

/** An alarm that core can raise and this list cannot name does not compile: none is ever swallowed on its way to the page. */
export function alarmViews(organised: Organised): readonly AlarmView[] {
  return organised.replica.alarms.list().map((alarm) => {
    const log = alarm.log === undefined ? undefined : organised.replica.book.byHex(alarm.log)
    return {
      id: alarm.id,
      kind: alarm.kind,
      state: alarm.state,
      at: instantOf(alarm.last),
      times: alarm.times,
      ...(log === undefined ? {} : { name: logNameOf(organised, log.name) }),
      // A key that nobody knows says nothing to a person.
      ...(alarm.who !== undefined && alarm.who.length < 16 ? { who: alarm.who } : {}),
    }
  })
}

export function lateViews(organised: Organised): readonly LateView[] {
  return organised.replica.late().map((entry) => lateView(organised, entry))
}

function lateView(organised: Organised, { id, log, device, at, records }: LateEntry): LateView {
  const state = organised.replica.book.get(log)
  const roster = organised.replica.book.roster
  const by = device === undefined ? undefined : deviceIdOf(device)
  const writer = roster?.devices.find((one) => one.device === by)
  const { member } = meOf(organised)
  const standing =
    roster === undefined || by === undefined ? undefined : rosterAt(roster).devices.get(by)?.state
  const control = state?.control
  const mayAdopt =
    control?.kind === 'membership' &&
    member !== undefined &&
    isMemberId(member) &&
    rightOf(control.state, member) === 'lead'
  return {
    id,
    ...(writer === undefined ? {} : { who: codeOf(organised, writer.member) }),
    name: logNameOf(organised, state?.name ?? { scope: { kind: 'directory' }, part: 'whole' }),
    at,
    records: records.length,
    why: standing === 'active' ? 'no-right' : 'after-removal',
    mayAdopt,
  }
}
