/**
 * The one source of chance in a schedule: xoshiro128** (Blackman and Vigna), seeded by a number and a word.
 *
 * Every purpose throws dice of its own (`dice.of('relay')`), so that taking one operation or one fault out of
 * a schedule leaves the throws of all the others as they were. Without that no failing schedule could be made small.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'

/** splitmix32: spreads a small seed over the whole state. */
function spread(seed: number): () => number {
  let at = seed | 0
  return () => {
    at = (at + 0x9e3779b9) | 0
    let word = at ^ (at >>> 16)
    word = Math.imul(word, 0x21f0aaad)
    word ^= word >>> 15
    word = Math.imul(word, 0x735a2d97)
    return (word ^ (word >>> 15)) >>> 0
  }
}

function numberOf(seed: number, name: string): number {
  let hash = Math.imul(seed ^ 0x811c9dc5, 0x01000193) ^ Math.trunc(seed / 0x100000000)
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return hash ^ (hash >>> 15)
}

export class Dice implements Random {
  readonly #seed: number
  #a: number
  #b: number
  #c: number
  #d: number

  constructor(seed: number, name = '') {
    this.#seed = numberOf(seed, name)
    const next = spread(this.#seed)
    this.#a = next()
    this.#b = next()
    this.#c = next()
    this.#d = next() | 1
  }

  /** Dice for one purpose: the same whatever else was thrown. */
  of(name: string): Dice {
    return new Dice(this.#seed, name)
  }

  /** 32 bits. */
  word(): number {
    const times5 = Math.imul(this.#b, 5)
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9)
    const shifted = this.#b << 9
    this.#c ^= this.#a
    this.#d ^= this.#b
    this.#b ^= this.#c
    this.#a ^= this.#d
    this.#c ^= shifted
    this.#d = (this.#d << 11) | (this.#d >>> 21)
    return result >>> 0
  }

  bytes(count: number): Bytes {
    const out = new Uint8Array(count)
    for (let at = 0; at < count; at += 4) {
      const word = this.word()
      out[at] = word
      if (at + 1 < count) out[at + 1] = word >>> 8
      if (at + 2 < count) out[at + 2] = word >>> 16
      if (at + 3 < count) out[at + 3] = word >>> 24
    }
    return out
  }

  /** From 0 to 1, 1 excluded. */
  share(): number {
    return this.word() / 0x100000000
  }

  /** From 0 to `count` − 1. */
  below(count: number): number {
    return Math.floor(this.share() * count)
  }

  chance(probability: number): boolean {
    return this.share() < probability
  }

  /** Undefined of an empty list. */
  pick<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)]
  }

  /** One of the names, each as often as its weight says. */
  weighted<Name extends string>(weights: readonly (readonly [Name, number])[]): Name | undefined {
    const whole = weights.reduce((sum, [, weight]) => sum + weight, 0)
    let left = this.share() * whole
    for (const [name, weight] of weights) {
      left -= weight
      if (left < 0) return name
    }
    return undefined
  }
}
