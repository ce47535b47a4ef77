/**
 * The end of an archive and its directory: where every reader begins, and where two readers most often part ways.
 */
import { ok, type Result, refuse } from '../../base/result.ts'
import { Fields, inLong16, inLong32, signatures } from './fields.ts'
import type { ZipFlaw, ZipLimits, ZipMark, ZipRefusal, ZipSource } from './zip.ts'

export type Directory = {
  readonly bytes: Fields
  readonly at: number
  readonly count: number
  /** What stands before the archive: every place it names is meant from here on. */
  readonly base: number
  readonly marks: readonly ZipMark[]
}

const endLength = 22
const locatorLength = 20
const end64Length = 56
/** The end, its longest comment and as much again for bytes that follow it. */
const tailLength = 2 * (endLength + 0xffff)

export function flawed(why: ZipFlaw, entry?: number): { readonly ok: false; readonly refusal: ZipRefusal } {
  return refuse({ kind: 'zip', why, ...(entry === undefined ? {} : { entry }) })
}

/** Exactly these bytes of the source, or undefined. */
export async function readAll(source: ZipSource, at: number, length: number): Promise<Fields | undefined> {
  if (at < 0 || at + length > source.size) return undefined
  const bytes = await source.read(at, length)
  return bytes.length === length ? new Fields(bytes) : undefined
}

export async function readDirectory(
  source: ZipSource,
  limits: ZipLimits,
): Promise<Result<Directory, ZipRefusal>> {
  const tailAt = Math.max(0, source.size - tailLength)
  const tail = await readAll(source, tailAt, source.size - tailAt)
  if (tail === undefined) return flawed('torn')
  const end = findEnd(tail)
  if (!end.ok) return end
  const said = await readEnd(source, tail, tailAt, end.value)
  if (!said.ok) return said
  const { count, size, offset, endsAt } = said.value
  if (count > limits.entries || size > 64 * 1024 * limits.entries) return flawed('too-many-entries')
  const at = endsAt - size
  const base = at - offset
  if (at < 0 || base < 0) return flawed('directory')
  const bytes = await readAll(source, at, size)
  if (bytes === undefined) return flawed('torn')
  const after = tail.bytes.length - end.value - endLength - tail.u16(end.value + 20)
  const marks: ZipMark[] = []
  if (after > 0) marks.push('bytes-after')
  if (tail.u16(end.value + 20) > 0) marks.push('comment')
  return ok({ bytes, at, count, base, marks })
}

/**
 * Readers search backwards and take the first end they meet; some want it to reach the end of the file, others do
 * not, and a few come from the front. Where these are not one and the same, the archive shows two faces.
 */
function findEnd(tail: Fields): Result<number, ZipRefusal> {
  const ends: { readonly at: number; readonly reaches: boolean }[] = []
  for (let at = tail.bytes.length - endLength; at >= 0; at--) {
    if (tail.bytes[at] !== 0x50 || tail.u32(at) !== signatures.end) continue
    const end = at + endLength + tail.u16(at + 20)
    if (end <= tail.bytes.length) ends.push({ at, reaches: end === tail.bytes.length })
  }
  const [nearest] = ends
  if (nearest === undefined) return flawed('not-a-zip')
  // An archive that lies inside, as a file of this one, has an end too, but not one that reaches so far.
  return ends.some((end) => end !== nearest && end.reaches) ? flawed('two-ends') : ok(nearest.at)
}

type Said = {
  readonly count: number
  readonly size: number
  readonly offset: number
  readonly endsAt: number
}

async function readEnd(
  source: ZipSource,
  tail: Fields,
  tailAt: number,
  at: number,
): Promise<Result<Said, ZipRefusal>> {
  const disks = [tail.u16(at + 4), tail.u16(at + 6)]
  const [here, count] = [tail.u16(at + 8), tail.u16(at + 10)]
  const [size, offset] = [tail.u32(at + 12), tail.u32(at + 16)]
  const endAt = tailAt + at
  const locator = await readAll(source, endAt - locatorLength, locatorLength)
  if (locator === undefined || locator.u32(0) !== signatures.locator64) {
    if (disks.some((disk) => disk !== 0) || here !== count) return flawed('many-disks')
    if (count === inLong16 || size === inLong32 || offset === inLong32) return flawed('zip64')
    return ok({ count, size, offset, endsAt: endAt })
  }
  const end64At = endAt - locatorLength - end64Length
  const end64 = await readAll(source, end64At, end64Length)
  if (end64 === undefined || end64.u32(0) !== signatures.end64 || end64.u64(4) !== end64Length - 12)
    return flawed('zip64')
  if (locator.u32(4) !== 0 || locator.u32(16) !== 1 || end64.u32(16) !== 0 || end64.u32(20) !== 0)
    return flawed('many-disks')
  const long = { count: end64.u64(32), size: end64.u64(40), offset: end64.u64(48) }
  // A reader that knows the long numbers and one that does not must find the same directory.
  const agrees =
    end64.u64(24) === long.count &&
    matches(here, inLong16, long.count) &&
    matches(count, inLong16, long.count) &&
    matches(size, inLong32, long.size) &&
    matches(offset, inLong32, long.offset) &&
    locator.u64(8) === long.size + long.offset
  return agrees ? ok({ ...long, endsAt: end64At }) : flawed('zip64')
}

function matches(short: number, mark: number, long: number): boolean {
  return short === mark || short === long
}
