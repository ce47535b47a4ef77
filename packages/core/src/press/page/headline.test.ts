import { describe, expect, it } from 'vitest'
import { readLayout } from './layout.ts'

const english = {
  page: 'Valley Chronicle\nHome  Courts  Letters  Events\n',
  stand: 'The brothers say that nobody read them the order before the yard was sealed.',
  by: 'By Salome Reith\n20 May 2031',
  body: 'The mill court of Sarn opened its doors at eight on Tuesday and heard three brothers until the bell rang.',
}
const french = {
  page: 'La Chronique de la vallée\nAccueil  Justice  Courrier  Agenda\n',
  stand: 'Les frères disent que personne ne leur a lu l’arrêté avant la pose des scellés.',
  by: 'Par Salomé Reith\n20 mai 2031',
  body: 'Le tribunal du moulin a ouvert ses portes mardi à huit heures et a entendu trois frères jusqu’à la cloche.',
}
const russian = {
  page: 'Хроника долины\nГлавная  Суды  Письма  Афиша\n',
  stand: 'Братья говорят, что постановления им никто не прочитал.',
  by: 'Саломея Рейт\n20 мая 2031',
  body: 'Мельничный суд Сарна открыл двери во вторник в восемь утра и до самого звонка слушал трёх братьев.',
}
type Story = typeof english

function kindOf(line: string, text: string): string | undefined {
  return readLayout(text).paragraphs.find(({ start, end }) => text.slice(start, end) === line)?.kind
}

const titles: readonly (readonly [Story, string])[] = [
  [english, 'Join us or leave, militia tells fishermen'],
  [english, 'Contact lost with three reporters in Sarn'],
  [english, 'Support for the mayor ebbs as the yard stays shut'],
  [english, 'Report: readers of a banned paper detained'],
  [english, 'Email leak: ministry knew of the closure'],
  [english, 'Read my lips'],
  [english, 'Gate'],
  [french, 'Rejoignez-nous ou partez : la milice menace les pêcheurs'],
  [french, 'Partager l’eau ou la guerre'],
  [french, 'Newsletter interdite, lecteurs arrêtés'],
  [french, 'Suivez l’argent'],
  [french, 'La grille'],
  [russian, 'Присоединяйтесь или уходите: рыбакам угрожают'],
  [russian, 'Прямой эфир закончился арестом'],
  [russian, 'Поделиться нечем'],
  [russian, 'Потеряна связь с тремя корреспондентами'],
  [russian, 'Ворота'],
]

describe('the headline of a page', () => {
  it.each(titles)('[P12][P15d] a headline that could be a prompt, or one word (%#)', (story, title) => {
    for (const page of ['', story.page])
      for (const stand of ['', `${story.stand}\n`])
        expect(kindOf(title, `${page}${title}\n${stand}${story.by}\n\n${story.body}\n\n${story.body}`)).toBe(
          'headline',
        )
  })

  it.each([
    [english, 'Our sons did not come back from the mill'],
    [english, 'Mill court opens: what we know'],
    [english, 'Nobody told us where they took him'],
    [french, 'Nos enfants ne sont pas revenus'],
    [french, 'Le tribunal du moulin : ce que nous savons'],
    [russian, 'Наши дети не вернулись с мельницы'],
    [russian, 'Что мы знаем о суде на мельнице'],
  ])(
    '[P12][P15d] a headline in which somebody says "we", between the menu and a button (%#)',
    (story, title) => {
      for (const bar of ['Share   Copy link', 'Partager   Imprimer', 'Поделиться   Печать'])
        expect(
          kindOf(title, `${story.page}${title}\n${bar}\n${story.by}\n\n${story.body}\n\n${story.body}`),
        ).toBe('headline')
    },
  )

  it('[P15d] the name of the paper and its slogan are the page’s, a short headline under them is not', () => {
    const stand = 'Сколько стоило место на факультете и кто брал деньги. Расследование нашей газеты'
    const text = `БЕРЕГ И МЕЛЬНИЦА\nНезависимое издание. Живём на донаты\nПрейскурант\n${stand}\n${russian.by}\n\n${russian.body}`
    expect(readLayout(text).paragraphs.map(({ kind }) => kind)).toEqual([
      'furniture',
      'furniture',
      'headline',
      'standfirst',
      'byline',
      'byline',
      'body',
    ])
  })

  it('[P15d] a short first line above a long standfirst is the headline and not the paper', () => {
    const stand = 'В Сарне вынесли приговор печнику, который ходил по мельницам через крышу'
    const text = `Печник оставил кассу\n${stand}\n\n${russian.body}`
    expect(kindOf('Печник оставил кассу', text)).toBe('headline')
    expect(kindOf(stand, text)).toBe('standfirst')
  })

  it.each([
    ['Journal d’un pêcheur', 'Les pêcheurs racontent une nuit à la barrière'],
    ['Новости с того берега', 'Рыбаки рассказывают о ночи у барьера'],
  ])('[P12][P15d] a headline with the word of a paper is not lost: %s', (title, stand) => {
    for (const bar of ['', 'Share   Save   Print\n', 'Partager   Imprimer\n'])
      for (const story of [english, russian])
        expect(
          kindOf(title, `${title}\n${stand}\n${story.by}\n${bar}\n${story.body}\n\n${story.body}`),
        ).not.toBe('furniture')
  })

  it('[P15d] two reporters side by side are no menu, a day under the article is no furniture', () => {
    const text = `Mill court hears three brothers\n${english.stand}\nSalome Reith   Ada Fell\n20 May 2031\n\n${english.body}\n\n21 May 2031`
    expect(kindOf('Salome Reith   Ada Fell', text)).not.toBe('furniture')
    expect(kindOf('21 May 2031', text)).toBe('byline')
  })
})
