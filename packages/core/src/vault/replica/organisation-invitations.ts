/**
 * Invitations: made here, answered elsewhere, confirmed after two people compared six words. docs/formats/control.md, R80–R87.
 *
 * The secret lies on the shelf of the device that invites and in the text that it shows, and nowhere else.
 */
import { type Bytes, equalBytes, fromBase64Url, toBase64Url, toHex } from '../../base/bytes.ts'
import { canonicalBytes, parseJson } from '../../base/json.ts'
import { isObject, isText } from '../../base/parse.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { comparisonWords } from '../control/fingerprint-words.ts'
import {
  type Invitation,
  type InvitationKind,
  invitationBox,
  invitationBytes,
  invitationHash,
  invitationText,
  isExpired,
  newDeviceOf,
  newInvitation,
  openAnswer,
  readInvitation,
  welcomeText,
} from '../control/invitation.ts'
import { type InvitationEnd, sealInvitationEnd } from '../control/invitation-end.ts'
import { deviceKey, newMemberId, type Role } from '../control/names.ts'
import { committerOf, type RosterState } from '../control/roster.ts'
import { type Context, commit } from './context.ts'
import { controlHead } from './control-chain.ts'
import { type Proposed, propose } from './organisation-proposals.ts'
import type { Scene } from './organisation-scene.ts'
import {
  dropProposalRow,
  keepLetter,
  type StoredProposal,
  storedLetters,
  storedProposals,
} from './organisation-shelf.ts'
import type { ActRefusal, OpenInvitation } from './organisation-words.ts'
import { ReadRows } from './read-rows.ts'
import type { Shelf } from './store.ts'

type Stored = {
  readonly invitation: Invitation
  /** The sealed answer that was taken, and a second one, if somebody else answered too. */
  readonly answer: Bytes | undefined
  /** Six words over invitation and answer, and the mailbox of whoever answered, hex. */
  readonly words: readonly string[]
  readonly box: string
  readonly state: 'open' | 'confirmed' | 'refused' | 'answered-twice'
  /** The last word on it lies in its mailbox, or on its way there. */
  readonly told: boolean
}

function keep(shelf: Shelf, { invitation, answer, words, box, state, told }: Stored): void {
  const row = {
    invitation: toBase64Url(invitationBytes(invitation)),
    answer: answer === undefined ? '' : toBase64Url(answer),
    words: words.join(' '),
    box,
    state,
    told,
  }
  shelf.put('invite', invitationHash(invitation), canonicalBytes(row))
}

function stored(bytes: Uint8Array): Stored | undefined {
  const json = parseJson(new Uint8Array(bytes))
  const row = json.ok && isObject(json.value) ? json.value : {}
  const textAt = (name: string): string => {
    const value = row[name]
    return isText(value) ? value : ''
  }
  const invitation = readInvitation(fromBase64Url(textAt('invitation')) ?? new Uint8Array())
  const answer = fromBase64Url(textAt('answer'))
  const state = (['confirmed', 'refused', 'answered-twice'] as const).find((one) => one === textAt('state'))
  if (invitation === undefined) return undefined
  const words = textAt('words')
    .split(' ')
    .filter((word) => word !== '')
  return {
    invitation,
    answer: answer?.length === 0 ? undefined : answer,
    words,
    box: textAt('box'),
    state: state ?? 'open',
    told: row['told'] === true,
  }
}

const rows = new ReadRows('invite', stored)

type Said = { readonly id: string; readonly text: string } & ReturnType<typeof invitationBox>
const said = new WeakMap<Invitation, Said>()

/** Every round looks into the box of every invitation that is open. */
function saidOf(invitation: Invitation): Said {
  const known = said.get(invitation)
  if (known !== undefined) return known
  const made = {
    id: invitationHash(invitation),
    text: invitationText(invitation),
    ...invitationBox(invitation),
  }
  said.set(invitation, made)
  return made
}

export function invite(scene: Scene, kind: InvitationKind): OpenInvitation {
  const { context, roster } = scene
  const committer = committerOf(roster)
  const head = controlHead(context.book.directory)
  const relay =
    committer?.kind === 'relay' ? { url: committer.url, key: deviceKey(committer.key) } : undefined
  const about = { kind, organisation: context.organisation, roster: head, relay }
  const invitation = newInvitation(about, context.world.clock.millis(), context.world.random)
  const row: Stored = { invitation, answer: undefined, words: [], box: '', state: 'open', told: false }
  commit(context, () => keep(context.store.shelf, row))
  return shown(context, row)
}

export function invitations(context: Context): readonly OpenInvitation[] {
  return rowsOf(context).map((row) => shown(context, row))
}

function rowsOf({ store }: Context): readonly Stored[] {
  return rows.all(store.shelf).filter((row) => row !== undefined)
}

/** Whoever answers after the end, or was refused, reads so in the invitation's mailbox and waits no longer. R89. */
export async function tellEnds(context: Context): Promise<void> {
  for (const row of rowsOf(context)) {
    const end = endOf(context, row)
    if (row.told || end === undefined || row.invitation.relay === undefined) continue
    const opened = row.answer === undefined ? undefined : await openAnswer(row.invitation, row.answer)
    const letIn = end === 'used' && opened?.ok === true ? opened.value.answer.device : undefined
    const sealed = await sealInvitationEnd(row.invitation, end, letIn, context.world)
    commit(context, () => {
      keep(context.store.shelf, { ...row, told: true })
      const { box } = invitationBox(row.invitation)
      keepLetter(context.store.shelf, `end/${invitationHash(row.invitation)}`, box, sealed)
    })
  }
}

