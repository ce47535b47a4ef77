import { describe, expect, it } from 'vitest'
import { readReport } from '../../reading.ts'

type Case = readonly [what: string, paragraphs: readonly string[], speakers: readonly (string | null)[]]

function speakers(paragraphs: readonly string[]): readonly (string | null)[] {
  const { quotes } = readReport(paragraphs.join('\n\n'))
  const all = quotes.filter(({ inside }) => inside === null).map(({ speaker }) => speaker)
  // A turn broken by who says it is one.
  return all.filter((name, i) => i === 0 || name === null || all[i - 1] !== name)
}

const turns: readonly Case[] = [
  [
    'marks, behind a question that the reporter retells',
    [
      'Ada Colm, for the owners, asked the stoker why he had left the valve open.',
      '“Nobody had shown me how it shut,” the stoker, Piet Hansen, replied.',
      '“And the drawing on the wall?”',
      '“It was of another boiler.”',
      '“Did you ask for the right one?”',
      '“Twice, in writing.”',
    ],
    ['Piet Hansen', 'Ada Colm', 'Piet Hansen', 'Ada Colm', 'Piet Hansen'],
  ],
  [
    'marks, behind a question and its answer',
    [
      'The hearing opened at nine, with the windows shut against the rain.',
      '“Who kept the key?” asked the magistrate, Ruth Adeyemi.',
      '“The night porter did,” said Colin Marsh, who ran the hostel.',
      '“And on the Friday?”',
      '“On the Friday nobody kept it.”',
    ],
    ['Ruth Adeyemi', 'Colin Marsh', 'Ruth Adeyemi', 'Colin Marsh'],
  ],
  [
    'French marks',
    [
      'L’audience reprend à neuf heures, fenêtres fermées.',
      '« Qui gardait la clé ? », demande la juge, Clara Dutil.',
      '« Le veilleur », répond le directeur du foyer, Yvan Bosc.',
      '« Et le vendredi ? »',
      '« Le vendredi, personne. »',
    ],
    ['Clara Dutil', 'Yvan Bosc', 'Clara Dutil', 'Yvan Bosc'],
  ],
  [
    'Russian dashes, both named in the talk',
    [
      'Утром в зал привели сторожа причала. Народу было немного.',
      '— Кто держал ключ? — спросила судья Вера Миль.',
      '— Ночной дежурный, — ответил сторож Степан Юшков.',
      '— А в пятницу?',
      '— В пятницу никто.',
      '— Вы об этом писали?',
      '— Дважды, и оба раза зря.',
    ],
    ['Вера Миль', 'Степан Юшков', 'Вера Миль', 'Степан Юшков', 'Вера Миль', 'Степан Юшков'],
  ],
  [
    'Russian marks, and an answer of one word at the end',
    [
      '«Кто вам сообщил?» — спросил судья Павел Рогов.',
      '«Сосед. Он видел машину», — ответила Анна Берг.',
      '«Какую машину?»',
      '«Белую, без номера».',
      '«Вы её видели?»',
      '«Нет».',
    ],
    ['Павел Рогов', 'Анна Берг', 'Павел Рогов', 'Анна Берг', 'Павел Рогов', 'Анна Берг'],
  ],
  [
    'French dashes, one of them shown as taking the floor',
    [
      'La présidente, Clara Dutil, relit le registre ligne par ligne.',
      '— Qui a signé ici ?',
      '— Le gardien de nuit, répond Yvan Bosc.',
      '— Et là ?',
      '— Personne.',
      '— Vous ne l’aviez pas vu, relève la présidente.',
      '— Personne ne l’avait vu.',
      'Dehors, la pluie avait cessé, et les bateaux rentraient au port.',
    ],
    ['Clara Dutil', 'Yvan Bosc', 'Clara Dutil', 'Yvan Bosc', 'Clara Dutil', 'Yvan Bosc'],
  ],
]

