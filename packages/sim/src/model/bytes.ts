/** Stands in for `core/base/bytes.ts`: the same exports and the same bytes, cut from slabs where they are many. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { cut, largestCut, zeros } from './slab.ts'

export * from '@safeconduct/core/base/bytes.ts'

/** A text of few letters is spelled sooner here than by the platform, while all of them are ASCII. */
const fewLetters = 64
/** Beginning a copy by the platform takes longer than this many bytes do one by one. */
const fewBytes = 40
const encoder = new TextEncoder()

export function utf8(text: string): Bytes {
  return asciiOf(text) ?? spelled(text)
}

/** As long as the text: nearly all that the program spells. Undefined where a letter takes more than a byte. */
function asciiOf(text: string): Bytes | undefined {
  const { length } = text
  if (length > largestCut) return undefined
  const array = zeros(length)
  if (length > fewLetters) {
    const { read, written } = encoder.encodeInto(text, array)
    return read === length && written === length ? array : undefined
  }
  for (let at = 0; at < length; at++) {
    const letter = text.charCodeAt(at)
    if (letter > 0x7f) return undefined
    array[at] = letter
  }
  return array
}

function spelled(text: string): Bytes {
  // No letter takes more than three bytes.
  const most = 3 * text.length
  if (most > largestCut) return encoder.encode(text)
  const array = cut(most)
  return array.subarray(0, encoder.encodeInto(text, array).written)
}

export function copyOf(bytes: Uint8Array): Bytes {
  const copy = zeros(bytes.length)
  copy.set(bytes)
  return copy
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  let length = 0
  for (const part of parts) length += part.length
  const whole = zeros(length)
  let at = 0
  for (const part of parts) {
    if (part.length > fewBytes) whole.set(part, at)
    else for (let i = 0; i < part.length; i++) whole[at + i] = part[i] ?? 0
    at += part.length
  }
  return whole
}

/** Nobody measures here how long it takes. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