function endOf(context: Context, row: Stored): InvitationEnd | undefined {
  const state = stateOf(context, row)
  if (state === 'confirmed') return 'used'
  return state === 'refused' || state === 'answered-twice' ? state : undefined
}

function shown(context: Context, row: Stored): OpenInvitation {
  const { invitation, words } = row
  const welcome = welcomeOf(context, row)
  return {
    ...saidOf(invitation),
    kind: invitation.kind,
    state: stateOf(context, row),
    expires: invitation.expires * 3_600_000,
    ...(words.length === 0 ? {} : { words }),
    ...(welcome === undefined ? {} : { welcome }),
  }
}

/** Where no relay carries letters: what lies here for the new device, as a text that is handed over. */
function welcomeOf(context: Context, { invitation, box }: Stored): string | undefined {
  if (invitation.relay !== undefined || box === '') return undefined
  const letters = storedLetters(context.store.shelf).filter((letter) => toHex(letter.box) === box)
  return letters.length === 0 ? undefined : welcomeText(letters.map(({ sealed }) => sealed))
}

function stateOf({ book, world }: Context, { invitation, answer, state }: Stored): OpenInvitation['state'] {
  if (book.roster?.invitations.includes(saidOf(invitation).id) === true) return 'confirmed'
  if (state !== 'open') return state
  if (isExpired(invitation, world.clock.millis())) return 'expired'
  return answer === undefined ? 'waiting' : 'answered'
}

function find(context: Context, id: string): Stored | undefined {
  return rows.at(context.store.shelf, id)
}

export async function takeAnswer(
  context: Context,
  id: string,
  sealed: Bytes,
): Promise<Result<OpenInvitation, ActRefusal>> {
  const row = find(context, id)
  if (row === undefined) return refuse({ kind: 'no-such-invitation' })
  const state = stateOf(context, row)
  if (state === 'expired') return refuse({ kind: 'invitation-expired' })
  if (state === 'confirmed' || state === 'refused') return refuse({ kind: 'invitation-used' })
  const opened = await openAnswer(row.invitation, sealed)
  // Junk in the box is the relay's, and no answer: whoever knows no secret answers nothing.
  if (!opened.ok) return opened
  if (row.answer !== undefined) {
    const before = await openAnswer(row.invitation, row.answer)
    if (before.ok && equalBytes(before.value.words, opened.value.words)) return ok(shown(context, row))
    const twice: Stored = { ...row, state: 'answered-twice' }
    commit(context, () => {
      keep(context.store.shelf, twice)
      dropProposalsOf(context, id)
    })
    return refuse({ kind: 'answered-twice' })
  }
  const words = comparisonWords(invitationBytes(row.invitation), opened.value.words)
  const answered: Stored = { ...row, answer: sealed, words, box: toHex(opened.value.answer.box) }
  commit(context, () => keep(context.store.shelf, answered))
  return ok(shown(context, answered))
}

export function dropInvitation(context: Context, id: string): Result<OpenInvitation, ActRefusal> {
  const row = find(context, id)
  if (row === undefined) return refuse({ kind: 'no-such-invitation' })
  const refused: Stored = { ...row, state: 'refused' }
  commit(context, () => {
    keep(context.store.shelf, refused)
    dropProposalsOf(context, id)
  })
  return ok(shown(context, refused))
}

/**
 * Call inside a transaction. It may wait for the committer or a colleague's signature: whoever was refused, or answered
 * what somebody else has answered too, must not come in by one that is given tomorrow.
 */
function dropProposalsOf({ store: { shelf }, book }: Context, id: string): void {
  for (const proposal of storedProposals(shelf, book.directory.hex))
    if (proposal.state === 'mine' && invitationOf(proposal) === id) dropProposalRow(shelf, proposal)
}

function invitationOf({ draft: { event } }: StoredProposal): string | undefined {
  return event.kind === 'member-added' || event.kind === 'device-enrolled' ? event.invitation : undefined
}

/** Somebody looked at both screens and the six words were the same. */
export async function confirm(scene: Scene, id: string, role: Role): Promise<Proposed> {
  const { context, roster, me } = scene
  const row = find(context, id)
  if (row === undefined) return refuse({ kind: 'no-such-invitation' })
  const state = stateOf(context, row)
  if (state === 'expired') return refuse({ kind: 'invitation-expired' })
  if (state === 'answered-twice') return refuse({ kind: 'answered-twice' })
  if (state === 'confirmed' || state === 'refused') return refuse({ kind: 'invitation-used' })
  const opened = row.answer === undefined ? undefined : await openAnswer(row.invitation, row.answer)
  if (opened?.ok !== true) return refuse({ kind: 'not-answered' })
  const device = newDeviceOf(opened.value.answer)
  const directory = context.book.directory
  if (row.invitation.kind === 'device') {
    return propose(scene, directory, { kind: 'device-enrolled', member: me, device, invitation: id })
  }
  const member = newMemberId(context.world.random)
  const code = nextCode(roster)
  return propose(scene, directory, { kind: 'member-added', member, code, role, device, invitation: id })
}

/** M-02 after M-01: a number is never given twice, for old records speak of it. */
function nextCode({ members }: RosterState): string {
  const numbers = members.map(({ code }) => Number(/-(\d+)$/.exec(code)?.[1] ?? 0))
  const letters = /^[A-Z]+/.exec(members[0]?.code ?? 'M')?.[0] ?? 'M'
  return `${letters}-${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`
}
