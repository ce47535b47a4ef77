import { describe, expect, it } from 'vitest'
import { speakers } from '../speakers/speakers.fixture.ts'

describe('a name is read with the small words in it, and without the office before it', () => {
  it.each([
    [
      'Hamid al-Orvel, 34, a father of three, has not slept since the raid. "They took my keys," he told reporters.',
      'Hamid al-Orvel',
    ],
    ['"It is an insult," said Baraka wa Orvel, its general secretary, on Friday.', 'Baraka wa Orvel'],
    [
      '« C’est une insulte », a fustigé son secrétaire, Baraka wa Orvel, vendredi à Tarne.',
      'Baraka wa Orvel',
    ],
    ['Le ministre de la Sécurité Luc Orvel a dit que « chaque prévenu a son avocat ».', 'Luc Orvel'],
    ['Ministre de la Sécurité, Luc Orvel a répété que « chaque prévenu a son avocat ».', 'Luc Orvel'],
    ['Le maire de Saint-Tarne Mathieu Orvel a répété que « le pont restera fermé ».', 'Mathieu Orvel'],
    [
      "Le vice-ministre de l'intérieur Luc Orvel a balayé le rapport. « Il n'y a pas de prisons ici », a-t-il déclaré.",
      'Luc Orvel',
    ],
    [
      'Zahra (le prénom a été modifié), une ancienne présentatrice, a fui le pays. « Je suis partie à pied », explique-t-elle.',
      'Zahra',
    ],
    [
      'Outside the hall Mayor Ann Orvel, flanked by two guards and a translator, tried to calm the crowd. "Go home," she said.',
      'Ann Orvel',
    ],
  ])('%s', (text, speaker) => {
    expect(speakers(text)).toStrictEqual([speaker])
  })

  it('leaves the daughter of somebody who is named as she is', () => {
    expect(speakers('La fille de Jean Orvel a répété que « le pont restera fermé ».')).toStrictEqual([
      'La fille de Jean Orvel',
    ])
  })

  it('reads a body with the words that belong to it', () => {
    expect(
      speakers(
        'The Coalition for Open Borders said the plan was unworkable. "It stops no boat," it warned on Sunday.',
      ),
    ).toStrictEqual(['Coalition for Open Borders'])
    expect(
      speakers(
        'The Halden network said that nine people are in hiding. "They have one letter," it said on its channel.',
      ),
    ).toStrictEqual(['The Halden network'])
    expect(
      speakers(
        'The committee of families says it has counted 112 of them. "We ask for a list," it wrote in a letter.',
      ),
    ).toStrictEqual(['The committee of families'])
  })

  it('takes whoever stands behind a clause and its verb for who speaks', () => {
    expect(
      speakers(
        'La députée réclame une enquête. Un opposant est introuvable, a annoncé mercredi son avocate, Me Zoé Orvel.\n\n« Il a été remis à cinq hommes », a-t-elle déclaré.',
      ),
    ).toStrictEqual(['Zoé Orvel'])
  })

  it('takes nobody to whom something is told for who speaks', () => {
    expect(
      speakers(
        'One of the guards, who is still serving, told Open Door that calls are lost. "I would never get home," he said.',
      ),
    ).not.toContain('Open Door')
  })
})
