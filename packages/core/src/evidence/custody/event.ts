/**
 * One handling of one item: who (by code), what, when, why, with what, and what it left. Signed by the device on which
 * it happened, and committed to that device's ledger. docs/formats/custody.md, CU1 to CU9.
 *
 * The words are PREMIS 3's where it has one (`premisOf`); consent, disclosure and opening it has not. Every event names
 * the ones before it that the device knew, so an event that is missing is a named hole and not a silence.
 */
import { type Bytes, equalBytes, toHex, utf8 } from '../../base/bytes.ts'
import { millisOf } from '../../base/date.ts'
import { recordId } from '../../base/id.ts'
import { canonicalBytes, parseJson } from '../../base/json.ts'
import { listOf, type ObjectOf, object, oneOf, optional, text, whole } from '../../base/parse.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { custodyEventType } from '../../records/choices/custody.ts'
import { hmacOf, sha256 } from '../../sealed/hash.ts'
import { isSignedBy } from '../seal/check-seal.ts'
import { handlerCode, sealFingerprint, sealHash, sealMoment, toolShape } from '../seal/manifest.ts'

const custodyFormat = 'safeconduct-custody/1'

/** What a signature over an event is for, as `ssh-keygen -Y verify -n` names it. */
export const custodyNamespace = 'safeconduct-custody'

const types = custodyEventType.terms.map(({ code }) => code)
export type CustodyType = (typeof types)[number]

/** A class of place, never an address. */
const places = ['own-premises', 'field', 'partner', 'court', 'online', 'unknown'] as const
const media = ['vault', 'removable', 'paper', 'device', 'partner-system', 'none'] as const
const clocks = ['device', 'relay', 'gnss', 'unknown'] as const

const line = text({ max: 300, lines: false })

const eventShape = {
  format: oneOf([custodyFormat]),
  id: recordId,
  type: oneOf(types),
  item: recordId,
  /** The files that were handled; none where the item has none. */
  files: listOf(sealHash, { max: 10_000 }),
  start: sealMoment,
  end: optional(sealMoment),
  /** Whose time it is, and how far it was known to be off. */
  clock: object({ source: oneOf(clocks), offsetMs: optional(whole(-86_400_000_000, 86_400_000_000)) }),
  actor: handlerCode,
  /** Somebody else who was there. */
  second: optional(handlerCode),
  place: oneOf(places),
  from: optional(handlerCode),
  to: optional(handlerCode),
  purpose: optional(line),
  /** Permissions of the person that this rests on, or another authority in words. */
  consents: listOf(recordId, { max: 1000 }),
  authority: optional(line),
  tool: object({ ...toolShape, parameters: optional(line) }),
  /** SHA-256 of what was there before and after, where it changed or was compared. */
  before: optional(sealHash),
  after: optional(sealHash),
  outcome: oneOf(['success', 'failure']),
  medium: oneOf(media),
  remarks: optional(text({ max: 5000 })),
  /** SHA-256 of the events of this item that had no later one when this happened, in order. */
  previous: listOf(sealHash, { max: 1000 }),
  key: sealFingerprint,
}
export type CustodyEvent = ObjectOf<typeof eventShape>
export type CustodyRefusal = { readonly kind: 'not-a-custody-event'; readonly field: string }

export function writeCustodyEvent(event: Omit<CustodyEvent, 'format'>): Result<Bytes, CustodyRefusal> {
  const whole = parseShape({ format: custodyFormat, ...event })
  return whole.ok ? ok(canonicalBytes(whole.value)) : whole
}

/** Reads an event from outside: no unknown field, and spelled as we spell it. */
export function parseCustodyEvent(bytes: Uint8Array): Result<CustodyEvent, CustodyRefusal> {
  const json = parseJson(bytes)
  if (!json.ok) return refuse({ kind: 'not-a-custody-event', field: '' })
  const event = parseShape(json.value)
  if (!event.ok) return event
  return equalBytes(canonicalBytes(event.value), bytes)
    ? event
    : refuse({ kind: 'not-a-custody-event', field: '' })
}

function parseShape(value: unknown): Result<CustodyEvent, CustodyRefusal> {
  const event = object(eventShape)(value, '')
  const no = (field: string) => refuse({ kind: 'not-a-custody-event', field } as const)
  if (!event.ok) return no(event.refusal.field)
  const { start, end, previous } = event.value
  if (end !== undefined && millisOf(end) < millisOf(start)) return no('end')
  // One set of events has one spelling.
  if (previous.some((hash, at) => at > 0 && hash <= (previous[at - 1] ?? ''))) return no('previous')
  return event
}

/** What other events name this one by. */
export function digestOf(body: Uint8Array): string {
  return toHex(sha256(body))
}

export function isSignedEvent(
  event: CustodyEvent,
  body: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  return isSignedBy(event.key, custodyNamespace, body, signature)
}

/**
 * The code of a handler in the papers of one item. The same person has the same code throughout an item, so that a court
 * can follow the hands, and another one in every other item, so that two dossiers do not tell who works here.
 */
export function codeOfHandler(itemKey: Uint8Array, member: string): string {
  return `H-${toHex(hmacOf('SHA-256', itemKey, utf8(member))).slice(0, 8)}`
}
