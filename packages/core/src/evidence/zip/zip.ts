/**
 * What a ZIP archive is to the program: a list of plain files, each with one name, one place and one size that
 * the directory at its end and the header before its bytes agree on. docs/formats/zip.md, rules ZP1 to ZP24.
 *
 * Archives come from strangers. Two programs that read one archive in two ways see two exhibits, so whatever
 * readers are known to disagree about is refused, not guessed.
 */

/** Where the bytes of an archive lie. May answer with fewer bytes than asked: then the archive is torn. */
export interface ZipSource {
  readonly size: number
  read(at: number, length: number): Promise<Uint8Array>
}

export type ZipFlaw =
  /** No end of a directory was found. */
  | 'not-a-zip'
  /** More than one end, of which readers take different ones. */
  | 'two-ends'
  /** Something that should be there lies beyond the end of the file, or the source gave too little. */
  | 'torn'
  | 'many-disks'
  /** The directory is not where its end says, or holds another number of entries. */
  | 'directory'
  /** Sizes of 64 bits are missing, or disagree with the short ones. */
  | 'zip64'
  | 'too-many-entries'
  | 'too-large'
  /** So much out of so little that it can only be a bomb. */
  | 'ratio'
  | 'encrypted'
  | 'method'
  | 'symlink'
  /** A device, a pipe or a socket. */
  | 'special-file'
  /** Leads out of the folder on some system, or holds control characters. */
  | 'name'
  /** Twice the same name, also by case or spelling, or a file that is also a folder. */
  | 'repeated-name'
  /** The directory and the header before the bytes say different things. */
  | 'headers-differ'
  | 'overlap'
  /** More or fewer bytes than both headers say. */
  | 'size'
  | 'crc'
  /** The packed bytes are no DEFLATE stream, or it ends early, or something follows it. */
  | 'packed-bytes'

/** `entry` is the place in the directory, from 0 on: a name may itself be content. */
export type ZipRefusal = { readonly kind: 'zip'; readonly why: ZipFlaw; readonly entry?: number }

/**
 * No reason to refuse, but whoever opens the file should know it: bytes that belong to no entry are where a file
 * hides that is also a picture or a program.
 */
export type ZipMark = 'bytes-before' | 'bytes-between' | 'bytes-after' | 'comment' | 'name-not-utf8'

export type ZipEntry = {
  /** With `/` between its parts; of a folder without the last one. */
  readonly name: string
  readonly kind: 'file' | 'folder'
  readonly method: 'stored' | 'deflated'
  readonly size: number
  readonly packedSize: number
  readonly crc32: number
  /** Place in the directory, from 0 on. */
  readonly index: number
  /** Where its packed bytes begin in the file. */
  readonly dataAt: number
}

export type Zip = {
  readonly entries: readonly ZipEntry[]
  readonly marks: readonly ZipMark[]
}

export type ZipLimits = {
  readonly entries: number
  /** Bytes of all files together, unpacked. */
  readonly total: number
  /** Unpacked bytes for one packed byte, for files above a mebibyte. */
  readonly ratio: number
}

/** DEFLATE reaches 1032 at most; text, tables and pictures stay far below a quarter of that. */
export const zipLimits: ZipLimits = { entries: 100_000, total: 64 * 1024 ** 3, ratio: 250 }

/**
 * Unpacks one raw DEFLATE stream. Throws where the stream is broken, ends early, or is followed by other bytes.
 * The platform's `DecompressionStream('deflate-raw')` does all three (`platform-inflate.ts`).
 */
export type Inflate = (packed: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>

export function sourceOf(bytes: Uint8Array): ZipSource {
  return { size: bytes.length, read: async (at, length) => bytes.subarray(at, at + length) }
}
