/** Bytes as every part of the program handles them: joining, comparing, numbers in big-endian order, text forms. */

export type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()

export function utf8(text: string): Bytes {
  return encoder.encode(text)
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Text of valid UTF-8, or undefined. A byte-order mark is kept, so that offsets stay those of the file. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

/** Shares no memory with what it was taken from. */
export function copyOf(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes)
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  let length = 0
  for (const part of parts) length += part.length
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Compares in time that depends on the length alone. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}

export function u8(value: number): Bytes {
  return Uint8Array.of(value)
}

export function u32(value: number): Bytes {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
}

/** A count of up to 2^53 − 1 in eight bytes. */
export function u64(value: number): Bytes {
  if (Number.isSafeInteger(value) && value >= 0) {
    const high = Math.floor(value / 0x1_0000_0000)
    // No view of it: that would move eight bytes out of the platform's heap, at ten times the price.
    return Uint8Array.of(
      high >>> 24,
      high >>> 16,
      high >>> 8,
      high,
      value >>> 24,
      value >>> 16,
      value >>> 8,
      value,
    )
  }
  // A clock before 1970 is no count: what it gives is read as no safe integer.
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
  return bytes
}

/** The count at a place of the view; above 2^53 − 1 it is no safe integer. */
export function u64At(view: DataView, at: number): number {
  return view.getUint32(at) * 0x1_0000_0000 + view.getUint32(at + 4)
}

export function toHex(bytes: Uint8Array): string {
  return bytes.toHex()
}

/** Undefined where anything but pairs of hex digits, large or small, is in it. */
export function fromHex(hex: string): Bytes | undefined {
  try {
    return Uint8Array.fromHex(hex)
  } catch {
    return undefined
  }
}

export function toBase64(bytes: Uint8Array): string {
  return bytes.toBase64()
}

/** Strict base64 with padding, or undefined. White space, which the platform skips, is refused: one value has one spelling. */
export function fromBase64(text: string): Bytes | undefined {
  try {
    const bytes = Uint8Array.fromBase64(text, { lastChunkHandling: 'strict' })
    return toBase64(bytes) === text ? bytes : undefined
  } catch {
    return undefined
  }
}

export function toBase64Url(bytes: Uint8Array): string {
  return bytes.toBase64({ alphabet: 'base64url', omitPadding: true })
}

/** Unpadded base64url, or undefined; unused trailing bits must be zero, so one value has one spelling. */
export function fromBase64Url(text: string): Bytes | undefined {
  try {
    const bytes = Uint8Array.fromBase64(text, { alphabet: 'base64url' })
    // The platform skips white space and takes padding: either makes the text longer than its bytes need.
    if (text.length !== Math.ceil((bytes.length * 4) / 3)) return undefined
    const lastLetters = lastOf[bytes.length % 3]
    return lastLetters === undefined || lastLetters.includes(text.charAt(text.length - 1)) ? bytes : undefined
  } catch {
    return undefined
  }
}

/** Letters whose unused bits are zero, by how many bytes the last group has: it has three, one or two. */
const lastOf: readonly (string | undefined)[] = [undefined, 'AQgw', 'AEIMQUYcgkosw048']
