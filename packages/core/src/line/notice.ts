/**
 * The notice: what an organisation says of its line, signed. docs/formats/line.md, rules N17–N22.
 *
 *   version 1 ‖ length u32 ‖ statement (JSON) ‖ signature 64 ‖ number u8 ‖ that many week keys of 1,216
 *
 * Against a relay that lies: the root key is written into the page, and a key of the week that the root did not sign
 * is no key. The statement signs the hashes of the keys, not the keys: a phone on a bad line needs one of six, and
 * the relay can leave out the rest (`noticeFor`) without being able to put in its own.
 */
import { ByteReader, sizedBytes } from '../base/byte-reader.ts'
import { type Bytes, concat, equalBytes, toBase64Url, u8 } from '../base/bytes.ts'
import { canonicalBytes, parseJson } from '../base/json.ts'
import { type Language, languages } from '../base/language.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { sha256 } from '../sealed/hash.ts'
import { type EnvelopePublicKey, parseEnvelopePublicKey } from '../sealed/seal-to.ts'
import { type PublicKey, parseSignature, type SigningKey, sign, verify } from '../sealed/sign.ts'
import { bytesIn, listIn, membersOf, textIn, wholeIn } from './members.ts'
import { keyIdLength } from './padding.ts'

export type WeekKey = { readonly week: number; readonly key: EnvelopePublicKey }
export type LineState = 'open' | 'busy' | 'closed'

export type LineNotice = {
  /** 16 bytes. */
  readonly line: Bytes
  /** Milliseconds since 1970. */
  readonly issued: number
  /** At most six, one a week. Where a relay has left some out, those that are there. */
  readonly keys: readonly WeekKey[]
  readonly state: LineState
  /** Minutes until somebody usually answers. */
  readonly wait?: number
  /** What else there is when the line is full or closed: short, plain text. */
  readonly otherWays: { readonly [L in Language]: string }
  /** SHA-256 of every page that is the organisation's. */
  readonly page?: readonly Bytes[]
}

export type NoticeRefusal =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'not-signed' }
  | { readonly kind: 'other-line' }
  /** Issued before one that is known already. */
  | { readonly kind: 'old' }

export const noticeLimits = { keys: 6, ways: 600, pages: 16, bytes: 16_384 } as const

const version = 1
const keyLength = 1_216
const states = ['open', 'busy', 'closed'] as const

export async function signNotice(root: SigningKey, notice: LineNotice): Promise<Bytes> {
  const statement = canonicalBytes({
    line: toBase64Url(notice.line),
    issued: notice.issued,
    weeks: notice.keys.map(({ week, key }) => ({ week, hash: toBase64Url(sha256(key)) })),
    state: notice.state,
    ...(notice.wait === undefined ? {} : { wait: notice.wait }),
    ways: notice.otherWays,
    ...(notice.page === undefined ? {} : { page: notice.page.map(toBase64Url) }),
  })
  if (statementIn(statement) === undefined) throw new Error('a notice was to be signed that no reader takes')
  const signature = await sign(root, 'line-notice', statement)
  return encode({ statement, signature, keys: notice.keys.map(({ key }) => key) })
}

/** Reads a notice. `line` and `since` (the `issued` of one that is known) are checked where they are given. */
export async function readNotice(
  bytes: Uint8Array,
  root: PublicKey,
  { line, since }: { readonly line?: Uint8Array; readonly since?: number } = {},
): Promise<Result<LineNotice, NoticeRefusal>> {
  const parts = decode(bytes)
  const said = parts === undefined ? undefined : statementIn(parts.statement)
  if (parts === undefined || said === undefined) return refuse({ kind: 'unreadable' })
  const signature = parseSignature(parts.signature)
  if (!signature.ok || !(await verify(root, 'line-notice', parts.statement, signature.value))) {
    return refuse({ kind: 'not-signed' })
  }
  const { weeks, ...notice } = said
  if (line !== undefined && !equalBytes(line, notice.line)) return refuse({ kind: 'other-line' })
  if (since !== undefined && notice.issued < since) return refuse({ kind: 'old' })
  const keys = parts.keys.map((key) => weekKeyAmong(weeks, key))
  const known = keys.filter((key) => key !== undefined)
  return known.length === keys.length ? ok({ ...notice, keys: known }) : refuse({ kind: 'unreadable' })
}

