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
