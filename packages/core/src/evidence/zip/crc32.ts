/**
 * CRC-32 as ZIP and gzip use it. It notices accidents, not enemies: whoever changes bytes changes it along.
 */

const tables: readonly Uint32Array[] = tablesOfFour()

/** The sum of `bytes`, or of what came before and `bytes`, when `before` is the sum of that. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const [one = none, two = none, three = none, four = none] = tables
  let sum = ~before
  let at = 0
  for (const whole = bytes.length - 3; at < whole; at += 4) {
    sum ^=
      byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24)
    sum =
      word(four, sum & 255) ^
      word(three, (sum >>> 8) & 255) ^
      word(two, (sum >>> 16) & 255) ^
      word(one, sum >>> 24)
  }
  for (; at < bytes.length; at++) sum = word(one, (sum ^ byte(bytes, at)) & 255) ^ (sum >>> 8)
  return ~sum >>> 0
}

const none = new Uint32Array(0)

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0
}

function word(table: Uint32Array, at: number): number {
  return table[at] ?? 0
}

/** Four bytes at a time need four tables: the effect of a byte that has one, two or three more behind it. */
function tablesOfFour(): readonly Uint32Array[] {
  const first = new Uint32Array(256)
  for (let value = 0; value < 256; value++) {
    let sum = value
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
    first[value] = sum
  }
  const all = [first]
  for (let more = 1; more < 4; more++) {
    const last = all[more - 1] ?? none
    all.push(last.map((sum) => (first[sum & 255] ?? 0) ^ (sum >>> 8)))
  }
  return all
}
