/** A roster and logs on paper: events said by devices, judged by the rules, with no cryptography between. */
import { brand } from '../../base/brand.ts'
import { toHex } from '../../base/bytes.ts'
import { instantOf } from '../../base/date.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { deriveBytes } from '../../sealed/derive.ts'
import { newEnvelopeKey } from '../../sealed/envelope.ts'
import { type SealKey, sealKeyFrom } from '../../sealed/seal.ts'
import { newSigningKey, publicKeyOf, type SigningKey } from '../../sealed/sign.ts'
import { type FoundedOrganisation, foundOrganisation } from './founding.ts'
import { judgeRoster } from './judge.ts'
import type { MembershipState } from './membership.ts'
import type { MembershipEvent, RightList } from './membership-events.ts'
import { membershipAfter, openedLog } from './membership-rules.ts'
import { type DeviceId, deviceIdOf, type LogHex, type MemberId, newMemberId, type Role } from './names.ts'
import { type RosterState, type RosterView, rosterAt } from './roster.ts'
import type { DeviceKind, NewDevice, RosterEvent } from './roster-events.ts'
import { rosterAfter } from './roster-rules.ts'
import { type DeadReason, withId } from './ruling.ts'

export const now = 1_777_881_600_000
const hash = 'ab'.repeat(32)

export function hex(bytes: number): string {
  return toHex(random.bytes(bytes))
}

/** Making an envelope key takes a millisecond: the rules only look whether two are the same. */
const envelope = newEnvelopeKey(random).publicKey
export function newDevice(kind: DeviceKind = 'desk'): NewDevice {
  const bytes = new Uint8Array(envelope)
  bytes.set(random.bytes(30), bytes.length - 32)
  return {
    device: brand<DeviceId>(hex(32)),
    envelope: bytes.toBase64({ alphabet: 'base64url', omitPadding: true }),
    box: hex(16),
    kind,
  }
}

export type Founding = {
  readonly founded: FoundedOrganisation
  readonly device: SigningKey
  readonly state: RosterState
}

export async function founding(): Promise<Founding> {
  const device = await newSigningKey(random)
  const dossier = await newSigningKey(random)
  const founded = await foundOrganisation(
    { name: 'Kestrel', createdAt: instantOf(now) },
    {
      device,
      envelope: newEnvelopeKey(random).publicKey,
      dossierKey: publicKeyOf(dossier),
      box: random.bytes(16),
    },
    { random },
  )
  const [directory] = founded.logs
  const { id, key, control } = certain(directory, 'the directory')
  const judged = await judgeRoster({ organisation: founded.id, log: id, key: () => key }, undefined, control)
  if (judged.kind !== 'applied') throw new Error('not founded')
  return { founded, device, state: judged.state }
}

type Verdict = 'applied' | DeadReason

export class Rolls {
  state: RosterState
  readonly founder: MemberId
  readonly first: DeviceId

  constructor({ founded, device, state }: Founding) {
    this.state = state
    this.founder = founded.member
    this.first = deviceIdOf(publicKeyOf(device))
  }

  get view(): RosterView {
    return rosterAt(this.state)
  }

  say(
    event: RosterEvent,
    by: readonly DeviceId[] = [this.first],
    more: { base?: number; id?: string } = {},
  ): Verdict {
    const seq = this.state.head[0] + 1
    const said = { seq, hash, by, base: more.base ?? seq - 1, id: more.id ?? hex(16), event }
    const verdict = rosterAfter(this.state, said)
    const ids = withId(this.state.ids, said.id, seq)
    // As `judge.ts` does it: a dead entry moves the head and is remembered, and nothing else.
    this.state = { ...('dead' in verdict ? this.state : verdict.state), head: [seq, hash], ids }
    return 'dead' in verdict ? verdict.dead : 'applied'
  }

  /** A new member with a desk. */
  add(
    role: Role = 'member',
    by?: readonly DeviceId[],
  ): { readonly member: MemberId; readonly desk: DeviceId } {
    const member = newMemberId(random)
    const device = newDevice()
    const code = `M-${String(this.state.members.length + 1).padStart(2, '0')}`
    const verdict = this.say({ kind: 'member-added', member, code, role, device, invitation: hex(32) }, by)
    if (verdict !== 'applied') throw new Error(`not added: ${verdict}`)
    return { member, desk: device.device }
  }

  /** A further device of a member. */
  enrol(member: MemberId, by: readonly DeviceId[], kind: DeviceKind = 'desk'): DeviceId {
    const device = newDevice(kind)
    const verdict = this.say({ kind: 'device-enrolled', member, device }, by)
    if (verdict !== 'applied') throw new Error(`not enrolled: ${verdict}`)
    return device.device
  }
}

/** A log of a case, or one that the organisation has from its founding. */
export class Rights {
  state: MembershipState
  readonly rolls: Rolls

  constructor(rolls: Rolls, open: Extract<MembershipEvent, { kind: 'open' }>, log: string, by: DeviceId) {
    this.rolls = rolls
    const said = { seq: 1, hash, by: [by], base: 0, id: hex(16), event: open, roster: rolls.state.head[0] }
    const opened = openedLog(rolls.state, log, said)
    if ('dead' in opened) throw new Error(`not opened: ${opened.dead}`)
    this.state = opened.state
  }

  say(
    event: MembershipEvent,
    by: readonly DeviceId[],
    more: { base?: number; id?: string; roster?: number } = {},
  ): Verdict {
    const seq = this.state.head[0] + 1
    const roster = more.roster ?? this.rolls.state.head[0]
    const said = { seq, hash, by, base: more.base ?? seq - 1, id: more.id ?? hex(16), event, roster }
    const verdict = membershipAfter(this.state, this.rolls.state, said)
    const ids = withId(this.state.ids, said.id, seq)
    this.state = { ...('dead' in verdict ? this.state : verdict.state), head: [seq, hash], ids }
    return 'dead' in verdict ? verdict.dead : 'applied'
  }

  epoch(
    members: readonly (readonly [MemberId, 'reader' | 'writer' | 'lead'])[],
    by: readonly DeviceId[],
  ): Verdict {
    return this.say({ ...epochEvent(this.state.epoch + 1), members: sorted(members) }, by)
  }
}

export function epochEvent(epoch: number) {
  return { kind: 'epoch', epoch, commit: hex(32), keyring: 'AA', finals: [], why: 'removal' } as const
}

export function sorted<T extends readonly [string, ...unknown[]]>(list: readonly T[]): readonly T[] {
  return [...list].sort(([a], [b]) => (a < b ? -1 : 1))
}

export function caseLog(part: 'work' | 'names' | 'places', members: RightList) {
  return { kind: 'open', scope: `case:${hex(16)}`, part, commit: hex(32), members: sorted(members) } as const
}

export function newLogHex(): LogHex {
  return brand<LogHex>(hex(16))
}

/** What bodies of an epoch are sealed under. */
export function entryKeyOfTest(epochKey: Uint8Array): SealKey {
  const made = sealKeyFrom(deriveBytes(epochKey, 'entry-body'))
  return certain(made.ok ? made.value : undefined, 'a derived key has 32 bytes')
}
