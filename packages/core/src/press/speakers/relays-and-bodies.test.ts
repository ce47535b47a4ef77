import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

/** Who is cited by a paper, and bodies that speak by their long names; all sentences are invented. */
type Case = readonly [text: string, speakers: readonly (string | null)[]]

function speakers(text: string): readonly (string | null)[] {
  return readReport(text).quotes.map(({ speaker }) => speaker)
}

const relays: readonly Case[] = [
  ['Агентство привело на днях слова сотрудника палаты: «Там перепутали карман».', ['сотрудник палаты']],
  [
    'Областное радио передало, ссылаясь на дипломата, имени которого не назвало, что приём «согласован на уровне улыбок».',
    ['дипломат'],
  ],
  ['Запчасти, по словам синоптика, «едут третий месяц».', ['синоптик']],
]

const bodies: readonly Case[] = [
  [
    'Международная комиссия по миграции во вторник выразила «глубокую озабоченность».',
    ['Международная комиссия по миграции'],
  ],
  ['Местные власти во вторник назвали сообщения «вбросом».', ['Местные власти']],
  ['«Это вброс», — сказала уполномоченная по правам человека.', ['уполномоченная по правам человека']],
  ['«Это вброс», — сказала уполномоченная по правам человека Нельда Пироск.', ['Нельда Пироск']],
  ['«Это вброс», — сказал министр по телефону.', ['министр']],
  ['В водоканале нам ответили, что такой трубы «на балансе не числится».', ['водоканале']],
  ['В ответ на запрос редакции на заводе сообщили, что «всё проверят».', ['заводе']],
  ['На сборном пункте ей ответили, что справка «не той формы».', [null]],
  ['На рынке говорят, что «всё дорожает с каждым днём».', [null]],
]

describe('who is cited, and bodies by their long names [P31c]', () => {
  it.each(relays)('the paper is not who said it: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(bodies)('a body is named in full, and a mere place is nobody: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
})
