import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

/** Bodies, main clauses and changed names: invented sentences, each with the speaker of the last words in marks. */
type Case = readonly [text: string, speaker: string | null]

function lastSpeaker(text: string): string | null | undefined {
  return readReport(text).quotes.at(-1)?.speaker
}

const bodies: readonly Case[] = [
  [
    'Dans un communiqué, l’ambassade de Karvanie a démenti toute arrestation, évoquant « une campagne ». M. Tovani est « un citoyen libre », a-t-elle ajouté.',
    'l’ambassade de Karvanie',
  ],
  [
    'L’un d’eux n’a plus donné de nouvelles, selon la Ligue pour l’asile, qui s’est dite « soulagée » par l’arrêt.',
    'Ligue pour l’asile',
  ],
  ['Le préfet, selon son avocat Luc Arnal, qui s’est dit « soulagé », a signé.', 'Luc Arnal'],
  [
    'En mars, devant le Conseil, le gouvernement s’était pourtant engagé à « tourner la page ».',
    'le gouvernement',
  ],
  [
    '“It is a pattern,” says Nadia Corvell of the charity Open Quay. The charity calls the printing works “a prison in the city”.',
    'Open Quay',
  ],
  [
    '« C’est un système », dit Zoé Arnal, de l’association Rivages. L’association parle d’« une prison au cœur de la ville ».',
    'Rivages',
  ],
  [
    '« C’est un système », dit la directrice de l’association, Zoé Arnal. L’association parle d’« une prison au cœur de la ville ».',
    'L’association',
  ],
]

const clauses: readonly Case[] = [
  [
    'The Home Department accepted that she had been threatened but said that she could live safely in ‘another large city’.',
    'Home Department',
  ],
  [
    'The court accepted that he had been threatened but ruled that he could hide in “another large city”.',
    'The court',
  ],
  [
    'Prosecutors have suspended the case, citing the “impossibility of finding a person to be charged,” her family said Tuesday.',
    'Prosecutors',
  ],
  ['“He was a liar,” his mother said.', 'his mother'],
]

const names: readonly Case[] = [
  [
    'But one former detainee, who asked us not to use his name, says he was held for nine days.\n\nAram (not his real name) says he was questioned by two men. “I signed,” he says.',
    'Aram',
  ],
  [
    'Le 4 juin, Bilal (le prénom a été changé) a reçu un appel. Dans le café, il y avait l’ami et trois policiers.\n\n« Ils tenaient son téléphone », raconte ce comptable de 33 ans.',
    'Bilal',
  ],
  [
    '« Quelqu’un nous avait prévenus », confie Lilit, 36 ans, dans la cuisine d’une maison. Qui ? Elle sourit. « Quelqu’un qui a des enfants. »',
    'Lilit',
  ],
  ['The mayor (not her first choice) was late. “I signed,” he says.', 'The mayor'],
]

describe('who is meant', () => {
  it.each(bodies)('by a body without its name [P34c]: %s', (text, speaker) => {
    expect(lastSpeaker(text)).toBe(speaker)
  })
  it.each(clauses)('by the verb of the main clause [P32]: %s', (text, speaker) => {
    expect(lastSpeaker(text)).toBe(speaker)
  })
  it.each(names)('by a changed name, and by a gesture before the words [P34]: %s', (text, speaker) => {
    expect(lastSpeaker(text)).toBe(speaker)
  })
})
