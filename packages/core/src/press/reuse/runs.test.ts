import { describe, expect, it } from 'vitest'
import { GrowingComparison, readReports } from '../reading.ts'

const passage = 'they put wires on my ears and turned a handle'

function runs(...texts: readonly string[]): readonly (readonly [number, number, string])[] {
  return readReports(texts).runs.map((run) => [run.docs[0], run.docs[1], run.text])
}

describe('shared runs', () => {
  it('[P50] eight words are a run and seven are not', () => {
    expect(
      runs('One two three four five six seven eight.', 'Zero one two three four five six seven eight nine.'),
    ).toEqual([[0, 1, 'One two three four five six seven eight']])
    expect(runs('One two three four five six seven.', 'One two three four five six seven ten.')).toEqual([])
  })

  it('[P50] case, punctuation and the style of marks do not hide a copy', () => {
    expect(
      runs(`“Then ${passage},” he said.`, `THEN THEY PUT WIRES — on my ears, and turned a "handle"!`),
    ).toEqual([[0, 1, `Then ${passage}`]])
    expect(
      runs(
        'They’ve seen what a well-known man wrote down',
        "They've seen what a well known man WROTE down there",
      ),
    ).toEqual([])
  })

  it('[P50] a hyphen that may not break, and a place where a word may, do not hide a copy', () => {
    const plain = 'the eleven-day search for his sister-in-law ended in a cellar'
    const set = 'the eleven\u2011day search for his sister\u2010in\u2011law ended in a cel\u00ADlar'
    expect(runs(`Then ${plain}.`, `Here ${set}.`)).toEqual([[0, 1, plain]])
  })

  it('[P50] a run is as long as it can be made', () => {
    const [run] = readReports([
      `Before it ${passage} and then it was over.`,
      `After it ${passage} and then it was quiet.`,
    ]).runs
    expect(run?.words).toBe(15)
    expect(run?.text).toBe(`it ${passage} and then it was`)
  })

  it('[P50] page furniture is no copy', () => {
    const menu = 'Sign up for our newsletter and read more of what our reporters find every day'
    expect(
      runs(
        `${menu}\n\nThe road was closed for the whole of that week.`,
        `${menu}\n\nNobody came to the house after the first of May.`,
      ),
    ).toEqual([])
  })

  it('[P51] runs stand by report and then by place, each pair once', () => {
    const found = runs(`A ${passage}.`, `B ${passage}.`, `C ${passage}.`).map(([a, b]) => [a, b])
    expect(found).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ])
  })

  it('[P52] offsets in both reports hold the same words', () => {
    const texts = [`Before: ${passage}, he said.`, `\ufeffAnd ${passage.toUpperCase()} twice.`]
    for (const run of readReports(texts).runs) {
      const [first, second] = run.at.map((span, i) => texts[run.docs[i] ?? 0]?.slice(span.start, span.end))
      expect(first).toBe(run.text)
      expect(second?.toLowerCase()).toBe(first?.toLowerCase())
    }
  })

  it('[P53] a run ends where only one of the two ends a paragraph', () => {
    expect(
      runs(
        `Then ${passage} the end came\n\nThe man left the town.`,
        `Then ${passage} the end came the man left the town.`,
      ),
    ).toEqual([[0, 1, `Then ${passage} the end came`]])
  })

  it('[P54] two identical reports share one run, and one that repeats itself is not its own copy', () => {
    const text = `Then ${passage}, and then ${passage}.`
    expect(runs(text)).toEqual([])
    expect(runs(text, text)).toEqual([[0, 1, text.slice(0, -1)]])
  })

  it('[P55] reports compared one after another share what they share all together', () => {
    const texts = [0, 1, 2, 3, 4].map(
      (at) =>
        `Report ${at} of the harbour.\n\nHe wrote that ${passage} and the room ${at % 2} went dark for good.\n`,
    )
    const { docs, runs: together } = readReports(texts)
    const growing = new GrowingComparison()
    const one = texts.flatMap((text, at) => {
      const doc = docs[at]
      return doc === undefined ? [] : growing.add(text, doc)
    })
    const shown = (all: typeof together): readonly string[] =>
      all.map(({ docs: pair, text }) => `${pair.join(' ')} ${text}`).sort()
    expect(together.length).toBe(10)
    expect(shown(one)).toEqual(shown(together))
  })

  it('[P56] a notice that hundreds of reports carry costs its length, not its square', () => {
    const texts = Array.from({ length: 300 }, (_, at) => `Report ${at}: ${passage} and nobody came.`)
    const { runs: found } = readReports(texts)
    expect(found.filter(({ docs }) => docs[1] === 299)).toHaveLength(64)
    expect(found.length).toBeLessThan(300 * 64)
  })
})
