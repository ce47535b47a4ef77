/**
 * Files of age (c2sp.org/age) for readers outside: a header with one stanza for each recipient and a check over it, then the
 * text in chunks of 64 KiB. docs/formats/sealed.md, rules S30 to S36.
 *
 * Only hybrid recipients: HPKE in base mode with X-Wing, HKDF-SHA-256 and ChaCha20-Poly1305 around the key of the file.
 */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { type Bytes, concat, fromBase64, textOf, toBase64, u8, utf8 } from '../../base/bytes.ts'
import type { Random } from '../../base/random.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { xWingKem } from '../envelope.ts'
import { expand, extract, hmacOf } from '../hash.ts'
import { labeledExpand, labeledExtract, u16 } from '../hpke.ts'
import { type AgeRecipient, keyOfRecipient, seedOfIdentity } from './keys.ts'

const firstLine = 'age-encryption.org/v1\n'
const stanzaName = 'mlkem768x25519'
const purpose = utf8('age-encryption.org/mlkem768x25519')
const chunkLength = 65_536
const tagLength = 16
/** Nobody sends an annex of identities to more, and a reader tries each. */
const mostStanzas = 64
const none: Bytes = new Uint8Array(0)

/** `plain` for everyone whose recipient is named; the sender is not in it, so whoever sends signs beside it. */
export async function sealAge(
  recipients: readonly [AgeRecipient, ...(readonly AgeRecipient[])],
  plain: Uint8Array,
  random: Random,
): Promise<Bytes> {
  const fileKey = random.bytes(16)
  const stanzas = await Promise.all(recipients.map((recipient) => stanzaFor(recipient, fileKey, random)))
  const unchecked = `${firstLine}${stanzas.join('')}---`
  const check = bare(headerCheck(fileKey, unchecked))
  const nonce = random.bytes(16)
  const key = expand('SHA-256', extract('SHA-256', nonce, fileKey), utf8('payload'), 32)
  const chunks = chunksOf(plain, chunkLength).map(({ chunk, isLast }, number) =>
    chacha20poly1305(key, chunkNonce(number, isLast)).encrypt(chunk),
  )
  return concat(utf8(`${unchecked} ${check}\n`), nonce, ...chunks)
}

export type AgeRefusal = { readonly kind: 'not-an-age-file' | 'not-for-this-key' | 'damaged' }

/** What `identity` (`AGE-SECRET-KEY-PQ-1…`) may read. */
export async function openAge(identity: string, file: Uint8Array): Promise<Result<Bytes, AgeRefusal>> {
  const seed = seedOfIdentity(identity)
  const header = readHeader(file)
  if (header === undefined) return refuse({ kind: 'not-an-age-file' })
  for (const stanza of seed === undefined ? [] : header.stanzas) {
    const fileKey = await fileKeyIn(stanza, seed ?? none)
    if (fileKey === undefined) continue
    if (bare(headerCheck(fileKey, header.unchecked)) !== header.check) return refuse({ kind: 'damaged' })
    return openBody(fileKey, file.subarray(header.length))
  }
  return refuse({ kind: 'not-for-this-key' })
}

async function stanzaFor(recipient: AgeRecipient, fileKey: Bytes, random: Random): Promise<string> {
  const { secret, encapsulated } = await xWingKem.encapsulate(keyOfRecipient(recipient), random)
  const { key, nonce } = hpkeKeys(secret)
  const body = bare(chacha20poly1305(key, nonce).encrypt(fileKey))
  return `-> ${stanzaName} ${bare(encapsulated)}\n${body}\n`
}

/** RFC 9180, section 5.1, base mode, with ChaCha20-Poly1305; one message under each key, so its first nonce is all. */
function hpkeKeys(secret: Uint8Array): { readonly key: Bytes; readonly nonce: Bytes } {
  const suite = concat(utf8('HPKE'), u16(xWingKem.id), u16(0x0001), u16(0x0003))
  const idHash = labeledExtract(suite, none, 'psk_id_hash', none)
  const context = concat(u8(0), idHash, labeledExtract(suite, none, 'info_hash', purpose))
  const schedule = labeledExtract(suite, secret, 'secret', none)
  return {
    key: labeledExpand(suite, schedule, 'key', context, 32),
    nonce: labeledExpand(suite, schedule, 'base_nonce', context, 12),
  }
}

function headerCheck(fileKey: Bytes, unchecked: string): Bytes {
  const key = expand('SHA-256', extract('SHA-256', none, fileKey), utf8('header'), 32)
  return hmacOf('SHA-256', key, utf8(unchecked))
}

