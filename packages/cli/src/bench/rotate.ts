/** A removal: one member out of every compartment, at once. What is timed is what the desk of a lead computes. */
import { toBase64Url, toHex } from '@safeconduct/core/base/bytes.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { newEnvelopeKey } from '@safeconduct/core/sealed/envelope.ts'
import { newSigningKey } from '@safeconduct/core/sealed/sign.ts'
import { newCompartmentId } from '@safeconduct/core/vault/compartment.ts'
import { deviceIdOf, newMemberId } from '@safeconduct/core/vault/control/names.ts'
import {
  type LogToRotate,
  type Recipient,
  rotate,
  sealGrants,
} from '@safeconduct/core/vault/control/rotation.ts'
import { type BenchWorld, type Figure, figure, medianOf } from './figure.ts'

const compartments = 100
const devices = 80

export async function benchRotate({ say }: BenchWorld): Promise<readonly Figure[]> {
  const device = await newSigningKey(random)
  const sender = { device, organisation: random.bytes(32) }
  const recipients = await Promise.all(Array.from({ length: devices }, newRecipient))
  const logs = await Promise.all(Array.from({ length: compartments }, newLog))
  say(`  one member out of ${compartments} compartments, ${devices} devices stay`)
  const removal = async (): Promise<void> => {
    const rotated = await Promise.all(logs.map((log) => rotate(sender, log, { random })))
    const keys = rotated.map(({ granted }) => granted)
    const about = { at: 0, base: [12, '00'.repeat(32)] } as const
    const wanted = recipients.map((to) => ({ to, keys }))
    await sealGrants(sender, wanted, about, { random })
  }
  const seconds = (await medianOf(5, removal)) / 1000
  return [
    figure('one member out of 100 compartments × 80 devices: new keys, events and letters', seconds, 's', {
      is: '≤',
      value: 0.15,
    }),
  ]
}

async function newRecipient(): Promise<Recipient> {
  return {
    device: deviceIdOf((await newSigningKey(random)).publicKey),
    envelope: toBase64Url(newEnvelopeKey(random).publicKey),
    box: toHex(random.bytes(16)),
  }
}

/** A case's log in its third epoch, with the twenty members of an organisation. */
async function newLog(): Promise<LogToRotate> {
  const members = Array.from({ length: 20 }, () => newMemberId(random)).sort()
  const feed = await newSigningKey(random)
  return {
    log: newCompartmentId(random),
    name: { scope: { kind: 'case', caseId: toHex(random.bytes(16)) }, part: 'work' },
    kind: 'membership',
    epoch: 3,
    keys: new Map([1, 2, 3].map((epoch) => [epoch, random.bytes(32)])),
    head: { seq: 9, hash: random.bytes(32) },
    roster: 12,
    members: members.map((member, i) => [member, i === 0 ? 'lead' : 'writer']),
    finals: [],
    why: 'removal',
    feed,
  }
}
