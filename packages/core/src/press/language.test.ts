import { describe, expect, it } from 'vitest'
import { languageOf } from './language.ts'
import { readReport } from './reading.ts'

describe('the language of a report', () => {
  it.each([
    [
      'El alcalde de la ciudad no quiso hablar con los vecinos que pedían agua para sus casas, y el agua no llegó hasta la noche.',
      null,
    ],
    [
      'Il sindaco della città non ha voluto parlare con gli abitanti che chiedevano acqua per le case, ed è stata una notte molto lunga.',
      null,
    ],
    [
      'O prefeito da cidade não quis falar com os moradores que pediam água para as casas, e uma noite inteira foi perdida.',
      null,
    ],
    [
      'Der Bürgermeister der Stadt wollte nicht mit den Leuten sprechen, und das Wasser ist erst in der Nacht für die Häuser gekommen.',
      null,
    ],
    [
      'Le maire de la ville n’a pas voulu parler aux habitants qui demandaient de l’eau pour les maisons, et la nuit a été longue.',
      'fr',
    ],
    [
      'The mayor of the town would not speak with the people who asked for water, and it was late in the night when it came.',
      'en',
    ],
    [
      'Мэр города не стал говорить с теми, кто просил воды, и она пришла в дома только ночью, когда уже никто её не ждал.',
      'ru',
    ],
  ])('[P6] %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })

  it('[P6] names nobody in Spanish, and still lists the words', () => {
    const text =
      'El agua no llegó a la ciudad\n\n« No vamos a esperar más », dijo Marta Ruiz, que es la portavoz de los vecinos de la ciudad. El alcalde no quiso hablar con los que pedían agua para sus casas.'
    expect(readReport(text)).toMatchObject({ language: null, quotes: [{ speaker: null }] })
  })
})
