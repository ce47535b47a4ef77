/**
 * What the acts keep between one moment and the next: proposals, letters, grants that wait, what is still to do.
 *
 * All of it lies on shelves and nowhere else. A device that is killed in the middle of a removal wakes with the rest
 * of the removal still to do.
 */
import { type Bytes, fromBase64Url, fromHex, toBase64Url, toHex } from '../../base/bytes.ts'
import { canonicalBytes, type Json, parseJson } from '../../base/json.ts'
import { isObject, isText, listOf, oneOf } from '../../base/parse.ts'
import { parseSignature } from '../../sealed/sign.ts'
import { type Approval, type Draft, draftBytes, parseDraft } from '../control/control-body.ts'
import { type GrantedKey, grantedKey, type Mail } from '../control/mail.ts'
import {
  type DeviceId,
  deviceId,
  type LogHex,
  logHex,
  type MemberId,
  memberId,
  type Right,
  rights,
} from '../control/names.ts'
import type { Entry } from '../entry.ts'
import { encodeFrame, parseFrame } from './frame.ts'
import { ReadRows } from './read-rows.ts'
import type { Shelf } from './store.ts'

export type StoredProposal = {
  /** Id of the draft. */
  readonly id: string
  readonly log: LogHex
  readonly draft: Draft
  readonly approvals: readonly Approval[]
  /** `mine`: written here. `asked`: a colleague asks for a signature. `overtaken`: what others did made it pointless. */
  readonly state: 'mine' | 'asked' | 'overtaken'
  readonly from: DeviceId
  /** The entry on top of the chain as it was; absent while signatures are missing. */
  readonly entry?: Entry
  /** The key that an epoch event announces. In no keyring before its event is committed. */
  readonly key?: Bytes
  /** Of an epoch event: members who lose their right by it. Kept apart, for the list of who stays grows meanwhile. */
  readonly out: readonly MemberId[]
  /** Names of the letters that carry the key, once they are written, and when that was. */
  readonly letters?: readonly string[]
  readonly handedAt?: number
}

/** A stored row read back as an object; undefined for what this program did not write. */
function rowOf(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  const json = parseJson(new Uint8Array(bytes))
  return json.ok && isObject(json.value) ? json.value : undefined
}

function textAt(row: Readonly<Record<string, unknown>>, name: string): string {
  const value = row[name]
  return isText(value) ? value : ''
}

export function keepProposal(shelf: Shelf, proposal: StoredProposal): void {
  const { id, log, draft, approvals, state, from, entry, key, out, letters, handedAt } = proposal
  const row: Record<string, Json> = {
    draft: toBase64Url(draftBytes(draft)),
    approvals: approvals.map(({ device, signature }) => [device, toHex(signature)]),
    state,
    from,
    out,
  }
  if (entry !== undefined) row['entry'] = toBase64Url(encodeFrame(entry))
  if (key !== undefined) row['key'] = toBase64Url(key)
  if (letters !== undefined) Object.assign(row, { letters, handedAt: handedAt ?? 0 })
  shelf.put('proposal', `${log}/${id}`, canonicalBytes(row))
}

export function dropProposalRow(shelf: Shelf, { log, id }: Pick<StoredProposal, 'log' | 'id'>): void {
  shelf.drop('proposal', `${log}/${id}`)
}

export function storedProposals(shelf: Shelf, log = ''): readonly StoredProposal[] {
  return proposals.all(shelf, log).filter((proposal) => proposal !== undefined)
}

/** Is this member's right about to be taken here? */
export function isGoing(shelf: Shelf, log: string, member: MemberId | undefined): boolean {
  return storedProposals(shelf, log).some(
    ({ state, out }) => state === 'mine' && member !== undefined && out.includes(member),
  )
}

const proposals = new ReadRows('proposal', (row, key) => proposalOf(key, row))

