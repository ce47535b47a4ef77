/** Titles and first names that are written short, with a dot that ends no sentence. */
import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

function listed(text: string): readonly (readonly (string | null)[])[] {
  return readReport(text).quotes.map(({ text: words, speaker }) => [words, speaker])
}

describe('a title that is written short', () => {
  it('[P31c] ends no aside inside French marks', () => {
    expect(listed('«Cette famille vit un deuil, constate M. Delmas. Les gardes cherchent.»')).toEqual([
      ['Cette famille vit un deuil,', 'Delmas'],
      ['Les gardes cherchent.', 'Delmas'],
    ])
    expect(listed('« Nous partons, répond Mme L. Delmas. C’est ma maison. »')).toEqual([
      ['Nous partons,', 'L. Delmas'],
      ['C’est ma maison.', 'L. Delmas'],
    ])
  })

  it('[P31c] is no speaker by itself, and a first letter is no preposition', () => {
    expect(listed('«Мы ждём ответа», — заявил проф. Сажин. «Пока тихо».')).toEqual([
      ['Мы ждём ответа', 'Сажин'],
      ['Пока тихо', 'Сажин'],
    ])
    expect(listed('«Дождь идёт весь день», — сказал В. Орлов.')).toEqual([
      ['Дождь идёт весь день', 'В. Орлов'],
    ])
    expect(listed('«Дождь идёт, — сказал А. П. Орлов. — Посмотрим, что будет».')).toEqual([
      ['Дождь идёт,', expect.stringContaining('Орлов')],
      ['Посмотрим, что будет', expect.stringContaining('Орлов')],
    ])
  })
})
