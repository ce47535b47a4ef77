/** Two files and one person, or two persons and one name. */
import { describe, expect, it } from 'vitest'
import { changed, held, world } from '../rules/republic.fixture.ts'
import { isSameName, nameKeys } from './name-keys.ts'
import { findPersons } from './persons.ts'

const same = (a: string, b: string): boolean => isSameName(nameKeys(a), nameKeys(b))

describe('names in several scripts', () => {
  it.each([
    ['Дорван Тешкель', 'Darvan Teschkell'],
    ['Шамиль Хаджиев', 'Hadjiev Chamil'],
    ['Чулпан Жуковская', 'Tchoulpan Joukovskaïa'],
    ['محمد خالد', 'Mohammed Khaled'],
    ['Аслан Магомедович Юсупов', 'Aslan Yusupov'],
  ])('[AT1] %s is also %s', (one, other) => {
    expect(same(one, other)).toBe(true)
  })

  it.each([
    ['Дорван Тешкель', 'Елна Тешкель'],
    ['Aslan', 'Aslan Yusupov'],
    ['Рустам Бариев', 'Рустам Караев'],
  ])('[AT1] %s is not %s', (one, other) => {
    expect(same(one, other)).toBe(false)
  })
})

describe('files that look like one person', () => {
  it('[AT1] are told with their reasons and never merged; namesakes, brothers and sisters are two', () => {
    const found = findPersons(world())
    expect(found.duplicates.map(({ a, b }) => [a, b])).toEqual([
      ['P-01', 'P-09'],
      ['P-02', 'P-10'],
    ])
    const [first] = found.duplicates
    expect(first?.reasons.map(({ kind }) => kind)).toContain('swapped-birth')
    expect(found.notDuplicates.map(({ a, b }) => [a, b])).toContainEqual(['P-02', 'P-08'])
    expect(world().byId('P-09')?.fields['mergedInto']).toBeUndefined()
  })

  it('[AT1] are not told where the births differ, also under one name', () => {
    const at = changed(
      { 'ID-09': { documents: null, birth: { date: '1990-06-07', precision: 'exact' } } },
      held('ID-99', 'Identity', { personId: 'P-12', names: [{ text: 'Dorvan Teshkel' }] }),
    )
    const found = findPersons(at)
    expect(found.duplicates.map(({ b }) => b)).toEqual(['P-10'])
  })
})
