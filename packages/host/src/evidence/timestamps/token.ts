/**
 * A token of RFC 3161 as it lies in its bytes: the signed statement, who says to have signed it, and the certificates
 * that came along. Nothing is checked here but its form [TS1]; `verify-timestamp.ts` believes or refuses it.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import {
  Certificate,
  ContentInfo,
  PKIStatus,
  SignedData,
  type SignerInfo,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'

export type TimestampToken = {
  readonly signed: SignedData
  readonly signer: SignerInfo
  readonly statement: TSTInfo
  readonly certificates: readonly Certificate[]
}

export type TokenUnread = { readonly kind: 'not-a-token' | 'not-granted' }

const signedDataType = '1.2.840.113549.1.7.2'
const statementType = '1.2.840.113549.1.9.16.1.4'
/** A token with its chain is some 6 kB. */
const most = 256 * 1024

/** From the answer of an authority (`.tsr`) or the bare token inside it. */
export function readToken(bytes: Uint8Array): Result<TimestampToken, TokenUnread> {
  const info = contentOf(bytes)
  if (info === undefined) return refuse({ kind: 'not-a-token' })
  if (info === 'not-granted') return refuse({ kind: 'not-granted' })
  return attempt(() => {
    if (info.contentType !== signedDataType) return undefined
    const signed = new SignedData({ schema: info.content })
    const [signer, another] = signed.signerInfos
    const content = signed.encapContentInfo.eContent?.getValue()
    // Two signers of one statement would leave open whose time it is (RFC 3161, section 2.4.2).
    if (signer === undefined || another !== undefined || content === undefined) return undefined
    if (signed.encapContentInfo.eContentType !== statementType) return undefined
    const certificates = (signed.certificates ?? []).filter((each) => each instanceof Certificate)
    return { signed, signer, statement: TSTInfo.fromBER(content), certificates }
  })
}

function contentOf(bytes: Uint8Array): ContentInfo | 'not-granted' | undefined {
  if (bytes.length > most) return undefined
  const plain = plainBytes(bytes)
  const response = attempt(() => TimeStampResp.fromBER(plain))
  if (!response.ok) {
    const bare = attempt(() => ContentInfo.fromBER(plain))
    return bare.ok ? bare.value : undefined
  }
  const { status, timeStampToken } = response.value
  const isGranted = status.status === PKIStatus.granted || status.status === PKIStatus.grantedWithMods
  return isGranted ? timeStampToken : 'not-granted'
}

/** pkijs throws at what it cannot read; to us that is an answer. */
function attempt<T>(read: () => T | undefined): Result<T, TokenUnread> {
  try {
    const value = read()
    return value === undefined ? refuse({ kind: 'not-a-token' }) : ok(value)
  } catch {
    return refuse({ kind: 'not-a-token' })
  }
}

/** A certificate from its DER bytes; undefined where they are none. */
export function certificateOf(der: Uint8Array): Certificate | undefined {
  const read = attempt(() => Certificate.fromBER(plainBytes(der)))
  return read.ok ? read.value : undefined
}

/** The bytes that were signed and hashed, never written anew; undefined where the certificate was only half one. */
export function derOf(certificate: Certificate): Bytes | undefined {
  const read = attempt(() => new Uint8Array(certificate.toSchema(false).toBER()))
  return read.ok ? read.value : undefined
}

function plainBytes(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
