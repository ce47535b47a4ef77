import { describe, expect, it } from 'vitest'
import { readReport } from '../../reading.ts'
import { chosen } from './choice.ts'
import { weights } from './weights.ts'

function spoken(text: string): readonly (readonly [string | null, string])[] {
  return readReport(text).quotes.map(({ speaker, basis }) => [speaker, basis])
}

describe('who a role and a small word stand for', () => {
  it('[P36] the deputy of whom the paragraph has just spoken is "the deputy", and an official holds an office', () => {
    const two =
      'Депутат Пётр Гаев выступил первым. Потом депутат Иван Носов встал с места. «Покажите мне эту бумагу!» — потребовал депутат.'
    expect(spoken(two)).toEqual([['Иван Носов', 'stated']])
    const office =
      'Вице-премьер области Борис Беляев приехал к людям во вторник. Разговор снял на видео один из жильцов. «Даю слово: ключи получите», — пообещал чиновник.'
    expect(spoken(office)).toEqual([['Борис Беляев', 'stated']])
  })

  it('[P34a] whoever has left, was arrested or reads out a letter does not say the words behind it', () => {
    const left = 'After the raid, Colonel Tom Ardel left the town. “They broke the door and dragged him out.”'
    const letter = 'La juge Odile Marne a lu le mot à l’audience. « Je ne peux plus continuer. »'
    const taken = 'Тимура Гаева задержали в понедельник. «Нас взяли ночью, требовали имена».'
    for (const text of [left, letter, taken]) expect(spoken(text)[0]?.[0]).toBe(null)
    expect(spoken('Tom Ardel lowers his voice. “They broke the door.”')[0]?.[0]).toBe('Tom Ardel')
  })

  it('[P30] one Russian name has one case, and neither a place, a mother nor an agency is part of it', () => {
    const speaker = 'Спикер парламента Тавры Магомед Дауров обвинил журналистов. «Это ложь», — заявил Дауров.'
    expect(spoken(speaker)).toEqual([['Магомед Дауров', 'stated']])
    expect(spoken('«Его увезли ночью», — говорит сестра Анны Катерина.')[0]?.[0]).toBe('Катерина')
    expect(spoken('«Нас не пустили», — рассказал РИА Новости житель Сергей Роев.')[0]?.[0]).toBe(
      'Сергей Роев',
    )
    expect(spoken('«Проверка идёт», — цитирует Сажина ТАСС.')[0]?.[0]).toBe('Сажин')
    expect(spoken('«Этого не было», — рассказал мужчина изданию «Полис».')[0]?.[0]).toBe('мужчина')
  })

  it('[P31] a preposition that opens the sentence is nobody', () => {
    const text =
      'Malgré tout, le frère de Paul Roux prend soin de ne pas accabler la mairie pour viser les gérants : « On respecte la mairie. »'
    expect(spoken(text)[0]?.[0]).not.toBe('Malgré')
  })
})

describe('who is chosen where no rule says who speaks', () => {
  it('[P37a] is the one whom the sentence before is about, and the reading says that they were chosen', () => {
    expect(
      spoken(
        'Sous le choc, Odile Marne ne décolère pas depuis mardi : « Je n’ai rien reçu, pas même un mot. »',
      ),
    ).toEqual([['Odile Marne', 'chosen']])
    const afraid =
      'Нина Орвель в ужасе от того, что увидела в подъезде, но уезжать не хочет: «Куда я поеду, у меня тут мать».'
    expect(spoken(afraid)).toEqual([['Нина Орвель', 'chosen']])
    const message =
      'The chairman, Tom Ardel, took no call, but in a text message said: “We mourn with the families.”'
    expect(spoken(message)).toEqual([['Tom Ardel', 'chosen']])
  })

  it('[P37b] is nobody out of two who act together, against the gender of the pronoun, or behind their own question', () => {
    expect(spoken('Aila Vinner and Mara Orvel went to the pier. “It was cold down there.”')[0]?.[0]).toBe(
      null,
    )
    expect(spoken('Mrs Aila Vinner met the press at noon. “It was cold,” he said.')[0]?.[0]).toBe(null)
    expect(spoken('“Where were you that night?” asked the judge. “At home, with my mother.”')[1]?.[0]).toBe(
      null,
    )
    expect(spoken('Белова вспоминает, как ей позвонили: «Зайдите к начальству».')[0]?.[0]).toBe(null)
  })

  it('[P37a] is nobody where two have as much in favour, or silence has', () => {
    const question = {
      options: [
        { name: 'Aila Vinner', marks: ['near'] },
        { name: 'Tom Ardel', marks: ['far'] },
      ],
      silence: ['silence'],
      isAlone: false,
    }
    const table = (near: number, far: number, silence: number) =>
      new Map(Object.entries({ near, far, silence }))
    expect(chosen(question, table(300, 100, 100))).toBe('Aila Vinner')
    expect(chosen(question, table(300, 280, 100))).toBe(undefined)
    expect(chosen(question, table(300, 100, 290))).toBe(undefined)
    expect(chosen({ ...question, isAlone: true }, table(300, 100, 100))).toBe(undefined)
  })

  it('[P37a] weighs grammar: no mark is a name, and every weight is a whole number', () => {
    for (const [mark, weight] of weights) {
      expect(mark).toMatch(/^[a-zI0-9 ,-]+$/u)
      expect(Number.isInteger(weight)).toBe(true)
    }
  })
})
