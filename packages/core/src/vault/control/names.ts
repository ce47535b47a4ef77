/**
 * The names of members, devices and logs inside control events: lower-case hexadecimal, one spelling each.
 *
 * States and events are plain JSON made of these, so that a state can be kept and read again without any
 * cryptography, and two devices can compare states byte for byte.
 */
import { type Brand, brand } from '../../base/brand.ts'
import { type Bytes, fromBase64Url, fromHex, toHex } from '../../base/bytes.ts'
import { type Parser, unfit } from '../../base/parse.ts'
import type { Random } from '../../base/random.ts'
import { certain, ok } from '../../base/result.ts'
import { type EnvelopePublicKey, parseEnvelopePublicKey } from '../../sealed/envelope.ts'
import { type PublicKey, parsePublicKey } from '../../sealed/sign.ts'
import { type CompartmentId, parseCompartmentId } from '../compartment.ts'
import { isMemberCode } from '../organisation.ts'

/** 16 random bytes. */
export type MemberId = Brand<string, 'MemberId'>
/** The Ed25519 key of a device. */
export type DeviceId = Brand<string, 'DeviceId'>
export type LogHex = Brand<string, 'LogHex'>
/** The key of a feed. */
export type FeedHex = Brand<string, 'FeedHex'>

export const roles = ['member', 'admin'] as const
export type Role = (typeof roles)[number]
export const rights = ['reader', 'writer', 'lead'] as const
export type Right = (typeof rights)[number]

export function newMemberId(random: Random): MemberId {
  return brand<MemberId>(toHex(random.bytes(16)))
}

export function deviceIdOf(key: PublicKey): DeviceId {
  return brand<DeviceId>(toHex(key))
}

export function feedHexOf(key: PublicKey): FeedHex {
  return brand<FeedHex>(toHex(key))
}

export function logHexOf(log: CompartmentId): LogHex {
  return brand<LogHex>(toHex(log))
}

export function logOf(log: LogHex): CompartmentId {
  return certain(parseCompartmentId(bytesOfHex(log)), 'the parser looked')
}

/** Verifying imports a key once for each object it is given, so one device keeps one object. Bounded: see below. */
const keys = new Map<DeviceId, PublicKey>()
const mostKeys = 8_192

export function deviceKey(device: DeviceId): PublicKey {
  const known = keys.get(device)
  if (known !== undefined) return known
  const key = parsePublicKey(bytesOfHex(device))
  if (!key.ok) throw new Error('a device that no parser has seen')
  if (keys.size >= mostKeys) keys.clear()
  keys.set(device, key.value)
  return key.value
}

export function envelopeKeyOf(text: string): EnvelopePublicKey {
  const key = parseEnvelopePublicKey(certain(fromBase64Url(text), 'the parser looked'))
  if (!key.ok) throw new Error('an envelope key that no parser has seen')
  return key.value
}

export function bytesOfHex(hex: string): Bytes {
  return certain(fromHex(hex), 'the parser looked')
}

function hexForm(length: number): RegExp {
  return new RegExp(`^[0-9a-f]{${2 * length}}$`)
}

function hexText<B extends Brand<string, string>>(length: number): Parser<B> {
  const form = hexForm(length)
  return (value, field) =>
    typeof value === 'string' && form.test(value) ? ok(brand<B>(value)) : unfit(field, 'not-an-id')
}

export const memberId: Parser<MemberId> = hexText(16)
export const logHex: Parser<LogHex> = hexText(16)

/** A key that is no sound point is refused here, so that nobody can be enrolled with it. */
export const deviceId: Parser<DeviceId> = keyText()
export const feedHex: Parser<FeedHex> = keyText()

function keyText<B extends Brand<string, string>>(): Parser<B> {
  const form = hexForm(32)
  return (value, field) =>
    typeof value === 'string' && form.test(value) && parsePublicKey(bytesOfHex(value)).ok
      ? ok(brand<B>(value))
      : unfit(field, 'not-an-id')
}

/** Bytes of one length as hexadecimal. */
export function hexOf(length: number): Parser<string> {
  const form = hexForm(length)
  return (value, field) =>
    typeof value === 'string' && form.test(value) ? ok(value) : unfit(field, 'not-an-id')
}

/** Bytes of any length up to `max` as unpadded base64url. */
export function base64UrlUpTo(max: number): Parser<string> {
  return (value, field) => {
    const bytes =
      typeof value === 'string' && value.length <= Math.ceil((max * 4) / 3) ? fromBase64Url(value) : undefined
    return typeof value === 'string' && bytes !== undefined && bytes.length > 0
      ? ok(value)
      : unfit(field, 'not-a-code')
  }
}

/** The public key that mail to a device is sealed to. One made to leak is refused here. */
export const envelopeText: Parser<string> = (value, field) => {
  const bytes = typeof value === 'string' && value.length < 1_700 ? fromBase64Url(value) : undefined
  return typeof value === 'string' && bytes !== undefined && parseEnvelopePublicKey(bytes).ok
    ? ok(value)
    : unfit(field, 'not-a-code')
}

export const memberCode: Parser<string> = (value, field) =>
  typeof value === 'string' && isMemberCode(value) ? ok(value) : unfit(field, 'not-a-code')
