/** The press desk on the demonstration and on one other republic for each set of reports. */
import { describe, expect, it } from 'vitest'
import { checkAttention } from './answers.ts'
import { variantOf } from './variants.fixture.ts'

describe('the answers of the press desk', () => {
  it.each([0, 1, 2, 3])('[AT16] come out for republic %i', (seed) => {
    const { name, answers, given } = variantOf(seed)
    const { answered, left } = checkAttention(answers, given)
    const wrong = answered.filter(({ same }) => !same)
    expect({ name, left, wrong }).toEqual({ name, left: [], wrong: [] })
    expect(answered.length).toBeGreaterThan(120)
  })
})
