/** Words in marks that nobody said: invented sentences, each with the speakers of what is listed. */
import { describe, expect, it } from 'vitest'
import { type Case, speakers } from './speakers.fixture.ts'

const laws: readonly Case[] = [
  [
    'Ruth Calloway won. Section 9 of the Harbour Act forbids a landlord to leave “any tenant without water”.',
    [null],
  ],
  ['The Harbour Act guarantees every tenant “a dry room and a door that locks”.', [null]],
  [
    'Paul Brook reminded the court that the club’s own rules required members to act “in good faith and in silence”.',
    [null],
  ],
  ['The constitution of Quiria says that all meetings are “free and open to everybody”.', [null]],
  ['Paul Brook lost. The decree bans songs that “insult the dead of the two wars”.', [null]],
  ['The vicar closed the meeting by reading the psalm: “The waters saw thee and they were afraid.”', [null]],
  [
    'Le pasteur a clos la réunion en récitant le psaume : « Les eaux t’ont vu, et elles ont tremblé. »',
    [null],
  ],
  ['L’article 9 du code du port interdit de laisser « un locataire sans eau ni chauffage ».', [null]],
  ['Luc Arnal a gagné. La loi garantit à chacun « une chambre sèche et une porte qui ferme ».', [null]],
  ['L’avocate cite l’article 12 du règlement, selon lequel « nul ne dort sur le quai ».', [null]],
  ['Le règlement intérieur impose aux membres d’agir « de bonne foi et en silence ».', [null]],
  ['La charte de l’association prévoit que toute réunion soit « libre et ouverte à tous ».', [null]],
]

const things: readonly Case[] = [
  ['Ruth Calloway spoke, as the crowd in the square chanted “Out with the lot!”', [null]],
  [
    '“We lost,” Ruth Calloway said, while the gallery shouted “Shame!” and “Go home!”',
    ['Ruth Calloway', null, null],
  ],
  ['Paul Brook bowed and the crowd roared “Once more!”', [null]],
  ['A faded poster promised “sun on every day of the year”.', [null]],
  ['The placard by the gate says “no entry after six”.', [null]],
  ['« On a perdu », a dit Luc Arnal, tandis que la foule scandait « Partez tous ! »', ['Luc Arnal', null]],
  ['La foule massée devant la mairie criait « Rendez-nous le port ! »', [null]],
  ['Une affiche jaunie vante « du soleil tous les jours de l’année ».', [null]],
  ['Une pancarte toute neuve annonce « la réouverture du quai au printemps ».', [null]],
]

const labels: readonly Case[] = [
  ['A clerk told Ruth Calloway that such calls are logged as “lost property”, and no one comes.', []],
  ['Her file was classified as “not urgent” by the desk.', []],
  ['The hearing was listed under “other business”, Calloway said.', []],
  ['Three men were fined for “loud singing at night”.', []],
  ['Her case was filed under “pending” for six years.', []],
  ['Le greffier explique que ces plaintes sont classées « sans suite ».', []],
  ['Sa lettre a été enregistrée comme « courrier divers » par l’agence.', []],
  ['Douze pêcheurs ont été placés en garde à vue pour « entrave à la navigation ».', []],
]

const said: readonly Case[] = [
  ['The law professor said the rules were “a joke played on the poor”.', ['The law professor']],
  ['Bill said the act was “a shame and a scandal”.', ['Bill']],
  ['The minister said the law was “fair to everybody in the land”.', ['The minister']],
  ['According to the indictment, the men “acted as one unit.”', ['the indictment']],
  ['The crowd cheered when Ruth Calloway shouted “We are not for sale!”', ['Ruth Calloway']],
  ['Ruth Calloway read the law and called it “a trap for honest people”.', ['Ruth Calloway']],
  ['Ruth Calloway described the song as “a trap for honest people”.', ['Ruth Calloway']],
  ['Le ministre dit que la loi est « juste pour tout le pays ».', ['Le ministre']],
  ['La foule applaudit quand Luc Arnal crie « Nous ne sommes pas à vendre ! »', ['Luc Arnal']],
  ['Luc Arnal estime que le règlement est « un piège pour les gens honnêtes ».', ['Luc Arnal']],
]

describe('words in marks that nobody said [P39a]', () => {
  it.each(laws)('a law or a psalm has no voice: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(things)('nor has a crowd or a placard: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(labels)('a drawer or a charge is a label: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
  it.each(said)('but somebody who speaks of them is named: %s', (text, expected) => {
    expect(speakers(text)).toEqual(expected)
  })
})
