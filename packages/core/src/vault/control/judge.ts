/**
 * Judging one committed entry of a control chain: opened, parsed, verified, and put to the rules.
 *
 * The answer depends on the chain, the keys and the roster that the entry names, and on nothing else: no clock,
 * no order of arrival, no opinion. So all who can read a chain have the same state after each of its entries.
 * docs/formats/control.md, rules R1 to R9.
 */
import { type Bytes, equalBytes, fromBase64Url, fromHex, toHex } from '../../base/bytes.ts'
import { deriveBytes } from '../../sealed/derive.ts'
import { sealKeyFrom } from '../../sealed/seal.ts'
import { parseSignature } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import { type Entry, entryHash } from '../entry.ts'
import { readBody } from '../feed.ts'
import { readGenesis } from '../organisation.ts'
import { type ControlBody, isSigned, parseMembershipBody, parseRosterBody } from './control-body.ts'
import { fitsCommitment } from './epoch-keys.ts'
import type { MembershipState } from './membership.ts'
import type { MembershipEvent } from './membership-events.ts'
import { knowsRoster, membershipAfter, openedLog, rosterWindow } from './membership-rules.ts'
import { type DeviceId, deviceIdOf, type MemberId } from './names.ts'
import { activeMemberOf, type RosterState, rosterAt } from './roster.ts'
import type { RosterEvent } from './roster-events.ts'
import { rosterAfter } from './roster-rules.ts'
import { type DeadReason, type Said, withId } from './ruling.ts'

export type JudgePlace = {
  readonly organisation: Uint8Array
  readonly log: CompartmentId
  /** The keys of this log that are here. */
  readonly key: (epoch: number) => Bytes | undefined
  /** Hash of an entry of the roster as it is here, hex. */
  readonly rosterHash?: (seq: number) => string | undefined
}

/** A dead entry moves the head and its number, nothing else. `by` is who signed it, as far as it can be told. */
export type Judged<S> =
  | {
      readonly kind: 'applied'
      readonly state: S
      readonly event: RosterEvent | MembershipEvent
      readonly by: readonly DeviceId[]
    }
  | {
      readonly kind: 'dead'
      readonly state: S | undefined
      readonly why: DeadReason
      /** The signer, where the signatures are good: an entry may be dead for no fault of anybody (a lost race). */
      readonly author: DeviceId | undefined
    }
  /** Nothing can be said yet: the key of this epoch, or that part of the roster, is not here. */
  | { readonly kind: 'waiting'; readonly for: 'key' | 'roster' }
  /** Not the next entry of this chain. */
  | { readonly kind: 'not-next' }

/** Dead for nobody's fault: written in good faith, overtaken by what others committed first. */
const innocent: readonly DeadReason[] = [
  'stale',
  'other-epoch',
  'other-roster',
  'already-used',
  'wrong-target',
  'replayed',
]

/** Is this somebody doing what they may not? Then the member's code belongs on the screen. */
export function isAlarming(why: DeadReason): boolean {
  return !innocent.includes(why)
}

type Opened<E> =
  | { readonly kind: 'said'; readonly body: ControlBody<E>; readonly said: Said<E> }
  | { readonly kind: 'dead'; readonly why: DeadReason }
  | { readonly kind: 'waiting'; readonly for: 'key' }

/** Judges an entry of the directory. `state` is undefined before the founding. */
export async function judgeRoster(
  place: JudgePlace,
  state: RosterState | undefined,
  entry: Entry,
): Promise<Judged<RosterState>> {
  if (!isNext(state?.head, entry)) return { kind: 'not-next' }
  const opened = await openEntry(place, 'roster', state?.epoch ?? 1, entry, parseRosterBody)
  if (opened.kind === 'waiting') return opened
  if (opened.kind === 'dead') return deadRoster(state, entry, { why: opened.why, author: undefined })
  const { body, said } = opened
  const [author] = said.by
  if (state === undefined) {
    const founded = await foundedRoster(place, said)
    return 'dead' in founded
      ? deadRoster(state, entry, { why: founded.dead, author })
      : { kind: 'applied', state: founded.state, event: said.event, by: said.by }
  }
  const wrong = await wrongKey(place, body.event)
  if (wrong !== undefined) return deadRoster(state, entry, { why: wrong, author, id: said.id })
  const verdict = rosterAfter(state, said)
  if ('dead' in verdict) return deadRoster(state, entry, { why: verdict.dead, author, id: said.id })
  const next = { ...verdict.state, head: headOf(entry), ids: withId(state.ids, said.id, said.seq) }
  return { kind: 'applied', state: next, event: said.event, by: said.by }
}

