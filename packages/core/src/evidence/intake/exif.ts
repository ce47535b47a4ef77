/**
 * What a camera wrote beside the pixels: TIFF directories as Exif has them (CIPA DC-008), read from bytes of which
 * nothing is believed. Every offset may lead anywhere, also back to where one came from.
 *
 * Only what a documenter asks is read: when, where, with what, and whether a small picture of the uncovered original
 * travels along. Rules IN20 to IN24 of docs/formats/intake.md.
 */

export type ExifPlace = {
  readonly latitude: number
  readonly longitude: number
  /** Metres above the sea, below it when negative. */
  readonly altitude?: number
  /** As the satellites said, UTC. */
  readonly at?: string
}

export type Exif = {
  readonly make?: string
  readonly model?: string
  readonly software?: string
  readonly artist?: string
  readonly copyright?: string
  /** Body or lens: one camera in the world has it. */
  readonly serial?: string
  readonly owner?: string
  /** As the camera's clock said, without a zone unless it named one. */
  readonly takenAt?: string
  readonly changedAt?: string
  readonly place?: ExifPlace
  /** Bytes of a small picture, made before anything was covered. */
  readonly thumbnail?: number
  /** A maker's own notes, which may hold anything. */
  readonly makerNote?: number
}

type Entry = { readonly type: number; readonly count: number; readonly at: number }
type Directory = { readonly entries: ReadonlyMap<number, Entry>; readonly next: number }

const sizes: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]
const mostEntries = 1000

/** `undefined` when it is no TIFF structure at all; what cannot be read of one is left out. */
export function readExif(given: Uint8Array): Exif | undefined {
  const bytes = hasPrefix(given) ? given.subarray(6) : given
  const order = String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0)
  if (bytes.length < 8 || (order !== 'II' && order !== 'MM')) return undefined
  const tiff = new Tiff(bytes, order === 'II')
  if (tiff.u16(2) !== 42) return undefined
  const main = tiff.directory(tiff.u32(4))
  const photo = tiff.below(main, 0x8769)
  const gps = tiff.below(main, 0x8825)
  const small = main === undefined || main.next === 0 ? undefined : tiff.directory(main.next)
  return whatIsThere({
    make: tiff.text(main, 0x010f),
    model: tiff.text(main, 0x0110),
    software: tiff.text(main, 0x0131),
    artist: tiff.text(main, 0x013b),
    copyright: tiff.text(main, 0x8298),
    serial: tiff.text(photo, 0xa431) ?? tiff.text(photo, 0xa435) ?? tiff.text(main, 0xc62f),
    owner: tiff.text(photo, 0xa430),
    takenAt: moment(tiff.text(photo, 0x9003), tiff.text(photo, 0x9011)),
    changedAt: moment(tiff.text(main, 0x0132), tiff.text(photo, 0x9010)),
    place: placeIn(tiff, gps),
    thumbnail: thumbnailIn(tiff, small),
    makerNote: photo?.entries.get(0x927c)?.count,
  })
}

function hasPrefix(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 6)) === 'Exif\0\0'
}

class Tiff {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #little: boolean
  readonly #seen = new Set<number>()

