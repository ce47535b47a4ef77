/**
 * Fictional files for the demonstration's items: small, made here, the same bytes every time.
 *
 * They let every step run on the demonstration (seal, hash, dossier, a stranger's check) without one
 * real picture. Each says on its face that it is invented.
 */
import { type Bytes, concat, utf8 } from '../../base/bytes.ts'

export type DemonstrationFile = {
  /** The code of the item, `E-01`. */
  readonly code: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: Bytes
}

type Item = { readonly code: string; readonly kind: string; readonly title: string; readonly said: string }

/** The form of file that an item's kind calls for. */
export function demonstrationFile(item: Item): DemonstrationFile {
  const name = item.code.toLowerCase()
  switch (item.kind) {
    case '160815201501':
      return { code: item.code, name: `${name}.svg`, mediaType: 'image/svg+xml', bytes: utf8(picture(item)) }
    case '012104091501':
      return { code: item.code, name: `${name}.wav`, mediaType: 'audio/wav', bytes: quietTone() }
    default:
      return { code: item.code, name: `${name}.txt`, mediaType: 'text/plain', bytes: utf8(page(item)) }
  }
}

/** A grey field with the item's title: nothing here resembles anybody. */
function picture({ code, title }: Item): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320" role="img" aria-label="${escaped(title)}">
  <rect width="480" height="320" fill="#8a9299"/>
  <rect x="40" y="60" width="400" height="200" fill="#6b747c"/>
  <text x="240" y="165" font-family="sans-serif" font-size="18" fill="#fff" text-anchor="middle">${escaped(title)}</text>
  <text x="240" y="300" font-family="sans-serif" font-size="13" fill="#fff" text-anchor="middle">${escaped(code)} · invented for the demonstration</text>
</svg>
`
}

function page({ code, title, said }: Item): string {
  return `${title}\n${code} · invented for the demonstration\n\n${said}\n`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** A quarter of a second of a soft tone: RIFF WAVE, 8 kHz, 8 bits, one channel. */
function quietTone(): Bytes {
  const samples = new Uint8Array(2000)
  for (let i = 0; i < samples.length; i++)
    samples[i] = 128 + Math.round(12 * Math.sin((2 * Math.PI * 220 * i) / 8000))
  const number = (value: number, size: number): Bytes => {
    const bytes = new Uint8Array(size)
    for (let i = 0; i < size; i++) bytes[i] = (value >>> (8 * i)) & 0xff
    return bytes
  }
  const format = concat(
    number(1, 2),
    number(1, 2),
    number(8000, 4),
    number(8000, 4),
    number(1, 2),
    number(8, 2),
  )
  return concat(
    utf8('RIFF'),
    number(36 + samples.length, 4),
    utf8('WAVEfmt '),
    number(format.length, 4),
    format,
    utf8('data'),
    number(samples.length, 4),
    samples,
  )
}
