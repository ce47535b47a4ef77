/**
 * Whether a token of RFC 3161 proves that somebody trusted saw exactly these bytes at its time.
 *
 * `pkijs` reads the token and checks its signature; what it leaves open is checked here [TS2–TS8]: the hash, the purpose
 * of the certificate, that the signature names it, the nonce, the policy, and that every certificate up to the root was
 * valid *then* — an authority's certificate ends after some years, and its old tokens stay true.
 */
import { createHash } from 'node:crypto'
import { type Bytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { type Instant, instantOf, millisOf } from '@safeconduct/core/base/date.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { Constructed, OctetString, Primitive } from 'asn1js'
import { type Certificate, IssuerAndSerialNumber } from 'pkijs'
import { chainTo } from './chain.ts'
import {
  isAboutATime,
  isForTimeStampingOnly,
  isStrong,
  namesItsCertificate,
  strongHash,
} from './time-stamping-only.ts'
import { certificateOf, readToken, type TimestampToken, type TokenUnread } from './token.ts'

export type TimestampQuestion = {
  /** What the token is said to be about: the bytes themselves, or their hash by the SHA-2 that the token uses. */
  readonly about: { readonly message: Uint8Array } | { readonly digest: Uint8Array }
  /** DER certificates that the verifier trusts. Nothing that came with the token can become one. */
  readonly roots: readonly Uint8Array[]
  /** DER certificates between signer and root that the token does not carry. */
  readonly between?: readonly Uint8Array[]
  /** What the request asked with; a token without it may be an old one sent again. */
  readonly nonce?: Bytes
  /** Object identifiers of the policies that will do; any where left out. */
  readonly policies?: readonly string[]
  /** Tokens of later than this are refused; left out by those who verify long after. */
  readonly notAfter?: Instant
}

export type Timestamp = {
  readonly time: Instant
  /** The authority's word for how far its clock may be off, in milliseconds; 0 where it says none. */
  readonly accuracy: number
  readonly policy: string
  /** Hex; with the authority it names this token for ever. */
  readonly serial: string
  /** Names and SHA-256 fingerprints from the signer to the root. */
  readonly chain: readonly { readonly subject: string; readonly fingerprint: string }[]
}

export type TimestampRefusal =
  | TokenUnread
  | {
      readonly kind:
        | 'weak-algorithm'
        | 'other-message'
        | 'no-signer-certificate'
        | 'not-for-time-stamping'
        | 'certificate-not-named'
        | 'bad-signature'
        | 'untrusted'
        | 'other-nonce'
        | 'other-policy'
        | 'in-the-future'
    }

const plainContent = '1.2.840.113549.1.7.1'

export async function verifyTimestamp(
  token: Uint8Array,
  question: TimestampQuestion,
): Promise<Result<Timestamp, TimestampRefusal>> {
  const read = readToken(token)
  if (!read.ok) return read
  const { signer, statement, certificates } = read.value
  const about = aboutTheMessage(read.value, question)
  if (about !== undefined) return refuse({ kind: about })
  const pool = [...certificates, ...certificatesOf(question.between ?? [])]
  const own = pool.find((each) => isNamedBySigner(read.value, each))
  if (own === undefined) return refuse({ kind: 'no-signer-certificate' })
  if (!isForTimeStampingOnly(own)) return refuse({ kind: 'not-for-time-stamping' })
  if (!isAboutATime(signer) || !namesItsCertificate(signer, own))
    return refuse({ kind: 'certificate-not-named' })
  if (!(await isSigned(read.value, own))) return refuse({ kind: 'bad-signature' })
  const time = instantOf(statement.genTime.getTime())
  const chain = chainTo(own, pool, question.roots, time)
  if (chain === undefined) return refuse({ kind: 'untrusted' })
  return ok({
    time,
    accuracy: accuracyOf(read.value),
    policy: statement.policy,
    serial: toHex(new Uint8Array(statement.serialNumber.valueBlock.valueHexView)),
    chain: chain.map(({ subject, fingerprint256 }) => ({
      subject: subject.replaceAll('\n', ', '),
      fingerprint: fingerprint256.replaceAll(':', '').toLowerCase(),
    })),
  })
}

/** Whether a token speaks of these bytes at all; whether it is to be believed is another question. */
export function isTokenOf(token: Uint8Array, message: Uint8Array): boolean {
  const read = readToken(token)
  return read.ok && isImprintOf(read.value.statement, { message })
}

function isImprintOf(
  { messageImprint }: TimestampToken['statement'],
  about: TimestampQuestion['about'],
): boolean {
  const hash = strongHash(messageImprint.hashAlgorithm.algorithmId)
  if (hash === undefined) return false
  const expected = 'message' in about ? createHash(hash).update(about.message).digest() : about.digest
  return Buffer.from(messageImprint.hashedMessage.getValue()).equals(expected)
}

function aboutTheMessage(
  { statement, signer }: TimestampToken,
  { about, nonce, policies, notAfter }: TimestampQuestion,
): 'weak-algorithm' | 'other-message' | 'other-nonce' | 'other-policy' | 'in-the-future' | undefined {
  const hash = strongHash(statement.messageImprint.hashAlgorithm.algorithmId)
  if (hash === undefined || !isStrong(signer)) return 'weak-algorithm'
  if (!isImprintOf(statement, about)) return 'other-message'
  if (nonce !== undefined && !isNonce(statement.nonce?.valueBlock.valueHexView, nonce)) return 'other-nonce'
  if (policies !== undefined && !policies.includes(statement.policy)) return 'other-policy'
  const isLater = notAfter !== undefined && statement.genTime.getTime() > millisOf(notAfter)
  return isLater ? 'in-the-future' : undefined
}

/** As numbers: DER drops or adds a leading zero. */
function isNonce(said: Uint8Array | undefined, asked: Bytes): boolean {
  return said !== undefined && BigInt(`0x${toHex(new Uint8Array(said))}`) === BigInt(`0x${toHex(asked)}`)
}

/** By issuer and serial, or by key identifier (RFC 5652, section 5.3): the hash of the key, as the library finds it. */
function isNamedBySigner({ signer }: TimestampToken, certificate: Certificate): boolean {
  const sid: unknown = signer.sid
  if (sid instanceof IssuerAndSerialNumber) {
    const { issuer, serialNumber } = certificate
    return issuer.isEqual(sid.issuer) && serialNumber.isEqual(sid.serialNumber)
  }
  const key = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView
  const said = sid instanceof Constructed ? sid.valueBlock.value[0] : sid
  return (
    (said instanceof Primitive || said instanceof OctetString) &&
    createHash('sha1').update(key).digest().equals(said.valueBlock.valueHexView)
  )
}

async function isSigned({ signed }: TimestampToken, own: Certificate): Promise<boolean> {
  // The library looks for the signer among what the token carries, and some tokens carry nothing.
  signed.certificates = [own]
  // It would hash the message itself where it knows the type, and take none that is empty or only known by its hash.
  signed.encapContentInfo.eContentType = plainContent
  try {
    const said = await signed.verify({ signer: 0, checkChain: false, extendedMode: true })
    return said.signatureVerified === true
  } catch {
    return false
  }
}

function accuracyOf({ statement: { accuracy } }: TimestampToken): number {
  if (accuracy === undefined) return 0
  const micros = (accuracy.seconds ?? 0) * 1_000_000 + (accuracy.millis ?? 0) * 1000 + (accuracy.micros ?? 0)
  return Math.ceil(micros / 1000)
}

function certificatesOf(ders: readonly Uint8Array[]): readonly Certificate[] {
  return ders.map(certificateOf).filter((each) => each !== undefined)
}
