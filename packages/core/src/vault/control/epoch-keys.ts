/**
 * The keyring of an epoch: all earlier keys, sealed under the newest. docs/formats/control.md, rules R30 to R34.
 *
 * The event that announces key e is itself sealed under key e − 1, like every event of the chain, so that whoever
 * could read the log so far can judge it: otherwise anybody with a feed could put an entry at the end of the chain
 * that nobody can open, and stop the log for good. Only the keyring inside it needs the new key.
 */
import { type Bytes, concat, fromBase64Url, toBase64Url, toHex, u32, utf8 } from '../../base/bytes.ts'
import type { Random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { deriveBytes } from '../../sealed/derive.ts'
import { open, type SealKey, seal, sealKeyFrom } from '../../sealed/seal.ts'
import { type CompartmentId, epochKeyCommitment } from '../compartment.ts'

export type EpochKeys = ReadonlyMap<number, Bytes>

function keyringKey(epochKey: Uint8Array): SealKey {
  const key = sealKeyFrom(deriveBytes(epochKey, 'keyring'))
  return certain(key.ok ? key.value : undefined, 'a derived key has 32 bytes')
}

function contextOf(organisation: Uint8Array, log: CompartmentId, epoch: number): Bytes {
  return concat(utf8('safeconduct/v1/keyring\0'), organisation, log, u32(epoch))
}

export type KeyringPlace = {
  readonly organisation: Uint8Array
  readonly log: CompartmentId
  /** The epoch whose key seals it. */
  readonly epoch: number
}

/** 32 bytes for each epoch from 1 to the one before. */
export async function sealKeyring(
  { organisation, log, epoch }: KeyringPlace,
  key: Uint8Array,
  earlier: EpochKeys,
  world: { readonly random: Random },
): Promise<string> {
  const keys = Array.from({ length: epoch - 1 }, (_, i) =>
    certain(earlier.get(i + 1), 'whoever makes an epoch has every key before it'),
  )
  const sealed = await seal(keyringKey(key), contextOf(organisation, log, epoch), concat(...keys), world)
  return toBase64Url(sealed)
}

/** Undefined when this key does not open it. Each key still has to fit its commitment in the chain. */
export async function openKeyring(
  { organisation, log, epoch }: KeyringPlace,
  key: Uint8Array,
  keyring: string,
): Promise<EpochKeys | undefined> {
  const sealed = fromBase64Url(keyring)
  if (sealed === undefined) return undefined
  const plain = await open(keyringKey(key), contextOf(organisation, log, epoch), sealed)
  if (!plain.ok || plain.value.length !== 32 * (epoch - 1)) return undefined
  const bytes = plain.value
  return new Map(Array.from({ length: epoch - 1 }, (_, i) => [i + 1, bytes.slice(32 * i, 32 * (i + 1))]))
}

export function fitsCommitment(log: CompartmentId, epoch: number, key: Uint8Array, commit: string): boolean {
  return toHex(epochKeyCommitment(log, epoch, key)) === commit
}
