/**
 * Inviting a person, or a further device of one's own. docs/formats/control.md, rules R80 to R89.
 *
 * The invitation is a text that is scanned or pasted; its secret never reaches the relay, which sees a mailbox with
 * a random name. The new device answers with its keys, sealed under the secret. Both screens then show six words
 * over invitation and answer: who read the invitation on its way and answers in somebody's place is found out there.
 */

import { fromBase32, toBase32 } from '../../base/base32.ts'
import { type Brand, brand } from '../../base/brand.ts'
import {
  type Bytes,
  concat,
  equalBytes,
  textOf,
  toBase64Url,
  toHex,
  u8,
  u32,
  utf8,
} from '../../base/bytes.ts'
import type { Random } from '../../base/random.ts'
import { certain, ok, type Result, refuse } from '../../base/result.ts'
import { Secret } from '../../base/secret.ts'
import { deriveBytes } from '../../sealed/derive.ts'
import { type EnvelopePublicKey, parseEnvelopePublicKey } from '../../sealed/envelope.ts'
import { sha256 } from '../../sealed/hash.ts'
import { open, type SealKey, seal, sealKeyFrom } from '../../sealed/seal.ts'
import {
  type PublicKey,
  parsePublicKey,
  parseSignature,
  publicKeyOf,
  type SigningKey,
  sign,
  verify,
} from '../../sealed/sign.ts'
import { pad, unpad } from '../padding.ts'
import { deviceIdOf } from './names.ts'
import type { NewDevice } from './roster-events.ts'

export type InvitationKind = 'person' | 'device'
export type Invitation = {
  readonly kind: InvitationKind
  readonly organisation: Bytes
  /** The roster when it was made: nobody shows the new device an older one. */
  readonly roster: { readonly seq: number; readonly hash: Bytes }
  readonly relay: { readonly url: string; readonly key: PublicKey } | undefined
  readonly secret: Secret<Bytes>
  /** Hours since 1970. */
  readonly expires: number
}

export type InvitationRefusal =
  | { readonly kind: 'not-an-invitation' }
  /** Mistyped, cut or scanned badly. */
  | { readonly kind: 'invitation-damaged' }
  /** Made by a newer program. */
  | { readonly kind: 'invitation-of-another-version' }
  | { readonly kind: 'invitation-expired' }
  | { readonly kind: 'invitation-used' }
  | { readonly kind: 'invitation-of-another-organisation' }

const prefix = 'SC1-'
const answerPrefix = 'SA1-'
const welcomePrefix = 'SW1-'
const version = 1
const checkLength = 4
const longestUrl = 200
const hourMillis = 3_600_000
/** Seven days. */
export const invitationHours = 168

export function newInvitation(
  about: Pick<Invitation, 'kind' | 'organisation' | 'roster' | 'relay'>,
  millis: number,
  random: Random,
): Invitation {
  const expires = Math.floor(millis / hourMillis) + invitationHours
  return { ...about, secret: new Secret(random.bytes(16)), expires }
}

/** Its bytes: what the text carries and what the six words are over. */
export function invitationBytes({ kind, organisation, roster, relay, secret, expires }: Invitation): Bytes {
  const url = utf8(relay?.url ?? '')
  if (url.length > longestUrl) throw new Error('an invitation with an address that no reader takes')
  return concat(
    u8(version),
    u8(kind === 'person' ? 1 : 2),
    organisation,
    u32(roster.seq),
    roster.hash,
    secret.reveal(),
    u32(expires),
    u8(url.length),
    url,
    relay === undefined ? new Uint8Array() : relay.key,
  )
}

/** The text that is scanned or pasted. Search for callers to audit who sees it. */
export function invitationText(invitation: Invitation): string {
  return textWithCheck(prefix, invitationBytes(invitation))
}

