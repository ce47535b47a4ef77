/** What somebody was told or called; invented sentences. */
import { describe, expect, it } from 'vitest'
import { type Case, speakers } from './speakers.fixture.ts'

const silent: readonly Case[] = [
  ['Ruth Calloway, a nurse, was told she would be “sent back where she came from”.', [null]],
  ['Ruth Calloway was described in court as “a danger to herself and to the town”.', [null]],
  ['The graffiti on the wall of the school where Ruth Calloway teaches says “Go home now”.', [null]],
  ['Claire Delmas s’est entendu dire qu’elle serait « renvoyée d’où elle venait ».', [null]],
  ['Claire Delmas a été décrite à l’audience comme « un danger pour elle-même ».', [null]],
  ['Вере Линд сказали, что её «отправят туда, откуда приехала».', [null]],
  ['Веру Линд называют «матерью болот и двух рек».', [null]],
  ['Старая пословица говорит, что «река сама ведёт счёт».', [null]],
]

const named: readonly Case[] = [
  ['Ruth Calloway was described by neighbours as “a danger to herself”.', ['neighbours']],
  ['Ruth Calloway said she was told the boat had been “sold for nails”.', ['Ruth Calloway']],
  ['Claire Delmas a été décrite par ses voisins comme « un danger pour elle-même ».', ['ses voisins']],
  ['Вере Линд ответил судья: «Подождите в коридоре».', ['судья']],
  ['Веру Линд прокурор назвал «матерью болот и двух рек».', ['прокурор']],
]

describe('to whom words are said is not who says them [P39a]', () => {
  it.each(silent)('nobody is named: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(named)('unless the text says by whom: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
})
