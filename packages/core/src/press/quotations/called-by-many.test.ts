import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

function quoted(text: string): readonly (readonly [string, string | null])[] {
  return readReport(text).quotes.map((quote) => [quote.text, quote.speaker])
}

describe('what many call a thing', () => {
  it.each([
    'Fourteen said they had been held in a wing that prisoners call “Building Five,” which is on no plan.',
    'La prison que les détenus appellent « la Glacière » est vide.',
  ])('is a name, and nobody said it: %s', (text) => {
    expect(quoted(text)).toEqual([])
  })

  it('is a name inside words that somebody says', () => {
    expect(quoted('“We called it ‘the fridge.’ Nobody slept,” Karim said.')).toEqual([
      ['We called it ‘the fridge.’ Nobody slept,', 'Karim'],
    ])
  })

  it('but what they think of it is theirs', () => {
    expect(quoted('The lawyers called it “a disgrace to the whole profession”.')).toEqual([
      ['a disgrace to the whole profession', 'The lawyers'],
    ])
  })
})