const open: readonly Case[] = [
  [
    'whoever comes in may ask',
    [
      'Мать вошла в кухню и села.',
      '— Где ты был?',
      '— В школе, — ответил Коля.',
      '— А потом?',
      '— Потом у реки.',
      'Вошёл отец с мокрыми вёслами.',
      '— О чём вы тут говорите?',
      '— Ни о чём, — сказал Коля.',
    ],
    ['Мать', 'Коля', 'Мать', 'Коля', null, 'Коля'],
  ],
  [
    'a third voice ends it',
    [
      'Утром в зал привели сторожа причала. Народу было немного.',
      '— Кто держал ключ? — спросила судья Вера Миль.',
      '— Ночной дежурный, — ответил сторож Степан Юшков.',
      '— Неправда! — крикнула из зала Анна Берг.',
      '— Кто это сказал?',
      '— Никто не говорил.',
    ],
    ['Вера Миль', 'Степан Юшков', 'Анна Берг', null, null],
  ],
  [
    'whoever the line above is about may be the one who answers',
    [
      'Сторож Степан Юшков вышел к решётке.',
      '— Кто держал ключ?',
      '— Ночной дежурный, — ответил Степан Юшков.',
      '— А в пятницу?',
    ],
    [null, 'Степан Юшков', null],
  ],
  [
    'a paragraph of the reporter ends it',
    [
      '“Who kept the key?” asked the magistrate, Ruth Adeyemi.',
      '“The night porter did,” said Colin Marsh, who ran the hostel.',
      'The clerk got up and shut the window, and for a while nobody in the room said a word.',
      '“And what about the Friday?”',
    ],
    ['Ruth Adeyemi', 'Colin Marsh', null],
  ],
  [
    'a long assertion below another is not told from going on',
    [
      '“Who kept the key?” asked the magistrate, Ruth Adeyemi.',
      '“The night porter did,” said Colin Marsh, who ran the hostel.',
      '“And on the Friday?”',
      '“On the Friday nobody kept it.”',
      '“The rain had come in by the stairs that winter, and the whole of the lower floor stood under water until the spring, beds and all.”',
    ],
    ['Ruth Adeyemi', 'Colin Marsh', 'Ruth Adeyemi', 'Colin Marsh', null],
  ],
  [
    'in an ordinary report nobody answers',
    [
      'The hostel burned in March, and eleven people died in it.',
      '“Why was it locked?” Colin Marsh said.',
      'Ruth Adeyemi, who lost her son, has asked for the plans of the building.',
      '“They had all been told about the key.”',
    ],
    ['Colin Marsh', null],
  ],
]

describe('a talk in which one is named by the surname alone', () => {
  it('[P38c] gives nobody the answer to their own question', () => {
    const told = [
      'Очередь занимают затемно, и Мария Петровна Лунина, бывшая учительница, ведёт список. Имён она не спрашивает: «Хватит номеров».',
      'Её сын Пётр Лунин сидит с марта. В пятницу её посылку не взяли. Женщина в окошке полистала тетрадь.',
      '— Как это нет? — переспросила Лунина.',
      '— Выбыл.',
      '— Тут графы такой нет.',
    ]
    expect(speakers(told)).toEqual(['Мария Петровна Лунина', 'Лунина', null, null])
  })
})

describe('two who talk in turn, a paragraph each', () => {
  it.each(turns)('[P38c] %s', (_, paragraphs, expected) => {
    expect(speakers(paragraphs)).toEqual(expected)
  })

  it.each(open)('[P38c] %s', (_, paragraphs, expected) => {
    expect(speakers(paragraphs)).toEqual(expected)
  })

  it('[P38c] [P37a] what only the turn tells is chosen', () => {
    const [, paragraphs] = turns[1] ?? ['', []]
    expect(readReport(paragraphs.join('\n\n')).quotes.map(({ basis }) => basis)).toEqual([
      'stated',
      'stated',
      'chosen',
      'chosen',
    ])
  })
})
