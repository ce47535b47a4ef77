/**
 * Reads binary fields in order, from bytes of which nothing is believed.
 *
 * What is not there reads as zeros, and the reader remembers it: a parser reads all its fields and asks
 * `finished` once, at the end. Bytes left over are as wrong as bytes that are missing.
 */
import { type Bytes, concat, copyOf, u32, u64At } from './bytes.ts'

export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0
  #sound = true

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  /** Everything was there and everything was read. */
  get finished(): boolean {
    return this.#sound && this.#at === this.#bytes.length
  }

  get sound(): boolean {
    return this.#sound
  }

  fail(): void {
    this.#sound = false
  }

  u8(): number {
    return this.#has(1) ? this.#view.getUint8(this.#at++) : 0
  }

  u16(): number {
    return this.#has(2) ? this.#view.getUint16((this.#at += 2) - 2) : 0
  }

  u32(): number {
    return this.#has(4) ? this.#view.getUint32((this.#at += 4) - 4) : 0
  }

  /** A count of up to 2^53 − 1. */
  u64(): number {
    const value = this.#has(8) ? u64At(this.#view, (this.#at += 8) - 8) : 0
    if (Number.isSafeInteger(value)) return value
    this.fail()
    return 0
  }

  /** A copy, so that what is kept does not hold a whole message in memory. */
  fixed(length: number): Bytes {
    if (!this.#has(length)) return new Uint8Array(0)
    this.#at += length
    return copyOf(this.#bytes.subarray(this.#at - length, this.#at))
  }

  /** Bytes behind their length in four. */
  sized(most: number): Bytes {
    const length = this.u32()
    if (length <= most) return this.fixed(length)
    this.fail()
    return new Uint8Array(0)
  }

  /** Items behind their number in four bytes. `item` answers undefined for what is none. */
  list<T>(most: number, item: (reader: ByteReader) => T | undefined): readonly T[] {
    const count = this.u32()
    if (count > most) this.fail()
    const items: T[] = []
    while (this.#sound && items.length < count) {
      const read = item(this)
      if (read === undefined) this.fail()
      else items.push(read)
    }
    return items
  }

  #has(length: number): boolean {
    if (this.#at + length > this.#bytes.length) this.fail()
    return this.#sound
  }
}

export function sizedBytes(bytes: Uint8Array): Bytes {
  return concat(u32(bytes.length), bytes)
}

export function listBytes(items: readonly Uint8Array[]): Bytes {
  return concat(u32(items.length), ...items)
}