export function parseInvitation(typed: string, millis: number): Result<Invitation, InvitationRefusal> {
  const bytes = bytesWithCheck(prefix, typed)
  if (bytes === undefined) return refuse({ kind: 'not-an-invitation' })
  if (bytes === 'damaged') return refuse({ kind: 'invitation-damaged' })
  if (bytes[0] !== version) return refuse({ kind: 'invitation-of-another-version' })
  const invitation = readInvitation(bytes)
  if (invitation === undefined) return refuse({ kind: 'invitation-damaged' })
  return isExpired(invitation, millis) ? refuse({ kind: 'invitation-expired' }) : ok(invitation)
}

export function isExpired({ expires }: Pick<Invitation, 'expires'>, millis: number): boolean {
  const hour = millis / hourMillis
  // One from far in the future comes from a clock that is years off: it would never expire.
  return hour >= expires || hour < expires - invitationHours - 48
}

const fixedLength = 2 + 32 + 4 + 32 + 16 + 4 + 1

/** Reads the bytes that `invitationBytes` wrote; also from the shelf, where an open invitation lies. */
export function readInvitation(bytes: Uint8Array): Invitation | undefined {
  if (bytes.length < fixedLength || bytes[0] !== version) return undefined
  const kind = bytes[1] === 1 ? 'person' : bytes[1] === 2 ? 'device' : undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const urlLength = bytes[fixedLength - 1] ?? 0
  const url = textOf(bytes.subarray(fixedLength, fixedLength + urlLength))
  const rest = bytes.slice(fixedLength + urlLength)
  if (kind === undefined || url === undefined || urlLength > longestUrl) return undefined
  const key = urlLength === 0 ? undefined : parsePublicKey(rest)
  if (urlLength === 0 ? rest.length > 0 : key?.ok !== true) return undefined
  const seq = view.getUint32(34)
  if (seq < 1) return undefined
  return {
    kind,
    organisation: bytes.slice(2, 34),
    roster: { seq, hash: bytes.slice(38, 70) },
    secret: new Secret(bytes.slice(70, 86)),
    expires: view.getUint32(86),
    relay: key?.ok === true ? { url, key: key.value } : undefined,
  }
}

/** Recorded in the roster when the invitation is used, so that it is used once. */
export function invitationHash(invitation: Invitation): string {
  return toHex(sha256(concat(utf8('safeconduct/v1/invitation\0'), invitation.secret.reveal())))
}

/** The mailbox for the answer, and what empties it. */
export function invitationBox({ secret }: Invitation): { readonly box: Bytes; readonly token: Bytes } {
  const seed = secret.reveal()
  return { box: deriveBytes(seed, 'invite-box').slice(0, 16), token: deriveBytes(seed, 'invite-box-token') }
}

/** Keys of a new device, as it tells them. */
export type Answer = {
  readonly device: PublicKey
  readonly envelope: EnvelopePublicKey
  readonly box: Bytes
}
export type AnswerRefusal = { readonly kind: 'not-an-answer' } | { readonly kind: 'answer-damaged' }
export type WelcomeRefusal = { readonly kind: 'not-a-welcome' } | { readonly kind: 'welcome-damaged' }
/** The bytes of an answer that `openAnswer` has read: what the six words are over. */
export type AnswerBytes = Brand<Bytes, 'AnswerBytes'>

const answerLength = 1 + 32 + 1_216 + 16
const signatureLength = 64

/** Under it lie the answer and the last word. Search for callers to audit what else. */
export function invitationSealKey({ secret }: Invitation): SealKey {
  const key = sealKeyFrom(deriveBytes(secret.reveal(), 'invite-seal'))
  return certain(key.ok ? key.value : undefined, 'a derived key has 32 bytes')
}

function answerContext({ organisation }: Invitation): Bytes {
  return concat(utf8('safeconduct/v1/invite-answer\0'), organisation)
}

function answerBytes({ device, envelope, box }: Answer): AnswerBytes {
  return brand<AnswerBytes>(concat(u8(version), device, envelope, box))
}

/** Sealed under the secret of the invitation, and signed by the device that it is about: nobody answers with a stranger's key. */
export async function sealAnswer(
  invitation: Invitation,
  device: SigningKey,
  keys: Pick<Answer, 'envelope' | 'box'>,
  world: { readonly random: Random },
): Promise<{ readonly sealed: Bytes; readonly words: AnswerBytes }> {
  const words = answerBytes({ device: publicKeyOf(device), ...keys })
  const signature = await sign(device, 'device', concat(invitationBytes(invitation), words))
  const plain = pad(concat(words, signature))
  return { sealed: await seal(invitationSealKey(invitation), answerContext(invitation), plain, world), words }
}

