/** From what was asked, answered and seen to the records of a WARC file. */
import { gzipSync } from 'node:zlib'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { canonicalBytes, type Json } from '@safeconduct/core/base/json.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { emptyLine, latin1 } from '@safeconduct/core/evidence/warc/http-message.ts'
import {
  type NewRecord,
  newWarcId,
  type WrittenRecord,
  writeRecord,
} from '@safeconduct/core/evidence/warc/write-warc.ts'
import type { Exchange } from './exchange.ts'
import type { Visit } from './visit.ts'

const gzip = (bytes: Uint8Array): Uint8Array => new Uint8Array(gzipSync(bytes, { level: 3 }))
/** For what was packed before: packing it again takes time and gives nothing. */
const wrapped = (bytes: Uint8Array): Uint8Array => new Uint8Array(gzipSync(bytes, { level: 0 }))

const packedTypes =
  /^content-type:[ \t]*(?:image\/(?!svg|bmp)|video\/|audio\/|font\/woff|application\/(?:zip|gzip|pdf))/im
const packedHead = /^content-encoding:[ \t]*(?:gzip|br|zstd|deflate)/im

function gzipFor(response: Uint8Array): typeof gzip {
  const head = latin1(response.subarray(0, emptyLine(response) ?? 0))
  return packedTypes.test(head) || packedHead.test(head) ? wrapped : gzip
}

export async function exchangeRecords(exchange: Exchange, random: Random): Promise<readonly WrittenRecord[]> {
  const { url, at, request, response, address, cut, tls } = exchange
  const date = instantOf(at)
  const id = newWarcId(random)
  const told: (readonly [string, string])[] = [
    ...(address === undefined ? [] : [['WARC-IP-Address', address] as const]),
    ['WARC-Protocol', 'http/1.1'],
    ...(tls === undefined ? [] : [['WARC-Protocol', tls.protocol.toLowerCase().replace('v', '/')] as const]),
    ...(cut === undefined ? [] : [['WARC-Truncated', cut] as const]),
  ]
  const answer = { type: 'response', id, date, uri: url, block: response } as const
  const question = { type: 'request', id: newWarcId(random), date, uri: url, block: request } as const
  return Promise.all([
    writeRecord(
      { ...answer, contentType: 'application/http; msgtype=response', more: told },
      gzipFor(response),
    ),
    writeRecord(
      { ...question, contentType: 'application/http; msgtype=request', more: [['WARC-Concurrent-To', id]] },
      gzip,
    ),
  ])
}

export function infoRecord(software: string, at: number, random: Random): Promise<WrittenRecord> {
  const lines = [`software: ${software}`, 'format: WARC File Format 1.1']
  return writeRecord(
    {
      type: 'warcinfo',
      id: newWarcId(random),
      date: instantOf(at),
      contentType: 'application/warc-fields',
      block: utf8(lines.map((line) => `${line.replaceAll(/[\r\n]/g, ' ')}\r\n`).join('')),
    },
    gzip,
  )
}

/** What was seen, each under an address of its own that other programs know too. */
export async function seenRecords(
  visit: Visit,
  { at, random, record }: { readonly at: number; readonly random: Random; readonly record: Json },
): Promise<readonly WrittenRecord[]> {
  const date = instantOf(at)
  const resource = (
    name: string,
    contentType: string,
    block: Uint8Array,
    pack = gzip,
  ): Promise<WrittenRecord> =>
    writeRecord(
      { type: 'resource', id: newWarcId(random), date, uri: `urn:${name}:${visit.url}`, contentType, block },
      pack,
    )
  const metadata: NewRecord = {
    type: 'metadata',
    id: newWarcId(random),
    date,
    uri: `urn:capture:${visit.url}`,
    contentType: 'application/json',
    block: canonicalBytes(record),
  }
  return Promise.all([
    resource('view', 'image/png', visit.picture, wrapped),
    resource('pdf', 'application/pdf', visit.paper, wrapped),
    resource('text', 'text/plain; charset=utf-8', utf8(visit.text.toWellFormed())),
    resource('dom', 'text/html; charset=utf-8', utf8(visit.dom.toWellFormed())),
    resource('mhtml', 'multipart/related', utf8(visit.mhtml.toWellFormed())),
    writeRecord(metadata, gzip),
  ])
}
