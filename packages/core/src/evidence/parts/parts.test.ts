import { describe, expect, it } from 'vitest'
import { textOf } from '../../base/bytes.ts'
import { languages } from '../../base/language.ts'
import { certain } from '../../base/result.ts'
import { dossierParts } from '../dossier.ts'
import { writeDocumentPage } from './document-html.ts'
import { itemOfParts, partsOf } from './parts.fixture.ts'
import { parseDossierParts, writeDossierParts } from './parts.ts'
import { toDocument } from './to-document.ts'

const written = certain(bytesOf(partsOf), 'the fixture has the form')

function bytesOf(parts: typeof partsOf): Uint8Array | undefined {
  const made = writeDossierParts(parts)
  return made.ok ? made.value : undefined
}

function pageIn(language: (typeof languages)[number], parts = partsOf): string {
  const content = parseDossierParts(certain(bytesOf(parts), 'it has the form'))
  if (!content.ok) throw new Error(content.refusal.field)
  const document = toDocument({
    title: 'Of the cannery',
    language,
    content: content.value,
    items: [itemOfParts],
  })
  return certain(textOf(writeDocumentPage(document)), 'UTF-8')
}

describe('the parts of a dossier', () => {
  it('[D40] come back from their bytes, and only in this spelling', () => {
    const read = parseDossierParts(written)
    expect(read.ok && read.value.incidents[0]?.means).toEqual(['plastic pipes'])
    const text = certain(textOf(written), 'UTF-8')
    for (const other of [` ${text}`, text.replace('"summary"', '"ethnicity":[],"summary"'), '{}', '[1]', '{'])
      expect(parseDossierParts(new TextEncoder().encode(other)).ok, other.slice(0, 20)).toBe(false)
  })

  it('[D42] name people by code: a name in a place of a code is refused', () => {
    const named = { ...partsOf, subjects: [{ ...certain(partsOf.subjects[0], 'one'), code: 'Ivan Petrov' }] }
    expect(writeDossierParts(named)).toEqual({
      ok: false,
      refusal: { kind: 'not-parts', field: 'subjects[0].code' },
    })
  })

  it('[D44] point only at contrary material that stands there', () => {
    const sheet = certain(partsOf.sheets[0], 'one')
    expect(bytesOf({ ...partsOf, sheets: [{ ...sheet, contrary: [2] }] })).toBeUndefined()
    const other = certain(partsOf.contrary[0], 'one')
    expect(bytesOf({ ...partsOf, contrary: [{ ...other, number: 7 }] })).toBeUndefined()
  })

  it('[D41] are all thirteen on the page, in order, in every language', () => {
    for (const language of languages) {
      const page = pageIn(language)
      const heads = [...page.matchAll(/<h2 id="([a-z-]+)">/g)].map(([, id]) => id)
      expect(heads).toEqual([...dossierParts])
      expect(page).toContain(itemOfParts.sha256)
      expect(page).toContain('You cannot hold people')
      expect(page).not.toMatch(/\{\w+\}/)
    }
    expect(pageIn('ru')).toContain('Цепочка хранения')
  })

  it('[D41] of which nothing is known say so', () => {
    const { annex: _, ...rest } = partsOf
    const bare = { ...rest, summary: [], incidents: [], subjects: [], sheets: [], contrary: [], gaps: [] }
    const page = pageIn('en', bare)
    expect(page.match(/Nothing was given/g)?.length).toBe(4)
    expect(page).toContain('Nothing is known to the sender that speaks against it.')
    expect(page).toContain('This dossier has no annex of identities.')
  })

  it('[D23] show hostile words as text, and ask nothing of any network', () => {
    const page = pageIn('en', { ...partsOf, summary: ['<script>alert(1)</script>', '"><img src=x>'] })
    expect(page).not.toMatch(/<script|<img|<link|<iframe|url\(|@import|https?:|\son\w+=/i)
    expect(page).toContain('&lt;script&gt;')
  })
})
