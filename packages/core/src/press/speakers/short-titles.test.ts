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

  it.each([
    ['Gen. Hugo Sand opened the meeting. “Nobody is there,” the general said.', 'Hugo Sand'],
    ['Lt. Gen. Peter Rusk opened the meeting. “Nobody is there,” the general said.', 'Peter Rusk'],
    ['Sen. Ann Orvel opened the meeting. “Nobody is there,” the senator said.', 'Ann Orvel'],
    ['Prof. Anna Vogt opened the meeting. “Nobody is there,” the professor said.', 'Anna Vogt'],
    ['Le Dr Anne Roy ouvre la séance. « Personne n’est là », dit le docteur.', 'Anne Roy'],
  ])('[P36] is what whoever bears it is called: %s', (text, name) => {
    expect(listed(text).map(([, speaker]) => speaker)).toEqual([name])
  })

  it('[P36a] is no word for whoever commands somewhere else', () => {
    const told = 'Gen. Peter Rusk said that nobody had left. “Get out,” the commander told the boy.'
    expect(listed(told).map(([, speaker]) => speaker)).toEqual(['the commander'])
  })

  it('[P36] of two generals it is the one of whom the paragraph has just spoken, and in another paragraph neither', () => {
    const two = 'Gen. Hugo Sand opened the meeting. Gen. Peter Rusk closed it.'
    const said = '“Nobody is there,” the general said.'
    expect(listed(`${two} ${said}`).map(([, speaker]) => speaker)).toEqual(['Peter Rusk'])
    expect(listed(`${two}\n\n${said}`).map(([, speaker]) => speaker)).toEqual(['the general'])
  })
})
