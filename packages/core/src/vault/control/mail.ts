/**
 * Sealed mail between devices: keys, requests for a signature, and a welcome. docs/formats/control.md, rules R70 to R79.
 *
 * ```
 * HPKE to the device's envelope key, info = "safeconduct/v1/mail" ‖ 00 ‖ organisation, aad = the device's key
 * padded JSON: {"at","base":[seq,hash],"body","from","id","kind","sig","to"}
 * ```
 * An envelope says nothing of who sent it (HPKE base mode), so the sender signs inside it, and signs whom it is for:
 * a key that was sent to one member cannot be sent on as if it had been meant for another.
 */
import { type Bytes, concat, fromBase64Url, fromHex, toBase64Url, toHex, utf8 } from '../../base/bytes.ts'
import { canonicalBytes, canonicalJson, type Json, parseJson } from '../../base/json.ts'
import {
  isObject,
  listOf,
  object,
  oneOf,
  optional,
  type Parser,
  text,
  unfit,
  whole,
} from '../../base/parse.ts'
import type { Random } from '../../base/random.ts'
import { certain, ok } from '../../base/result.ts'
import { type EnvelopeKey, type EnvelopePublicKey, openWith, sealTo } from '../../sealed/envelope.ts'
import {
  type PublicKey,
  parseSignature,
  publicKeyOf,
  type Signature,
  type SigningKey,
  sign,
  verify,
} from '../../sealed/sign.ts'
import { parsePart, parseScope } from '../compartment.ts'
import { pad, unpad } from '../padding.ts'
import { type Draft, draftBytes, parseDraft } from './control-body.ts'
import { type DeviceId, deviceId, deviceIdOf, deviceKey, hexOf, type LogHex, logHex } from './names.ts'

/** A key handed over, with the place in the control chain where it was announced. */
export type GrantedKey = {
  readonly log: LogHex
  readonly scope: string
  readonly part: string
  readonly epoch: number
  /** base64url of 32 bytes. */
  readonly key: string
  /** The key of the epoch before, under which the announcement is sealed; absent for epoch 1. */
  readonly before?: string
  /** Number and hash of the entry that announced this key. */
  readonly said: readonly [seq: number, hash: string]
  /** The newest entry of that chain that the sender had: nobody shows the receiver an older chain. */
  readonly head: readonly [seq: number, hash: string]
}

/**
 * Secrets that live on devices and in no log, so that they can be destroyed there: nothing that was ever sealed in a
 * feed can be taken back. `line-root` signs the line's notice; `line-week` is the ratchet of its weekly keys;
 * `line-duress` tells those who read a case that a second code of its person was used, and lies under that case.
 * `dossier` signs dossiers and lies under the directory.
 */
export const secretNames = ['line-root', 'line-week', 'line-duress', 'dossier'] as const
export type SecretName = (typeof secretNames)[number]
export type HandedSecret = {
  /** Whoever loses the right to this log loses the secret with it. */
  readonly log: LogHex
  readonly name: SecretName
  readonly id: string
  /** base64url of at most 256 bytes. */
  readonly value: string
}

export type MailBody =
  | { readonly kind: 'grant'; readonly keys: readonly GrantedKey[] }
  | { readonly kind: 'welcome'; readonly keys: readonly GrantedKey[] }
  | { readonly kind: 'approval-asked'; readonly log: LogHex; readonly draft: Draft }
  | { readonly kind: 'approval'; readonly log: LogHex; readonly draft: string; readonly signature: Signature }
  | { readonly kind: 'give-back-asked' }
  | ({ readonly kind: 'secret' } & HandedSecret)
  | { readonly kind: 'secret-asked'; readonly log: LogHex; readonly name: SecretName }
export type MailKind = MailBody['kind']

export type Mail = {
  readonly body: MailBody
  readonly from: DeviceId
  readonly to: DeviceId
  readonly id: string
  /** Milliseconds since 1970, as the sender's clock said. */
  readonly at: number
  /** The roster as the sender had it. */
  readonly base: readonly [seq: number, hash: string]
}

