/** Letters that came: opened, checked against the roster, and put where they belong. docs/formats/control.md, R70–R75. */
import type { Bytes } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { publicKeyOf } from '../../sealed/sign.ts'
import { isApproval } from '../control/control-body.ts'
import { type Mail, openMail } from '../control/mail.ts'
import { entitledDevices } from '../control/membership.ts'
import type { DeviceId } from '../control/names.ts'
import { activeMemberOf, rosterAt } from '../control/roster.ts'
import { type Context, commit } from './context.ts'
import { controlHead } from './control-chain.ts'
import { keepWaitingSecret, noteSecretAsked } from './device-secrets.ts'
import { resolveGrants } from './organisation-grants.ts'
import { isOnTop, proposeDraft, tryDraft, worthOf } from './organisation-proposals.ts'
import { membershipOf, ownEnvelope, type Scene, sceneOf, whereOf } from './organisation-scene.ts'
import {
  keepProposal,
  keepToGrant,
  keepWaitingGrants,
  mostWaitingGrants,
  type StoredProposal,
  storedProposals,
  waitingGrants,
} from './organisation-shelf.ts'
import type { MailTaken } from './organisation-words.ts'
import { rosterHashAt } from './stored-control.ts'
import { noteTold } from './told-chains.ts'

type Counts = { -readonly [K in keyof MailTaken]: MailTaken[K] }
const none: MailTaken = { opened: 0, refused: 0, granted: 0, asked: 0 }

/** A hostile colleague could send for ever: so many requests of one device lie open, and as many of all that nobody knows yet. */
const mostAsked = 64

export async function takeMail(context: Context, sealed: readonly Bytes[]): Promise<MailTaken> {
  const counts: Counts = { ...none }
  const envelope = ownEnvelope(context)
  for (const one of sealed) {
    const mail =
      envelope === undefined
        ? 'not-opened'
        : await openMail(envelope, publicKeyOf(context.device), context.organisation, one)
    if (typeof mail === 'string' || isKnown(context, mail)) counts.refused++
    else {
      counts.opened++
      noteTold(context, context.book.directory, mail.from, [mail.base])
      await takeOne(context, { mail, sealed: one, counts })
    }
  }
  counts.granted = await resolveGrants(context)
  return counts
}

function isKnown({ store }: Context, { id }: Mail): boolean {
  return store.shelf.get('mail-in', id) !== undefined
}

/** `sealed`: as it came, for what is looked at again; undefined when that is now. */
type Taking = { readonly mail: Mail; readonly sealed: Bytes | undefined; readonly counts: Counts }

async function takeOne(context: Context, { mail, sealed, counts }: Taking): Promise<void> {
  const { shelf } = context.store
  const remember = (): void => shelf.put('mail-in', mail.id, new Uint8Array([1]))
  const { body, from } = mail
  if (body.kind === 'grant' || body.kind === 'welcome') {
    const room = hasRoom(context, from, body.keys.length)
    commit(context, () => {
      remember()
      if (room) keepWaitingGrants(shelf, body.keys, mail)
    })
    if (!room) counts.refused++
    return
  }
  if (body.kind === 'secret') {
    const kept = keepWaitingSecret(context, from, body, remember)
    if (!kept) counts.refused++
    return
  }
  const scene = sceneOf(context)
  const sender = scene === undefined ? undefined : activeMemberOf(scene.view, from)
  if (body.kind === 'give-back-asked') {
    // A device that travels is not active: people decide about it, and the keys do not go by themselves.
    const asked = scene !== undefined && noteAskedBack(scene, mail)
    commit(context, remember)
    if (asked) counts.asked++
    return
  }
  // Letters are opened before the chain is read on: whoever asks may have come in since.
  const isEarly = sender === undefined && scene !== undefined && isAhead(scene, body)
  if (scene === undefined || (sender === undefined && !isEarly)) {
    const isKept = scene !== undefined && sealed !== undefined && isOfLater(scene, mail)
    commit(context, () => {
      remember()
      if (isKept) shelf.put(earlyShelf, earlyKey(mail), sealed)
    })
    if (isKept) return
    counts.refused++
    return
  }
  if (body.kind === 'secret-asked') {
    commit(context, () => {
      remember()
      noteSecretAsked(scene, from, body)
    })
    return
  }
  const taken =
    body.kind === 'approval-asked'
      ? takeAsked(scene, mail, body)
      : await takeApproval(scene, mail, body, remember)
  commit(context, remember)
  if (taken) counts.asked++
}

const earlyShelf = 'mail-early'

/**
 * A request or a signature of whoever had read on in the roster: there they may have come in, or be back from a journey.
 * It is looked at when that is here.
 */
function isOfLater({ context, roster }: Scene, { body, base: [seq] }: Mail): boolean {
  if (body.kind !== 'approval-asked' && body.kind !== 'approval') return false
  return seq > roster.head[0] && context.store.shelf.list(earlyShelf, '').length < mostAsked
}

/** The number of the roster comes first: what is still to wait is not opened again in every round. */
function earlyKey({ base: [seq], id }: Mail): string {
  return `${String(seq).padStart(16, '0')}/${id}`
}