function proposalOf(place: string, bytes: Uint8Array): StoredProposal | undefined {
  const row = rowOf(bytes)
  const [hex, id] = place.split('/')
  const log = logHex(hex, '')
  if (row === undefined || !log.ok || id === undefined) return undefined
  const raw = fromBase64Url(textAt(row, 'draft')) ?? new Uint8Array()
  const draft = parseDraft('roster', raw) ?? parseDraft('membership', raw)
  const from = deviceId(row['from'], '')
  if (draft === undefined || !from.ok) return undefined
  const entry = parseFrame(fromBase64Url(textAt(row, 'entry')) ?? new Uint8Array())
  const key = fromBase64Url(textAt(row, 'key'))
  const state = textAt(row, 'state')
  return {
    id,
    log: log.value,
    draft,
    approvals: approvalsOf(row['approvals']),
    state: state === 'asked' || state === 'overtaken' ? state : 'mine',
    from: from.value,
    out: membersOf(row['out']),
    ...(entry === undefined ? {} : { entry }),
    ...(key === undefined || key.length === 0 ? {} : { key }),
    ...lettersOf(row),
  }
}

function lettersOf(row: Readonly<Record<string, unknown>>): Pick<StoredProposal, 'letters' | 'handedAt'> {
  const { letters, handedAt } = { letters: row['letters'], handedAt: row['handedAt'] }
  if (!Array.isArray(letters) || typeof handedAt !== 'number') return {}
  return { letters: letters.filter(isText), handedAt }
}

function membersOf(raw: unknown): readonly MemberId[] {
  const list = listOf(memberId)(raw, '')
  return list.ok ? list.value : []
}

function approvalsOf(raw: unknown): readonly Approval[] {
  if (!Array.isArray(raw)) return []
  return raw.flatMap((pair: unknown) => {
    const [name, text]: readonly unknown[] = Array.isArray(pair) ? pair : []
    const device = deviceId(name, '')
    const signature = parseSignature(fromHex(isText(text) ? text : '') ?? new Uint8Array())
    return device.ok && signature.ok ? [{ device: device.value, signature: signature.value }] : []
  })
}

/** A key that came by letter and whose chain is not here yet. */
export type WaitingGrant = {
  readonly place: string
  readonly key: GrantedKey
  readonly from: DeviceId
  /** Number of the roster that the sender had read to. */
  readonly roster: number
}
export const mostWaitingGrants = 4_096

/** Call inside a transaction. All keys of one letter: two of them may be of one number, and only one of those will count. */
export function keepWaitingGrants(
  shelf: Shelf,
  keys: readonly GrantedKey[],
  { from, id, base }: Pick<Mail, 'from' | 'id' | 'base'>,
): void {
  for (const [at, key] of keys.entries()) {
    const row: Json = { from, key: { ...key }, roster: base[0] }
    const place = `${key.log}/${String(key.epoch).padStart(10, '0')}/${id}/${String(at).padStart(4, '0')}`
    shelf.put('grant-waiting', place, canonicalBytes(row))
  }
}

export function waitingGrants(shelf: Shelf, log = ''): readonly WaitingGrant[] {
  return grants.all(shelf, log).filter((grant) => grant !== undefined)
}

const grants = new ReadRows('grant-waiting', (row, place) => waitingGrantOf(place, row))

function waitingGrantOf(place: string, bytes: Uint8Array): WaitingGrant | undefined {
  const row = rowOf(bytes)
  const key = grantedKey(row?.['key'], '')
  const from = deviceId(row?.['from'], '')
  const roster = Number(row?.['roster'] ?? 0)
  return key.ok && from.ok ? { place, key: key.value, from: from.value, roster } : undefined
}

export function dropWaitingGrant(shelf: Shelf, { place }: WaitingGrant): void {
  shelf.drop('grant-waiting', place)
}

/** Devices that are still to be given the key of a log. */
export function keepToGrant(shelf: Shelf, log: string, device: DeviceId): void {
  shelf.put('to-grant', `${log}/${device}`, new Uint8Array([1]))
}

