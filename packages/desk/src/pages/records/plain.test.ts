import type { Field } from '@safeconduct/core/records/field.ts'
import { declarationOf, type RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { describe, expect, it } from 'vitest'
import { en } from '../words/en.ts'
import { ru } from '../words/ru.ts'
import { cellWords, kindFor, plainWords, statedWords } from './plain.ts'

const english = { tongue: 'en', words: en } as const
const russian = { tongue: 'ru', words: ru } as const
const person = 'a'.repeat(32)

function field(type: RecordTypeName, name: string): Field {
  const found = declarationOf(type).fields[name]
  if (found === undefined) throw new Error(`${type} has no ${name}`)
  return found
}

describe('a value on the page', () => {
  it('is said by the words of its term, its language and its country', () => {
    expect(plainWords(field('Case', 'state'), 'intake', russian)).toBe('Приём')
    expect(plainWords(field('HelpRequest', 'lang'), 'ru', english)).toBe('Russian')
    expect(plainWords(field('HelpRequest', 'lang'), 'ce', russian)).toBe('чеченский')
    expect(plainWords(field('VisaApplication', 'stateCode'), 'LT', russian)).toBe('Литва')
    expect(plainWords(field('HelpRequest', 'aboutOther'), false, russian)).toBe('нет')
  })

  it('says in the language of the reader that nobody stated an outlet', () => {
    const outlet = field('Publication', 'outlet')
    expect(plainWords(outlet, 'Not stated', russian)).toBe('Неизвестно')
    expect(plainWords(outlet, 'Harbour Post', russian)).toBe('Harbour Post')
    expect(statedWords('Not stated', 'fr')).toBe('Inconnu')
  })

  it('is never more exact than its source allows', () => {
    const start = field('Event', 'start')
    expect(cellWords(start, { date: '2021-03-01', precision: '02' }, english)).toBe('March 2021')
    expect(cellWords(start, { date: '2021-03-19', precision: '01' }, english)).toBe('about 19 Mar 2021')
  })

  it('is shown as the kind it is, where a field may hold either', () => {
    const scope = field('Consent', 'scope')
    expect(kindFor(scope, 'all').control).toBe('term')
    expect(kindFor(scope, [person]).control).toBe('record')
    expect(kindFor(field('Testimony', 'original'), 'I was taken in March.').control).toBe('text')
    expect(kindFor(field('Testimony', 'original'), person).control).toBe('record')
  })

  it('does not betray a record by its id', () => {
    expect(cellWords(field('Consent', 'personId'), person, english)).toBe('')
  })
})