export type MailRecipient = { readonly device: DeviceId; readonly envelope: EnvelopePublicKey }
export type MailSender = { readonly device: SigningKey; readonly organisation: Uint8Array }

export const mostKeysInMail = 4_096
const longestMail = 4 * 1024 * 1024

function infoOf(organisation: Uint8Array): Bytes {
  return concat(utf8('safeconduct/v1/mail\0'), organisation)
}

function signedBytes(organisation: Uint8Array, unsigned: string): Bytes {
  return concat(utf8('mail\0'), organisation, utf8(unsigned))
}

/** What is the same for every copy of one letter: written once, because a removal writes eighty. */
export type Letter = { readonly kind: MailKind; readonly text: string }

export function letterOf(body: MailBody): Letter {
  return { kind: body.kind, text: canonicalJson(bodyJson(body)) }
}

function bodyJson(body: MailBody): Json {
  switch (body.kind) {
    case 'grant':
    case 'welcome':
      return { keys: body.keys.map((key) => ({ ...key })) }
    case 'approval-asked': {
      return { draft: toBase64Url(draftBytes(body.draft)), log: body.log }
    }
    case 'approval':
      return { draft: body.draft, log: body.log, signature: toHex(body.signature) }
    case 'give-back-asked':
      return {}
    case 'secret':
      return { id: body.id, log: body.log, name: body.name, value: body.value }
    case 'secret-asked':
      return { log: body.log, name: body.name }
  }
}

export async function sealMail(
  { device, organisation }: MailSender,
  to: MailRecipient,
  letter: Letter,
  about: Pick<Mail, 'at' | 'base'>,
  { random }: { readonly random: Random },
): Promise<Bytes> {
  const from = deviceIdOf(publicKeyOf(device))
  const head = `{"at":${about.at},"base":${canonicalJson(about.base)},"body":${letter.text},"from":"${from}"`
  const middle = `"id":"${toHex(random.bytes(16))}","kind":"${letter.kind}"`
  const unsigned = `${head},${middle},"to":"${to.device}"}`
  const signature = await sign(device, 'grant', signedBytes(organisation, unsigned))
  const signed = `${head},${middle},"sig":"${toHex(signature)}","to":"${to.device}"}`
  const address = { info: infoOf(organisation), aad: deviceKey(to.device) }
  return sealTo(to.envelope, address, pad(utf8(signed)), { random })
}

export type MailRefusal =
  /** For another device or organisation, damaged, or no mail. */
  'not-opened' | 'malformed' | 'bad-signature'

/** Opens what lay in the box. Says nothing of whether the sender may: that is for the roster. */
export async function openMail(
  envelope: EnvelopeKey,
  me: PublicKey,
  organisation: Uint8Array,
  sealed: Uint8Array,
): Promise<Mail | MailRefusal> {
  if (sealed.length > longestMail) return 'not-opened'
  const padded = await openWith(envelope, { info: infoOf(organisation), aad: me }, sealed)
  const content = padded.ok ? unpad(padded.value) : undefined
  if (content === undefined) return 'not-opened'
  const read = readMail(content)
  if (read === undefined || read.mail.to !== deviceIdOf(me)) return 'malformed'
  const message = signedBytes(organisation, read.unsigned)
  const good = await verify(deviceKey(read.mail.from), 'grant', message, read.signature)
  return good ? read.mail : 'bad-signature'
}

const number = whole(0, Number.MAX_SAFE_INTEGER)

const point: Parser<readonly [number, string]> = (value, field) => {
  if (!Array.isArray(value) || value.length !== 2) return unfit(field, 'not-a-list')
  const seq = number(value[0], field)
  if (!seq.ok) return seq
  const hash = hexOf(32)(value[1], field)
  return hash.ok ? ok([seq.value, hash.value]) : hash
}

const keyText: Parser<string> = (value, field) =>
  typeof value === 'string' && fromBase64Url(value)?.length === 32 ? ok(value) : unfit(field, 'not-a-code')

const scopeText: Parser<string> = (value, field) =>
  typeof value === 'string' && parseScope(value) !== undefined ? ok(value) : unfit(field, 'not-a-term')
