/**
 * From the signer up to a root that the verifier brought, with every certificate valid when the time was signed [TS6].
 * OpenSSL's own arithmetic does it (`node:crypto`), a second opinion beside the library's.
 */
import { X509Certificate } from 'node:crypto'
import { type Instant, millisOf } from '@safeconduct/core/base/date.ts'
import type { Certificate } from 'pkijs'
import { derOf } from './token.ts'

/** Longer chains are nobody's authority. */
const mostLinks = 8

/**
 * The certificates from `signer` to one of `roots`, that one included; undefined where none leads there. `roots` are DER. `pool` may hold
 * anything: what was injected beside the right ones does no harm.
 */
export function chainTo(
  signer: Certificate,
  pool: readonly Certificate[],
  roots: readonly Uint8Array[],
  at: Instant,
): readonly X509Certificate[] | undefined {
  const among = pool.flatMap((each) => asX509(derOf(each)))
  const trusted = roots.flatMap(asX509)
  const [first] = asX509(derOf(signer))
  return first === undefined ? undefined : climb([first], among, trusted, millisOf(at))
}

function climb(
  path: readonly X509Certificate[],
  among: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
  at: number,
): readonly X509Certificate[] | undefined {
  const top = path.at(-1)
  if (top === undefined || path.length > mostLinks || !isValidAt(top, at)) return undefined
  if (trusted.some((root) => root.raw.equals(top.raw))) return path
  for (const issuer of [...trusted, ...among]) {
    const isNew = !path.some((each) => each.raw.equals(issuer.raw))
    if (!isNew || !issuer.ca || !top.checkIssued(issuer) || !top.verify(issuer.publicKey)) continue
    const found = climb([...path, issuer], among, trusted, at)
    if (found !== undefined) return found
  }
  return undefined
}

function isValidAt(certificate: X509Certificate, at: number): boolean {
  return certificate.validFromDate.getTime() <= at && at <= certificate.validToDate.getTime()
}

function asX509(der: Uint8Array | undefined): readonly X509Certificate[] {
  try {
    return der === undefined ? [] : [new X509Certificate(der)]
  } catch {
    return []
  }
}
