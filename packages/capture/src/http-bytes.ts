/** The bytes of a question as it is sent, and of an answer as it came: cut out of what ran over the wire. */
import { concat, utf8 } from '@safeconduct/core/base/bytes.ts'
import { emptyLine, latin1 } from '@safeconduct/core/evidence/warc/http-message.ts'
import type { Question } from './upstream.ts'

export function questionBytes({ method, path, headers, body }: Question): Uint8Array {
  const lines = [`${method} ${path} HTTP/1.1`]
  for (let at = 0; at + 1 < headers.length; at += 2)
    lines.push(`${headers[at] ?? ''}: ${headers[at + 1] ?? ''}`)
  return concat(latin1Bytes(`${lines.join('\r\n')}\r\n\r\n`), body)
}

/**
 * The last answer of the wire: what says "go on" or "already load these" stands before it, and what a lying server sends
 * after the length it gave stands behind it.
 */
export function answerBytes(wire: readonly Uint8Array[]): Uint8Array {
  let bytes: Uint8Array = concat(...wire)
  for (;;) {
    const end = emptyLine(bytes)
    if (end === undefined) return bytes
    const head = latin1(bytes.subarray(0, end))
    if (/^HTTP\/\S+ 1\d\d/.test(head)) {
      bytes = bytes.subarray(end + 4)
      continue
    }
    const length = /^content-length:[ \t]*(\d+)[ \t]*$/im.exec(head)?.[1]
    const chunked = /^transfer-encoding:/im.test(head)
    return length === undefined || chunked ? bytes : bytes.subarray(0, end + 4 + Number(length))
  }
}

function latin1Bytes(text: string): Uint8Array {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 255) return utf8(text)
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}
