/**
 * A return code must not offer itself to be dialled: docs/formats/line.md, rule N2. In Node alone, for the tables of
 * all countries weigh more than everything else together.
 */
import { findPhoneNumbersInText, getCountries, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { codeDigits, newReturnCode, shownDigits } from './return-code.ts'

const random = seededRandom(11)
const codes = Array.from({ length: 10_000 }, () => newReturnCode(random))

describe('a code among somebody’s messages', () => {
  it('[N2] is no telephone number to a program that looks for international ones, in ten thousand codes', () => {
    for (const code of codes) expect(findPhoneNumbersInText(shownDigits(code))).toEqual([])
  })

  it('[N2] is none in any country, on one line, in threes or one below the other', () => {
    const countries = getCountries()
    expect(countries.length).toBeGreaterThan(240)
    let found = 0
    for (const [i, code] of codes.entries()) {
      const groups = codeDigits(code)
      const rows = [0, 3, 6].map((from) => groups.slice(from, from + 3).join(' · '))
      const layouts = [shownDigits(code), rows.join('\n'), rows.join(' ·\n'), groups.join('\n·\n')]
      const country = countries[i % countries.length]
      for (const layout of layouts) found += findPhoneNumbersInText(layout, country).length
    }
    expect(found).toBe(0)
  })

  it('[N2] would be one without the signs between its groups: the search does search', () => {
    const [country] = ['RU'] as const
    const found = codes
      .slice(0, 2_000)
      .filter((code) =>
        parsePhoneNumberFromString(codeDigits(code).slice(0, 4).join(''), country)?.isPossible(),
      )
    expect(found.length).toBeGreaterThan(0)
    expect(findPhoneNumbersInText('call 8 800 555 35 35 now', country)).toHaveLength(1)
  })

  it('[N2] has no group that is a number by itself in any country', () => {
    const groups = Array.from({ length: 1_000 }, (_, i) => String(i).padStart(3, '0'))
    const dialled = getCountries().flatMap((country) =>
      groups.filter((group) => parsePhoneNumberFromString(group, country)?.isValid() === true),
    )
    expect(dialled).toEqual([])
  })
})