/** The key to which a caller seals in this week, if the organisation has made one. */
export function keyForWeek(notice: LineNotice, week: number): EnvelopePublicKey | undefined {
  return notice.keys.find((key) => key.week === week)?.key
}

/**
 * The same notice with the keys of this week and the next alone: what a relay hands to callers. Undefined when it is
 * none. Whether it is signed is for whoever reads it to say.
 */
export function noticeFor(bytes: Uint8Array, week: number): Bytes | undefined {
  const parts = decode(bytes)
  const said = parts === undefined ? undefined : statementIn(parts.statement)
  if (parts === undefined || said === undefined) return undefined
  const wanted = said.weeks.filter((one) => one.week === week || one.week === week + 1)
  const keys = parts.keys.filter((key) => wanted.some(({ hash }) => equalBytes(hash, sha256(key))))
  return encode({ ...parts, keys })
}

/** Which blobs a notice lets in: the ids (rule N26) of its keys with their weeks. Undefined when it is none. */
export function keyIdsIn(
  bytes: Uint8Array,
): readonly { readonly week: number; readonly id: Bytes }[] | undefined {
  const parts = decode(bytes)
  const said = parts === undefined ? undefined : statementIn(parts.statement)
  return said?.weeks.map(({ week, hash }) => ({ week, id: hash.slice(0, keyIdLength) }))
}

type Parts = {
  readonly statement: Bytes
  readonly signature: Uint8Array
  readonly keys: readonly Uint8Array[]
}

function encode({ statement, signature, keys }: Parts): Bytes {
  return concat(u8(version), sizedBytes(statement), signature, u8(keys.length), ...keys)
}

function decode(bytes: Uint8Array): Parts | undefined {
  const reader = new ByteReader(bytes)
  const form = reader.u8()
  const statement = reader.sized(noticeLimits.bytes)
  const signature = reader.fixed(64)
  const count = reader.u8()
  if (form !== version || count > noticeLimits.keys) return undefined
  const keys = Array.from({ length: count }, () => reader.fixed(keyLength))
  return reader.finished ? { statement, signature, keys } : undefined
}

type Week = { readonly week: number; readonly hash: Bytes }
type Statement = Omit<LineNotice, 'keys'> & { readonly weeks: readonly Week[] }

function statementIn(bytes: Uint8Array): Statement | undefined {
  const json = parseJson(bytes, { maxBytes: noticeLimits.bytes, maxDepth: 4 })
  const of = membersOf(json.ok ? json.value : undefined, [
    'line',
    'issued',
    'weeks',
    'state',
    'wait',
    'ways',
    'page',
  ])
  const ways = membersOf(of?.['ways'], languages)
  const line = bytesIn(of?.['line'], 16)
  const issued = wholeIn(of?.['issued'], 0, Number.MAX_SAFE_INTEGER)
  const weeks = listIn(of?.['weeks'], noticeLimits.keys, weekIn)
  const state = states.find((one) => one === of?.['state'])
  const [en, ru, fr] = languages.map((language) => textIn(ways?.[language], noticeLimits.ways))
  if (of === undefined || line === undefined || issued === undefined || weeks === undefined) return undefined
  if (state === undefined || en === undefined || ru === undefined || fr === undefined) return undefined
  if (new Set(weeks.map(({ week }) => week)).size !== weeks.length) return undefined
  const wait = wholeIn(of['wait'], 0, 10_080)
  const page = listIn(of['page'], noticeLimits.pages, (hash) => bytesIn(hash, 32))
  if ((of['wait'] !== undefined && wait === undefined) || (of['page'] !== undefined && page === undefined)) {
    return undefined
  }
  return {
    line,
    issued,
    weeks,
    state,
    otherWays: { en, ru, fr },
    ...(wait === undefined ? {} : { wait }),
    ...(page === undefined ? {} : { page }),
  }
}

function weekIn(value: unknown): Week | undefined {
  const of = membersOf(value, ['week', 'hash'])
  const week = wholeIn(of?.['week'], 0, 1_000_000)
  const hash = bytesIn(of?.['hash'], 32)
  return week === undefined || hash === undefined ? undefined : { week, hash }
}

function weekKeyAmong(weeks: readonly Week[], bytes: Uint8Array): WeekKey | undefined {
  const hash = sha256(bytes)
  const week = weeks.find((one) => equalBytes(one.hash, hash))?.week
  const key = parseEnvelopePublicKey(bytes)
  return week === undefined || !key.ok ? undefined : { week, key: key.value }
}