const partText: Parser<string> = (value, field) =>
  typeof value === 'string' && parsePart(value) !== undefined ? ok(value) : unfit(field, 'not-a-term')

export const grantedKey: Parser<GrantedKey> = object({
  log: logHex,
  scope: scopeText,
  part: partText,
  epoch: whole(1, 0xffff_ffff),
  key: keyText,
  before: optional(keyText),
  said: point,
  head: point,
})

const keys = object({ keys: listOf(grantedKey, { max: mostKeysInMail }) })
const secretText: Parser<string> = (value, field) =>
  typeof value === 'string' && (fromBase64Url(value)?.length ?? 257) <= 256
    ? ok(value)
    : unfit(field, 'not-a-code')
const secretName = oneOf(secretNames)
const secret = object({ id: hexOf(16), log: logHex, name: secretName, value: secretText })
const secretAsked = object({ log: logHex, name: secretName })
const anyDraft = text({ max: longestMail })

function readBodyOf(kind: MailKind, raw: unknown, directory: boolean): MailBody | undefined {
  if (kind === 'grant' || kind === 'welcome') {
    const read = keys(raw, '')
    return read.ok ? { kind, ...read.value } : undefined
  }
  if (kind === 'give-back-asked') return object({})(raw, '').ok ? { kind } : undefined
  if (kind === 'secret') {
    const read = secret(raw, '')
    return read.ok ? { kind, ...read.value } : undefined
  }
  if (kind === 'secret-asked') {
    const read = secretAsked(raw, '')
    return read.ok ? { kind, ...read.value } : undefined
  }
  if (kind === 'approval') {
    const read = object({ log: logHex, draft: hexOf(16), signature: hexOf(64) })(raw, '')
    const signature = parseSignature(fromHex(read.ok ? read.value.signature : '') ?? new Uint8Array())
    if (!read.ok || !signature.ok) return undefined
    return { kind, log: read.value.log, draft: read.value.draft, signature: signature.value }
  }
  const read = object({ log: logHex, draft: anyDraft })(raw, '')
  const bytes = read.ok ? fromBase64Url(read.value.draft) : undefined
  if (!read.ok || bytes === undefined) return undefined
  const draft = parseDraft(directory ? 'roster' : 'membership', bytes)
  return draft === undefined ? undefined : { kind, log: read.value.log, draft }
}

const kinds: readonly MailKind[] = [
  'grant',
  'welcome',
  'approval-asked',
  'approval',
  'give-back-asked',
  'secret',
  'secret-asked',
]
const envelopeOf = object({
  at: number,
  base: point,
  body: (value: unknown) => ok(value),
  from: deviceId,
  id: hexOf(16),
  kind: oneOf(kinds),
  sig: hexOf(64),
  to: deviceId,
})

type ReadMail = { readonly mail: Mail; readonly signature: Signature; readonly unsigned: string }

function readMail(content: Uint8Array): ReadMail | undefined {
  const json = parseJson(content, { maxBytes: longestMail, maxDepth: 12 })
  const raw = json.ok ? json.value : undefined
  const outer = envelopeOf(raw, '')
  if (!outer.ok || !isObject(raw)) return undefined
  const { at, base, from, id, kind, sig, to } = outer.value
  // A draft of the directory names no roster; one of another log does.
  const body = readBodyOf(kind, outer.value.body, true) ?? readBodyOf(kind, outer.value.body, false)
  const signature = parseSignature(certain(fromHex(sig), 'the parser looked'))
  if (body === undefined || !signature.ok) return undefined
  const mail: Mail = { body, from, to, id, at, base }
  const parts = { at, base, body: bodyJson(body), from, id, kind, to }
  // One letter, one spelling: what is signed is what is read.
  if (toHex(canonicalBytes({ ...parts, sig })) !== toHex(content)) return undefined
  return { mail, signature: signature.value, unsigned: canonicalJson(parts) }
}

export function keyOfGrant(text: string): Bytes {
  return certain(fromBase64Url(text), 'the parser looked')
}
