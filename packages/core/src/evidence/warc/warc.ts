/**
 * What a WARC file (ISO 28500, 1.0 and 1.1) is to the program: records in order, each with its header, its block and the
 * digests that were computed again here. docs/formats/capture.md, rules CP1 to CP14.
 *
 * Readers of WARC are lenient: they take a file that was cut, or a digest that nobody compared. A court is told
 * "whole" only of what was looked at byte by byte.
 */

export type WarcFlaw =
  /** Does not begin like a record. */
  | 'not-a-warc'
  /** A header line that is none, one said twice, or one that must be there and is not. */
  | 'header'
  /** The block does not end where its header says. */
  | 'record-end'
  /** The file ends inside a record or inside its packed bytes. */
  | 'torn'
  /** The packed bytes are broken, or do not have the sum that stands behind them. */
  | 'packed-bytes'
  /** The block, or what the block carries, is not what the header says. */
  | 'block-digest'
  | 'payload-digest'
  | 'too-large'
  | 'repeated-id'

/** `record` is its place in the file, from 0 on. */
export type WarcRefusal = { readonly kind: 'warc'; readonly why: WarcFlaw; readonly record: number }

/** Not as the standard says, and no reason to doubt a byte. */
export type WarcMark =
  /** No empty lines after the block; the end of its packed bytes shows where it ends. */
  | 'end-missing'
  /** `<http://…>`, as old versions of one program write it. */
  | 'address-in-brackets'
  /** Several records packed as one: an index cannot reach them. */
  | 'packed-together'
  /** A digest by a method that is not computed here. */
  | 'digest-not-computed'
  /** No digest of the block: nothing but the length holds it. */
  | 'no-digest'

export type WarcRecord = {
  /** `response`, `request`, `resource`, `metadata`, `warcinfo`, `revisit`, … */
  readonly type: string
  readonly id: string
  readonly date: string
  readonly uri: string | undefined
  /** All fields in their order, names as written. */
  readonly fields: readonly (readonly [string, string])[]
  readonly block: Uint8Array
  /** Where it lies in the file, packed or not. */
  readonly at: number
  readonly length: number
  readonly marks: readonly WarcMark[]
}

/**
 * Unpacks one raw DEFLATE stream that begins where `packed` begins, and says how many bytes it took: other bytes
 * follow. Never gives more than `most`.
 */
export type InflateMember = (
  packed: Uint8Array,
  most: number,
) => { readonly bytes: Uint8Array; readonly used: number } | 'broken' | 'torn' | 'too-large'

/** Packs as one gzip member with no name and no time. */
export type Gzip = (bytes: Uint8Array) => Uint8Array

/** The value of a field, by a name in any case. */
export function fieldOf(record: Pick<WarcRecord, 'fields'>, name: string): string | undefined {
  const wanted = name.toLowerCase()
  return record.fields.find(([field]) => field.toLowerCase() === wanted)?.[1]
}
