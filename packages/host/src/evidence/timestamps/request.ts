/**
 * Asking an authority for a time [TS9]: it learns the hash of a checkpoint, which says nothing, and never what is in it.
 */
import { createHash } from 'node:crypto'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { Integer, OctetString } from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs'
import { type Timestamp, type TimestampRefusal, verifyTimestamp } from './verify-timestamp.ts'

const sha256 = '2.16.840.1.101.3.4.2.1'

export type TimestampRequest = { readonly der: Bytes; readonly nonce: Bytes }

/** A request about the SHA-256 of `message`, with a nonce, that asks for the signer's certificate too (RFC 3161, 2.4.1). */
export function timestampRequest(message: Uint8Array, random: Random): TimestampRequest {
  const nonce = random.bytes(8)
  // A number that is positive and as long as it looks, so that each side writes it alike.
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256 }),
      hashedMessage: new OctetString({
        valueHex: new Uint8Array(createHash('sha256').update(message).digest()).buffer,
      }),
    }),
    nonce: new Integer({ valueHex: new Uint8Array(nonce).buffer }),
    certReq: true,
  })
  return { der: new Uint8Array(request.toSchema().toBER()), nonce }
}

/** How a request leaves: over tor or a proxy, as the network has set; undefined where no answer came. */
export type PostBytes = (url: string, type: string, body: Bytes) => Promise<Bytes | undefined>

export type TimestampAuthority = {
  readonly url: string
  readonly roots: readonly Uint8Array[]
  readonly policies?: readonly string[]
}

export type Stamped = { readonly token: Bytes; readonly timestamp: Timestamp }

/** A token that was checked before it is kept: a wrong one is no better than none, and is asked for again later. */
export async function askTimestamp(
  authority: TimestampAuthority,
  message: Uint8Array,
  random: Random,
  post: PostBytes,
): Promise<Result<Stamped, TimestampRefusal | { readonly kind: 'no-answer' }>> {
  const { der, nonce } = timestampRequest(message, random)
  const token = await post(authority.url, 'application/timestamp-query', der)
  if (token === undefined) return refuse({ kind: 'no-answer' })
  const verified = await verifyTimestamp(token, { ...authority, about: { message }, nonce })
  return verified.ok ? ok({ token, timestamp: verified.value }) : verified
}
