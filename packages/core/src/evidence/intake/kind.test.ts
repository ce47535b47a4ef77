import { describe, expect, it } from 'vitest'
import { concat, u32, utf8 } from '../../base/bytes.ts'
import { readExif } from './exif.ts'
import { readFilmNotes } from './film-notes.ts'
import { isNamedFor, kindOf } from './kind.ts'
import { partsOf } from './picture-parts.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const jpeg = bytes('\xff\xd8\xff\xe0\0\x10JFIF\0')
const zipEnd = bytes(`PK\x05\x06${'\0'.repeat(18)}`)
const typeOf = (head: Uint8Array): string => kindOf(head).kind.type

describe('what a file is', () => {
  it('[IN10] follows from its bytes, and its name is only a claim', () => {
    const known: readonly (readonly [string, string])[] = [
      ['\x89PNG\r\n\x1a\n', 'image/png'],
      ['GIF89a', 'image/gif'],
      ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
      ['RIFF\0\0\0\0WAVEfmt ', 'audio/wav'],
      ['II*\0\x08\0\0\0', 'image/tiff'],
      ['\0\0\0\x18ftypheic', 'image/heic'],
      ['\0\0\0\x18ftypisom', 'video/mp4'],
      ['\0\0\0\x14ftypqt  ', 'video/quicktime'],
      ['\x1aE\xdf\xa3', 'video/webm'],
      ['OggS\0', 'audio/ogg'],
      ['\xff\xfb\x90', 'audio/mpeg'],
      ['%PDF-1.7', 'application/pdf'],
      ['PK\x03\x04', 'application/zip'],
      ['\x1f\x8b\x08', 'application/gzip'],
      ['MZ\x90', 'application/x-msdownload'],
      ['#!/bin/sh\n', 'text/x-script'],
      ['<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg xmlns="x">', 'image/svg+xml'],
      ['<!doctype html><p>', 'text/html'],
      ['{"a": 1}', 'application/json'],
      ['They came at night.', 'text/plain'],
      ['\0\x01\x02nothing known', 'application/octet-stream'],
    ]
    for (const [head, type] of known) expect(typeOf(bytes(head)), type).toBe(type)
    expect(typeOf(utf8('Они пришли ночью').subarray(0, 9))).toBe('text/plain')
    expect(kindOf(new Uint8Array(0)).kind.type).toBe('application/x-empty')
    expect(isNamedFor('gate.JPG', kindOf(jpeg).kind)).toBe(true)
    expect(isNamedFor('gate.pdf', kindOf(jpeg).kind)).toBe(false)
    expect(isNamedFor('gate', kindOf(jpeg).kind)).toBe(true)
  })

  it('[IN11] is said twice when two programs would see two things', () => {
    expect(kindOf(jpeg, concat(jpeg, zipEnd)).also).toEqual(['application/zip'])
    expect(kindOf(concat(jpeg, utf8('<script>alert(1)</script>'))).also).toEqual(['text/html'])
    expect(kindOf(concat(jpeg, utf8('%PDF-1.4'))).also).toEqual(['application/pdf'])
    expect(kindOf(bytes(`%PDF-1.4${' '.repeat(249)}ustar`)).also).toEqual(['application/x-tar'])
    expect(kindOf(utf8('<svg><script>x</script></svg>')).also).toEqual(['text/html'])
    expect(kindOf(bytes('PK\x03\x04'), zipEnd).also).toEqual([])
    expect(kindOf(jpeg, jpeg).also).toEqual([])
    // An end record whose comment would reach beyond the file is none.
    const false_ = concat(jpeg, bytes(`PK\x05\x06${'\0'.repeat(16)}\xff\xff`))
    expect(kindOf(jpeg, false_).also).toEqual([])
  })
})

