/** Invented sentences in which only the noun, or the shape of the name, tells that somebody speaks. */
import { describe, expect, it } from 'vitest'
import { isPersonNoun, isPluralNoun } from '../words/person-nouns.ts'
import { type Case, speakers } from './speakers.fixture.ts'

const callings: readonly Case[] = [
  ['«Это была плановая операция», — отшутился префект.', ['префект']],
  ['«Это была плановая операция», — отмахивается крановщица с третьего участка.', ['крановщица']],
  ['« Le quai tient encore », bougonne le grutier.', ['le grutier']],
  ['« Le quai tient encore », s’épanche une maraîchère du canal.', ['une maraîchère du canal']],
  ['“The quay still holds,” parries the stevedore.', ['the stevedore']],
]

const names: readonly Case[] = [
  ['“The roof will hold,” said the hospital’s chief of surgery, Dr. Anneke ter Horst.', ['Anneke ter Horst']],
  ['“The roof will hold,” said the deputy secretary, Tobias van der Meulen.', ['Tobias van der Meulen']],
  ['« Le toit tiendra », dit le sous-préfet, Tobias van der Meulen.', ['Tobias van der Meulen']],
  ['«Крыша выдержит», — говорит префект, Тобиас ван дер Мёлен.', ['Тобиас ван дер Мёлен']],
]

describe('who speaks by what people are called', () => {
  it.each(callings)('a trade or an office is somebody: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(names)('a name has small words and dots inside: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it('knows a calling whose other cases are things only by its first case', () => {
    expect(isPersonNoun('политик')).toBe(true)
    expect(isPluralNoun('политики')).toBe(false)
    expect(isPluralNoun('префекты')).toBe(true)
    expect(isPersonNoun('график')).toBe(false)
  })
})
