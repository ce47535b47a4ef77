/**
 * A whole organisation in memory: real replicas, real rounds, and between them a relay in the hands of the adversary.
 *
 * Everything that people do is done by the code that the program uses; only disk, clock and network are stand-ins.
 */

import type { Clock } from '../../packages/core/src/base/clock.ts'
import { instantOf } from '../../packages/core/src/base/date.ts'
import { newRecordId, type RecordId } from '../../packages/core/src/base/id.ts'
import type { Json } from '../../packages/core/src/base/json.ts'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain, type Result } from '../../packages/core/src/base/result.ts'
import { deriveBytes } from '../../packages/core/src/sealed/derive.ts'
import {
  type EnvelopeKey,
  envelopeKeySeed,
  newEnvelopeKey,
  publicHalfOf,
} from '../../packages/core/src/sealed/envelope.ts'
import { sha256 } from '../../packages/core/src/sealed/hash.ts'
import { newSigningKey, publicKeyOf, type SigningKey } from '../../packages/core/src/sealed/sign.ts'
import {
  answerText,
  type InvitationKind,
  parseInvitation,
  sealAnswer,
} from '../../packages/core/src/vault/control/invitation.ts'
import { openMail } from '../../packages/core/src/vault/control/mail.ts'
import type { Role } from '../../packages/core/src/vault/control/names.ts'
import { waysOf } from '../../packages/core/src/vault/recovery/kit-letter.ts'
import { MemoryStore } from '../../packages/core/src/vault/replica/memory-store.ts'
import type { ActOutcome, ActRefusal } from '../../packages/core/src/vault/replica/organisation-words.ts'
import { type JoinedKeys, Replica, type ReplicaWorld } from '../../packages/core/src/vault/replica/replica.ts'
import type { Scope } from '../../packages/core/src/vault/schema.ts'
import type { RelayLink } from '../../packages/core/src/vault/sync/link.ts'
import { relayAddressText } from '../../packages/core/src/vault/sync/relay-address.ts'
import { type RoundReport, syncRound } from '../../packages/core/src/vault/sync/round.ts'
import { vaultSchema } from '../../packages/host/src/vault/joined-schema.ts'
import { EvilRelay } from './evil-relay.ts'

export const now = 1_773_495_441_000
let days = 0
const millis = (): number => now + days * 86_400_000
const clock: Clock = { now: () => instantOf(millis()), millis, monotonic: millis }
export const world: ReplicaWorld = { clock, random, schema: vaultSchema }

/** So many days go by, for everybody but the relay. */
export function tick(more: number): void {
  days += more
}

/** A device, the person at it, and the line it has. */
export class Desk {
  readonly name: string
  readonly relay: EvilRelay
  readonly store: MemoryStore
  readonly replica: Replica
  link: RelayLink

  constructor(name: string, relay: EvilRelay, store: MemoryStore, replica: Replica) {
    this.name = name
    this.relay = relay
    this.store = store
    this.replica = replica
    this.link = relay.link(name)
  }

  round(): Promise<RoundReport> {
    return syncRound(this.replica, this.link, {
      relay: { key: this.relay.key.publicKey, space: this.relay.space },
    })
  }

  async save(type: string, home: Scope, fields: { readonly [field: string]: Json }): Promise<RecordId> {
    const id = newRecordId(random)
    granted(await this.replica.save([{ id, type, home, fields }]))
    return id
  }

  async change(id: RecordId, type: string, fields: { readonly [field: string]: Json }): Promise<void> {
    granted(await this.replica.save([{ id, type, fields }]))
  }

  alarms(): readonly string[] {
    return this.replica.alarms.list().map(({ kind }) => kind)
  }

  /** What this device has of a field, across everything it may read: one text for each value that stands. */
  reads(id: RecordId, field: string): string {
    const place = this.store.records.find(id)
    if (place === undefined) return 'nothing'
    const found = this.replica.book.all().flatMap((log) => {
      const part = this.store.records.partState(place, log.name)
      return JSON.stringify([...part].filter(([name]) => name === field))
    })
    return found.filter((text) => text !== '[]').join()
  }
}

