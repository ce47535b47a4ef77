import { describe, expect, it } from 'vitest'
import { readNumbers } from './numbers.ts'

function figures(text: string): readonly (readonly [string, number, number | null])[] {
  return readNumbers(text, 0, text.length).map(({ start, end, min, max }) => [
    text.slice(start, end),
    min,
    max,
  ])
}

describe('figures', () => {
  it('[P41] numbers in digits and words, and ranges', () => {
    expect(figures('Three men and 1,200 letters.')).toEqual([
      ['Three', 3, 3],
      ['1,200', 1200, 1200],
    ])
    expect(figures('men aged 16 to 50')).toEqual([['16 to 50', 16, 50]])
    expect(figures('between two and four families, 10–15 houses')).toEqual([
      ['between two and four', 2, 4],
      ['10–15', 10, 15],
    ])
    expect(figures('two hundred and five calls, twenty-one cases, 1.5 million leaflets')).toEqual([
      ['two hundred and five', 205, 205],
      ['twenty-one', 21, 21],
      ['1.5 million', 1_500_000, 1_500_000],
    ])
  })

  it('[P42] a hedge is a bound, and never a value', () => {
    expect(figures('More than 100 people')).toEqual([['More than 100', 101, null]])
    expect(figures('more than a hundred men')).toEqual([['more than a hundred', 101, null]])
    expect(figures('over two hours')).toEqual([['over two', 2, null]])
    expect(figures('at least nine men, 100 or more, no fewer than three')).toEqual([
      ['at least nine', 9, null],
      ['100 or more', 100, null],
      ['no fewer than three', 3, null],
    ])
    expect(figures('fewer than 100 people, up to 20 beds, no more than five')).toEqual([
      ['fewer than 100', 0, 99],
      ['up to 20', 0, 20],
      ['no more than five', 0, 5],
    ])
  })

  it('[P43] “about” is what rounds to it', () => {
    expect(figures('about 40 people')).toEqual([['about 40', 35, 44]])
    expect(figures('about 25 people')).toEqual([['about 25', 23, 27]])
    expect(figures('nearly 100 people')).toEqual([['nearly 100', 50, 99]])
  })

  it('[P44] a plural without a number has a least and no most', () => {
    expect(
      figures('dozens of people, hundreds of letters, tens of thousands of leaflets, a dozen eggs'),
    ).toEqual([
      ['dozens', 24, null],
      ['hundreds', 200, null],
      ['tens of thousands', 20_000, null],
      ['dozen', 12, 12],
    ])
  })

  it('[P45] what counts nothing is left out', () => {
    for (const text of [
      'on May 20, 2017 at 17:34',
      'le 28 avril',
      '28 апреля 2021 года',
      'in 2016',
      'the 20th man',
      'Aila Vinner, 34, left',
      'a 25-year-old nurse',
      'call +44 20 7946 0018',
      'under Article 7 and in room 12',
      'One man said so',
      'Channel24 and T-34',
      'They are under 25.',
    ]) {
      expect(figures(text), text).toEqual([])
    }
  })

  it('[P46] French and Russian, with their case forms', () => {
    expect(figures('plus de quatre-vingts hommes, au moins 80 familles, une centaine de lettres')).toEqual([
      ['plus de quatre-vingts', 81, null],
      ['au moins 80', 80, null],
      ['centaine', 50, 149],
    ])
    for (const hour of [
      'They came at four in the morning.',
      'à quatre heures du matin',
      'в четыре часа утра',
    ]) {
      expect(figures(hour), hour).toEqual([])
    }
    expect(figures('Сообщают как минимум о 45 задержанных')).toEqual([['как минимум о 45', 45, null]])
    expect(figures('Более восьмидесяти мужчин, не менее 83 человек, от 10 до 15 дней, двое умерли')).toEqual([
      ['Более восьмидесяти', 81, null],
      ['не менее 83', 83, null],
      ['от 10 до 15', 10, 15],
      ['двое', 2, 2],
    ])
  })
})
