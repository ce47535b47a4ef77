/** What members do with their organisation, asked for by a page: each act, and what became of it. */
import { fromBase64Url, fromHex } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse, unreachable } from '@safeconduct/core/base/result.ts'
import { parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import { deviceId } from '@safeconduct/core/vault/control/names.ts'
import type { Act, OrganisationActs } from '@safeconduct/core/vault/replica/organisation.ts'
import type {
  ActRefusal,
  ActOutcome as CoreOutcome,
  OpenInvitation,
} from '@safeconduct/core/vault/replica/organisation-words.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'
import type { ActOutcome, InvitationView, OrganisationCalls } from '../calls/organisation.ts'
import type { Request } from '../calls/requests.ts'
import { accessView } from './access-view.ts'
import { actRefusal, invitationView, outcomeView, removalView } from './act-views.ts'
import { hexOfLog, isMemberId, type Organised } from './organised.ts'

type Answer<T> = Promise<Result<T, CallRefusal>>

/** A round of sync after an act, so that the relay has it before the page is answered; in bounds of time. */
export type Hurry = () => Promise<void>

export type ActName =
  | 'access.change'
  | 'access.handOver'
  | 'access.foundNames'
  | 'member.invite'
  | 'device.enrol'
  | 'invitation.list'
  | 'invitation.read'
  | 'invitation.confirm'
  | 'invitation.refuse'
  | 'member.removal'
  | 'member.remove'
  | 'member.role'
  | 'device.strike'
  | 'device.suspend'
  | 'device.restore'
  | 'device.travel'
  | 'device.askBack'
  | 'device.return'
  | 'proposals.approve'
  | 'proposals.drop'
  | 'relay.set'

export async function act(
  organised: Organised,
  hurry: Hurry,
  request: Request<ActName & keyof OrganisationCalls>,
): Answer<unknown> {
  const { acts } = organised
  const done = (work: Act): Answer<ActOutcome> => outcomeOf(organised, hurry, work)
  switch (request.name) {
    case 'access.change':
      return changeAccess(organised, hurry, request.ask)
    case 'access.handOver': {
      const { what, to } = request.ask
      return isMemberId(to) ? done(acts.handOver(what, to)) : refuse({ kind: 'not-a-member' })
    }
    case 'access.foundNames':
      return done(acts.foundNames(request.ask.caseId))
    case 'member.invite':
      return invited(acts.invite('person'), hurry)
    case 'device.enrol':
      return invited(acts.invite('device'), hurry)
    case 'invitation.list':
      return ok({ invitations: acts.invitations().map(invitationView) })
    case 'invitation.read':
      return readInvitation(acts, request.ask, hurry)
    case 'invitation.confirm':
      return confirm(organised, hurry, request.ask)
    case 'invitation.refuse':
      return invited(acts.dropInvitation(request.ask.id), hurry)
    case 'member.removal':
    case 'member.remove':
    case 'member.role':
      return aboutMember(organised, done, request)
    case 'device.strike':
      await organised.shareOf(request.ask.device, 'withheld')
      return withDevice(request.ask, (device) => done(acts.strike(device)))
    case 'device.suspend':
      await organised.shareOf(request.ask.device, 'withheld')
      return withDevice(request.ask, (device) => done(acts.suspend(device)))
    case 'device.restore':
      await organised.shareOf(request.ask.device, 'given')
      return withDevice(request.ask, (device) => done(acts.restore(device)))
    case 'device.travel':
      return done(acts.travel())
    case 'device.askBack': {
      const asked = await acts.askBack()
      if (!asked.ok) return refuse(actRefusal(asked.refusal))
      await hurry()
      return ok({ asked: asked.value })
    }
    case 'device.return':
      return withDevice(request.ask, (device) => done(acts.giveBack(device)))
    case 'proposals.approve':
      return done(acts.approve(request.ask.id))
    case 'proposals.drop': {
      const dropped = await acts.dropProposal(request.ask.id)
      return dropped.ok ? ok({ state: 'done' }) : refuse(actRefusal(dropped.refusal))
    }
    case 'relay.set':
      return setRelay(request.ask, (relay) => done(acts.setRelay(relay)))
    default:
      return unreachable(request)
  }
}

function aboutMember(
  organised: Organised,
  done: (work: Act) => Answer<ActOutcome>,
  request: Request<'member.removal' | 'member.remove' | 'member.role'>,
): Answer<unknown> {
  const { acts } = organised
  const { member } = request.ask
  if (!isMemberId(member)) return Promise.resolve(refuse({ kind: 'not-a-member' }))
  switch (request.name) {
    case 'member.removal': {
      const preview = acts.removal(member)
      const answer = preview.ok
        ? ok(removalView(organised, preview.value))
        : refuse(actRefusal(preview.refusal))
      return Promise.resolve(answer)
    }
    case 'member.remove':
      return done(acts.remove(member))
    case 'member.role':
      return done(acts.setRole(member, request.ask.role))
    default:
      return unreachable(request)
  }
}

/** What waits for the relay alone is asked for again after a round: a person should read `done` when it is done. */
async function outcomeOf(organised: Organised, hurry: Hurry, work: Act): Answer<ActOutcome> {
  const did: Result<CoreOutcome, ActRefusal> = await work
  if (!did.ok) return refuse(actRefusal(did.refusal))
  await hurry()
  return ok(afterRound(organised, did.value))
}

function afterRound(organised: Organised, outcome: CoreOutcome): ActOutcome {
  if (outcome.state !== 'waits-for-committer') return outcomeView(organised, outcome)
  const waits = organised.acts.proposals().find(({ id }) => id === outcome.proposal)
  if (waits?.state === 'waits-for-another-desk') return { state: waits.state }
  return waits === undefined ? { state: 'done' } : outcomeView(organised, outcome)
}

async function changeAccess(
  organised: Organised,
  hurry: Hurry,
  { changes, caseId }: Ask<'access.change'>,
): Answer<unknown> {
  const wanted = changes.flatMap(({ log, member, right }) => {
    const hex = hexOfLog(log)
    return hex === undefined || !isMemberId(member) ? [] : [{ log: hex, member, right }]
  })
  const outcome = await outcomeOf(organised, hurry, organised.acts.changeRights(wanted))
  return outcome.ok ? ok({ outcome: outcome.value, access: accessView(organised, caseId) }) : outcome
}

async function invited(
  work: Promise<Result<OpenInvitation, ActRefusal>>,
  hurry: Hurry,
): Answer<InvitationView> {
  const open = await work
  if (!open.ok) return refuse(actRefusal(open.refusal))
  await hurry()
  return ok(invitationView(open.value))
}

async function readInvitation(
  acts: OrganisationActs,
  { id, answer }: Ask<'invitation.read'>,
  hurry?: Hurry,
): Answer<InvitationView> {
  if (answer !== undefined) {
    const answered = await acts.answered(id, answer)
    return answered.ok ? ok(invitationView(answered.value)) : refuse(actRefusal(answered.refusal))
  }
  const open = acts.invitations().find((one) => one.id === id)
  if (open === undefined) return refuse({ kind: 'already-decided' })
  // The box of an invitation tells nobody that something came: while somebody looks at the page, it is looked into.
  if (open.state === 'waiting' || open.state === 'answered') void hurry?.()
  return ok(invitationView(open))
}

async function confirm(
  organised: Organised,
  hurry: Hurry,
  { id, role }: Ask<'invitation.confirm'>,
): Answer<unknown> {
  const { acts } = organised
  const outcome = await outcomeOf(organised, hurry, acts.confirm(id, role === undefined ? {} : { role }))
  if (!outcome.ok) return outcome
  const invitation = await readInvitation(acts, { id })
  return invitation.ok ? ok({ outcome: outcome.value, invitation: invitation.value }) : invitation
}

function withDevice(
  { device: typed }: { readonly device: string },
  work: (device: Parameters<OrganisationActs['strike']>[0]) => Answer<ActOutcome>,
): Answer<ActOutcome> {
  const device = deviceId(typed, '')
  return device.ok ? work(device.value) : Promise.resolve(refuse({ kind: 'no-such-device' }))
}

/** The relay's key as it prints it, or in hexadecimal as it stands on a recovery kit. */
function setRelay(
  { url, key: typed }: Ask<'relay.set'>,
  work: (relay: Parameters<OrganisationActs['setRelay']>[0]) => Answer<ActOutcome>,
): Answer<ActOutcome> {
  const bytes = typed.length === 64 ? fromHex(typed) : fromBase64Url(typed)
  const key = bytes === undefined ? undefined : parsePublicKey(bytes)
  if (key?.ok !== true) return Promise.resolve(refuse({ kind: 'relay-key-differs' }))
  return work({ url, key: key.value })
}