type Stanza = { readonly encapsulated: Bytes; readonly body: Bytes }
type Header = {
  readonly stanzas: readonly Stanza[]
  readonly unchecked: string
  readonly check: string
  readonly length: number
}

function readHeader(file: Uint8Array): Header | undefined {
  const end = endOfHeader(file)
  const text = end === undefined ? undefined : textOf(file.subarray(0, end))
  if (end === undefined || text === undefined || !text.startsWith(firstLine)) return undefined
  const lines = text.slice(0, -1).split('\n')
  const check = /^--- ([A-Za-z0-9+/]{43})$/.exec(lines.at(-1) ?? '')?.[1]
  if (check === undefined) return undefined
  const stanzas: Stanza[] = []
  for (let at = 1; at < lines.length - 1; at += 2) {
    const stanza = readStanza(lines[at] ?? '', lines[at + 1] ?? '')
    if (stanza === undefined || stanzas.length === mostStanzas) return undefined
    stanzas.push(stanza)
  }
  return { stanzas, unchecked: text.slice(0, text.lastIndexOf('---') + 3), check, length: end }
}

/** Stanzas of other kinds have other lines: such a file is age's, and none that we write or can open. */
function readStanza(argumentsLine: string, bodyLine: string): Stanza | undefined {
  const named = new RegExp(`^-> ${stanzaName} ([A-Za-z0-9+/]+)$`).exec(argumentsLine)?.[1]
  const encapsulated = named === undefined ? undefined : fromBare(named)
  const body = fromBare(bodyLine)
  const isRight = encapsulated?.length === xWingKem.encapsulatedLength && body?.length === 16 + tagLength
  return encapsulated !== undefined && body !== undefined && isRight ? { encapsulated, body } : undefined
}

/** Just behind the line that begins with `---`; the header is short, so only so much is looked through. */
function endOfHeader(file: Uint8Array): number | undefined {
  const most = Math.min(file.length, 200 + mostStanzas * 1700)
  for (let at = 0; at < most; at++) {
    const isMark = file[at] === 0x0a && [1, 2, 3].every((next) => file[at + next] === 0x2d)
    if (isMark) {
      const line = file.subarray(at + 1, at + 100).indexOf(0x0a)
      return line === -1 ? undefined : at + line + 2
    }
  }
  return undefined
}

async function fileKeyIn({ encapsulated, body }: Stanza, seed: Bytes): Promise<Bytes | undefined> {
  const secret = await xWingKem.decapsulate(seed, encapsulated)
  if (secret === undefined) return undefined
  const { key, nonce } = hpkeKeys(secret)
  return opened(key, nonce, body)
}

function openBody(fileKey: Bytes, body: Uint8Array): Result<Bytes, AgeRefusal> {
  const key = expand('SHA-256', extract('SHA-256', body.slice(0, 16), fileKey), utf8('payload'), 32)
  const parts: Bytes[] = []
  for (const { chunk, isLast } of chunksOf(body.subarray(16), chunkLength + tagLength)) {
    const part = opened(key, chunkNonce(parts.length, isLast), chunk)
    // An empty last chunk behind a full one would let the same text have two files.
    if (part === undefined || (part.length === 0 && parts.length > 0)) return refuse({ kind: 'damaged' })
    parts.push(part)
  }
  return ok(concat(...parts))
}

function opened(key: Bytes, nonce: Bytes, sealed: Uint8Array): Bytes | undefined {
  try {
    return new Uint8Array(chacha20poly1305(key, nonce).decrypt(sealed))
  } catch {
    return undefined
  }
}

/** One chunk even of nothing; the last is marked in its nonce, so that a cut is seen. */
function chunksOf(
  bytes: Uint8Array,
  length: number,
): readonly { readonly chunk: Uint8Array; readonly isLast: boolean }[] {
  const count = Math.max(1, Math.ceil(bytes.length / length))
  return Array.from({ length: count }, (_, at) => ({
    chunk: bytes.subarray(at * length, (at + 1) * length),
    isLast: at === count - 1,
  }))
}

function chunkNonce(number: number, isLast: boolean): Bytes {
  const nonce = new Uint8Array(12)
  new DataView(nonce.buffer).setUint32(7, number)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

function bare(bytes: Uint8Array): string {
  return toBase64(bytes).replace(/=+$/, '')
}

function fromBare(text: string): Bytes | undefined {
  const bytes = text.includes('=') ? undefined : fromBase64(text.padEnd(Math.ceil(text.length / 4) * 4, '='))
  return bytes !== undefined && bare(bytes) === text ? bytes : undefined
}
