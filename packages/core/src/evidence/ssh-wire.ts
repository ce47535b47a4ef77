/** Length-prefixed strings as SSH writes them (RFC 4251 §5): a big-endian 32-bit length, then that many bytes. */
import { type Bytes, concat, u32 } from '../base/bytes.ts'

export function sshString(value: Uint8Array): Bytes {
  return concat(u32(value.length), value)
}

/** Reads strings in order; `undefined` once the bytes do not hold what was asked, and ever after. */
export function sshReader(bytes: Uint8Array) {
  let at = 0
  const take = (count: number): Bytes | undefined => {
    if (at + count > bytes.length) {
      at = Number.POSITIVE_INFINITY
      return undefined
    }
    at += count
    return Uint8Array.from(bytes.subarray(at - count, at))
  }
  const number = (): number | undefined => {
    const raw = take(4)
    return raw === undefined ? undefined : new DataView(raw.buffer).getUint32(0)
  }
  const string = (): Bytes | undefined => {
    const length = number()
    return length === undefined ? undefined : take(length)
  }
  return { take, number, string, done: (): boolean => at === bytes.length }
}
