/** Files that somebody could send to harm: made here byte by byte, because nobody should keep a folder of them. */
import { crc32, deflateSync } from 'node:zlib'
import { type Bytes, concat, u32, utf8 } from '@safeconduct/core/base/bytes.ts'

/** A PNG of plain pixels; `parts` are chunks beside them. */
export function png(
  width: number,
  height: number,
  rgb: Uint8Array,
  parts: readonly (readonly [type: string, bytes: Uint8Array])[] = [],
): Bytes {
  const rows = new Uint8Array((width * 3 + 1) * height)
  for (let y = 0; y < height; y++)
    rows.set(rgb.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1)
  return concat(
    pngHead(width, height),
    ...parts.map(([type, bytes]) => chunk(type, bytes)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', new Uint8Array(0)),
  )
}

/** Only the beginning: a few bytes that say how many pixels will follow. */
export function pngHead(width: number, height: number): Bytes {
  const head = concat(u32(width), u32(height), Uint8Array.of(8, 2, 0, 0, 0))
  return concat(Uint8Array.of(0x89), utf8('PNG\r\n\u001a\n'), chunk('IHDR', head))
}

export function chunk(type: string, bytes: Uint8Array): Bytes {
  const named = concat(utf8(type), bytes)
  return concat(u32(bytes.length), named, u32(crc32(named)))
}

/** Stripes of colour, so that a box and a turn can be seen. */
export function stripes(width: number, height: number): Uint8Array {
  const rgb = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rgb.set([(x * 255) / width, (y * 255) / height, x < width / 2 ? 220 : 30], (y * width + x) * 3)
  return rgb
}

type Tag = readonly [tag: number, type: number, count: number, value: Uint8Array | number]

/** Exif with a place, a time, a device and a thumbnail, little end first. */
export function exif(thumbnail: Uint8Array): Bytes {
  const fraction = (...parts: readonly number[]): Bytes =>
    concat(...parts.flatMap((part) => [le(part), le(1)]))
  const place: readonly Tag[] = [
    [1, 2, 2, utf8('N\0')],
    [2, 5, 3, fraction(43, 19, 5)],
    [3, 2, 2, utf8('E\0')],
    [4, 5, 3, fraction(45, 41, 40)],
  ]
  const photo: readonly Tag[] = [
    [0x9003, 2, 20, utf8('2017:03:04 22:10:07\0')],
    [0xa431, 2, 8, utf8('SN-4711\0')],
  ]
  const mainTags = (photoAt: number, placeAt: number): readonly Tag[] => [
    [0x010f, 2, 7, utf8('Kestrl\0')],
    [0x0110, 2, 6, utf8('One 5\0')],
    [0x8769, 4, 1, photoAt],
    [0x8825, 4, 1, placeAt],
  ]
  const size = directory(mainTags(0, 0), 8, 0).length
  const photoAt = 8 + size
  const photoBytes = directory(photo, photoAt, 0)
  const placeAt = photoAt + photoBytes.length
  const placeBytes = directory(place, placeAt, 0)
  const smallAt = placeAt + placeBytes.length
  const smallTags = (at: number): readonly Tag[] => [
    [0x0103, 3, 1, 6],
    [0x0201, 4, 1, at],
    [0x0202, 4, 1, thumbnail.length],
  ]
  const smallSize = directory(smallTags(0), smallAt, 0).length
  return concat(
    utf8('II*\0'),
    le(8),
    directory(mainTags(photoAt, placeAt), 8, smallAt),
    photoBytes,
    placeBytes,
    directory(smallTags(smallAt + smallSize), smallAt, 0),
    thumbnail,
  )
}

function directory(tags: readonly Tag[], at: number, next: number): Bytes {
  const entries: Uint8Array[] = []
  const values: Uint8Array[] = []
  let place = at + 2 + tags.length * 12 + 4
  for (const [tag, type, count, value] of tags) {
    const head = concat(le(tag).subarray(0, 2), le(type).subarray(0, 2), le(count))
    if (typeof value === 'number') entries.push(concat(head, le(value)))
    else if (value.length <= 4) entries.push(concat(head, value, new Uint8Array(4 - value.length)))
    else {
      entries.push(concat(head, le(place)))
      values.push(value)
      place += value.length
    }
  }
  return concat(le(tags.length).subarray(0, 2), ...entries, le(next), ...values)
}

function le(value: number): Bytes {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24)
}

/** Blocks put behind the first mark of a JPEG. */
export function withBlocks(
  jpeg: Uint8Array,
  blocks: readonly (readonly [marker: number, bytes: Uint8Array])[],
): Bytes {
  const made = blocks.map(([marker, bytes]) =>
    concat(Uint8Array.of(0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 255), bytes),
  )
  return concat(jpeg.subarray(0, 2), ...made, jpeg.subarray(2))
}

/** A PDF that tries everything: a script at opening, a form that submits, a link, a file to start, a picture from outside. */
export function hostilePdf(port: number): Bytes {
  const url = `http://127.0.0.1:${port}`
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R /OpenAction 6 0 R /AcroForm << /Fields [8 0 R] /XFA 10 0 R >> /Names << /JavaScript << /Names [(a) 6 0 R] >> >> >>`,
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Annots [7 0 R 8 0 R 9 0 R] /AA << /O 6 0 R >> /Resources << /Font << /F 5 0 R >> >> >>',
    stream('BT /F 24 Tf 20 40 Td (Heron 7 Quiet Street) Tj ET'),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /S /JavaScript /JS (app.launchURL\\("${url}/script"\\); this.submitForm\\("${url}/form"\\); fetch\\("${url}/fetch"\\)) >>`,
    `<< /Type /Annot /Subtype /Link /Rect [0 0 200 100] /A << /S /URI /URI (${url}/link) >> >>`,
    `<< /Type /Annot /Subtype /Widget /FT /Btn /T (b) /Rect [0 0 50 20] /A << /S /SubmitForm /F << /FS /URL /F (${url}/submit) >> >> /AA << /PO 6 0 R >> >>`,
    `<< /Type /Annot /Subtype /Screen /Rect [0 0 10 10] /A << /S /Launch /F (/usr/bin/touch) >> >>`,
    stream(`<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><image href="${url}/xfa.png"/></xdp:xdp>`),
  ]
  let body = '%PDF-1.7\n'
  const places: number[] = []
  for (const [at, object] of objects.entries()) {
    places.push(body.length)
    body += `${at + 1} 0 obj\n${object}\nendobj\n`
  }
  const start = body.length
  const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info << /Author (Heron) >> >>\nstartxref\n${start}\n%%EOF\n`
  return utf8(body)
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
}

export function hostileSvg(port: number): Bytes {
  const url = `http://127.0.0.1:${port}`
  return utf8(`<?xml version="1.0"?>
<!DOCTYPE svg [<!ENTITY x SYSTEM "${url}/entity">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="60" height="40">
  <style>@import url("${url}/style.css"); text { font-family: x; src: url("${url}/font") }</style>
  <script href="${url}/script.js"/>
  <image xlink:href="${url}/picture.png" width="10" height="10"/>
  <image href="file:///etc/hostname" width="10" height="10"/>
  <use href="${url}/other.svg#a"/>
  <rect width="60" height="40" fill="url(${url}/paint#p) #808080"/>
</svg>`)
}
