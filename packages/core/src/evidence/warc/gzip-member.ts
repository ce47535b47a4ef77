/**
 * One member of a gzip file (RFC 1952), read strictly: no reserved bits, the right sum and length behind it. A capture
 * packs each record on its own, so that an index can reach it.
 */
import { crc32 } from '../zip/crc32.ts'
import { Fields } from '../zip/fields.ts'
import type { InflateMember, WarcFlaw } from './warc.ts'

const flags = { sum: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 } as const

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** The unpacked bytes of the member that begins here, and where it ends. */
export function readMember(
  bytes: Uint8Array,
  inflate: InflateMember,
  most: number,
): { readonly bytes: Uint8Array; readonly length: number } | WarcFlaw {
  const head = headLength(bytes)
  if (typeof head === 'string') return head
  const inflated = inflate(bytes.subarray(head), most)
  if (inflated === 'broken') return 'packed-bytes'
  if (typeof inflated === 'string') return inflated
  const end = head + inflated.used
  const fields = new Fields(bytes)
  if (!fields.has(end, 8)) return 'torn'
  const sound =
    fields.u32(end) === crc32(inflated.bytes) && fields.u32(end + 4) === inflated.bytes.length % 0x1_0000_0000
  return sound ? { bytes: inflated.bytes, length: end + 8 } : 'packed-bytes'
}

function headLength(bytes: Uint8Array): number | 'torn' | 'packed-bytes' {
  const fields = new Fields(bytes)
  if (!fields.has(0, 10)) return 'torn'
  const flag = bytes[3] ?? 0
  if (bytes[2] !== 8 || (flag & flags.reserved) !== 0) return 'packed-bytes'
  let at = 10
  if (flag & flags.extra) {
    if (!fields.has(at, 2)) return 'torn'
    at += 2 + fields.u16(at)
  }
  for (const text of [flags.name, flags.comment]) {
    if ((flag & text) === 0) continue
    const end = bytes.indexOf(0, at)
    if (end === -1) return 'torn'
    at = end + 1
  }
  if (flag & flags.sum) at += 2
  return at < bytes.length ? at : 'torn'
}
