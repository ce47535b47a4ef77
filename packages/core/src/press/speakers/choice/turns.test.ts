import { describe, expect, it } from 'vitest'
import { readReport } from '../../reading.ts'
import { type Case, speakers } from '../speakers.fixture.ts'

const cases: readonly Case[] = [
  [
    '“The pump was new,” said Mr Adair, who ran the mill.\n\n“The pump was never paid for, Mr Adair,” said Judge Moss.\n\n“It was paid for in flour.”',
    ['Adair', 'Moss', 'Adair'],
  ],
  [
    '« La clé était à moi », répète le serrurier, Yvan Bosc.\n\n« Elle ouvrait pourtant la réserve, monsieur Bosc », remarque la juge, Clara Dutil.\n\n« Toutes les clés se ressemblent. »',
    ['Yvan Bosc', 'Clara Dutil', 'Yvan Bosc'],
  ],
  [
    '«Лодку я починил сам», — повторил рыбак Степан Юшков.\n\n«У вас не было досок», — напомнила судья Вера Миль.\n\n«Нет, доски были. А чьи?»',
    ['Степан Юшков', 'Вера Миль', 'Степан Юшков'],
  ],
  [
    'Рыбак Степан Юшков чинит лодку у самой воды. Доски он нашёл на берегу.\n\n– Кто вам помог? – спрашивает Вера Миль.\n\n– Никто мне тут не помогал.',
    ['Вера Миль', null],
  ],
  [
    'The ferryman\nBy Ann Roe\n3 May 2031\n\nStepan Yuskov mends his boat by the water. He found the boards on the shore.\n\n“Who helped you?” I asked.\n\n“Nobody did, and nobody ever will.”',
    ['Ann Roe', 'Stepan Yuskov'],
  ],
  [
    '“The pump was new,” said Mr Adair.\n\n“It leaked,” said Ms Orr.\n\n“It was never paid for,” said Judge Moss. “Was it?”\n\n“It was paid for in flour.”',
    ['Adair', 'Orr', 'Moss', 'Moss', null],
  ],
  [
    '“We will appeal,” Ruth Calloway said.\n\n“But we will not wait for the court to answer.”',
    ['Ruth Calloway', 'Ruth Calloway'],
  ],
]

describe('two who talk in turn', () => {
  it.each(cases)('[P35b] %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })

  it('[P35b][P37a] what the turn alone tells is chosen, and not stated', () => {
    const [text] = cases[0] ?? ['']
    expect(readReport(text).quotes.at(-1)?.basis).toBe('chosen')
  })
})
