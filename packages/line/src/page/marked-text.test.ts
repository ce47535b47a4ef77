import { describe, expect, it } from 'vitest'
import { sharedHas, sharedText } from '../../../../test/shared.ts'
import { segmentsOf } from './marked-text.ts'

const shown = (text: string): string =>
  segmentsOf(text)
    .map((one) =>
      one.kind === 'hidden' ? `[${one.code}]` : one.kind === 'mixed' ? `<${one.text}>` : one.text,
    )
    .join('')

describe('text from elsewhere', () => {
  it('is shown as it is when nothing hides in it, in any script', () => {
    for (const text of [
      '',
      'Wait until nine.\n\tThen call.',
      'Ждите до девяти.',
      'À bientôt, cœur',
      'مرحبا',
      '你好',
      'a‌b🙂‍↔️',
    ])
      expect(segmentsOf(text)).toEqual(text === '' ? [] : [{ kind: 'plain', text }])
  })

  it('has what turns or hides marked by its number', () => {
    expect(shown('go to \u202egniltseM')).toBe('go to [U+202E]gniltseM')
    expect(shown('a\u200bb\u2066c\u2069\ufeff')).toBe('a[U+200B]b[U+2066]c[U+2069][U+FEFF]')
    expect(shown('zero\u00adwidth\u{e0041}\u0000\u001b[31m')).toBe(
      'zero[U+00AD]width[U+E0041][U+0000][U+001B][31m',
    )
  })

  it('has words of two alphabets marked, and two words of one each not', () => {
    expect(shown('раypal.com and Раул')).toBe('<раypal>.com and Раул')
    expect(shown('Москва Moscow')).toBe('Москва Moscow')
    expect(shown('Ѕafe hοuse')).toBe('<Ѕafe> <hοuse>')
  })

  it('loses nothing: what is marked and what is not are the text again', async ({ skip }) => {
    if (!(await sharedHas('vectors/strings/blns.json'))) skip('the strings of others are absent')
    const strings = JSON.parse(await sharedText('vectors/strings/blns.json')) as readonly string[]
    expect(strings.length).toBeGreaterThan(300)
    for (const text of strings) {
      const again = segmentsOf(text).map((one) =>
        one.kind === 'hidden' ? String.fromCodePoint(Number.parseInt(one.code.slice(2), 16)) : one.text,
      )
      expect(again.join('')).toBe(text)
    }
  })
})
