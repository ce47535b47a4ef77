/**
 * Size classes: what is sealed has one of a few lengths, so that the relay learns a class and no more.
 * docs/formats/line.md, rules N23–N25.
 *
 *   length u32 ‖ content ‖ zeros up to the class
 */
import { type Bytes, concat, u32 } from '../base/bytes.ts'

const headLength = 4
const smallClasses = [1_024, 4_096, 16_384] as const
const step = 65_536
export const largestClass = 262_144
/** Of the line key that a blob is sealed to: the beginning of its SHA-256. */
export const keyIdLength = 4

/** The class of content of this length; undefined above the largest. */
export function classOf(length: number): number | undefined {
  const needed = length + headLength
  const small = smallClasses.find((size) => needed <= size)
  const large = Math.ceil(needed / step) * step
  return small ?? (large <= largestClass ? large : undefined)
}

/** Whether a class is one of ours. */
export function isClass(size: number): boolean {
  return size > headLength && classOf(size - headLength) === size
}

export function padTo(content: Uint8Array, size: number): Bytes {
  const padded = new Uint8Array(size)
  padded.set(concat(u32(content.length), content))
  return padded
}

/** The content without its padding. Undefined when anything but zeros lies behind it: nothing may ride along unseen. */
export function unpadded(padded: Uint8Array): Bytes | undefined {
  if (padded.length < headLength) return undefined
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  const end = headLength + length
  if (end > padded.length || padded.subarray(end).some((byte) => byte !== 0)) return undefined
  return new Uint8Array(padded.subarray(headLength, end))
}