/** Judges an entry of any other log. */
export async function judgeMembership(
  place: JudgePlace,
  state: MembershipState | undefined,
  roster: RosterState,
  entry: Entry,
): Promise<Judged<MembershipState>> {
  if (!isNext(state?.head, entry)) return { kind: 'not-next' }
  const opened = await openEntry(place, 'membership', state?.epoch ?? 1, entry, parseMembershipBody)
  if (opened.kind === 'waiting') return opened
  if (opened.kind === 'dead') return deadMembership(state, entry, { why: opened.why, author: undefined })
  const { said, body } = opened
  const [author] = said.by
  const here = { ...said, roster: body.roster ?? 0 }
  if (state === undefined) {
    if (!knowsRoster(roster, here.roster)) return { kind: 'waiting', for: 'roster' }
    const wrong = await wrongKey(place, said.event)
    if (wrong !== undefined) return deadMembership(state, entry, { why: wrong, author })
    const opening = openedLog(roster, toHex(place.log), here)
    return 'dead' in opening
      ? deadMembership(state, entry, { why: opening.dead, author })
      : { kind: 'applied', state: opening.state, event: said.event, by: said.by }
  }
  if (isVoid(roster, here)) {
    // Whoever does not even say which roster they mean was not shown another one.
    const why = body.past === undefined ? 'not-allowed' : 'other-roster'
    return deadMembership(state, entry, { why, author, id: said.id })
  }
  // Too far ahead is dead at once: waiting for a roster that may never come would stop the log (R41).
  const reachable = here.roster <= state.roster + rosterWindow
  if (reachable && !knowsRoster(roster, here.roster)) return { kind: 'waiting', for: 'roster' }
  if (isOtherRoster(place, body)) {
    return deadMembership(state, entry, { why: 'other-roster', author, id: said.id })
  }
  const wrong = await wrongKey(place, said.event)
  if (wrong !== undefined) return deadMembership(state, entry, { why: wrong, author, id: said.id })
  const verdict = membershipAfter(state, roster, here)
  if ('dead' in verdict) return deadMembership(state, entry, { why: verdict.dead, author, id: said.id })
  const next = { ...verdict.state, head: headOf(entry), ids: withId(state.ids, said.id, said.seq) }
  return { kind: 'applied', state: next, event: said.event, by: said.by }
}

/**
 * Did somebody say, in a roster before the one that the entry names, that there is no such roster? Whoever comes to
 * know the named one knows this too, so all judge alike; and no honest entry names a roster that is still to come.
 */
function isVoid(
  { voids }: RosterState,
  { hash, roster }: { readonly hash: string; readonly roster: number },
): boolean {
  return voids.some(([at, entry]) => entry === hash && at < roster)
}

/** Two rosters of one number: whoever judged by ours what was said under the other would accuse the innocent. */
function isOtherRoster({ rosterHash }: JudgePlace, { past, roster }: ControlBody<MembershipEvent>): boolean {
  const here = roster === undefined ? undefined : rosterHash?.(roster)
  return past !== undefined && here !== undefined && past !== here
}

/** Whether this is the entry that comes next, by number and predecessor. */
function isNext(head: readonly [number, string] | undefined, { header }: Entry): boolean {
  const [seq, hash] = head ?? [0, '00'.repeat(32)]
  return header.kind === 'control' && header.seq === seq + 1 && toHex(header.previous) === hash
}

function headOf(entry: Entry): readonly [number, string] {
  return [entry.header.seq, toHex(entryHash(entry))]
}

export async function openEntry<E extends RosterEvent | MembershipEvent>(
  place: JudgePlace,
  kind: 'roster' | 'membership',
  epoch: number,
  entry: Entry,
  parse: (content: Uint8Array) => ControlBody<E> | undefined,
): Promise<Opened<E>> {
  const { header } = entry
  // Every event is sealed under the key of the epoch before it, so this is known without any key.
  if (header.epoch !== epoch) return { kind: 'dead', why: 'other-epoch' }
  const key = place.key(epoch)
  if (key === undefined) return { kind: 'waiting', for: 'key' }
  const entryKey = sealKeyFrom(deriveBytes(key, 'entry-body'))
  if (!entryKey.ok) throw new Error('a derived key has 32 bytes')
  const content = await readBody(entry, entryKey.value, place.organisation)
  if (!content.ok) return { kind: 'dead', why: 'not-opened' }
  const body = parse(content.value)
  if (body === undefined) return { kind: 'dead', why: 'malformed' }
  const where = { organisation: place.organisation, log: place.log, kind }
  if (!(await isSigned(where, header.feed, body))) return { kind: 'dead', why: 'bad-signature' }
  const [seq, hash] = headOf(entry)
  const by = body.by.map(({ device }) => device)
  return { kind: 'said', body, said: { seq, hash, by, base: body.base, id: body.id, event: body.event } }
}

