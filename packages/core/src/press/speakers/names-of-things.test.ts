/** Titles, charges, words held off and voices of machines: invented sentences, with the speakers of what is listed. */
import { describe, expect, it } from 'vitest'
import { type Case, speakers } from './speakers.fixture.ts'

const things: readonly Case[] = [
  ['Anna Roe lives in a block that the neighbours call “the Tank,” behind the mill.', []],
  ['Luc Arnal a remis hier son rapport « La clé perdue » au maire.', []],
  ['Зоя Крамер представила в Ранске сборник «Пустые станции» и ушла.', []],
  ['Luc Arnal, 40 ans, répond de « complot contre la digue ».', []],
  ['Luc Arnal, condamné à neuf ans de prison pour « offense au drapeau du port », est libre.', []],
  ['Paul Brook was jailed for nine years for “lowering the morale of the port”.', []],
  ['Le colonel Luc Arnal récuse le mot de « siège ».', []],
  ['Colonel Paul Brook rejects the term “hostages”.', []],
  ['Luc Arnal dormait dans une aile qui s’appelait « Printemps ».', []],
]

const said: readonly Case[] = [
  ['Luc Arnal a qualifié le rapport de « piège pour les gens honnêtes ».', ['Luc Arnal']],
  ['Le maire Luc Arnal parle de « siège organisé contre le port ».', ['Luc Arnal']],
  ['In her report, Anna Roe wrote: “The key was never lost.”', ['Anna Roe']],
  ['«Ключа не было», — сказала в докладе Зоя Крамер.', ['Зоя Крамер']],
  ['Paul Brook admitted that he was “not proud of that night”.', ['Paul Brook']],
]

const machines: readonly Case[] = [
  ['Зоя Крамер ждала. «Назовите номер дела», — ответил динамик.', [null]],
  ['Anna Roe waited. “Please step back from the door,” said the loudspeaker.', [null]],
  ['Luc Arnal attend. « Reculez tous derrière la ligne », a répondu le haut-parleur.', [null]],
  ['“Please step back from the door,” said a man with a megaphone.', ['a man']],
]

describe('names of things and voices of machines [P39a]', () => {
  it.each(things)('a title or a charge is no speech: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(said)('but what somebody says of them is: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(machines)('what speaks through a machine is not told: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
})
