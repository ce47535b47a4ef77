/**
 * The copy of a capture that leaves: without cookies, authorisation and what a browser tells of its machine, and
 * without headers in which a server repeats who asked. The sealed one keeps them. docs/formats/capture.md, CP50 to CP53.
 */
import { concat, utf8 } from '../../base/bytes.ts'
import { latin1, parseMessage } from '../warc/http-message.ts'
import { fieldOf, type WarcRecord } from '../warc/warc.ts'
import type { NewRecord } from '../warc/write-warc.ts'

const strippedNames = new Set([
  'cookie',
  'cookie2',
  'set-cookie',
  'set-cookie2',
  'authorization',
  'proxy-authorization',
  'www-authenticate',
  'authentication-info',
  // In these a server, or what stands before it, repeats the address that asked.
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-real-ip',
  'x-client-ip',
  'x-your-ip',
  'x-remote-addr',
  'true-client-ip',
  'cf-connecting-ip',
  'x-geo-ip',
  'x-client-geo',
])

function isStripped(name: string): boolean {
  const lower = name.toLowerCase()
  return (
    strippedNames.has(lower) || lower.startsWith('sec-ch-') || lower === 'device-memory' || lower === 'dpr'
  )
}

/** The record as it may leave, and the names of the fields that were taken out of it. */
export function strippedRecord(record: WarcRecord): {
  readonly record: NewRecord
  readonly taken: readonly string[]
} {
  const isHttp = /^application\/http/i.test(fieldOf(record, 'content-type') ?? '')
  const message = isHttp ? parseMessage(record.block) : undefined
  const taken = message?.fields.map(([name]) => name).filter(isStripped) ?? []
  const block = message === undefined || taken.length === 0 ? record.block : withoutFields(record.block)
  const kept = record.fields.filter(([name]) => keptFields.has(name.toLowerCase()))
  const { type, id, date, uri } = record
  const known = newTypes.find((name) => name === type) ?? 'metadata'
  const contentType = fieldOf(record, 'content-type') ?? 'application/octet-stream'
  const made = {
    type: known,
    id,
    date,
    contentType,
    block,
    more: kept,
    ...(uri === undefined ? {} : { uri }),
  }
  return { record: made, taken }
}

const newTypes: readonly NewRecord['type'][] = ['warcinfo', 'response', 'request', 'resource', 'metadata']
const keptFields = new Set(['warc-concurrent-to', 'warc-truncated', 'warc-refers-to', 'warc-protocol'])

/** Lines are cut out of the head as they stand; all other bytes are those that came. */
function withoutFields(block: Uint8Array): Uint8Array {
  const lines: Uint8Array[] = []
  let at = 0
  let skipping = false
  for (;;) {
    const end = block.indexOf(10, at)
    const line = block.subarray(at, end === -1 ? block.length : end + 1)
    const text = latin1(line)
    if (end === -1 || text.trim() === '') return concat(...lines, block.subarray(at))
    // A line that begins with a space belongs to the one before it.
    if (!/^[ \t]/.test(text)) skipping = lines.length > 0 && isStripped(text.slice(0, text.indexOf(':')))
    if (!skipping) lines.push(line)
    at = end + 1
  }
}

/** Says in the copy that it is one, and of what. */
export function copyNote(sealedSha256: string, taken: ReadonlySet<string>): Uint8Array {
  const lines = [
    'description: copy of a sealed capture, made to leave; every other byte is that of the original',
    `original-sha256: ${sealedSha256}`,
    `fields-taken-out: ${[...taken].toSorted().join(', ')}`,
  ]
  return utf8(lines.map((line) => `${line}\r\n`).join(''))
}
