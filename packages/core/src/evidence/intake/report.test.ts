/** What a file said of itself when it was taken in, as it is sealed. docs/formats/seal.md, SL18 to SL20. */
import { describe, expect, it } from 'vitest'
import { textOf, utf8 } from '../../base/bytes.ts'
import { parseReport, writeReport } from './report.ts'

const of = { sha256: 'a'.repeat(64), bytes: 23, type: 'image/jpeg' }
const place = { latitude: 54.123456789, longitude: -3.5e-7 }
const said = {
  type: 'image/jpeg',
  width: 8,
  height: 8,
  exif: { place },
  behind: 0,
  thumbnails: ['exif'] as const,
}
const whole = {
  of,
  also: ['application/zip'],
  metadata: { said: { ...said, parts: [{ name: 'exif', bytes: 12 }] } },
  credentials: { refused: 'took-too-long' as const },
  readers: [{ name: 'sharp', version: '0.35.5' }],
}

describe('the report that is made when a file is taken in', () => {
  it('[SL18] is the same bytes for the same reading, reads back, and has no other spelling', () => {
    const [one, two] = [writeReport(whole), writeReport(whole)]
    if (!one.ok || !two.ok) throw new Error('ours')
    expect(one.value).toEqual(two.value)
    expect(parseReport(one.value)).toMatchObject({
      ok: true,
      value: { of, metadata: { said: { exif: { place } } } },
    })
    const text = textOf(one.value) ?? ''
    for (const bad of [`${text}\n`, text.replace('{', '{ '), text.replace('"of"', '"note":1,"of"'), '', '[]'])
      expect(parseReport(utf8(bad)).ok, bad).toBe(false)
  })

  it('[SL18] says in a word what was not read, and nothing that nobody reads rides along', () => {
    const written = writeReport({ of, also: [], credentials: { refused: 'too-large' }, readers: [] })
    expect(written.ok && parseReport(written.value)).toMatchObject({
      value: { credentials: { refused: 'too-large' } },
    })
    expect(writeReport({ ...whole, of: { ...of, sha256: 'Anna.jpg' } }).ok).toBe(false)
  })

  it('[SL18] is kept short: a file that says too much of itself is said to', () => {
    const parts = Array.from({ length: 9000 }, (_, at) => ({ name: `${at}${'x'.repeat(200)}`, bytes: 1 }))
    const written = writeReport({ ...whole, metadata: { said: { ...said, parts } } })
    if (!written.ok) throw new Error('ours')
    expect(written.value.length).toBeLessThan(1000)
    expect(parseReport(written.value)).toMatchObject({
      value: { of, metadata: { refused: 'too-large' }, credentials: { refused: 'too-large' } },
    })
  })
})
