/**
 * The press desk among other people, on other days and in other languages: nothing may be fitted to one text.
 * `npm run soak:republics` tries a thousand.
 */
import { describe, expect, it } from 'vitest'
import { checkAttention } from './answers.ts'
import { variantOf } from './variants.fixture.ts'

const republics = Number(process.env['SAFECONDUCT_REPUBLICS'] ?? '24')
const seeds = Array.from({ length: republics }, (_, seed) => seed + 4)

describe('the answers of the press desk in republics that nobody has seen', () => {
  it('[AT16] are those that follow from how each was made', () => {
    for (const seed of seeds) {
      const { name, answers, given } = variantOf(seed)
      const { answered, left } = checkAttention(answers, given)
      const wrong = answered.filter(({ same }) => !same)
      expect({ name, left, wrong }).toEqual({ name, left: [], wrong: [] })
      expect(answered.length).toBeGreaterThan(120)
    }
  }, 3_600_000)

  it('[AT16] read nothing but the question from what somebody expects', () => {
    const { answers, given } = variantOf(9)
    const told = checkAttention(answers, given).answered.map(({ path, got }) => ({ path, got }))
    const { duplicates: _, ...persons } = Object(answers['persons']) as Record<string, unknown>
    const without = checkAttention({ ...answers, persons }, given).answered.map(({ path, got }) => ({
      path,
      got,
    }))
    expect(told.filter(({ path }) => !path.startsWith('persons.duplicates'))).toEqual(without)
  })
})
