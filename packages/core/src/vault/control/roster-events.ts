/**
 * The events of the roster: the control chain of the `directory` log. docs/formats/control.md, rules R10 to R29.
 *
 * Each is plain JSON with exactly these members; `what it does` and `who may` stand in `roster-rules.ts`.
 */
import {
  isObject,
  listOf,
  object,
  oneOf,
  optional,
  type Parser,
  text,
  unfit,
  whole,
} from '../../base/parse.ts'
import { type FinalList, finalList } from './finals.ts'
import {
  base64UrlUpTo,
  type DeviceId,
  deviceId,
  envelopeText,
  hexOf,
  type LogHex,
  logHex,
  type MemberId,
  memberCode,
  memberId,
  type Role,
  roles,
} from './names.ts'

export const deviceKinds = ['desk', 'paper'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** A device as it is enrolled. */
export type NewDevice = {
  readonly device: DeviceId
  /** X-Wing public key, base64url. */
  readonly envelope: string
  /** Its mailbox at the relay, 16 bytes. */
  readonly box: string
  readonly kind: DeviceKind
}

export const organisationLogs = ['line', 'press', 'shelters', 'events', 'claims'] as const
export type OrganisationLog = (typeof organisationLogs)[number]
export type OrganisationLogs = { readonly [L in OrganisationLog]: LogHex }

/** Why a log got a new key. */
export const epochReasons = ['removal', 'travel', 'suspension', 'rights', 'suspicion', 'age'] as const
export type EpochReason = (typeof epochReasons)[number]

export type EpochEvent = {
  readonly kind: 'epoch'
  readonly epoch: number
  /** `epochKeyCommitment` of the new key. */
  readonly commit: string
  /** All earlier keys, sealed under the new one: `epoch-keys.ts`. */
  readonly keyring: string
  readonly finals: FinalList
  readonly why: EpochReason
}

export type RosterEvent =
  | {
      readonly kind: 'found'
      readonly genesis: string
      readonly signature: string
      readonly member: MemberId
      readonly box: string
      readonly commit: string
      readonly logs: OrganisationLogs
    }
  | {
      readonly kind: 'member-added'
      readonly member: MemberId
      readonly code: string
      readonly role: Role
      readonly device: NewDevice
      readonly invitation: string
    }
  | { readonly kind: 'member-removed'; readonly member: MemberId }
  | { readonly kind: 'member-role'; readonly member: MemberId; readonly role: Role }
  | {
      readonly kind: 'device-enrolled'
      readonly member: MemberId
      readonly device: NewDevice
      /** Absent for a kit and for a device that a kit enrols: there was no invitation. */
      readonly invitation?: string
    }
  | {
      readonly kind:
        | 'device-struck'
        | 'device-suspended'
        | 'device-restored'
        | 'device-travelling'
        | 'device-returned'
        | 'keeper-set'
      readonly device: DeviceId
    }
  | { readonly kind: 'relay-set'; readonly url: string; readonly key: DeviceId }
  | { readonly kind: 'suite-floor'; readonly min: number }
  | { readonly kind: 'holders'; readonly shelters: readonly MemberId[] }
  /** A control entry of that log names a roster that is not there: nobody waits for it any more (R48). */
  | { readonly kind: 'void'; readonly log: LogHex; readonly entry: string }
  | EpochEvent

export type RosterEventKind = RosterEvent['kind']

export const mostMembers = 1_000
/** Of one member, struck ones too. */
export const mostDevices = 32
/** Entries that nobody waits for: each took a member who signed a roster that never was. */
export const mostVoids = 10_000

export const newDevice: Parser<NewDevice> = object({
  device: deviceId,
  envelope: envelopeText,
  box: hexOf(16),
  kind: oneOf(deviceKinds),
})

export const epochEvent = {
  kind: oneOf(['epoch']),
  epoch: whole(2, 0xffff_fffe),
  commit: hexOf(32),
  keyring: base64UrlUpTo(4_000_000),
  finals: finalList,
  why: oneOf(epochReasons),
} as const

/** Distinct and sorted: one set, one spelling. */
export function sortedSet<T extends string>(item: Parser<T>, max: number): Parser<readonly T[]> {
  const list = listOf(item, { max })
  return (value, field) => {
    const parsed = list(value, field)
    if (!parsed.ok) return parsed
    const sorted = parsed.value.every((one, i) => i === 0 || (parsed.value[i - 1] ?? '') < one)
    return sorted ? parsed : unfit(field, 'repeated')
  }
}

const onDevice = (kind: Extract<RosterEvent, { device: DeviceId }>['kind']) =>
  object({ kind: oneOf([kind]), device: deviceId })

const parsers: { readonly [K in RosterEventKind]: Parser<RosterEvent> } = {
  found: object({
    kind: oneOf(['found']),
    genesis: base64UrlUpTo(16_384),
    signature: hexOf(64),
    member: memberId,
    box: hexOf(16),
    commit: hexOf(32),
    logs: object({ line: logHex, press: logHex, shelters: logHex, events: logHex, claims: logHex }),
  }),
  'member-added': object({
    kind: oneOf(['member-added']),
    member: memberId,
    code: memberCode,
    role: oneOf(roles),
    device: newDevice,
    invitation: hexOf(32),
  }),
  'member-removed': object({ kind: oneOf(['member-removed']), member: memberId }),
  'member-role': object({ kind: oneOf(['member-role']), member: memberId, role: oneOf(roles) }),
  'device-enrolled': object({
    kind: oneOf(['device-enrolled']),
    member: memberId,
    device: newDevice,
    invitation: optional(hexOf(32)),
  }),
  'device-struck': onDevice('device-struck'),
  'device-suspended': onDevice('device-suspended'),
  'device-restored': onDevice('device-restored'),
  'device-travelling': onDevice('device-travelling'),
  'device-returned': onDevice('device-returned'),
  'keeper-set': onDevice('keeper-set'),
  'relay-set': object({ kind: oneOf(['relay-set']), url: text({ max: 500, lines: false }), key: deviceId }),
  'suite-floor': object({ kind: oneOf(['suite-floor']), min: whole(1, 255) }),
  holders: object({ kind: oneOf(['holders']), shelters: sortedSet(memberId, mostMembers) }),
  void: object({ kind: oneOf(['void']), log: logHex, entry: hexOf(32) }),
  epoch: object(epochEvent),
}

export const rosterEvent: Parser<RosterEvent> = (value, field) => {
  const kind = isObject(value) ? value['kind'] : undefined
  const known = rosterKinds.find((one) => one === kind)
  return known === undefined ? unfit(field, 'not-a-term') : parsers[known](value, field)
}

export const rosterKinds: readonly RosterEventKind[] = [
  'found',
  'member-added',
  'member-removed',
  'member-role',
  'device-enrolled',
  'device-struck',
  'device-suspended',
  'device-restored',
  'device-travelling',
  'device-returned',
  'relay-set',
  'keeper-set',
  'suite-floor',
  'holders',
  'void',
  'epoch',
]
