/**
 * Writes WARC 1.1, one gzip member for each record, with SHA-256 of the block and of what it carries, so that a
 * stranger checks either with `sha256sum`.
 */
import { concat, toHex, utf8 } from '../../base/bytes.ts'
import type { Random } from '../../base/random.ts'
import { sha256Label } from './digest.ts'
import { parseMessage } from './http-message.ts'
import type { Gzip } from './warc.ts'

export type NewRecord = {
  readonly type: 'warcinfo' | 'response' | 'request' | 'resource' | 'metadata'
  readonly id: string
  readonly date: string
  readonly uri?: string
  readonly contentType: string
  readonly block: Uint8Array
  /** Further fields, such as `WARC-Concurrent-To`. */
  readonly more?: readonly (readonly [string, string])[]
}

/** What an index says of a record that was written. */
export type WrittenRecord = {
  readonly type: NewRecord['type']
  readonly uri: string | undefined
  readonly date: string
  readonly contentType: string
  readonly payloadDigest: string
  /** Of the packed bytes. */
  readonly recordDigest: string
  readonly bytes: Uint8Array
  /** The beginning of the block, where an answer says what it is; the rest is in the packed bytes. */
  readonly head: Uint8Array
}

/** `<urn:uuid:…>`, version 4. */
export function newWarcId(random: Random): string {
  const bytes = random.bytes(16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = toHex(bytes)
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
  return `<urn:uuid:${parts.join('-')}>`
}

const headLength = 16 * 1024

/** Throws on a field with a line break: whoever chose it would write fields of their own. */
export async function writeRecord(record: NewRecord, gzip: Gzip): Promise<WrittenRecord> {
  const { type, uri, date, contentType, block } = record
  const payload = payloadIn(record)
  const [blockDigest, payloadDigest] = await Promise.all([sha256Label(block), sha256Label(payload)])
  const fields: (readonly [string, string])[] = [
    ['WARC-Type', type],
    ['WARC-Record-ID', record.id],
    ...(uri === undefined ? [] : [['WARC-Target-URI', uri] as const]),
    ['WARC-Date', date],
    ...(record.more ?? []),
    ['WARC-Block-Digest', blockDigest],
    ...(type === 'warcinfo' || type === 'metadata' ? [] : [['WARC-Payload-Digest', payloadDigest] as const]),
    ['Content-Type', contentType],
    ['Content-Length', String(block.length)],
  ]
  const head = fields.map(([name, value]) => `${name}: ${oneLine(value)}\r\n`).join('')
  const bytes = gzip(concat(utf8(`WARC/1.1\r\n${head}\r\n`), block, utf8('\r\n\r\n')))
  const recordDigest = await sha256Label(bytes)
  return {
    type,
    uri,
    date,
    contentType,
    payloadDigest,
    recordDigest,
    bytes,
    head: block.slice(0, headLength),
  }
}

/** The body as it came, chunks and all: that is how the programs of others count it. */
function payloadIn({ contentType, block }: NewRecord): Uint8Array {
  const message = contentType.startsWith('application/http') ? parseMessage(block) : undefined
  return message?.body ?? block
}

function oneLine(value: string): string {
  if (/[\r\n\0]/.test(value)) throw new Error('a field of a record was to hold a line break')
  return value
}
