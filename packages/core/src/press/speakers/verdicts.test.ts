/** Whose words a noun says they are, and Russian sentences in any order; all of them invented. */
import { describe, expect, it } from 'vitest'
import { type Case, speakers } from './speakers.fixture.ts'

const verdicts: readonly Case[] = [
  ['“A moral collapse” was Miriam Stowe’s verdict.', ['Miriam Stowe']],
  ['“A moral collapse,” was the verdict of the archdeacon, Miriam Stowe.', ['Miriam Stowe']],
  ['“A folly in concrete” was how the Evening Courier described the plan.', ['Evening Courier']],
  ['“Not in my town,” came the reply from the mayor.', ['the mayor']],
  ['« Un effondrement moral », telle est la réponse de Claire Delmas.', ['Claire Delmas']],
  ['«Это издевательство», — таков вывод Ольги Рейн.', ['Ольга Рейн']],
  ['У юриста своё объяснение: «Всё кончено».', ['юрист']],
  ['Ольга Рейн в своём канале: «Это издевательство».', ['Ольга Рейн']],
]

const heard: readonly Case[] = [
  ['“Get out,” came a voice from the crowd.', [null]],
  ['«Вон отсюда!» — раздалось из толпы.', [null]],
  ['У ворот висит объявление: «Всё кончено».', [null]],
]

const orders: readonly Case[] = [
  ['Сообщения назвала «вбросом» уполномоченная по правам человека Нельда Пироск.', ['Нельда Пироск']],
  ['Министр назвал «вбросом» сообщения газеты.', ['Министр']],
  ['Ольга Рейн сравнила лагерь с «автостоянкой с забором».', ['Ольга Рейн']],
  ['Судья сочла доводы защиты «несостоятельными».', ['Судья']],
  ['«Кричали всю ночь», — в один голос говорят жильцы.', ['жильцы']],
  ['«Плановая операция», — отмахнулся Пётр Кере.', ['Пётр Кере']],
  ['Посол Кестрии в ООН Ян Ван Леувен заявил, что это «издевательство».', ['Ян Ван Леувен']],
]

describe('whose words a noun says they are [P31c]', () => {
  it.each(verdicts)('verdict, reply, view: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(heard)('what is only heard or hung up is nobody’s [P39a]: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(orders)('the endings tell, and not the order: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
})
