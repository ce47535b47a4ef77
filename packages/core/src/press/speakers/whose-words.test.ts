import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

/** Papers, bodies and people of one surname: invented sentences, each with the speaker of the last words in marks. */
type Case = readonly [text: string, speaker: string | null]

function lastSpeaker(text: string): string | null | undefined {
  return readReport(text).quotes.at(-1)?.speaker
}

const papers: readonly Case[] = [
  [
    'In a statement, the Harbour Ministry said the quay was safe. “No wall has moved,” the statement said.',
    'Harbour Ministry',
  ],
  ['The dockers’ union issued a letter on Monday. “We will strike,” the letter said.', 'The dockers’ union'],
  [
    'A statement from the Harbour Ministry came at noon. “No wall has moved,” the statement added.',
    'Harbour Ministry',
  ],
  [
    'A letter arrived from the Quay Band, which no longer plays here. The letter said the hall was “dry and well lit”.',
    'Quay Band',
  ],
  ['Ruth Calloway posted a message at dawn. “We lost,” the message said.', 'Ruth Calloway'],
  [
    'Un communiqué de la préfecture est tombé à midi. « Rien n’a bougé », ajoute le communiqué.',
    'la préfecture',
  ],
  [
    'Le syndicat du port a publié un communiqué. « Nous irons au tribunal », dit le communiqué.',
    'Le syndicat du port',
  ],
  ['Dans une lettre, la maire Anne Roy a dit sa colère. La lettre ajoute : « Rien ne bouge. »', 'Anne Roy'],
  ['Nobody knows who wrote it. “We will strike,” the letter said.', null],
  ['A note on the gate read: “No one works here today.” It was signed by the foreman.', 'the foreman'],
  [
    'A letter in the hall read: “The heating stays off until May.” The letter was signed by Ruth Calloway.',
    'Ruth Calloway',
  ],
  [
    'A note on the desk said: “Staff may not speak to strangers.” It was signed by the clinic’s manager.',
    'the clinic’s manager',
  ],
  [
    'Un mot sur la porte disait : « Personne ne travaille aujourd’hui. » Il était signé par le contremaître.',
    'le contremaître',
  ],
  [
    'Une lettre affichée au mur disait : « Le chauffage reste coupé. » Elle était signée par Anne Roy.',
    'Anne Roy',
  ],
  ['A note on the gate read: “No one works here today.” It had been torn in two.', null],
]

const bodies: readonly Case[] = [
  [
    'Luc Arnal est sorti. Le ministère du Port a démenti. « Rien n’a bougé », affirme-t-il.',
    'Le ministère du Port',
  ],
  ['Luc Arnal est sorti. La préfecture n’a rien vu. « Nous étions loin », assure-t-elle.', 'La préfecture'],
  [
    'Anne Roy est sortie. Le conseil a tranché lundi. « Le quai restera ouvert », a-t-il écrit.',
    'Le conseil',
  ],
  [
    'Anne Roy est partie. Le parquet a réagi dans la soirée. « Une enquête est ouverte », précise-t-il.',
    'Le parquet',
  ],
  ['Luc Arnal est venu. La commission a rendu son avis. « Le mur est sain », conclut-elle.', 'La commission'],
  [
    'Luc Arnal est venu. L’agence du port a répondu lundi. « Le mur est sain », assure-t-elle.',
    'L’agence du port',
  ],
  ['La préfecture a reçu un père, Luc Arnal. « Nous étions loin », assure-t-il.', 'Luc Arnal'],
]

const people: readonly Case[] = [
  [
    'One of the guards, who is off duty, told Harbour Watch that the gate was open. “I saw it,” he said.',
    'One of the guards',
  ],
  [
    'One of the nurses, who left in May, told Harbour Watch that beds were short. “I counted,” she said.',
    'One of the nurses',
  ],
  [
    'L’une des infirmières a raconté la nuit à Port Libre. « J’ai compté », dit-elle.',
    'L’une des infirmières',
  ],
  [
    'Un homme de 60 ans, Paul Roy, est mort sur le quai. « On m’a dit d’attendre », raconte Mme Roy.',
    'Mme Roy',
  ],
  [
    'A father of two, Paul Vane, is missing since May. He left at noon. “I was told to wait,” Mrs Vane said.',
    'Mrs Vane',
  ],
  ['Zoé Roy est sortie de prison. « J’ai attendu », dit Mme Roy.', 'Zoé Roy'],
  ['Son avocate, Me Zoé Roy, est venue. « J’ai attendu », dit-il.', null],
  [
    'Dans un bureau, Zoé, une assesseure, a vu la boîte ouverte. « Elle était vide », explique-t-elle.',
    'Zoé',
  ],
  [
    'Station Officer Ruth Vane of Port Ellan said her crew was late. “The road was gone,” she said.',
    'Ruth Vane',
  ],
  [
    'Chief Inspector Ruth Vane of Quay Police said her men were late. “The road was gone,” she said.',
    'Ruth Vane',
  ],
  [
    '« On choisit », dit Zoé, infirmière. Elle parle bas, en poussant un lit. « Le plus dur, c’est la nuit. »',
    'Zoé',
  ],
  [
    'Selon la radio Ellan, qui cite une lettre de la mairie, le port serait « vendu avant l’été ».',
    'la mairie',
  ],
  [
    'According to Quay Radio, which cited a memo from the mayor, the port was “as good as sold”.',
    'the mayor',
  ],
]

describe('whose words they are', () => {
  it.each(papers)('a paper is its sender’s [P31d]: %s', (text, speaker) => {
    expect(lastSpeaker(text)).toBe(speaker)
  })
  it.each(bodies)('« il » and « elle » may be a body [P34c]: %s', (text, speaker) => {
    expect(lastSpeaker(text)).toBe(speaker)
  })
  it.each(people)('one of several, and those of one surname [P34c]: %s', (text, speaker) => {
    expect(lastSpeaker(text)).toBe(speaker)
  })
})
