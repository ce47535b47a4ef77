import { describe, expect, it } from 'vitest'
import { speakers } from './speakers.fixture.ts'

describe('the body that « il » or « elle » means', () => {
  it.each([
    [
      'Le Parquet général de Bolganie a dénoncé une décision. Il usera de « tous les moyens légaux », affirme-t-il.',
      'Le Parquet général de Bolganie',
    ],
    [
      "La Cour du droit d'asile a reconnu la qualité de réfugié à un étudiant. Dans sa décision, rendue mardi, elle estime que les Ruves y constituent « un groupe social exposé ».",
      "La Cour du droit d'asile",
    ],
  ])('%s', (text, body) => {
    expect(speakers(text)).toStrictEqual([body])
  })

  it('names nobody where a woman stands in the same sentence', () => {
    expect(
      speakers(
        'La Cour a reconnu une avocate réfugiée. Elle estime que les Ruves y constituent « un groupe social exposé ».',
      ),
    ).not.toContain('La Cour')
  })
})

describe('bodies without a name of their own', () => {
  it.each([
    [
      'La banque ne conteste pas les chiffres. Elle se dit « attachée aux territoires qu’elle sert ».',
      'La banque',
    ],
    [
      'The lender does not dispute the figures. It said it was "committed to the communities we serve".',
      'The lender',
    ],
    ['The agency opened an inquiry. Ten people worked at the factory. "We will act," it said.', 'The agency'],
    ['« Nous ne combattons pas », a assuré à la presse son porte-parole, le colonel Luc Orvel.', 'Luc Orvel'],
    [
      'Olivia Orvel’s son was nineteen when he was shot. "He had just learned to drive," she said.',
      'Olivia Orvel',
    ],
  ])('%s', (text, speaker) => {
    expect(speakers(text)).toStrictEqual([speaker])
  })
})
