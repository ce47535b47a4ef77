/** What is denied, demanded, threatened and promised, in a speaker's own words and told of them. */
import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

type Told = readonly (string | null)[]

function read(text: string): ReturnType<typeof readReport>['statements'] {
  return readReport(`What the harbour office says\n\n${text}`).statements
}

function told(text: string): readonly Told[] {
  return read(text).map(({ kind, speaker, denialType }) => [kind, speaker, denialType])
}

describe('denials', () => {
  it('[P93] are there in the own words of whoever is accused', () => {
    for (const [words, speaker] of [
      ['“We never held anyone in that cannery,” said Major Ivo Pelik.', 'Ivo Pelik'],
      ['“It wasn’t us,” Ivo Pelik told the paper on Monday.', 'Ivo Pelik'],
      ['« Ce n’est pas moi », a répondu Ivo Pelik au tribunal.', 'Ivo Pelik'],
      ['« Nous n’avons jamais frappé personne », a déclaré Ivo Pelik.', 'Ivo Pelik'],
      ['«Мы никого не задерживали», — сказал Иван Пелик.', 'Иван Пелик'],
      ['«Это не мы», — заявил Иван Пелик.', 'Иван Пелик'],
    ] as const)
      expect(told(words), words).toEqual([['denial', speaker, expect.any(String)]])
  })

  it('[P93] have the type that says most: nobody of that name, invented, nobody complained, nothing is confirmed', () => {
    for (const [words, type] of [
      ['Police in Sarn said no such person was held there.', 'X-NOVICT'],
      ['В министерстве ответили, что такого человека у них нет.', 'X-NOVICT'],
      ['Ivo Pelik called the report “pure lies”.', 'X-FABR'],
      ['Иван Пелик назвал публикацию «выдумкой».', 'X-FABR'],
      ['The ministry said it had received no complaint.', 'X-NOCMPL'],
      ['Омбудсмен Иван Пелик заявил, что ни одной жалобы к нему не поступало.', 'X-NOCMPL'],
      ['The governor said there was no fighting in the area.', '0102'],
      ['Адвокат Иван Пелик заявил, что эти сведения не соответствуют действительности.', '0102'],
    ] as const)
      expect(
        told(words).map(([kind, , its]) => [kind, its]),
        words,
      ).toEqual([['denial', type]])
  })

  it('[P93] are not what a court or a guard refuses, nor a plan that is turned down', () => {
    for (const words of [
      'A judge in Sarn denied bond for Ned Hale on Monday.',
      'Ola Brand was denied entry to the town.',
      'The union rejected the offer of the harbour office.',
      'Le tribunal a rejeté l’appel de Paul Roux lundi.',
      'Спикер Иван Гаев сказал, что подаст в суд и обвинил газету в клевете.',
      'Ola Brand said she was accused of slander by the governor.',
    ])
      expect(told(words), words).toEqual([])
    expect(read('The army denied the reports, saying shells had come from the sea.')[0]?.what).toBe(
      'the reports',
    )
  })
})

describe('whoever denies', () => {
  it('[P93] is the one who speaks, and not those who are spoken of', () => {
    expect(told('The ministry said its forces had left the town, but denied reports of shelling.')).toEqual([
      ['denial', 'The ministry', '0102'],
    ])
  })
})

describe('promises', () => {
  it('[P92] are there in own words and told, with the day', () => {
    for (const [words, due] of [
      ['“We will open an inquiry within ten days,” said Ivo Pelik.', 'within ten days'],
      ['The army said it would pay each family by 1 May.', 'by 1 May'],
      ['La ministre s’est engagée à rouvrir la route avant le 1er juin.', 'avant le 1er juin'],
      ['Le préfet assure que la route sera rouverte vendredi.', 'vendredi'],
      [
        '« Nous allons indemniser les familles d’ici à la fin de l’année », a promis Anne Roy.',
        'd’ici à la fin de l’année',
      ],
      ['«Мы проведём проверку в течение десяти дней», — заявил Иван Пелик.', 'в течение десяти дней'],
      ['Министр заверил, что выплаты поступят до конца года.', 'до конца года'],
      ['Власти обещали, что все вернутся домой до пятницы.', 'до пятницы'],
    ] as const)
      expect(
        read(words).map(({ kind, due: its }) => [kind, its]),
        words,
      ).toEqual([['commitment', due]])
  })

  it('[P92] behind their words belong to whoever speaks them', () => {
    expect(read('« Nous allons indemniser les familles », a promis Anne Roy.')).toMatchObject([
      { kind: 'commitment', speaker: 'Anne Roy', what: 'Nous allons indemniser les familles', quote: 0 },
    ])
    expect(read('Власти обещали, что все вернутся домой до пятницы.')[0]?.what).toBe(
      'все вернутся домой до пятницы',
    )
  })

  it('[P92] are not what is expected of the weather, nor what a court will do', () => {
    for (const words of [
      '“It will rain all week,” said Ivo Pelik.',
      'The office said the ferry would leave at nine.',
      'Le maire assure que tout va bien.',
    ])
      expect(told(words), words).toEqual([])
  })
})

describe('threats', () => {
  it('[P94] may be a condition, and are no promise', () => {
    for (const words of [
      '“If they march again, we’ll shoot,” Ivo Pelik warned.',
      '« Si vous sortez, on vous tue », a lancé Ivo Pelik.',
      '« Nous allons les frapper encore », a dit Ivo Pelik.',
      '«Если выйдете на площадь, всех посадим», — сказал Иван Пелик.',
    ])
      expect(
        told(words).map(([kind]) => kind),
        words,
      ).toEqual(['threat'])
    expect(told('Cette loi menace les refuges de toute la côte.')).toEqual([])
  })
})

describe('demands', () => {
  it('[P94] are no questions and no telephone calls', () => {
    for (const words of [
      '« Pourquoi êtes-vous parti ? », demande le président.',
      'Le président lui demande pourquoi il est parti.',
      'Les voisins avaient appelé la police à minuit.',
      'Neighbours called the police at midnight.',
    ])
      expect(told(words), words).toEqual([])
  })

  it('[P94] are there in own words, and behind them', () => {
    expect(told('“We demand that the men are freed,” said Ola Brand.')).toEqual([
      ['demand', 'Ola Brand', null],
    ])
    expect(told('«Требуем освободить людей», — сказал Иван Пелик.')).toEqual([['demand', 'Иван Пелик', null]])
    expect(read('Ola Brand urged the governor to open the gates, but got no answer.')[0]?.what).toBe(
      'the governor to open the gates',
    )
  })
})
