/** Whom a role means, and who is nobody: docs/formats/press-reading.md, P30a, P32, P34. */
import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

function spoken(text: string): string | null | undefined {
  return readReport(`What is told in the town\n\n${text}`).quotes.at(-1)?.speaker
}

describe('who speaks', () => {
  it.each([
    [
      'Luc Rocher est jugé à Lodve. Invité à parler en dernier, le prévenu hausse les épaules, puis se ravise : « Je voudrais mon vélo. »',
      'le prévenu',
    ],
    [
      'Официальный представитель ведомства Олег Черенов провёл брифинг. «Лагерей нет», — сказал дипломат.',
      'Олег Черенов',
    ],
    [
      'Mr Calder, a bus driver, went home. One of the bulldozer drivers climbed down and would not go on. “There was a curtain,” the driver said.',
      'the driver',
    ],
    [
      'Главный врач Ольга Крюкова ушла.\n\nУ бабушки мальчика, Раисы Фёдоровны, другая версия. В пятницу она приехала сама. «Он был горячий», — рассказала женщина.',
      'Раисы Фёдоровны',
    ],
  ])('[P34] is the one brought in last: %s', (text, name) => {
    expect(spoken(text)).toBe(name)
  })

  it.each([
    'Elle cite une note interne révélée en avril par le site Contra, qui demandait de « privilégier les situations calmes ».',
    'One comment under the post, seen by the Tribune, said: “Now we know where they live.”',
    'On a recording of radio traffic, heard by the Horn Dispatch, a voice says: “Lights off, then count to ten.”',
    'A page torn from a school notebook was pushed under her door. “He is alive,” it says in block capitals.',
  ])('[P39a] is nobody where only a paper or a voice is told of: %s', (text) => {
    expect(spoken(text)).toBeNull()
  })
})
