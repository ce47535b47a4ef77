/**
 * States as they lie on the shelf `control-state`: canonical JSON, so that opening a vault needs no cryptography and
 * two devices can compare what they hold. What is not of this form was not written by this program: a damaged vault.
 */
import { type Bytes, equalBytes } from '../../base/bytes.ts'
import { canonicalBytes, parseJson } from '../../base/json.ts'
import {
  listOf,
  object,
  oneOf,
  optional,
  type Parser,
  text,
  unfit,
  whole,
  yesOrNo,
} from '../../base/parse.ts'
import { ok } from '../../base/result.ts'
import { type FinalList, finalList } from './finals.ts'
import type { MembershipState } from './membership.ts'
import { partLogs } from './membership-events.ts'
import {
  type DeviceId,
  deviceId,
  envelopeText,
  type FeedHex,
  feedHex,
  hexOf,
  logHex,
  memberCode,
  memberId,
  rights,
  roles,
} from './names.ts'
import { type Committer, deviceStates, type Notice, type RosterState } from './roster.ts'
import { deviceKinds, mostDevices, mostMembers, rosterKinds, sortedSet } from './roster-events.ts'
import { storedStrikes } from './strikes.ts'

const number = whole(0, Number.MAX_SAFE_INTEGER)
const anyText = text({ max: 600, allowEmpty: true })
const many = { max: 100_000 }

function two<A, B>(a: Parser<A>, b: Parser<B>): Parser<readonly [A, B]> {
  return (value, field) => {
    if (!Array.isArray(value) || value.length !== 2) return unfit(field, 'not-a-list')
    const one = a(value[0], field)
    if (!one.ok) return one
    const other = b(value[1], field)
    return other.ok ? ok([one.value, other.value]) : other
  }
}

function three<A, B, C>(a: Parser<A>, b: Parser<B>, c: Parser<C>): Parser<readonly [A, B, C]> {
  return (value, field) => {
    if (!Array.isArray(value) || value.length !== 3) return unfit(field, 'not-a-list')
    const head = two(a, b)(value.slice(0, 2), field)
    if (!head.ok) return head
    const last = c(value[2], field)
    return last.ok ? ok([...head.value, last.value]) : last
  }
}

function four<A, B, C, D>(
  a: Parser<A>,
  b: Parser<B>,
  c: Parser<C>,
  d: Parser<D>,
): Parser<readonly [A, B, C, D]> {
  return (value, field) => {
    if (!Array.isArray(value) || value.length !== 4) return unfit(field, 'not-a-list')
    const head = three(a, b, c)(value.slice(0, 3), field)
    if (!head.ok) return head
    const last = d(value[3], field)
    return last.ok ? ok([...head.value, last.value]) : last
  }
}

const head = two(number, hexOf(32))
const ids = listOf(two(hexOf(16), number), many)
const finals: Parser<FinalList> = finalList
const finalsAt: Parser<readonly (readonly [FeedHex, number])[]> = listOf(two(feedHex, number), many)

const committer: Parser<Committer> = (value, field) => {
  const relay = object({ kind: oneOf(['relay']), url: anyText, key: deviceId })(value, field)
  return relay.ok ? relay : object({ kind: oneOf(['keeper']), key: deviceId })(value, field)
}
const notice: Parser<Notice> = four(number, oneOf(rosterKinds), memberId, anyText)
const device: Parser<DeviceId> = deviceId

const roster: Parser<RosterState> = object({
  v: oneOfNumber,
  organisation: hexOf(32),
  head,
  epoch: number,
  epochs: listOf(three(number, hexOf(32), number), many),
  members: listOf(
    object({
      id: memberId,
      code: memberCode,
      steps: listOf(three(number, oneOf(['active', 'removed']), oneOf(roles)), many),
    }),
    { max: mostMembers },
  ),
  devices: listOf(
    object({
      device,
      envelope: envelopeText,
      box: hexOf(16),
      kind: oneOf(deviceKinds),
      member: memberId,
      paper: yesOrNo,
      steps: listOf(three(number, oneOf(deviceStates), memberId), many),
    }),
    { max: mostMembers * mostDevices },
  ),
  committers: listOf(two(number, committer), many),
  suiteFloor: whole(1, 255),
  invitations: listOf(hexOf(32), many),
  holders: listOf(two(number, sortedSet(memberId, mostMembers)), many),
  logs: object({ line: logHex, press: logHex, shelters: logHex, events: logHex, claims: logHex }),
  voids: listOf(two(number, hexOf(32)), many),
  ids,
  finals,
  finalsAt,
  notices: listOf(notice, many),
  frozen: yesOrNo,
})

function oneOfNumber(value: unknown, field: string): ReturnType<Parser<1>> {
  return value === 1 ? ok(1) : unfit(field, 'not-a-term')
}

const membership: Parser<MembershipState> = object({
  v: oneOfNumber,
  log: hexOf(16),
  scope: anyText,
  part: anyText,
  head,
  epoch: number,
  epochs: listOf(four(number, hexOf(32), number, number), many),
  roster: number,
  rights: listOf(
    object({
      member: memberId,
      steps: listOf(three(number, oneOf([...rights, 'none']), memberId), many),
    }),
    { max: mostMembers },
  ),
  parts: partLogs,
  ids,
  finals,
  finalsAt,
  frozen: yesOrNo,
  strikes: optional(storedStrikes),
})

export function encodeRoster(state: RosterState): Bytes {
  return canonicalBytes(state)
}

export function encodeMembership(state: MembershipState): Bytes {
  return canonicalBytes(state)
}

export function parseRoster(bytes: Uint8Array): RosterState | undefined {
  const json = parseJson(bytes)
  const state = roster(json.ok ? json.value : undefined, '')
  return state.ok && equalBytes(canonicalBytes(state.value), bytes) ? state.value : undefined
}

export function parseMembership(bytes: Uint8Array): MembershipState | undefined {
  const json = parseJson(bytes)
  const state = membership(json.ok ? json.value : undefined, '')
  return state.ok && equalBytes(canonicalBytes(state.value), bytes) ? state.value : undefined
}
