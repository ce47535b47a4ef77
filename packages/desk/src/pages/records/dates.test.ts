import { describe, expect, it } from 'vitest'
import { spanWords } from './dates.ts'

describe('from one moment to another', () => {
  const evening = '2021-08-05T19:00:00Z'
  // Which of the narrow spaces stands around the dash is the language's affair.
  const english = (from: string, to: string): string => spanWords(from, to, 'en').replaceAll(/\s/gu, ' ')

  it('says a day once when both lie in it, and both days when they differ', () => {
    expect(english('2021-08-05T11:00:00Z', evening)).toBe('5 Aug 2021, 11:00–19:00')
    expect(spanWords('2021-08-05T11:00:00Z', evening, 'ru').match(/2021/gu)).toHaveLength(1)
    expect(english(evening, '2021-08-06T03:00:00Z')).toBe('5 Aug 2021, 19:00 – 6 Aug 2021, 03:00')
  })

  it('leaves what is no moment as it was written', () => {
    expect(spanWords('soon', evening, 'en')).toBe(`soon – ${evening}`)
  })
})
