/** Passives with "by", clauses without their "whom", ages and remits between a name and its verb; invented sentences. */
import { describe, expect, it } from 'vitest'
import { type Case, speakers } from './speakers.fixture.ts'

const english: readonly Case[] = [
  ['“A folly,” Ama Darko was quoted as saying.', ['Ama Darko']],
  ['Asked about the delay, Nguyen Thi Hoa, 43, a seamstress, shrugged: “We wait.”', ['Nguyen Thi Hoa']],
  ['The lawyers I met said it was “a farce from the first day”.', ['The lawyers']],
  ['The people he knew said it was “a farce from the first day”.', [null]],
  ['In Miriam Stowe’s words, the decision is “a moral collapse”.', ['Miriam Stowe']],
  ['Witnesses spoke of “bodies in the reeds”.', ['Witnesses']],
  ['“The soup was cold,” said one. “The bread was worse,” said another.', ['one', 'another']],
  ['“You pay with money,” said one of them, a former conscript we are calling Daniyar.', ['Daniyar']],
  [
    'The Directorate stated that no person of that name “appears in the registers of any camp”.',
    ['Directorate'],
  ],
  ['Police filed the case under “domestic incident”, Ama Darko said.', []],
]

const apart: readonly Case[] = [
  ['Eastmere’s Labour MP, Priya Nandakumar, said: “Residents have been let down.”', ['Priya Nandakumar']],
  [
    'The Guild of Tenants, which represents 4,000 households, called the law “a licence to evict”.',
    ['Guild of Tenants'],
  ],
  ['Lena Ortiz likens the law to “a licence to evict”.', ['Lena Ortiz']],
  ['Mariama, originaire de Conakry, raconte qu’on les « comptait la nuit ».', ['Mariama']],
  ['« Rien n’a été fait », résume la mère de Kolia, Irina.', ['Irina']],
  ['« Rien n’a été fait », résume la mère de Kolia.', ['la mère de Kolia']],
  ['Pour les associations, le camp est devenu une « zone de non-droit ».', ['les associations']],
  ['Comme le résume Claire Delmas, « rien n’a été fait ».', ['Claire Delmas']],
]

const locutions: readonly Case[] = [
  ['Le service fait état d’un « malaise d’origine indéterminée ».', ['Le service']],
  ['Claire Delmas met en garde contre « une mécanique sans pilote ».', ['Claire Delmas']],
  [
    'A preliminary report by the military prosecutor, seen by Channel Nine, gives the cause of death as “mechanical asphyxia”.',
    ['the military prosecutor'],
  ],
  [
    'At this point a juror asked for a glass of water and Ruth Amory adjourned, observing that it was “warmer in here than she liked”.',
    ['Ruth Amory'],
  ],
  [
    'Le maire Luc Arnal a répondu. La ville, selon ses mots, « a perdu un pont et gagné un procès ».',
    ['Luc Arnal'],
  ],
  ['Спросили напрямую — и Любовь Рейн отрезала: «Это голубям».', ['Любовь Рейн']],
]

const laws: readonly Case[] = [
  ['Council leaders warn that under by-law 22 no resident may keep “poultry or like nuisance”.', [null]],
  ['Under the rules of the port, “a boat without a lamp” may not leave the quay.', [null]],
  ['Under the new law, Ruth Amory said, “nobody is safe in this town”.', ['Ruth Amory']],
  ['Under the new law, Ruth Amory called the tenants “hostages of the calendar”.', ['Ruth Amory']],
]

const french: readonly Case[] = [
  ['Le projet a été qualifié de « folie de béton » par la conseillère Ama Darko.', ['Ama Darko']],
  ['Ama Darko, citée par l’agence, a qualifié le projet de « folie de béton ».', ['Ama Darko']],
  ['« Une opération de routine », avait-il été annoncé la veille par le préfet Luc Arnal.', ['Luc Arnal']],
  ['Contactée, la préfecture n’a « pas de commentaire à faire ».', ['la préfecture']],
  [
    'Une médecin du travail, soumise au secret, accepte seulement de dire qu’elle a « rempli les cases prévues ».',
    ['Une médecin du travail'],
  ],
  ['Des juristes que j’ai consultés jugent la nuance « intenable au-delà d’un mois ».', ['Des juristes']],
  ['Même son de cloche chez Claire Delmas : « C’est une folie. »', ['Claire Delmas']],
]

const turns: readonly Case[] = [
  [
    '– Avec une burette ?, a demandé Mme Lestrade.\n\n– C’était une gourde, a répondu la sœur aînée.',
    ['Lestrade', 'la sœur aînée'],
  ],
]

describe('who speaks beside a passive, a clause or an age [P31c]', () => {
  it.each(english)('%s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(french)('%s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(apart)('where somebody is from, or what they are, is not their name: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(locutions)('a verb of several words: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(laws)('what a law says stands under it [P39a]: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(turns)('and behind a dash, in the compound past: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
})