/** Letters that came before the roster that their senders had read: those of devices that were active in it. */
export async function takeEarly(context: Context): Promise<void> {
  const { shelf } = context.store
  for (const { key, value } of shelf.list(earlyShelf, '')) {
    const scene = sceneOf(context)
    if (scene === undefined || Number(key.split('/')[0]) > scene.roster.head[0]) return
    const envelope = certain(ownEnvelope(context), 'it has opened this letter before')
    const { device, organisation } = context
    const mail = await openMail(envelope, publicKeyOf(device), organisation, value)
    if (typeof mail !== 'string') noteTold(context, context.book.directory, mail.from, [mail.base])
    if (typeof mail !== 'string' && wasActive(scene, mail))
      await takeOne(context, { mail, sealed: undefined, counts: { ...none } })
    commit(context, () => shelf.drop(earlyShelf, key))
  }
}

/** Whoever has a laptop that was locked then does not know what came after: nothing that it signed counts later. */
function wasActive({ context, roster }: Scene, { from, base: [seq, hash] }: Mail): boolean {
  return rosterHashAt(context, seq) === hash && activeMemberOf(rosterAt(roster, seq), from) !== undefined
}

/** Each colleague's device has a room of its own, strangers share one: nobody fills the place of another's keys. */
function hasRoom({ book, store }: Context, from: Mail['from'], more: number): boolean {
  const view = book.roster === undefined ? undefined : rosterAt(book.roster)
  const isColleague = (device: Mail['from']): boolean =>
    view !== undefined && activeMemberOf(view, device) !== undefined
  const beside = waitingGrants(store.shelf).filter((one) =>
    isColleague(from) ? one.from === from : !isColleague(one.from),
  )
  return beside.length + more <= mostWaitingGrants
}

function noteAskedBack({ context, roster, view }: Scene, { from }: Mail): boolean {
  const device = view.devices.get(from)
  const { shelf } = context.store
  if (device?.state === 'travelling') {
    commit(context, () => shelf.put('ask-back', from, new Uint8Array([1])))
    return true
  }
  if (device?.state !== 'active') return false
  commit(context, () => {
    for (const log of context.book.all()) {
      const entitled = entitledDevices(rosterAt(roster), membershipOf(log)).some((one) => one.device === from)
      if (entitled && log.control !== undefined) keepToGrant(shelf, log.hex, from)
    }
  })
  return false
}

type AskedBody = Extract<Mail['body'], { readonly kind: 'approval-asked' }>

/** Does it stand on entries that are still to come? */
function isAhead({ context }: Scene, body: Mail['body']): boolean {
  const log = body.kind === 'approval-asked' ? context.book.byHex(body.log) : undefined
  return log !== undefined && body.kind === 'approval-asked' && body.draft.base > controlHead(log).seq
}

/** A colleague asks for my signature: kept and shown, and nothing else before a person has said yes. */
function takeAsked(scene: Scene, { from }: Mail, { log: hex, draft }: AskedBody): boolean {
  const { context } = scene
  const { shelf } = context.store
  const log = context.book.byHex(hex)
  if (log?.control !== undefined && (draft.roster === undefined) !== (log.control.kind === 'roster'))
    return false
  const isStranger = (one: DeviceId): boolean => !scene.view.devices.has(one)
  const beside = storedProposals(shelf).filter(
    (one) => one.state === 'asked' && (isStranger(from) ? isStranger(one.from) : one.from === from),
  )
  if (beside.length >= mostAsked) return false
  // Whoever was asked knows the id: under it they would put out what I asked for, or another draft before whoever signs.
  if (storedProposals(shelf).some(({ id }) => id === draft.id)) return false
  // What is dead anyway is not put before a person; what stands on entries that are still to come is looked at then.
  if (worthOf(scene, log, { draft, from }) === 'dead') return false
  const proposal: StoredProposal = {
    id: draft.id,
    log: hex,
    draft,
    approvals: [],
    state: 'asked',
    from,
    out: [],
  }
  commit(context, () => keepProposal(shelf, proposal))
  return true
}

type ApprovalBody = Extract<Mail['body'], { readonly kind: 'approval' }>

/** A colleague signed: with enough signatures the event goes onto the chain. */
async function takeApproval(
  scene: Scene,
  { from }: Mail,
  { log: hex, draft: id, signature }: ApprovalBody,
  remember: () => void,
): Promise<boolean> {
  const { context } = scene
  const { shelf } = context.store
  const log = context.book.byHex(hex)
  const proposal = storedProposals(shelf, hex).find((one) => one.id === id && one.state === 'mine')
  if (log === undefined || proposal === undefined) return false
  const approval = { device: from, signature }
  const good = await isApproval(whereOf(context, log), proposal.draft, approval)
  if (!good || proposal.approvals.some(({ device }) => device === from)) return false
  const approvals = [...proposal.approvals, approval]
  commit(context, () => {
    remember()
    keepProposal(shelf, { ...proposal, approvals })
  })
  // There were enough before: a second entry of one number could be marked by the next committer, and be a fork.
  if (isOnTop(log, proposal)) return true
  const { draft, out } = proposal
  const by = [scene.device, ...approvals.map(({ device }) => device)]
  // Overtaken or grown too old: what follows by itself asks anew, or tells that it is pointless.
  if (tryDraft(scene, log, draft, by) === undefined) await proposeDraft(scene, log, { draft, out, approvals })
  return true
}
