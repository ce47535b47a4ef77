/**
 * Writes an archive without packing anything: the same files give the same bytes, and a stranger can cut any of them out
 * with `dd`. Times are those of the format's first day, because a time of day tells when somebody was at work.
 */
import { type Bytes, concat, utf8 } from '../../base/bytes.ts'
import { crc32 } from './crc32.ts'
import { inLong16, inLong32, signatures } from './fields.ts'

/** `pieces` is read twice, once for the sum; it must give the same bytes both times. */
export type ZipFile = {
  readonly name: string
  readonly pieces: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** Where it is known: then it is read once. */
  readonly sum?: Sum
}
type Sum = { readonly crc32: number; readonly size: number }

type Written = { readonly name: Bytes; readonly crc32: number; readonly size: number; readonly at: number }

const version = 20
const version64 = 45
/** Made on Unix: a reader then takes the mode below as meant. */
const madeBy = 3 << 8
const utf8Name = 0x0800
/** 1 January 1980, 00:00. */
const firstDay = 0x0021
const plainFile = 0o100644 * 0x1_0000

/** A file that lies in memory. */
export function zipFile(name: string, bytes: Uint8Array): ZipFile {
  return { name, pieces: () => [bytes], sum: { crc32: crc32(bytes), size: bytes.length } }
}

/** Throws when a file changes between its two readings: a defect of the source, and half an archive. */
export async function* writeZip(files: readonly ZipFile[]): AsyncGenerator<Uint8Array, void, void> {
  const written: Written[] = []
  let at = 0
  for (const file of files) {
    const name = utf8(file.name)
    const summed = file.sum ?? (await sumOf(file))
    const entry = { name, ...summed, at }
    const head = localHeader(entry)
    yield head
    let size = 0
    let sum = 0
    for await (const piece of file.pieces()) {
      size += piece.length
      if (file.sum === undefined) sum = crc32(piece, sum)
      yield piece
    }
    if (size !== entry.size || (file.sum === undefined && sum !== entry.crc32))
      throw new Error('a file changed while it was archived')
    written.push(entry)
    at += head.length + size
  }
  const directory = written.map(centralHeader)
  yield* directory
  const length = directory.reduce((sum, header) => sum + header.length, 0)
  yield endOf(written.length, length, at)
}

async function sumOf(file: ZipFile): Promise<Sum> {
  let size = 0
  let sum = 0
  for await (const piece of file.pieces()) {
    size += piece.length
    sum = crc32(piece, sum)
  }
  return { crc32: sum, size }
}

function localHeader({ name, crc32: sum, size }: Written): Bytes {
  const long = size >= inLong32
  const extra = long ? concat(numbers('2288', [1, 16, size, size])) : concat()
  const short = long ? inLong32 : size
  const head = [signatures.local, long ? version64 : version, utf8Name, 0, 0, firstDay]
  const rest = [sum, short, short, name.length, extra.length]
  return concat(numbers('42222244422', [...head, ...rest]), name, extra)
}

function centralHeader({ name, crc32: sum, size, at }: Written): Bytes {
  const longs = [size, size, at].filter((value) => value >= inLong32)
  const extra = numbers('22888'.slice(0, longs.length && longs.length + 2), [1, longs.length * 8, ...longs])
  const needed = longs.length > 0 ? version64 : version
  const short = Math.min(size, inLong32)
  const head = [signatures.central, madeBy | needed, needed, utf8Name, 0, 0, firstDay]
  const rest = [sum, short, short, name.length, extra.length, 0, 0, 0, plainFile, Math.min(at, inLong32)]
  return concat(numbers('42222224442222244', [...head, ...rest]), name, extra)
}

function endOf(count: number, length: number, at: number): Bytes {
  const short = Math.min(count, inLong16)
  const sizes = [Math.min(length, inLong32), Math.min(at, inLong32)]
  const end = numbers('42222442', [signatures.end, 0, 0, short, short, ...sizes, 0])
  if (count < inLong16 && length < inLong32 && at < inLong32) return end
  const head = [signatures.end64, 44, madeBy | version64, version64, 0, 0]
  const end64 = numbers('4822448888', [...head, count, count, length, at])
  return concat(end64, numbers('4484', [signatures.locator64, 0, at + length, 1]), end)
}

/** Little-endian numbers, each as long as its digit in `widths` says. */
function numbers(widths: string, values: readonly number[]): Bytes {
  const bytes: number[] = []
  for (const [place, width] of widths.split('').entries()) {
    let rest = values[place] ?? 0
    for (let left = Number(width); left > 0; left--) {
      bytes.push(rest % 256)
      rest = Math.floor(rest / 256)
    }
  }
  return Uint8Array.from(bytes)
}
