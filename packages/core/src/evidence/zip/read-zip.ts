/**
 * Opens an archive: reads its directory, holds every header against it, and gives the list of its files or the reason
 * why not. No byte of a file is unpacked here.
 */
import { equalBytes } from '../../base/bytes.ts'
import { ok, type Result } from '../../base/result.ts'
import { type Directory, flawed, readAll, readDirectory } from './directory.ts'
import { readName, repeatedName, unicodePath } from './entry-name.ts'
import { extraParts, Fields, inLong16, inLong32, signatures } from './fields.ts'
import {
  type Zip,
  type ZipEntry,
  type ZipFlaw,
  type ZipLimits,
  type ZipMark,
  type ZipRefusal,
  type ZipSource,
  zipLimits,
} from './zip.ts'

const centralLength = 46
const localLength = 30
const flags = {
  encrypted: 0x0001,
  sizesFollow: 0x0008,
  patched: 0x0020,
  strong: 0x0040,
  masked: 0x2000,
} as const
const zip64Extra = 0x0001
/** 6.3, of 2006: the last that added anything. */
const newestVersion = 63
const encryptionExtras = [0x0017, 0x9901]
const mebibyte = 1024 * 1024

/** An entry as the directory describes it. */
type Described = ZipEntry & {
  readonly at: number
  readonly flags: number
  readonly methodNumber: number
  readonly nameBytes: Uint8Array
  readonly isUtf8: boolean
}
type Span = { readonly entry: ZipEntry; readonly from: number; readonly to: number }

/** The files of an archive, or why it is not opened. Limits are meant for all of it together. */
export async function readZip(
  source: ZipSource,
  limits: ZipLimits = zipLimits,
): Promise<Result<Zip, ZipRefusal>> {
  const directory = await readDirectory(source, limits)
  if (!directory.ok) return directory
  const described = readEntries(directory.value)
  if (!described.ok) return described
  const bomb = bombIn(described.value, limits)
  if (bomb !== undefined) return bomb
  const repeated = repeatedName(described.value)
  if (repeated !== undefined) return flawed('repeated-name', repeated)
  const spans: Span[] = []
  for (const entry of described.value) {
    const span = await locate(source, entry)
    if (!span.ok) return span
    spans.push(span.value)
  }
  const between = gapsIn(spans, directory.value)
  if (!between.ok) return between
  const marks = new Set([...directory.value.marks, ...between.value])
  if (described.value.some(({ isUtf8 }) => !isUtf8)) marks.add('name-not-utf8')
  return ok({ entries: spans.map(({ entry }) => entry), marks: [...marks] })
}

function readEntries({ bytes, count, base }: Directory): Result<readonly Described[], ZipRefusal> {
  const entries: Described[] = []
  let at = 0
  while (entries.length < count) {
    if (!bytes.has(at, centralLength) || bytes.u32(at) !== signatures.central) return flawed('directory')
    const length = centralLength + bytes.u16(at + 28) + bytes.u16(at + 30) + bytes.u16(at + 32)
    if (!bytes.has(at, length)) return flawed('directory')
    const entry = describe(new Fields(bytes.part(at, length)), entries.length, base)
    if (typeof entry === 'string') return flawed(entry, entries.length)
    entries.push(entry)
    at += length
  }
  return at === bytes.bytes.length ? ok(entries) : flawed('directory')
}

function describe(head: Fields, index: number, base: number): Described | ZipFlaw {
  const entryFlags = head.u16(8)
  const nameLength = head.u16(28)
  const extras = extraParts(head.part(centralLength + nameLength, head.u16(30)))
  if (extras === undefined) return 'directory'
  const refused = refusedKind(entryFlags, extras, head.u32(38) >>> 16)
  if (refused !== undefined) return refused
  // What needs a newer reader than there is means something that this one does not see.
  if ((head.u16(6) & 0xff) > newestVersion) return 'method'
  const methodNumber = head.u16(10)
  const method = methodNumber === 0 ? 'stored' : methodNumber === 8 ? 'deflated' : undefined
  if (method === undefined) return 'method'
  const nameBytes = head.part(centralLength, nameLength)
  const name = readName(nameBytes, entryFlags, extras.get(unicodePath))
  if (name === undefined) return 'name'
  const long = longNumbers([head.u32(24), head.u32(20), head.u32(42)], extras.get(zip64Extra))
  if (long === undefined) return 'zip64'
  const [size = 0, packedSize = 0, offset = 0] = long
  if (head.u16(34) !== 0 && head.u16(34) !== inLong16) return 'many-disks'
  if ((method === 'stored' && size !== packedSize) || (name.isFolder && size !== 0)) return 'size'
  const kind = name.isFolder ? 'folder' : 'file'
  const crc32 = head.u32(16)
  const at = base + offset
  const told = { name: name.name, kind, method, size, packedSize, crc32, index, dataAt: 0 } as const
  return { ...told, at, flags: entryFlags, methodNumber, nameBytes, isUtf8: name.isUtf8 }
}

