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
  ['« Il était chez nous », a dit la fille d’Ivo Pelik.', 'la fille d’Ivo Pelik'],
  ['D’après le père d’Aline Morel, « elle était chez nous ».', 'le père d’Aline Morel'],
  ['Адвокат Анны Роу сказал: «Она была дома».', 'Адвокат Анны Роу'],
  ['Мать Анны Роу сказала: «Она была дома».', 'Мать Анны Роу'],
  ['По словам дочери Ивана Пелика, «он был дома».', 'дочь Ивана Пелика'],
  [
    'Пресс-секретарь губернатора Ивана Пелика назвал это «местью».',
    'Пресс-секретарь губернатора Ивана Пелика',
  ],
  // The name is theirs, or may be.
  ['По словам адвоката Ивана Пелика, «он был дома».', 'Иван Пелик'],
  ['Пресс-секретарь президента Иван Пелик назвал это «местью».', 'Иван Пелик'],
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
