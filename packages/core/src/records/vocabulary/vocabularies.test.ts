import { describe, expect, it } from 'vitest'
import { sharedHas, sharedText } from '../../../../../test/shared.ts'
import { type Language, languages } from '../../base/language.ts'
import {
  caseWorkTypeNames,
  evidenceWorkTypeNames,
  lineTypeNames,
  pressWorkTypeNames,
  recordTypeNames,
} from '../record-types.ts'
import { type VocabularyName, vocabularies } from './vocabularies.ts'
import { termWords, type Vocabulary } from './vocabulary.ts'

const lists: readonly (readonly [string, Vocabulary])[] = Object.entries(vocabularies)
const domainIsHere = await sharedHas('domain')

function words(list: VocabularyName, code: string): Record<Language, string> {
  const vocabulary: Vocabulary = vocabularies[list]
  return {
    en: termWords(vocabulary, code, 'en'),
    ru: termWords(vocabulary, code, 'ru'),
    fr: termWords(vocabulary, code, 'fr'),
  }
}

describe('the vocabularies', () => {
  it('[RE5] are 45, for the 20 kinds of record of the model; the choices of the line and of the work on cases stand apart', () => {
    expect(lists).toHaveLength(45)
    const added = [lineTypeNames, caseWorkTypeNames, pressWorkTypeNames, evidenceWorkTypeNames].flat()
    expect(recordTypeNames.length - added.length).toBe(20)
    expect(lists.reduce((sum, [, { terms }]) => sum + terms.length, 0)).toBe(492)
  })

  it.each(lists)('[RE5] %s has each code once and says it in every language', (name, list) => {
    expect(list.name).toBe(name)
    const codes = list.terms.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const term of list.terms)
      for (const language of languages) expect(term[language].trim()).not.toBe('')
  })

  it('[RE5] likely is likely in every language: the published HURIDOCS list 41 had both swapped', () => {
    expect(words('violationStatus', '02')).toEqual({ en: 'Unlikely', ru: 'Маловероятно', fr: 'Improbable' })
    expect(words('violationStatus', '04')).toEqual({ en: 'Likely', ru: 'Вероятно', fr: 'Probable' })
  })

  it('[RE5] an estimated date is an estimate in Russian too: list 48 said the opposite', () => {
    expect(words('datePrecision', '01')).toEqual({ en: 'Estimate', ru: 'Приблизительно', fr: 'Estimation' })
  })

  it('[RE5] a passive accomplice did not "agree to be present": list 18 said so in Russian', () => {
    expect(words('involvementDegree', '0104').ru).not.toMatch(/соглас/i)
  })

  it('[RE5] a code that a newer release wrote is shown as it stands', () => {
    expect(termWords(vocabularies.priority, 'X-NEW', 'ru')).toBe('X-NEW')
  })

  it.skipIf(!domainIsHere)('[RE5] hold the codes and words of the domain, list by list', async () => {
    const domain = JSON.parse(await sharedText('domain/vocab.json')) as Record<
      string,
      { readonly terms: readonly (Record<Language, string> & { readonly code: string })[] }
    >
    expect(Object.keys(domain)).toEqual(lists.map(([name]) => name))
    for (const [name, list] of lists) {
      const terms = domain[name]?.terms.map(({ code, en, ru, fr }) => ({ code, en, ru, fr })) ?? []
      const held = list.terms.map(({ code, en, ru, fr }) => ({ code, en, ru, fr }))
      expect(held.slice(0, terms.length)).toEqual(terms)
      // What stands behind them is ours, and says so.
      const ours = held.slice(terms.length).map(({ code }) => code)
      expect(
        ours.filter((code) => !code.startsWith('X-')),
        name,
      ).toEqual([])
      expect(ours.length === 0 || name === 'sourceMaterial', name).toBe(true)
    }
  })
})
