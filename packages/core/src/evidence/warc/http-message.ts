/**
 * An HTTP/1.1 message as it came over the wire: first line, fields in their order, repeated ones too, and the body with
 * whatever it was packed in. Nothing here is decoded for show.
 */
import { concat, textOf } from '../../base/bytes.ts'

export type HttpMessage = {
  readonly firstLine: string
  readonly fields: readonly (readonly [string, string])[]
  /** As it came: still in chunks, still packed. */
  readonly body: Uint8Array
}

const lineEnd = 13

/** Undefined where the block does not begin like a message. Bytes above 127 in a field stand as they are in Latin-1. */
export function parseMessage(block: Uint8Array): HttpMessage | undefined {
  const end = endOfHead(block)
  if (end === undefined) return undefined
  const lines = latin1(block.subarray(0, end)).split('\r\n')
  const [firstLine = '', ...rest] = lines
  const fields: [string, string][] = []
  for (const line of rest) {
    const last = fields.at(-1)
    const colon = line.indexOf(':')
    if (/^[ \t]/.test(line) && last !== undefined) last[1] += ` ${line.trim()}`
    else if (colon > 0) fields.push([line.slice(0, colon), line.slice(colon + 1).trim()])
  }
  return { firstLine, fields, body: block.subarray(Math.min(end + 4, block.length)) }
}

export function headerOf(message: Pick<HttpMessage, 'fields'>, name: string): string | undefined {
  return message.fields.find(([field]) => field.toLowerCase() === name)?.[1]
}

/** What was sent, without the chunks it was sent in; undefined where the chunks are broken. */
export function payloadOf(message: HttpMessage): Uint8Array | undefined {
  const coding = headerOf(message, 'transfer-encoding')?.toLowerCase() ?? ''
  return coding.includes('chunked') ? withoutChunks(message.body) : message.body
}

function withoutChunks(body: Uint8Array): Uint8Array | undefined {
  const pieces: Uint8Array[] = []
  for (let at = 0; ; ) {
    const end = body.indexOf(lineEnd, at)
    const size = /^[0-9a-f]{1,8}$/i.exec(
      textOf(body.subarray(at, Math.max(at, end)))
        ?.split(';')[0]
        ?.trim() ?? '',
    )
    if (end === -1 || size === null) return undefined
    const length = Number.parseInt(size[0], 16)
    if (length === 0) return concat(...pieces)
    if (end + 2 + length > body.length) return undefined
    pieces.push(body.subarray(end + 2, end + 2 + length))
    at = end + 4 + length
  }
}

function endOfHead(block: Uint8Array): number | undefined {
  const end = emptyLine(block)
  if (end !== undefined) return end
  // A message that has nothing but its fields.
  return block.length > 4 && block.at(-1) === 10 && block.at(-2) === lineEnd ? block.length - 2 : undefined
}

/** Where the first line that holds nothing begins, counted from the end of the line before it. */
export function emptyLine(bytes: Uint8Array): number | undefined {
  for (let at = bytes.indexOf(lineEnd); at !== -1; at = bytes.indexOf(lineEnd, at + 1))
    if (bytes[at + 1] === 10 && bytes[at + 2] === lineEnd && bytes[at + 3] === 10) return at
  return undefined
}

/** One letter for each byte, so that what is written again is what was read. The platform's `latin1` is another code. */
export function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}
