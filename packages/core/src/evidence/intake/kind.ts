/**
 * What a file is, by its content. The name it came under is a claim of whoever sent it.
 *
 * A file that reads as two kinds (a picture with an archive behind it, a paper that is also a page with a script) is
 * named as what it is: in a courtroom two programs would show two things. Rules IN10 to IN14 of docs/formats/intake.md.
 */
import { textOf } from '../../base/bytes.ts'

export type FileKind = {
  /** IANA media type, or one of ours for what has none. */
  readonly type: string
  readonly family:
    | 'picture'
    | 'film'
    | 'sound'
    | 'paper'
    | 'archive'
    | 'text'
    | 'program'
    | 'sealed'
    | 'unknown'
  /** Endings under which it usually comes. */
  readonly endings: readonly string[]
}

export type Sniffed = {
  readonly kind: FileKind
  /** What else a reader could take it for. */
  readonly also: readonly string[]
}

type Magic = FileKind & { readonly at: number; readonly bytes: string }

function magic(bytes: string, type: string, family: FileKind['family'], endings: string, at = 0): Magic {
  return { bytes, type, family, endings: endings.split(' '), at }
}

/** Each signature as Latin-1, where it stands. The more particular come first. */
const magics: readonly Magic[] = [
  magic('\xff\xd8\xff', 'image/jpeg', 'picture', 'jpg jpeg jpe jfif'),
  magic('\x89PNG\r\n\x1a\n', 'image/png', 'picture', 'png apng'),
  magic('GIF87a', 'image/gif', 'picture', 'gif'),
  magic('GIF89a', 'image/gif', 'picture', 'gif'),
  magic('WEBP', 'image/webp', 'picture', 'webp', 8),
  magic('II*\0', 'image/tiff', 'picture', 'tif tiff dng nef cr2 arw'),
  magic('MM\0*', 'image/tiff', 'picture', 'tif tiff dng nef'),
  magic('II+\0', 'image/tiff', 'picture', 'tif tiff'),
  magic('BM', 'image/bmp', 'picture', 'bmp'),
  magic('ftypheic', 'image/heic', 'picture', 'heic heif', 4),
  magic('ftypheix', 'image/heic', 'picture', 'heic heif', 4),
  magic('ftypmif1', 'image/heif', 'picture', 'heif heic', 4),
  magic('ftypavif', 'image/avif', 'picture', 'avif', 4),
  magic('ftypM4A', 'audio/mp4', 'sound', 'm4a', 4),
  magic('ftypqt', 'video/quicktime', 'film', 'mov qt', 4),
  magic('ftyp3g', 'video/3gpp', 'film', '3gp 3g2', 4),
  magic('ftyp', 'video/mp4', 'film', 'mp4 m4v', 4),
  magic('\x1aE\xdf\xa3', 'video/webm', 'film', 'webm mkv'),
  magic('AVI ', 'video/x-msvideo', 'film', 'avi', 8),
  magic('WAVE', 'audio/wav', 'sound', 'wav', 8),
  magic('OggS', 'audio/ogg', 'sound', 'ogg oga opus ogv'),
  magic('fLaC', 'audio/flac', 'sound', 'flac'),
  magic('ID3', 'audio/mpeg', 'sound', 'mp3'),
  magic('#!AMR', 'audio/amr', 'sound', 'amr'),
  magic('%PDF-', 'application/pdf', 'paper', 'pdf'),
  magic('{\\rtf', 'application/rtf', 'paper', 'rtf'),
  magic('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage', 'paper', 'doc xls ppt msg'),
  magic('%!PS', 'application/postscript', 'program', 'ps eps'),
  magic('PK\x03\x04', 'application/zip', 'archive', 'zip docx xlsx pptx odt ods wacz'),
  magic('PK\x05\x06', 'application/zip', 'archive', 'zip'),
  magic('\x1f\x8b', 'application/gzip', 'archive', 'gz tgz warc.gz'),
  magic('7z\xbc\xaf\x27\x1c', 'application/x-7z-compressed', 'archive', '7z'),
  magic('Rar!\x1a\x07', 'application/vnd.rar', 'archive', 'rar'),
  magic('BZh', 'application/x-bzip2', 'archive', 'bz2'),
  magic('\xfd7zXZ\0', 'application/x-xz', 'archive', 'xz'),
  magic('ustar', 'application/x-tar', 'archive', 'tar', 257),
  magic('WARC/', 'application/warc', 'archive', 'warc'),
  magic('SQLite format 3\0', 'application/vnd.sqlite3', 'archive', 'db sqlite'),
  magic('age-encryption.org/', 'application/x-age', 'sealed', 'age'),
  magic('-----BEGIN PGP', 'application/pgp-encrypted', 'sealed', 'asc pgp gpg'),
  magic('MZ', 'application/x-msdownload', 'program', 'exe dll scr'),
  magic('\x7fELF', 'application/x-elf', 'program', 'elf so'),
  magic('\xca\xfe\xba\xbe', 'application/x-mach-binary', 'program', 'dylib class'),
  magic('\xcf\xfa\xed\xfe', 'application/x-mach-binary', 'program', 'dylib'),
  magic('L\0\0\0\x01\x14\x02\0', 'application/x-ms-shortcut', 'program', 'lnk'),
  magic('#!', 'text/x-script', 'program', 'sh py'),
]

