import { describe, expect, it } from 'vitest'
import { readLayout } from './layout.ts'

const first =
  'The harbour court of Ostmouth opened its heavy doors at nine on Monday and heard four people of the quarter until noon.'
const second =
  'Nobody from the ministry had come, and the clerk read the names of the missing twice to an empty bench beside the door.'
const last =
  'The hearing goes on next week in the same room, the court told everybody who had waited at the gate since morning.'

function kindsOf(lines: readonly string[]): readonly (readonly [string, string])[] {
  const text = lines.join('\n\n')
  return readLayout(text).paragraphs.map(({ start, end, kind }) => [text.slice(start, end), kind])
}

function inside(...lines: readonly string[]): readonly string[] {
  return kindsOf(['Four people heard in Ostmouth', first, ...lines, second, last])
    .filter(([line]) => lines.includes(line))
    .map(([, kind]) => kind)
}

describe('what a page says to its visitor between two paragraphs', () => {
  it.each([
    ['Want to hear of every hearing first?', 'Enter your address below.', 'It only takes a minute.'],
    ['Did you see what happened? Let us know.', 'Send us your pictures of the harbour.', 'Find out more'],
    ['Vous aimez ce journal ? Devenez membre.', 'Recevez nos lettres chaque matin.', 'En savoir plus'],
    ['Que pensez-vous de cet article ?', 'Donnez votre avis !', 'A lire aussi'],
    [
      'Поскольку вы здесь… У нас просьба.',
      'Сейчас ваша помощь нужна как никогда.',
      'Станьте нашим читателем.',
    ],
  ])('[P10] a prompt in whole sentences is furniture: %s', (...lines) => {
    expect(inside(...lines).every((kind) => kind === 'furniture')).toBe(true)
  })

  it('[P10] a sentence that gives advice without a word of sites stays in the article', () => {
    expect(
      inside(
        'If you walk from the harbour to the court you pass three houses whose doors were broken in March.',
        'You must ask at the gate, a clerk explained to those who had come from far away.',
      ),
    ).toEqual(['body', 'body'])
  })

  it('[P10] the last paragraph stays, though a button hangs right under it', () => {
    const lines = kindsOf([
      'Four people heard in Ostmouth',
      first,
      `${last}\nA lire aussi\nLe port ferme\nDonnez votre avis !`,
    ])
    expect(lines.find(([line]) => line === last)?.[1]).toBe('body')
  })
})

describe('the head of a page', () => {
  it.each([
    'Home Tennis Golf NBA Rugby',
    'Vidéos Émissions Direct Météo',
    'Новости Исследования Судебная практика Карьера',
    'Home | Articles | Harbour | Pictures | Films',
    'USD 58.70 CNY 8.87 EUR 69.14',
    '1.2k shares',
  ])('[P10] a row of sections, rates or counts is furniture: %s', (row) => {
    expect(kindsOf([row, 'Four people heard in Ostmouth', first, second])[0]?.[1]).toBe('furniture')
  })

  it.each(['Home Secretary Faces Harbour Court', 'World Justice Forum Opens in Ostmouth'])(
    '[P11] a headline in capitals is no menu: %s',
    (headline) => {
      expect(kindsOf([headline, 'By Salome Reith', first, second])[0]?.[1]).toBe('headline')
    },
  )

  it('[P11] a short line above the byline is the headline, not the slogan under the name of the site', () => {
    const kinds = kindsOf([
      'The Harbour Post of Ostmouth\nHome | News | Court | Films\nSign in\nBack to the harbour case\nby Salome Reith',
      first,
      second,
    ])
    expect(kinds.find(([, kind]) => kind === 'headline')?.[0]).toBe('Back to the harbour case')
  })

  it('[P11] a stamp with an hour and a station is no credit of a picture', () => {
    const kinds = kindsOf([
      'Four people heard in Ostmouth',
      'October 30, 2016 / 11:05 PM / Harbour Radio',
      first,
      second,
    ])
    expect(kinds[1]?.[1]).toBe('byline')
  })

  it('[P11] the way to the page, saved without its signs, is not the headline', () => {
    const kinds = kindsOf([
      'HomeCourtFour people heard in Ostmouth',
      'Four people heard in Ostmouth',
      first,
      second,
    ])
    expect(kinds.map(([, kind]) => kind)).toEqual(['furniture', 'headline', 'body', 'body'])
  })

  it('[P11] the standfirst again, signed by who took the picture, is a caption', () => {
    const lead = 'Lawyers of Ostmouth stood beside the people of Sarn on Monday.'
    const kinds = kindsOf(['Four people heard in Ostmouth', lead, `${lead} - Jeanne Dorel`, first, second])
    expect(kinds[2]?.[1]).toBe('caption')
  })

  it('[P11] the same words again under the date are not the headline', () => {
    const kinds = kindsOf([
      'Поиск',
      'Суд ответил Ветрову',
      '14 дек 2017, 16:21',
      'Суд ответил Ветрову',
      first,
      second,
    ])
    expect(kinds.filter(([, kind]) => kind === 'headline')).toEqual([['Суд ответил Ветрову', 'headline']])
  })
})

describe('a line under a picture', () => {
  it.each([
    'Damaged: The hall of the harbour court after the fire that nobody put out in time',
    'Une rue du port (Ostmouth), dimanche 4 octobre 2015. (JEANNE DOREL / MERIDIAN)',
    'Le bonnet sur la tête, Luc Arnal n’y croit plus. © Canal 3',
    'Reuters',
  ])('[P11] is a caption: %s', (caption) => {
    expect(inside(caption)).toEqual(['caption'])
  })

  it('[P11] a long line without a stop stands under a picture where every paragraph has one', () => {
    const long =
      'The eight storeys of the old court, which was built before the war and closed in spring, seen from the harbour side'
    expect(
      kindsOf(['Four people heard in Ostmouth', first, second, first, long, last, second, last]).find(
        ([line]) => line === long,
      )?.[1],
    ).toBe('caption')
  })
})
