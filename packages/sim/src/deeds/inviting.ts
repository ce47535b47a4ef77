/**
 * Inviting a person or a further device: the text, the answer, the six words on both screens, the welcome.
 *
 * Each half is done by the code that the program uses; between them lie rounds of the relay, or a text that is
 * pasted, and anything may happen in between.
 */

import { deriveBytes } from '@safeconduct/core/sealed/derive.ts'
import {
  type EnvelopeKey,
  envelopeKeySeed,
  newEnvelopeKey,
  publicHalfOf,
} from '@safeconduct/core/sealed/envelope.ts'
import { newSigningKey, publicKeyOf, type SigningKey } from '@safeconduct/core/sealed/sign.ts'
import { comparisonWords } from '@safeconduct/core/vault/control/fingerprint-words.ts'
import type { InvitationKind } from '@safeconduct/core/vault/control/invitation.ts'
import {
  answerText,
  type Invitation,
  invitationBox,
  invitationBytes,
  parseInvitation,
  sealAnswer,
} from '@safeconduct/core/vault/control/invitation.ts'
import { type GrantedKey, keyOfGrant, type Mail, openMail } from '@safeconduct/core/vault/control/mail.ts'
import { bytesOfHex, deviceIdOf, logOf } from '@safeconduct/core/vault/control/names.ts'
import { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { accessHash } from '@safeconduct/core/vault/sync/access.ts'
import type { Device } from '../device/device.ts'
import type { Dice } from '../dice.ts'
import type { Invited, World } from '../world.ts'
import { outcomeOf } from './people.ts'

const mostDevices = 8
const minute = 60_000

type NewKeys = {
  readonly signing: SigningKey
  readonly envelope: EnvelopeKey
  readonly box: Uint8Array<ArrayBuffer>
}

export async function inviteSomebody(
  world: World,
  inviter: Device,
  dice: Dice,
  kind: InvitationKind,
  made: { readonly hostile?: boolean; readonly admin?: boolean } = {},
): Promise<string> {
  if (world.devices.length >= mostDevices || inviter.replica === undefined) return 'no further laptop'
  const { acts } = inviter.replica
  const invited = await acts.invite(kind)
  if (!invited.ok) return invited.refusal.kind
  const { id, text } = invited.value
  const read = parseInvitation(text, inviter.clock.millis())
  if (!read.ok) return read.refusal.kind
  const owner = kind === 'device' ? inviter.owner : `p${world.nextNumber()}`
  const device = world.addDevice(owner, made.hostile === true)
  device.spared = true
  const keys: NewKeys = {
    signing: await newSigningKey(dice),
    envelope: newEnvelopeKey(dice),
    box: dice.bytes(16),
  }
  device.signing = keys.signing
  const open = { text, id, by: inviter, found: false }
  world.invitations.push(open)
  const token = deriveBytes(envelopeKeySeed(keys.envelope), 'box-token')
  if (world.relay !== undefined)
    await world.link(device).openBox(keys.box, accessHash(token), world.relay.space)
  const answered = await answer(world, open, device, read.value, keys, dice.chance(0.5))
  if (answered !== 'answered') {
    device.gone = true
    return answered
  }
  const role = made.admin === true || (kind === 'person' && dice.chance(0.3)) ? 'admin' : 'member'
  const confirmed = await inviter.replica.acts.confirm(id, kind === 'person' ? { role } : {})
  void world.act(device, 'joins', () => join(world, device, read.value, keys))
  return `${device.name} of ${owner}: ${outcomeOf(confirmed)}`
}

/** The new device makes its keys and answers; people compare six words. */
async function answer(
  world: World,
  invited: Invited,
  device: Device,
  invitation: Invitation,
  keys: NewKeys,
  pasted: boolean,
): Promise<string> {
  const { by: inviter, id } = invited
  const { signing, envelope, box } = keys
  const about = { envelope: publicHalfOf(envelope), box }
  const { sealed, words } = await sealAnswer(invitation, signing, about, { random: device.dice })
  if (pasted) {
    const taken = await inviter.replica?.acts.answered(id, answerText(sealed))
    if (taken?.ok !== true) return taken?.refusal.kind ?? 'off'
  } else {
    const link = world.link(device)
    await world.round(inviter)
    await link.post(invitationBox(invitation).box, sealed)
    await world.round(inviter)
  }
  const open = inviter.replica?.acts.invitations().find((one) => one.id === id)
  if (open?.state !== 'answered') return `no answer: ${open?.state ?? 'off'}`
  const both = comparisonWords(invitationBytes(invitation), words).join(' ') === open.words?.join(' ')
  if (both) return 'answered'
  // Whoever found the text was faster: people see other words, and nobody confirms.
  if (!invited.found) world.verdict.blame('I1', 'the six words differ though nobody stood between')
  return 'the words differ'
}

/** Waits for the welcome as long as a person waits, and begins. */
async function join(world: World, device: Device, invitation: Invitation, keys: NewKeys): Promise<string> {
  for (let patience = 0; patience < 40; patience++) {
    const welcome = await welcomeFor(world, device, invitation, keys)
    if (welcome !== undefined) return begin(world, device, invitation, keys, welcome)
    await world.agenda.sleep(20 * minute)
  }
  device.gone = true
  return 'never welcomed'
}

async function welcomeFor(
  world: World,
  device: Device,
  invitation: Invitation,
  { signing, envelope, box }: NewKeys,
): Promise<Mail | undefined> {
  const link = world.link(device)
  const token = deriveBytes(envelopeKeySeed(envelope), 'box-token')
  // Opened again where the relay has lost it: the welcome must find it.
  if (world.relay !== undefined) await link.openBox(box, accessHash(token), world.relay.space)
  const items = await link.collect(box, token)
  for (const { sealed } of items.ok ? items.value : []) {
    const mail = await openMail(envelope, publicKeyOf(signing), invitation.organisation, sealed)
    if (typeof mail === 'object' && directoryKeyIn(mail) !== undefined) return mail
  }
  return undefined
}

/** The first letter with the directory's key is the welcome: with it the new device can read who belongs. */
function directoryKeyIn({ body }: Mail): GrantedKey | undefined {
  const keys = body.kind === 'welcome' || body.kind === 'grant' ? body.keys : []
  return keys.find(({ scope }) => scope === 'directory')
}

async function begin(
  world: World,
  device: Device,
  invitation: Invitation,
  keys: NewKeys,
  mail: Mail,
): Promise<string> {
  const granted = directoryKeyIn(mail)
  if (granted === undefined) return 'an empty welcome'
  const { log, epoch, key, before, head } = granted
  const [seq, hash] = head[0] >= mail.base[0] ? head : mail.base
  const joined = await Replica.join(device.disk.storeFor(device.life), world.worldOf(device), {
    organisation: invitation.organisation,
    device: keys.signing,
    envelope: envelopeKeySeed(keys.envelope),
    mailbox: keys.box,
    directory: {
      log: logOf(log),
      epoch,
      key: keyOfGrant(key),
      ...(before === undefined ? {} : { before: keyOfGrant(before) }),
    },
    roster: { seq, hash: bytesOfHex(hash) },
  })
  if (!joined.ok) return joined.refusal.kind
  device.replica = joined.value
  device.spared = false
  await world.round(device)
  return 'begins'
}

/** An invitation is answered by whoever found the text, before or after it was used: over the relay, or as a pasted text. */
export async function replayInvitation(world: World, device: Device, dice: Dice): Promise<string> {
  const found = dice.pick(world.invitations)
  if (found === undefined) return 'no invitation to find'
  const read = parseInvitation(found.text, device.clock.millis())
  if (!read.ok) return read.refusal.kind
  const signing = await newSigningKey(dice)
  const about = { envelope: publicHalfOf(newEnvelopeKey(dice)), box: dice.bytes(16) }
  const { sealed } = await sealAnswer(read.value, signing, about, { random: dice })
  world.intruders.push(deviceIdOf(publicKeyOf(signing)))
  found.found = true
  if (dice.chance(0.3)) {
    const taken = await found.by.replica?.acts.answered(found.id, answerText(sealed))
    return `handed to ${found.by.name}: ${taken?.ok === true ? 'taken' : (taken?.refusal.kind ?? 'off')}`
  }
  const posted = await world.link(device).post(invitationBox(read.value).box, sealed)
  // Its maker looks into the box.
  await world.round(found.by)
  return posted.ok ? 'answered again' : `answered again: ${posted.refusal.kind}`
}