export function toGrant(shelf: Shelf): readonly { readonly log: string; readonly device: DeviceId }[] {
  return shelf.list('to-grant', '').flatMap(({ key }) => {
    const [log = '', name] = key.split('/')
    const device = deviceId(name, '')
    return device.ok ? [{ log, device: device.value }] : []
  })
}

export function dropToGrant(shelf: Shelf, log: string, device: DeviceId): void {
  shelf.drop('to-grant', `${log}/${device}`)
}

/** A letter on its way. The number keeps the order in which they were written. */
export function keepLetter(shelf: Shelf, name: string, box: Uint8Array, sealed: Uint8Array): void {
  shelf.put('mail-out', name, canonicalBytes({ box: toHex(box), sealed: toBase64Url(sealed) }))
}

export function storedLetters(
  shelf: Shelf,
): readonly { readonly key: string; readonly box: Bytes; readonly sealed: Bytes }[] {
  return shelf.list('mail-out', '').flatMap(({ key, value }) => {
    const row = rowOf(value)
    const box = fromHex(row === undefined ? '' : textAt(row, 'box'))
    const sealed = fromBase64Url(row === undefined ? '' : textAt(row, 'sealed'))
    return box?.length === 16 && sealed !== undefined ? [{ key, box, sealed }] : []
  })
}

/** A right that somebody is to have, until the chain says so: giving it may need an event of another chain first. */
export type Wish = { readonly log: string; readonly member: MemberId; readonly right: Right }

export function keepWish(shelf: Shelf, { log, member, right }: Wish): void {
  shelf.put('wish', `${log}/${member}`, canonicalBytes({ right }))
}

export function wishes(shelf: Shelf): readonly Wish[] {
  return shelf.list('wish', '').flatMap(({ key, value }) => {
    const [log = '', name] = key.split('/')
    const member = memberId(name, '')
    const right = oneOf(rights)(rowOf(value)?.['right'], '')
    return member.ok && right.ok ? [{ log, member: member.value, right: right.value }] : []
  })
}

export function dropWish(shelf: Shelf, { log, member }: Pick<Wish, 'log' | 'member'>): void {
  shelf.drop('wish', `${log}/${member}`)
}

/** How often this desk has taken a member off the list of holders since the step `at` of a log took their right. */
export function timesTakenOff(shelf: Shelf, { log, member, at }: TakenOff): number {
  const kept = shelf.get('taken-off', `${log}/${member}`)
  const row = kept && rowOf(kept)
  return row?.['at'] === at && typeof row['times'] === 'number' ? row['times'] : 0
}

export function keepTakenOff(shelf: Shelf, one: TakenOff): void {
  const times = timesTakenOff(shelf, one) + 1
  shelf.put('taken-off', `${one.log}/${one.member}`, canonicalBytes({ at: one.at, times }))
}

export type TakenOff = { readonly log: string; readonly member: MemberId; readonly at: number }

/** Logs that this member leaves as soon as somebody else leads them. */
export function keepLeaving(shelf: Shelf, log: string): void {
  shelf.put('leaving-log', log, new Uint8Array([1]))
}

export function leavings(shelf: Shelf): readonly string[] {
  return shelf.list('leaving-log', '').map(({ key }) => key)
}

export function dropLeaving(shelf: Shelf, log: string): void {
  shelf.drop('leaving-log', log)
}

/** What is lost with letters beside the keys of a log; `kits` as kit-renewal.ts names the rows that say when one was last filled. */
export const lettersLost = { kits: 'kit/', requests: 'request/', secrets: 'secret/' } as const

/** Call inside a transaction: the relay does not have what it had of this log, or another one is to have it. */
export function noteLettersLost(shelf: Shelf, log: string): void {
  for (const key of [log, ...Object.values(lettersLost)])
    if (shelf.get('letters-lost', key) === undefined) shelf.put('letters-lost', key, new Uint8Array())
}
