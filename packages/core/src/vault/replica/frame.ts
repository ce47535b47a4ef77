/** An entry as one piece of bytes, for the shelves: header 132 ‖ signature 64 ‖ body. */
import { type Bytes, concat, copyOf } from '../../base/bytes.ts'
import { type Entry, headerLength, parseSignedHeader } from '../entry.ts'

const signatureLength = 64

export function encodeFrame({ bytes, signature, body }: Entry): Bytes {
  return concat(bytes, signature, body)
}

/** Undefined for what no program of ours wrote. Whether it is signed was looked at before it was shelved. */
export function parseFrame(frame: Uint8Array): Entry | undefined {
  const bodyAt = headerLength + signatureLength
  if (frame.length < bodyAt) return undefined
  const signed = parseSignedHeader(frame.subarray(0, headerLength), frame.subarray(headerLength, bodyAt))
  return signed.ok ? { ...signed.value, body: copyOf(frame.subarray(bodyAt)) } : undefined
}

/** Where an entry lies on a shelf: log, feed, number with sixteen digits, so that they sort as they count. */
export function shelfKey(log: string, feed: string, seq: number): string {
  return `${log}/${feed}/${String(seq).padStart(16, '0')}`
}
