/** Whom "he" and "she" mean in somebody's own words: docs/formats/press-reading.md, P26a. */
import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

function inner(text: string): string | null | undefined {
  const { quotes } = readReport(`What is told in the town\n\n${text}`)
  return quotes.at(-1)?.speaker
}

describe('words inside other words', () => {
  it.each([
    [
      '“There was a teacher in the next cell. He used to tap on the wall and once he said: ‘It falls well.’” Carl Orvel laughed.',
      'a teacher',
    ],
    [
      '« Un lieutenant très jeune me lisait mes articles. À la fin il m’a demandé : “Et le mien ?” », raconte Paul Roux.',
      'Un lieutenant',
    ],
    [
      '«Мама всё знала. Когда я уехал, к ней пришли. Она им сказала: „Он у меня трус“», — вспоминает Глеб Орвин.',
      'Мама',
    ],
    ['«Главврач вывез его под бельём. Мне потом сказал: „Молчи“», — вспоминает Глеб Орвин.', 'Главврач'],
    [
      'A neighbour told the Post that two men had stopped Idir Roth. “They called him over and said, ‘Get in.’ They were calm,” the neighbour said.',
      'two men',
    ],
  ])('[P26a] are of whom the words themselves or the paragraph have just spoken: %s', (text, name) => {
    expect(inner(text)).toBe(name)
  })

  it('[P26a] stand in marks within words behind a dash', () => {
    const told = '— Потом пришёл сторож, — добавляет Анна Роу. — Сторож говорит: «Уходи домой, тётка».'
    expect(inner(`Анна Роу ждёт.\n\n${told}`)).toBe('Сторож')
    expect(inner('— Я спросила начальника, — говорит Анна Роу. — Он сказал: «От характера».')).toBeNull()
  })

  it('[P26a] may be of somebody whose verb is left out, and then never of whoever tells it', () => {
    const told = '«Я ей говорю: „Куда ты их несёшь?“ А она: „Домой“», — рассказывает Анна Роу.'
    const { quotes } = readReport(`Анна Роу ждёт.\n\n${told}`)
    expect(quotes.map(({ speaker }) => speaker)).toEqual(['Анна Роу', 'Анна Роу', null])
  })

  it.each([
    '“The clerk and the guard came in together. He said, ‘Sign it.’” Carl Orvel did not.',
    '«Я спрашиваю: кормят? А он мне: „Посмотри, какой снег“», — рассказывает Анна Роу.',
  ])('[P26a] are nobody’s where nobody or two could be meant: %s', (text) => {
    expect(inner(text)).toBeNull()
  })
})
