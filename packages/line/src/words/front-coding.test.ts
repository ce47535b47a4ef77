import { describe, expect, it } from 'vitest'
import { allWordLists } from '../page/every-list.ts'
import { packWords, unpackWords } from './front-coding.ts'

describe('the words of codes, as the page carries them', () => {
  for (const { language, words } of allWordLists) {
    it(`come out as they went in, all thousand (${language})`, () => {
      expect(words).toHaveLength(1_000)
      expect(unpackWords(packWords(words))).toEqual(words)
    })
  }

  it('may share all their letters or none with the word before', () => {
    for (const words of [['ab', 'abc', 'ab', 'ab', 'x'], [], ['abcdefghijklmnop', 'abcdefghijklmnoq']])
      expect(unpackWords(packWords(words))).toEqual(words)
  })
})
