import { describe, expect, it } from 'vitest'
import { languages } from '../base/language.ts'
import { isNeutral, neutralAnswer } from './neutral.ts'

describe('the neutral answer (R15)', () => {
  it('[LW12] is itself byte for byte, and nothing that only looks like it', () => {
    for (const language of languages) {
      const text = neutralAnswer[language]
      expect(isNeutral(text)).toBe(true)
      expect(isNeutral(text.normalize('NFD').normalize('NFC'))).toBe(true)
      for (const near of [`${text}\n`, text.slice(1), text.toUpperCase(), text.replace(' ', '\u00a0')])
        expect(isNeutral(near)).toBe(false)
    }
  })

  it('[LW12] says neither yes nor no, and names nobody’s state, case or place', () => {
    const telling =
      /\b(?:safe|alive|case|no longer|we do not know|don’t know|found|help(?:ed|ing) (?:him|her|them))\b|безопасност|дело|не знаем|жив[аы]?(?!\p{L})|en sécurité|dossier|ne savons pas/iu
    for (const language of languages) expect(neutralAnswer[language]).not.toMatch(telling)
  })
})