const unknown: FileKind = { type: 'application/octet-stream', family: 'unknown', endings: [] }
const plain: FileKind = {
  type: 'text/plain',
  family: 'text',
  endings: ['txt', 'md', 'csv', 'log', 'eml', 'json'],
}
const html: FileKind = { type: 'text/html', family: 'text', endings: ['html', 'htm', 'xhtml'] }
const svg: FileKind = { type: 'image/svg+xml', family: 'picture', endings: ['svg'] }
const json: FileKind = { type: 'application/json', family: 'text', endings: ['json'] }
const empty: FileKind = { type: 'application/x-empty', family: 'unknown', endings: [] }

/** As much as one must read of the beginning, and of the end, to tell. */
export const headLength = 4096
export const tailLength = 66_000

/** `head` and `tail` may overlap, and of a short file are the whole file. */
export function kindOf(head: Uint8Array, tail: Uint8Array = head): Sniffed {
  if (head.length === 0) return { kind: empty, also: [] }
  const signed = magics.find((one) => hasAt(head, one.bytes, one.at))
  const kind: FileKind =
    signed === undefined
      ? textKind(head)
      : { type: signed.type, family: signed.family, endings: signed.endings }
  return { kind, also: alsoReads(kind, head, tail) }
}

/** MPEG audio without a tag begins with eleven set bits; text is what is valid UTF-8 without control characters. */
function textKind(head: Uint8Array): FileKind {
  if (head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2)
    return { type: 'audio/mpeg', family: 'sound', endings: ['mp3'] }
  const said = wholeLetters(head)
  if (said === undefined || controls.test(said)) return unknown
  const start = said.replace(/^\uFEFF/, '').trimStart()
  const drawing = /^<(?:\?xml|!doctype|!--|svg)/i.test(start) ? start.search(/<svg[\s>]/i) : -1
  if (drawing !== -1 && !markup.test(start.slice(0, drawing))) return svg
  if (markup.test(start.slice(0, 1024))) return html
  return /^[[{]\s*(?:["{[\]}]|-?\d|true|false|null)/.test(start) ? json : plain
}

// oxlint-disable-next-line no-control-regex -- naming control characters is the point
const controls = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/
const markup = /<(?:!doctype html|html|head|body|script|iframe|title|meta|table|div)[\s>]/i

/** The head as text; the last letter may be cut in the middle. */
function wholeLetters(head: Uint8Array): string | undefined {
  for (let cut = 0; cut < 4; cut++) {
    const said = textOf(head.subarray(0, head.length - cut))
    if (said !== undefined) return said
  }
  return undefined
}

function alsoReads(kind: FileKind, head: Uint8Array, tail: Uint8Array): readonly string[] {
  const also: string[] = []
  const start = latin1(head.subarray(0, 1024))
  if (kind.type !== 'application/pdf' && start.includes('%PDF-')) also.push('application/pdf')
  if (kind.family !== 'archive' && hasZipEnd(tail)) also.push('application/zip')
  if (kind.family !== 'text' && kind.type !== 'image/svg+xml' && markup.test(start)) also.push('text/html')
  if (kind.family !== 'archive' && hasAt(head, 'ustar', 257)) also.push('application/x-tar')
  if (kind.type === 'image/svg+xml' && /<(?:script|foreignObject|iframe)[\s>]/i.test(latin1(head)))
    also.push('text/html')
  return also
}

/** The end record of an archive, with a comment that reaches the end of the file: readers of archives start there. */
function hasZipEnd(tail: Uint8Array): boolean {
  // From one 06 to the one before it: every file of an intake is looked through, and most hold no archive.
  for (let at = tail.lastIndexOf(6, tail.length - 19) - 3; at >= 0; at = tail.lastIndexOf(6, at + 2) - 3) {
    if (!hasAt(tail, 'PK\x05\x06', at)) continue
    if (at + 22 + (tail[at + 20] ?? 0) + (tail[at + 21] ?? 0) * 256 <= tail.length) return true
  }
  return false
}

/** Whether a name's ending is one under which this kind comes. A name without an ending says nothing. */
export function isNamedFor(name: string, { endings }: FileKind): boolean {
  const [, ending] = /\.([A-Za-z0-9]{1,10})$/.exec(name) ?? []
  return ending === undefined || endings.length === 0 || endings.includes(ending.toLowerCase())
}

function hasAt(bytes: Uint8Array, signature: string, at: number): boolean {
  if (at + signature.length > bytes.length) return false
  for (let i = 0; i < signature.length; i++) if (bytes[at + i] !== signature.charCodeAt(i)) return false
  return true
}

function latin1(bytes: Uint8Array): string {
  let said = ''
  for (const byte of bytes) said += String.fromCharCode(byte)
  return said
}
