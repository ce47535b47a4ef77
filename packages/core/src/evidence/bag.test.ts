/** Bags as BagIt has them: docs/formats/dossier.md, D8 to D11 and D33, against names and lists made to deceive. */
import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from '../base/bytes.ts'
import { isDeceiving, printable } from '../base/printable.ts'
import { declaration, parseDeclaration, readBagInfo, tagText, writeBagInfo } from './bag-declaration.ts'
import { manifestNamed, readManifest, writeManifest } from './bag-manifest.ts'
import { decodePath, encodePath, staysInside } from './bag-path.ts'

const hash = 'ab'.repeat(32)

describe('names in a list', () => {
  it('[D8] write a line break and a percent sign in hex, and come back as they were', () => {
    expect(encodePath('data/a\r\nb%0A')).toBe('data/a%0D%0Ab%250A')
    assert(property(string({ unit: 'binary' }), (name) => decodePath(encodePath(name)) === name))
  })

  it('[D8] keep other percent signs, which older bags did not escape', () => {
    expect(decodePath('data/%7Etest%2F%.txt')).toBe('data/%7Etest%2F%.txt')
    expect(decodePath('data/100%25.txt')).toBe('data/100%.txt')
    expect(decodePath('data/100%25%0a.txt', '0.97')).toBe('data/100%25\n.txt')
  })

  it.each([
    '../secret',
    'data/../../secret',
    'data/./a',
    'data//a',
    '/etc/passwd',
    '~root/a',
    'C:\\Windows\\a',
    'c:a',
    '\\\\server\\share',
    'data\\..\\a',
    '%HomeDrive%\\a',
    'data/',
    '',
  ])('[D8] that lead out of the folder are refused: %s', (name) => {
    expect(staysInside(name)).toBe(false)
  })

  it('[D8] of people in any script stay inside', () => {
    for (const name of ['data/свидетельство 1.txt', 'data/é/ü.pdf', 'data/~a', 'data/a..b', 'data/...']) {
      expect(staysInside(name)).toBe(true)
      expect(isDeceiving(name)).toBe(false)
    }
  })

  it('[D8] that turn what one sees are refused and shown in hex', () => {
    expect(isDeceiving('data/photo\u202egpj.exe')).toBe(true)
    expect(printable('data/photo\u202egpj\u001b[2J.exe')).toBe('data/photo\\u{202e}gpj\\u{1b}[2J.exe')
    expect(isDeceiving('data/\ud800')).toBe(true)
    expect(printable('x'.repeat(400))).toHaveLength(301)
  })
})

describe('lists of hashes', () => {
  it('[D10] are written sorted, one spelling for one set of files', () => {
    const one = new Map([
      ['data/b', hash],
      ['data/a b', hash],
      ['data/Z', hash],
    ])
    const other = new Map([...one].reverse())
    expect(writeManifest(one)).toBe(`${hash}  data/Z\n${hash}  data/a b\n${hash}  data/b\n`)
    expect(writeManifest(other)).toBe(writeManifest(one))
  })

  it('[D33] are read as other tools write them', () => {
    const text = `${hash} data/a\r\n${hash.toUpperCase()}  ./data/b c\n${hash} *data/d\n\n`
    const { lines, badLines } = readManifest(text, 'sha256')
    expect(badLines).toEqual([])
    expect(lines.map(({ path, dotSlash, star }) => [path, dotSlash, star])).toEqual([
      ['data/a', false, false],
      ['data/b c', true, false],
      ['data/d', false, true],
    ])
    expect(lines.every((line) => line.hash === hash)).toBe(true)
  })

  it('[D33] name the lines that are none', () => {
    const text = `${hash}  data/a\n${hash}\nxyz  data/b\n${'ab'.repeat(16)}  data/c\n`
    expect(readManifest(text, 'sha256').badLines).toEqual([2, 3, 4])
  })

  it('[D33] are known by their file name', () => {
    expect(manifestNamed('manifest-sha256.txt')).toEqual({ tag: false, algorithm: 'sha256' })
    expect(manifestNamed('tagmanifest-md5.txt')).toEqual({ tag: true, algorithm: 'md5' })
    expect(manifestNamed('manifest-crc32.txt')).toEqual({ tag: false, algorithm: undefined })
    expect(manifestNamed('manifest-sha256.txt.sig')).toBeUndefined()
  })
})

describe('the label of a bag', () => {
  it('[D9] is read in every published version', () => {
    const read = (text: string) => {
      const declared = parseDeclaration(utf8(text))
      return declared.ok ? declared.value.version : declared.refusal.kind
    }
    expect(read(declaration)).toBe('1.0')
    expect(read('BagIt-Version: 0.97\r\nTag-File-Character-Encoding: UTF-8')).toBe('0.97')
    expect(read(`\uFEFF${declaration}`)).toBe('form')
    expect(read('BagIt-Version: 1.0\n')).toBe('form')
    expect(read('BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n')).toBe('form')
    expect(read(`${declaration}More: yes\n`)).toBe('form')
    expect(read('BagIt-Version: .97\nTag-File-Character-Encoding: UTF-8\n')).toBe('version')
    expect(read('BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n')).toBe('version')
    expect(read('BagIt-Version: 1.0\nTag-File-Character-Encoding: EBCDIC\n')).toBe('encoding')
  })

  it('[D11] keeps each value on one line, so that a title cannot write a label', () => {
    const label = writeBagInfo([['External-Description', 'a\r\nPayload-Oxum: 0.0\u2028b']])
    expect(label).toBe('External-Description: a Payload-Oxum: 0.0 b\n')
    expect(readBagInfo(label)).toEqual([['External-Description', 'a Payload-Oxum: 0.0 b']])
  })

  it('[D33] may go on over lines and repeat, and is refused where a line is neither', () => {
    expect(readBagInfo('A: 1\n  2\r\na : 3\n')).toEqual([
      ['A', '1 2'],
      ['a', '3'],
    ])
    expect(readBagInfo('no colon\n')).toBeUndefined()
    expect(readBagInfo(' at once\n')).toBeUndefined()
  })

  it('[D33] is read in the encoding the bag names', () => {
    expect(tagText(Uint8Array.of(0xff, 0xfe, 0x61, 0), 'utf-16')).toBe('a')
    expect(tagText(Uint8Array.of(0xfe, 0xff, 0, 0x61), 'utf-16')).toBe('a')
    expect(tagText(Uint8Array.of(0xe9), 'iso-8859-1')).toBe('é')
    expect(tagText(Uint8Array.of(0xe9), 'utf-8')).toBeUndefined()
  })
})
