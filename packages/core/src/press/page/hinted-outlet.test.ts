import { expect, test } from 'vitest'
import { readReport } from '../reading.ts'

const story = `Ferry families were told on Monday that the inquiry into the sinking off Sarn would open without them, in May.

The owners of the boat did not come to the hearing, and the coast guard would not say who had ordered the search to stop.`

const pageOf = ({ above = '', caption = '', body = story, below = '' }): string =>
  [above, 'Families wait at the gate for a list', 'By Ann Roe\n3 May 2031', caption, body, below]
    .filter(Boolean)
    .join('\n\n')
const outletOf = (page: Parameters<typeof pageOf>[0]): string | undefined =>
  readReport(pageOf(page)).masthead.outlet?.name

test('[P97a] a name before the sections, on the first line', () => {
  expect(outletOf({ above: 'Quay Review | News | Podcasts | Log in' })).toBe('Quay Review')
  expect(outletOf({ above: 'RVO Info  Direct  Podcasts  Sport' })).toBe('RVO Info')
  expect(outletOf({ above: 'Левый мыс | Общество' })).toBe('Левый мыс')
  expect(outletOf({ above: 'Home | Osna | Sarn' })).toBeUndefined()
  expect(outletOf({ above: 'Главная / Новости / Северная область' })).toBeUndefined()
  expect(outletOf({ above: 'Главная   Новости   Истории   Хроника' })).toBeUndefined()
})

test('[P97a] the only owner of the pictures, if it is a paper’s name; never who sells them to all', () => {
  const owned = (credit: string): string | undefined =>
    outletOf({ caption: `The gate of the port on Friday. Photograph: ${credit}` })
  expect(owned('Ida Fell/The Lantern')).toBe('The Lantern')
  expect(owned('Ida Fell/Osna Review')).toBe('Osna Review')
  expect(owned('Ida Fell/Reuters')).toBeUndefined()
  expect(owned('Ida Fell/Osna Pictures')).toBeUndefined()
  expect(outletOf({ caption: 'Ворота порта в мае. Фото: Глеб Роу / «Маяк»' })).toBe('Маяк')
  expect(outletOf({ caption: 'La porte du port, en avril. IDA FELL POUR « LE FANAL »' })).toBe('LE FANAL')
  expect(outletOf({ caption: 'Northern Osna / Sarn' })).toBeUndefined()
})

test('[P97a] whom somebody told is the page’s own if it reads as a paper’s, or if a line of the page names it', () => {
  const telling = (whom: string, below = ''): string | undefined =>
    outletOf({
      body: `${story}\n\n“Nobody rang,” Ada Fell told ${whom} by telephone on Monday night.`,
      below,
    })
  expect(telling('the Northern Lantern News')).toBe('Northern Lantern News')
  expect(telling('Ida Roe')).toBeUndefined()
  expect(telling('the Osna Gazette newspaper')).toBeUndefined()
  expect(telling('Ida Orvel', 'Related topics\nFollow us')).toBeUndefined()
  expect(
    outletOf({
      body: `${story}\n\n“Rien”, a répondu à Radio Sarn le maire, joint par téléphone mardi.`,
      below: 'Je m’abonne',
    }),
  ).toBe('Radio Sarn')
})

test('[P97a] whoever asks the questions, or says what it lives on', () => {
  const talk = ['Quand ?', 'Et puis ?', 'Pourquoi ?'].map(
    (asked) => `Le Fanal : ${asked.replace('?', 'cela a-t-il commencé ?')}\n\nAda Fell : En avril, le soir.`,
  )
  expect(outletOf({ body: [story, ...talk].join('\n\n') })).toBe('Le Fanal')
  expect(
    outletOf({ body: [story, ...talk].join('\n\n').replaceAll('Le Fanal', 'Le Président') }),
  ).toBeUndefined()
  expect(outletOf({ below: 'Regards du Nord est gratuit et le restera. Soutenez-nous !\nJe donne' })).toBe(
    'Regards du Nord',
  )
})

test('[P97a] what a newsroom saw, wrote before or is asked about', () => {
  expect(
    outletOf({
      body: `${story}\n\nВ решении, с которым ознакомились «Портовые известия», сказано, что жалоба отклонена.`,
    }),
  ).toBe('Портовые известия')
  expect(outletOf({ body: `${story}\n\nКак «Горный ключ» уже сообщал, мост закрыли в мае.` })).toBe(
    'Горный ключ',
  )
})

test('[P97] behind a place with its land in brackets, and its day', () => {
  const { masthead } = readReport(`Le port rouvre\n\nVersan (Osna), 14 mars 2031 (ADO) - ${story}`)
  expect(masthead.outlet?.name).toBe('ADO')
  expect(masthead.published?.date).toBe('2031-03-14')
  expect(
    readReport(
      `Порт открыли снова\n\nБЕЛЫЙ МЫС, 8 декабря, «Пояс». Порт открыли в мае, сообщили власти края.`,
    ).masthead.outlet?.name,
  ).toBe('Пояс')
  expect(
    readReport(`Osna: Boats Burnt\n\n(Sarn, November 9, 2031) – ${story}`).masthead.published?.date,
  ).toBe('2031-11-09')
})

test('[P97] the town behind a reporter’s name and the editor of the desk are no writers', () => {
  const namesOf = (line: string): readonly string[] =>
    readReport(`Boats burnt at Sarn\n${line}\n3 May 2031\n\n${story}`).masthead.bylines.map(
      ({ name }) => name,
    )
  expect(namesOf('By Ada Fell in Port Ellan')).toEqual(['Ada Fell'])
  expect(namesOf('Беседовала Ида Роу')).toEqual(['Ида Роу'])
})
