import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { describe, expect, it } from 'vitest'
import { filmArguments } from './film.ts'
import { imagePdf } from './image-pdf.ts'

const input = ['-protocol_whitelist', 'file', '-f', 'mov', '-i', 'in']

describe('a film that is covered', () => {
  it('[RD34] loses its metadata and its sound, and is asked for no other file', () => {
    const box = { x: 4, y: 6, width: 20, height: 30 }
    const asked = filmArguments(input, 'out.mp4', {
      do: 'film',
      boxes: [{ box, from: 2, to: 5 }],
      sound: false,
    })
    const said = asked.join(' ')
    for (const each of [
      '-an',
      '-map_metadata -1',
      '-map_chapters -1',
      '-protocol_whitelist file',
      '-sn',
      '-dn',
    ])
      expect(said).toContain(each)
    expect(said).toContain("drawbox=x=4:y=6:w=20:h=30:color=black:t=fill:enable='between(t,2.000,5.000)'")
    expect(said).not.toContain('0:a')
    expect(filmArguments(input, 'out.mp4', { do: 'film', boxes: [], sound: true }).join(' ')).toContain(
      '0:a:0?',
    )
  })
})

describe('a paper that is flattened', () => {
  it('[RD33] is pictures and nothing else, the same bytes each time, with an index that fits', () => {
    const page = { jpeg: Uint8Array.of(0xff, 0xd8, 0xff, 0xd9), width: 150, height: 300 }
    const paper = imagePdf([page, page], 150)
    expect(paper).toEqual(imagePdf([page, page], 150))
    const said = String.fromCharCode(...paper)
    expect(said).toContain('/MediaBox [0 0 72 144]')
    for (const word of ['Info', 'Date', 'Producer', 'Creator', 'ID', 'Metadata', 'Font', 'Annot'])
      expect(said).not.toContain(word)
    const index = Number(/startxref\n(\d+)/.exec(said)?.[1])
    expect(said.slice(index, index + 4)).toBe('xref')
    const places = [...said.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place))
    expect(places).toHaveLength(8)
    for (const [at, place] of places.entries())
      expect(said.slice(place)).toMatch(new RegExp(`^${at + 1} 0 obj\n`))
    expect(utf8(said).length).toBeGreaterThan(500)
  })
})
