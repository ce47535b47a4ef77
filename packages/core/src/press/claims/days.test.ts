/** The day a figure stands for is that of its own clause. */
import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

function dayOf(text: string): string | null | undefined {
  return readReport(`What the harbour office says\n\n${text}`).claims.find(({ kind }) => kind === 'figure')
    ?.asOf
}

describe('the day of a figure', () => {
  it('[P90a] stands in its clause, and is not that of another verb, of a relative clause or of who says it', () => {
    for (const [words, day] of [
      ['Police detained 80 people on Saturday.', 'on Saturday'],
      ['In March 80 men were held in Sarn.', 'In March'],
      ['At least 80 people have been held since March, the group said.', 'since March'],
      ['The office, which opened in May, holds 80 men.', null],
      ['The group said on Monday that 80 men had been held.', null],
      ['On Monday the group said that 80 men had been held.', null],
      ['Eighty men were held in the port, the group said on Monday.', null],
      ['Eighty men were held in the port in May, the group said on Monday.', 'in May'],
      ['The police held 80 men and closed the port in May.', null],
      ['Eighty men were held after police closed the port on 3 May.', null],
      ['“We hold 43 files,” said Aila Vinner on Monday.', 'on Monday'],
      ['“We hold 43 files,” said Aila Vinner, who took office in May.', null],
      ['Forty men left in March and sixty came in April.', 'in March'],
      ['Four ministers wrote to the president on 28 April.', 'on 28 April'],
      ['La police a arrêté 80 personnes samedi.', 'samedi'],
      ['Le camp, qui a ouvert en mai, abrite 80 hommes.', null],
      ['Le groupe a dit lundi que 80 hommes étaient détenus.', null],
      ['Полиция задержала 80 человек в субботу.', 'в субботу'],
      ['Лагерь, который открылся в мае, вмещает 80 человек.', null],
      ['В понедельник группа сообщила, что задержаны 80 человек.', null],
      ['Группа сообщила в понедельник, что 80 человек задержаны с марта.', 'с марта'],
      ['Between May and July the office counted 80 boats.', 'Between May and July'],
    ] as const)
      expect(dayOf(words), words).toBe(day)
  })
})
