import type { Bytes } from '@safeconduct/core/base/bytes.ts'

/** DER of every certificate in a PEM file (RFC 7468). */
export function certificatesIn(pem: string): readonly Bytes[] {
  const bodies = pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)
  return [...bodies].map(([, body = '']) => new Uint8Array(Buffer.from(body, 'base64')))
}
