import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

/** Whom a pronoun means: invented sentences, each with the speaker of the last words in marks. */
type Case = readonly [text: string, speaker: string | null]

const cases: readonly Case[] = [
  [
    'Hisham Menhar, who manages a stud farm, has seen her twice since then and says that she is content. “My sister lives abroad,” he told me by telephone.',
    'Hisham Menhar',
  ],
  ['Nilo Orvel said she was tired. “I will stay,” she told us.', 'Nilo Orvel'],
  [
    'The Council of Ports’ commissioner for human rights, Inga Raad, said she was dismayed. “Three years is not an investigation,” she wrote on social media.',
    'Inga Raad',
  ],
  [
    'The commissioner for human rights, Inga Raad, said she was dismayed. “Three years is too long,” she wrote.',
    'Inga Raad',
  ],
  [
    'À Umraïn, le ministre des Affaires familiales, Idriss Tahan, avait promis une loi. Dans un entretien à l’hebdomadaire, en mai, il jugeait le phénomène « marginal ».',
    'Idriss Tahan',
  ],
  [
    'Le Dr Alban Roux, médecin légiste, a examiné neuf détenus. Il relève chez sept d’entre eux des cicatrices « compatibles avec une suspension ».',
    'Alban Roux',
  ],
]

describe('whom a pronoun means', () => {
  it.each(cases)('[P34] %s', (text, speaker) => {
    expect(readReport(text).quotes.at(-1)?.speaker).toBe(speaker)
  })
})
