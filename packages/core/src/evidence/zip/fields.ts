/** The numbers of a ZIP archive: little-endian, of two, four and eight bytes, at places in a block. */

export const signatures = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
  descriptor: 0x08074b50,
} as const

/** Stands in a short field for "see the long one". */
export const inLong16 = 0xffff
export const inLong32 = 0xffff_ffff

export class Fields {
  readonly #view: DataView
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  has(at: number, length: number): boolean {
    return at >= 0 && at + length <= this.bytes.length
  }

  u16(at: number): number {
    return this.#view.getUint16(at, true)
  }

  u32(at: number): number {
    return this.#view.getUint32(at, true)
  }

  /** Above 2^53 − 1 it is no safe integer, and larger than any file. */
  u64(at: number): number {
    return this.u32(at) + this.u32(at + 4) * 0x1_0000_0000
  }

  part(at: number, length: number): Uint8Array {
    return this.bytes.subarray(at, at + length)
  }
}

/** The parts of an extra field by their number; undefined where they do not fill it, or one stands twice. */
export function extraParts(extra: Uint8Array): ReadonlyMap<number, Fields> | undefined {
  const fields = new Fields(extra)
  const parts = new Map<number, Fields>()
  let at = 0
  while (at < extra.length) {
    if (!fields.has(at, 4)) return undefined
    const id = fields.u16(at)
    const length = fields.u16(at + 2)
    if (!fields.has(at + 4, length) || parts.has(id)) return undefined
    parts.set(id, new Fields(fields.part(at + 4, length)))
    at += 4 + length
  }
  return parts
}
