/** Who is spoken to, what "one" says, and small words that hide a subject: invented sentences. */
import { describe, expect, it } from 'vitest'
import { type Case, speakers } from './speakers.fixture.ts'

const addressed: readonly Case[] = [
  [
    'Idris Vane stood up.\n\n“You had the keys, Mr Vane,” said Ruth Calloway, the coroner.\n\n“They were not the right keys.”',
    ['Ruth Calloway', 'Idris Vane'],
  ],
  [
    'Zoé Vane stood up.\n\n“You had the keys, Ms Vane,” said Ruth Calloway, the coroner.\n\n“They were not the right keys.”',
    ['Ruth Calloway', 'Zoé Vane'],
  ],
  [
    '“Nobody has sold the hall, Jim,” said Ruth Calloway, the chair.\n\n“Nobody says so until it is gone!”',
    ['Ruth Calloway', null],
  ],
  [
    '“Nobody has sold the hall, sir,” said Ruth Calloway, the clerk.\n\n“Nobody says so until it is gone!”',
    ['Ruth Calloway', null],
  ],
  [
    '“Nobody has sold the hall, madam,” said Paul Brook.\n\n“Nobody says so until it is gone!”',
    ['Paul Brook', null],
  ],
  [
    '“Nobody has sold the hall,” said Ruth Calloway, the chair.\n\n“Nobody will while I am here.”',
    ['Ruth Calloway', 'Ruth Calloway'],
  ],
  [
    'Idris Vane s’est levé.\n\n« Vous aviez les clés, monsieur Vane », relève la juge, Anne Roy.\n\n« Pas les bonnes. Elles étaient neuves. »',
    ['Anne Roy', 'Idris Vane'],
  ],
  [
    'Zoé Vane s’est levée.\n\n« Vous aviez les clés, madame Vane », relève la juge, Anne Roy.\n\n« Pas les bonnes. Elles étaient neuves. »',
    ['Anne Roy', 'Zoé Vane'],
  ],
  [
    '« Personne n’a vendu la salle, monsieur », dit la greffière, Anne Roy.\n\n« On le dit toujours avant. »',
    ['Anne Roy', null],
  ],
  [
    '« Personne n’a vendu la salle, madame la juge », dit Luc Arnal.\n\n« On le dit toujours avant. »',
    ['Luc Arnal', null],
  ],
  [
    '« Personne n’a vendu la salle, Paul », dit Anne Roy.\n\n« On le dit toujours avant. »',
    ['Anne Roy', null],
  ],
  [
    '« Personne n’a vendu la salle », dit Anne Roy.\n\n« On ne la vendra pas avant mai. »',
    ['Anne Roy', 'Anne Roy'],
  ],
]

const one: readonly Case[] = [
  [
    '« On verra », dit un ministre. Officiellement, on assure que le conseil « examinera tous les dossiers ».',
    ['un ministre', null],
  ],
  ['Luc Arnal est là. On raconte que la digue serait « pourrie de haut en bas ».', [null]],
  ['Anne Roy se tait. Au port, on répète que la vente reste « une affaire réglée depuis mai ».', [null]],
  ['Des élus se sont dits « lassés de tout cela ». Anne Roy est sortie.', ['Des élus']],
  ['Anne Roy s’est dite « lassée de tout cela ».', ['Anne Roy']],
  ['Interrogés au marché, des marins se sont dits « prêts à partir ».', ['des marins']],
  ['La loi dite « anti-quais » a été votée. Anne Roy est sortie.', []],
]

const hidden: readonly Case[] = [
  [
    'A carter who drove 12,500 sacks to the quay told the court that it had been “a favour to a friend”.',
    ['A carter'],
  ],
  [
    'A teller who took 3,000 crowns from the till told police that it was “only for the weekend”.',
    ['A teller'],
  ],
  ['The council means to put up what its own plan calls a “multi-use rain canopy”.', []],
  ['They will live in what the brochure calls a “garden apartment”.', []],
  ['The council means to put up what Ruth Calloway called “a tent for the rich”.', ['Ruth Calloway']],
  [
    '« Non », dit le capitaine Luc Arnal. L’officier se lève. « Nous attendrons », répond l’officier.',
    ['Luc Arnal', 'Luc Arnal'],
  ],
  [
    'Le préfet du port, mis en cause par l’hebdomadaire frison Der Turm, a démenti. « Je n’ai rien reçu », a-t-il dit à Der Turm.',
    ['Le préfet du port'],
  ],
]

describe('small words around a speaker', () => {
  it.each(addressed)('whoever is addressed is not who goes on [P35b]: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(one)('« on » is nobody who stands near [P31c]: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(hidden)('a number, a paper, a title [P31c]: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
})