function refusedKind(
  entryFlags: number,
  extras: ReadonlyMap<number, Fields>,
  mode: number,
): ZipFlaw | undefined {
  const encrypted = entryFlags & (flags.encrypted | flags.strong | flags.masked)
  if (encrypted !== 0 || encryptionExtras.some((id) => extras.has(id))) return 'encrypted'
  if ((entryFlags & flags.patched) !== 0) return 'method'
  // The kind of file in Unix's own bits, whatever system the archive says it comes from.
  const kind = mode & 0xf000
  if (kind === 0xa000) return 'symlink'
  return kind === 0 || kind === 0x8000 || kind === 0x4000 ? undefined : 'special-file'
}

/** Each number from the long field where the short one points there. The long field holds these and no others. */
function longNumbers(short: readonly number[], extra: Fields | undefined): readonly number[] | undefined {
  const wanted = short.filter((value) => value === inLong32).length
  if (wanted === 0) return short
  if (extra === undefined || extra.bytes.length !== wanted * 8) return undefined
  let at = -8
  const long = short.map((value) => (value === inLong32 ? extra.u64((at += 8)) : value))
  return long.every((value) => Number.isSafeInteger(value)) ? long : undefined
}

function bombIn(
  entries: readonly Described[],
  limits: ZipLimits,
): { readonly ok: false; readonly refusal: ZipRefusal } | undefined {
  let total = 0
  for (const { size, packedSize, index } of entries) {
    total += size
    if (total > limits.total) return flawed('too-large', index)
    if (size > mebibyte && size > packedSize * limits.ratio) return flawed('ratio', index)
  }
  return undefined
}

/** Finds the bytes of an entry and holds the header before them against the directory. */
async function locate(source: ZipSource, told: Described): Promise<Result<Span, ZipRefusal>> {
  const { index, packedSize } = told
  const head = await readAll(source, told.at, localLength)
  if (head === undefined) return flawed('torn', index)
  const nameLength = head.u16(26)
  const extraLength = head.u16(28)
  const rest = await readAll(source, told.at + localLength, nameLength + extraLength)
  if (rest === undefined) return flawed('torn', index)
  const extras = extraParts(rest.part(nameLength, extraLength))
  const second = extras?.get(unicodePath)
  const sameName = equalBytes(rest.part(0, nameLength), told.nameBytes)
  if (extras === undefined || head.u32(0) !== signatures.local || !sameName)
    return flawed('headers-differ', index)
  if (readName(told.nameBytes, told.flags, second) === undefined) return flawed('name', index)
  if (head.u16(6) !== told.flags || head.u16(8) !== told.methodNumber) return flawed('headers-differ', index)
  const long = longNumbers([head.u32(22), head.u32(18)], extras.get(zip64Extra))
  if (long === undefined) return flawed('zip64', index)
  const dataAt = told.at + localLength + nameLength + extraLength
  const dataEnd = dataAt + packedSize
  if (dataEnd > source.size) return flawed('torn', index)
  const follows = (told.flags & flags.sizesFollow) !== 0
  const sameNumbers =
    fits(head.u32(14), told.crc32, follows) &&
    fits(long[0], told.size, follows) &&
    fits(long[1], packedSize, follows)
  if (!sameNumbers) return flawed('headers-differ', index)
  const trailer = follows ? await descriptorLength(source, dataEnd, told) : 0
  if (trailer === undefined) return flawed('headers-differ', index)
  const { name, kind, method, size, crc32 } = told
  const entry = { name, kind, method, size, packedSize, crc32, index, dataAt }
  return ok({ entry, from: told.at, to: dataEnd + trailer })
}

/** A writer that did not know a number yet wrote zero and gives it behind the bytes. */
function fits(local: number | undefined, central: number, follows: boolean): boolean {
  return local === central || (follows && local === 0)
}

/** The numbers behind the bytes come in four spellings; one must say what the directory says. */
async function descriptorLength(
  source: ZipSource,
  at: number,
  { crc32, size, packedSize }: Described,
): Promise<number | undefined> {
  const fields = await readAll(source, at, Math.min(24, source.size - at))
  if (fields === undefined) return undefined
  for (const signed of [4, 0]) {
    if (signed === 4 && !(fields.has(0, 4) && fields.u32(0) === signatures.descriptor)) continue
    if (!fields.has(signed, 12) || fields.u32(signed) !== crc32) continue
    if (
      fields.has(signed + 4, 16) &&
      fields.u64(signed + 4) === packedSize &&
      fields.u64(signed + 12) === size
    )
      return signed + 20
    if (fields.u32(signed + 4) === packedSize && fields.u32(signed + 8) === size) return signed + 12
  }
  return undefined
}

/** Two entries over the same bytes unpack to more than there is; bytes of no entry are where something hides. */
function gapsIn(spans: readonly Span[], { at, base }: Directory): Result<readonly ZipMark[], ZipRefusal> {
  const marks: ZipMark[] = base > 0 ? ['bytes-before'] : []
  let reached = base
  for (const { entry, from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from < reached || to > at) return flawed('overlap', entry.index)
    if (from > reached) marks.push(reached === base ? 'bytes-before' : 'bytes-between')
    reached = to
  }
  // A 64-bit end has its place behind the directory, so only what lies before it counts here.
  if (reached < at) marks.push(spans.length === 0 ? 'bytes-before' : 'bytes-between')
  return ok(marks)
}
