/**
 * Padding inside the seal: a seized disk or relay sees size classes, not lengths.
 *
 * 256 B, 1 KB, 4 KB, then Padmé (Nikitin et al., PoPETs 2019, §4): at most about 12 % and O(log log n)
 * bits of length left. The first four bytes are the true length.
 */
import { type Bytes, u32 } from '../base/bytes.ts'

const head = 4
const classes = [256, 1024, 4096] as const

export function paddedLength(length: number): number {
  const whole = length + head
  return classes.find((size) => whole <= size) ?? padme(whole)
}

function padme(length: number): number {
  const exponent = Math.floor(Math.log2(length))
  const kept = Math.floor(Math.log2(exponent)) + 1
  const step = 2 ** (exponent - kept)
  return Math.ceil(length / step) * step
}

export function pad(content: Uint8Array): Bytes {
  const padded = new Uint8Array(paddedLength(content.length))
  padded.set(u32(content.length))
  padded.set(content, head)
  return padded
}

/** The content, or undefined when the length or the zeros after it are not what `pad` writes. */
export function unpad(padded: Uint8Array): Uint8Array | undefined {
  if (padded.length < head) return undefined
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  if (paddedLength(length) !== padded.length) return undefined
  for (let at = head + length; at < padded.length; at++) if (padded[at] !== 0) return undefined
  return padded.subarray(head, head + length)
}
