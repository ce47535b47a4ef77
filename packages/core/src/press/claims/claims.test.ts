/** Figures with who says them and for which day; denials, demands, threats and promises with who makes them. */
import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

function body(text: string): string {
  return `What the harbour office says\n\n${text}`
}

describe('claims', () => {
  it('[P90] a figure keeps its hedge, what it counts, its day, and who says so', () => {
    const [claim] = readReport(
      body(
        'At least 80 people are said to have been held since March in a cannery in Sarn, according to the weekly Vesper Leaf.',
      ),
    ).claims
    expect(claim).toMatchObject({
      min: 80,
      max: null,
      qualifier: 'At least',
      of: 'people',
      asOf: 'since March',
      hearsay: 'are said to',
      origin: 'Vesper Leaf',
    })
    const quoted = readReport(
      body('“We have 43 files on the table of this office,” said Aila Vinner on Monday.'),
    ).claims
    expect(quoted).toMatchObject([{ min: 43, origin: 'Aila Vinner', asOf: 'on Monday' }])
  })

  it('[P37a] [P90] a figure in words whose speaker was only chosen has no origin: origins are counted', () => {
    const words =
      'Sous le choc, Odile Marne ne décolère pas depuis mardi : « J’ai écrit 43 lettres, pas même un mot. »'
    const { quotes, claims } = readReport(body(words))
    expect(quotes).toMatchObject([{ speaker: 'Odile Marne', basis: 'chosen' }])
    expect(claims).toMatchObject([{ min: 43, origin: null }])
  })

  it.each([
    ['The camp, which opened in March, held 212 families on Tuesday.', ['on Tuesday']],
    ['In May the ward had 14 beds, and in June it had 9 nurses.', ['In May', 'in June']],
    ['Le foyer, qui a fermé en avril, abritait 30 enfants.', [null]],
    ['Приют, который закрыли в апреле, принял 30 детей в среду.', ['в среду']],
  ])('[P90] a figure has the day of its own clause: %s', (text, days) => {
    expect(readReport(body(text)).claims.map(({ asOf }) => asOf)).toEqual(days)
  })

  it('[P90] what a figure counts neither begins nor ends with a small word, and those of an age stand before it', () => {
    const counted = (text: string) =>
      readReport(`What the harbour office says\n\n${text}`).claims.map(({ of }) => of)
    expect(counted('The consul has granted papers to two men and announced a visit.')).toEqual(['men'])
    expect(counted('The Courier wrote of raids on men aged 16 to 50 a few weeks ago.')).toEqual(['men aged'])
    expect(counted('“More than thirty people have already been given shelter,” said Ivo Pelik.')).toEqual([
      'people',
    ])
    expect(counted('The council voted seven to six to defer the matter.')).toEqual(['', ''])
    expect(counted('Trois des prévenus ont fait appel devant la cour.')).toEqual(['prévenus'])
    expect(counted('Two of the seven ferries were lost with all hands.')).toEqual([
      'the seven ferries',
      'ferries',
    ])
  })

  it('[P91] what is denied is no stage, and what is told behind a denial is one', () => {
    const stages = (text: string) =>
      readReport(`What the harbour office says\n\n${text}`).claims.flatMap(({ kind, of }) =>
        kind === 'stage' ? [of] : [],
      )
    expect(stages('Ivo Pelik denied on Monday that any miners had been arrested in the valley.')).toEqual([])
    expect(stages('Le préfet dément que des mineurs ont été arrêtés dans la vallée.')).toEqual([])
    expect(stages('Губернатор отрицает, что шахтёры были задержаны в долине.')).toEqual([])
    expect(stages('Ivo Pelik, who denies that he knew of it, was arrested on Monday.')).toEqual([
      'was arrested',
    ])
    expect(stages('Ivo Pelik denied the charge and was arrested on Monday.')).toEqual(['was arrested'])
  })

  it('[P30] [P90] whoever a figure comes from stands in the first case', () => {
    const origins = (text: string) =>
      readReport(`Что говорят в порту\n\n${text}`).claims.map(({ origin }) => origin)
    expect(origins('По словам Ивана Пелика, в школе держали сорок человек.')).toEqual(['Иван Пелик'])
    expect(origins('По данным местных врачей, ранены пять человек.')).toEqual(['местные врачи'])
  })

  it('[P91] a stage of an investigation is told as claimed', () => {
    expect(
      readReport(body('The prosecutor formally opened an investigation on Monday, and gave no number.'))
        .claims,
    ).toMatchObject([{ kind: 'stage', of: 'opened an investigation', asOf: 'on Monday' }])
  })
})

