/**
 * What a control entry carries inside its seal: an event and who signed it. docs/formats/control.md, rules R1 to R6.
 *
 * ```json
 * {"base":7,"by":[["device","signature"]…],"certificate":"…","event":{…},"id":"32 hex","past":"64 hex","roster":12}
 * ```
 * The signatures cover event, base, id (and roster) and neither number nor predecessor: an event that lost a race
 * is written again on top of what others did, and the colleagues who agreed need not be woken a second time.
 */
import { type Bytes, concat, equalBytes, fromHex, toHex, utf8 } from '../../base/bytes.ts'
import { canonicalBytes, type Json, parseJson } from '../../base/json.ts'
import { object, optional, type Parser, unfit, whole } from '../../base/parse.ts'
import { ok } from '../../base/result.ts'
import { sha256 } from '../../sealed/hash.ts'
import {
  type Purpose,
  parseSignature,
  publicKeyOf,
  type Signature,
  type SigningKey,
  sign,
  verify,
} from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import { type MembershipEvent, membershipEvent } from './membership-events.ts'
import { type DeviceId, deviceId, deviceIdOf, deviceKey, hexOf } from './names.ts'
import { type RosterEvent, rosterEvent } from './roster-events.ts'

export type ControlKind = 'roster' | 'membership'
type EventOf<K extends ControlKind> = K extends 'roster' ? RosterEvent : MembershipEvent

/** An event before anybody signed it. */
export type Draft<E = RosterEvent | MembershipEvent> = {
  /** Number of the last control entry of this log that the author had judged. */
  readonly base: number
  readonly id: string
  readonly event: E
  /** Outside the directory: the number of the roster it is to be judged against. */
  readonly roster?: number
}
export type Approval = { readonly device: DeviceId; readonly signature: Signature }
export type ControlBody<E = RosterEvent | MembershipEvent> = Draft<E> & {
  /** The author first. */
  readonly by: readonly Approval[]
  /** The author's device vouches for the feed key of the header (docs/formats/vault.md, F2). */
  readonly certificate: Signature
  /** Outside the directory: hash of the entry of the roster that the draft names, as the author has it (R40). */
  readonly past?: string
}

export type ControlLog = {
  readonly organisation: Uint8Array
  readonly log: CompartmentId
  readonly kind: ControlKind
}

export const mostApprovals = 16
const longest = 8 * 1024 * 1024

export function draftBytes({ base, event, id, roster }: Draft): Bytes {
  return canonicalBytes(draftJson({ base, event, id, ...(roster === undefined ? {} : { roster }) }))
}

function draftJson({ base, event, id, roster }: Draft): { readonly [key: string]: Json } {
  return { base, event, id, ...(roster === undefined ? {} : { roster }) }
}

function signedBytes({ organisation, log }: ControlLog, draft: Draft): Bytes {
  return sha256(concat(utf8('safeconduct/v1/control\0'), organisation, log, draftBytes(draft)))
}

const purposeOf: { readonly [K in ControlKind]: Purpose } = { roster: 'roster', membership: 'membership' }

/** One member's agreement. It counts for this event, in this log of this organisation, once. */
export async function approve(where: ControlLog, draft: Draft, device: SigningKey): Promise<Approval> {
  const signature = await sign(device, purposeOf[where.kind], signedBytes(where, draft))
  return { device: deviceIdOf(publicKeyOf(device)), signature }
}

export function isApproval(
  where: ControlLog,
  draft: Draft,
  { device, signature }: Approval,
): Promise<boolean> {
  return verify(deviceKey(device), purposeOf[where.kind], signedBytes(where, draft), signature)
}

export function encodeBody({ by, certificate, past, ...draft }: ControlBody): Bytes {
  return canonicalBytes({
    ...draftJson(draft),
    ...(past === undefined ? {} : { past }),
    by: by.map(({ device, signature }) => [device, toHex(signature)]),
    certificate: toHex(certificate),
  })
}

/** Whether every signature of the body is good, and the author's device vouches for this feed. */
export async function isSigned(where: ControlLog, feed: Uint8Array, body: ControlBody): Promise<boolean> {
  const [author] = body.by
  if (author === undefined) return false
  const message = signedBytes(where, body)
  const good = await Promise.all([
    verify(deviceKey(author.device), 'feed', concat(where.log, feed), body.certificate),
    ...body.by.map(({ device, signature }) =>
      verify(deviceKey(device), purposeOf[where.kind], message, signature),
    ),
  ])
  return good.every(Boolean)
}

const signature: Parser<Signature> = (value, field) => {
  const parsed = parseSignature(
    fromHex(typeof value === 'string' && value.length === 128 ? value : '') ?? new Uint8Array(),
  )
  return parsed.ok ? ok(parsed.value) : unfit(field, 'not-a-code')
}

const approvals: Parser<readonly Approval[]> = (value, field) => {
  if (!Array.isArray(value) || value.length < 1 || value.length > mostApprovals)
    return unfit(field, 'too-many')
  const list: Approval[] = []
  for (const pair of value) {
    if (!Array.isArray(pair) || pair.length !== 2) return unfit(field, 'not-a-list')
    const device = deviceId(pair[0], field)
    if (!device.ok) return device
    const signed = signature(pair[1], field)
    if (!signed.ok) return signed
    if (list.some((one) => one.device === device.value)) return unfit(field, 'repeated')
    list.push({ device: device.value, signature: signed.value })
  }
  return ok(list)
}

const number = whole(0, Number.MAX_SAFE_INTEGER)

function bodyOf<K extends ControlKind>(event: Parser<EventOf<K>>, roster: boolean) {
  return object({
    base: number,
    by: approvals,
    certificate: signature,
    event,
    id: hexOf(16),
    // In the directory it would say the same as `base`; elsewhere nothing can be judged without it.
    ...(roster
      ? { past: optional(hexOf(32)), roster: number }
      : { past: optional(refused), roster: optional(refused) }),
  })
}

const refused: Parser<never> = (_, field) => unfit(field, 'unknown-field')

const rosterBody = bodyOf<'roster'>(rosterEvent, false)
const membershipBody = bodyOf<'membership'>(membershipEvent, true)

/** Reads what another member wrote; undefined when anything is not as it must be, another spelling included. */
export function parseRosterBody(content: Uint8Array): ControlBody<RosterEvent> | undefined {
  return parsed(content, rosterBody)
}

export function parseMembershipBody(
  content: Uint8Array,
): (ControlBody<MembershipEvent> & { readonly roster: number }) | undefined {
  const body = parsed<MembershipEvent>(content, membershipBody)
  return body?.roster === undefined ? undefined : { ...body, roster: body.roster }
}

function parsed<E extends RosterEvent | MembershipEvent>(
  content: Uint8Array,
  parser: Parser<ControlBody<E>>,
): ControlBody<E> | undefined {
  const json = parseJson(content, { maxBytes: longest, maxDepth: 8 })
  if (!json.ok) return undefined
  const body = parser(json.value, '')
  return body.ok && equalBytes(encodeBody(body.value), content) ? body.value : undefined
}

const rosterDraft = object({ base: number, event: rosterEvent, id: hexOf(16) })
const membershipDraft = object({ base: number, event: membershipEvent, id: hexOf(16), roster: number })

export function parseDraft(kind: ControlKind, content: Uint8Array): Draft | undefined {
  const json = parseJson(content, { maxBytes: longest, maxDepth: 8 })
  const draft = (kind === 'roster' ? rosterDraft : membershipDraft)(json.ok ? json.value : undefined, '')
  return draft.ok && equalBytes(draftBytes(draft.value), content) ? draft.value : undefined
}
