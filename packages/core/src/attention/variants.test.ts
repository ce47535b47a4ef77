/** The press desk among other people, on other days and in other languages: nothing may be fitted to one text. */
import { describe, expect, it } from 'vitest'
import { checkAttention } from './answers.ts'
import { variantOf } from './variants.fixture.ts'

describe('the answers of the press desk', () => {
  it.each(Array.from({ length: 28 }, (_, seed) => seed))('come out for republic %i', (seed) => {
    const { name, answers, given } = variantOf(seed)
    const { answered, left } = checkAttention(answers, given)
    const wrong = answered.filter(({ same }) => !same)
    expect({ name, left, wrong }).toEqual({ name, left: [], wrong: [] })
    expect(answered.length).toBeGreaterThan(120)
  })
})