export async function openAnswer(
  invitation: Invitation,
  sealed: Uint8Array,
): Promise<Result<{ readonly answer: Answer; readonly words: AnswerBytes }, AnswerRefusal>> {
  const padded = await open(invitationSealKey(invitation), answerContext(invitation), sealed)
  const plain = padded.ok ? unpad(padded.value) : undefined
  if (plain?.length !== answerLength + signatureLength) return refuse({ kind: 'not-an-answer' })
  const bytes = plain.slice(0, answerLength)
  const device = parsePublicKey(bytes.slice(1, 33))
  const envelope = parseEnvelopePublicKey(bytes.slice(33, 33 + 1_216))
  const signature = parseSignature(plain.slice(answerLength))
  if (bytes[0] !== version || !device.ok || !envelope.ok || !signature.ok)
    return refuse({ kind: 'answer-damaged' })
  const answer = { device: device.value, envelope: envelope.value, box: bytes.slice(33 + 1_216) }
  const signed = concat(invitationBytes(invitation), bytes)
  return (await verify(answer.device, 'device', signed, signature.value))
    ? ok({ answer, words: answerBytes(answer) })
    : refuse({ kind: 'answer-damaged' })
}

export function answerText(sealed: Uint8Array): string {
  return textWithCheck(answerPrefix, sealed)
}

export function parseAnswerText(typed: string): Result<Bytes, AnswerRefusal> {
  const bytes = bytesWithCheck(answerPrefix, typed)
  if (bytes === undefined) return refuse({ kind: 'not-an-answer' })
  return bytes === 'damaged' ? refuse({ kind: 'answer-damaged' }) : ok(bytes)
}

/** The device as the roster's event names it. */
export function newDeviceOf({ device, envelope, box }: Answer): NewDevice {
  return { device: deviceIdOf(device), envelope: toBase64Url(envelope), box: toHex(box), kind: 'desk' }
}

/** For a device that no relay serves: the letters that lie here for it, handed over as one text. */
export function welcomeText(letters: readonly Uint8Array[]): string {
  return textWithCheck(welcomePrefix, concat(...letters.flatMap((one) => [u32(one.length), one])))
}

/** The letters again; each opens only on the device that it is for. */
export function parseWelcomeText(typed: string): Result<readonly Bytes[], WelcomeRefusal> {
  const bytes = bytesWithCheck(welcomePrefix, typed)
  if (bytes === undefined) return refuse({ kind: 'not-a-welcome' })
  if (bytes === 'damaged') return refuse({ kind: 'welcome-damaged' })
  const letters: Bytes[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 0; at < bytes.length; ) {
    const length = at + 4 <= bytes.length ? view.getUint32(at) : 0
    if (length === 0 || at + 4 + length > bytes.length) return refuse({ kind: 'welcome-damaged' })
    letters.push(bytes.slice(at + 4, at + 4 + length))
    at += 4 + length
  }
  return ok(letters)
}

function textWithCheck(head: string, bytes: Uint8Array): string {
  return head + toBase32(concat(bytes, checkOf(head, bytes)))
}

/** Undefined: this is something else. */
function bytesWithCheck(head: string, typed: string): Bytes | 'damaged' | undefined {
  const text = typed.trim().toUpperCase()
  if (!text.startsWith(head) || text.length > 200_000) return undefined
  const bytes = fromBase32(text.slice(head.length))
  if (bytes === undefined || bytes.length <= checkLength) return 'damaged'
  const content = bytes.slice(0, -checkLength)
  return equalBytes(checkOf(head, content), bytes.subarray(-checkLength)) ? content : 'damaged'
}

function checkOf(head: string, bytes: Uint8Array): Bytes {
  return sha256(concat(utf8(`safeconduct/v1/${head}check\0`), bytes)).slice(0, checkLength)
}
