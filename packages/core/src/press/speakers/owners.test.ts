import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

/** Somebody told by whose they are: each sentence is invented. */
const cases: readonly (readonly [text: string, speaker: string])[] = [
  ['The daughter of Ivo Pelik said the camp was “a place nobody should see”.', 'The daughter of Ivo Pelik'],
  ['“This is a place nobody should see,” said the brother of Ena Voss.', 'the brother of Ena Voss'],
  ['A spokesman for Ivo Pelik called the camp “a place nobody should see”.', 'A spokesman for Ivo Pelik'],
  [
    'A spokeswoman for Governor Ivo Pelik called the camp “a place nobody should see”.',
    'A spokeswoman for Governor Ivo Pelik',
  ],
  [
    'La porte-parole du ministre Jean Roy a qualifié le camp de « lieu que personne ne devrait voir ».',
    'La porte-parole du ministre Jean Roy',
  ],
  ['Дочь Ивана Пелика назвала лагерь «местом, которое никому нельзя видеть».', 'Дочь Ивана Пелика'],
  ['«Никому нельзя это видеть», — сказала сестра Анны Роу.', 'сестра Анны Роу'],
  // The name is theirs.
  ['The daughter of Ivo Pelik, Mira Sol, called the camp “a place nobody should see”.', 'Mira Sol'],
  ['Mira Sol, a lawyer for Ivo Pelik, called the camp “a place nobody should see”.', 'Mira Sol'],
  [
    'L’avocat de Jean Roy, Luc Arnal, a qualifié le camp de « lieu que personne ne devrait voir ».',
    'Luc Arnal',
  ],
  ['Head of the Velmar Republic Ivo Dastov called the camp “a place nobody should see”.', 'Ivo Dastov'],
  ['«Никому нельзя это видеть», — сказала сестра Анны Милена.', 'Милена'],
  ['Адвокат Иван Пелик назвал лагерь «местом, которое никому нельзя видеть».', 'Иван Пелик'],
  ['Президент Велмара Иван Дастов назвал лагерь «местом, которое никому нельзя видеть».', 'Иван Дастов'],
]

describe('who is told by whose they are', () => {
  it.each(cases)('[P30] [P31] %s', (text, speaker) => {
    expect(readReport(text).quotes.map((quote) => quote.speaker)).toEqual([speaker])
  })
})
