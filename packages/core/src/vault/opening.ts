/**
 * The first entry of every feed: which compartment this is, whose device writes, and which key is in use.
 * docs/formats/vault.md §F. It lies inside the seal: at the relay a feed is a number without an owner.
 */
import { concat, equalBytes, fromBase64Url, toBase64Url } from '../base/bytes.ts'
import { canonicalBytes, parseJson } from '../base/json.ts'
import { isText, listOf, object, optional, type Parser, unfit, whole } from '../base/parse.ts'
import { ok } from '../base/result.ts'
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
import { parseStamp, type Stamp } from './hybrid-clock.ts'
import { isDot } from './part-state.ts'
import type { CompartmentName } from './schema.ts'

export type FeedOpening = {
  readonly name: CompartmentName
  readonly device: PublicKey
  readonly epoch: number
  /**
   * Where earlier feeds of this device end: what stands behind was stamped by a clock that was wrong, and is written
   * again in this one.
   */
  readonly ends: Ends
}

/** A feed, the last number of it that counts, and the moment at which its device said so. */
export type Ends = readonly (readonly [tag: string, seq: number, said: Stamp])[]

type OpeningPlace = { readonly compartment: CompartmentId; readonly feed: PublicKey }

export async function encodeOpening(
  name: CompartmentName,
  place: OpeningPlace,
  epoch: { readonly number: number; readonly key: Uint8Array },
  device: SigningKey,
  ends: Ends = [],
): Promise<Uint8Array> {
  const certificate = await sign(device, 'feed', concat(place.compartment, place.feed))
  return canonicalBytes({
    scope: scopeText(name.scope),
    part: name.part,
    device: toBase64Url(publicKeyOf(device)),
    certificate: toBase64Url(certificate),
    epoch: epoch.number,
    commit: toBase64Url(epochKeyCommitment(place.compartment, epoch.number, epoch.key)),
    ...(ends.length === 0 ? {} : { ends: ends.map(([tag, seq, said]) => [tag, seq, said]) }),
  })
}

const text = (value: unknown) => ok(isText(value) ? value : '')
const openingShape = object({
  scope: text,
  part: text,
  device: text,
  certificate: text,
  epoch: whole(1, 0xffffffff),
  commit: text,
  ends: optional(listOf(endOfFeed, { max: 1_000 })),
})

function endOfFeed(value: unknown, field: string): ReturnType<Parser<Ends[number]>> {
  const [tag, seq, at]: readonly unknown[] = Array.isArray(value) && value.length === 3 ? value : []
  const said = parseStamp(at)
  // A feed may end before its first word: a dot of number 0 there is none.
  const fits = typeof tag === 'string' && typeof seq === 'number' && isDot(`${tag}.${seq + 1}`)
  return fits && said !== undefined ? ok([tag, seq, said]) : unfit(field, 'not-a-list')
}

/** Undefined when the certificate is not the device's or the key in hand is not the one the log commits to. */
export async function readOpening(
  content: Uint8Array,
  place: OpeningPlace & { readonly epoch: number },
  epochKey: Uint8Array,
): Promise<FeedOpening | undefined> {
  const json = parseJson(content)
  const read = openingShape(json.ok ? json.value : undefined, '')
  if (!read.ok) return undefined
  const { epoch } = read.value
  const scope = parseScope(read.value.scope)
  const part = parsePart(read.value.part)
  const device = parsePublicKey(fromBase64Url(read.value.device) ?? new Uint8Array())
  const certificate = parseSignature(fromBase64Url(read.value.certificate) ?? new Uint8Array())
  if (scope === undefined || part === undefined || !device.ok || !certificate.ok) return undefined
  const commitment = fromBase64Url(read.value.commit) ?? new Uint8Array()
  const committed = epochKeyCommitment(place.compartment, epoch, epochKey)
  if (epoch !== place.epoch || !equalBytes(commitment, committed)) return undefined
  const words = concat(place.compartment, place.feed)
  const certified = await verify(device.value, 'feed', words, certificate.value)
  if (!certified) return undefined
  return { name: { scope, part }, device: device.value, epoch, ends: read.value.ends ?? [] }
}
