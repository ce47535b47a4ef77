/**
 * Somebody makes a kit, printed or in pieces that colleagues keep, loses every device at once, and comes back by it:
 * while the relay lies, the line breaks and others are removed. docs/formats/recovery.md
 */
import { toBase64Url, toHex } from '@safeconduct/core/base/bytes.ts'
import type { Result } from '@safeconduct/core/base/result.ts'
import { deriveBytes } from '@safeconduct/core/sealed/derive.ts'
import {
  type EnvelopeKey,
  envelopeKeySeed,
  newEnvelopeKey,
  publicHalfOf,
} from '@safeconduct/core/sealed/envelope.ts'
import { newSigningKey, publicKeyOf, type SigningKey } from '@safeconduct/core/sealed/sign.ts'
import { fingerprintWords } from '@safeconduct/core/vault/control/fingerprint-words.ts'
import { deviceIdOf } from '@safeconduct/core/vault/control/names.ts'
import { type KitSeed, kitKeys, newKitSeed } from '@safeconduct/core/vault/recovery/kit.ts'
import { openKitBox } from '@safeconduct/core/vault/recovery/kit-box.ts'
import { renewKits } from '@safeconduct/core/vault/recovery/kit-renewal.ts'
import { combineShares, type Share, splitSeed } from '@safeconduct/core/vault/recovery/shares.ts'
import {
  enrolByPaper,
  paperDevice,
  strikeLost,
  type WayBackRefusal,
} from '@safeconduct/core/vault/recovery/way-back.ts'
import { unlessFull } from '@safeconduct/core/vault/replica/context.ts'
import { type JoinedKeys, Replica } from '@safeconduct/core/vault/replica/replica.ts'
import { accessHash } from '@safeconduct/core/vault/sync/access.ts'
import type { RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import type { Device } from '../device/device.ts'
import type { Dice } from '../dice.ts'
import type { World } from '../world.ts'

const minute = 60_000
const hour = 60 * minute

/** What lies in a drawer, or with three colleagues. */
type Paper = { readonly seed: KitSeed } | { readonly pieces: readonly Share[] }
type NewKeys = {
  readonly signing: SigningKey
  readonly envelope: EnvelopeKey
  readonly box: Uint8Array<ArrayBuffer>
}

export async function makeWayBack(world: World, device: Device, dice: Dice): Promise<string> {
  const { replica, owner, life } = device
  const { relay } = world
  if (replica === undefined || relay === undefined || device.hostile) return 'nobody makes a kit'
  if (device.twinned || world.withKit.has(owner)) return 'has a kit'
  const seed = newKitSeed(dice)
  const keys = await kitKeys(seed)
  const opened = await openKitBox(world.link(device), keys, relay.space)
  if (!opened.ok) return `no box for a kit: ${opened.refusal.kind}`
  const enrolled = await replica.acts.enrol({
    device: deviceIdOf(publicKeyOf(keys.device)),
    envelope: toBase64Url(publicHalfOf(keys.envelope)),
    box: toHex(keys.box),
    kind: 'paper',
  })
  if (!enrolled.ok) return `no kit: ${enrolled.refusal.kind}`
  await world.round(device)
  if (life.over) return 'killed'
  // Without room now, the next round sends them.
  await unlessFull(async () => void (await renewKits(replica)))
  await world.round(device)
  const paper = await paperOf(seed, dice)
  world.withKit.add(owner)
  const words = fingerprintWords(replica.organisation.id)
  world.agenda.plan(minute + dice.below(12 * hour), () => loseAll(world, owner, paper, words, dice))
  return 'a kit is in the drawer'
}

async function paperOf(seed: KitSeed, dice: Dice): Promise<Paper> {
  const pieces = dice.chance(0.5) ? await splitSeed(seed, { needed: 2, count: 3 }) : undefined
  return pieces?.ok === true ? { pieces: pieces.value } : { seed }
}

function loseAll(world: World, owner: string, paper: Paper, words: readonly string[], dice: Dice): void {
  // Once everything heals nobody loses anything any more.
  if (world.calm) return
  for (const one of world.devices) {
    if (one.owner !== owner) continue
    one.kill()
    one.gone = true
    world.trace.say(`${one.name} is taken`)
  }
  const device = world.addDevice(owner, false)
  device.spared = true
  void world.act(device, 'comes back', () => comeBack(world, device, paper, words, dice))
}

async function comeBack(
  world: World,
  device: Device,
  paper: Paper,
  words: readonly string[],
  dice: Dice,
): Promise<string> {
  const seed = await seedOf(paper, dice)
  if (seed === undefined) throw new Error('two of three pieces are enough')
  const keys: NewKeys = {
    signing: await newSigningKey(dice),
    envelope: newEnvelopeKey(dice),
    box: dice.bytes(16),
  }
  device.signing = keys.signing
  let last = ''
  for (let patience = 0; patience < 40; patience++) {
    const joined = await tryOnce(world, device, seed, words, keys)
    if (joined.ok) return begin(world, device, joined.value)
    last = joined.refusal.kind
    await world.agenda.sleep(20 * minute)
  }
  device.gone = true
  return `never came back: ${last}`
}

async function seedOf(paper: Paper, dice: Dice): Promise<KitSeed | undefined> {
  if ('seed' in paper) return paper.seed
  const one = dice.below(paper.pieces.length)
  const combined = await combineShares(paper.pieces.filter((_, at) => at !== one))
  return combined.ok ? combined.value : undefined
}

async function tryOnce(
  world: World,
  device: Device,
  seed: KitSeed,
  fingerprint: readonly string[],
  { signing, envelope, box }: NewKeys,
): Promise<Result<JoinedKeys, WayBackRefusal>> {
  const { relay } = world
  if (relay === undefined) throw new Error('the relay runs by now')
  const link = seenBy(world, device)
  await link.openBox(box, accessHash(deriveBytes(envelopeKeySeed(envelope), 'box-token')), relay.space)
  const where = { key: relay.key.publicKey, space: relay.space }
  const paper = await paperDevice({ seed, fingerprint, relay: where }, link, world.worldOf(device))
  if (!paper.ok) return paper
  const wanted = { device: signing, envelope: envelopeKeySeed(envelope), mailbox: box }
  const joined = await enrolByPaper(paper.value, wanted, {
    device: deviceIdOf(publicKeyOf(signing)),
    envelope: toBase64Url(publicHalfOf(envelope)),
    box: toHex(box),
    kind: 'desk',
  })
  await paper.value.replica.close()
  return joined
}

/** What the paper device says has no disk that watches it: it is seen on its way. */
function seenBy(world: World, device: Device): RelayLink {
  const link = world.link(device)
  return {
    ...link,
    push: (log, token, entries) => {
      for (const entry of entries) {
        const owner = world.witness.ownerOf(entry.header.feed)
        if (owner === undefined || owner === device) world.witness.signed(device, entry)
      }
      return link.push(log, token, entries)
    },
  }
}

async function begin(world: World, device: Device, joined: JoinedKeys): Promise<string> {
  const opened = await Replica.join(device.disk.storeFor(device.life), world.worldOf(device), joined)
  if (!opened.ok) return opened.refusal.kind
  device.replica = opened.value
  device.spared = false
  await world.round(device)
  // What follows from what came is finished by the next round, when there is room again.
  await unlessFull(() => opened.value.acts.settle())
  const struck = await strikeLost(opened.value)
  await world.round(device)
  return struck.ok ? `is back and strikes ${struck.value.length}` : `is back: ${struck.refusal.kind}`
}