describe('stages', () => {
  it('[P91] are told of courts and police in three languages, and not where nothing has begun', () => {
    for (const [words, of] of [
      ['Ned Hale, 46, is charged with the murder of his neighbour.', 'is charged'],
      ['The watchdog in Sarn has launched investigations into the shooting.', 'launched investigations'],
      ['Le procureur a requis cinq mois de prison contre Paul Roux.', 'a requis cinq mois'],
      ['Deux hommes ont été placés en garde à vue à Sarn.', 'placés en garde à vue'],
      ['Суд в Сарне приговорил Ивана Гаева к семи годам.', 'приговорил'],
      ['Иван Гаев был задержан в Сарне в понедельник.', 'был задержан'],
    ] as const)
      expect(
        readReport(body(words))
          .claims.filter(({ kind }) => kind === 'stage')
          .map((claim) => claim.of),
        words,
      ).toEqual([of])
    expect(
      readReport(body('Ned Hale has not been charged, the office of the prosecutor said.')).claims,
    ).toEqual([])
  })
})

describe('statements', () => {
  function told(text: string): readonly (readonly (string | null)[])[] {
    return readReport(body(text)).statements.map(({ kind, speaker, due, denialType }) => [
      kind,
      speaker,
      due,
      denialType,
    ])
  }

  it('[P92] a promise has who makes it and when it is due', () => {
    expect(told('The prosecutor, Ivo Pelik, promised to publish the list within thirty days.')).toEqual([
      ['commitment', 'Ivo Pelik', 'within thirty days', null],
    ])
    expect(told('Прокурор Иван Пелик пообещал опубликовать список в течение месяца.')).toEqual([
      ['commitment', 'Иван Пелик', 'в течение месяца', null],
    ])
  })

  it('[P93] a denial has its type', () => {
    expect(told('The governor, Ivo Pelik, denied that anybody was held.')).toEqual([
      ['denial', 'Ivo Pelik', null, '0102'],
    ])
    expect(told('“You cannot hold people in a building that is not there,” Ivo Pelik said.')).toEqual([
      ['denial', 'Ivo Pelik', null, 'X-NOVICT'],
    ])
    expect(told('Nelda Pirosk told the paper: “Not one complaint has reached this office.”')).toEqual([
      ['denial', 'Nelda Pirosk', null, 'X-NOCMPL'],
    ])
  })

  it('[P94] demands and threats have whom they come from', () => {
    expect(told('Open Ledger Watch called on the governor to free the men.')).toEqual([
      ['demand', 'Open Ledger Watch', null, null],
    ])
    expect(told('Le gouverneur Ivo Pelik a menacé le journal de poursuites.')).toEqual([
      ['threat', 'Ivo Pelik', null, null],
    ])
  })
})

describe('what a report says of itself', () => {
  it('[P95] its day is read as sure as it is printed', () => {
    function day(line: string) {
      const published = readReport(
        `Men leave the harbour of Sarn\n\nBy Petra Lowmoor\n\n${line}\n\nOfficials in Sarn said that eleven men had left the harbour of their own will on that day.`,
      ).masthead.published
      return published === null ? null : [published.date, published.precision, published.time]
    }
    expect(day('Published 20 May 2017 17:34 BST')).toEqual(['2017-05-20', 'exact', '17:34'])
    expect(day('Publié le 2 mai 2021 à 15h30')).toEqual(['2021-05-02', 'exact', '15:30'])
    expect(day('20 мая 2021, 14:05')).toEqual(['2021-05-20', 'exact', '14:05'])
    expect(day('Published 03/04/2021')).toBe(null)
    expect(day('Published 23/04/2021')).toEqual(['2021-04-23', 'exact', undefined])
  })

  it('[P96] its sources are told one by one', () => {
    const { sources, bylines } = readReport(
      'Men leave harbour\n\nBy Petra Lowmoor\n\nMay 2, 2021\n\nOfficials in Sarn said that eleven men had left the harbour of their own will.\n\nSources: Meridian (2), Harbour Post',
    ).masthead
    expect(sources.map(({ name }) => name)).toEqual(['Meridian', 'Harbour Post'])
    expect(bylines.map(({ name }) => name)).toEqual(['Petra Lowmoor'])
  })
})
