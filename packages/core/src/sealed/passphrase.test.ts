/** Choosing and reading passphrases: docs/formats/sealed.md, rules U9 and U10. */
import { assert, constantFrom, integer, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { toHex, utf8 } from '../base/bytes.ts'
import { platformRandom as random } from '../base/random.ts'
import {
  choosePassphrase,
  offerPassphrase,
  parsePassphrase,
  parsePassphraseFile,
  strengthOf,
} from './passphrase.ts'
import { bitsPerWord, words } from './words.ts'

const verdict = (typed: string): string => {
  const chosen = choosePassphrase(typed)
  return chosen.ok ? 'taken' : chosen.refusal.why
}

const hexOf = (typed: string): string => {
  const passphrase = parsePassphrase(typed)
  return passphrase.ok ? toHex(passphrase.value.reveal()) : passphrase.refusal.why
}

describe('the words that are offered', () => {
  it('[U10] are thousands, short, different, and sayable: a consonant, a vowel, and again', () => {
    expect(new Set(words).size).toBe(words.length)
    expect(words.length).toBeGreaterThan(4_096)
    expect(words.every((word) => /^(?:[bdfgklmnprstvz][aeiou]){2}$/.test(word))).toBe(true)
  })
  it('[U10] make 73 bits when six are drawn, and the screen may say so', () => {
    expect(Math.floor(6 * bitsPerWord)).toBe(73)
    const offered = offerPassphrase(random)
    expect(offered.split(' ')).toHaveLength(6)
    expect(offered.split(' ').every((word) => words.includes(word))).toBe(true)
    expect(strengthOf(offerPassphrase(seededRandom(7)))).toEqual({ bits: 73, words: 6, basis: 'offered' })
  })
  it('[U10] are taken by the program that offered them', () => {
    assert(
      property(integer(), integer({ min: 7, max: 12 }), (seed, count) => {
        expect(verdict(offerPassphrase(seededRandom(seed), count))).toBe('taken')
      }),
    )
  })
  it('[U10] are all as likely as each other: the numbers left over are drawn again', () => {
    // The last full round ends below 65,536; the two bytes behind it must not make the first words likelier.
    const rounds = Math.floor(65_536 / words.length) * words.length
    const given = [0xff, 0xff, rounds >> 8, rounds & 0xff, (rounds - 1) >> 8, (rounds - 1) & 0xff]
    const drawn = offerPassphrase({
      bytes: (count) => Uint8Array.from(given.splice(0, count).concat([0, 0]).slice(0, count)),
    })
    expect(drawn.split(' ')).toEqual([words.at(-1), ...Array.from({ length: 5 }, () => words[0])])
  })
  it('[U10] are never fewer than six', () => {
    expect(() => offerPassphrase(random, 5)).toThrow('fewer than six')
  })
})

describe('a passphrase that a person chooses', () => {
  it.each([
    ['123456', 'only-digits'],
    ['1234 5678 9012 3456 7890 1234 5678', 'only-digits'],
    ['05.08.2021-05.08.2022-05.08.2023-11', 'only-digits'],
    ['٠١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩', 'only-digits'],
    ['qwerty', 'too-easy'],
    ['Password123!Password', 'too-easy'],
    ['MyDogHasFleas2019!', 'too-easy'],
    ['correct horse battery staple', 'too-easy'],
    ['aaa aaa aaa aaa aaa aaa aaa', 'too-easy'],
    ['a b c d e f g h', 'too-easy'],
    ['abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz', 'too-easy'],
    ['qrstuvwxyz 0123456789 abcdefghijklm', 'too-easy'],
    ['kata moru piko laba zemi', 'too-easy'],
    ['kata kata kata kata kata kata', 'too-easy'],
    ['', 'empty'],
    ['a'.repeat(1_025), 'too-long'],
    ['six words \ud800', 'not-text'],
    ['kata moru piko laba zemi tulo', 'taken'],
    ['our yellow boat sank near Tarusa yesterday', 'taken'],
    ['моя жёлтая лодка утонула вчера ночью возле моста', 'taken'],
    ['kT8xR2mQz9LpW4vN7sYb', 'taken'],
  ])('[U9] %s: %s', (typed, answer) => {
    expect(verdict(typed)).toBe(answer)
  })
  it('[U9] is never judged stronger for being written twice', () => {
    assert(
      property(string({ minLength: 3, maxLength: 30 }), constantFrom('', ' '), (typed, between) => {
        const once = strengthOf(typed).bits
        return strengthOf(`${typed}${between}${typed}`).bits <= once + 8
      }),
    )
  })
})

describe('a passphrase that opens a home', () => {
  it('[U9] is the same on every keyboard: composed or not, wide or narrow', () => {
    expect(hexOf('e\u0301te\u0301')).toBe(hexOf('été'))
    expect(hexOf('ＡＢＣ')).toBe(hexOf('ABC'))
    expect(hexOf('и\u0306')).toBe(hexOf('й'))
    expect(hexOf('Kata')).not.toBe(hexOf('kata'))
    expect(hexOf(' kata')).not.toBe(hexOf('kata'))
  })
  it('[U9] comes from a file without the newline that an editor added, and only that one', () => {
    const fromFile = (text: string): string => {
      const passphrase = parsePassphraseFile(utf8(text))
      return passphrase.ok ? toHex(passphrase.value.reveal()) : passphrase.refusal.why
    }
    expect(fromFile('kata moru\n')).toBe(hexOf('kata moru'))
    expect(fromFile('kata moru\r\n')).toBe(hexOf('kata moru'))
    expect(fromFile('kata moru')).toBe(hexOf('kata moru'))
    expect(fromFile('kata moru\n\n')).toBe(hexOf('kata moru\n'))
    expect(fromFile('kata moru ')).toBe(hexOf('kata moru '))
    expect([fromFile(''), fromFile('\n'), fromFile('a'.repeat(5_000))]).toEqual([
      'empty',
      'empty',
      'too-long',
    ])
    expect(parsePassphraseFile(Uint8Array.of(0xff, 0xfe))).toMatchObject({ refusal: { why: 'not-text' } })
  })
  it('[U9] does not print', () => {
    const passphrase = parsePassphrase('kata moru piko')
    expect(JSON.stringify(passphrase)).toBe('{"ok":true,"value":"[secret]"}')
  })
})
