/**
 * The printed kit: one member's way back when every device is gone. docs/formats/recovery.md, rules K5–K8.
 *
 * The words are the seed of a device of their own, of kind `paper`: enrolled in the roster, listed, struck like any
 * other. It holds no more than its member may hold (never names and shelters), and it makes no admin alone.
 * The words, the address of the relay and the organisation's fingerprint suffice.
 */
import { type Brand, brand } from '../../base/brand.ts'
import { type Bytes, toBase64Url } from '../../base/bytes.ts'
import type { Day } from '../../base/date.ts'
import type { Random } from '../../base/random.ts'
import { certain, ok, type Result } from '../../base/result.ts'
import { Secret } from '../../base/secret.ts'
import { deriveBytes } from '../../sealed/derive.ts'
import { type EnvelopeKey, envelopeKeyFrom } from '../../sealed/envelope.ts'
import { type PublicKey, type SigningKey, signingKeyFrom } from '../../sealed/sign.ts'
import { decodeWords, encodeWords, type WordCode, type WordsRefusal } from './word-code.ts'

/** 32 random bytes, printed once and kept nowhere else. */
export type KitSeed = Brand<Secret<Bytes>, 'KitSeed'>

/** All that the paper device is. Each comes from the seed under a label of its own. */
export type KitKeys = {
  readonly device: SigningKey
  readonly envelope: EnvelopeKey
  /** Its mailbox at the relay, and what empties it. */
  readonly box: Bytes
  readonly boxToken: Secret<Bytes>
}

const code: WordCode = { name: 'kit', bytes: 32 }

export function newKitSeed(random: Random): KitSeed {
  return brand<KitSeed>(new Secret(random.bytes(code.bytes)))
}

export function kitSeedFrom(bytes: Uint8Array): KitSeed | undefined {
  return bytes.length === code.bytes ? brand<KitSeed>(new Secret(new Uint8Array(bytes))) : undefined
}

/** The 24 words. Search for callers to audit who sees them. */
export function kitWords(seed: KitSeed): readonly string[] {
  return encodeWords(seed.reveal(), code)
}

export function parseKitWords(typed: string): Result<KitSeed, WordsRefusal> {
  const seed = decodeWords(typed, code)
  return seed.ok ? ok(brand<KitSeed>(new Secret(seed.value))) : seed
}

export async function kitKeys(seed: KitSeed): Promise<KitKeys> {
  const device = await signingKeyFrom(deriveBytes(seed.reveal(), 'kit-device'))
  const envelopeSeed = deriveBytes(seed.reveal(), 'kit-envelope')
  const envelope = envelopeKeyFrom(envelopeSeed)
  return {
    device: certain(device.ok ? device.value : undefined, 'a derived key has 32 bytes'),
    envelope: certain(envelope.ok ? envelope.value : undefined, 'a derived key has 32 bytes'),
    box: deriveBytes(seed.reveal(), 'kit-box').slice(0, 16),
    // As every device has it: whoever may open its letters may empty its box.
    boxToken: new Secret(deriveBytes(envelopeSeed, 'box-token')),
  }
}

/** What a kit can do, each a sentence on the page. */
export const kitOpens = [
  'what-its-member-may-read',
  'a-new-device-of-its-member',
  'striking-lost-devices',
] as const
/** What it cannot, whoever holds it. */
export const kitOpensNot = [
  'cases-of-others',
  'names-and-shelters-together',
  'admin-changes-alone',
  'what-never-reached-the-relay',
  'anything-once-it-is-struck',
] as const
export type KitOpens = (typeof kitOpens)[number]
export type KitOpensNot = (typeof kitOpensNot)[number]

export type KitAbout = {
  readonly organisation: string
  /** The organisation's fingerprint in words. */
  readonly fingerprint: readonly string[]
  /** `M-07`: whose kit it is, by code and not by name. */
  readonly member: string
  readonly relay: { readonly url: string; readonly key: PublicKey } | undefined
  readonly madeOn: Day
}

/** Everything that stands on the page. The screen and the printer put it into the person's language. */
export type KitPage = {
  readonly words: readonly string[]
  readonly organisation: string
  readonly fingerprint: readonly string[]
  readonly member: string
  readonly relay: { readonly url: string; readonly key: string } | undefined
  readonly madeOn: string
  readonly opens: readonly KitOpens[]
  readonly opensNot: readonly KitOpensNot[]
}

export function kitPage(seed: KitSeed, { relay, ...about }: KitAbout): KitPage {
  return {
    ...about,
    words: kitWords(seed),
    // Without a relay the kit opens only what a colleague's device or a bundle brings.
    relay: relay && { url: relay.url, key: toBase64Url(relay.key) },
    opens: kitOpens,
    opensNot: kitOpensNot,
  }
}
