/** Return codes: docs/formats/line.md, rules N1 and N4 to N9. */
import { array, assert, constantFrom, integer, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { platformRandom } from '../base/random.ts'
import { english } from './code-words/en.ts'
import { french } from './code-words/fr.ts'
import { russian } from './code-words/ru.ts'
import { alikeIn, foldWord } from './like-words.ts'
import {
  codeDigits,
  codeWords,
  newReturnCode,
  parseReturnCode,
  type ReturnCode,
  shownDigits,
  textHoldsCode,
} from './return-code.ts'

const lists = [english, russian, french]
const anyCode = nat().map((seed) => newReturnCode(seededRandom(seed)))

function digitsOf(code: ReturnCode): string {
  return codeDigits(code).join('')
}

function read(typed: string) {
  const code = parseReturnCode(typed, lists)
  return code.ok ? digitsOf(code.value) : code.refusal
}

function wrong(typed: string): readonly number[] {
  const code = parseReturnCode(typed, lists)
  if (code.ok || code.refusal.kind !== 'code-wrong') throw new Error('a slip was not seen')
  return code.refusal.groups
}

describe('a new code', () => {
  it('[N1] is 27 digits whose remainder by 97 is 1', () => {
    assert(
      property(anyCode, (code) => {
        expect(digitsOf(code)).toMatch(/^\d{27}$/)
        expect(BigInt(digitsOf(code)) % 97n).toBe(1n)
      }),
    )
  })

  it('[N1] has every digit in every place about as often as any other', () => {
    const counts = Array.from({ length: 25 }, () => Array.from({ length: 10 }, () => 0))
    const drawn = 4_000
    for (let i = 0; i < drawn; i++) {
      const digits = digitsOf(newReturnCode(platformRandom))
      for (const [place, row] of counts.entries())
        row[Number(digits[place])] = (row[Number(digits[place])] ?? 0) + 1
    }
    // 400 of each are due; seven standard deviations away is chance once in a hundred thousand million draws.
    for (const row of counts) for (const count of row) expect(Math.abs(count - drawn / 10)).toBeLessThan(133)
  })

  it('[N8] does not print itself', () => {
    const code = newReturnCode(platformRandom)
    expect(`${String(code)} ${JSON.stringify({ code })}`).not.toMatch(/\d/)
  })
})

describe('somebody types a code again', () => {
  it('[N4] as digits in any grouping', () => {
    assert(
      property(
        anyCode,
        array(constantFrom('', ' ', '-', '.', '\n', ' · ', '\u00a0', '\u200b', ', ')),
        (code, gaps) => {
          const typed = Array.from(
            digitsOf(code),
            (digit, i) => digit + (gaps[i % (gaps.length || 1)] ?? ''),
          ).join('')
          expect(read(typed)).toBe(digitsOf(code))
        },
      ),
    )
    const code = newReturnCode(seededRandom(1))
    expect(read(shownDigits(code))).toBe(digitsOf(code))
  })

  it('[N4] in the digits of any script', () => {
    const code = newReturnCode(seededRandom(2))
    for (const zero of ['٠', '۰', '߀', '०', '০', '๐', '０', '𝟎', '𝟘', '𝟢', '𝟬', '𝟶', '᠐', '𞥐']) {
      const inScript = Array.from(digitsOf(code), (digit) =>
        String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)),
      ).join('')
      expect(read(inScript), zero).toBe(digitsOf(code))
    }
  })

  it('[N4] as words of any language, in any case, without accents, one by one on lines', () => {
    assert(
      property(anyCode, constantFrom(...lists), (code, list) => {
        const words = codeWords(code, list)
        expect(read(words.join(' '))).toBe(digitsOf(code))
        expect(read(words.join('\n').toUpperCase())).toBe(digitsOf(code))
        expect(read(words.map(foldWord).join(', '))).toBe(digitsOf(code))
        expect(read(words.map((word) => word.normalize('NFD')).join('-'))).toBe(digitsOf(code))
        expect(read(words.map((word) => word.replaceAll('е', 'ё')).join(' '))).toBe(digitsOf(code))
      }),
    )
  })

  it('[N4] as the beginnings of words, from four letters on', () => {
    assert(
      property(anyCode, constantFrom(...lists), integer({ min: 4, max: 7 }), (code, list, letters) => {
        const typed = codeWords(code, list).map((word) => foldWord(word).slice(0, letters))
        expect(read(typed.join(' '))).toBe(digitsOf(code))
      }),
    )
  })

  it('[N4] half in words and half in digits', () => {
    assert(
      property(anyCode, constantFrom(...lists), (code, list) => {
        const words = codeWords(code, list)
        const typed = codeDigits(code).map((group, i) => (i % 2 === 0 ? group : (words[i] ?? '')))
        expect(read(typed.join(' '))).toBe(digitsOf(code))
      }),
    )
  })

  it('[N7] and is told how many groups are there when some are missing', () => {
    const code = newReturnCode(seededRandom(3))
    for (let groups = 1; groups < 9; groups++) {
      const refusal = { kind: 'code-short', groups }
      expect(read(codeDigits(code).slice(0, groups).join(' '))).toEqual(refusal)
      expect(read(codeWords(code, russian).slice(0, groups).join(' '))).toEqual(refusal)
    }
    expect(read(`${shownDigits(code)} 1`)).toEqual({ kind: 'code-long' })
    expect(read(`${codeWords(code, english).join(' ')} bread`)).toEqual({ kind: 'code-long' })
    expect(read(`${codeWords(code, english).join(' ')} nosuchword`)).toEqual({ kind: 'code-long' })
  })

  it('[N7] and the phone does not stand still over a whole message that was pasted there', () => {
    expect(read('someword '.repeat(100_000))).toEqual({ kind: 'code-long' })
    expect(read('1 '.repeat(100_000))).toEqual({ kind: 'code-long' })
    expect(read('a'.repeat(500_000))).toEqual({ kind: 'code-unknown-word', group: 1 })
  })

  it('[N7] and is told so when nothing was typed', () => {
    for (const typed of ['', '   ', '\n', '·', '—', '\u{1f600}', '\u202e'])
      expect(read(typed)).toEqual({ kind: 'code-empty' })
  })

  it('[N7] and is asked whether the like word was meant', () => {
    expect(read('bread rivver')).toEqual({ kind: 'code-unknown-word', group: 2, like: 'river' })
    expect(read('bread window kichen')).toEqual({ kind: 'code-unknown-word', group: 3, like: 'kitchen' })
    expect(read('хлеб гурша')).toEqual({ kind: 'code-unknown-word', group: 2, like: 'груша' })
    expect(read('fromage citrn')).toEqual({ kind: 'code-unknown-word', group: 2, like: 'citron' })
    expect(read('bread qqqqqq')).toEqual({ kind: 'code-unknown-word', group: 2 })
  })

  it('[N7] and the word is sought first among those of the language of the others', () => {
    // "torche" lies near the French "torchon" and near words of other lists.
    expect(read('beurre fromage farine torchn')).toEqual({
      kind: 'code-unknown-word',
      group: 4,
      like: 'torchon',
    })
  })
})

