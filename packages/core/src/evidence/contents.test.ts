/** What stands in a dossier: docs/formats/dossier.md, D6, D7, D20, D22, D23, against titles and names from outside. */
import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listShared, readShared, sharedIsHere } from '../../../../test/shared.ts'
import { textOf, utf8 } from '../base/bytes.ts'
import { languages } from '../base/language.ts'
import { certain } from '../base/result.ts'
import { type Contents, parseContents, parseItem, parseWholeContents, writeContents } from './dossier.ts'
import { writeFrontPage } from './front-page.ts'
import { harmless, writeInventory } from './inventory.ts'
import { originalName } from './original-name.ts'

const signer = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOpKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs'
const item = {
  number: 1,
  path: 'data/originals/001-report.txt',
  title: 'A report',
  source: 'Harbour Post',
  publishedAt: '2021-08',
  receivedAt: '2021-08-05T09:00:00Z',
  mediaType: 'text/plain',
  size: 5,
  sha256: 'ab'.repeat(32),
}
const whole = {
  format: 'safeconduct-dossier/1',
  title: 'Reports of August',
  organisation: 'The Network',
  language: 'en',
  software: 'Safeconduct 0.1.0',
  signedAt: '2021-08-05T09:00:00Z',
  signer,
  parts: [{ part: 'cover', path: 'data/index.html' }],
  items: [item],
}

function contentsOf(change: object = {}): Contents {
  const contents = parseWholeContents({ ...whole, ...change }, '')
  if (!contents.ok) throw new Error(contents.refusal.field)
  return contents.value
}

const pageOf = (change: object = {}): string => certain(textOf(writeFrontPage(contentsOf(change))), 'UTF-8')

describe('the name of an original', () => {
  it('[D6] says what it is and nothing that a system could take otherwise', () => {
    expect(originalName(1, 'Harbour Post, 5 August.txt')).toBe('001-harbour-post-5-august.txt')
    expect(originalName(12, 'Отчёт о задержаниях.PDF')).toBe('012-otchyot-o-zaderzhaniyakh.pdf')
    expect(originalName(1000, 'Éclat.jpg')).toBe('1000-eclat.jpg')
    expect(originalName(2, '../../etc/passwd')).toBe('002-passwd')
    expect(originalName(2, 'C:\\Users\\a\\CON')).toBe('002-con')
    expect(originalName(3, '报告')).toBe('003-original')
    expect(originalName(3, '')).toBe('003-original')
    expect(originalName(4, 'photo\u202egpj.exe')).toBe('004-photo-gpj.exe.original')
  })

  it('[D7] does not let a saved page or a program open by a click', () => {
    for (const ending of ['html', 'HTM', 'svg', 'xml', 'js', 'exe', 'bat', 'lnk', 'hta', 'docm']) {
      expect(originalName(5, `a.${ending}`)).toBe(`005-a.${ending.toLowerCase()}.original`)
    }
  })

  it('[D6] of whatever came in is one that the contents accept', () => {
    const accepted = (name: string): boolean =>
      parseItem({ ...item, path: `data/originals/${originalName(7, name)}` }, '').ok
    assert(property(string({ unit: 'binary', maxLength: 300 }), accepted))
    assert(property(string({ unit: 'grapheme', maxLength: 300 }), (name) => accepted(`${name}.${name}`)))
  })
})

describe('the contents', () => {
  it('[D20] come back from their bytes', () => {
    const contents = contentsOf()
    expect(parseContents(writeContents(contents))).toEqual({ ok: true, value: contents })
  })

  it('[D20] are refused in any other spelling, with the field named where there is one', () => {
    const read = (text: string) => {
      const contents = parseContents(utf8(text))
      return contents.ok ? 'read' : contents.refusal.field
    }
    const written = certain(textOf(writeContents(contentsOf())), 'UTF-8')
    expect(read(written)).toBe('read')
    expect(read(` ${written}`)).toBe('')
    expect(read(written.replace('"language":"en"', '"language":"xx"'))).toBe('language')
    expect(read(written.replace('"language"', '"ethnicity":"x","language"'))).toBe('ethnicity')
    expect(read(written.replace('001-report', '../report'))).toBe('items[0].path')
    expect(read('{')).toBe('')
    expect(read('[]')).toBe('')
  })
})

