/** Turning the unlock share of a home on and off, and opening by the printed kit. docs/formats/sealed.md U11 to U15. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Secret } from '@safeconduct/core/base/secret.ts'
import type { Passphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { type KdfNumbers, newSlot } from '@safeconduct/core/sealed/unlock.ts'
import {
  newKitSlot,
  newSharedSlot,
  openKitSlot,
  type ShareAddress,
  type ShareRefusal,
  type ShareRelay,
} from '@safeconduct/core/sealed/unlock-share.ts'
import { platformArgon2id } from './argon2.ts'
import { readSlots, writeSlots } from './slots-file.ts'

export type SlotsChange = {
  readonly home: string
  readonly passphrase: Passphrase
  /** The key of the home, as `homeKey` proved it a moment ago. */
  readonly key: Secret<Bytes>
  readonly random: Random
  readonly numbers?: KdfNumbers
}
export type ShareNotSet =
  /** Without a printed kit a lost relay would shut its owner out for ever. */
  { readonly kind: 'no-kit' } | { readonly kind: 'slots-damaged' } | ShareRefusal

/** Gives the home a slot that the printed kit opens. An earlier kit opens it no more. */
export async function setKit(
  home: string,
  kit: Secret<Bytes>,
  key: Secret<Bytes>,
  random: Random,
): Promise<void> {
  const slots = readSlots(home)
  const others = slots.ok ? slots.value.filter(({ kind }) => kind !== 'kit') : []
  writeSlots(home, [...others, await newKitSlot(kit, key, { random })])
}

/**
 * From now on the passphrase opens this home only with the share. `keep` puts the share with its keeper; only when it
 * is there does the slot that needs none go.
 */
export async function turnShareOn(
  { home, passphrase, key, random, numbers }: SlotsChange,
  relay: ShareRelay,
  keep: (address: ShareAddress, share: Secret<Bytes>) => Promise<Result<true, ShareRefusal>>,
): Promise<Result<true, ShareNotSet>> {
  const slots = readSlots(home)
  if (!slots.ok) return slots
  const kits = slots.value.filter(({ kind }) => kind === 'kit')
  if (kits.length === 0) return refuse({ kind: 'no-kit' })
  const work = { random, argon2id: platformArgon2id, ...(numbers === undefined ? {} : { numbers }) }
  const { slot, address, share } = await newSharedSlot(passphrase, key, relay, work)
  const kept = await keep(address, share)
  if (!kept.ok) return kept
  writeSlots(home, [slot, ...kits])
  return ok(true)
}

/** The passphrase alone opens the home again. */
export async function turnShareOff({ home, passphrase, key, random, numbers }: SlotsChange): Promise<void> {
  const slots = readSlots(home)
  const kits = slots.ok ? slots.value.filter(({ kind }) => kind === 'kit') : []
  const work = { random, argon2id: platformArgon2id, ...(numbers === undefined ? {} : { numbers }) }
  writeSlots(home, [await newSlot(passphrase, key, work), ...kits])
}

export async function homeKeyByKit(
  home: string,
  kit: Secret<Bytes>,
): Promise<Result<Secret<Bytes>, { readonly kind: 'slots-damaged' | 'wrong-kit' }>> {
  const slots = readSlots(home)
  if (!slots.ok) return slots
  for (const slot of slots.value) {
    const key = slot.kind === 'kit' ? await openKitSlot(slot, kit) : undefined
    if (key?.ok === true) return key
  }
  return refuse({ kind: 'wrong-kit' })
}
