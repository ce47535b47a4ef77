import { expect, test } from 'vitest'
import { readReport } from '../reading.ts'

const story = `Ferry families were told on Monday that the inquiry into the sinking off Sarn would open without them, in May.

The owners of the boat did not come to the hearing, and the coast guard would not say who had ordered the search to stop.`

const kindsOf = (text: string): ReadonlyMap<string, string> =>
  new Map(readReport(text).paragraphs.map(({ start, end, kind }) => [text.slice(start, end), kind]))

test('[P10] answers of one word are the article’s words; the buttons of a box are not', () => {
  const page =
    kindsOf(`We use cookies\nAccept\nDismiss\n\nA judge who resigned speaks\n\nBy Ann Roe\n3 May 2031\n\n${story}

Were you told how to decide?

Yes.

Did you obey?

Not now.

— Вы согласны?

— Нет.`)
  expect(page.get('Dismiss')).toBe('furniture')
  expect(page.get('A judge who resigned speaks')).toBe('headline')
  for (const answer of ['Yes.', 'Not now.', '— Нет.']) expect(page.get(answer)).toBe('body')
})

test('[P12] a label of the kind of article is not its headline, nor is the way to its section', () => {
  for (const label of [
    'ENTRETIEN',
    'Interview',
    'International • Asylum and migration',
    'Политика. Общество. Суд',
  ]) {
    const title = 'Ada Fell, who drew the maps of the drowned: “The river keeps its own list”'
    const page = kindsOf(`Menu\n${label}\n${title}\nBy Ann Roe\n3 May 2031\n\n${story}`)
    expect(page.get(title)).toBe('headline')
    expect(page.get(label)).toBe('furniture')
  }
  const kicker = kindsOf(`World | Nine dead at Sarn\nBy Ann Roe\n3 May 2031\n\n${story}`)
  expect(kicker.get('World | Nine dead at Sarn')).toBe('headline')
})

test('[P12] a title behind its subject and a stroke is no caption', () => {
  const page = kindsOf(
    `Home | News | Sport\n\nRail inquiry | New delay\n\nBy Ann Roe\n3 May 2031\n\n${story}`,
  )
  expect(page.get('Rail inquiry | New delay')).toBe('headline')
})

test('[P10] a title with “Read more” right under it leads elsewhere; somebody’s words stay', () => {
  const page = kindsOf(`Gates of the dam opened at night\nBy Ann Roe\n3 May 2031\n\n${story}

Who opened the gates?
Read more

“We were asleep,” said the mother of the youngest
Read more

${story}`)
  expect(page.get('Who opened the gates?')).toBe('furniture')
  expect(page.get('“We were asleep,” said the mother of the youngest')).toBe('body')
})

test('[P10] buttons in square brackets are the page’s', () => {
  const page = kindsOf(
    `Gates of the dam opened at night\nBy Ann Roe\n3 May 2031\n5 minutes [Print] [Send by e-mail]\n\n${story}`,
  )
  expect(page.get('5 minutes [Print] [Send by e-mail]')).toBe('furniture')
})

test('[P15e] whose picture it is may stand behind a stroke, in brackets, or in the next line', () => {
  const captions = [
    'Families at the gate of the port on Friday. | L’ÉCHO DU PORT',
    'Ada Fell in the town where she lives now. Courtesy of the family',
    'Тамара Волк в мае у реки. Из семейного архива',
    'Ada Fell has drawn the river since 1998 (file picture)',
    'The pump house at Sarn, where the first boat was found',
  ]
  const page = kindsOf(
    `Gates of the dam opened at night\nBy Ann Roe\n3 May 2031\n\n${story}\n\n${captions.join(`\n\n${story}\n\n`)}

A corridor in the east wing, seen on Friday
Photo: Ida Fell

${story}`,
  )
  for (const caption of captions) expect(page.get(caption)).toBe('caption')
  expect(page.get('A corridor in the east wing, seen on Friday')).toBe('caption')
})

test('[P15e] a short sentence right above a credit stays when it tells what somebody did', () => {
  const page = kindsOf(`Gates of the dam opened at night\nBy Ann Roe\n3 May 2031\n\n${story}

The guards came back at noon.
Photo: Ida Fell

${story}`)
  expect(page.get('The guards came back at noon.')).toBe('body')
})

test('[P12] the heading under an hour of a live page stays', () => {
  const page = kindsOf(
    `Boat sinking off Sarn: latest updates\n\n${story}\n\n18:42\n‘We saw the lights’\n\n${story}`,
  )
  expect(page.get('‘We saw the lights’')).toBe('body')
})

test('[P97] a name among buttons with its office or the day beside it is the byline', () => {
  const named = (head: string, foot = ''): readonly string[] =>
    readReport(`Gates of the dam opened at night\n${head}\n\n${story}${foot}`).masthead.bylines.map(
      ({ name }) => name,
    )
  expect(named('3 May 2031\nShare page\nAbout sharing\nAda Fell\nSocial affairs correspondent')).toEqual([
    'Ada Fell',
  ])
  expect(named('3 May 2031\nAda Fell\nOsna News, Sarn\nShare   Save')).toContain('Ada Fell')
  expect(named('Interview by Ada Fell\n3 May 2031')).toEqual(['Ada Fell'])
  expect(named('3 May 2031\nMiddle East\nShare\nSave')).toEqual([])
  expect(named('By Ada Fell\n3 May 2031', '\n\nAda Fell\nComments (3)\nContribute')).toEqual(['Ada Fell'])
})
