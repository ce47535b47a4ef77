/**
 * A PDF that is pictures of pages and nothing else: no text, no font, no link, no date, no name of a program.
 *
 * Written here, because every writer of PDFs says when and with what it wrote; the same pages give the same bytes.
 */
import { type Bytes, concat, utf8 } from '@safeconduct/core/base/bytes.ts'

export type PagePicture = {
  readonly jpeg: Uint8Array
  readonly width: number
  readonly height: number
}

export function imagePdf(pages: readonly PagePicture[], dpi: number): Bytes {
  const objects: Uint8Array[] = []
  const first = 3
  const kids = pages.map((_, at) => `${first + at * 3} 0 R`).join(' ')
  objects.push(utf8('<< /Type /Catalog /Pages 2 0 R >>'))
  objects.push(utf8(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`))
  for (const [at, { jpeg, width, height }] of pages.entries()) {
    const own = first + at * 3
    const [wide, high] = [points(width, dpi), points(height, dpi)]
    const drawing = utf8(`q ${wide} 0 0 ${high} 0 0 cm /P Do Q`)
    objects.push(
      utf8(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Contents ${own + 1} 0 R ` +
          `/Resources << /XObject << /P ${own + 2} 0 R >> >> >>`,
      ),
      stream('', drawing),
      stream(
        `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB ` +
          '/BitsPerComponent 8 /Filter /DCTDecode ',
        jpeg,
      ),
    )
  }
  return withIndex(objects)
}

function points(pixels: number, dpi: number): string {
  return String(Math.round((pixels * 7200) / dpi) / 100)
}

function stream(words: string, content: Uint8Array): Bytes {
  return concat(utf8(`<< ${words}/Length ${content.length} >>\nstream\n`), content, utf8('\nendstream'))
}

/** The objects under their numbers, and where each begins. */
function withIndex(objects: readonly Uint8Array[]): Bytes {
  const parts: Uint8Array[] = [utf8('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n')]
  let at = parts[0]?.length ?? 0
  const places: number[] = []
  for (const [index, object] of objects.entries()) {
    places.push(at)
    const written = concat(utf8(`${index + 1} 0 obj\n`), object, utf8('\nendobj\n'))
    parts.push(written)
    at += written.length
  }
  const lines = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  parts.push(
    utf8(
      `xref\n0 ${size}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return concat(...parts)
}
