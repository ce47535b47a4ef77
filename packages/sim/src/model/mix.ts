/**
 * The model's hash: fast, even, and worth nothing against a mathematician.
 *
 * In a schedule nobody attacks the mathematics: an adversary changes, swaps, replays and withholds bytes. For
 * that a hash must change with every bit and hold no state; SHA-256 would take nine tenths of the time.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { zeros } from './slab.ts'

const lanes = new Int32Array(8)

function turn(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

function take(lane: number, word: number): void {
  const mixed = Math.imul((lanes[lane] ?? 0) ^ word, 0x9e3779b1)
  lanes[lane] = turn(mixed, 15) + (lanes[(lane + 1) & 7] ?? 0)
}

/** 32 bytes of everything in `parts`, each with its length. */
export function mix(...parts: readonly Uint8Array[]): Bytes {
  lanes.fill(0x811c9dc5 | 0)
  let lane = 0
  for (const part of parts) {
    take(lane++ & 7, part.length)
    const whole = part.length & ~3
    for (let at = 0; at < whole; at += 4) {
      const word =
        (part[at] ?? 0) |
        ((part[at + 1] ?? 0) << 8) |
        ((part[at + 2] ?? 0) << 16) |
        ((part[at + 3] ?? 0) << 24)
      take(lane++ & 7, word)
    }
    for (let at = whole; at < part.length; at++) take(lane++ & 7, (part[at] ?? 0) + 0x100)
  }
  for (let round = 0; round < 24; round++) take(round & 7, Math.imul(round + 1, 0x85ebca6b))
  const out = new Uint8Array(32)
  for (let i = 0; i < 8; i++) {
    let word = lanes[i] ?? 0
    word ^= word >>> 16
    out[4 * i] = word
    out[4 * i + 1] = word >>> 8
    out[4 * i + 2] = word >>> 16
    out[4 * i + 3] = word >>> 24
  }
  return out
}

function numberAt(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) << 24) |
    ((bytes[at + 1] ?? 0) << 16) |
    ((bytes[at + 2] ?? 0) << 8) |
    (bytes[at + 3] ?? 0)
  )
}

/** `length` bytes that follow from a hash: a key stream, or a long key. */
export function stretch(from: Uint8Array, length: number): Bytes {
  // No view of it: that would move a hash out of the platform's heap, at ten times the price.
  let a = numberAt(from, 0)
  let b = numberAt(from, 4)
  let c = numberAt(from, 8)
  let d = numberAt(from, 12) | 1
  const out = zeros(length)
  // By words where they are many: the array lies at one, in a slab and alone.
  const words = new Uint32Array(out.buffer, out.byteOffset, length >>> 2)
  for (let at = 0; at < length; at += 4) {
    const word = Math.imul(turn(Math.imul(b, 5), 7), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = turn(d, 11)
    if (at + 4 <= length) words[at >>> 2] = word
    else for (let rest = at; rest < length; rest++) out[rest] = word >>> (8 * (rest - at))
  }
  return out
}

/** The bytes under a key stream; the same again takes it off. */
export function veiled(from: Uint8Array, bytes: Uint8Array): Bytes {
  const stream = stretch(from, bytes.length)
  for (let i = 0; i < bytes.length; i++) stream[i] = (stream[i] ?? 0) ^ (bytes[i] ?? 0)
  return stream
}