describe('a slip', () => {
  it('[N5][N6] of one digit is refused, and its group is among those named', () => {
    assert(
      property(anyCode, nat(26), integer({ min: 1, max: 9 }), (code, at, more) => {
        const digits = digitsOf(code)
        const digit = String((Number(digits[at]) + more) % 10)
        expect(wrong(digits.slice(0, at) + digit + digits.slice(at + 1))).toContain(Math.floor(at / 3) + 1)
      }),
      { numRuns: 500 },
    )
  })

  it('[N5][N6] of two neighbours is refused, and their groups are among those named', () => {
    assert(
      property(anyCode, nat(25), (code, at) => {
        const digits = digitsOf(code)
        if (digits[at] === digits[at + 1]) return
        const swapped = digits.slice(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.slice(at + 2)
        const groups = wrong(swapped)
        expect(groups).toContain(Math.floor(at / 3) + 1)
        expect(groups).toContain(Math.floor((at + 1) / 3) + 1)
      }),
      { numRuns: 500 },
    )
  })

  it('[N6] of a word for a like one names its group', () => {
    let seen = 0
    assert(
      property(anyCode, constantFrom(...lists), nat(8), (code, list, group) => {
        const words = [...codeWords(code, list)]
        const [like] = alikeIn(foldWord(words[group] ?? ''), list.words, 2)
        if (like === undefined) return
        words[group] = like
        const typed = parseReturnCode(words.join(' '), lists)
        // One like word in 97 makes another code that is right: a check of two digits cannot see it.
        if (typed.ok) return
        seen++
        expect(typed.refusal.kind === 'code-wrong' ? typed.refusal.groups : []).toContain(group + 1)
      }),
      { numRuns: 150 },
    )
    expect(seen).toBeGreaterThan(50)
  })

  it('[N6] of two neighbouring words names them', () => {
    const code = newReturnCode(seededRandom(4))
    const words = [...codeWords(code, french)]
    const [third = '', fourth = ''] = words.slice(2)
    words.splice(2, 2, fourth, third)
    expect(wrong(words.join(' '))).toEqual(expect.arrayContaining([3, 4]))
  })

  it('[N6] is named in few groups: whoever is told nine of nine is told nothing', () => {
    const random = seededRandom(5)
    let named = 0
    for (let i = 0; i < 500; i++) {
      const digits = digitsOf(newReturnCode(random))
      const [at = 0, more = 0] = random.bytes(2)
      const place = at % 27
      const digit = String((Number(digits[place]) + (more % 9) + 1) % 10)
      named += wrong(digits.slice(0, place) + digit + digits.slice(place + 1)).length
    }
    expect(named / 500).toBeLessThan(4)
  })
})

describe('a message that holds its own code', () => {
  const code = newReturnCode(seededRandom(6))
  const given = (text: string): boolean => textHoldsCode(text, code, lists)

  it('[N9] is told apart by digits, however they are written', () => {
    expect(given(`hello, my code is ${shownDigits(code)}, thank you`)).toBe(true)
    expect(given(`код${digitsOf(code)}`)).toBe(true)
    expect(given(Array.from(digitsOf(code)).join(' '))).toBe(true)
    expect(given(codeDigits(code).slice(2, 8).join('\n'))).toBe(true)
    expect(
      given(Array.from(digitsOf(code), (digit) => String.fromCodePoint(0x660 + Number(digit))).join('')),
    ).toBe(true)
  })

  it('[N9] is told apart by six of its words in their order, also with others between them', () => {
    for (const list of lists) {
      const words = codeWords(code, list)
      expect(given(words.join(' '))).toBe(true)
      expect(given(words.slice(3).join(' and then ').toUpperCase())).toBe(true)
      expect(given(words.filter((_, i) => i % 3 !== 0).join(' '))).toBe(true)
      expect(given(words.slice(0, 5).join(' '))).toBe(false)
      expect(given(words.toReversed().join(' '))).toBe(false)
    }
  })

  it('[N9] and no other: ordinary words, numbers and another code pass', () => {
    expect(
      given('We live near the river, by the kitchen window there is bread, call 112 or 8 800 555 35 35.'),
    ).toBe(false)
    expect(given(shownDigits(newReturnCode(seededRandom(7))))).toBe(false)
    expect(given(codeDigits(code).slice(0, 5).join(' '))).toBe(false)
    expect(given('')).toBe(false)
  })

  it('[N9] is found in a long message at once', () => {
    const long = `${'слово за слово '.repeat(15_000)}${codeWords(code, russian).join(' ')}`
    expect(given(long)).toBe(true)
  })
})
