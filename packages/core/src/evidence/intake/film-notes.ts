/**
 * What a telephone wrote into a film beside its frames: boxes of MP4 and QuickTime (ISO/IEC 14496-12), read from bytes of
 * which nothing is believed. Time and place of a film are as telling as those of a photograph. Rules IN22 and IN23.
 */
import type { Exif, ExifPlace } from './exif.ts'

export type FilmNotes = {
  readonly exif: Exif
  /** Of the largest track that has a size; 0 where none says. */
  readonly width: number
  readonly height: number
}

type Box = { readonly type: string; readonly from: number; readonly to: number }

const mostBoxes = 20_000
const deepest = 6
/** Boxes that hold boxes. */
const holding: readonly string[] = ['moov', 'trak', 'udta']

/** `undefined` when it is no film of this kind. */
export function readFilmNotes(bytes: Uint8Array): FilmNotes | undefined {
  const film = new Film(bytes)
  film.walk(0, bytes.length, 0)
  return film.hasMovie ? film.notes() : undefined
}

class Film {
  hasMovie = false
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #said = new Map<string, string>()
  #takenAt: string | undefined
  #width = 0
  #height = 0
  #boxes = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  walk(from: number, to: number, depth: number): void {
    for (let at = from; at + 8 <= to; ) {
      const box = this.#boxAt(at, to)
      if (box === undefined || this.#boxes++ > mostBoxes) return
      this.#take(box, depth)
      at = box.to
    }
  }

  notes(): FilmNotes {
    const place = placeOf(this.#said.get('place'))
    const named = (name: string): { readonly [field: string]: string } => {
      const said = this.#said.get(name)
      return said === undefined ? {} : { [name]: said }
    }
    return {
      width: this.#width,
      height: this.#height,
      exif: {
        ...named('make'),
        ...named('model'),
        ...named('software'),
        ...named('artist'),
        ...(this.#takenAt === undefined ? {} : { takenAt: this.#takenAt }),
        ...(place === undefined ? {} : { place }),
      },
    }
  }

  #boxAt(at: number, to: number): Box | undefined {
    const short = this.#view.getUint32(at)
    const type = letters(this.#bytes, at + 4, 4)
    // 1: the length stands behind, in eight bytes; 0: to the end.
    const long = short === 1 && at + 16 <= to ? Number(this.#view.getBigUint64(at + 8)) : undefined
    const length = short === 0 ? to - at : (long ?? short)
    const head = long === undefined ? 8 : 16
    return length < head || at + length > to ? undefined : { type, from: at + head, to: at + length }
  }

  #take({ type, from, to }: Box, depth: number): void {
    if (type === 'moov') this.hasMovie = true
    if (holding.includes(type) && depth < deepest) return this.walk(from, to, depth + 1)
    if (type === 'meta' && depth < deepest) return this.#meta(from, to)
    if (type === 'mvhd') this.#takenAt = this.#moment(from, to)
    if (type === 'tkhd') this.#size(to)
    const name = quickTime.get(type)
    // Two bytes of length and two of language, as QuickTime has its texts.
    if (name !== undefined && to - from > 4) this.#keep(name, from + 4, to)
  }

  /** Apple's list of keys, and behind it the values by number. */
  #meta(from: number, to: number): void {
    const keys: string[] = []
    for (let at = from; at + 8 <= to; ) {
      const box = this.#boxAt(at, to) ?? this.#boxAt(at + 4, to)
      if (box === undefined || this.#boxes++ > mostBoxes) return
      if (box.type === 'keys') {
        for (let key = box.from + 8; key + 8 <= box.to && keys.length < 200; ) {
          const length = this.#view.getUint32(key)
          if (length < 8 || key + length > box.to) break
          keys.push(letters(this.#bytes, key + 8, Math.min(length - 8, 100)))
          key += length
        }
      }
      if (box.type === 'ilst') this.#values(box, keys)
      at = box.to
    }
  }

  #values({ from, to }: Box, keys: readonly string[]): void {
    for (let at = from; at + 24 <= to; ) {
      const length = this.#view.getUint32(at)
      const key = keys[this.#view.getUint32(at + 4) - 1]
      if (length < 24 || at + length > to) return
      const name = apple.get(key ?? '')
      if (name !== undefined) this.#keep(name, at + 24, at + length)
      at += length
    }
  }

  #keep(name: string, from: number, to: number): void {
    const raw = new TextDecoder().decode(this.#bytes.subarray(from, Math.min(to, from + 300)))
    const said = raw.replaceAll(/[\p{Cc}\p{Cf}\uFFFD]/gu, '').trim()
    if (said !== '' && !this.#said.has(name)) this.#said.set(name, said)
  }

  /** Seconds since 1904, in UTC as the standard says. */
  #moment(from: number, to: number): string | undefined {
    if (from + 12 > to) return undefined
    const isLong = this.#bytes[from] === 1
    const seconds = isLong ? Number(this.#view.getBigUint64(from + 4)) : this.#view.getUint32(from + 4)
    const millis = (seconds - 2_082_844_800) * 1000
    if (millis <= 0 || millis > 4_102_444_800_000) return undefined
    return Temporal.Instant.fromEpochMilliseconds(millis).toString()
  }

  /** Width and height are the last eight bytes, in sixteenths of sixteen bits. */
  #size(to: number): void {
    if (to < 8) return
    const [width, height] = [this.#view.getUint16(to - 8), this.#view.getUint16(to - 4)]
    if (width * height <= this.#width * this.#height) return
    this.#width = width
    this.#height = height
  }
}

const quickTime: ReadonlyMap<string, string> = new Map([
  ['\u00a9xyz', 'place'],
  ['\u00a9mak', 'make'],
  ['\u00a9mod', 'model'],
  ['\u00a9swr', 'software'],
  ['\u00a9aut', 'artist'],
])
const apple: ReadonlyMap<string, string> = new Map([
  ['com.apple.quicktime.location.ISO6709', 'place'],
  ['com.apple.quicktime.make', 'make'],
  ['com.apple.quicktime.model', 'model'],
  ['com.apple.quicktime.software', 'software'],
  ['com.apple.quicktime.author', 'artist'],
])

/** ISO 6709: `+43.3180+045.6944+128.000/`. */
function placeOf(said: string | undefined): ExifPlace | undefined {
  const parts =
    /^(?<north>[+-]\d{1,2}\.\d{1,8})(?<east>[+-]\d{1,3}\.\d{1,8})(?<up>[+-]\d{1,5}(?:\.\d{1,4})?)?/.exec(
      said ?? '',
    )?.groups
  if (parts === undefined) return undefined
  const [latitude, longitude] = [Number(parts['north']), Number(parts['east'])]
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined
  const altitude = parts['up'] === undefined ? undefined : Math.round(Number(parts['up']))
  return { latitude, longitude, ...(altitude === undefined ? {} : { altitude }) }
}

function letters(bytes: Uint8Array, at: number, count: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + count))
}
