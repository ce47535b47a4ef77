import { describe, expect, it } from 'vitest'
import { en as enFirst } from './en.ts'
import { dossierEn } from './evidence/dossier-en.ts'
import { dossierFr } from './evidence/dossier-fr.ts'
import { dossierRu } from './evidence/dossier-ru.ts'
import { itemsEn } from './evidence/items-en.ts'
import { itemsFr } from './evidence/items-fr.ts'
import { itemRefusalsEn } from './evidence/items-refusals-en.ts'
import { itemRefusalsFr } from './evidence/items-refusals-fr.ts'
import { itemRefusalsRu } from './evidence/items-refusals-ru.ts'
import { itemsRu } from './evidence/items-ru.ts'
import { takingEn } from './evidence/taking-en.ts'
import { takingFr } from './evidence/taking-fr.ts'
import { takingRu } from './evidence/taking-ru.ts'
import { fr as frFirst } from './fr.ts'
import { mirrorAll } from './mirrored.ts'
import { pressDeskEn } from './press/en.ts'
import { pressDeskFr } from './press/fr.ts'
import { pressDeskRu } from './press/ru.ts'
import { refusalSentence } from './refusal.ts'
import { ru as ruFirst } from './ru.ts'

/** With the words that come with their pages. */
const en = {
  ...enFirst,
  pressDesk: pressDeskEn,
  evidenceWork: { dossier: dossierEn, items: itemsEn, refusals: itemRefusalsEn, taking: takingEn },
}
const fr = {
  ...frFirst,
  pressDesk: pressDeskFr,
  evidenceWork: { dossier: dossierFr, items: itemsFr, refusals: itemRefusalsFr, taking: takingFr },
}
const ru = {
  ...ruFirst,
  pressDesk: pressDeskRu,
  evidenceWork: { dossier: dossierRu, items: itemsRu, refusals: itemRefusalsRu, taking: takingRu },
}
const mirrored = mirrorAll(en)

/** Every sentence with its path; the ones that take something are given a number or a word. */
function said(words: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(
    ([name, value]: [string, unknown]): readonly (readonly [string, string])[] => {
      const at = path === '' ? name : `${path}.${name}`
      if (typeof value === 'string') return [[at, value]]
      if (typeof value === 'function') return [[at, String(value(3, 4))]]
      return typeof value === 'object' && value !== null ? said(value, at) : []
    },
  )
}

describe('the words of the desk', () => {
  it('say everything in every language', () => {
    const paths = said(en).map(([path]) => path)
    for (const words of [ru, fr, mirrored]) expect(said(words).map(([path]) => path)).toEqual(paths)
  })

  it('are never empty, never shout and never blame', () => {
    for (const words of [en, ru, fr]) {
      for (const [path, sentence] of said(words)) {
        expect(sentence.trim(), path).not.toBe('')
        expect(sentence, path).not.toMatch(/!|\bsorry\b|\byou failed\b/i)
      }
    }
  })

  it('are Russian where they are Russian', () => {
    const untranslated = new Set(said(en).map(([, sentence]) => sentence))
    const same = said(ru).filter(([path, sentence]) => path !== 'desk' && untranslated.has(sentence))
    expect(same).toEqual([])
  })

  it('count as the language counts', () => {
    expect([1, 2, 5, 21].map((n) => ru.table.rows(n))).toEqual([
      '1 запись',
      '2 записи',
      '5 записей',
      '21 запись',
    ])
    expect([0, 1, 2].map((n) => fr.table.rows(n))).toEqual(['0 fiche', '1 fiche', '2 fiches'])
    expect(en.table.rows(100_000)).toBe('100,000 records')
  })

  it('tell what to do about a refusal, and name one they do not know', () => {
    expect(refusalSentence(en, { kind: 'disk-full' })).toContain('Make room')
    expect(refusalSentence(ru, { kind: 'something-new' })).toContain('something-new')
    expect(refusalSentence(en, { kind: 'constructor' })).toContain('nothing was changed')
  })
})
