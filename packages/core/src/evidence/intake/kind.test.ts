import { describe, expect, it } from 'vitest'
import { concat, utf8 } from '../../base/bytes.ts'
import { readExif } from './exif.ts'
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
