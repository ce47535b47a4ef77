import { describe, expect, it } from 'vitest'
import type { ReadingView } from '../../calls/reading.ts'
import { blocksOf } from './pieces.ts'

const other = { id: 'b', title: 'Another report', start: 40, end: 70 }
const text = 'Menu\nShare\nThe harbour office said: “Nobody was held in 12 cells.” It rained.\n\nThe end.'
const view: ReadingView = {
  id: 'a',
  title: 'Harbour',
  outlet: 'Post',
  text,
  head: { bylines: [], sources: [] },
  boilerplate: [
    [0, 4],
    [5, 10],
  ],
  quotes: [{ start: 37, end: 65, speaker: 'the harbour office', isChosen: false }],
  numbers: [{ start: 56, end: 58, min: 12, max: 12 }],
  runs: [{ start: 44, end: 58, other }],
}

/** Everything the page shows of the paragraphs, put together again. */
function shown(blocks: ReturnType<typeof blocksOf>): string {
  return blocks
    .flatMap((block) =>
      block.kind === 'furniture'
        ? block.lines
        : [block.stretches.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('')],
    )
    .join('\n')
}

describe('a report on the page', () => {
  const blocks = blocksOf(view)

  it('loses no word and repeats none, however its marks overlap', () => {
    expect(shown(blocks)).toBe(text.replace('\n\n', '\n'))
  })

  it('has its furniture folded together, and the rest as paragraphs', () => {
    expect(blocks.map(({ kind }) => kind)).toEqual(['furniture', 'paragraph', 'paragraph'])
  })

  it('names the speaker in the margin of the paragraph where the quotation begins', () => {
    const margins = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.quotes] : []))
    expect(margins.map((quotes) => quotes.map(({ speaker }) => speaker))).toEqual([
      ['the harbour office'],
      [],
    ])
  })

  it('ties exactly the shared words to the other report', () => {
    const stretches = blocks.flatMap((block) => (block.kind === 'paragraph' ? block.stretches : []))
    const shared = stretches.filter(({ runs }) => runs.length > 0)
    expect(shared.map(({ start, end }) => text.slice(start, end))).toEqual([text.slice(44, 58)])
    expect(shared[0]?.runs[0]?.other).toEqual(other)
  })

  it('marks a number also where it stands in a quotation and a shared run', () => {
    const pieces = blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.stretches.flatMap((stretch) => stretch.pieces) : [],
    )
    const numbers = pieces.filter(({ number }) => number !== undefined)
    expect(numbers).toMatchObject([{ text: '12', quote: true, number: { min: 12, max: 12 } }])
  })
})
