/**
 * Rows: what a page sets side by side in one line, as its text keeps it: wide gaps, strokes, arrows.
 */
import { folded, isOpening } from './furniture.ts'
import { labels } from './furniture-words.ts'
import { countWords, type Line } from './lines.ts'
import { answers } from './site-phrases.ts'

/** The pieces of a row, or none where the line is no row. */
function cellsOf(line: Line): readonly string[] {
  const text = line.text.slice(0, 400)
  if (line.words < 2 || line.words > 40 || /[\r\n]/u.test(text)) return []
  for (const [gap, least] of gaps) {
    const cells = text.split(gap).map((cell) => cell.trim())
    if (cells.length >= least && cells.every(isCell)) return cells
  }
  return []
}

const gaps: readonly (readonly [RegExp, number])[] = [
  [/ {2,}|\t+|\u2003+/u, 2],
  [/\s[|·•]\s/u, 3],
  [/\s[›»>→]\s|\s\/\s/u, 2],
]

/** A word or a few, no sentence. */
function isCell(cell: string): boolean {
  return (
    cell !== '' &&
    countWords(cell) <= 5 &&
    !/[.!?…:;,]$|["“”«»„]/u.test(cell) &&
    /^[\p{Lu}\p{N}#(+]/u.test(cell)
  )
}

/** A row above the headline or below the article: its shape is enough, where letters are most of it. */
export function isRow(line: Line): boolean {
  const cells = cellsOf(line)
  return cells.length > 0 && cells.filter((cell) => /\p{L}{2}/u.test(cell)).length * 2 >= cells.length
}

/** A row that has a button in it: anywhere. */
export function isRowOfButtons(line: Line): boolean {
  return cellsOf(line).some((cell) => {
    const text = folded(cell, 60)
    const bare = text.replaceAll(/[\s\p{P}]*\d+[\p{P}]*/gu, '')
    return labels.has(bare) || answers.has(bare) || isOpening(text)
  })
}
