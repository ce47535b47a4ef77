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

  it('[P46] thousands may stand apart by a plain space, where no other digits are near', () => {
    expect(figures('погибли 12 500 человек, 3 000 euros, more than 200 000 people')).toEqual([
      ['12 500', 12_500, 12_500],
      ['3 000', 3000, 3000],
      ['more than 200 000', 200_001, null],
    ])
    expect(figures('+44 207 946 018')).toEqual([])
    expect(figures('в 2017 году 200 человек')).toEqual([['200', 200, 200]])
  })

  it('[P41] a row of groups that does not end is no number beyond all bounds', () => {
    expect(figures(`1${',123'.repeat(40)}`)).toEqual([])
    for (const [, min] of figures(`${'123 '.repeat(40)}123 men`)) expect(min).toBeLessThan(1000)
  })

  it('[P46] «около сотни» is one hundred, and «два десятка», "two dozen" and « deux douzaines » are so many', () => {
    expect(
      figures('около сотни жителей, более тысячи писем, полторы тысячи дел, два десятка домов, сотня людей'),
    ).toEqual([
      ['около сотни', 50, 149],
      ['более тысячи', 1001, null],
      ['полторы тысячи', 1500, 1500],
      ['два десятка', 20, 20],
      ['сотня', 50, 149],
    ])
    expect(figures('сотни жителей, тысячи писем, десятки домов')).toEqual([
      ['сотни', 200, null],
      ['тысячи', 2000, null],
      ['десятки', 20, null],
    ])
    expect(figures('more than two dozen guards, several hundred men, a couple of hundred letters')).toEqual([
      ['more than two dozen', 25, null],
      ['several hundred', 200, null],
      ['couple of hundred', 200, null],
    ])
    expect(
      figures("plus d'une centaine de lettres, près d'un millier d'hommes, deux douzaines d'œufs"),
    ).toEqual([
      ["plus d'une centaine", 101, null],
      ["près d'un millier", 500, 999],
      ['deux douzaines', 24, 24],
    ])
  })

  it('[P45] clock times, ages and addresses in three languages are left out', () => {
    for (const text of [
      'At around 2 p.m. they left.',
      'vers 16 heures',
      'à 4h45',
      'vers 10 h 15',
      'около 16.30',
      'Luc, âgé de 31 ans, est parti',
      'ему исполнилось 19 лет',
      'À 46 ans, ce père travaille',
      'a 17-month-old child',
      '87 avenue de la Gare',
      'на 13 этаже',
      'по ст. 207.3 УК',
    ])
      expect(figures(text), text).toEqual([])
  })

  it('[P43a] a verb may set the bound, and «выросло до» sets none', () => {
    expect(
      figures('turnout exceeded 97 percent, la file dépassait 300 mètres, явка превысила 90 процентов'),
    ).toEqual([
      ['exceeded 97', 97, null],
      ['dépassait 300', 300, null],
      ['превысила 90', 90, null],
    ])
    expect(figures('Число задержанных выросло до 64 человек, в зале до 50 мест')).toEqual([
      ['64', 64, 64],
      ['до 50', 0, 50],
    ])
    expect(figures('The office put the number of detained at 38.')).toEqual([['38', 38, 38]])
  })

  it('[P41] the scale behind the second number of a range is the first’s too', () => {
    expect(
      figures(
        'от восьми до двадцати тысяч крон, between two and three thousand men, 10–15 million pages, from 500 to a thousand men',
      ),
    ).toEqual([
      ['от восьми до двадцати тысяч', 8000, 20_000],
      ['between two and three thousand', 2000, 3000],
      ['10–15 million', 10_000_000, 15_000_000],
      ['500', 500, 500],
      ['thousand', 1000, 1000],
    ])
    expect(figures('с 58 до 63 мест')).toEqual([['с 58 до 63', 58, 63]])
  })

  it('[P45] what is printed in groups is no year, and what a law is of is one', () => {
    expect(figures('They hand out 1,500 soups, 1 800 pages')).toEqual([
      ['1,500', 1500, 1500],
      ['1 800', 1800, 1800],
    ])
    expect(figures('under a 2027 law, in ’61, out ’58, in ’92')).toEqual([])
  })

  it('[P45] the minutes before and after an hour, and an oven in French, count nothing', () => {
    expect(figures('She waited from half past six until a quarter to nine.')).toEqual([])
    expect(figures('The ferry left at twenty to seven with three men.')).toEqual([['three', 3, 3]])
    expect(figures('a support of twenty to thirty percent')).toEqual([['twenty to thirty', 20, 30]])
    expect(figures('Il a rallumé son four, le four municipal, et vendu quatre pains.')).toEqual([
      ['quatre', 4, 4],
    ])
  })

  it('[P45] ages, ordinals, parts and hours are left out however they stand', () => {
    for (const text of [
      'un lycéen de 17 ans a disparu',
      'Il a 17 ans, madame.',
      'Mihai, un cariste de 24 ans, devait partir',
      'She’s 84 and walks',
      'Luka, who is nine and reads',
      'until I’m ninety, he said',
      'ей 84.',
      'Коля, ему двадцать три года, молод',
      'по 40-й статье',
      'на сорок втором километре',
      'l’article 40 du code',
      'Part Four',
      'Il est six heures.',
      'de 20 heures à 8 heures',
      'dans la nuit du 2 au 3 mars',
      'ровно в шесть.',
    ])
      expect(figures(text), text).toEqual([])
    for (const [text, value] of [
      ['une mère de deux enfants', 2],
      ['dix ans de prison', 10],
      ['There were 84 and more came.', 84],
      ['Ей дали 84 книги', 84],
      ['в шести домах', 6],
      ['six heures de route', 6],
      ['40 статей', 40],
      ['She is nine miles from home.', 9],
    ] as const)
      expect(
        figures(text).map(([, min]) => min),
        text,
      ).toEqual([value])
  })
})
