/**
 * Unlocking: from what a person knows to a key. docs/formats/sealed.md, rules U1–U10; the unlock share is in `unlock-share.ts`.
 *
 * Staff: Argon2id over a passphrase, in slots as LUKS has them; each slot wraps the same random key of
 * the home. Callers have `caller-key.ts`.
 *
 * A seized or altered file must not talk the program into cheap numbers (a floor in the code), nor into
 * an hour of work (a ceiling); numbers changed in between open nothing, for the wrap is bound to them.
 * A wrong passphrase and a damaged slot are one refusal, so that probing a slot teaches nothing.
 */
import { type Bytes, concat, fromBase64Url, toBase64Url, utf8 } from '../base/bytes.ts'
import { canonicalBytes, parseJson } from '../base/json.ts'
import {
  isObject,
  listOf,
  object,
  oneOf,
  type Parser,
  type Refusal,
  text,
  unfit,
  whole,
} from '../base/parse.ts'
import type { Random } from '../base/random.ts'
import { certain, ok, type Result, refuse } from '../base/result.ts'
import { Secret } from '../base/secret.ts'
import type { Passphrase } from './passphrase.ts'
import { open, type SealKey, seal, sealKeyFrom } from './seal.ts'

/** What Argon2id costs. One lane always: more would only help whoever owns more cores. */
export type KdfNumbers = { readonly memoryKiB: number; readonly passes: number; readonly lanes: 1 }

export const kdfFloor: KdfNumbers = { memoryKiB: 64 * 1024, passes: 3, lanes: 1 }
export const kdfUsual: KdfNumbers = { memoryKiB: 256 * 1024, passes: 3, lanes: 1 }
export const kdfCeiling: KdfNumbers = { memoryKiB: 1024 * 1024, passes: 10, lanes: 1 }

/** Argon2id (RFC 9106) as the platform has it, 32 bytes out. Core has none of its own. */
export type Argon2id = (passphrase: Uint8Array, salt: Uint8Array, numbers: KdfNumbers) => Promise<Uint8Array>

/** One way into a home, as `slots.json` holds it. Nothing here is secret; `wrapped` opens with the passphrase alone. */
export type Slot = {
  readonly kind: 'passphrase'
  readonly kdf: 'argon2id'
  readonly memoryKiB: number
  readonly passes: number
  readonly lanes: number
  readonly salt: string
  readonly wrapped: string
}

/** The same, with half of the key at the relay (`unlock-share.ts`). */
export type SharedSlot = Omit<Slot, 'kind'> & {
  readonly kind: 'shared'
  readonly address: string
  /** Where the keeper of the share answers, and its key: they are needed before anything opens. */
  readonly relay: string
  readonly relayKey: string
}
/** Opened by the 32 bytes of the printed kit. */
export type KitSlot = { readonly kind: 'kit'; readonly wrapped: string }
export type AnySlot = Slot | SharedSlot | KitSlot

/** A wrong passphrase or a damaged slot: never said which. */
export type NotUnlocked = { readonly kind: 'not-unlocked' }
export type NotSlots = { readonly kind: 'not-slots' } | Refusal

const saltLength = 16
const keyLength = 32
const wrappedLength = 104
const addressLength = 48

const stretching = {
  kdf: oneOf(['argon2id']),
  memoryKiB: whole(kdfFloor.memoryKiB, kdfCeiling.memoryKiB),
  passes: whole(kdfFloor.passes, kdfCeiling.passes),
  lanes: whole(1, 1),
  salt: base64Url(saltLength),
  wrapped: base64Url(wrappedLength),
} as const

/** Reads a slot from a file. Numbers below the floor or above the ceiling are refused before any work is done. */
export const slot: Parser<Slot> = object({ kind: oneOf(['passphrase']), ...stretching })
const sharedSlot: Parser<SharedSlot> = object({
  kind: oneOf(['shared']),
  ...stretching,
  address: base64Url(addressLength),
  relay: text({ max: 300, lines: false }),
  relayKey: base64Url(keyLength),
})
const kitSlot: Parser<KitSlot> = object({ kind: oneOf(['kit']), wrapped: base64Url(wrappedLength) })

