/**
 * HPKE (RFC 9180) in base mode with HKDF-SHA-256 and AES-256-GCM: the part that is the same for every KEM.
 *
 * `envelope.ts` gives it X-Wing. The KEM is a parameter so that the RFC's own vectors, made with
 * X25519 alone, prove the very code that seals our envelopes.
 */
import { type Bytes, concat, u8, utf8 } from '../base/bytes.ts'
import type { Random } from '../base/random.ts'
import { importGcm, nonceOf, openGcm, sealGcm } from './gcm.ts'
import { expand, extract } from './hash.ts'

/** A key encapsulation mechanism: makes a secret for a public key, and finds it again with the private one. */
export interface Kem {
  readonly id: number
  readonly encapsulatedLength: number
  /** Throws on a public key that its parser would not have let through. */
  encapsulate(
    publicKey: Uint8Array,
    random: Random,
  ): Promise<{ readonly secret: Bytes; readonly encapsulated: Bytes }>
  /** Undefined when the encapsulation is refused. */
  decapsulate(privateKey: Uint8Array, encapsulated: Uint8Array): Promise<Bytes | undefined>
}

/** What both ends hold once the secret is shared. `seal` and `open` count messages from 0, each number once. */
export type HpkeContext = {
  readonly seal: (number: number, aad: Uint8Array, plain: Uint8Array) => Promise<Bytes>
  readonly open: (number: number, aad: Uint8Array, sealed: Uint8Array) => Promise<Bytes | undefined>
  readonly exportSecret: (context: Uint8Array, length: number) => Bytes
}

const kdfId = 0x0001
const aeadId = 0x0002
const version = utf8('HPKE-v1')
const nothing: Bytes = new Uint8Array(0)

export function u16(value: number): Bytes {
  return Uint8Array.of(value >> 8, value & 0xff)
}

/** RFC 9180 §4: extract with the suite and a label in the input. */
export function labeledExtract(suite: Uint8Array, salt: Uint8Array, label: string, input: Uint8Array): Bytes {
  return extract('SHA-256', salt, concat(version, suite, utf8(label), input))
}

/** RFC 9180 §4: expand with the length, the suite and a label in front. */
export function labeledExpand(
  suite: Uint8Array,
  key: Uint8Array,
  label: string,
  context: Uint8Array,
  length: number,
): Bytes {
  return expand('SHA-256', key, concat(u16(length), version, suite, utf8(label), context), length)
}

/** The key schedule of §5.1 in base mode: no pre-shared key, no sender's key. Whoever sends must also sign. */
export async function hpkeContext(
  kem: Pick<Kem, 'id'>,
  secret: Uint8Array,
  purpose: Uint8Array,
): Promise<HpkeContext> {
  const suite = concat(utf8('HPKE'), u16(kem.id), u16(kdfId), u16(aeadId))
  const baseMode = u8(0)
  const pskIdHash = labeledExtract(suite, nothing, 'psk_id_hash', nothing)
  const infoHash = labeledExtract(suite, nothing, 'info_hash', purpose)
  const context = concat(baseMode, pskIdHash, infoHash)
  const schedule = labeledExtract(suite, secret, 'secret', nothing)
  const key = labeledExpand(suite, schedule, 'key', context, 32)
  const baseNonce = labeledExpand(suite, schedule, 'base_nonce', context, 12)
  const exporter = labeledExpand(suite, schedule, 'exp', context, 32)
  const aead = await importGcm(key)
  return {
    seal: (number, aad, plain) => sealGcm(aead, nonceOf(baseNonce, number), plain, aad),
    open: (number, aad, sealed) => openGcm(aead, nonceOf(baseNonce, number), sealed, aad),
    exportSecret: (exportContext, length) => labeledExpand(suite, exporter, 'sec', exportContext, length),
  }
}
