/**
 * One key, one purpose: keys derived from a random key by HKDF-SHA-256 (RFC 5869), labelled.
 *
 * No salt: the input is already uniformly random (RFC 5869 §3.1). A new purpose is a new label here, so
 * that two uses of one key cannot come about by accident.
 */
import { type Bytes, utf8 } from '../base/bytes.ts'

export type DerivedPurpose = 'entry-body' | 'keyring' | 'blob' | 'read-token' | 'store'

export async function deriveBytes(key: Uint8Array<ArrayBuffer>, purpose: DerivedPurpose): Promise<Bytes> {
  const material = await crypto.subtle.importKey('raw', key, 'HKDF', false, ['deriveBits'])
  const info = utf8(`safeconduct/v1/${purpose}`)
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
    material,
    256,
  )
  return new Uint8Array(bits)
}
