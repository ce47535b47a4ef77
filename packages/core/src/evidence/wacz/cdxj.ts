/**
 * The index of a capture (CDXJ): one line for each record that a page may be shown from, sorted by a key that puts the
 * parts of a host in reverse, so that `grep` and a reader find an address without opening the records.
 */

import { textOf, utf8 } from '../../base/bytes.ts'
import { canonicalJson, parseJson } from '../../base/json.ts'
import { isObject } from '../../base/parse.ts'
import { headerOf, parseMessage } from '../warc/http-message.ts'
import type { WrittenRecord } from '../warc/write-warc.ts'

export type IndexLine = {
  readonly url: string
  readonly digest: string | undefined
  readonly filename: string
  readonly offset: number
  readonly length: number
  readonly recordDigest: string | undefined
}

export type PlacedRecord = { readonly record: WrittenRecord; readonly offset: number }

/** The whole index, a line for each response and resource. */
export function writeIndex(placed: readonly PlacedRecord[], filename: string): string {
  const lines = placed.flatMap(({ record, offset }) => {
    const { uri } = record
    if (uri === undefined || (record.type !== 'response' && record.type !== 'resource')) return []
    const fields = {
      url: uri,
      ...shownAs(record),
      digest: record.payloadDigest,
      length: String(record.bytes.length),
      offset: String(offset),
      filename,
      recordDigest: record.recordDigest,
    }
    return [`${indexKey(uri)} ${compactDate(record.date)} ${canonicalJson(fields)}\n`]
  })
  return lines.toSorted().join('')
}

/** `com,example)/path?a=1&b=2`: what readers of archives look an address up by. */
export function indexKey(url: string): string {
  const address = /^https?:/i.test(url)
    ? URL.parse(url.toLowerCase().replace(/^(https?:\/\/)www\d*\./, '$1'))
    : null
  if (address === null) return url.replaceAll(' ', '%20')
  address.searchParams.sort()
  const port = address.port === '' ? '' : `:${address.port}`
  return `${address.hostname.split('.').toReversed().join(',')}${port})${address.pathname}${address.search}`
}

/** Undefined where a line is none. Lines of old indexes give numbers as text. */
export function parseIndexLine(line: string): IndexLine | undefined {
  const [, , json] = /^(\S+ \d{1,17}) (\{.*\})$/.exec(line) ?? []
  const parsed = json === undefined ? undefined : parseJson(utf8(json))
  if (parsed?.ok !== true || !isObject(parsed.value)) return undefined
  const { url, digest, filename, offset, length, recordDigest } = parsed.value
  const [at, size] = [whole(offset), whole(length)]
  if (typeof url !== 'string' || typeof filename !== 'string' || at === undefined || size === undefined)
    return undefined
  return { url, digest: text(digest), filename, offset: at, length: size, recordDigest: text(recordDigest) }
}

/** The lines of an index, without what stands before them in some. */
export function indexLines(bytes: Uint8Array): readonly (IndexLine | undefined)[] {
  const lines = (textOf(bytes) ?? '\0').split('\n').filter((line) => line !== '' && !line.startsWith('!'))
  return lines.map(parseIndexLine)
}

function shownAs({ type, contentType, head }: WrittenRecord): {
  readonly mime: string
  readonly status: string
} {
  if (type === 'resource') return { mime: contentType, status: '200' }
  const message = parseMessage(head)
  const status = message === undefined ? undefined : /^HTTP\/\S+ (\d{3})/.exec(message.firstLine)?.[1]
  const mime = message === undefined ? undefined : headerOf(message, 'content-type')?.split(';')[0]?.trim()
  return { mime: mime ?? 'unk', status: status ?? '0' }
}

function compactDate(date: string): string {
  return date.replaceAll(/\D/g, '').slice(0, 14)
}

function whole(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
