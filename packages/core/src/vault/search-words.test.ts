import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldForSearch, holdsWords, searchWords } from './search-words.ts'

describe('words for search', () => {
  it('[W1] finds what a careful hand wrote by what a tired one types', () => {
    expect(foldForSearch('Café  Élan, “naïve”')).toBe('cafe elan naive')
    expect(foldForSearch('Жёлтый самолЁт')).toBe('желтый самолет')
    expect(foldForSearch('ﬁle № 5, ½ ①')).toBe('file no 5 1 2 1')
    expect(foldForSearch('Łódź ŁÓDŹ İzmir')).toBe('łodz łodz izmir')
    expect(foldForSearch('ＦＵＬＬ　ｗｉｄｔｈ')).toBe('full width')
  })

  it('[W1] keeps й, ї, ў letters of their own, also when typed in two strokes', () => {
    expect(foldForSearch('Йод, й')).toBe('йод й')
    expect(foldForSearch('и\u0306од')).toBe('йод')
    expect(foldForSearch('її ўў ќ')).toBe('її ўў ќ')
    expect(foldForSearch('за\u0301мок')).toBe('замок')
  })

  it('[W1] folds what is folded to itself, and leaves letters and digits alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const folded = foldForSearch(text)
        expect(foldForSearch(folded)).toBe(folded)
        expect(folded).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u)
      }),
      { numRuns: 2000 },
    )
  })

  it('[W2] matches beginnings of words, all of them, in any order', () => {
    expect(holdsWords('They crossed the bridge at dawn', ['dawn', 'brid'])).toBe(true)
    expect(holdsWords('They crossed the bridge at dawn', ['ridge'])).toBe(false)
    expect(holdsWords('They crossed the bridge at dawn', ['dawn', 'river'])).toBe(false)
    expect(searchWords('  ')).toEqual([])
    expect(searchWords('"a" OR (b)*')).toEqual(['a', 'or', 'b'])
  })
})