/** A dead entry moves head and ids. What somebody signed is not judged a second time, even if it would be allowed by then. */
function past(
  state: Pick<RosterState, 'head' | 'ids'>,
  entry: Entry,
  why: DeadReason,
  id: string | undefined,
): Pick<RosterState, 'head' | 'ids'> {
  const ids = id === undefined || why === 'replayed' ? state.ids : withId(state.ids, id, entry.header.seq)
  return { head: headOf(entry), ids }
}

type Dead = { readonly why: DeadReason; readonly author: DeviceId | undefined; readonly id?: string }

function deadRoster(
  state: RosterState | undefined,
  entry: Entry,
  { why, author, id }: Dead,
): Judged<RosterState> {
  return { kind: 'dead', state: state && { ...state, ...past(state, entry, why, id) }, why, author }
}

function deadMembership(
  state: MembershipState | undefined,
  entry: Entry,
  { why, author, id }: Dead,
): Judged<MembershipState> {
  return { kind: 'dead', state: state && { ...state, ...past(state, entry, why, id) }, why, author }
}

/** The key that a founding announces is the one its own seal opened under. */
async function wrongKey(
  place: JudgePlace,
  event: RosterEvent | MembershipEvent,
): Promise<DeadReason | undefined> {
  if (event.kind !== 'found' && event.kind !== 'open') return undefined
  const key = place.key(1)
  return key !== undefined && fitsCommitment(place.log, 1, key, event.commit) ? undefined : 'wrong-key'
}

async function foundedRoster(
  place: JudgePlace,
  said: Said<RosterEvent>,
): Promise<{ readonly state: RosterState } | { readonly dead: DeadReason }> {
  const { event } = said
  if (event.kind !== 'found' || said.base !== 0) return { dead: 'malformed' }
  const statement = fromBase64Url(event.genesis)
  const signature = parseSignature(fromHex(event.signature) ?? new Uint8Array())
  if (statement === undefined || !signature.ok) return { dead: 'malformed' }
  const organisation = await readGenesis({ statement, signature: signature.value })
  // The genesis is what the organisation's name is the hash of: another one is another organisation.
  if (organisation === undefined || !equalBytes(organisation.id, place.organisation)) {
    return { dead: 'not-allowed' }
  }
  const device = deviceIdOf(organisation.device)
  if (said.by.length !== 1 || said.by[0] !== device) return { dead: 'not-allowed' }
  const wrong = await wrongKey(place, event)
  if (wrong !== undefined) return { dead: wrong }
  const logs = Object.values(event.logs)
  if (new Set([...logs, toHex(place.log)]).size !== logs.length + 1) return { dead: 'already-used' }
  return { state: firstRoster(said, event, device, organisation) }
}

function firstRoster(
  said: Said<RosterEvent>,
  event: Extract<RosterEvent, { kind: 'found' }>,
  device: DeviceId,
  organisation: { readonly id: Bytes; readonly envelope: Bytes; readonly member: string },
): RosterState {
  const { member, box, commit, logs } = event
  const envelope = organisation.envelope.toBase64({ alphabet: 'base64url', omitPadding: true })
  return {
    v: 1,
    organisation: toHex(organisation.id),
    head: [said.seq, said.hash],
    epoch: 1,
    epochs: [[1, commit, 1]],
    members: [{ id: member, code: organisation.member, steps: [[1, 'active', 'admin']] }],
    devices: [{ device, envelope, box, kind: 'desk', member, paper: false, steps: [[1, 'active', member]] }],
    committers: [[1, { kind: 'keeper', key: device }]],
    suiteFloor: 1,
    invitations: [],
    // The only member has to hold the addresses: the list is public, so the second member's desk will say so.
    holders: [[1, [member]]],
    logs,
    voids: [],
    ids: [[said.id, said.seq]],
    finals: [],
    finalsAt: [],
    notices: [[1, 'found', member, member]],
    frozen: false,
  }
}

/** Who wrote a control entry, as the roster knows them: for alarms. */
export function memberOfAuthor(roster: RosterState, author: DeviceId | undefined): MemberId | undefined {
  if (author === undefined) return undefined
  return (
    activeMemberOf(rosterAt(roster), author) ?? roster.devices.find(({ device }) => device === author)?.member
  )
}
