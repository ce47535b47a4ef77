import { describe, expect, it } from 'vitest'
import { piecesOf } from './marked-text.tsx'

const marked = (text: string): readonly string[] =>
  piecesOf(text)
    .filter((piece) => piece.marked)
    .map(({ shown }) => shown)

describe('what a stranger wrote', () => {
  it('stays as it is where it is plain: lines, other alphabets, signs put together', () => {
    for (const text of [
      'Друга забрали.\nОн знает, где я живу.',
      'أحتاج مساعدة',
      'नमस्ते',
      '👩‍👩‍👧',
      'IT-отдел',
      '',
    ]) {
      expect(marked(text), text).toEqual([])
      expect(
        piecesOf(text)
          .map(({ shown }) => shown)
          .join(''),
      ).toBe(text)
    }
  })

  it('shows each sign that turns or hides what stands beside it', () => {
    expect(marked('photo\u202egpj.exe')).toEqual(['U+202E'])
    expect(marked('a\u200bb\u0000c\u2066d')).toEqual(['U+200B', 'U+0000', 'U+2066'])
    expect(marked('\u{e0041}')).toEqual(['U+E0041'])
  })

  it('marks a word of two alphabets, which pretends to be another', () => {
    // The first letter is Cyrillic.
    expect(marked('write to \u0430dmin now')).toEqual(['\u0430dmin'])
  })

  it('is never anything but text', () => {
    expect(piecesOf('<img src=x onerror=alert(1)>')).toEqual([
      { shown: '<img src=x onerror=alert(1)>', marked: false },
    ])
  })

  it('survives half of a sign', () => {
    expect(piecesOf('\ud800')).toEqual([{ shown: '\ufffd', marked: false }])
  })
})
