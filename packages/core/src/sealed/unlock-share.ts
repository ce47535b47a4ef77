/**
 * The unlock share: half of a home's key lies at the relay, where a colleague can withhold it. docs/formats/sealed.md
 * U11 to U15. Off unless somebody turns it on.
 *
 * Against a passphrase forced out of somebody: without the share it opens nothing. And because the address of the
 * share is hidden by a key stream and not by a seal, every passphrase gives an address: nobody can tell a right
 * passphrase from a wrong one, or guess at one, without asking the relay each time.
 *
 * The printed kit opens the same home without a relay, so that a lost one never makes anything unreadable.
 */
import { type Bytes, concat, fromBase64Url, toBase64Url, utf8 } from '../base/bytes.ts'
import { canonicalBytes } from '../base/json.ts'
import type { Random } from '../base/random.ts'
import { certain, ok, type Result, refuse } from '../base/result.ts'
import { Secret } from '../base/secret.ts'
import { expand, extract } from './hash.ts'
import type { Passphrase } from './passphrase.ts'
import { open, type SealKey, seal, sealKeyFrom } from './seal.ts'
import {
  type AnySlot,
  type Argon2id,
  type KdfNumbers,
  type KitSlot,
  kdfUsual,
  type NotUnlocked,
  parseSlot,
  type SharedSlot,
} from './unlock.ts'

/** Where a share lies and what fetches it. */
export type ShareAddress = { readonly id: Bytes; readonly token: Secret<Bytes> }
export type ShareRefusal =
  /** Withheld, removed, never there, or another token: the relay says one word for all of them. */
  | { readonly kind: 'share-not-given' }
  /** Nobody answered. */
  | { readonly kind: 'share-not-reached' }

/** Whoever keeps shares: the relay in the program. */
export interface ShareKeeper {
  get(id: Bytes, token: Bytes): Promise<Result<Bytes, ShareRefusal>>
}

export const shareLength = 32
const idLength = 16
const tokenLength = 32

type Work = { readonly random: Random; readonly argon2id: Argon2id; readonly numbers?: KdfNumbers }

/** Who keeps the share: the address stands in the slot for everybody to read who has the file. */
export type ShareRelay = { readonly url: string; readonly key: Bytes }

/** A slot, and what must be with the relay before the slot replaces another. */
export async function newSharedSlot(
  passphrase: Passphrase,
  homeKey: Secret<Bytes>,
  relay: ShareRelay,
  { random, argon2id, numbers = kdfUsual }: Work,
): Promise<{ readonly slot: SharedSlot; readonly address: ShareAddress; readonly share: Secret<Bytes> }> {
  const salt = random.bytes(16)
  const [id, token, share] = [idLength, tokenLength, shareLength].map((length) => random.bytes(length))
  const address = concat(certain(id, 'three'), certain(token, 'three'))
  const stretched = await argon2id(passphrase.reveal(), salt, numbers)
  const terms = {
    kind: 'shared',
    kdf: 'argon2id',
    ...numbers,
    salt: toBase64Url(salt),
    address: toBase64Url(hidden(address, stretched)),
    relay: relay.url,
    relayKey: toBase64Url(relay.key),
  } as const
  const key = sharedKey(stretched, certain(share, 'three'))
  const wrapped = await seal(key, contextOf(terms), homeKey.reveal(), { random })
  const slot = { ...terms, wrapped: toBase64Url(wrapped) }
  if (parseSlot(slot, '').ok) {
    return { slot, address: addressOf(address), share: new Secret(certain(share, 'three')) }
  }
  throw new Error('a slot was to be made with numbers that no reader accepts')
}

/** Needs the passphrase to ask, and the answer to open. Both wrong ones look alike. */
export async function openSharedSlot(
  slot: SharedSlot,
  passphrase: Passphrase,
  {
    argon2id,
    keeperAt,
  }: { readonly argon2id: Argon2id; readonly keeperAt: (relay: ShareRelay) => ShareKeeper },
): Promise<Result<Secret<Bytes>, NotUnlocked | { readonly kind: 'share-not-reached' }>> {
  const { wrapped, ...terms } = slot
  const numbers: KdfNumbers = { memoryKiB: slot.memoryKiB, passes: slot.passes, lanes: 1 }
  const stretched = await argon2id(passphrase.reveal(), bytesOf(slot.salt), numbers)
  const { id, token } = addressOf(hidden(bytesOf(slot.address), stretched))
  const keeper = keeperAt({ url: slot.relay, key: bytesOf(slot.relayKey) })
  const share = await keeper.get(id, token.reveal())
  if (!share.ok && share.refusal.kind === 'share-not-reached') return refuse({ kind: 'share-not-reached' })
  if (!share.ok || share.value.length !== shareLength) return refuse({ kind: 'not-unlocked' })
  const key = await open(sharedKey(stretched, share.value), contextOf(terms), bytesOf(wrapped))
  return key.ok ? ok(new Secret(key.value)) : refuse({ kind: 'not-unlocked' })
}

/** `secret`: 32 random bytes that are printed and lie nowhere, so nothing has to be stretched. */
export async function newKitSlot(
  secret: Secret<Bytes>,
  homeKey: Secret<Bytes>,
  { random }: { readonly random: Random },
): Promise<KitSlot> {
  const terms = { kind: 'kit' } as const
  const wrapped = await seal(kitKey(secret), contextOf(terms), homeKey.reveal(), { random })
  return { ...terms, wrapped: toBase64Url(wrapped) }
}

export async function openKitSlot(
  { wrapped, ...terms }: KitSlot,
  secret: Secret<Bytes>,
): Promise<Result<Secret<Bytes>, NotUnlocked>> {
  const key = await open(kitKey(secret), contextOf(terms), bytesOf(wrapped))
  return key.ok ? ok(new Secret(key.value)) : refuse({ kind: 'not-unlocked' })
}

/** The same bytes twice are the bytes again. Nothing says whether the address is one: that is the point. */
function hidden(address: Uint8Array, stretched: Uint8Array): Bytes {
  const stream = expand('SHA-256', stretched, utf8('safeconduct/v1/share-address'), idLength + tokenLength)
  return stream.map((byte, at) => byte ^ (address[at] ?? 0))
}

function addressOf(bytes: Bytes): ShareAddress {
  return { id: bytes.slice(0, idLength), token: new Secret(bytes.slice(idLength)) }
}

function sharedKey(stretched: Uint8Array, share: Uint8Array): SealKey {
  const secret = extract('SHA-256', new Uint8Array(), concat(stretched, share))
  return asKey(expand('SHA-256', secret, utf8('safeconduct/v1/shared-slot'), 32))
}

function kitKey(secret: Secret<Bytes>): SealKey {
  return asKey(expand('SHA-256', secret.reveal(), utf8('safeconduct/v1/kit-slot'), 32))
}

function asKey(bytes: Uint8Array): SealKey {
  const key = sealKeyFrom(bytes)
  return certain(key.ok ? key.value : undefined, 'a derived key has 32 bytes')
}

/** Everything in a slot but the wrap is bound to the wrap: a changed number or address opens nothing. */
function contextOf(terms: Omit<AnySlot, 'wrapped'>): Bytes {
  return concat(utf8('safeconduct/v1/slot\0'), canonicalBytes({ ...terms }))
}

function bytesOf(text: string): Bytes {
  return certain(fromBase64Url(text), 'the parser looked')
}