describe.skipIf(!sharedIsHere)('whatever stands where the contents should', () => {
  it('[D20] is refused, and never breaks the check: JSONTestSuite', async () => {
    const names = (await listShared('vectors/json')).filter((name) => name.endsWith('.json'))
    expect(names.length).toBeGreaterThan(100)
    for (const name of names) {
      const bytes = await readShared(`vectors/json/${name}`)
      expect(parseContents(certain(bytes, name)).ok, name).toBe(false)
    }
  })
})

describe('the inventory', () => {
  it('[D22] is one row an item, with the mark that spreadsheets look for', () => {
    const rows = textOf(writeInventory(contentsOf().items))?.split('\r\n')
    expect(rows?.[0]?.startsWith('\uFEFF"number","file"')).toBe(true)
    expect(rows?.[1]).toBe(
      `"1","data/originals/001-report.txt","A report","Harbour Post","2021-08","2021-08-05T09:00:00Z","text/plain","5","${item.sha256}"`,
    )
    expect(rows).toHaveLength(3)
  })

  it('[D22] never hands a formula to the reader’s spreadsheet', () => {
    expect(harmless('=HYPERLINK("x")')).toBe('\'=HYPERLINK("x")')
    expect(harmless('said; =1+1')).toBe("said; '=1+1")
    expect(harmless(' "＝1')).toBe(' "\'＝1')
    expect(harmless('A quiet title, -5 degrees')).toBe('A quiet title, -5 degrees')
    const begins = /(?:^|[;\t])[\s"']*?(?<!')[=+\-@＝＋－＠|%]/
    const start = string({ unit: 'grapheme' })
    assert(
      property(start, (text) => !begins.test(harmless(`=${text}`)) && !begins.test(harmless(`${text};+1`))),
    )
  })

  it('[D22] doubles quotes, so a title stays in its cell', () => {
    const text = textOf(
      writeInventory(contentsOf({ items: [{ ...item, title: 'He said "no", twice' }] }).items),
    )
    expect(text).toContain('"He said ""no"", twice"')
  })
})

describe('the front page', () => {
  it('[D23] shows a hostile title as text', () => {
    const page = pageOf({
      title: '</title><script>alert(1)</script>',
      items: [{ ...item, title: '<img src=x>"\'&' }],
    })
    expect(page).not.toContain('<script')
    expect(page).not.toContain('<img')
    expect(page).toContain('&lt;img src=x&gt;&quot;&#39;&amp;')
  })

  it('[D23] asks nothing of any network and runs nothing', () => {
    const page = pageOf()
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`)
    expect(page).not.toMatch(/<script|<img|<link|<iframe|url\(|@import|https?:|\son\w+=/i)
    expect([...page.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'originals/001-report.txt',
    ])
  })

  it('[D15] tells the fingerprint, the hash and the commands in each language', () => {
    for (const language of languages) {
      const page = pageOf({ language })
      expect(page).toContain(`<html lang="${language}">`)
      expect(page).toContain('SHA256:z/fSv0Z0RZS+Lccbc6ZoOWwt/fbj1VFJGSBKQbo4icE')
      expect(page).toContain(item.sha256)
      expect(page).toContain('sha256sum -c manifest-sha256.txt')
      expect(page).toContain('-n safeconduct-dossier')
    }
    expect(pageOf({ language: 'ru' })).toContain('Перечень материалов')
  })

  it('says so when there is nothing in it', () => {
    expect(pageOf({ items: [] })).toContain('This dossier holds no items.')
  })
})
