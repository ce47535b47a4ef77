import { parseInstant } from '@safeconduct/core/base/date.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import type { DossierDocument } from '@safeconduct/core/evidence/parts/document.ts'
import { describe, expect, it } from 'vitest'
import { typesetDossier } from './typeset.ts'

const at = certain(parseInstant('2021-08-05T09:00:00Z'), 'written just here')

function documentWith(text: string): DossierDocument {
  return {
    language: 'ru',
    title: 'Досье',
    contents: 'Содержание',
    head: [],
    sections: [
      {
        id: 'summary',
        number: 1,
        title: 'Кратко',
        blocks: [
          { kind: 'text', text },
          { kind: 'facts', rows: [['SHA-256', 'ab'.repeat(32)]] },
          { kind: 'table', head: ['№', 'SHA-256'], rows: [['1', 'cd'.repeat(32)]] },
        ],
      },
    ],
  }
}

describe('a dossier on paper', () => {
  it('[D45] is PDF/A-3b, tagged, of its own day, and the same bytes each time', async () => {
    const once = await typesetDossier(documentWith('Слова #set *x* $y$ @z'), at)
    const again = await typesetDossier(documentWith('Слова #set *x* $y$ @z'), at)
    if (!once.ok || !again.ok) throw new Error('it is typeset')
    expect(Buffer.from(once.value).equals(Buffer.from(again.value))).toBe(true)
    const text = Buffer.from(once.value).toString('latin1')
    expect(text).toContain('pdfaid:part>3<')
    expect(text).toContain('D:20210805')
    expect(text).not.toMatch(/\/JavaScript|\/Launch|\/URI/)
  })

  it('[D45] prints a sign that its fonts lack as the sign’s number, so that none is lost', async () => {
    const made = await typesetDossier(documentWith('中文, हिन्दी, 😀, العربية'), at)
    expect(made.ok).toBe(true)
  })
})