export async function done(act: Promise<Result<ActOutcome, ActRefusal>>): Promise<string> {
  const outcome = await act
  return outcome.ok ? outcome.value.state : outcome.refusal.kind
}

function granted<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** The founder and her relay. */
export async function organisation(): Promise<Desk> {
  const relay = await EvilRelay.start(now)
  const store = new MemoryStore()
  const replica = granted(await Replica.found(store, world, { name: 'Kestrel', createdAt: instantOf(now) }))
  const anna = new Desk('anna', relay, store, replica)
  const url = relayAddressText('https://relay.example:8443/', relay.space)
  await anna.replica.acts.setRelay({ url, key: relay.key.publicKey })
  await settled(anna)
  return anna
}

/** Rounds of everybody until nothing moves any more. */
export async function settled(...desks: readonly Desk[]): Promise<void> {
  for (let turn = 0; turn < 6; turn++) {
    let moved = 0
    for (const desk of desks) {
      const { read, sent, lettersIn, lettersOut } = await desk.round()
      moved += read + sent + lettersIn + lettersOut
    }
    if (moved === 0) return
  }
}

export type NewKeys = {
  readonly signing: SigningKey
  readonly envelope: EnvelopeKey
  readonly box: Uint8Array<ArrayBuffer>
}

export async function newKeys(): Promise<NewKeys> {
  return { signing: await newSigningKey(random), envelope: newEnvelopeKey(random), box: random.bytes(16) }
}

/** Somebody new, brought in by text and six words. */
export async function invited(
  by: Desk,
  name: string,
  wishes: {
    readonly role?: Role
    readonly kind?: InvitationKind
    /** The last moment before the new device speaks to the relay. */
    readonly beforeJoining?: (name: string) => void
  } = {},
): Promise<Desk> {
  const { acts } = by.replica
  const { kind = 'person', role } = wishes
  const open = granted(await acts.invite(kind))
  const invitation = granted(parseInvitation(open.text, now))
  const keys = await newKeys()
  const about = { envelope: publicHalfOf(keys.envelope), box: keys.box }
  const { sealed } = await sealAnswer(invitation, keys.signing, about, { random })
  granted(await acts.answered(open.id, answerText(sealed)))
  const link = by.relay.link(name)
  granted(await link.openBox(keys.box, sha256(tokenOf(keys.envelope)), by.relay.space))
  granted(await acts.confirm(open.id, role === undefined ? {} : { role }))
  await settled(by)
  const way = certain(await wayIn(link, keys, invitation.organisation), 'the inviter sent it')
  const store = new MemoryStore()
  const replica = granted(await Replica.join(store, world, way))
  const desk = new Desk(name, by.relay, store, replica)
  wishes.beforeJoining?.(name)
  await settled(desk, by)
  return desk
}

/** What lies in the new device's box, which it opened itself: the directory's key, and where the roster stands. */
async function wayIn(
  link: RelayLink,
  { signing, envelope, box }: NewKeys,
  organisation: Uint8Array<ArrayBuffer>,
): Promise<JoinedKeys | undefined> {
  const ways: JoinedKeys[] = []
  for (const { sealed } of granted(await link.collect(box, tokenOf(envelope)))) {
    const mail = await openMail(envelope, publicKeyOf(signing), organisation, sealed)
    if (typeof mail === 'object') ways.push(...waysOf({ device: signing, envelope, box }, organisation, mail))
  }
  return ways.toSorted((a, b) => b.roster.seq - a.roster.seq)[0]
}

function tokenOf(envelope: EnvelopeKey): Uint8Array<ArrayBuffer> {
  return deriveBytes(envelopeKeySeed(envelope), 'box-token')
}