describe('what a camera wrote', () => {
  it('[IN20] is read from hostile bytes without falling over or going round in circles', () => {
    const loop = Uint8Array.from([
      ...utf8('II*\0'),
      8,
      0,
      0,
      0,
      1,
      0,
      0x69,
      0x87,
      4,
      0,
      1,
      0,
      0,
      0,
      8,
      0,
      0,
      0,
      8,
      0,
      0,
      0,
    ])
    expect(readExif(loop)).toEqual({})
    let seed = 7
    const next = (): number => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff) >> 8
    for (let round = 0; round < 3000; round++) {
      const noise = Uint8Array.from({ length: 8 + (next() % 200) }, () => next())
      noise.set(utf8(round % 2 === 0 ? 'II*\0' : 'MM\0*'))
      expect(readExif(noise)).toBeDefined()
      for (const type of ['image/jpeg', 'image/png', 'image/webp']) partsOf(type, noise)
    }
    expect(readExif(utf8('nothing'))).toBeUndefined()
  })

  it('[IN25] lies in blocks that are found in the file itself, and behind its end', () => {
    const scan = bytes('\xff\xda\0\x04ab\x01\xff\0\x02\xff\xd0\x03\xff\xd9')
    const block = (marker: string, said: string): Uint8Array =>
      bytes(`\xff${marker}${String.fromCharCode(0, said.length + 2)}${said}`)
    const file = concat(
      bytes('\xff\xd8'),
      block('\xe1', 'Exif\0\0II'),
      block('\xeb', 'JP\0\x01'),
      block('\xe2', 'MPF\0'),
      block('\xe5', 'own'),
      scan,
      bytes('behind'),
    )
    expect(partsOf('image/jpeg', file)).toEqual({
      parts: [
        { name: 'exif', bytes: 10 },
        { name: 'credentials', bytes: 6 },
        { name: 'more-pictures', bytes: 6 },
        { name: 'app5', bytes: 5 },
      ],
      behind: 6,
    })
    expect(partsOf('image/jpeg', file.subarray(0, file.length - 9))).toBeUndefined()
  })
})

describe('what a telephone wrote into a film', () => {
  const box = (type: string, ...inside: readonly Uint8Array[]): Uint8Array => {
    const body = concat(...inside)
    return concat(u32(body.length + 8), bytes(type), body)
  }
  const header = concat(u32(0), u32(2_082_844_800 + 1_489_518_487), new Uint8Array(92))
  const size = concat(new Uint8Array(76), u32(1280 << 16), u32(720 << 16))
  const text = (said: string): Uint8Array => concat(bytes('\0\x14\x15\xc7'), bytes(said))

  it('[IN22] is read where QuickTime and Apple put it: time, place, device', () => {
    const film = concat(
      box('ftyp', bytes('isom')),
      box('mdat', new Uint8Array(500)),
      box(
        'moov',
        box('mvhd', header),
        box('trak', box('tkhd', size)),
        box('udta', box('\xa9xyz', text('+43.3180+045.6944+128.0/')), box('\xa9mak', text('Kestrel'))),
      ),
    )
    expect(readFilmNotes(film)).toEqual({
      width: 1280,
      height: 720,
      exif: {
        make: 'Kestrel',
        takenAt: '2017-03-14T19:08:07Z',
        place: { latitude: 43.318, longitude: 45.6944, altitude: 128 },
      },
    })
    const name = bytes('com.apple.quicktime.model')
    const key = concat(u32(name.length + 8), bytes('mdta'), name)
    const value = concat(u32(16 + 5), bytes('data'), u32(1), u32(0), bytes('One 5'))
    const item = concat(u32(value.length + 8), u32(1), value)
    const meta = box('meta', box('keys', u32(0), u32(1), key), box('ilst', item))
    expect(readFilmNotes(box('moov', meta))?.exif).toEqual({ model: 'One 5' })
  })

  it('[IN23] is nothing where boxes lie about their length or lie in each other without end', () => {
    expect(readFilmNotes(bytes('no film at all'))).toBeUndefined()
    expect(readFilmNotes(concat(u32(0xffff_ffff), bytes('moov')))).toBeUndefined()
    expect(readFilmNotes(concat(u32(1), bytes('moov'), u32(0), u32(3)))).toBeUndefined()
    let nested: Uint8Array = box('mvhd', header)
    for (let depth = 0; depth < 200; depth++) nested = box('udta', nested)
    expect(readFilmNotes(box('moov', nested))).toEqual({ width: 0, height: 0, exif: {} })
    const many = concat(...Array.from({ length: 3000 }, () => box('udta')))
    expect(readFilmNotes(box('moov', many))).toBeDefined()
  })
})