  constructor(bytes: Uint8Array, little: boolean) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    this.#little = little
  }

  u16(at: number): number {
    return at + 2 <= this.#bytes.length ? this.#view.getUint16(at, this.#little) : 0
  }

  u32(at: number): number {
    return at + 4 <= this.#bytes.length ? this.#view.getUint32(at, this.#little) : 0
  }

  /** Each directory is read once: a chain that bites its tail ends there. */
  directory(at: number): Directory | undefined {
    if (at < 8 || at + 2 > this.#bytes.length || this.#seen.has(at)) return undefined
    this.#seen.add(at)
    const count = this.u16(at)
    if (count === 0 || count > mostEntries || at + 2 + count * 12 > this.#bytes.length) return undefined
    const entries = new Map<number, Entry>()
    for (let i = 0; i < count; i++) {
      const here = at + 2 + i * 12
      const type = this.u16(here + 2)
      const length = (sizes[type] ?? 0) * this.u32(here + 4)
      const place = length <= 4 ? here + 8 : this.u32(here + 8)
      if (length === 0 || place + length > this.#bytes.length) continue
      entries.set(this.u16(here), { type, count: this.u32(here + 4), at: place })
    }
    return { entries, next: this.u32(at + 2 + count * 12) }
  }

  below(from: Directory | undefined, tag: number): Directory | undefined {
    const entry = from?.entries.get(tag)
    return entry === undefined ? undefined : this.directory(this.u32(entry.at))
  }

  text(from: Directory | undefined, tag: number): string | undefined {
    const entry = from?.entries.get(tag)
    if (entry === undefined || entry.type !== 2 || entry.count > 4096) return undefined
    const raw = new TextDecoder().decode(this.#bytes.subarray(entry.at, entry.at + entry.count))
    const said = (raw.split('\0')[0] ?? '').replaceAll(/[\p{Cc}\p{Cf}\uFFFD]/gu, '').trim()
    return said === '' ? undefined : said.slice(0, 300)
  }

  whole(from: Directory | undefined, tag: number): number | undefined {
    const entry = from?.entries.get(tag)
    if (entry?.type === 3) return this.u16(entry.at)
    if (entry?.type === 4) return this.u32(entry.at)
    return entry?.type === 1 ? this.#bytes[entry.at] : undefined
  }

  fractions(from: Directory | undefined, tag: number, count: number): readonly number[] | undefined {
    const entry = from?.entries.get(tag)
    if (entry === undefined || entry.type !== 5 || entry.count !== count) return undefined
    const numbers = Array.from(
      { length: count },
      (_, i) => this.u32(entry.at + i * 8) / this.u32(entry.at + i * 8 + 4),
    )
    return numbers.every(Number.isFinite) ? numbers : undefined
  }
}

function placeIn(tiff: Tiff, gps: Directory | undefined): ExifPlace | undefined {
  const latitude = angle(tiff.fractions(gps, 2, 3), tiff.text(gps, 1) === 'S', 90)
  const longitude = angle(tiff.fractions(gps, 4, 3), tiff.text(gps, 3) === 'W', 180)
  if (latitude === undefined || longitude === undefined) return undefined
  const [metres] = tiff.fractions(gps, 6, 1) ?? []
  const altitude = metres === undefined ? undefined : Math.round(tiff.whole(gps, 5) === 1 ? -metres : metres)
  const time = tiff.fractions(gps, 7, 3)?.map((part) => String(Math.floor(part)).padStart(2, '0'))
  const day = /^(\d{4}):(\d{2}):(\d{2})$/.exec(tiff.text(gps, 0x1d) ?? '')
  return {
    latitude,
    longitude,
    ...(altitude === undefined ? {} : { altitude }),
    ...(time === undefined || day === null ? {} : { at: `${day[1]}-${day[2]}-${day[3]}T${time.join(':')}Z` }),
  }
}

function angle(parts: readonly number[] | undefined, isNegative: boolean, most: number): number | undefined {
  if (parts === undefined) return undefined
  const [degrees = 0, minutes = 0, seconds = 0] = parts
  const sum = Math.round((degrees + minutes / 60 + seconds / 3600) * 1e6) / 1e6
  if (sum > most) return undefined
  return isNegative ? -sum : sum
}

function thumbnailIn(tiff: Tiff, small: Directory | undefined): number | undefined {
  if (small === undefined) return undefined
  const length = tiff.whole(small, 0x0202) ?? tiff.whole(small, 0x0117)
  return length === undefined || length === 0 ? undefined : length
}

/** `2014:07:03 18:22:05` and a zone, as ISO 8601. */
function moment(said: string | undefined, zone: string | undefined): string | undefined {
  const parts = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}):(\d{2}):(\d{2})$/.exec(said ?? '')
  if (parts === null) return undefined
  const [, year, month, day, hour, minute, second] = parts
  const offset = /^[+-]\d{2}:\d{2}$/.test(zone ?? '') ? zone : ''
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset ?? ''}`
}

function whatIsThere(found: { readonly [K in keyof Required<Exif>]: Exif[K] | undefined }): Exif {
  const there: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(found)) if (value !== undefined) there[name] = value
  return there
}
