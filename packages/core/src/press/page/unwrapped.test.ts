import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

const report = [
  'Four people heard in Ostmouth',
  'The harbour court of Ostmouth opened its doors on Monday and heard four people of the quarter until noon, among them Salome Reith.',
  '“We came because nobody had answered us in all that time, and we will come again,” said Salome Reith, who lives beside the harbour. “We want to know where our brothers are.”',
  'The clerk of the court, Tomas Vinner, answered that the files were “not in the building”, and that a judge had “asked for them twice since spring”.',
  '«Никто нам не отвечал всё это время, — сказала Айла Виннер, которая живёт у гавани. — Мы придём снова, сколько бы нас ни гнали».',
]

function wrapped(text: string, width: number, end: string): string {
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines.join(end)
}

function spoken(text: string): readonly (readonly [string, string | null])[] {
  const { quotes } = readReport(text)
  for (const { start, end, text: words } of quotes) expect(text.slice(start, end)).toBe(words)
  return quotes.map((quote) => [quote.text.replaceAll(/\s+/gu, ' '), quote.speaker])
}

describe('mail and wire copy', () => {
  const plain = spoken(report.join('\n\n'))

  it.each([60, 66, 72, 76, 80])(
    '[P16] says the same as the page it was wrapped from, at %i signs',
    (width) => {
      for (const end of ['\n', '\r\n'])
        expect(spoken(report.map((line) => wrapped(line, width, end)).join(end + end))).toEqual(plain)
      expect(plain.map(([, speaker]) => speaker)).toContain('Salome Reith')
      expect(plain.length).toBeGreaterThanOrEqual(5)
    },
  )
})