/** Reads a slot of any kind. */
export const parseSlot: Parser<AnySlot> = (value, field) => {
  const kind = isObject(value) ? value['kind'] : undefined
  return kind === 'shared'
    ? sharedSlot(value, field)
    : kind === 'kit'
      ? kitSlot(value, field)
      : slot(value, field)
}

const slotsFile = object({ version: whole(1, 1), slots: listOf(parseSlot, { min: 1, max: 16 }) })

/** Reads `slots.json`. */
export function parseSlots(bytes: Uint8Array): Result<readonly AnySlot[], NotSlots> {
  const json = parseJson(bytes, { maxBytes: 64 * 1024, maxDepth: 4 })
  if (!json.ok) return refuse({ kind: 'not-slots' })
  const file = slotsFile(json.value, '')
  return file.ok ? ok(file.value.slots) : file
}

/** Writes `slots.json`. */
export function slotsBytes(slots: readonly AnySlot[]): Bytes {
  return canonicalBytes({ version: 1, slots: slots.map((one) => ({ ...one })) })
}

type Work = { readonly argon2id: Argon2id }

/** Wraps the key of a home under a passphrase. */
export async function newSlot(
  passphrase: Passphrase,
  homeKey: Secret<Bytes>,
  { random, argon2id, numbers = kdfUsual }: Work & { readonly random: Random; readonly numbers?: KdfNumbers },
): Promise<Slot> {
  if (homeKey.reveal().length !== keyLength) throw new Error('a key of a home has 32 bytes')
  const salt = random.bytes(saltLength)
  const terms = { kind: 'passphrase', kdf: 'argon2id', ...numbers, salt: toBase64Url(salt) } as const
  if (!slot({ ...terms, wrapped: toBase64Url(new Uint8Array(wrappedLength)) }, '').ok) {
    throw new Error('a slot was to be made with numbers that no reader accepts')
  }
  const key = await staffKey(passphrase, salt, numbers, argon2id)
  const wrapped = await seal(key, contextOf(terms), homeKey.reveal(), { random })
  return { ...terms, wrapped: toBase64Url(wrapped) }
}

/** Takes the key of a home out of a slot that `slot` or `parseSlots` has read. Other kinds have ways of their own. */
export async function openSlot(
  of: AnySlot,
  passphrase: Passphrase,
  { argon2id }: Work,
): Promise<Result<Secret<Bytes>, NotUnlocked>> {
  if (of.kind !== 'passphrase') return refuse({ kind: 'not-unlocked' })
  const { wrapped, ...terms } = of
  const { memoryKiB, passes } = terms
  const salt = certain(fromBase64Url(terms.salt), 'the parser looked')
  const key = await staffKey(passphrase, salt, { memoryKiB, passes, lanes: 1 }, argon2id)
  const homeKey = await open(key, contextOf(terms), certain(fromBase64Url(wrapped), 'the parser looked'))
  return homeKey.ok ? ok(new Secret(homeKey.value)) : refuse({ kind: 'not-unlocked' })
}

/** Everything in the slot but the wrap is bound to the wrap: a changed number opens nothing. */
function contextOf(terms: Omit<Slot, 'wrapped'>): Bytes {
  return concat(utf8('safeconduct/v1/slot\0'), canonicalBytes(terms))
}

async function staffKey(
  passphrase: Passphrase,
  salt: Uint8Array,
  numbers: KdfNumbers,
  argon2id: Argon2id,
): Promise<SealKey> {
  return asKey(await argon2id(passphrase.reveal(), salt, numbers))
}

function asKey(bytes: Uint8Array): SealKey {
  const key = sealKeyFrom(bytes)
  if (!key.ok) throw new Error('a key derivation gave another length than 32 bytes')
  return key.value
}

function base64Url(length: number): Parser<string> {
  return (value, field) =>
    typeof value === 'string' && fromBase64Url(value)?.length === length
      ? ok(value)
      : unfit(field, 'not-a-code')
}
