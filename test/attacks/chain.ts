/**
 * The directory's control chain, and whoever writes to it: members with their devices, and others without a right. Each
 * event is sealed, signed and judged as every device of the organisation judges it after the relay has marked it.
 */
import { concat, toBase64Url, toHex } from '../../packages/core/src/base/bytes.ts'
import { instantOf } from '../../packages/core/src/base/date.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import { deriveBytes } from '../../packages/core/src/sealed/derive.ts'
import { newEnvelopeKey } from '../../packages/core/src/sealed/envelope.ts'
import { sealKeyFrom } from '../../packages/core/src/sealed/seal.ts'
import { newSigningKey, publicKeyOf, type SigningKey, sign } from '../../packages/core/src/sealed/sign.ts'
import { epochKeyCommitment, newCompartmentId } from '../../packages/core/src/vault/compartment.ts'
import { approve, encodeBody } from '../../packages/core/src/vault/control/control-body.ts'
import { judgeRoster } from '../../packages/core/src/vault/control/judge.ts'
import {
  deviceIdOf,
  logHexOf,
  type MemberId,
  newMemberId,
} from '../../packages/core/src/vault/control/names.ts'
import { type RosterState, rosterAt } from '../../packages/core/src/vault/control/roster.ts'
import type { NewDevice, RosterEvent } from '../../packages/core/src/vault/control/roster-events.ts'
import { emptyFeed, type FeedHead, headAfter, writeEntry } from '../../packages/core/src/vault/feed.ts'
import { organisationId, writeGenesis } from '../../packages/core/src/vault/organisation.ts'

export type Person = { readonly member: MemberId; readonly device: SigningKey }

export function deviceOf(key: SigningKey, kind: NewDevice['kind'] = 'desk'): NewDevice {
  return {
    device: deviceIdOf(publicKeyOf(key)),
    envelope: toBase64Url(newEnvelopeKey(random).publicKey),
    box: toHex(random.bytes(16)),
    kind,
  }
}

export class Directory {
  readonly log = newCompartmentId(random)
  readonly key = random.bytes(32)
  organisation = random.bytes(32)
  state: RosterState | undefined
  head: FeedHead = emptyFeed
  /** What would be shown of the last event, had it been good. */
  #codes = 1

  get roster(): RosterState {
    return certain(this.state, 'it was founded')
  }

  /** Codes and roles of everybody, and the states of their devices. */
  people(): readonly string[] {
    const view = rosterAt(this.roster)
    return [...view.members].map(([id, role]) => {
      const code = this.roster.members.find((one) => one.id === id)?.code
      const states = [...view.devices.values()]
        .filter(({ member }) => member === id)
        .map(({ state }) => state)
      return `${code} ${role} ${states.join(' ')}`
    })
  }

  async found(): Promise<Person> {
    const device = await newSigningKey(random)
    const member = newMemberId(random)
    const envelope = newEnvelopeKey(random).publicKey
    const dossierKey = publicKeyOf(await newSigningKey(random))
    const about = { name: 'Kestrel', createdAt: instantOf(1_773_495_441_000) }
    const { statement, signature } = await writeGenesis(about, device, { dossierKey, envelope })
    this.organisation = organisationId(statement)
    const [line, press, shelters, events, claims] = Array.from({ length: 5 }, () =>
      logHexOf(newCompartmentId(random)),
    )
    const logs = { line, press, shelters, events, claims } as Extract<RosterEvent, { kind: 'found' }>['logs']
    const said = await this.say([device], {
      kind: 'found',
      genesis: toBase64Url(statement),
      signature: toHex(signature),
      member,
      box: toHex(random.bytes(16)),
      commit: toHex(epochKeyCommitment(this.log, 1, this.key)),
      logs,
    })
    certain(said === 'applied' || undefined, `founded: ${said}`)
    return { member, device }
  }

  /** A person whom these people bring in. */
  async add(by: readonly SigningKey[], role: 'member' | 'admin'): Promise<Person> {
    const person = { member: newMemberId(random), device: await newSigningKey(random) }
    const said = await this.say(by, this.adding(person, role))
    certain(said === 'applied' || undefined, `added: ${said}`)
    return person
  }

  adding({ member, device }: Person, role: 'member' | 'admin'): RosterEvent {
    const code = `M-${String(++this.#codes).padStart(2, '0')}`
    return {
      kind: 'member-added',
      member,
      code,
      role,
      device: deviceOf(device),
      invitation: toHex(random.bytes(32)),
    }
  }

  /** The first device writes the event and the others agree. What became of it: `applied`, or why it is dead. */
  async say(
    by: readonly SigningKey[],
    event: RosterEvent,
    tricks: {
      readonly certifiedBy?: SigningKey
      readonly signed?: RosterEvent
      readonly key?: Uint8Array
    } = {},
  ): Promise<string> {
    const [author] = by
    const feed = await newSigningKey(random)
    const where = { organisation: this.organisation, log: this.log, kind: 'roster' } as const
    const draft = { base: this.head.seq, id: toHex(random.bytes(16)), event }
    const signed = { ...draft, event: tricks.signed ?? event }
    const approvals = await Promise.all(by.map((device) => approve(where, signed, device)))
    const voucher = tricks.certifiedBy ?? certain(author, 'somebody writes')
    const certificate = await sign(voucher, 'feed', concat(this.log, publicKeyOf(feed)))
    const sealed = sealKeyFrom(deriveBytes(tricks.key ?? this.key, 'entry-body'))
    const entry = await writeEntry(
      {
        organisation: this.organisation,
        compartment: this.log,
        key: feed,
        epoch: 1,
        entryKey: certain(sealed.ok ? sealed.value : undefined, '32 bytes'),
      },
      this.head,
      'control',
      encodeBody({ ...draft, by: approvals, certificate }),
      { random },
    )
    const place = { organisation: this.organisation, log: this.log, key: () => this.key }
    const judged = await judgeRoster(place, this.state, entry)
    if (judged.kind !== 'applied' && judged.kind !== 'dead') return judged.kind
    this.head = headAfter(entry)
    this.state = judged.state
    return judged.kind === 'dead' ? judged.why : 'applied'
  }
}
