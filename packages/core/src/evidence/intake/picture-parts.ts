/**
 * What lies in a picture's file beside the pixels: each block by name and size, and what stands behind the end.
 *
 * Read from the file itself, not from what a library thinks of it: what no library knows travels along as well.
 * Rules IN25 to IN27 of docs/formats/intake.md.
 */

export type PicturePart = { readonly name: string; readonly bytes: number }
export type PictureParts = {
  readonly parts: readonly PicturePart[]
  /** Bytes behind the end of the picture: another picture, an archive, anything. */
  readonly behind: number
}

/** `undefined` for a kind that is not looked into, and for a file that ends before its end. */
export function partsOf(type: string, bytes: Uint8Array): PictureParts | undefined {
  switch (type) {
    case 'image/jpeg':
      return jpegParts(bytes)
    case 'image/png':
      return pngParts(bytes)
    case 'image/webp':
      return webpParts(bytes)
    default:
      return undefined
  }
}

/** Blocks of a JPEG that tell of more than the pixels, by how their content begins. */
const jpegNames: readonly (readonly [marker: number, start: string, name: string])[] = [
  [0xe0, 'JFIF\0', 'jfif'],
  [0xe0, 'JFXX\0', 'thumbnail'],
  [0xe1, 'Exif\0', 'exif'],
  [0xe1, 'http://ns.adobe.com/xap/1.0/\0', 'xmp'],
  [0xe1, 'http://ns.adobe.com/xmp/extension/\0', 'xmp'],
  [0xe2, 'ICC_PROFILE\0', 'icc'],
  [0xe2, 'MPF\0', 'more-pictures'],
  [0xeb, 'JP', 'credentials'],
  [0xed, 'Photoshop 3.0\0', 'iptc'],
  [0xee, 'Adobe', 'adobe'],
  [0xfe, '', 'comment'],
]

function jpegParts(bytes: Uint8Array): PictureParts | undefined {
  const parts: PicturePart[] = []
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xd9) return { parts, behind: bytes.length - at - 2 }
    const length = two(bytes, at + 2)
    if (length < 2 || at + 2 + length > bytes.length) return undefined
    if (marker >= 0xe0 || marker === 0xfe) {
      const known = jpegNames.find(
        ([each, start]) => each === marker && letters(bytes, at + 4, start.length) === start,
      )
      parts.push({ name: known?.[2] ?? `app${marker - 0xe0}`, bytes: length })
    }
    at += 2 + length
    if (marker === 0xda) at = behindScan(bytes, at)
  }
  return at + 2 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] === 0xd9
    ? { parts, behind: bytes.length - at - 2 }
    : undefined
}

/** Inside a scan 0xff stands for itself only before 00 and before the marks of a restart. */
function behindScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

const pngNames: ReadonlyMap<string, string> = new Map([
  ['eXIf', 'exif'],
  ['iCCP', 'icc'],
  ['caBX', 'credentials'],
  ['tIME', 'time'],
  ['tEXt', 'comment'],
  ['zTXt', 'comment'],
  ['iTXt', 'comment'],
  ['acTL', 'more-pictures'],
  ['rdPF', 'proof'],
])
/** Without these the pixels cannot be drawn as they were meant. */
const pngPixels: readonly string[] = [
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'pHYs',
  'sBIT',
  'bKGD',
]

function pngParts(bytes: Uint8Array): PictureParts | undefined {
  const parts: PicturePart[] = []
  let at = 8
  while (at + 12 <= bytes.length) {
    const length = four(bytes, at)
    const type = letters(bytes, at + 4, 4)
    if (at + 12 + length > bytes.length) return undefined
    if (!pngPixels.includes(type)) {
      const isXmp = type === 'iTXt' && letters(bytes, at + 8, 17) === 'XML:com.adobe.xmp'
      parts.push({ name: isXmp ? 'xmp' : (pngNames.get(type) ?? 'unknown'), bytes: length })
    }
    at += 12 + length
    if (type === 'IEND') return { parts, behind: bytes.length - at }
  }
  return undefined
}

const webpNames: ReadonlyMap<string, string> = new Map([
  ['EXIF', 'exif'],
  ['XMP ', 'xmp'],
  ['ICCP', 'icc'],
  ['C2PA', 'credentials'],
  ['ANIM', 'more-pictures'],
])
const webpPixels: readonly string[] = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANMF']

function webpParts(bytes: Uint8Array): PictureParts | undefined {
  const end = 8 + fourLittle(bytes, 4)
  if (end > bytes.length) return undefined
  const parts: PicturePart[] = []
  let at = 12
  while (at + 8 <= end) {
    const type = letters(bytes, at, 4)
    const length = fourLittle(bytes, at + 4)
    if (!webpPixels.includes(type)) parts.push({ name: webpNames.get(type) ?? 'unknown', bytes: length })
    at += 8 + length + (length % 2)
  }
  return at >= end && at <= end + 1 ? { parts, behind: bytes.length - end } : undefined
}

function two(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
}

function four(bytes: Uint8Array, at: number): number {
  return two(bytes, at) * 65_536 + two(bytes, at + 2)
}

function fourLittle(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) +
    (bytes[at + 1] ?? 0) * 256 +
    two(bytes.subarray(at + 2, at + 4).toReversed(), 0) * 65_536
  )
}

function letters(bytes: Uint8Array, at: number, count: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + count))
}
