/** Who speaks where the sentence names nobody anew, or sets much between the subject and its verb. */
import { describe, expect, it } from 'vitest'
import { type Case, speakers } from './speakers.fixture.ts'

const topics: readonly Case[] = [
  [
    '“We lost,” Ruth Calloway said. As for the appeal, “it can wait for a month.”',
    ['Ruth Calloway', 'Ruth Calloway'],
  ],
  [
    '“We lost,” said Ruth Calloway. Then, after a long silence: “Will they come back?”',
    ['Ruth Calloway', 'Ruth Calloway'],
  ],
  ['“We lost,” Ruth Calloway said. And of the roof: “It never held.”', ['Ruth Calloway', 'Ruth Calloway']],
  ['“We lost,” Ruth Calloway said. After a pause: “Twice, in fact.”', ['Ruth Calloway', 'Ruth Calloway']],
  ['“We lost,” Ruth Calloway said. Then, quietly: “Twice, in fact.”', ['Ruth Calloway', 'Ruth Calloway']],
  [
    '“We lost,” Ruth Calloway said. On pensions, “nothing has changed at all.”',
    ['Ruth Calloway', 'Ruth Calloway'],
  ],
  ['« On a perdu », nous écrit Luc Arnal. Et d’ajouter : « Deux fois, même. »', ['Luc Arnal', 'Luc Arnal']],
  ['« On a perdu », lance Luc Arnal. Quant au mur, « il tiendra cent ans ».', ['Luc Arnal', 'Luc Arnal']],
  [
    '« On a perdu », dit Luc Arnal. Puis, après un silence : « Deux fois, même. »',
    ['Luc Arnal', 'Luc Arnal'],
  ],
  ['« On a perdu », dit Luc Arnal. Et de conclure : « Deux fois, même. »', ['Luc Arnal', 'Luc Arnal']],
  ['« On a perdu », dit Luc Arnal. Puis, à voix basse : « Deux fois, même. »', ['Luc Arnal', 'Luc Arnal']],
  ['« On a perdu », dit Luc Arnal. Avant de conclure : « Deux fois, même. »', ['Luc Arnal', 'Luc Arnal']],
  ['“We lost,” Ruth Calloway said. Then Paul Brook: “Twice, in fact.”', ['Ruth Calloway', 'Paul Brook']],
]

const between: readonly Case[] = [
  ['A guard speaking on condition of anonymity said the keys were “left in the door”.', ['A guard']],
  [
    'A nurse working at the clinic said the wards were “full to the doors”.',
    ['A nurse working at the clinic'],
  ],
  ['“He is never home,” the mother of three said.', ['the mother of three']],
  ['“He is never home,” the father of two told the court.', ['the father of two']],
  ['The plan, which her own deputy dismissed as “a heap of paper”, fell.', ['her own deputy']],
  ['It was a vote that his oldest friend described as “a heap of paper”.', ['his oldest friend']],
  [
    'The Courier quoted a clerk, whom it did not name, as saying the keys were “left in the door”.',
    ['a clerk'],
  ],
  ['Une voisine ayant requis l’anonymat assure que « la porte était ouverte ».', ['Une voisine']],
  ['Un gardien souhaitant rester discret affirme que « les clés étaient sur la porte ».', ['Un gardien']],
  [
    'Un policier travaillant au port reconnaît que « la porte était ouverte ».',
    ['Un policier travaillant au port'],
  ],
  ['Des riverains ont assuré qu’ils fermeraient la rue « dès la semaine prochaine ».', ['Des riverains']],
  [
    'Des élus du canton ont prévenu qu’ils voteraient « contre toute vente du quai ».',
    ['Des élus du canton'],
  ],
  [
    'Mardi, des pêcheurs sont venus. Des voisins ont raconté qu’ils avaient vu « une lampe et deux hommes ».',
    ['Des voisins'],
  ],
  ['Il a parlé des habitants qui disent que « rien ne va plus ».', [null]],
]

const written: readonly Case[] = [
  ['On the door of the shed Ruth Calloway has painted in red: “I was here.”', ['Ruth Calloway']],
  ['On the board a pupil had chalked: “No school on Monday.”', ['a pupil']],
  ['On the wall of the hall Idris has written: “I was here.”', ['Idris']],
  ['Sur le mur du hangar, Luc Arnal a écrit : « J’étais là. »', ['Luc Arnal']],
  ['Sur la porte, Zoé a peint en rouge : « J’étais là. »', ['Zoé']],
  ['Sur le tableau, une élève a écrit : « Pas d’école lundi. »', ['une élève']],
  ['Someone had written on the wall: “Go home, all of you.”', [null]],
  ['Sur le mur, une main avait écrit : « Partez tous. »', [null]],
  ['On the wall somebody has painted: “Go home, all of you.”', [null]],
]

describe('speech that goes on', () => {
  it.each(topics)('behind a topic, a pause or an infinitive [P31c]: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(between)('whatever stands between the subject and its verb [P31c]: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(written)('what somebody wrote on a wall is theirs [P27]: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
})
