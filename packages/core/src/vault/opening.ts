/**
 * The first entry of every feed: which compartment this is, whose device writes, and which key is in use.
 * docs/formats/vault.md §F. It lies inside the seal: at the relay a feed is a number without an owner.
 */
import { concat, equalBytes, fromBase64Url, textOf, toBase64Url } from '../base/bytes.ts'
import { canonicalBytes } from '../base/json.ts'
import { isObject } from '../base/parse.ts'
import {
  type PublicKey,
  parsePublicKey,
  parseSignature,
  publicKeyOf,
  type SigningKey,
  sign,
  verify,
} from '../sealed/sign.ts'
import { type CompartmentId, epochKeyCommitment, parsePart, parseScope, scopeText } from './compartment.ts'
import type { CompartmentName } from './schema.ts'

export type FeedOpening = {
  readonly name: CompartmentName
  readonly device: PublicKey
  readonly epoch: number
}

type OpeningPlace = { readonly compartment: CompartmentId; readonly feed: PublicKey }

export async function encodeOpening(
  name: CompartmentName,
  place: OpeningPlace,
  epoch: { readonly number: number; readonly key: Uint8Array },
  device: SigningKey,
): Promise<Uint8Array> {
  const certificate = await sign(device, 'feed', concat(place.compartment, place.feed))
  return canonicalBytes({
    scope: scopeText(name.scope),
    part: name.part,
    device: toBase64Url(publicKeyOf(device)),
    certificate: toBase64Url(certificate),
    epoch: epoch.number,
    commit: toBase64Url(epochKeyCommitment(place.compartment, epoch.number, epoch.key)),
  })
}

/** Undefined when the certificate is not the device's or the key in hand is not the one the log commits to. */
export async function readOpening(
  content: Uint8Array,
  place: OpeningPlace,
  epochKey: Uint8Array,
): Promise<FeedOpening | undefined> {
  const raw = jsonOf(content)
  if (!isObject(raw)) return undefined
  const text = (key: string): string => (typeof raw[key] === 'string' ? raw[key] : '')
  const scope = parseScope(text('scope'))
  const part = parsePart(text('part'))
  const device = parsePublicKey(fromBase64Url(text('device')) ?? new Uint8Array())
  const certificate = parseSignature(fromBase64Url(text('certificate')) ?? new Uint8Array())
  const epoch = raw['epoch']
  if (
    scope === undefined ||
    part === undefined ||
    !device.ok ||
    !certificate.ok ||
    typeof epoch !== 'number'
  ) {
    return undefined
  }
  const commitment = fromBase64Url(text('commit')) ?? new Uint8Array()
  if (!equalBytes(commitment, epochKeyCommitment(place.compartment, epoch, epochKey))) return undefined
  const certified = await verify(
    device.value,
    'feed',
    concat(place.compartment, place.feed),
    certificate.value,
  )
  return certified ? { name: { scope, part }, device: device.value, epoch } : undefined
}

function jsonOf(bytes: Uint8Array): unknown {
  const text = textOf(bytes)
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
