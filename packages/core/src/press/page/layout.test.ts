import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

const body = 'The road to the coast was closed for the whole of that week, and nobody said why.'
const second = 'On Friday the first family came back to the house and found the door open.'

function kinds(text: string): readonly (readonly [string, string])[] {
  return readReport(text).paragraphs.map((one) => [one.kind, text.slice(one.start, one.end)])
}

function furniture(text: string): readonly string[] {
  return readReport(text).boilerplate.map(({ start, end }) => text.slice(start, end))
}

describe('article and furniture', () => {
  it('[P10] menus, prompts, sharing lines and lists of other pages are furniture in three languages', () => {
    const page = [
      'Skip to content',
      'Menu',
      'World',
      'Live TV',
      '',
      'Road to the coast closed without a word',
      '',
      'Share this: Facebook Telegram',
      '',
      body,
      '',
      second,
      '',
      'Lire aussi : La route du nord',
      '',
      'Читайте также: Дорога на север',
      '',
      'Leave a reply',
      '',
      'Most read',
      'The long way round',
      'Ten things to see',
    ].join('\n')
    expect(kinds(page).filter(([kind]) => kind !== 'furniture')).toEqual([
      ['headline', 'Road to the coast closed without a word'],
      ['body', body],
      ['body', second],
    ])
  })

  it('[P10] how long the reading takes, and that nobody may comment, is furniture', () => {
    const page = ['Road closed', '', '3 min read', '', body, '', second, '', 'Comments are closed.', ''].join(
      '\n',
    )
    expect(furniture(page)).toEqual(['3 min read', 'Comments are closed.'])
    expect(furniture(page.replace('3 min read', 'Lecture 3 min.'))).toContain('Lecture 3 min.')
    expect(furniture(page.replace('3 min read', 'Время чтения: 4 минуты'))).toContain(
      'Время чтения: 4 минуты',
    )
  })

  it('[P10] captions, credits, film lengths and image searches are furniture', () => {
    const page = `Road closed without a word\n\n${body}\n\nResult images\n\nResidents wait at the gate in Sarn on Monday.\n\nThe gate at Sarn (Harbour Pictures)\n\nRésultat de recherche d'images pour "route Sarn"\n\n${second}`
    expect(
      kinds(page)
        .filter(([kind]) => kind === 'body')
        .map(([, text]) => text),
    ).toEqual([body, second])
  })

  it('[P11] an appeal is a block, and its middle goes with it', () => {
    const page = `Road closed without a word\n\nYour support keeps us going\n\nFrom the harbour to the hills, our reporters are there when the story happens, and we think that matters.\n\nWe never ask who you are. Our pages stay open to all.\n\nPlease donate today.\n\n${body}\n\n${second}`
    expect(
      kinds(page)
        .filter(([kind]) => kind !== 'furniture')
        .map(([, text]) => text),
    ).toEqual(['Road closed without a word', body, second])
  })

  it('[P12] quoted words with their speaker stay, whatever else the line looks like', () => {
    const said = '“Please donate your old shoes and subscribe to our letters,” said Aila Vinner.'
    expect(furniture(`Road closed without a word\n\n${body}\n\n${said}\n\n${second}`)).toEqual([])
  })

  it('[P12] headline, standfirst, byline, date and place line stay', () => {
    const page = `Road to the coast closed\n\nFamilies say nobody told them of it before the barrier came down.\n\nBy Tom Ardel\n20 May 2021\n\nSarn (OTV) —\n\n${body}\n\n${second}`
    expect(kinds(page).map(([kind]) => kind)).toEqual([
      'headline',
      'standfirst',
      'byline',
      'byline',
      'dateline',
      'body',
      'body',
    ])
  })

  it('[P12] a short first sentence with a day in it is text, and no line of the byline', () => {
    const page = `Road to the coast closed\n\nThe army said it would pay each family by 1 May.\n\n${body}`
    expect(kinds(page).map(([kind]) => kind)).not.toContain('byline')
    expect(kinds(`Road to the coast closed\n\nMay 2, 2021.\n\n${body}`)[1]?.[0]).toBe('byline')
  })

  it('[P13] the sources of a report stay, the picture credit beside them goes', () => {
    const page = `Road closed without a word\n\n${body}\n\nSources: Meridian (2), Harbour Post / Photo credit: openpix`
    expect(kinds(page).slice(-2)).toEqual([
      ['sources', 'Sources: Meridian (2), Harbour Post'],
      ['credit', ' / Photo credit: openpix'],
    ])
  })

  it('[P14] the title of a film is furniture only where the page has another headline', () => {
    const film = 'Inside the house by the harbour\n02:41 - Source: Meridian'
    expect(kinds(`${film}\n\nRoad to the coast closed\n\n${body}`)[0]).toEqual([
      'caption',
      'Inside the house by the harbour',
    ])
    expect(kinds(`${film}\n\n${body}`)[0]).toEqual(['headline', 'Inside the house by the harbour'])
  })

  it('[P15] a whole headline inside the text is a link, a short one a heading', () => {
    const page = `Road to the coast closed\n\n${body}\n\nWhat nobody told us\n\n${second}\n\nHundreds wait at the northern gate for a third day\n\n${body}`
    expect(kinds(page).map(([kind]) => kind)).toEqual([
      'headline',
      'body',
      'subhead',
      'body',
      'furniture',
      'body',
    ])
  })

  it('[P15a] headings that carry words, name a matter or are short are not thrown away', () => {
    const spoken = '“WE COUNTED THEM ALL NIGHT LONG” SAYS A NEIGHBOUR OF THE MILL'
    const live = `Road to the coast closed\n\n${body}\n\n${spoken}\n\n${second}`
    expect(furniture(live)).toEqual([])
    const capitals = 'THE ROAD OPENS AGAIN AFTER A LONG NIGHT'
    expect(furniture(`Road to the coast closed\n\n${body}\n\n${capitals}\n\n${second}`)).toEqual([])
    const french = `La route de la côte est fermée\n\nLa route de la côte est restée fermée toute la semaine, et personne n’a dit pourquoi.\n\nLes réponses du maire sur la fermeture du pont\n\nLe maire a reçu les familles vendredi, et la porte est restée ouverte toute la nuit.`
    expect(furniture(french)).toEqual([])
    const short = `Lantern Post\nNews Opinion Video\nEnglish Русский\nTavra: quiet shore\nBy Salome Reith\n17 May 2017\n\n${body}\n\n${second}`
    expect(kinds(short)).toContainEqual(['headline', 'Tavra: quiet shore'])
  })

  it('[P15b] the page shows itself by its shape, whatever its words', () => {
    const page = [
      'Home > World > Courts',
      'العربية English Français Русский',
      'Markets at noon in the capital',
      '• Harbour Index',
      '37 753,31',
      'Road to the coast closed without a word',
      'Share this article',
      'Copied',
      '',
      body,
      '',
      'An error occurred while playing this video.',
      '',
      'This live blog has now ended.',
      '',
      second,
    ].join('\n')
    expect(kinds(page).filter(([kind]) => kind !== 'furniture')).toEqual([
      ['headline', 'Road to the coast closed without a word'],
      ['body', body],
      ['body', second],
    ])
  })

  it('[P16] wrapped lines are one paragraph', () => {
    const text =
      'The network today called on five governments to open their doors to men\nwho fled. "Every day that an office takes to read a form is a day on which\nsomebody is found," said Aila Vinner, who runs the line.'
    const read = readReport(text)
    expect(read.paragraphs).toHaveLength(1)
    expect(read.quotes[0]?.text).toContain('on which\nsomebody')
    expect(read.quotes[0]?.speaker).toBe('Aila Vinner')
  })
})
