import { describe, expect, it } from 'vitest'
import { speakers } from '../speakers/speakers.fixture.ts'

describe('who is a woman and who a man', () => {
  it.each([
    // Her son, and so she.
    [
      'Arrel Orvel has been looking for her older son, Ivan, since he was taken. She found the pit. “It was orange,” she said.',
      'Arrel Orvel',
    ],
    // By a given name of any people.
    [
      'Bashar Orvel walked across the hills with his nephew. The boy had been shot. "We did not go to the hospital," he said.',
      'Bashar Orvel',
    ],
    // The mother of the young man, and not the young man.
    [
      'En tête du cortège, la mère du jeune homme, Coralie Orvel, portait ses chaussures. « On me les a rendues », a-t-elle dit.',
      'Coralie Orvel',
    ],
    // Apposed to her name, and nobody else.
    [
      "Fatou Orvel, l'épouse de l'opposant, a saisi la justice. « Il n'y avait plus de dossier », a-t-elle raconté.",
      'Fatou Orvel',
    ],
  ])('%s', (text, speaker) => {
    expect(speakers(text)).toStrictEqual([speaker])
  })

  it('leaves open which of two women speaks', () => {
    expect(
      speakers(
        'Pilar Orvel met Consuelo Sand at the gate, and both of them wept. "It was orange," she said.',
      ),
    ).toStrictEqual([null])
  })
})
