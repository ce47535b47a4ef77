/**
 * The certificate that the browser sees in place of every site's: made for one capture, with a key that dies with the
 * program. The browser is told this one key and trusts nothing else that does not hold; who the site is was checked
 * before, at the other end (`upstream.ts`).
 */

import { concat, toBase64 } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { Integer, UTCTime, Utf8String } from 'asn1js'
import { AttributeTypeAndValue, Certificate, Time } from 'pkijs'

export type SessionCertificate = {
  readonly certPem: string
  readonly keyPem: string
  /** Base64 of SHA-256 of the public key, as the browser wants to be told it. */
  readonly spki: string
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const

export async function newSessionCertificate(random: Random): Promise<SessionCertificate> {
  const pair = await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new Integer({ valueHex: concat(Uint8Array.of(1), random.bytes(15)).buffer })
  for (const name of [certificate.issuer, certificate.subject])
    name.typesAndValues.push(
      new AttributeTypeAndValue({ type: commonName, value: new Utf8String({ value: 'capture' }) }),
    )
  // It names no time at which it was made: the browser believes its key, not its days.
  certificate.notBefore = new Time({ schema: new UTCTime({ value: '200101000000Z' }) })
  certificate.notAfter = new Time({ schema: new UTCTime({ value: '491231235959Z' }) })
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey)
  await certificate.sign(pair.privateKey, 'SHA-256')
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
  return {
    certPem: pemOf('CERTIFICATE', new Uint8Array(certificate.toSchema(true).toBER(false))),
    keyPem: pemOf('PRIVATE KEY', pkcs8),
    spki: toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', spki))),
  }
}

const commonName = '2.5.4.3'

/** Lines of 64 characters, as every program reads them. */
export function pemOf(label: string, der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
